"""The values of a plan that are more than text or number: numbers of workshops, languages, colours, names of things."""

from __future__ import annotations

import re
from dataclasses import dataclass

from facilitator.conference.plan import PHASE_KINDS, session_id
from facilitator.exchange.faults import Fault
from facilitator.exchange.plan_entries import Cell, known_key, unknown_key
from facilitator.exchange.plan_values import TypedValues
from facilitator.exchange.sealing import is_key
from facilitator.exchange.words import checked_language, same, shown

LARGEST_NUMBER = 99
LONGEST_MINUTES = 24 * 60
LONGEST_RETENTION = 10 * 366

_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_KIND_ID = re.compile(r"[a-z][a-z0-9_-]{0,31}")
_SESSION = re.compile(r"w0?([1-9][0-9]?)r0?([1-9][0-9]?)")


@dataclass(frozen=True)
class Fields:
    """Readings of one cell each, on top of how a format writes values."""

    values: TypedValues

    def number(self, cell: Cell) -> int:
        """The number of a workshop or round."""
        return self.values.number(cell, 1, LARGEST_NUMBER)

    def minutes(self, cell: Cell) -> int:
        return self.values.number(cell, 1, LONGEST_MINUTES)

    def retention_days(self, cell: Cell) -> int:
        return self.values.number(cell, 1, LONGEST_RETENTION)

    def languages(self, cell: Cell) -> tuple[str, ...]:
        """BCP 47 codes."""
        return tuple(dict.fromkeys(checked_language(code, cell.place) for code in self.values.texts(cell)))

    def public_keys(self, cell: Cell) -> tuple[str, ...]:
        """The keys that packages are sealed to."""
        keys = self.values.texts(cell)
        for key in keys:
            if not is_key(key):
                message = "“{value}” is not a public key: copy the lines from the file of public keys as they are."
                raise Fault(message, cell.place, value=shown(key))
        return keys

    def phase_kind(self, cell: Cell) -> str:
        word = self.values.text(cell)
        kind = known_key(word, PHASE_KINDS)
        if kind is None:
            raise unknown_key(shown(word), PHASE_KINDS, cell.place)
        return kind

    def colour(self, cell: Cell) -> str:
        """``#RRGGBB`` in capitals."""
        text = self.values.text(cell)
        if not _COLOUR.fullmatch(text):
            message = "“{value}” is not a colour: write # and six signs from 0 to F, such as #2B6CB0."
            raise Fault(message, cell.place, value=shown(text))
        return text.upper()

    def kind_id(self, cell: Cell) -> str:
        """The id of a kind of idea: it stands in tables and programs, so it keeps to plain letters."""
        text = self.values.text(cell)
        if not _KIND_ID.fullmatch(text.lower()):
            message = "“{value}” cannot be an id: it begins with a letter from a to z and has no blanks or umlauts."
            raise Fault(message, cell.place, value=shown(text))
        return text.lower()

    def session_id(self, cell: Cell) -> tuple[int, int]:
        """``W3R2`` as workshop and round."""
        text = self.values.text(cell)
        match = _SESSION.fullmatch(same(text))
        if match is None:
            message = "“{value}” is not a session: workshop 3 in round 2 is written W3R2."
            raise Fault(message, cell.place, value=shown(text))
        return int(match[1]), int(match[2])


def unplanned(workshop: int, turn: int, cell: Cell) -> Fault:
    """The fault of a session that no workshop and round of the plan make."""
    return Fault("There is no session {id} in this plan.", cell.place, id=session_id(workshop, turn))
