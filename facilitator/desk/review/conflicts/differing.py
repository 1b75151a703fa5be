"""Which words of some texts not all of them have, to be marked in each. No window, no Qt."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import reduce

from facilitator.desk.review.twice.sharing import Span

_WORD = re.compile(r"\S+")


def differing(texts: Sequence[str]) -> list[list[Span]]:
    """The words of each text that are not in all of them; nothing where they share less than half of the shortest."""
    words = [Counter(_WORD.findall(text)) for text in texts]
    if len(words) < 2:
        return [[] for _ in texts]
    common = reduce(lambda one, other: one & other, words)
    alike = 2 * common.total() >= min(some.total() for some in words)
    return [_spans(text, common) if alike else [] for text in texts]


def _spans(text: str, common: Counter[str]) -> list[Span]:
    left, found = Counter(common), []
    for match in _WORD.finditer(text):
        if left[match[0]] > 0:
            left[match[0]] -= 1
        else:
            found.append(Span(_units(text[: match.start()]), _units(match[0])))
    return found


def _units(text: str) -> int:
    """As Qt counts: two for signs outside the basic plane."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
