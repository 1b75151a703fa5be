"""Translations: English is written in the code, other languages come from ``resources/language``.

A ``Language`` is passed to whatever speaks to people; there is no global translator, so that a German window and an
English report can live side by side.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Protocol

from facilitator.files import resource_folder

LANGUAGES = ("de", "en")
RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "ps", "ckb", "yi", "dv"})


class Said(Protocol):
    """Something that can be put into words in a language: every error of ours can."""

    def said(self, say: Language) -> str: ...


class Language:
    """Says the program's own sentences in one language.

    ``say("Open a plan")`` looks the English text up; ``say.count("{n} idea", "{n} ideas", 3)`` chooses the plural and
    fills in ``{n}``.
    """

    def __init__(self, code: str) -> None:
        if code not in LANGUAGES:
            raise ValueError(f"no translation for language {code!r}")
        self.code = code
        self._texts = _translations(code)

    def __call__(self, message: str, /, **values: object) -> str:
        text = self._texts.get((message,), (message,))[0]
        return text.format(**values) if values else text

    def count(self, singular: str, plural: str, n: int, /, **values: object) -> str:
        """The form that fits ``n``, with ``{n}`` and ``values`` filled in."""
        one, many = self._texts.get((singular, plural), (singular, plural))
        return (one if n == 1 else many).format(n=n, **values)  # as German and English both have it


Forms = tuple[str, ...]
"""A sentence, or its singular and its plural."""

_ENTRY = re.compile(
    r"""^msgid (.*\n(?:".*\n)*)(?:msgid_plural (.*\n(?:".*\n)*))?((?:msgstr.*\n?(?:".*\n?)*)+)""", re.MULTILINE
)
_STRING = re.compile(r"""^msgstr(?:\[\d\])? (.*\n?(?:".*\n?)*)""", re.MULTILINE)
_QUOTED = re.compile(r'''"(.*)"''')
_ESCAPE = re.compile(r"\\(.)")
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r"}


@cache
def _translations(code: str) -> dict[Forms, Forms]:
    """All ``resources/language/<code>/*.po`` files as one catalogue; English needs none.

    Read here, not by Babel: the program speaks long before Babel would be loaded.
    """
    paths = sorted((resource_folder() / "language" / code).glob("*.po"))
    return {english: said for path in paths for english, said in read_texts(path.read_text("utf-8"))}


def read_texts(text: str) -> Iterator[tuple[Forms, Forms]]:
    """The sentences of a file in gettext's format with their translations; those without one are left out."""
    for entry in _ENTRY.finditer(text):
        english = tuple(_unquoted(part) for part in entry.group(1, 2) if part)
        said = tuple(_unquoted(part) for part in _STRING.findall(entry.group(3)))
        if english[0] and all(said):
            yield english, said


def _unquoted(lines: str) -> str:
    whole = "".join(_QUOTED.findall(lines))
    return _ESCAPE.sub(lambda found: _ESCAPED.get(found[1], found[1]), whole) if "\\" in whole else whole


def is_right_to_left(code: str) -> bool:
    """Whether a language (``ar``, ``fa-AF``) is written from right to left."""
    return code.split("-")[0].split("_")[0].lower() in RIGHT_TO_LEFT
