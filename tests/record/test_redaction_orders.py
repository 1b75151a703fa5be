"""Redacted words stay away in whatever order their copies and the redactions come."""

from __future__ import annotations

import tempfile
from pathlib import Path
from random import Random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from facilitator.conference import intents as i
from facilitator.conference.events import Event, parse
from tests.record.conftest import Seat
from tests.record.desks import Desk, check_rows, events_of, exchange, picture
from tests.record.test_redaction import NAME, ORIGINAL, traces

EDITS = ("reword", "original", "redact", "redact text", "blacken", "park", "withdraw")


def edit(desk: Desk, name: str, number: int) -> None:
    intents: dict[str, i.Intent] = {
        "reword": i.Reword("a", f"{NAME} sagt {number}"),
        "original": i.Reword("a", original=f"{ORIGINAL} {number}"),
        "redact": i.Redact("a"),
        "redact text": i.Redact("a", ("text",)),
        "blacken": i.Reword("a", f"Jemand sagt {number}"),
        "park": i.Park(("a",)),
        "withdraw": i.Withdraw(("a",)),
    }
    desk.do(intents[name])


def written(folder: Path, day: list[tuple[int, str, bool]]) -> tuple[list[Event], list[Event]]:
    """What three laptops wrote that met now and then: as it was first written, and as they hold it at the end."""
    desks = [Desk(folder, name) for name in ("one", "two", "three")]
    desks[0].capture("a", f"{NAME} fragt: wann?", original=ORIGINAL)
    desks[0].capture("b", "Wo?")
    exchange(*desks)
    first: dict[bytes, Event] = {event.digest: event for event in desks[0].events()}
    for n, (number, name, meet) in enumerate(day):
        edit(desks[number], name, n)
        first |= {event.digest: event for event in desks[number].events() if event.digest not in first}
        if meet:
            desks[number].receive(desks[(number + 1) % 3].events())
    edit(desks[0], "redact", 0)
    edit(desks[1], "redact", 0)
    exchange(*desks)
    exchange(*desks)
    last = desks[0].events()
    for desk in desks:
        check_rows(desk)
        assert traces(desk.path.parent) == []
        assert picture(desk) == picture(desks[0])
        desk.close()
    first |= {event.digest: event for event in last if event.digest not in first}
    return list(first.values()), last


@given(
    st.lists(st.tuples(st.integers(0, 2), st.sampled_from(EDITS), st.booleans()), max_size=6),
    st.randoms(use_true_random=False),
)
@example([(0, "reword", False), (1, "redact", False), (0, "blacken", True)], Random(1))
@settings(max_examples=15)
def test_no_late_copy_brings_the_words_back(day: list[tuple[int, str, bool]], random: Random) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "laptops").mkdir()
        first, last = written(folder / "laptops", day)
        late = [*first, *last]
        random.shuffle(late)
        cut = random.randint(0, len(late))
        central = Desk(folder, "central", None)
        central.receive(late[:cut])
        central.receive(late[cut:])
        found = picture(central)
        central.receive(first)
        assert picture(central) == found
        assert traces(folder) == []
        assert central.record.search(NAME) == []
        check_rows(central)
        central.close()
        straight = Desk(folder, "straight", None)
        straight.receive(last)
        assert {**picture(straight), "journal": ()} == {**found, "journal": ()}
        straight.close()


@pytest.mark.parametrize("first", ["words", "redaction"])
def test_whichever_comes_first(seat: Seat, first: str) -> None:
    one, two = seat("one"), seat("two")
    one.capture("a", f"{NAME} fragt")
    words = one.events()
    (redaction,) = one.do(i.Redact("a"))
    (blackened,) = one.do(i.Reword("a", "Jemand fragt"))
    later = [redaction, blackened]
    for events in (words, later) if first == "words" else (later, words):
        two.receive(parse(event.line) for event in events)
    assert two.rows("SELECT text, redacted FROM idea") == [("Jemand fragt", 0)]
    assert [hit[0] for hit in two.record.search("jemand")] == ["a"]
    assert traces(two.path.parent) == []
    assert NAME not in "".join(event.line for event in events_of(two.record))
