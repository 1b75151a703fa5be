"""The hall that the tests of this folder play in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import SteadyClock
from tests.session.hall import Hall, Laptop


@pytest.fixture
def hall(tmp_path: Path, clock: SteadyClock) -> Iterator[Hall]:
    hall = Hall(tmp_path, clock)
    yield hall
    hall.close()


@pytest.fixture
def laptop(hall: Hall) -> Laptop:
    return hall.laptop("one", "W1R1")
