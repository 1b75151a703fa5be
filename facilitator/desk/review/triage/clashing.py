"""What was decided differently in two places, as numbered choices; and the command that ends it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from facilitator.conference.intents_review import ReviewIntent
from facilitator.conference.review import IdeaRow
from facilitator.desk.review.conflicts.cases import Case, cases_of
from facilitator.desk.review.review import Review
from facilitator.language import Language

_PLAIN = frozenset({"text", "state", "reason"})
"""Fields of ideas whose values need no name before them."""


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
    known = review.around.clashes
    idents = filter(None, (idea.joint, idea.id))
    return numbered(case for ident in idents for case in cases_of(known.get(ident, ()), review, say))


def numbered(cases: Iterable[Case]) -> tuple[Dispute, ...]:
    """Every side of some conflicts, numbered through."""
    sides = [(case, side) for case in cases for side in case.sides]
    return tuple(
        Dispute(
            number,
            side.text if case.field_name in _PLAIN else f"{case.field}: {side.text}",
            side.by,
            side.at,
            side.end,
        )
        for number, (case, side) in enumerate(sides, 1)
    )
