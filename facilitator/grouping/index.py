"""Ideas by what they say: finds the likely pairs without comparing each with each.

Ideas that differ only in how they are typed are one entry. Entries are looked up by their stems, rare ones first; what
one has cost is kept, so that ideas of another package only cost what they bring.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

from facilitator.grouping.normal import Labels, bare, labels, tokens
from facilitator.grouping.scoring import likeness
from facilitator.grouping.stems import parts
from facilitator.grouping.wording import Wording, wording

LEAST = 0.3
"""Pairs that are less alike than that are not kept."""
LEAST_COSINE = 0.15
"""Pairs whose weighted stems have less in common are not looked at."""
FREQUENT = 150
"""Stems of more entries than that find no pairs: they are looked up only for entries that have no rarer ones."""
STEP = 64
"""Entries between two looks at whether to go on."""
CHANGED = 0.1
"""Once that share of the entries is new or gone, what is rare is counted anew and every pair compared anew."""

Key = tuple[str, ...]
"""The words of an entry."""


class Progress(Protocol):
    """Is told how far the work is, and asked whether to stop."""

    def __call__(self, done: int, total: int) -> None: ...

    @property
    def cancelled(self) -> bool: ...


class Index:
    """Texts, each known by its id; ``put`` and ``drop`` them, then ``compare``, then ask for ``pairs``."""

    def __init__(self) -> None:
        self.members: dict[Key, set[str]] = {}
        self.pairs: dict[Key, dict[Key, float]] = {}
        self._texts: dict[str, str] = {}
        self._keys: dict[str, Key] = {}
        self._labels = Labels()
        self._labelled: defaultdict[str, set[str]] = defaultdict(set)
        self._wordings: dict[Key, Wording] = {}
        self._rarity = Rarity([])
        self._vectors: dict[Key, dict[str, float]] = {}
        self._found_by: defaultdict[str, dict[Key, float]] = defaultdict(dict)
        self._waiting: dict[Key, None] = {}

    def text(self, ident: str) -> str:
        """What an idea says, without a label in front."""
        return bare(self._texts[ident], self._labels)

    def put(self, texts: Mapping[str, str]) -> None:
        """New ideas, and ideas that say something else now."""
        changed = {ident: text for ident, text in texts.items() if self._texts.get(ident) != text}
        again = self._forget(changed.keys() & self._texts.keys())
        for ident, text in changed.items():
            self._texts[ident] = text
            for label in labels(text):
                self._labelled[label].add(ident)
            again |= self._labels.see(text)
        self._enter([*changed, *(ident for label in again for ident in self._labelled[label] - changed.keys())])

    def drop(self, idents: Iterable[str]) -> None:
        """Ideas that are not there any more; unknown ones count as such."""
        again = self._forget(set(idents) & self._texts.keys())
        self._enter([ident for label in again for ident in self._labelled[label]])

    def compare(self, progress: Progress) -> bool:
        """Find the pairs of whatever has come since; whether it got to the end. If stopped, it goes on from there."""
        entries, counted = len(self.members), self._rarity.entries
        unread = sorted(self.members.keys() - self._wordings.keys())
        for key in _until_stopped(unread, entries - len(unread), 2 * entries, progress):
            self._wordings[key] = wording(key)
        if len(self._wordings) < entries:
            return False
        if abs(entries - counted) > CHANGED * counted:
            self._count_anew()
        began = 2 * entries - len(self._waiting)
        for key in _until_stopped(sorted(self._waiting), began, 2 * entries, progress):
            self._compare(key)
            del self._waiting[key]
        return not self._waiting

    def shared(self, keys: Iterable[Key]) -> frozenset[str]:
        """The stems and numbers that all these entries have."""
        first, *others = (own.telling | own.numbers for own in map(self._wordings.__getitem__, keys))
        return first.intersection(*others)

    def _forget(self, idents: Iterable[str]) -> set[str]:
        """Take ideas out; returns what is no label any more."""
        again: set[str] = set()
        for ident in idents:
            text = self._texts.pop(ident)
            for label in labels(text):
                self._labelled[label].discard(ident)
            again |= self._labels.forget(text)
            self._leave(ident)
        return again

    def _enter(self, idents: Iterable[str]) -> None:
        """Bring ideas to the entries that their words make; one that says nothing has none."""
        for ident in idents:
            key = tuple(tokens(self.text(ident)))
            if key == self._keys.get(ident):
                continue
            self._leave(ident)
            if key:
                self._keys[ident] = key
                if key not in self.members:
                    self.members[key] = set()
                    self._waiting[key] = None
                self.members[key].add(ident)

    def _leave(self, ident: str) -> None:
        key = self._keys.pop(ident, None)
        if key is None:
            return
        self.members[key].discard(ident)
        if not self.members[key]:
            del self.members[key]
            self._wordings.pop(key, None)
            self._waiting.pop(key, None)
            for stem in self._vectors.pop(key, ()):
                self._found_by[stem].pop(key, None)
            for other in self.pairs.pop(key, ()):
                del self.pairs[other][key]

    def _count_anew(self) -> None:
        self._rarity = Rarity(self._wordings.values())
        self._vectors.clear()
        self._found_by.clear()
        self.pairs.clear()
        self._waiting = dict.fromkeys(self.members)

    def _compare(self, key: Key) -> None:
        """Find the pairs of one entry with those that were compared before, and let it be found."""
        own, vector = self._wordings[key], self._rarity.vector(self._wordings[key])
        finders = self._rarity.finders(vector)
        close: dict[Key, float] = {}
        for stem in finders:
            weight = vector[stem]
            for other, theirs in self._found_by[stem].items():
                close[other] = close.get(other, 0.0) + weight * theirs
        for other, found in close.items():
            if found >= LEAST_COSINE:
                cosine = _cosine(vector, self._vectors[other])
                if score := round(likeness(own, self._wordings[other], cosine, LEAST), 3):
                    self.pairs.setdefault(key, {})[other] = score
                    self.pairs.setdefault(other, {})[key] = score
        self._vectors[key] = vector
        for stem in finders:
            self._found_by[stem][key] = vector[stem]


class Rarity:
    """How much a stem tells: the rarer among the entries, the more. Fixed when it is made."""

    def __init__(self, wordings: Iterable[Wording]) -> None:
        bags = [one.telling for one in wordings]
        self.entries = len(bags)
        self._known = frozenset().union(*bags)
        self._parts: dict[str, set[str]] = {}
        self._counts = Counter(stem for bag in bags for stem in self._with_parts(bag))

    def vector(self, own: Wording) -> dict[str, float]:
        """Stems and parts of an entry with their weights; of length 1.

        A word and its parts together weigh what the word tells: else a long word that two ideas share, and that says
        what they are about, would count again for each of its parts.
        """
        squares: dict[str, float] = {}
        for stem in dict.fromkeys(own.stems):
            shares = {one: self._tells(one) ** 2 for one in self._with_parts([stem])}
            each = self._tells(stem) ** 2 / sum(shares.values())
            for one, share in shares.items():
                squares[one] = squares.get(one, 0.0) + share * each
        length = sum(squares.values())
        return {stem: math.sqrt(square / length) for stem, square in squares.items()}

    def _tells(self, stem: str) -> float:
        return math.log(1 + self.entries / self._count(stem))

    def finders(self, vector: dict[str, float]) -> list[str]:
        """What an entry is looked up by: every stem that is not too frequent, the rarest ones in any case."""
        rare = sorted(vector, key=lambda stem: (self._count(stem), stem))
        return [stem for place, stem in enumerate(rare) if place < 2 or self._count(stem) <= FREQUENT]

    def _count(self, stem: str) -> int:
        return max(self._counts[stem], 1)

    def _with_parts(self, stems: Iterable[str]) -> dict[str, None]:
        """Each once, in a fixed order."""
        found = dict.fromkeys(stems)
        for stem in list(found):
            if stem not in self._parts:
                self._parts[stem] = parts(stem, self._known)
            found |= dict.fromkeys(sorted(self._parts[stem]))
        return found


def _until_stopped(keys: list[Key], began: int, total: int, progress: Progress) -> Iterator[Key]:
    """One key after the other, as long as nobody stops it; tells how far it is."""
    for done, key in enumerate(keys):
        if done % STEP == 0:
            progress(began + done, total)
            if progress.cancelled:
                return
        yield key
    progress(began + len(keys), total)


def _cosine(one: dict[str, float], other: dict[str, float]) -> float:
    return min(1.0, sum(one[stem] * other[stem] for stem in one.keys() & other.keys()))
