"""A flush that fails may lose what it should have flushed, and the next one says nothing of it.

That is how Linux does it: pages that could not be written count as clean afterwards. A program may go on all the same
if nothing that it acknowledges rests on bytes whose flush has failed, unless they were written anew and flushed.

``python -m pytest -m slow tests/slow/test_lost_flushes.py -n0`` lets every flush of a command fail, one after the
other; what it should have flushed is then lost, or by half, and the power goes after each acknowledgement that follows.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from itertools import count
from pathlib import Path
from random import Random

import pytest

from facilitator.conference import intents
from facilitator.conference.errors import Refusal
from tests.slow.acting import Script, Stage
from tests.slow.children import Mark, marks_of, said
from tests.slow.disk import Disk, PowerCut, write_image
from tests.slow.looking import faults
from tests.slow.refusing import COMMANDS, arrange, at_first
from tests.slow.stages import memory, seated
from tests.slow.test_disk_full import is_sentence, prepared
from tests.slow.tracing import LOST, Call, mark_in, traced

__all__ = ["memory", "prepared", "seated"]


def losses() -> list[PowerCut]:
    """How much of what a flush should have brought to the disk is there although it failed."""
    return [PowerCut(0.0), PowerCut(0.5, 512, Random(5), "any"), PowerCut(0.5, 4096, Random(6))]


def failing(script: Script, command: str, before: Path, place: Path) -> Iterator[tuple[str, list[Call], Path]]:
    """Run a script once for each of its flushes, and let that one fail: which it is, the calls, where it was run."""
    for call in ("fsync", "fdatasync"):
        for number in count(1):
            folder = Path(shutil.copytree(before, place / f"{call}-{number}"))
            arrange(command, folder)
            calls = traced(script, folder, "", "-e", f"inject={call}:error=EIO:when={number}")
            if not any(call.name == LOST for call in calls):
                break
            yield f"{command}, {call} {number}", calls, folder
            shutil.rmtree(folder)


def wrong(calls: list[Call], before: Path, folder: Path) -> Iterator[str]:
    """What is not as promised where the power goes after a mark that follows the failed flush."""
    for lost in losses():
        disk, failed, marks = Disk(folder / "disk", before / "disk"), False, marks_of(before)
        for call in calls:
            failed = failed or call.name == LOST
            disk.follow(call, lost)
            if mark := mark_in(call, folder):
                marks.append(mark)
                if failed:
                    yield from looked(disk, marks, folder / "image")


def looked(disk: Disk, marks: list[Mark], place: Path) -> Iterator[str]:
    """What is wrong with the disk now, were the power to go."""
    for cut in (PowerCut(0.0), PowerCut(1.0)):
        yield from faults(write_image(disk.after(cut), place), marks)
        shutil.rmtree(place)


@pytest.mark.slow
@pytest.mark.parametrize("command", [name for name in COMMANDS if name != "capture_by_hand"])
def test_nothing_acknowledged_rests_on_a_flush_that_failed(command: str, prepared: Path, memory: Path) -> None:
    before = Path(shutil.copytree(prepared, memory / "before"))
    arrange(command, before)
    found: list[str] = []
    flushes = refusals = 0
    for what, calls, folder in failing(partial(at_first, command), command, before, memory):
        flushes += 1
        refused = [mark.promise["sentence"] for mark in said(folder, "refused")]
        refusals += len(refused)
        found += [f"{what}: {sentence}" for sentence in refused if not is_sentence(sentence)]
        found += [f"{what}: {fault}" for fault in wrong(calls, before, folder)]
    sys.stdout.write(f"{command}: {flushes} flushes that failed, {refusals} refusals told\n")
    assert found == []
    assert flushes > 2


def hasty(stage: Stage) -> None:
    """A program that must be found out: it acknowledges cards that could not be saved."""
    with suppress(Refusal), stage.open() as record:
        service = stage.seated(record)
        for _ in range(3):
            ident = next(stage.ids)
            with stage.step("capture", ideas=[ident]), suppress(Refusal):
                service.do(intents.CaptureIdea(ident, "W1R1", "question", "Zu früh"))


def deaf(stage: Stage) -> None:
    """Another: it does not listen when a package's flush fails."""
    flush = os.fsync

    def passing_over(handle: int) -> None:
        with suppress(OSError):
            flush(handle)

    os.fsync = passing_over  # type: ignore[assignment]  # takes a number only, which is what it is given here
    at_first("export", stage)


@pytest.mark.slow
@pytest.mark.parametrize("script", [hasty, deaf])
def test_who_passes_over_a_failed_flush_is_noticed(script: Script, prepared: Path, memory: Path) -> None:
    before = Path(shutil.copytree(prepared, memory / "before"))
    assert any([*wrong(calls, before, folder)] for _, calls, folder in failing(script, "", before, memory))
