"""A language for tests alone: each of the program's sentences is longer and marked: nothing untranslated hides."""

from __future__ import annotations

import re

from facilitator.language import Language

ACCENTS = str.maketrans("aeiouACEIOUcgnsyz", "åéîöûÅÇÉÎÖÛçĝñšýž")
LONGER = 0.4


class Pseudo(Language):
    """English that is 40 % longer: ``Start`` becomes ``⟦Štårt··⟧``."""

    def __init__(self, code: str) -> None:
        super().__init__("en")
        self.asked = code

    def __call__(self, message: str, /, **values: object) -> str:
        text = _long(message) if message else ""
        return text.format(**values) if values else text

    def count(self, singular: str, plural: str, n: int, /, **values: object) -> str:
        return _long(singular if n == 1 else plural).format(n=n, **values)


def _long(text: str) -> str:
    parts = re.split(r"(\{\w+\})", text)
    said = "".join(part if part.startswith("{") else part.translate(ACCENTS) for part in parts)
    return f"⟦{said}{' ·' * max(1, round(len(text) * LONGER / 2))}⟧"
