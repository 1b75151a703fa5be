"""Taking in: what is lacking, all or none; conflicts and forks are kept, named and the same everywhere."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace

import pytest

from facilitator.conference import intents as i
from facilitator.conference.commands import decide
from facilitator.conference.events import Event, compose, parse, to_line
from facilitator.conference.stamps import TRUSTED_LEAD
from facilitator.record.reading import JournalRange
from tests.conference.play import CORRECTED, PLAN, Laptop
from tests.conference.test_events import data_of
from tests.conftest import NOON
from tests.record.conftest import Seat
from tests.record.desks import Desk, check_rows, exchange, picture, query


def test_what_is_lacking_is_taken_in_and_counted(seat: Seat) -> None:
    one, two = seat("one"), seat("two")
    one.capture("a", "Wann?")
    one.do(i.Reword("a", "Wann genau?"))
    one.capture("b", "Wo?")
    received = two.receive(one.events())
    assert (received.new, received.ideas_new, received.forks) == (3, 2, ())
    assert two.receive(one.events()) == replace(received, new=0, ideas_new=0)
    assert two.record.own == frozenset()
    assert picture(one) == picture(two)


def test_nothing_received_is_nothing_done(desk: Desk) -> None:
    before = picture(desk)
    assert desk.receive([]).new == 0
    assert picture(desk) == before


class Torn(Exception):
    """The package ends in the middle."""


def test_all_or_none(seat: Seat) -> None:
    one, two = seat("one"), seat("two")
    for n in range(20):
        one.capture(f"a{n}", f"Karte {n}")
    before = picture(two)

    def torn() -> Iterator[Event]:
        yield from one.events()[:15]
        raise Torn

    with pytest.raises(Torn):
        two.receive(torn())
    assert picture(two) == before


def test_more_than_is_worked_on_at_once(seat: Seat) -> None:
    """In pieces of 5,000; an edit and its card may come in different ones."""
    one, many = seat("one"), 5_200
    events = [
        parse(_card(n, text=f"Karte Nummer{n}")) for n in range(1, many)
    ]  # fmt: skip
    events.append(parse(_edit(many, "card1")))
    assert one.receive([*events[::-1]]).ideas_new == many - 1
    assert one.record.look.ideas == many - 1
    assert one.rows("SELECT text FROM idea WHERE id = 'card1'") == [("Neu",)]
    assert [hit[0] for hit in one.record.search(f"Nummer{many - 2}")] == [f"card{many - 2}"]


def _card(number: int, **body: object) -> str:
    fields = {"session": "W1R1", "number": number, "kind": "question", **body}
    return to_line(data_of(number=number, wall=NOON + number, subject=f"card{number}", body=fields))


def _edit(number: int, subject: str) -> str:
    replaces = [[data_of()["journal"], 1]]
    return to_line(
        data_of(number=number, kind="IdeaReworded", subject=subject, body={"text": "Neu"}, replaces=replaces)
    )


# The clock.


@pytest.mark.parametrize(("lead", "moved"), [(TRUSTED_LEAD, True), (TRUSTED_LEAD + 1, False)])
def test_a_clock_that_is_years_ahead_does_not_move_ours(desk: Desk, lead: int, moved: object) -> None:
    line = _card(1).replace(str(NOON + 1), str(desk.wall + lead))
    desk.receive([parse(line)])
    (event,) = desk.capture("b", "Wo?")
    assert (event.wall == NOON + lead) is moved
    desk.reopen()
    (event,) = desk.capture("c", "Wo?")
    assert (event.wall == NOON + lead) is moved


def test_one_absurd_stamp_does_not_hide_the_others(desk: Desk) -> None:
    absurd = _card(1).replace(str(NOON + 1), str(2**53 - 1))
    ahead = _card(2).replace(str(NOON + 2), str(NOON + 60_000))
    desk.receive([parse(absurd), parse(ahead)])
    (event,) = desk.capture("b", "Wo?")
    assert (event.wall, event.tick) == (NOON + 60_000, 1)
    check_rows(desk)


# Conflicts.


def test_a_conflict_is_a_row_until_it_is_settled(seat: Seat) -> None:
    one, two = seat("one"), seat("two", wall=NOON + 60_000)
    one.capture("a", "Wann?")
    exchange(one, two)
    one.do(i.Reword("a", "Wann genau?"))
    two.do(i.Reword("a", "Wann endlich?"))
    exchange(one, two)
    for desk in (one, two):
        assert desk.record.look.conflicts == [("a", "text")]
        assert desk.rows("SELECT text FROM idea") == [("Wann endlich?",)]
        assert [hit[0] for hit in desk.record.search("endlich")] == ["a"]
        assert desk.record.search("genau") == []
    one.do(i.Settle("a", "text", "Wann genau?"))
    exchange(one, two)
    for desk in (one, two):
        assert desk.record.look.conflicts == []
        assert desk.rows("SELECT text FROM idea") == [("Wann genau?",)]
    assert picture(one) == picture(two)


def test_the_same_value_is_no_conflict(seat: Seat) -> None:
    one, two = seat("one"), seat("two")
    one.capture("a", "Wann?")
    exchange(one, two)
    for desk in (one, two):
        desk.do(i.ChangeKind(("a",), "observation"))
    exchange(one, two)
    assert one.record.look.conflicts == []


# Sums that come in the wrong order.


@pytest.mark.parametrize("reverse", [False, True])
def test_dots_and_confirmations_count_whatever_comes_first(seat: Seat, reverse: object) -> None:
    one, two = seat("one"), seat("two", plan=None)
    one.capture("a", "Wann?")
    one.do(i.CreateCluster("k", "W1R1", "Wege", ("a",)))
    one.do(i.OpenVote("v", "W1R1"))
    one.do(i.CountDots("v", "a", 3))
    one.do(i.CountDots("v", "k", 4))
    one.do(i.Confirm("n", "a", "W1R2"))
    events = one.events()
    for event in reversed(events) if reverse else events:
        two.receive([event])
    assert two.rows("SELECT dots, confirmed FROM idea") == [(3, 1)]
    assert two.rows("SELECT dots FROM cluster") == [(7,)]
    assert picture(one) == picture(two)


def test_a_card_that_leaves_takes_its_dots_along(desk: Desk) -> None:
    desk.capture("a", "Wann?")
    desk.do(i.CreateCluster("k", "W1R1", "Wege", ("a",)))
    desk.do(i.OpenVote("v", "W1R1"))
    desk.do(i.CountDots("v", "a", 3))
    assert desk.rows("SELECT dots FROM cluster") == [(3,)]
    desk.do(i.Reassign(("a",), "W2R1"))
    assert desk.rows("SELECT i.dots, k.dots FROM idea i, cluster k") == [(None, None)]
    desk.undo()
    assert desk.rows("SELECT i.dots, k.dots FROM idea i, cluster k") == [(3, 3)]
    check_rows(desk)


def test_of_two_votes_the_newest_counts_however_large_its_stamp(desk: Desk) -> None:
    desk.capture("a", "Wann?")
    desk.do(i.OpenVote("v1", "W1R1"))
    desk.do(i.CountDots("v1", "a", 3))
    ahead = _vote("v2", 2**53 - 1)
    desk.receive([ahead])
    desk.do(i.CountDots("v2", "a", 5))
    assert desk.rows("SELECT dots FROM idea") == [(5,)]
    check_rows(desk)


def _vote(ident: str, wall: int) -> Event:
    return parse(to_line(data_of(kind="VoteOpened", subject=ident, wall=wall, body={"session": "W1R1"})))


# Forks.


def forks(journal: str) -> list[Event]:
    """Three events of one id."""
    drafts = [
        i.CaptureIdea("a", "W1R1", "question", "Wann?"),
        i.CaptureIdea("a", "W1R1", "question", "Wo?"),
        i.CaptureIdea("b", "W1R1", "question", "Wie?"),
    ]
    state = Laptop("any").state
    return [
        compose(
            decide(intent, state)[0],
            session="W1R1",
            journal=journal,
            number=1,
            stamp=(NOON, 0),
            step=1,
            device=f"Laptop {n}",
            salt=f"{n:032x}",
        )
        for n, intent in enumerate(drafts)
    ]


def test_forks_are_kept_named_and_the_same_everywhere(seat: Seat) -> None:
    events = forks("ab" * 16)
    one, two, three = seat("one"), seat("two"), seat("three")
    assert one.receive(events).forks == (events[1].ref, events[2].ref)
    for event in reversed(events):
        two.receive([event])
    three.receive(two.events())
    for desk in (one, two, three):
        assert desk.record.look.forks == [("ab" * 16, 1, "W1R1")]
        assert desk.record.look.events == 4
        assert desk.record.look.ideas == 2
        assert desk.record.look.journals(["ab" * 16])[0].missing == ()
        check_rows(desk)
    assert picture(one) == picture(two) == picture(three)
    assert [e.line for e in one.events()] == [e.line for e in two.events()] == [e.line for e in three.events()]


def test_an_older_creation_of_another_type_takes_the_row_along(seat: Seat) -> None:
    """Ids are random, so only a forged one does this; rows must agree even then."""
    idea = parse(_card(2, text="Wann?"))
    cluster = parse(to_line(data_of(kind="ClusterCreated", subject="card2", number=1, wall=1, body={"name": "Topf"})))
    older = parse(to_line(data_of(number=3, subject="card2", wall=0, body={"session": "W1R1"})))
    one, two = seat("one"), seat("two")
    for event in (idea, cluster):
        one.receive([event])
    two.receive([cluster, idea])
    assert picture(one) == picture(two)
    assert one.rows("SELECT name FROM cluster") == [("Topf",)]
    assert one.rows("SELECT * FROM idea") == []
    assert one.record.search("wann") == []
    for desk in (one, two):
        desk.receive([older])
        assert desk.rows("SELECT * FROM cluster") == []
        assert [hit[0] for hit in desk.record.search("wann")] == ["card2"]
        check_rows(desk)


# Journals.


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
