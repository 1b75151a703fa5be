"""The kind of a card, typed as the first sign of its text: ``? Why …`` is a question. No window, no Qt."""

from __future__ import annotations

from collections.abc import Collection

PREFIXES = {"?": "question", "!": "suggestion", ".": "observation", "-": "observation"}
ESCAPE = "\\"


def split_prefix(text: str, kinds: Collection[str]) -> tuple[str | None, str]:
    """The kind that the text's prefix chooses (None where it has none), and the text without it.

    A prefix is one of the signs and a space, for the kinds that the plan has. A backslash before it keeps it as text:
    a backslash before ``? Why`` gives the text ``? Why``.
    """
    if text.startswith(ESCAPE) and _kind(text[1:], kinds):
        return None, text[1:]
    kind = _kind(text, kinds)
    return (kind, text[2:].lstrip()) if kind else (None, text)


def prefix_of(kind: str) -> str:
    """The sign that chooses a kind; empty where it has none."""
    return next((sign for sign, known in PREFIXES.items() if known == kind), "")


def _kind(text: str, kinds: Collection[str]) -> str | None:
    found = PREFIXES.get(text[:1])
    return found if found in kinds and text[1:2] == " " else None
