"""What is typed with a card's text: its kind as the first sign (``? Why …`` is a question), its cluster as the last
word (``… #Wohnen``); and the cards that a pasted list makes. No window, no Qt.
"""

from __future__ import annotations

import re
from collections.abc import Collection

PREFIXES = {"?": "question", "!": "suggestion", ".": "observation", "-": "observation"}
ESCAPE = "\\"
_TAG = re.compile(r"(?:^|(?<=\s))(\\?)#([^\W\d_][^\s#]*)\s*$")
_BULLET = re.compile(r"\s*(?:[-*•●▪◦‣–—]\s+|\(?\d{1,3}[.)]\s+|[•●▪◦‣])")


def split_prefix(text: str, kinds: Collection[str]) -> tuple[str | None, str]:
    """The kind that the text's prefix chooses (None where it has none), and the text without it.

    A prefix is one of the signs and a space, for the kinds that the plan has. A backslash before it keeps it as text:
    a backslash before ``? Why`` gives the text ``? Why``.
    """
    if text.startswith(ESCAPE) and _kind(text[1:], kinds):
        return None, text[1:]
    kind = _kind(text, kinds)
    return (kind, text[2:].lstrip()) if kind else (None, text)


def split_tag(text: str) -> tuple[str, str]:
    """The cluster's name that the text ends with (empty where there is none), and the text without it.

    A name begins with a letter, so that ``Raum #3`` is just text, and so is a name without a text before it. A
    backslash before the sign keeps it as text.
    """
    found = _TAG.search(text)
    if found is None or not text[: found.start()].strip():
        return "", text
    if found[1]:
        return "", text[: found.start(1)] + text[found.end(1) :]
    return found[2], text[: found.start()].rstrip()


def cards_of(pasted: str) -> list[str]:
    """The cards of a pasted list: a line each, without bullets and numbers; empty lines are none."""
    lines = (_BULLET.sub("", line, count=1).strip() for line in pasted.splitlines())
    return [line for line in lines if line]


def prefix_of(kind: str) -> str:
    """The sign that chooses a kind; empty where it has none."""
    return next((sign for sign, known in PREFIXES.items() if known == kind), "")


def _kind(text: str, kinds: Collection[str]) -> str | None:
    found = PREFIXES.get(text[:1])
    return found if found in kinds and text[1:2] == " " else None
