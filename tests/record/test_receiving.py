"""Taking in: what is lacking, all or none; conflicts and forks are kept, named and the same everywhere."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from facilitator.conference import intents as i
from facilitator.conference.commands import decide
from facilitator.conference.events import Event, compose, parse, to_line
from facilitator.conference.stamps import TRUSTED_LEAD
from tests.conference.play import Laptop
from tests.conference.test_events import data_of
from tests.conftest import NOON
from tests.record.conftest import Seat
from tests.record.desks import Desk, card, check_rows, exchange, picture


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
        parse(card(n, text=f"Karte Nummer{n}")) for n in range(1, many)
    ]  # fmt: skip
    events.append(parse(edit_of(many, "card1")))
    assert one.receive([*events[::-1]]).ideas_new == many - 1
    assert one.record.look.ideas == many - 1
    assert one.rows("SELECT text FROM idea WHERE id = 'card1'") == [("Neu",)]
    assert [hit[0] for hit in one.record.search(f"Nummer{many - 2}")] == [f"card{many - 2}"]


def edit_of(number: int, subject: str) -> str:
    replaces = [[data_of()["journal"], 1]]
    return to_line(
        data_of(number=number, kind="IdeaReworded", subject=subject, body={"text": "Neu"}, replaces=replaces)
    )


# The clock.


@pytest.mark.parametrize(("lead", "moved"), [(TRUSTED_LEAD, True), (TRUSTED_LEAD + 1, False)])
def test_a_clock_that_is_years_ahead_does_not_move_ours(desk: Desk, lead: int, moved: object) -> None:
    line = card(1).replace(str(NOON + 1), str(desk.wall + lead))
    desk.receive([parse(line)])
    (event,) = desk.capture("b", "Wo?")
    assert (event.wall == NOON + lead) is moved
    desk.reopen()
    (event,) = desk.capture("c", "Wo?")
    assert (event.wall == NOON + lead) is moved


def test_one_absurd_stamp_does_not_hide_the_others(desk: Desk) -> None:
    absurd = card(1).replace(str(NOON + 1), str(2**53 - 1))
    ahead = card(2).replace(str(NOON + 2), str(NOON + 60_000))
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


def test_a_card_that_left_has_no_dots_where_the_vote_comes_in_the_same_commit(desk: Desk, tmp_path: Path) -> None:
    desk.capture("a", "Ein Fest")
    other = Desk(tmp_path, "other")
    other.receive(desk.events())
    desk.do(i.OpenVote("v", "W1R1"))
    desk.do(i.CountDots("v", "a", 3))
    other.receive(desk.events())
    assert other.rows("SELECT dots FROM idea") == [(3,)]
    desk.do(i.CountDots("v", "a", 4))
    desk.do(i.Reassign(("a",), "W1R2"))
    other.receive(desk.events())
    assert (
        other.rows("SELECT session, dots FROM idea") == desk.rows("SELECT session, dots FROM idea") == [("W1R2", None)]
    )
    other.close()


def test_of_two_votes_the_newest_counts_however_large_its_stamp(desk: Desk) -> None:
    """Rows sort as text what stamps sort as numbers."""
    desk.capture("a", "Wann?")
    desk.receive([vote_of("newer", 10**15, 0), vote_of("older", 9 * 10**14, 1), vote_of("newest", 10**15, 10**8)])
    for vote, dots in (("older", 1), ("newer", 2), ("newest", 3)):
        desk.do(i.CountDots(vote, "a", dots))
        assert desk.rows("SELECT dots FROM idea") == [(dots,)]
    check_rows(desk)


def vote_of(ident: str, wall: int, tick: int) -> Event:
    body = {"session": "W1R1"}
    return parse(
        to_line(data_of(kind="VoteOpened", subject=ident, number=tick % 7 + 1, wall=wall, tick=tick, body=body))
    )


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
    idea = parse(card(2, text="Wann?"))
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
