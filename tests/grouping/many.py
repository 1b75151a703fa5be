"""Ideas by the thousand, like the sample conference's: its words follow each other as there, some are said again."""

from __future__ import annotations

import random
from collections import defaultdict
from itertools import pairwise

from tests.grouping_quality import planted

AGAIN = 0.08
"""The share of ideas that are an earlier one in other words."""
NEW_WORD = 0.15
"""How often a word is put together from two others: the larger a collection, the more words it has."""
END = ""


class Speakers:
    """Says as many ideas as one likes; the same ones for the same ``seed``."""

    def __init__(self, seed: int = 1) -> None:
        self._chance = random.Random(seed)
        self._next: defaultdict[str, list[str]] = defaultdict(list)
        for text in planted().texts.values():
            for one, other in pairwise([END, *text.split(), END]):
                self._next[one].append(other)
        self._long = sorted(word for word in self._next if len(word) > 4 and word.isalpha())

    def ideas(self, count: int) -> dict[str, str]:
        """Ideas by their ids."""
        found: list[str] = []
        while len(found) < count:
            again = found and self._chance.random() < AGAIN
            found.append(self._reworded(self._chance.choice(found)) if again else self._idea())
        return {f"i{number:06}": text for number, text in enumerate(found)}

    def _idea(self) -> str:
        words: list[str] = []
        word = self._chance.choice(self._next[END])
        while word != END and len(words) < 30:
            fresh = word.isalpha() and len(word) > 4 and self._chance.random() < NEW_WORD
            words.append(word + self._chance.choice(self._long).casefold() if fresh else word)
            word = self._chance.choice(self._next[word])
        return " ".join(words)

    def _reworded(self, text: str) -> str:
        """In capitals, with a word left out, or with two words in each other's place."""
        words = text.split()
        at = self._chance.randrange(len(words))
        how = self._chance.randrange(3)
        if how == 0 or len(words) < 4:
            return text.upper() + "!"
        if how == 1:
            return " ".join(words[:at] + words[at + 1 :])
        return " ".join([*words[at:], *words[:at]])
