"""Captures are written in the quick way, everything else in the thorough one: what comes of it is the same."""

from __future__ import annotations

import json
import pickle
import random
from contextlib import suppress
from itertools import islice

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitator.conference import intents as i
from facilitator.conference.commands import decide
from facilitator.conference.errors import Refusal
from facilitator.conference.events import Event, parse, to_line
from facilitator.record import sorted_out
from facilitator.record.captures import Delivery
from tests.conference.play import Laptop, Wish, intent_of, wishes
from tests.record.conftest import Seat
from tests.record.desks import Desk, picture


def day_of(name: str) -> list[Event]:
    laptop = Laptop(name)
    laptop.do(i.CaptureIdea(f"{name}1", "W1R1", "question", "Wann fährt der Bus?"))
    laptop.do(i.CaptureIdea(f"{name}2", "W1R1", "suggestion", "Bäckerei öffnen"))
    laptop.do(i.CaptureIdea(f"{name}3", "W1R2", "observation", "Zu wenig Licht"))
    laptop.do(i.Reword(f"{name}3", "Viel zu wenig Licht"))
    return laptop.own


def thoroughly(events: list[Event]) -> Delivery:
    return Delivery([], events)


def test_captures_are_told_from_what_has_to_be_folded() -> None:
    delivery = sorted_out(day_of("a"))
    assert [subject for some in delivery.captures for subject in some.subjects] == ["a1", "a2"]
    assert [event.kind for event in delivery.others] == ["IdeaCaptured", "IdeaReworded"]
    assert sorted(delivery.stamps) == sorted((event.wall, event.tick) for event in day_of("a"))


def test_two_captures_under_one_number_are_forks_and_no_plain_ones() -> None:
    one, other = day_of("a")[:2]
    fork = other._replace(number=one.number)
    assert sorted_out([one, fork]) == Delivery([], [one, fork])


def test_they_go_through_a_pipe(seat: Seat) -> None:
    delivery = sorted_out(day_of("a"))
    assert pickle.loads(pickle.dumps(delivery)) == delivery
    desk = seat("one")
    assert desk.record.receive_sorted([pickle.loads(pickle.dumps(delivery))], desk.wall).ideas_new == 3


@pytest.mark.parametrize("before", [0, 1, 2, 4])
def test_whatever_is_known_before(seat: Seat, before: int) -> None:
    """Nothing, the same capture, or an edit of an idea that is not there yet."""
    quick, thorough = seat("quick"), seat("thorough")
    events = day_of("a")
    early = [events[-1]] if before == 4 else events[:before]
    for desk in (quick, thorough):
        desk.record.receive_sorted([thoroughly(early)], desk.wall)
    received = [
        desk.record.receive_sorted([how(events)], desk.wall)
        for desk, how in ((quick, sorted_out), (thorough, thoroughly))
    ]
    assert received[0] == received[1]
    assert received[0].new == 4 - len(early)
    assert picture(quick) == picture(thorough)


def test_an_idea_that_two_journals_bring_into_being(seat: Seat) -> None:
    """Only forged ids do this, or a record that was copied while it was open."""
    one, other = Laptop("one"), Laptop("other")
    one.do(i.CaptureIdea("same", "W1R1", "question", "Wann?"))
    for ident in ("b", "same", "c"):
        other.do(i.CaptureIdea(ident, "W1R1", "question", f"Karte {ident}"))
    quick, thorough = seat("quick"), seat("thorough")
    for desk, how in ((quick, sorted_out), (thorough, thoroughly)):
        received = [desk.record.receive_sorted([how(laptop.own)], desk.wall) for laptop in (one, other)]
        assert [(r.new, r.ideas_new) for r in received] == [(1, 1), (3, 2)]
        assert [hit[0] for hit in desk.record.search("Karte c")] == ["c"]
    assert picture(quick) == picture(thorough)
    assert len(quick.record.events_about(["same"])) == 2


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(days=st.lists(st.lists(wishes, max_size=12), min_size=1, max_size=3), seed=st.integers(0, 2**32))
def test_the_same_comes_of_any_day_in_any_pieces(
    tmp_path_factory: pytest.TempPathFactory, days: list[list[Wish]], seed: int
) -> None:
    chance = random.Random(seed)
    laptops = [Laptop(f"l{n}") for n in range(len(days))]
    for laptop, day in zip(laptops, days, strict=True):
        for number, wish in enumerate(day):
            intent = intent_of(wish, laptop.state, f"{laptop.name}-{number}")
            with suppress(Refusal):
                laptop.commit(decide(intent, laptop.state) if intent else ())
    events = [event for laptop in laptops for event in laptop.own]
    chance.shuffle(events)
    folder = tmp_path_factory.mktemp("records")
    quick, thorough = Desk(folder, "quick"), Desk(folder, "thorough")
    rest = iter(events)
    while piece := list(islice(rest, chance.randint(1, 9))):
        received = [
            desk.record.receive_sorted([how(piece)], desk.wall)
            for desk, how in ((quick, sorted_out), (thorough, thoroughly))
        ]
        assert received[0].new == received[1].new
        assert received[0].ideas_new == received[1].ideas_new
        assert sorted(received[0].forks) == sorted(received[1].forks)
    assert picture(quick) == picture(thorough)
    quick.close()
    thorough.close()


