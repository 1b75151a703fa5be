"""Translations: English is written in the code, other languages come from ``resources/language``.

A ``Language`` is passed to whatever speaks to people; there is no global translator, so that a German window and an
English report can live side by side.
"""

from __future__ import annotations

import gettext
import io
from functools import cache
from typing import Protocol

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

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
        text = self._texts.gettext(message) if message else ""
        return text.format(**values) if values else text

    def count(self, singular: str, plural: str, n: int, /, **values: object) -> str:
        """The form that fits ``n``, with ``{n}`` and ``values`` filled in."""
        return self._texts.ngettext(singular, plural, n).format(n=n, **values)


@cache
def _translations(code: str) -> gettext.NullTranslations:
    """All ``resources/language/<code>/*.po`` files as one catalogue; English needs none."""
    if code == "en":
        return gettext.NullTranslations()
    whole = Catalog(locale=code)
    for path in sorted((resource_folder() / "language" / code).glob("*.po")):
        with path.open("rb") as file:
            part = read_po(file, locale=code)
        for message in part:
            if message.id:
                whole[message.id] = message
    compiled = io.BytesIO()
    write_mo(compiled, whole)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def is_right_to_left(code: str) -> bool:
    """Whether a language (``ar``, ``fa-AF``) is written from right to left."""
    return code.split("-")[0].split("_")[0].lower() in RIGHT_TO_LEFT
