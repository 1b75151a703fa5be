"""What lies on the pin board: cards in piles, from the left to the right. Knows no Qt."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.conference.results import Idea, SessionResult

UNSORTED = ""
PARKED = "parking"
"""Ids of the two piles that are no clusters; a cluster's pile has its own id, which is never so short."""


@dataclass(frozen=True, slots=True)
class Pile:
    """A column of the board. ``name`` is a cluster's; ``dots`` its own and its cards', None where none were counted."""

    id: str
    name: str = ""
    ideas: tuple[Idea, ...] = ()
    dots: int | None = None

    @property
    def is_cluster(self) -> bool:
        """Whether it has a name, a place, and can be merged."""
        return self.id not in (UNSORTED, PARKED)


@dataclass(frozen=True, slots=True)
class Piles:
    """All columns: the unsorted cards, the clusters in their order, the parking lot."""

    unsorted: Pile = Pile(UNSORTED)
    clusters: tuple[Pile, ...] = ()
    parked: Pile = Pile(PARKED)

    @property
    def all(self) -> tuple[Pile, ...]:
        """From the left to the right."""
        return (self.unsorted, *self.clusters, self.parked)

    @property
    def cards(self) -> int:
        """How many cards there are."""
        return sum(len(pile.ideas) for pile in self.all)

    def pile(self, ident: str) -> Pile | None:
        """A column by its id; None where it is not there any more."""
        return next((pile for pile in self.all if pile.id == ident), None)

    def ideas(self, ids: tuple[str, ...]) -> tuple[Idea, ...]:
        """Cards by their ids, in the order of the board; those that are gone are left out."""
        wanted = frozenset(ids)
        return tuple(idea for pile in self.all for idea in pile.ideas if idea.id in wanted)


def piles_of(result: SessionResult) -> Piles:
    """The session's cards, each in one pile: parked ones in the parking lot, whatever cluster they came from."""
    inside: dict[str, list[Idea]] = {UNSORTED: [], PARKED: [], **{cluster.id: [] for cluster in result.clusters}}
    for idea in result.ideas:
        place = PARKED if idea.parked else idea.cluster or UNSORTED
        inside.get(place, inside[UNSORTED]).append(idea)
    return Piles(
        Pile(UNSORTED, ideas=tuple(inside[UNSORTED])),
        tuple(Pile(c.id, c.name, tuple(inside[c.id]), c.dots) for c in result.clusters),
        Pile(PARKED, ideas=tuple(inside[PARKED])),
    )
