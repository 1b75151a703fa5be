"""Names for a theme from the words of its own ideas."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from facilitator.grouping.lists import NEGATIONS, STOP_WORDS
from facilitator.grouping.normal import tokens, written
from facilitator.grouping.stems import parts
from facilitator.grouping.wording import stem_of

MOST = 3
THING = 1.5
"""How much more a word counts that is written with a capital letter inside a sentence, in German a thing."""
SHORTEST = 3
"""Letters of a word that can name a theme."""
PART = 5
"""Letters of a stem that is looked for in long words; ``-lich`` is no light."""


def suggest_names(ideas: Sequence[str], among: Iterable[str], most: int = MOST) -> list[str]:
    """Up to ``most`` words that many of the ideas use and few of all ideas ``among`` which they are, the best first."""
    return Names(among).of(ideas, most)


class Names:
    """Knows how often words are used among all ideas, to name several themes."""

    def __init__(self, among: Iterable[str]) -> None:
        told = [_telling(text) for text in among]
        self._all = len(told)
        self._forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for found in told:
            _add_forms(self._forms, found)
        self._counts = Counter(stem for found in told for stem in self._with_parts(found))

    def of(self, ideas: Sequence[str], most: int = MOST) -> list[str]:
        """Names for the theme that these ideas belong to: words of several, or parts of their long words; where they
        have none in common, words of single ones.
        """
        forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
        holders: Counter[str] = Counter()
        for found in map(_telling, ideas):
            holders.update(self._with_parts(found))
            _add_forms(forms, found)
        things = _things(ideas)
        shared = {stem for stem, count in holders.items() if count > 1} or holders.keys()
        ranked = sorted(
            shared, key=lambda stem: (-self._weight(stem, holders[stem]) * (THING if stem in things else 1), stem)
        )
        return [_commonest(forms.get(stem) or self._forms[stem]) for stem in ranked[:most]]

    def _weight(self, stem: str, holders: int) -> float:
        return holders * math.log(1 + self._all / max(self._counts[stem], 1))

    def _with_parts(self, stems: Iterable[str]) -> set[str]:
        """Stems, and those that are a part of them and a word of another idea."""
        found = set(stems)
        inside = set[str]().union(*(parts(stem, self._forms) & self._forms.keys() for stem in found))
        return found | {part for part in inside if len(part) >= PART}


def _add_forms(forms: defaultdict[str, Counter[str]], found: Mapping[str, list[str]]) -> None:
    for stem, words in found.items():
        forms[stem].update(words)


def _telling(text: str) -> dict[str, list[str]]:
    """Stem → the words of a text that have it, as they were written; small words and numbers left out."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for small, word in zip(tokens(text), written(text), strict=True):
        if len(small) >= SHORTEST and small not in STOP_WORDS and small not in NEGATIONS and not small[0].isdigit():
            found[stem_of(small)].append(word)
    return found


def _things(ideas: Iterable[str]) -> set[str]:
    """Stems of words with a capital letter that follow another word."""
    following = (pair for text in ideas for pair in pairwise(written(text)))
    return {stem_of(word.casefold()) for _, word in following if word[:1].isupper() and not word.isupper()}


def _commonest(words: Counter[str]) -> str:
    """The form that is written most often; with a capital letter where some are."""
    return min(words, key=lambda word: (-words[word], word.islower(), len(word), word))
