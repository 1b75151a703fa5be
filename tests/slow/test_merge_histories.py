"""Ten thousand random histories of a conference, other ones every time: in each of them everybody ends with the same.

``-rP`` shows how many were played. They run faster where TMPDIR lies in memory.
"""

from __future__ import annotations

import sys

import pytest
from hypothesis import given, settings

from tests.record.histories import Beginning, Day, days, morning
from tests.record.histories_checks import run

PARTS, EACH = 4, 2_500
"""In parts, so that several processors can share them."""


@pytest.fixture(scope="module")
def beginning(tmp_path_factory: pytest.TempPathFactory) -> Beginning:
    """What each laptop knows in the morning."""
    return morning(tmp_path_factory.mktemp("morning"))


@pytest.mark.slow
@pytest.mark.parametrize("part", range(PARTS))
def test_everybody_ends_with_the_same(part: int, beginning: Beginning) -> None:
    played: list[Day] = []

    @given(day=days)
    @settings(max_examples=EACH, deadline=None, database=None, derandomize=False, print_blob=True)
    def play(day: Day) -> None:
        run(day, beginning)
        played.append(day)

    play()
    sys.stdout.write(f"part {part}: {len(played)} histories, {sum(len(day.steps) for day in played)} steps\n")
    assert len(played) >= EACH
