"""What is left of a word when its endings are taken off, and the words that a German compound is made of."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from functools import cache, lru_cache

import snowballstemmer

SHORTEST_PART = 4
"""Letters of a part of a compound; shorter ones (``ver``, ``bau``) are found everywhere."""
SPACELESS = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
"""Thai, Lao, Burmese, Khmer, Japanese, Chinese: a run of letters is not a word."""

_PLAIN = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "ß": "ss"})
LAST_LATIN = "\u024f"
_WORDS_KEPT = 100_000


@lru_cache(_WORDS_KEPT)
def german(word: str) -> str:
    """The stem of a German word in small letters: CISTEM (Weissweiler and Fraser 2017, "Developing a Stemmer for
    German Based on a Comparative Analysis of Publicly Available Stemmers"), in its version for small letters.
    """
    stem = word.translate(_PLAIN)
    if len(stem) >= 6 and stem.startswith("ge"):
        stem = stem[2:]
    stem = stem.replace("sch", "$").replace("ei", "%").replace("ie", "&")
    stem = re.sub(r"(.)\1", r"\1*", stem)
    while len(stem) > 3:
        if len(stem) > 5 and stem.endswith(("em", "er", "nd")):
            stem = stem[:-2]
        elif stem.endswith(("e", "s", "n", "t")):
            stem = stem[:-1]
        else:
            break
    return re.sub(r"(.)\*", r"\1\1", stem).replace("%", "ei").replace("&", "ie").replace("$", "sch")


@cache
def _porter() -> Callable[[str], str]:
    stemmer: Callable[[str], str] = snowballstemmer.stemmer("english").stemWord
    return stemmer


@lru_cache(_WORDS_KEPT)
def english(word: str) -> str:
    """The stem of an English word in small letters (Porter's second stemmer)."""
    return _porter()(word)


def parts(stem: str, known: Collection[str]) -> set[str]:
    """Stems that a long one begins or ends with, where they occur on their own: ``spatschich`` holds ``schich``.

    Words of other alphabets are given by groups of their letters instead, as their endings are not known here.
    """
    if SPACELESS.match(stem):
        return {stem[at : at + 2] for at in range(len(stem) - 1)}
    if stem[0] > LAST_LATIN:
        return {stem[at : at + 4] for at in range(len(stem) - 3)}
    cuts = range(SHORTEST_PART, len(stem) - SHORTEST_PART + 1)
    return {part for at in cuts for part in (stem[:at], stem[at:]) if part in known}
