"""What a text says apart from how it is typed: its words in small letters, its numbers, and no label in front."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Container, Iterator

LABEL_LETTERS = 60
"""The longest label: ``Klimarat`` in "Klimarat: More trees"."""
RECURS = 6
"""A label in front of that many ideas is one; words before a colon that are rarer belong to their idea."""

_LABEL = re.compile(rf"""[\s"„“«]*([^:\n]{{1,{LABEL_LETTERS}}}):\s+(?=\S)""")
_UNWRITTEN = re.compile(
    "[\u00ad\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
)
"""Vowel points and lengthenings that one may write or leave out, and signs that nobody sees."""
_THOUSANDS = re.compile(r"(?<![\d.,])\d{1,3}(?:[.,'’ ]\d{3})+(?![\d]|[.,]\d)")
_LETTER = r"(?:[^\W\d_]|[\u0300-\u036f\u0900-\u0963\u0970-\u0dff\u0e01-\u0e3a\u0e40-\u0eff\u0f71-\u0fbc\u102b-\u109d])"
_TOKEN = re.compile(rf"\d+(?:[.,:]\d+)*|{_LETTER}+|[\U0001f300-\U0001faff]")


def tokens(text: str) -> list[str]:
    """The words, numbers and pictograms of a text in their order, in small letters, whatever stands between them.

    >>> tokens("Ab 22:00 Uhr: 10.000 „Lichter“ AUS!")
    ['ab', '22:00', 'uhr', '10000', 'lichter', 'aus']
    """
    found = _TOKEN.findall(_plain(text).casefold())
    return [_number(one) if one[0].isdigit() else one for one in found]


def written(text: str) -> list[str]:
    """The same as they were written, capitals and all, one for each of ``tokens``."""
    return _TOKEN.findall(_plain(text))


def _plain(text: str) -> str:
    """One code point for each letter that has one, wide and joined letters as plain ones, numbers without gaps."""
    plain = _UNWRITTEN.sub("", unicodedata.normalize("NFKC", text))
    return _THOUSANDS.sub(lambda found: re.sub(r"\D", "", found[0]), plain)


def _number(text: str) -> str:
    """A number as it is compared: in European digits, with a point; ``2,50`` is 2.5."""
    digits = "".join(str(unicodedata.digit(sign)) if sign.isdigit() else sign for sign in text.replace(",", "."))
    return digits.rstrip("0").rstrip(".") if digits.count(".") == 1 and ":" not in digits else digits


def labels(text: str) -> Iterator[str]:
    """Whatever could be a label in front of a text, the outermost first."""
    while found := _LABEL.match(text):
        yield " ".join(tokens(found[1]))
        text = text[found.end() :]


def bare(text: str, known: Container[str]) -> str:
    """A text without the labels in front of it, as far as they are known; what is left says something."""
    while (found := _LABEL.match(text)) and " ".join(tokens(found[1])) in known:
        text = text[found.end() :]
    return text


class Labels:
    """Counts what stands in front of a colon, to tell the labels of a collection from words of its ideas."""

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def __contains__(self, label: object) -> bool:
        return isinstance(label, str) and self._seen[label] >= RECURS

    def see(self, text: str) -> set[str]:
        """Count a text in; returns what has become a label by it."""
        found = set(labels(text))
        self._seen.update(found)
        return {label for label in found if self._seen[label] == RECURS}

    def forget(self, text: str) -> set[str]:
        """Count a text out; returns what is no label any more."""
        found = set(labels(text))
        self._seen.subtract(found)
        return {label for label in found if self._seen[label] == RECURS - 1}
