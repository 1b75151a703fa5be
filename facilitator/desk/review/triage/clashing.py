"""What was decided differently in two places, as numbered choices; and the command that ends it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from facilitator.conference.intents import Settle
from facilitator.conference.intents_review import Judge, ReviewIntent
from facilitator.conference.review import IdeaRow
from facilitator.desk.review.review import Review
from facilitator.desk.review.triage.states import state_words
from facilitator.language import Language
from facilitator.report.wording import kind_word
from facilitator.session.review import Clash


@dataclass(frozen=True, slots=True)
class Dispute:
    """One value of a conflict: ``number`` chooses it, ``end`` makes it hold."""

    number: int
    text: str
    by: str
    at: int
    end: ReviewIntent


def disputes(idea: IdeaRow, review: Review, say: Language) -> tuple[Dispute, ...]:
    """The values of all conflicts about an idea or its joint idea; a state and its reason are one choice."""
    made: list[Dispute] = []
    for ident in filter(None, (idea.joint, idea.id)):
        clashes = {clash.field: clash for clash in review.around.clashes.get(ident, ())}
        judged = clashes.pop("state", None)
        reasons = clashes.pop("reason", None)
        for clash in filter(None, (judged or reasons,)):
            made += _judgements(clash, reasons, idea, len(made), say)
        for clash in clashes.values():
            made += _values(clash, review, len(made), say)
    return tuple(made)


def _judgements(clash: Clash, reasons: Clash | None, idea: IdeaRow, after: int, say: Language) -> list[Dispute]:
    made, words = [], state_words(say)
    for number, rival in enumerate(clash.rivals, after + 1):
        state = str(rival.value or "") if clash.field == "state" else idea.judgement.state
        said = (one.value for one in reasons.rivals if one.by == rival.by) if reasons else iter(())
        reason = str(next(said, idea.judgement.reason) or "") if state else ""
        text = " – ".join(filter(None, (words.get(state or "new", state), reason)))
        made.append(Dispute(number, text, rival.by, rival.at, Judge((clash.subject,), state, reason)))
    return made


def _values(clash: Clash, review: Review, after: int, say: Language) -> list[Dispute]:
    return [
        Dispute(number, _said(clash, rival.value, review, say), rival.by, rival.at, _settled(clash, rival.value))
        for number, rival in enumerate(clash.rivals, after + 1)
    ]


def _settled(clash: Clash, value: Any) -> ReviewIntent:
    return Settle(clash.subject, clash.field, value)


def _said(clash: Clash, value: Any, review: Review, say: Language) -> str:
    """A value in words."""
    match clash.field:
        case "theme":
            theme = review.themes.get(str(value))
            return say("Theme: {name}", name=theme.name) if theme else say("No theme")
        case "joint":
            return say("Joined with others") if value else say("By itself")
        case "kind":
            known = review.kinds.get(str(value))
            return say("Kind: {kind}", kind=kind_word(known, say) if known else str(value))
        case "reviewer":
            return say("To be decided by {name}", name=str(value)) if value else say("No longer assigned to anybody")
        case _:
            return str(value if value not in (None, "") else say("(erased)"))
