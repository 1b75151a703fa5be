"""The hand-over: what the next round of a workshop needs of the rounds before it, each round for itself.

Dots of several rounds are never added up: they were given by other people, on other cards.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from facilitator.conference.plan import Kind
from facilitator.conference.results import Cluster, Idea, SessionResult

MOST_TOPICS = 6
MOST_CARDS = 6
MOST_QUESTIONS = 6
MOST_CONFIRMED = 8
QUESTION = "question"


@dataclass(frozen=True, slots=True)
class Topic:
    """A cluster with its dots in the latest vote (None where none were counted) and the words of its strongest card."""

    name: str
    dots: int | None
    example: str


@dataclass(frozen=True, slots=True)
class RoundSaid:
    """What one round said. ``cards`` are its strongest ones where it made no topics; all are sorted by dots.

    ``confirmed`` are ideas that a later round said again, ``questions`` those that are open. Parked cards are left out
    of all but ``confirmed``; ``people`` is 0 where nobody was counted.
    """

    session: str
    round: int
    people: int
    kinds: tuple[Kind, ...]
    topics: tuple[Topic, ...]
    cards: tuple[Idea, ...]
    confirmed: tuple[Idea, ...]
    questions: tuple[Idea, ...]


def handover_of(earlier: Iterable[SessionResult]) -> tuple[RoundSaid, ...]:
    """What the rounds said that have said anything, in the order given."""
    return tuple(_said(result) for result in earlier if result.ideas)


def ranked(ideas: Iterable[Idea]) -> list[Idea]:
    """Cards that count, the most dots first, then by number."""
    return sorted((idea for idea in ideas if not idea.withdrawn), key=lambda i: (-(i.dots or 0), i.number, i.id))


def _said(result: SessionResult) -> RoundSaid:
    ordered = ranked(result.ideas)
    open_ones = [idea for idea in ordered if not idea.parked]
    strongest = sorted(result.clusters, key=lambda cluster: -(cluster.dots or 0))
    confirmed = [idea for idea in ordered if idea.confirmed]
    others = [idea for idea in open_ones if idea.kind != QUESTION and not idea.confirmed]
    questions = [idea for idea in open_ones if idea.kind == QUESTION]
    return RoundSaid(
        session=result.planned.id,
        round=result.planned.round,
        people=sum(group.count for group in result.headcount),
        kinds=result.kinds,
        topics=tuple(_topic(cluster, open_ones) for cluster in strongest[:MOST_TOPICS]),
        cards=() if strongest else tuple(others[:MOST_CARDS]),
        confirmed=tuple(confirmed[:MOST_CONFIRMED]),
        questions=tuple(questions[:MOST_QUESTIONS]),
    )


def _topic(cluster: Cluster, ordered: Sequence[Idea]) -> Topic:
    words = (idea.text for idea in ordered if idea.cluster == cluster.id and idea.text)
    return Topic(cluster.name, cluster.dots, next(words, ""))
