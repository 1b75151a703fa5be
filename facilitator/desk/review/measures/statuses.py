"""How far a measure has come: word, sign and colour; a date's warning."""

from __future__ import annotations

from typing import NamedTuple

from facilitator.conference.review import STATUSES
from facilitator.desk.theme.colours import Colours
from facilitator.language import Language


class StatusLook(NamedTuple):
    """``sign`` is an icon; ``tone`` colours it and the word."""

    sign: str
    tone: str


def status_look(status: str, colours: Colours) -> StatusLook:
    """How a status looks; one of a later version of the program like an idea."""
    match status:
        case "examined":
            return StatusLook("looked", colours.ink)
        case "decided":
            return StatusLook("measure", colours.accent)
        case "under_way":
            return StatusLook("play", colours.accent)
        case "done":
            return StatusLook("done", colours.good)
        case "deferred":
            return StatusLook("pause", colours.care)
        case _:
            return StatusLook("ring", colours.quiet)


def status_words(say: Language) -> dict[str, str]:
    """The word of each status, in the order of the board."""
    words = (say("Idea"), say("Examined"), say("Decided"), say("Under way"), say("Done"), say("Deferred"))
    return dict(zip(STATUSES, words, strict=True))
