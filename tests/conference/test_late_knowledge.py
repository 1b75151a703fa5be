"""What an edit knew must not depend on what else has come, nor on whose clock was right."""

from __future__ import annotations

from itertools import permutations

from facilitator.conference import intents as i
from facilitator.conference.redaction import redact
from tests.conference.play import Laptop, exchange
from tests.conftest import NOON


def test_words_written_knowingly_stay_in_whatever_pieces_they_come() -> None:
    """The second wording after a redaction may come before the first, by which alone it would know of it."""
    one = Laptop("one")
    one.do(i.CaptureIdea("a", "W1R1", "question", "Frau Y. fragt"))
    one.do(i.Redact("a"))
    one.do(i.Reword("a", "Eine fragt"))
    one.do(i.Reword("a", "Jemand fragt"))
    events = [event for event in one.events if event.subject == "a"]
    whole = {event.line for event in redact(events)}
    for order in permutations(events):
        for cut in range(len(order)):
            assert {event.line for event in redact([*redact(order[:cut]), *order[cut:]])} == whole


def test_undo_brings_back_what_was_shown_though_a_clock_was_ahead() -> None:
    """The edit that is undone replaced two fields' edits; the older one of a fast clock had been replaced in one."""
    fast, one = Laptop("fast", wall=NOON + 10**11), Laptop("one")
    fast.do(i.WriteNote("n", "W1R1", "note", "eins", "weil"))
    exchange(fast, one)
    one.do(i.RewordNote("n", "zwei", "weil"))
    one.do(i.RewordNote("n", "drei", "darum"))
    one.undo()
    note = one.state.subjects["n"]
    assert (note.get("text"), note.get("reason")) == ("zwei", "weil")
