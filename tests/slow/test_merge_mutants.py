"""Each mutant of merging is found by the random histories: so they look where it matters. ``-rP`` shows how soon."""

from __future__ import annotations

import sys

import pytest
from hypothesis import Phase, given, settings

from tests.record.histories import Beginning, Day, days, morning
from tests.record.histories_checks import run
from tests.record.mutants_rows import MUTANTS

MOST = 1_000
"""Histories after which a mutant has survived."""


@pytest.fixture(scope="module")
def beginning(tmp_path_factory: pytest.TempPathFactory) -> Beginning:
    """What each laptop knows in the morning, before anything is broken."""
    return morning(tmp_path_factory.mktemp("morning"))


@pytest.mark.slow
@pytest.mark.parametrize("name", MUTANTS)
def test_a_mutant_is_found(name: str, beginning: Beginning) -> None:
    played: list[Day] = []
    found: list[str] = []

    @given(day=days)
    @settings(max_examples=MOST, deadline=None, database=None, derandomize=False, phases=[Phase.generate])
    def play(day: Day) -> None:
        if found:
            return  # the rest is drawn, and not played
        played.append(day)
        with pytest.MonkeyPatch.context() as patch:
            MUTANTS[name](patch)
            try:
                run(day, beginning)
            except AssertionError as error:
                found.append(str(error).splitlines()[0] if str(error) else "")

    play()
    sys.stdout.write(f"{name}: found in history {len(played)}\n")
    assert found, f"it survived {len(played)} histories"
