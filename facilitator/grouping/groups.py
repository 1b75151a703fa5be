"""Groups of ideas that say the same, made from pairs so that no group is a chain of neighbours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Protocol

from facilitator.grouping.index import Index, Key, Progress
from facilitator.grouping.linking import Apart, linked
from facilitator.grouping.wording import surface
from facilitator.language import Language


@dataclass(frozen=True, slots=True)
class Reason:
    """What ideas share: ``words``, the telling ones of all of them, or nothing but how they are typed is different."""

    words: tuple[str, ...] = ()
    typed: bool = False

    def said(self, say: Language) -> str:
        """In a sentence."""
        if self.typed:
            return say("the same but for capitals, punctuation and a label in front")
        if self.words:
            return say("all speak of: {words}", words=", ".join(self.words))
        return say("similar words in similar order")


TYPED = Reason(typed=True)
MOST_WORDS = 6
"""Words that a reason names at most."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two ideas by their ids, ``a`` < ``b``, and how alike they are, from 0 to 1."""

    a: str
    b: str
    score: float
    reason: Reason


@dataclass(frozen=True, slots=True)
class Group:
    """Ideas by their ids, sorted, two or more; ``score``: of the two that are least alike, from 0 to 1."""

    ideas: tuple[str, ...]
    score: float
    reason: Reason

    def without(self, idea: str) -> Group | None:
        """The group with one idea left out; None where that leaves no group."""
        left = tuple(ident for ident in self.ideas if ident != idea)
        return replace(self, ideas=left) if len(left) > 1 else None


class Alike(Protocol):
    """Whatever finds pairs: texts in, scored pairs with a reason out. Words do it here; a sentence encoder may."""

    def put(self, texts: Mapping[str, str]) -> None:
        """New ideas, and ideas that say something else now, by their ids."""

    def drop(self, idents: Iterable[str]) -> None:
        """Ideas that are not there any more."""

    def pairs(self, progress: Progress) -> list[Pair]:
        """The likely pairs, the most alike first; none if it is stopped."""

    def groups(self, apart: Apart, progress: Progress) -> list[Group]:
        """Ideas that say the same, the most alike first, each in one group at most; none if it is stopped.

        No two ideas of ``apart`` are in one group.
        """


class ByWords:
    """Finds ideas that say the same by their words; see docs/grouping.md."""

    def __init__(self) -> None:
        self._index = Index()

    def put(self, texts: Mapping[str, str]) -> None:
        self._index.put(texts)

    def drop(self, idents: Iterable[str]) -> None:
        self._index.drop(idents)

    def pairs(self, progress: Progress) -> list[Pair]:
        index = self._index
        if not index.compare(progress):
            return []
        same = (pair for ideas in index.members.values() for pair in combinations(sorted(ideas), 2))
        found = [Pair(a, b, 1.0, TYPED) for a, b in same]
        for key, close in index.pairs.items():
            for other, score in close.items():
                found += self._between(key, other, score) if key < other else ()
        return sorted(found, key=lambda pair: (-pair.score, pair.a, pair.b))

    def groups(self, apart: Apart, progress: Progress) -> list[Group]:
        index = self._index
        if not index.compare(progress):
            return []
        found = [
            Group(tuple(sorted(unit.ideas)), unit.least, self._reason(unit.keys))
            for unit in linked(index.members, index.pairs, apart)
        ]
        return sorted(found, key=lambda group: (-group.score, group.ideas))

    def _between(self, key: Key, other: Key, score: float) -> Iterator[Pair]:
        reason = self._reason([key, other])
        for one in self._index.members[key]:
            for two in self._index.members[other]:
                yield Pair(min(one, two), max(one, two), score, reason)

    def _reason(self, keys: list[Key]) -> Reason:
        if len(set(keys)) == 1:
            return TYPED
        text = self._index.text(min(self._index.members[min(keys)]))
        return Reason(tuple(surface(text, self._index.shared(keys))[:MOST_WORDS]))
