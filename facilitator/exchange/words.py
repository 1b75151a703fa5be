"""Words that people write into cells: yes and no, names of languages, near misses, signs that cannot be printed."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable
from functools import cache

from babel import Locale

from facilitator.exchange.faults import Fault, Place
from facilitator.language import LANGUAGES

YES = frozenset({"true", "1", "x", "ja", "j", "yes", "y", "wahr"})
NO = frozenset({"", "false", "0", "nein", "n", "no", "falsch"})
LONGEST_TEXT = 10_000

_LINE_BREAKS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_SPOKEN_TOO = frozenset({"prs", "kmr", "pnb"})
"""Dari, Kurmanji and Western Punjabi: ISO 639-3 codes that CLDR files elsewhere."""
_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def same(word: str) -> str:
    """The form in which two spellings of a word are compared: without case, outer blanks and ways of composing ä."""
    return unicodedata.normalize("NFC", word).casefold().strip()


def bare(word: str) -> str:
    """A name for comparing without case, blanks, ``_`` and ``-``: ``Retention Days`` → ``retentiondays``."""
    return re.sub(r"[\s_-]+", "", same(word))


def yes_or_no(word: str) -> bool | None:
    """What a word in a cell means; None where it means neither."""
    plain = same(word)
    return True if plain in YES else False if plain in NO else None


def closest(word: str, known: Iterable[str], alike: float = 0.6) -> str:
    """The known name that was probably meant, or ``""``; ``alike`` from 0 to 1 says how near it must be."""
    names = {bare(name): name for name in known}
    hits = difflib.get_close_matches(bare(word), names, n=1, cutoff=alike)
    return names[hits[0]] if hits else ""


def tidy(text: str) -> str:
    """Text without outer blanks, each line break a plain newline."""
    return _LINE_BREAKS.sub("\n", text).strip()


def checked_text(raw: str, place: Place) -> str:
    """Tidy text that paper, documents and spreadsheets can hold; a ``Fault`` where they cannot."""
    text = tidy(raw)
    sign = next(filter(_is_unprintable, text), "")
    if sign:
        message = "Here is a sign that cannot be printed ({sign}): take it out."
        raise Fault(message, place, sign=f"U+{ord(sign):04X}")
    if len(text) > LONGEST_TEXT:
        raise Fault("This text is longer than {longest} letters: shorten it.", place, longest=LONGEST_TEXT)
    return text


def _is_unprintable(sign: str) -> bool:
    """Whether XML cannot hold a sign, or terminals obey it."""
    return sign not in "\n\t" and (unicodedata.category(sign) in ("Cc", "Cs") or ord(sign) & 0xFFFE == 0xFFFE)


def shown(value: object) -> str:
    """A value in a sentence: on one line, not too long, without signs that steer a terminal."""
    text = "".join(sign if sign.isprintable() else "\ufffd" for sign in " ".join(str(value).split()))
    return text if len(text) <= 60 else f"{text[:59]}…"


def language_code(word: str) -> str | None:
    """The BCP 47 code in its usual form (``DE-at`` → ``de-AT``), or None for a language nobody knows."""
    code = word.strip().replace("_", "-")
    if not _LANGUAGE_TAG.fullmatch(code):
        return None
    language, *rest = code.split("-")
    if language.lower() not in _languages():
        return None
    return "-".join([language.lower(), *(_subtag(part) for part in rest)])


def checked_language(word: str, place: Place) -> str:
    """The code of a language; a ``Fault``, with a guess for a language's name (``Deutsch``), where it is none."""
    code = language_code(word)
    if code:
        return code
    guess = _languages_by_name().get(same(word))
    if guess:
        message = "“{word}” is not a language code; did you mean “{guess}”?"
        raise Fault(message, place, word=shown(word), guess=guess)
    raise Fault("“{word}” is not a language code, such as de, en, ar or uk.", place, word=shown(word))


def _subtag(part: str) -> str:
    """Scripts are written ``Arab``, regions ``AF``, all else in small letters."""
    if len(part) == 4 and part.isalpha():
        return part.title()
    return part.upper() if len(part) == 2 else part.lower()


@cache
def _languages() -> frozenset[str]:
    return frozenset(_names("en")) | _SPOKEN_TOO


@cache
def _languages_by_name() -> dict[str, str]:
    """Languages by their names in the program's own languages."""
    return {same(name): code for own in LANGUAGES for code, name in _names(own).items()}


def _names(own: str) -> dict[str, str]:
    """Codes of languages with their names in one language."""
    return {str(code): str(name) for code, name in Locale(own).languages.items() if "_" not in str(code)}
