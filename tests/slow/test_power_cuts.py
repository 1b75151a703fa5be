"""The power goes at any moment: what was acknowledged is there, nothing half passes for whole.

``python -m pytest -m slow tests/slow/test_power_cuts.py -n0`` plays a day under strace, then builds what a disk may
hold after a cut at some hundred of its calls, several for each, and opens every one.
"""

from __future__ import annotations

import hashlib
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from tests.slow.acting import MUTANTS, whole_day
from tests.slow.children import Mark
from tests.slow.disk import Disk, PowerCut, write_image
from tests.slow.looking import faults
from tests.slow.stages import lay_out, memory
from tests.slow.tracing import Call, mark_in, traced

__all__ = ["memory"]
EVERY = 20
"""Of the writes, which are many and alike, every so many-th is cut at; of the flushes and names each."""


def ways(random: Random) -> list[PowerCut]:
    """How much may be left of what was not flushed."""
    return [
        PowerCut(0.0),
        PowerCut(1.0),
        PowerCut(0.5, 512, random),
        PowerCut(0.9, 512, random, "any"),
        PowerCut(random.random(), 4096, random, "any"),
    ]


def cuts(calls: list[Call], folder: Path, disk: Disk) -> Iterator[list[Mark]]:
    """Follow the calls; stops where the power is to go, with what was said until then."""
    said = [Mark("begin", "day")]
    for number, call in enumerate(calls):
        if mark := mark_in(call, folder):
            said.append(mark)
        disk.follow(call)
        if number % EVERY == 0 or (call.name not in ("write", "pwrite64") and said[-1].name != "capture"):
            yield said


def cut_everywhere(calls: list[Call], folder: Path, disk: Disk) -> Iterator[tuple[int, list[str]]]:
    """For every image of every cut: the number of the cut, and what is wrong with it."""
    random, seen = Random(3), set[bytes]()
    for number, said in enumerate(cuts(calls, folder, disk), 1):
        for cut in ways(random):
            image = disk.after(cut)
            if (digest := digest_of(image, said)) in seen:
                continue
            seen.add(digest)
            place = write_image(image, folder / "image")
            yield number, faults(place, said)
            shutil.rmtree(place)


def digest_of(image: dict[Path, bytes | None], said: list[Mark]) -> bytes:
    """What an image and what has to be in it are known by."""
    whole = hashlib.sha256(repr((len(said), said[-1])).encode())
    for path, content in sorted(image.items()):
        whole.update(f"{path} {len(content or b'')}\n".encode() + (content or b""))
    return whole.digest()


def a_days_calls(folder: Path, broken: str = "") -> tuple[list[Call], Disk]:
    disk = Disk(lay_out(folder) / "disk")
    return traced(whole_day, folder, broken), disk


@pytest.mark.slow
def test_a_power_cut_loses_nothing_acknowledged(memory: Path) -> None:
    calls, disk = a_days_calls(memory)
    found: list[str] = []
    images = points = 0
    for points, wrong in cut_everywhere(calls, memory, disk):
        images += 1
        found += [f"cut {points}: {fault}" for fault in wrong]
    sys.stdout.write(f"{points} cuts, {images} different images\n")
    assert found == []
    assert points >= 200
    assert images >= 500


@pytest.mark.slow
@pytest.mark.parametrize("broken", MUTANTS)
def test_a_flush_left_out_is_noticed(broken: str, memory: Path) -> None:
    calls, disk = a_days_calls(memory, broken)
    assert any(wrong for _, wrong in cut_everywhere(calls, memory, disk))
