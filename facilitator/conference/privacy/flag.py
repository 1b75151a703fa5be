"""What the guard says of a card: a passage, the reason and a wording without it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, get_args

from facilitator.language import Language

Reason = Literal["name", "phone", "mail", "address", "health", "religion", "origin"]
REASONS: tuple[Reason, ...] = get_args(Reason)


@dataclass(frozen=True, slots=True)
class Passage:
    """What a rule finds: ``text[start:end]``, and the neutral ``wording`` to put there. Offsets count characters."""

    reason: Reason
    start: int
    end: int
    wording: str


@dataclass(frozen=True, slots=True)
class Flag(Passage):
    """A passage of ``text`` that says too much of a person."""

    text: str = field(repr=False)

    @property
    def passage(self) -> str:
        """The flagged words as they stand in the text; with the reason, they tell whether a decision still fits."""
        return self.text[self.start : self.end]

    @property
    def suggestion(self) -> str:
        """The whole text with this passage put neutrally; other flagged passages stay as they are in it."""
        return self.text[: self.start] + self.wording + self.text[self.end :]


def reason_said(flag: Flag, say: Language) -> str:
    """Why the passage was flagged, in one sentence."""
    match flag.reason:
        case "name":
            return say("This names a person; the idea works without the name.")
        case "phone":
            return say("This is a telephone number, and it leads to a person.")
        case "mail":
            return say("This is an e-mail address, and it leads to a person.")
        case "address":
            return say("This says where somebody lives.")
        case "health":
            return say("This tells of the health of one particular person.")
        case "religion":
            return say("This tells of the religion of one particular person.")
    return say("This tells of the origin of one particular person.")
