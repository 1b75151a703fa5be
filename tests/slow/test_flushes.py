"""Between a command's beginning and its acknowledgement lies a flush of the right file, seen from the system's side.

``python -m pytest -m slow tests/slow/test_flushes.py -n0``
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.slow.acting import RECORD, Script, closing, exporting, merging, redacting, some_cards
from tests.slow.stages import Lay, lay, seated
from tests.slow.tracing import Call, mark_in, traced

__all__ = ["lay", "seated"]
WRITES, FLUSHES = {"write", "pwrite64", "ftruncate"}, {"fsync", "fdatasync"}


def commands(calls: Sequence[Call], folder: Path) -> list[tuple[str, list[Call]]]:
    """The commands that were acknowledged, each with what it asked for before that."""
    found: list[tuple[str, list[Call]]] = []
    since: list[Call] = []
    for call in calls:
        mark = mark_in(call, folder)
        if mark is None:
            since.append(call)
            continue
        if mark.word == "done":
            found.append((mark.name, since))
        since = []
    return found


def unflushed(asked: Sequence[Call], disk: Path) -> set[str]:
    """Files that a command wrote to, and folders in which it gave names, without a flush of them at the end."""
    waiting: set[Path] = set()
    for call in asked:
        if call.name in WRITES:
            waiting.add(call.path)
        elif call.name in FLUSHES:
            waiting.discard(call.path)
        elif call.name in ("rename", "link"):
            assert call.other is not None
            waiting.add(call.other.parent)
            if call.path in waiting:  # it has to be whole before it is called so
                waiting.add(call.other)
        elif call.name == "unlink":
            waiting.discard(call.path)
        elif call.name == "mkdir":
            waiting.add(call.path.parent)
    return {path.relative_to(disk).as_posix() for path in waiting if path.is_relative_to(disk)} - {f"{RECORD}-shm"}


def faults(calls: Sequence[Call], folder: Path) -> list[str]:
    """What was acknowledged too early, by command."""
    disk = folder / "disk"
    return [f"{name}: {path}" for name, asked in commands(calls, folder) for path in sorted(unflushed(asked, disk))]


def flushed(asked: Sequence[Call], disk: Path) -> list[str]:
    return [call.path.relative_to(disk).as_posix() for call in asked if call.name in FLUSHES]


@pytest.mark.slow
def test_a_card_is_flushed_before_it_is_acknowledged(lay: Lay) -> None:
    folder = lay("cards")
    calls = traced(some_cards, folder)
    asked = [asked for name, asked in commands(calls, folder) if name == "capture"]
    assert len(asked) == 5
    assert all(any(call.name == "pwrite64" and call.path.name == "hall.sqlite-wal" for call in one) for one in asked)
    assert all(flushed(one, folder / "disk")[-1] == f"{RECORD}-wal" for one in asked)
    assert faults(calls, folder) == []


@pytest.mark.slow
def test_a_package_is_flushed_then_named_then_its_folder_is_flushed(lay: Lay) -> None:
    folder = lay("export")
    calls = traced(exporting, folder)
    acknowledged = commands(calls, folder)
    assert [name for name, _ in acknowledged] == ["first", "second", "plan"]
    for _, asked in acknowledged:
        (naming,) = (n for n, call in enumerate(asked) if call.name in ("rename", "link"))
        last_write = max(n for n, call in enumerate(asked) if call.name == "write" and call.path == asked[naming].path)
        assert asked[naming].path in [call.path for call in asked[last_write:naming] if call.name == "fsync"]
        assert "stick" in flushed(asked[naming:], folder / "disk")
    assert faults(calls, folder) == []


@pytest.mark.slow
@pytest.mark.parametrize("script", [merging, closing, redacting])
def test_nothing_is_acknowledged_before_all_of_it_is_flushed(script: Script, lay: Lay) -> None:
    folder = lay("all")
    calls = traced(script, folder)
    assert [flushed(asked, folder / "disk") for _, asked in commands(calls, folder)].count([]) == 0
    assert faults(calls, folder) == []


@pytest.mark.slow
@pytest.mark.parametrize(
    ("broken", "script", "told"),
    [
        ("record never flushed", some_cards, "capture: records/hall.sqlite-wal"),
        ("record flushed at checkpoints only", some_cards, "capture: records/hall.sqlite-wal"),
        ("record never flushed", merging, "merge: records/hall.sqlite-wal"),
        ("package not flushed", exporting, "first: stick/results.facilitator"),
        ("folder not flushed", exporting, "first: stick"),
        ("folder not flushed", closing, "close: records"),
        ("record never flushed", redacting, "redact: records/hall.sqlite"),
    ],
)
def test_a_flush_left_out_is_noticed(broken: str, script: Script, told: str, lay: Lay) -> None:
    folder = lay("broken")
    assert told in faults(traced(script, folder, broken), folder)
