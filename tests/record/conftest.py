"""Desks for the tests of the record, closed when the test ends."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.record.desks import Desk

Seat = Callable[..., Desk]


@pytest.fixture
def seat(tmp_path: Path) -> Iterator[Seat]:
    """``seat("one")``: a record of its own folder."""
    desks: list[Desk] = []

    def make(name: str, **more: object) -> Desk:
        folder = tmp_path / name
        folder.mkdir(exist_ok=True)
        desks.append(Desk(folder, name, **more))  # type: ignore[arg-type]  # passed on as it is
        return desks[-1]

    yield make
    for desk in desks:
        desk.close()


@pytest.fixture
def desk(seat: Seat) -> Desk:
    """A record with the plan in it."""
    return seat("one")
