"""Files on their way are recognised by what synchronising programs call them, whole ones are not."""

from __future__ import annotations

import os
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from facilitator.exchange.half_there import SETTLED, half_named, is_elsewhere, is_half_named, is_settling
from tests.exchange.half_names import NAME, ON_THEIR_WAY, WHOLE


@pytest.mark.parametrize("name", ON_THEIR_WAY)
def test_names_of_files_on_their_way(name: str) -> None:
    assert is_half_named(name)


@pytest.mark.parametrize("name", [*WHOLE, f"._{NAME}", "notes.part", "~lock", f"{NAME}.pdf"])
def test_other_names(name: str) -> None:
    assert not is_half_named(name)


def test_they_are_found_in_folders_below(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    for name in (*ON_THEIR_WAY, *WHOLE):
        (tmp_path / "deep" / name).write_bytes(b"")
    (tmp_path / f"{NAME}.part").mkdir()
    assert [path.name for path in half_named(tmp_path)] == sorted(ON_THEIR_WAY)


@pytest.mark.parametrize(
    ("attributes", "flags", "elsewhere"),
    [
        (0, 0, False),
        (0x20, 0, False),
        (0x00400020, 0, True),
        (0x1000, 0, True),
        (0x40000, 0, True),
        (0, 0x40000000, True),
    ],
)
def test_files_that_lie_elsewhere(attributes: int, flags: int, elsewhere: bool) -> None:
    found = cast(os.stat_result, SimpleNamespace(st_file_attributes=attributes, st_flags=flags))
    assert is_elsewhere(found) is elsewhere
    assert not is_elsewhere(os.stat_result([0] * 10))


@pytest.mark.parametrize(
    ("size", "age", "settling"),
    [(0, 10 * SETTLED, True), (9, 0, True), (9, SETTLED - 1, True), (9, SETTLED, False), (9, -9, False)],
)
def test_files_that_were_changed_just_now(tmp_path: Path, size: int, age: int, settling: bool) -> None:
    path, now = tmp_path / NAME, 1_765_105_200_000
    path.write_bytes(bytes(size))
    os.utime(path, ns=((now - age) * 1_000_000, (now - age) * 1_000_000))
    assert is_settling(path.stat(), now) is settling
    assert not is_settling(tmp_path.stat(), now)
