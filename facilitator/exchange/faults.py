"""A fault in a file that a person wrote, with the place where the person finds it."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.conference.errors import Refusal
from facilitator.language import Language


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: ``name`` is a key path or a cell, ``line`` counts from 1 (0: the file has no lines).

    ``order`` sorts places of a file that has no lines: number of the sheet, row, column.
    """

    name: str = ""
    line: int = 0
    order: tuple[int, ...] = ()

    def key(self, key: str) -> Place:
        """The place of a key in here: a key path grows by it, a place in a workbook stays as it is."""
        return Place(f"{self.name}.{key}", self.line) if self.line else self

    def said(self, say: Language) -> str:
        """``line 12 (workshop.title)``, ``line 12`` or ``Workshops!C4``."""
        if not self.line:
            return self.name
        if not self.name:
            return say("line {line}", line=self.line)
        return say("line {line} ({name})", line=self.line, name=self.name)


class Fault(Refusal):
    """One sentence about one place. Two faults that say the same of the same place are equal."""

    def __init__(self, message: str, place: Place, /, **values: object) -> None:
        super().__init__(message, **values)
        self.place = place

    def said(self, say: Language) -> str:
        """The place and the sentence: ``Workshops!C4: The title is missing.``"""
        return f"{self.place.said(say)}: {super().said(say)}"

    def __str__(self) -> str:
        return self.said(Language("en"))

    def _identity(self) -> tuple[Place, str]:
        return self.place, self.args[0]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Fault) and self._identity() == other._identity()

    def __hash__(self) -> int:
        return hash(self._identity())
