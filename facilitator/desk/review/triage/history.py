"""What happened to an idea, in words: one line for each event."""

from __future__ import annotations

from facilitator.desk.review.review import Review
from facilitator.desk.review.triage.states import state_words
from facilitator.desk.words import local_time
from facilitator.language import Language
from facilitator.report.wording import kind_word
from facilitator.session.review import Happening


def when_and_who(at: int, by: str) -> str:
    """``17.10.2026 14:05 · Laptop 3``, in the machine's local time."""
    moment = f"{local_time(at):%d.%m.%Y %H:%M}" if at > 0 else ""
    return " · ".join(filter(None, (moment, by)))


def happened(event: Happening, review: Review, say: Language) -> str:
    """What an event did."""
    text = _did(event, review, say)
    return say("Taken back: {what}", what=text) if event.undone else text


def _did(event: Happening, review: Review, say: Language) -> str:
    kind, fields = event.kind, event.fields
    if kind.endswith("Judged"):
        word = state_words(say).get(str(fields.get("state") or "new"), say("Reviewed"))
        return " – ".join(filter(None, (word, str(fields.get("reason") or ""))))
    if kind.endswith("Themed"):
        theme = review.themes.get(str(fields.get("theme")))
        return say("Theme: {name}", name=theme.name) if theme else say("Out of its theme")
    if kind.endswith("Assigned"):
        who = str(fields.get("reviewer") or "")
        return say("To be decided by {name}", name=who) if who else say("No longer assigned to anybody")
    if kind.endswith("Joined"):
        return say("Joined with others") if fields.get("joint") else say("Split off again")
    return _of_the_day(event, review, say)


def _of_the_day(event: Happening, review: Review, say: Language) -> str:
    fields = event.fields
    match event.kind:
        case "IdeaCaptured":
            return say("Written down in {session}", session=event.session)
        case "IdeaReworded":
            return say("Reworded: {text}", text=str(fields.get("text") or fields.get("original") or ""))
        case "IdeaKindChanged":
            known = review.kinds.get(str(fields.get("kind")))
            return say("Kind: {kind}", kind=kind_word(known, say) if known else str(fields.get("kind")))
        case "IdeaConfirmed":
            return say("Said again in {session}", session=str(fields.get("session") or event.session))
        case "IdeaMoved":
            return say("Put into a cluster, or out of it")
        case "IdeaParked":
            return say("Into the parking lot") if fields.get("parked") else say("Out of the parking lot")
        case "IdeaReassigned":
            return say("Given to {session}", session=str(fields.get("session") or ""))
        case "CommentWritten" | "CommentChanged":
            return say("Comment: {text}", text=str(fields.get("text") or ""))
        case "SourceNamed":
            return say("Source of a measure")
        case "Withdrawn":
            return say("Removed") if fields.get("withdrawn") else say("Put back")
        case other:
            return other
