"""A redaction that comes with a merge reaches the copies of packages, whatever came first."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from facilitator.conference import intents
from facilitator.exchange.sealing import NO_KEYS, Keys
from facilitator.files import file_hash
from facilitator.record import Record
from facilitator.session.keeping import copies_folder, keep_copies
from facilitator.session.merging import merge
from facilitator.session.progress import Progress
from tests.exchange.sealed import BOTH, DAILY, keys
from tests.session.hall import PLAN, Hall

NAME = "Zwiebelkranz"


def take(record: Record, given: Keys, *packages: Path) -> None:
    """What the office does with packages: merge them, and keep a copy of each."""
    outcomes = merge(record, packages, 0, Progress(), given)
    assert {one.outcome for one in outcomes} <= {"merged", "known"}
    keep_copies(record, packages, given)


def copies(record: Record) -> set[str]:
    return {path.stem for path in copies_folder(record.path).iterdir()}


@pytest.mark.parametrize("sealed", [False, True], ids=["plain", "sealed"])
@pytest.mark.parametrize("order", ["before, after", "after, before", "both"])
def test_no_copy_with_the_words_stays(hall: Hall, sealed: bool, order: str) -> None:
    hall.plan = replace(PLAN, seal_to=BOTH if sealed else ())
    given = keys(DAILY) if sealed else NO_KEYS
    laptop, other = hall.laptop("one", "W1R1"), hall.busy("two", "W2R1").hand_out()
    idea = laptop.capture(f"Frau {NAME} hilft")
    before = laptop.hand_out()
    laptop.service.do(intents.Redact(idea))
    after = laptop.hand_out()
    central = hall.central()
    take(central, given, other)
    match order:
        case "before, after":
            take(central, given, before)
            assert file_hash(before) in copies(central)
            take(central, given, after)
        case "after, before":
            take(central, given, after)
            take(central, given, before)
        case _:
            take(central, given, before, after)
    assert copies(central) == {file_hash(other), file_hash(after)}
    take(central, given, before)
    assert copies(central) == {file_hash(other), file_hash(after)}


def test_what_cannot_be_opened_without_the_key_goes_too(hall: Hall) -> None:
    hall.plan = replace(PLAN, seal_to=BOTH)
    laptop = hall.laptop("one", "W1R1")
    idea = laptop.capture(f"Frau {NAME} hilft")
    before = laptop.hand_out()
    laptop.service.do(intents.Redact(idea))
    central = hall.central()
    take(central, keys(DAILY), before, laptop.hand_out())
    keep_copies(central, [])
    assert copies(central) == set()
