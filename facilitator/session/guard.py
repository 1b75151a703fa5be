"""The privacy guard at work: which texts of the entered session it flags, and what was decided on them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from facilitator.conference import intents
from facilitator.conference.commands.writing import words
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
    """Everything in the entered session that is flagged and that nobody has decided on, in its order.

    A decision's reason counts where it is flagged. Who does a task is meant to be a name; no anonymous document has it.
    """
    result = service.result()
    texts = [
        *((idea.id, idea.text, idea.kept) for idea in result.ideas),
        *((note.id, _of_note(note.text, note.reason), note.kept) for note in result.notes),
        *((task.id, task.what, task.kept) for task in result.tasks),
    ]
    return [Hint(ident, text, found) for ident, text, kept in texts if text and not kept and (found := flags(text))]


def _of_note(text: str | None, reason: str) -> str | None:
    return f"{text} – {reason}" if text and flags(reason) else text


def neutral(found: Sequence[Flag]) -> str:
    """The text of some flags (at least one, of one text) with all of their passages put neutrally."""
    text, begin = found[0].text, len(found[0].text)
    for flag in sorted(found, key=lambda flag: flag.start, reverse=True):
        if flag.end <= begin:  # of passages that overlap, the last alone is put neutrally
            text, begin = text[: flag.start] + flag.wording + text[flag.end :], flag.start
    return text


def keep(service: Service, subject: str) -> None:
    """The words may stay. The decision is kept and travels; other words will be looked at anew."""
    service.do(intents.KeepWording(subject))


def blacken(service: Service, subject: str, text: str) -> RedactionReceipt:
    """Erase the words of an idea, note or task for good, everywhere, and put others in their place. Raises Refusal.

    A decision's reason that is flagged goes with them.
    """
    text = words(text)  # nothing is erased before the others are known to be some
    found = service.state.subject(subject)
    kind = found.type if found else None
    note = ("text", "reason") if found and flags(found.get("reason") or "") else ("text",)
    receipt = redact(service, subject, {"note": note, "task": ("what",)}.get(kind or "", ("text", "original")))
    service.do(_in_their_place(service, subject, kind, text))
    return receipt


def _in_their_place(service: Service, subject: str, kind: str | None, text: str) -> intents.Intent:
    left = service.state.subjects[subject]
    match kind:
        case "note":
            return intents.RewordNote(subject, text, left.get("reason") or "")
        case "task":
            return intents.RewordTask(subject, text, left.get("who", ""), left.get("until", ""))
    return intents.Reword(subject, text=text)
