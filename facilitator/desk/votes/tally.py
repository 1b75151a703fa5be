"""Counting dots: what they are put on, how many there can be, and the ranked list. Knows no Qt.

The dots of several votes are never added up, nor are those of several rounds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from facilitator.conference.results import Cluster, Idea, SessionResult, Vote

On = Literal["clusters", "cards"]
"""What a vote is about: clusters (and the cards that lie in none), or each card by itself."""


@dataclass(frozen=True, slots=True)
class Target:
    """Something dots are put on. ``kind`` and ``number`` are a card's, ``cards`` the number of cards in a cluster.

    ``own`` are the dots put on it in this vote, None where none were counted; ``inside`` those on a cluster's cards,
    where any were. ``again`` are later sessions in which it, or one of its cards, was said again.
    """

    id: str
    name: str
    kind: str = ""
    number: int = 0
    cards: int = 0
    own: int | None = None
    inside: int | None = None
    again: tuple[str, ...] = ()
    is_cluster: bool = False

    @property
    def total(self) -> int | None:
        """What it is ranked by; None where nothing was counted."""
        if self.own is None and self.inside is None:
            return None
        return (self.own or 0) + (self.inside or 0)


@dataclass(frozen=True, slots=True)
class Ranked:
    """A line of the ranked list: 1 is the first, 0 where nothing was counted; ``tied`` with another of that rank."""

    rank: int
    tied: bool
    target: Target

    @property
    def id(self) -> str:
        """Of what stands here."""
        return self.target.id


@dataclass(frozen=True, slots=True)
class Sum:
    """All dots of a vote, and how many there can be at most (None where voters or dots each are not known)."""

    dots: int
    possible: int | None
    voters: int | None
    each: int | None

    @property
    def too_many(self) -> bool:
        """Whether there are more dots than people had."""
        return self.possible is not None and self.dots > self.possible


def usual(result: SessionResult, dots: Mapping[str, int]) -> On:
    """What a vote is about: clusters where there are any, unless dots were put on cards inside of one."""
    known = {cluster.id for cluster in result.clusters}
    if not known:
        return "cards"
    return "cards" if any(idea.cluster in known and idea.id in dots for idea in result.ideas) else "clusters"


def targets(result: SessionResult, dots: Mapping[str, int], on: On) -> tuple[Target, ...]:
    """What dots are put on, clusters first. No dot is hidden: what has some is there, parked or not.

    Where clusters are voted on, the dots of a cluster's cards count for the cluster.
    """
    known = {cluster.id for cluster in result.clusters}
    inner = [idea for idea in result.ideas if idea.cluster in known and not idea.parked]
    taken = {idea.id for idea in inner} if on == "clusters" else set[str]()
    clusters = [cluster for cluster in result.clusters if on == "clusters" or cluster.id in dots]
    counted = dots if on == "clusters" else {ident: dots[ident] for ident in known & dots.keys()}
    cards = [idea for idea in result.ideas if idea.id not in taken and (not idea.parked or idea.id in dots)]
    return (
        *(_cluster(one, [idea for idea in inner if idea.cluster == one.id], counted) for one in clusters),
        *(_card(idea, dots) for idea in cards),
    )


def _card(idea: Idea, dots: Mapping[str, int]) -> Target:
    return Target(idea.id, idea.text or "", idea.kind, idea.number, own=dots.get(idea.id), again=idea.confirmed)


def _cluster(cluster: Cluster, ideas: Sequence[Idea], dots: Mapping[str, int]) -> Target:
    counted = [dots[idea.id] for idea in ideas if idea.id in dots]
    again = tuple(dict.fromkeys(session for idea in ideas for session in idea.confirmed))
    inside = sum(counted) if counted else None
    own = dots.get(cluster.id)
    return Target(cluster.id, cluster.name, "", 0, len(ideas), own, inside, again, is_cluster=True)


def ranking(found: Sequence[Target]) -> tuple[Ranked, ...]:
    """The most dots first; equal ones share a rank, and the next is as far behind as they are many."""
    counted = [(target.total, target) for target in found if target.total is not None]
    often = Counter(total for total, _ in counted)
    above = {total: sum(n for other, n in often.items() if other > total) for total in often}
    ordered = sorted(counted, key=lambda pair: -pair[0])
    return (
        *(Ranked(above[total] + 1, often[total] > 1, target) for total, target in ordered),
        *(Ranked(0, False, target) for target in found if target.total is None),
    )


def earlier_ranking(result: SessionResult) -> tuple[Ranked, ...]:
    """The ranked list of a round before, by the dots of its latest vote; what got none is left out."""
    known = {cluster.id for cluster in result.clusters}
    inside = [idea for idea in result.ideas if idea.cluster in known and not idea.parked]
    taken = {idea.id for idea in inside}
    clusters = (
        replace(_cluster(cluster, [idea for idea in inside if idea.cluster == cluster.id], {}), own=cluster.dots)
        for cluster in result.clusters
    )
    loose = (replace(_card(idea, {}), own=idea.dots) for idea in result.ideas if idea.id not in taken)
    return tuple(one for one in ranking((*clusters, *loose)) if one.rank)


def sum_of(found: Iterable[Target], vote: Vote) -> Sum:
    """How many dots there are, and how many there can be."""
    dots = sum(target.total or 0 for target in found)
    possible = vote.voters * vote.dots_each if vote.voters is not None and vote.dots_each else None
    return Sum(dots, possible, vote.voters, vote.dots_each)
