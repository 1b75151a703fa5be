"""How the word lists are written: words between blanks, so that a list can be read and added to."""

from __future__ import annotations


def listed(words: str) -> frozenset[str]:
    """The words of a list that is written as running text."""
    return frozenset(words.split())
