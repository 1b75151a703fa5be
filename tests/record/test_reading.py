"""What a record answers: journals, fingerprints, sessions, rows."""

from __future__ import annotations

import hashlib

from facilitator.conference import intents as i
from facilitator.conference.events import parse, to_line
from facilitator.conference.stamps import TRUSTED_LEAD
from facilitator.record.reading import JournalRange
from tests.conference.play import CORRECTED, PLAN
from tests.conference.test_events import data_of
from tests.conftest import NOON
from tests.record.conftest import Seat
from tests.record.desks import Desk, exchange, picture, query


def test_what_is_missing_is_known(seat: Seat) -> None:
    one, two = seat("one"), seat("two")
    for n in range(6):
        one.capture(f"a{n}", f"Karte {n}")
    (journal,) = one.record.own
    events = {event.number: event for event in one.events() if event.journal == journal}
    two.receive([events[4], events[2]])
    assert two.record.look.journals([journal]) == [JournalRange(journal, "W1R1", "one", 4, (1, 3))]
    assert len(two.record.look.journals()) == 2
    two.receive(events.values())
    assert two.record.look.journals([journal]) == [JournalRange(journal, "W1R1", "one", 6, ())]
    assert two.record.look.journal_entries([journal])[0].events == 6


def test_a_journals_device_is_its_first_events_in_whatever_order_they_come(seat: Seat) -> None:
    one, two = seat("one"), seat("two")
    (first,) = one.capture("a", "Wann?")
    one.record.remember("device", "renamed")
    one.capture("b", "Wo?")
    for event in reversed(one.events()):
        two.receive([event])
    assert [two.record.look.journals([first.journal])[0].device] == ["one"]
    assert picture(one) == picture(two)


def test_the_fingerprint_is_over_the_sorted_hashes(seat: Seat) -> None:
    one, two = seat("one"), seat("two")
    one.capture("a", "Wann?")
    two.capture("b", "Wo?")
    one.capture("c", "Nicht hier", "W1R2")
    exchange(one, two)
    hashes = sorted(event.digest for event in one.events() if event.session == "W1R1")
    assert one.record.look.fingerprint("W1R1") == hashlib.sha256(b"".join(hashes)).hexdigest()
    assert two.record.look.fingerprint("W1R1") == one.record.look.fingerprint("W1R1")


def test_a_package_of_a_session_takes_all_journals_with_something_of_it(desk: Desk) -> None:
    (plan,) = (journal.name for journal in desk.record.look.journals())
    (first,) = desk.capture("a", "Wann?")
    (second,) = desk.capture("b", "Wo?", "W2R1")
    desk.do(i.Reassign(("a",), "W2R1"))
    look = desk.record.look
    assert look.journals_of(["W1R1"]) == sorted([plan, first.journal])
    assert look.journals_of(["W2R1"]) == sorted([plan, first.journal, second.journal])
    assert look.journals_of([]) == [plan]


# Sessions.


def test_sessions_as_planned_and_as_held(desk: Desk) -> None:
    desk.capture("a", "Wann?")
    desk.capture("b", "Wo?", "W2R1")
    desk.do(i.Redact("b"))
    desk.do(i.AdjustSession("X1", title="Kinder"))
    desk.do(i.AdjustSession("W1R2", room="Foyer"))
    found = {row.id: row for row in desk.record.look.sessions()}
    assert list(found) == ["X1", "W1R1", "W1R2", "W2R1", "W2R2"]
    assert [(row.state, row.ideas, row.planned) for row in found.values()] == [
        ("planned", 0, False),
        ("open", 1, True),
        ("planned", 0, True),
        ("open", 0, True),
        ("planned", 0, True),
    ]
    assert (found["W1R1"].devices, found["W1R1"].last_change) == (("one",), NOON + 1_000)
    assert (found["W2R2"].devices, found["W2R2"].last_change) == ((), None)
    assert found["W1R2"].last_change == NOON + 5_000


def test_a_session_that_left_the_plan_stays_if_it_was_held(seat: Seat) -> None:
    one, two = seat("one"), seat("two")
    one.capture("b", "Wo?", "W2R1")
    two.do(i.IssuePlan(CORRECTED))
    exchange(one, two)
    for desk in (one, two):
        assert [(row.id, row.planned) for row in desk.record.look.sessions()] == [
            ("W1R1", True),
            ("W1R2", True),
            ("W2R1", False),
        ]
    assert picture(one) == picture(two)
    one.do(i.IssuePlan(PLAN))
    assert len(one.record.look.sessions()) == 4


def test_an_added_session_whose_adding_was_undone_is_gone(desk: Desk) -> None:
    desk.do(i.AdjustSession("X1", title="Kinder"))
    assert desk.rows("SELECT title FROM session WHERE id = 'X1'") == [("Kinder",)]
    desk.undo("X1")
    assert desk.rows("SELECT title FROM session WHERE id = 'X1'") == []
    desk.redo("X1")
    assert desk.rows("SELECT title FROM session WHERE id = 'X1'") == [("Kinder",)]


def test_cards_may_come_before_the_plan(seat: Seat) -> None:
    one, two = seat("one"), seat("two", plan=None)
    one.capture("a", "Wann?")
    one.do(i.AdjustSession("W1R1", room="Foyer"))
    one.do(i.Withdraw(("session:W1R1",)))
    events = [event for event in one.events() if event.subject != "plan"]
    two.receive(events)
    assert two.record.look.ideas == 1
    assert query(two.path, "SELECT * FROM session") == []
    two.receive(one.events())
    assert picture(one) == picture(two)
    assert two.rows("SELECT room FROM session WHERE id = 'W1R1'") == [("Foyer",)]


def test_what_only_hides_a_session_that_nobody_knows_does_no_harm(desk: Desk) -> None:
    desk.receive([parse(to_line(data_of(kind="Withdrawn", subject="session:X9", body={"withdrawn": True})))])
    desk.do(i.IssuePlan(CORRECTED))
    assert desk.rows("SELECT * FROM session WHERE id = 'X9'") == []


def test_rows_are_given_as_dictionaries(desk: Desk) -> None:
    desk.capture("a", "Wann?")
    desk.capture("b", "Wo?", "W2R1")
    look = desk.record.look
    assert [row["text"] for row in look.rows("idea")] == ["Wann?", "Wo?"]
    assert [row["text"] for row in look.rows("idea", "W2R1")] == ["Wo?"]
    assert list(look.rows("vote")) == []


def test_a_laptop_whose_clock_is_days_ahead_is_named(seat: Seat) -> None:
    central, ahead, right = seat("central"), seat("ahead", wall=NOON + 2 * TRUSTED_LEAD), seat("right")
    right.capture("a", "Wann?")
    ahead.capture("b", "Wo?", "W1R2")
    central.receive([*right.events(), *ahead.events()])
    assert central.record.look.wrong_clocks == [("W1R2", "ahead")]
    assert right.record.look.wrong_clocks == []
