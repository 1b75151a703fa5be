"""A stick that fails: some of the points that ``tests/slow/test_handover_faults.py`` plays all of, and broken writers.

What is checked after each is in ``tests/slow/stick_faults.py``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import pytest

from facilitator import files
from facilitator.exchange import packing
from facilitator.session import handing_over
from tests.slow.stages import memory
from tests.slow.stick import Fault
from tests.slow.stick_faults import Tried, bytes_of, errors_of, lies_of, prepared

__all__ = ["memory"]
Broken = Callable[[pytest.MonkeyPatch], None]


@pytest.fixture(params=["plain", "sealed"])
def tried(request: pytest.FixtureRequest, memory: Path) -> Iterator[Tried]:
    hall, tried = prepared(memory, sealed=request.param == "sealed")
    yield tried
    hall.close()


@pytest.fixture
def plain(memory: Path) -> Iterator[Tried]:
    hall, tried = prepared(memory)
    yield tried
    hall.close()


def play_some(tried: Tried, *, fat: object = True) -> None:
    """Some of each sort, until something is found."""
    for number in range(len(tried.calls) // 2 + 2):  # the first of the two packages, and what comes before
        tried.cut(Fault(number, "power"))
    errors, lies = list(errors_of(tried.calls)), list(lies_of(tried.calls))
    for fault in [*lies[::11], *errors[::3], *bytes_of(tried.calls, 401)]:
        if tried.wrong:
            return
        tried.play(fault, fat=fat)


def test_whatever_fails_nothing_half_looks_whole(tried: Tried) -> None:
    play_some(tried)
    assert tried.wrong == []
    assert sum(tried.played.values()) > 100


def test_on_a_disk_that_knows_second_names(plain: Tried) -> None:
    for fault in list(errors_of(plain.calls))[::3]:
        plain.play(fault, fat=False)
    assert plain.wrong == []


# Writers that leave something out: each must be found.


def without_flush(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (files, packing):
        monkeypatch.setattr(module, "flush_to_disk", lambda _: None)


def without_flush_of_the_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "flush_folder", lambda _: None)


def without_reading_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packing, "_read_back", lambda *_: None)


def named_first(monkeypatch: pytest.MonkeyPatch) -> None:
    @contextmanager
    def durable(path: Path, give: object = None, part: object = None) -> Iterator[IO[bytes]]:
        with path.open("xb") as file:
            yield file
            files.flush_to_disk(file)
        files.flush_folder(path.parent)

    monkeypatch.setattr(packing, "durable", durable)


def named_before_it_is_flushed(monkeypatch: pytest.MonkeyPatch) -> None:
    @contextmanager
    def durable(path: Path, give: Callable[[Path, Path], None], part: Path) -> Iterator[IO[bytes]]:
        with part.open("xb") as file:
            monkeypatch.setattr(packing, "flush_to_disk", lambda file: file.flush())
            yield file
            give(part, path)
            files.flush_folder(path.parent)
            files.flush_to_disk(file)

    monkeypatch.setattr(packing, "durable", durable)


def leftovers_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(handing_over, "clear_unfinished", lambda _: [])


def errors_not_told(monkeypatch: pytest.MonkeyPatch) -> None:
    really = packing.pack

    def pack(path: Path, *args: object, **more: object) -> packing.Packed:
        try:
            return really(path, *args, **more)  # type: ignore[arg-type]  # passed on as they came
        except OSError:
            return packing.Packed(args[0], "0" * 64, 0)  # type: ignore[arg-type]  # the manifest

    monkeypatch.setattr("facilitator.session.handing_out.pack", pack)


BROKEN: list[Broken] = [
    without_flush,
    without_flush_of_the_folder,
    without_reading_back,
    named_first,
    named_before_it_is_flushed,
    leftovers_forgotten,
    errors_not_told,
]


@pytest.mark.parametrize("broken", BROKEN, ids=lambda broken: broken.__name__)
def test_a_broken_writer_is_found(broken: Broken, plain: Tried, monkeypatch: pytest.MonkeyPatch) -> None:
    broken(monkeypatch)
    try:
        play_some(plain)
    except (OSError, AssertionError):
        return
    assert plain.wrong != []


def test_a_sealed_package_written_plain_is_found(memory: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("facilitator.session.handing_out.seal_for", lambda _: None)
    hall, tried = prepared(memory, sealed=True)
    for fault in list(errors_of(tried.calls))[::9]:
        tried.play(fault)
    hall.close()
    assert any("plain text" in wrong for wrong in tried.wrong)
