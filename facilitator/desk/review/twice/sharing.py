"""Which words of some texts all of them have, to be shown in each. No window, no Qt."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from facilitator.grouping.normal import tokens
from facilitator.grouping.wording import surface, wording

_WORD = re.compile(r"[\w\u0300-\u036f\u0610-\u061a\u064b-\u065f]+(?:[.,:]\d+)*")


class Span(NamedTuple):
    """A part of a text, in the units in which Qt counts: two for signs outside the basic plane."""

    start: int
    length: int


def shared(texts: Sequence[str]) -> frozenset[str]:
    """The stems and numbers that all texts have."""
    found = [wording(tuple(tokens(text))) for text in texts if tokens(text)]
    if len(found) < 2:
        return frozenset()
    first, *others = (one.telling | one.numbers for one in found)
    return first.intersection(*others)


def spans(text: str, stems: frozenset[str]) -> list[Span]:
    """Where these stems stand in a text, as whole words."""
    words = {small for word in surface(text, stems) for small in tokens(word)}
    found = (match for match in _WORD.finditer(text) if words.intersection(tokens(match[0])))
    return [Span(_units(text[: match.start()]), _units(match[0])) for match in found]


def _units(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