class Refused(Exception):
    """A package is refused after a part of it was written."""


def test_words_of_what_was_taken_back_are_not_those_of_the_next(seat: Seat) -> None:
    desk, other = seat("one"), Laptop("b")
    other.do(i.CaptureIdea("b1", "W1R1", "question", "Fenster"))
    other.do(i.Reword("b1", "Türen"))

    def refused() -> None:
        with desk.record.together():
            desk.record.receive(day_of("a")[:2], desk.wall)
            raise Refused

    with desk.record.together():
        with pytest.raises(Refused):
            refused()
        desk.receive(other.own)  # it gets the row that the first of the others had
    assert [ident for ident, _, _ in desk.record.search("Türen")] == ["b1"]
    assert desk.record.search("Bus") == []
    assert desk.rows("SELECT count(*) FROM word WHERE word IN ('bus', 'backerei')") == [(0,)]


def test_words_that_are_erased_before_the_commit_are_not_found(seat: Seat) -> None:
    one, two = seat("one"), seat("two")
    one.capture("a", "Frau Geheim sagt es")
    captured = one.events()
    one.do(i.Redact("a"))
    with two.record.together():
        two.receive(captured)
        two.receive(one.events())
    assert two.record.search("Geheim") == []
    assert two.rows("SELECT count(*) FROM word WHERE word = 'geheim'") == [(0,)]
    assert picture(one)["event"] == picture(two)["event"]


def test_dots_and_confirmations_that_came_before_their_card_count(seat: Seat) -> None:
    one, two = seat("one"), seat("two")
    one.capture("a", "Mehr Busse")
    captured = one.events()
    one.do(i.OpenVote("v", "W1R1", "Punkte", 3))
    one.do(i.CountDots("v", "a", 7))
    one.do(i.Confirm("k", "a", "W1R2"))
    two.receive([event for event in one.events() if event.kind != "IdeaCaptured"])
    two.receive(captured)
    assert two.rows("SELECT dots, confirmed FROM idea WHERE id = 'a'") == [(7, 1)]
    assert picture(one)["idea"] == picture(two)["idea"]


@pytest.mark.parametrize("number", [1, 2, 3])
def test_one_of_many_cards_has_a_number_that_another_one_has(seat: Seat, number: int) -> None:
    desk, laptop = seat("one"), Laptop("a")
    for n in (1, 2, 3):
        laptop.do(i.CaptureIdea(f"a{n}", "W1R1", "question", f"Karte {n}"))
    event = laptop.own[number - 1]
    desk.receive([parse(to_line(json.loads(event.line) | {"subject": "somebody-else"}))])
    received = desk.receive(laptop.own)
    assert (received.new, received.ideas_new, received.forks) == (3, 3, (event.ref,))
    assert desk.rows("SELECT count(*) FROM event WHERE plain") == [(3,)]


def test_a_card_under_a_number_that_another_one_has_is_a_fork(seat: Seat) -> None:
    desk, event = seat("one"), day_of("a")[0]
    fork = parse(to_line(json.loads(event.line) | {"subject": "somebody-else"}))
    desk.receive([event])
    assert sorted_out([fork]).others == []
    received = desk.receive([fork])
    assert (received.new, received.ideas_new, received.forks) == (1, 1, (event.ref,))
    assert desk.rows("SELECT id FROM idea ORDER BY id") == [("a1",), ("somebody-else",)]
