"""What a record notes of its dealings with others, and what it can say of it later."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from facilitator.conference import intents as i
from facilitator.record.came import OVER, Came
from facilitator.record.handed import Content, Handed
from tests.conftest import NOON
from tests.exchange.forging import PHOTO, PHOTO_HASH
from tests.record.conftest import Seat
from tests.record.desks import Desk, exchange

DIGEST = "ab" * 32
HANDED = Handed("/stick/a.facilitator", "W1R1", 3, 2, 1, "f" * 64, DIGEST, 999, "/stick", NOON)


def test_packages_that_were_written(desk: Desk) -> None:
    look, later = desk.record.look, replace(HANDED, session="W1R2", written_at=NOON + 1)
    desk.record.note_handover("/stick/b.facilitator", ["W1R1", "W1R2"], 5, NOON + 1)
    desk.record.note_handover("/stick/a.facilitator", ["W1R1"], 3, NOON)
    desk.record.note_handed([later, HANDED])
    assert look.handovers() == [
        (Path("/stick/a.facilitator"), ["W1R1"]),
        (Path("/stick/b.facilitator"), ["W1R1", "W1R2"]),
    ]
    assert look.handed() == [HANDED, later]
    assert (look.handed_digest("/stick/a.facilitator"), look.handed_digest("/stick/b.facilitator")) == (DIGEST, None)


def test_a_package_is_written_again_and_forgotten(desk: Desk) -> None:
    again = replace(HANDED, events=4, written_at=NOON + 5)
    desk.record.note_handed([HANDED])
    desk.record.note_handed([again])
    desk.record.note_handover(HANDED.path, ["W1R1"], 3, NOON)
    assert desk.record.look.handed() == [again]
    desk.record.forget_package("/stick/elsewhere.facilitator")
    assert desk.record.look.handed() == [again]
    desk.record.forget_package(HANDED.path)
    assert (desk.record.look.handed(), desk.record.look.handovers()) == ([], [])


def test_packages_that_were_taken_in(desk: Desk) -> None:
    assert desk.record.knows_package(DIGEST) is None
    desk.record.note_package(DIGEST, "a.facilitator", NOON, False)
    assert desk.record.knows_package(DIGEST) is False
    desk.record.note_package(DIGEST, "a.facilitator", NOON, "yes")
    assert desk.record.knows_package(DIGEST) is True


def test_lines_of_cards_files(desk: Desk) -> None:
    desk.record.note_card("W1R1", "line 1", "a")
    desk.record.note_card("W1R1", "line 1", "b")
    desk.record.note_card("W1R2", "line 1", "c")
    assert (desk.record.cards("W1R1"), desk.record.cards("W2R1")) == ({"line 1": "b"}, {})


def test_a_newer_package_that_came_is_over_once_its_events_are_here(seat: Seat) -> None:
    one, two = seat("one"), seat("two")
    one.capture("a", "Wann?")
    (journal,) = one.record.own
    newer = Came("W1R1", "new.facilitator", "newer", journal, 1, NOON)
    two.record.note_came([newer])
    assert two.record.look.held([journal, "unknown"]) == {journal: 0, "unknown": 0}
    assert two.record.look.came() == [newer]
    exchange(one, two)
    assert two.record.look.held([journal]) == {journal: 1}
    assert two.record.look.came() == []


def test_a_damaged_package_is_over_once_more_of_its_session_has_come(desk: Desk) -> None:
    damaged = Came("W1R1", "bad.facilitator", "damaged", "", 0, NOON)
    over = replace(damaged, name="old.facilitator", events=OVER)
    desk.record.note_came([damaged, over])
    assert desk.record.look.came() == [damaged]
    assert desk.record.look.came_before() == {("W1R1", "bad.facilitator"), ("W1R1", "old.facilitator")}
    desk.capture("a", "Wann?")
    assert desk.record.look.came() == []
    desk.record.note_came([replace(damaged, events=1)])
    assert [one.events for one in desk.record.look.came()] == [1]
    desk.record.forget_came([("W1R1", "bad.facilitator")])
    assert desk.record.look.came() == []
    assert desk.record.look.came_before() == {("W1R1", "old.facilitator")}


def test_what_a_redaction_took_is_known_by_the_copy_that_still_has_it(seat: Seat) -> None:
    one, two = seat("one"), seat("two")
    (captured,) = one.capture("a", "Ursprungsgeheimnis")
    (other,) = one.capture("b", "Wo?")
    exchange(one, two)
    assert not any(desk.record.has_redacted or desk.record.has_erased(captured) for desk in (one, two))
    one.do(i.Redact("a"))
    exchange(one, two)
    for desk in (one, two):
        assert desk.record.has_redacted
        assert [desk.record.has_erased(event) for event in (captured, other)] == [True, False]
        without = next(event for event in desk.events() if event.subject == "a" and event.erased)
        assert not desk.record.has_erased(without)


def test_how_much_a_session_holds(desk: Desk) -> None:
    empty = desk.record.look.content_of("W1R1")
    assert empty == Content(
        0, 0, 0, sum(len(event.line.encode()) + 1 for event in desk.events())
    )  # the plan goes along
    (one,) = desk.capture("a", "Wann? Für alle")
    (two,) = desk.capture("b", "Wo?")
    (hidden,) = desk.do(i.Withdraw(("b",)))
    (added,) = desk.do(i.AddAttachment("p", "W1R1", PHOTO_HASH, "jpg", "Flipchart"))
    desk.record.keep_content(PHOTO)
    size = sum(len(event.line.encode()) + 1 for event in (one, two, hidden, added)) + len(PHOTO)
    assert desk.record.look.content_of("W1R1") == Content(4, 1, 1, empty.size + size)
    assert desk.record.look.events_of_sessions()["W1R1"] == 4
    journal = one.journal
    assert [desk.record.look.ideas_within("W1R1", {journal: last}) for last in (0, 1, 2, 4)] == [0, 1, 1, 1]
    assert desk.record.look.ideas_within("W1R2", {journal: 4}) == 0


def test_what_is_read_together_is_of_one_moment(desk: Desk) -> None:
    desk.capture("a", "Wann?")
    with desk.record.unchanging():
        assert desk.record.look.ideas == 1
    assert not desk.record._db.conn.in_transaction
