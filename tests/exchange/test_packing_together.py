"""Two programs that write packages of the same name at the same moment: each package is whole, and none is lost."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from facilitator.exchange.package import read_package
from facilitator.exchange.packing import write_package
from facilitator.files import NameTaken, take_name
from tests.exchange import forging
from tests.exchange.forging import KEY


def write(path: Path, cards: int, meanwhile: Iterable[None] = ()) -> None:
    """A package that only takes a free name; ``meanwhile`` goes on while its lines are written."""
    found, other = forging.events(cards), iter(meanwhile)

    def lines() -> Iterator[str]:
        for event in found:
            next(other, None)
            yield event.line

    write_package(path, forging.manifest_of(found, cards), lines(), [], KEY, take_name)


def another(path: Path) -> Iterator[None]:
    """Another program's whole writing of a package with five cards."""
    write(path, 5)
    yield


def no_second_names(_: Path, __: Path) -> None:
    raise PermissionError(errno.EPERM, "Operation not permitted")


@pytest.fixture(params=["a disk", "a stick with FAT"])
def folder(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder on a file system that knows second names, and on one that does not."""
    if request.param != "a disk":
        monkeypatch.setattr(os, "link", no_second_names)
    return tmp_path


def cards_in(path: Path) -> int:
    return sum(event.kind == "IdeaCaptured" for event in read_package(path).events())


def test_a_free_name_is_taken_and_nothing_is_left_beside(folder: Path) -> None:
    write(folder / "a.facilitator", 3)
    assert cards_in(folder / "a.facilitator") == 3
    assert [path.name for path in folder.iterdir()] == ["a.facilitator"]


def test_who_is_second_replaces_nothing(folder: Path) -> None:
    path = folder / "a.facilitator"
    with pytest.raises(NameTaken):
        write(path, 3, another(path))
    assert cards_in(path) == 5
    assert [path.name for path in folder.iterdir()] == ["a.facilitator"]


def test_who_may_replace_replaces_with_a_whole_package(tmp_path: Path) -> None:
    """Neither writes into the unfinished file of the other."""
    path, found = tmp_path / "a.facilitator", forging.events(3)
    meanwhile = another(path)

    def lines() -> Iterator[str]:
        for event in found:
            next(meanwhile, None)
            yield event.line

    write_package(path, forging.manifest_of(found, 3), lines(), [], KEY)
    assert cards_in(path) == 3
    assert [path.name for path in tmp_path.iterdir()] == ["a.facilitator"]
