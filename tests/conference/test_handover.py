"""The hand-over chooses the strongest of each round for itself, and says nothing of rounds that said nothing."""

from __future__ import annotations

from dataclasses import replace

from facilitator.conference.handover import MOST_CARDS, handover_of
from facilitator.conference.results import Cluster, Headcount, Idea, SessionResult
from facilitator.conference.state import State
from facilitator.conference.views import session_result
from tests.conference.play import Laptop


def empty() -> SessionResult:
    state: State = Laptop("A").state
    return session_result(state, "W1R1", "")


def card(number: int, kind: str = "observation", **more: object) -> Idea:
    return replace(Idea(f"i{number}", "W1R1", number, kind, f"Karte {number}"), **more)  # type: ignore[arg-type]  # fields of Idea


def test_a_round_without_cards_is_left_out() -> None:
    assert handover_of([empty()]) == ()
    assert handover_of([]) == ()


def test_cards_stand_for_topics_where_nothing_was_sorted() -> None:
    ideas = (
        *(card(n, dots=n) for n in range(1, 10)),
        card(10, parked=True, dots=99),
        card(11, "question", dots=50),
        card(12, confirmed=("W1R2",), dots=40),
    )
    (said,) = handover_of([replace(empty(), ideas=ideas, headcount=(Headcount("a", 3), Headcount("b", 4)))])
    assert [idea.number for idea in said.cards] == list(range(9, 9 - MOST_CARDS, -1))
    assert ([i.number for i in said.questions], [i.number for i in said.confirmed]) == ([11], [12])
    assert (said.session, said.round, said.people, said.topics) == ("W1R1", 1, 7, ())


def test_topics_come_with_their_strongest_words() -> None:
    ideas = (
        card(1, cluster="c", dots=1),
        card(2, cluster="c", dots=6),
        card(3, cluster="c", dots=9, parked=True),
        card(4, cluster="c", dots=8, text=None),
    )
    clusters = (Cluster("e", "W1R1", "Leer"), Cluster("c", "W1R1", "Bus", 7))
    (said,) = handover_of([replace(empty(), ideas=ideas, clusters=clusters)])
    assert [(topic.name, topic.dots, topic.example) for topic in said.topics] == [
        ("Bus", 7, "Karte 2"),
        ("Leer", None, ""),
    ]
    assert said.cards == ()
