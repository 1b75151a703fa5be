"""What is compared of one idea, once worked out from its words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from facilitator.grouping.lists import ENGLISH, GERMAN, NEGATIONS, NUMBER_WORDS, SIDES, STOP_WORDS
from facilitator.grouping.normal import tokens, written
from facilitator.grouping.stems import LAST_LATIN, english, german

_WORDS_KEPT = 100_000


@dataclass(frozen=True, slots=True)
class Wording:
    """``stems`` of the words that say something, in their order; ``telling``: each once; ``line``: sorted; ``letters``:
    their groups of three; ``denies``: whether something is negated or forbidden; ``sides``: line of opposites → side.
    """

    words: tuple[str, ...]
    stems: tuple[str, ...]
    telling: frozenset[str]
    line: str
    letters: frozenset[str]
    numbers: frozenset[str]
    denies: bool
    sides: dict[int, int]


def wording(words: tuple[str, ...]) -> Wording:
    """Of the words of an idea as ``normal.tokens`` gives them."""
    stem = english if is_english(words) else stem_of
    plain = [word for word in words if not word[0].isdigit()]
    telling = [word for word in plain if word not in STOP_WORDS and not _is_letter(word)] or plain or list(words)
    stems = tuple(map(stem, telling))
    return Wording(
        words,
        stems,
        frozenset(stems),
        " ".join(sorted(stems)),
        frozenset().union(*map(_letters, stems)),
        frozenset(_numbers(words)),
        not NEGATIONS.isdisjoint(words),
        _sides(words),
    )


def stem_of(word: str) -> str:
    """The stem of one word, or number, that stands alone, in small letters; that of an English text may be another."""
    return german(_neutral(word))


def surface(text: str, shared: frozenset[str]) -> list[str]:
    """The words and numbers of a text whose stems are among these, as they were written there, each once."""
    stem = english if is_english(tokens(text)) else stem_of
    found: dict[str, str] = {}
    for word in written(text):
        for small in tokens(word):
            known = small if small in shared else stem(small)
            if known in shared:
                found.setdefault(known, word)
    return list(found.values())


def is_english(words: Iterable[str]) -> bool:
    """Whether more small words are English ones than German ones."""
    return sum((word in ENGLISH) - (word in GERMAN) for word in words) > 0


def _is_letter(word: str) -> bool:
    """``z`` and ``b``; in many scripts one sign is a word."""
    return len(word) == 1 and word <= LAST_LATIN


def _neutral(word: str) -> str:
    """``mieterinnen`` as ``mieter``: women and men have the same ideas."""
    return word[: -len("innen")] if word.endswith("innen") and len(word) > len("innen") + 3 else word


@lru_cache(_WORDS_KEPT)
def _letters(stem: str) -> frozenset[str]:
    framed = f" {stem} "
    return frozenset(framed[at : at + 3] for at in range(len(stem)))


def _numbers(words: Iterable[str]) -> set[str]:
    found = (word if word[0].isdigit() else NUMBER_WORDS.get(word) for word in words)
    return {number for number in found if number}


def _sides(words: Iterable[str]) -> dict[int, int]:
    """Line of opposites → the one side that the words stand on."""
    found: dict[int, set[int]] = {}
    for word in words:
        for line, side in SIDES.get(word, ()):
            found.setdefault(line, set()).add(side)
    return {line: min(sides) for line, sides in found.items() if len(sides) == 1}
