"""Conflicts as they are decided on: what each is about, and its sides with the command that lets one of them hold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from facilitator.conference.intents import Settle
from facilitator.conference.intents_review import Judge, ReviewIntent
from facilitator.conference.review import Judgement
from facilitator.desk.review.conflicts.wording import field_word, type_word, value_word
from facilitator.desk.review.review import Review
from facilitator.desk.review.triage.states import state_words
from facilitator.language import Language
from facilitator.session.review import Clash, Rival


@dataclass(frozen=True, slots=True)
class Side:
    """One of the values: ``text`` in words, who set it when (wall milliseconds UTC); ``end`` makes it hold."""

    text: str
    by: str
    at: int
    end: ReviewIntent


@dataclass(frozen=True, slots=True)
class Case:
    """One conflict. ``title`` names the thing, ``field`` what was changed of it; the newest side comes first.

    ``about`` are the thing's own words, empty where these are what was changed; ``place`` says where it was said.
    """

    subject: str
    field_name: str
    title: str
    field: str
    about: str
    place: str
    sides: tuple[Side, ...]

    @property
    def key(self) -> tuple[str, ...]:
        """What it is known by."""
        return (self.subject, self.field_name)


def cases(review: Review, say: Language) -> list[Case]:
    """All of them: ideas in the order of the day, then everything else."""
    found = [case for clashes in review.around.clashes.values() for case in cases_of(clashes, review, say)]
    return in_order(found, review)


def in_order(found: Iterable[Case], review: Review) -> list[Case]:
    """Ideas in the order of the day, then everything else."""
    last = len(review.rows)
    return sorted(
        found, key=lambda case: (review.place(case.subject) if case.subject in review.rows else last, case.key)
    )


def cases_of(clashes: Iterable[Clash], review: Review, say: Language) -> list[Case]:
    """Those about one thing; a decision and its reason are one of them, and come first."""
    by_field = {clash.field: clash for clash in clashes}
    reasons = by_field.pop("reason", None)
    judged = by_field.pop("state", None) or reasons
    made = {judged: [_judgement(judged, one, reasons, review, say) for one in judged.rivals]} if judged else {}
    made |= {clash: [_value(clash, one, review, say) for one in clash.rivals] for clash in by_field.values()}
    return [_case(clash, sides, review, say) for clash, sides in made.items()]


def _case(clash: Clash, sides: Sequence[Side], review: Review, say: Language) -> Case:
    row, measure = review.rows.get(clash.subject), review.measures.get(clash.subject)
    place = review.session(clash.session) if clash.session in review.sessions else None
    if row is not None:
        title = row.label
    elif measure is not None:
        title = f"M {measure.number}"
    else:
        title = type_word(clash, say)
    turn = say("round {n}", n=place.round) if place and place.round else ""
    where = " · ".join(filter(None, (place.title, turn))) if place else ""
    own = {rival.value for rival in clash.rivals}
    about = "" if clash.said in own else clash.said
    return Case(clash.subject, clash.field, title, field_word(clash, say), about, where, tuple(sides))


def _value(clash: Clash, rival: Rival, review: Review, say: Language) -> Side:
    end = Settle(clash.subject, clash.field, rival.value)
    return Side(value_word(clash, rival, review, say), rival.by, rival.at, end)


def _judgement(clash: Clash, rival: Rival, reasons: Clash | None, review: Review, say: Language) -> Side:
    """A decision with the reason that was given with it."""
    own, words = _own(clash.subject, review), state_words(say)
    state = str(rival.value or "") if clash.field == "state" else own.state
    beside = (one.value for one in reasons.rivals if (one.by, one.at) == (rival.by, rival.at)) if reasons else ()
    reason = str(next(iter(beside), own.reason) or "") if state else ""
    text = " – ".join(filter(None, (words.get(state or "new", state), reason)))
    return Side(text, rival.by, rival.at, Judge((clash.subject,), state, reason))


def _own(subject: str, review: Review) -> Judgement:
    """What is decided on the very thing now."""
    if subject in review.joints:
        return review.joints[subject].judgement
    row = review.rows.get(subject)
    return row.own if row else Judgement()
