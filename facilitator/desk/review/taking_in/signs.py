"""How states are shown: word, icon and colour, never one of them alone."""

from __future__ import annotations

from facilitator.desk.review.taking_in.work import CellState
from facilitator.desk.theme.colours import Colours
from facilitator.language import Language
from facilitator.session.taking_in import Found, State

FOUND: dict[State, tuple[str, str]] = {
    "new": ("add", "accent"),
    "known": ("done", "good"),
    "older": ("recent", "quiet"),
    "plan": ("calendar", "accent"),
    "receipt": ("done", "accent"),
    "shut": ("private", "care"),
    "half": ("hourglass", "care"),
    "damaged": ("alert", "bad"),
    "unproven": ("shield", "care"),
    "forged": ("alert", "bad"),
    "foreign": ("close", "bad"),
    "rehearsal": ("rehearse", "care"),
}
CELLS: dict[CellState, tuple[str, str]] = {
    "missing": ("empty", "care"),
    "received": ("done", "good"),
    "empty": ("cards", "quiet"),
    "running": ("play", "accent"),
    "gaps": ("cut", "bad"),
    "forks": ("clusters", "bad"),
    "newer": ("add", "accent"),
    "damaged": ("alert", "bad"),
}
"""By state its icon, and the name of its colour."""


def colour(name: str, colours: Colours) -> str:
    """The colour of this name."""
    return str(getattr(colours, name))


def found_word(one: Found, newer: object, say: Language) -> str:
    """A package's state in a word or two; ``newer`` says that its session is here already."""
    words: dict[State, str] = {
        "new": say("newer version") if newer else say("new"),
        "known": say("known"),
        "older": say("older version"),
        "plan": say("plan"),
        "receipt": say("receipt"),
        "shut": say("sealed"),
        "half": say("not all there yet"),
        "damaged": say("damaged"),
        "unproven": say("not authenticated"),
        "forged": say("forged or changed"),
        "foreign": say("another conference"),
        "rehearsal": say("rehearsal"),
    }
    return words[one.state]


def cell_word(state: CellState, say: Language) -> str:
    """A session's state in a word or two."""
    words: dict[CellState, str] = {
        "missing": say("missing"),
        "received": say("received"),
        "empty": say("without ideas"),
        "running": say("still ran"),
        "gaps": say("gaps"),
        "forks": say("twice the same"),
        "newer": say("newer version came"),
        "damaged": say("damaged"),
    }
    return words[state]
