"""Random histories of a conference converge: a hundred of them here, other ones every time; many in ``tests/slow``."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from tests.record.histories import Beginning, Day, days, morning
from tests.record.histories_checks import run


@pytest.fixture(scope="module")
def beginning(tmp_path_factory: pytest.TempPathFactory) -> Beginning:
    """What each laptop knows in the morning."""
    return morning(tmp_path_factory.mktemp("morning"))


@given(day=days)
@settings(max_examples=100, derandomize=False, print_blob=True)
def test_everybody_ends_with_the_same(beginning: Beginning, day: Day) -> None:
    run(day, beginning)
