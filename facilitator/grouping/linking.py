"""Makes groups of pairs, the most alike first; whatever joins a group must be like every member of it.

So no chain arises in which the first and the last have nothing to do with each other (complete linkage, Sørensen 1948).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from facilitator.grouping.index import Key

ALIKE = 0.62
"""Two groups begin to be one by a pair that is at least that alike."""
WITHIN = 0.5
"""No two members of a group are less alike than that."""

Pairs = Mapping[Key, Mapping[Key, float]]
Apart = Collection[frozenset[str]]
"""Sets of ids; no two of one are ever in one group, as somebody has said that they do not say the same."""


@dataclass(eq=False, slots=True)
class Linked:
    """Entries that belong together, the ideas that they are, and how alike the two least alike ones are."""

    keys: list[Key]
    ideas: set[str]
    least: float = 1.0
    into: Linked | None = None

    @property
    def whole(self) -> Linked:
        """The group that this one has become a part of."""
        found = self
        while found.into is not None:
            found = found.into
        return found


def linked(members: Mapping[Key, Collection[str]], pairs: Pairs, apart: Apart) -> list[Linked]:
    """Groups of two or more ideas, by the keys of entries and their pairs; each idea is in one at most."""
    strangers = _strangers(apart)
    units = {key: list(_units(key, ideas, strangers)) for key, ideas in members.items()}
    for _, one, other in _closest_first(pairs):
        for first in units[one]:
            for second in units[other]:
                _join(first.whole, second.whole, pairs, strangers)
    every = (unit for found in units.values() for unit in found)
    return [unit for unit in every if unit.into is None and len(unit.ideas) > 1]


def _strangers(apart: Apart) -> dict[str, set[str]]:
    """Id → the ids that it must not be with."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for pair in apart:
        for idea in pair:
            found[idea] |= pair - {idea}
    return dict(found)


def _units(key: Key, ideas: Iterable[str], strangers: Mapping[str, set[str]]) -> Iterator[Linked]:
    """The ideas of one entry: together, but for those that must not be."""
    units: list[Linked] = []
    for idea in sorted(ideas):
        avoided = strangers.get(idea, set())
        home = next((unit for unit in units if unit.ideas.isdisjoint(avoided)), None)
        if home is None:
            units.append(Linked([key], {idea}))
        else:
            home.ideas.add(idea)
    yield from units


def _closest_first(pairs: Pairs) -> list[tuple[float, Key, Key]]:
    found = ((-score, a, b) for a, close in pairs.items() for b, score in close.items() if a < b and score >= ALIKE)
    return sorted(found)


def _join(one: Linked, other: Linked, pairs: Pairs, strangers: Mapping[str, set[str]]) -> None:
    """Make one of two groups, if every member is like every other and none a stranger to another."""
    if one is other or any(idea in strangers and not other.ideas.isdisjoint(strangers[idea]) for idea in one.ideas):
        return
    least = min(1.0 if a == b else pairs.get(a, {}).get(b, 0.0) for a in one.keys for b in other.keys)
    if least >= WITHIN:
        one.keys += other.keys
        one.ideas |= other.ideas
        one.least = min(one.least, other.least, least)
        other.into = one
