"""How states are shown: word, icon and colour, never one of them alone."""

from __future__ import annotations

from facilitator.desk.theme.colours import Colours
from facilitator.language import Language
from facilitator.session.completeness import Cell, CellState
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
    "damaged": ("alert", "bad"),
    "gaps": ("cut", "bad"),
    "forks": ("split", "bad"),
    "newer": ("add", "accent"),
    "came": ("drop", "accent"),
    "running": ("play", "care"),
    "missing": ("empty", "care"),
    "empty": ("cards", "quiet"),
    "received": ("done", "good"),
    "twice": ("people", "quiet"),
}
"""By state its icon, and the name of its colour."""
SHOWN = 40
"""Characters of a file's name."""


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
        "damaged": say("damaged"),
        "gaps": say("gaps"),
        "forks": say("twice the same"),
        "newer": say("newer version came"),
        "came": say("not taken in yet"),
        "running": say("still ran"),
        "missing": say("missing"),
        "empty": say("without ideas"),
        "received": say("received"),
        "twice": say("several laptops"),
    }
    return words[state]


def meaning(state: CellState, cell: Cell, say: Language) -> str:
    """What a state means for a session, and what is to be done."""
    files = ", ".join(map(_end, cell.files))
    match state:
        case "damaged":
            return say("A damaged file came ({files}): have it copied from the laptop once more.", files=files)
        case "gaps":
            return say("Entries in between are missing: take in the laptop's package once more.")
        case "forks":
            return say("Two laptops went on from one copy: both are kept, compare their ideas.")
        case "newer":
            return say("A newer version came and is not taken in yet: {files}", files=files)
        case "came":
            return say("It came and is not taken in yet: {files}", files=files)
        case "running":
            return say("It still ran when it was handed over: more may come.")
        case "missing":
            return say("Nothing came of it yet: ask for the laptop's stick.")
        case "empty":
            return say("It came, and there is no idea in it.")
        case "received":
            return say("Everything that was handed over is here.")
        case "twice":
            return say("Several laptops worked on it: {devices}", devices=", ".join(cell.devices))


def _end(name: str) -> str:
    """The end of a long file name: it says of which session and laptop it is."""
    return name if len(name) <= SHOWN else f"…{name[-SHOWN:]}"
