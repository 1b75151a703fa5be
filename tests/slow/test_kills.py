"""A program that is killed at any moment keeps every card that it acknowledged.

``python -m pytest -m slow tests/slow/test_kills.py -n0`` kills 600 times; a few of these are in the quick suite.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest

from tests.slow.acting import Script, capturing, redacting, too_early
from tests.slow.children import Mark, child, marks_of, said
from tests.slow.looking import faults
from tests.slow.stages import Lay, lay, seated

__all__ = ["lay", "seated"]
LONGEST = 0.25
"""Seconds that a program lives at most: long enough to open the record and to capture some twenty cards."""


def killed(script: Script, folder: Path, seconds: float) -> list[Mark]:
    """What a program said until it was killed after so many seconds, on top of what was said before."""
    with child(script, folder) as program:
        program.go()
        program.process.join(seconds)
        program.kill()
    assert said(folder, "failed") == []
    return marks_of(folder)


def settled(folder: Path, marks: Sequence[Mark]) -> list[Mark]:
    """The marks, with the last card taken as done where it turned out to be there: it must stay from now on."""
    found = [*marks]
    if marks[-1].word == "begin" and not faults(folder / "disk", [*marks, Mark("done", "", marks[-1].promise)]):
        found.append(Mark("done", marks[-1].name, marks[-1].promise))
    return found


def kill_often(folder: Path, times: int, random: Random) -> int:
    """Kill that often, always with the same record; returns how many cards were acknowledged."""
    said_before: list[Mark] = marks_of(folder)
    for _ in range(times):
        (folder / "marks").unlink()
        said_now = killed(capturing, folder, random.uniform(0, LONGEST))
        marks = [*said_before, *said_now]
        assert faults(folder / "disk", marks) == []
        said_before = settled(folder, marks)
    return sum(mark.word == "done" for mark in said_before)


def test_a_few_kills(lay: Lay) -> None:
    assert kill_often(lay("few"), 8, Random(1)) > 1


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(10))
def test_kills_while_cards_are_captured(seed: int, lay: Lay) -> None:
    """Ten records, each killed fifty times: every acknowledged card is there once, and at most one more."""
    cards = kill_often(lay("often"), 50, Random(seed))
    assert cards > 50
    sys.stdout.write(f"50 kills, {cards} cards acknowledged\n")


@pytest.mark.slow
def test_a_card_acknowledged_too_early_is_noticed(lay: Lay) -> None:
    folder, random = lay("early"), Random(1)
    assert any(faults(folder / "disk", killed(too_early, folder, random.uniform(0, LONGEST))) for _ in range(60))


@pytest.mark.slow
def test_kills_while_words_are_erased(lay: Lay) -> None:
    """Before the redaction is acknowledged the words may be there; afterwards they are in no file, whenever it ends."""
    random, redacted = Random(7), 0
    for turn in range(100):
        folder = lay(f"{turn}")
        marks = killed(redacting, folder, random.uniform(0, LONGEST))
        assert faults(folder / "disk", marks) == []
        redacted += any(mark.word == "done" and mark.name == "redact" for mark in marks)
    assert 0 < redacted < 100
