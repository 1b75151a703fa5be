"""Which cards already say what somebody is typing: by the letters that they share, three at a time.

Words in another order, other endings and slips of the pen leave most groups of three letters as they are, in German
with its long words above all. Cards are looked up by the groups they hold, so that a thousand cost less than a
millisecond.
"""

from __future__ import annotations

import re
from collections import Counter

LEAST = 8
"""Letters: less than that is like too many cards."""
LIMIT = 0.5
"""From 0 (nothing in common) to 1 (the same groups): below this, two texts are not called close."""
MISSING, ABSENT = 0.85, 0.25
"""How much a typed group counts that the card lacks, and a card's group that was not typed (perhaps not yet)."""
UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
STOP_WORDS = frozenset(
    """
    aber alle als am an and are auch auf aus bei bis by da das dass dem den der des die do ein eine einem einen einer
    es for fuer gibt haben hat have i ich ihr im in is ist it kein keine man mehr mit more muss nach nicht no not of
    oder on or sehr sein sich sie sind so soll sollen sollte the there they this to um und uns unser viel vom von vor
    waere warum was we werden wie wir wird with you zu zum zur
    """.split()
)
_WORD = re.compile(r"[^\W_]+")

Groups = frozenset[str]


def groups_of(text: str) -> Groups:
    """The groups of three letters of a text's words; a word's beginning and end count as letters."""
    found = _WORD.findall(text.casefold().translate(UMLAUTS))
    words = [word for word in found if word not in STOP_WORDS] or found
    return frozenset(f" {word} "[at : at + 3] for word in words for at in range(len(word)))


class Cards:
    """Cards by what they say, each known by its id."""

    def __init__(self) -> None:
        self._groups: dict[str, Groups] = {}
        self._holders: dict[str, set[str]] = {}
        self._texts: dict[str, str] = {}

    def put(self, ident: str, text: str | None) -> None:
        """A card says this now; None where it is gone or says nothing any more."""
        if self._texts.get(ident) == text:
            return
        for group in self._groups.pop(ident, ()):
            self._holders[group].discard(ident)
        self._texts.pop(ident, None)
        if text is not None:
            self._texts[ident] = text
            self._groups[ident] = groups_of(text)
            for group in self._groups[ident]:
                self._holders.setdefault(group, set()).add(ident)

    def closest(self, text: str, most: int = 3) -> list[tuple[str, float]]:
        """The closest cards with their likeness, from ``LIMIT`` to 1, the closest first; none for a very short text."""
        if sum(map(str.isalnum, text)) < LEAST:
            return []
        wanted = groups_of(text)
        common = Counter(ident for group in wanted for ident in self._holders.get(group, ()))
        found = ((ident, _likeness(len(wanted), len(self._groups[ident]), n)) for ident, n in common.items())
        return sorted((one for one in found if one[1] >= LIMIT), key=lambda one: (-one[1], one[0]))[:most]


def likeness(typed: str, card: str) -> float:
    """How close a card is to what is being typed, from 0 to 1."""
    one, other = groups_of(typed), groups_of(card)
    return _likeness(len(one), len(other), len(one & other))


def _likeness(typed: int, card: int, common: int) -> float:
    """The index of Tversky (1977, "Features of similarity"), which lets the card say more than was typed so far."""
    return common / (common + MISSING * (typed - common) + ABSENT * (card - common)) if common else 0.0
