"""What a gesture on the pin board means: the commands of one step, none where it changes nothing. Knows no Qt."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from facilitator.conference import intents
from facilitator.conference.intents import Intent
from facilitator.conference.results import Idea
from facilitator.desk.board.piles import PARKED, UNSORTED, Pile
from facilitator.desk.snapshots import Picture

Wanted = tuple[Intent, ...]


def move(ideas: Sequence[Idea], pile: str) -> Wanted:
    """Cards into a pile: a cluster, the unsorted ones, the parking lot."""
    if pile == PARKED:
        return _if_any(intents.Park, (idea.id for idea in ideas if not idea.parked))
    cluster = None if pile == UNSORTED else pile
    astray = tuple(idea.id for idea in ideas if (idea.cluster or None) != cluster)
    return (*unpark(ideas), *((intents.MoveIdeas(astray, cluster),) if astray else ()))


def unpark(ideas: Iterable[Idea]) -> Wanted:
    """Cards out of the parking lot, back into the clusters that they came from."""
    return _if_any(intents.Unpark, (idea.id for idea in ideas if idea.parked))


def gather(ident: str, session: str, name: str, ideas: Sequence[Idea]) -> Wanted:
    """A new cluster of these cards; also how one is split."""
    return (intents.CreateCluster(ident, session, name, tuple(idea.id for idea in ideas)), *unpark(ideas))


def place(clusters: Sequence[str], moved: str, at: int) -> Wanted:
    """A cluster before the one that is now at ``at`` (0 to their number).

    All are numbered anew, from 1: those that are where they were write nothing.
    """
    others = [ident for ident in clusters[:at] if ident != moved]
    order = [*others, moved, *(ident for ident in clusters[at:] if ident != moved)]
    if order == list(clusters):
        return ()
    return tuple(intents.PlaceCluster(ident, position) for position, ident in enumerate(order, 1))


def merge(picture: Picture, kept: str, other: str) -> Wanted:
    """All of one cluster into another. The dots that were put on it go along: they would be seen nowhere else."""
    carried: list[Intent] = []
    for vote, dots in picture.dots.items():
        if other in dots:
            carried.append(intents.CountDots(vote, kept, dots[other] + dots.get(kept, 0)))
            carried.append(intents.CountDots(vote, other, None))
    return (intents.MergeClusters(kept, other), *carried)


def dissolve(pile: Pile, parked: Iterable[Idea]) -> Wanted:
    """A cluster goes; its cards are unsorted then, those that wait in the parking lot too."""
    inside = (*pile.ideas, *(idea for idea in parked if idea.cluster == pile.id))
    moved = tuple(idea.id for idea in inside)
    return (*((intents.MoveIdeas(moved, None),) if moved else ()), intents.Withdraw((pile.id,)))


def _if_any(intent: type[intents.Park | intents.Unpark], ids: Iterable[str]) -> Wanted:
    found = tuple(ids)
    return (intent(found),) if found else ()
