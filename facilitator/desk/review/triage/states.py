"""Where an idea stands: a word, a sign and a colour for each, and never the colour alone."""

from __future__ import annotations

from typing import NamedTuple

from facilitator.desk.theme.colours import Colours
from facilitator.language import Language


class StateLook(NamedTuple):
    """``tone`` is the colour of sign and word, ``ground`` what they stand on; ``name`` is the tone's in the sheet."""

    sign: str
    tone: str
    ground: str
    name: str


def state_look(state: str, colours: Colours) -> StateLook:
    """How a state looks; ``state`` as in ``filters.state_of``, or ``joined``."""
    match state:
        case "adopted":
            return StateLook("done", colours.good, colours.good_soft, "good")
        case "declined":
            return StateLook("declined", colours.bad, colours.bad_soft, "bad")
        case "parked":
            return StateLook("pause", colours.care, colours.care_soft, "care")
        case "measure":
            return StateLook("measure", colours.accent, colours.accent_soft, "accent")
        case "reviewed":
            return StateLook("looked", colours.ink, colours.sunken, "")
        case "joined":
            return StateLook("joined", colours.quiet, colours.sunken, "quiet")
        case _:
            return StateLook("ring", colours.quiet, colours.surface, "quiet")


def state_words(say: Language) -> dict[str, str]:
    """The word of each state."""
    return {
        "new": say("Not yet reviewed"),
        "reviewed": say("Reviewed"),
        "adopted": say("Adopted"),
        "parked": say("Put off"),
        "declined": say("Not adopted"),
        "measure": say("In a measure"),
    }
