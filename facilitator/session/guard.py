"""The privacy guard at work: which texts of the entered session it flags, and what was decided on them."""

from __future__ import annotations

from dataclasses import dataclass

from facilitator.conference import intents
from facilitator.conference.privacy import Flag, flags
from facilitator.session.redacting import RedactionReceipt, redact
from facilitator.session.service import Service


@dataclass(frozen=True, slots=True)
class Hint:
    """An idea, note or task whose words may point to a person, and why."""

    subject: str
    text: str
    flags: tuple[Flag, ...]


def undecided(service: Service) -> list[Hint]:
    """Everything in the entered session that is flagged and that nobody has decided on, in its order."""
    result = service.result()
    texts = [
        *((idea.id, idea.text, idea.kept) for idea in result.ideas),
        *((note.id, note.text, note.kept) for note in result.notes),
        *((task.id, task.what, task.kept) for task in result.tasks),
    ]
    return [Hint(ident, text, found) for ident, text, kept in texts if text and not kept and (found := flags(text))]


def keep(service: Service, subject: str) -> None:
    """The words may stay. The decision is kept and travels; other words will be looked at anew."""
    service.do(intents.KeepWording(subject))


def blacken(service: Service, idea: str, text: str) -> RedactionReceipt:
    """Erase an idea's words for good, everywhere, and put others in their place. Raises Refusal."""
    receipt = redact(service, idea, ("text", "original"))
    service.do(intents.Reword(idea, text=text))
    return receipt
