"""What is looked at together: ideas that may say the same, are joined, or were kept apart. No window, no Qt."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from facilitator.conference.review import IdeaRow, Joint
from facilitator.desk.review.review import Review
from facilitator.grouping import Apart, Reason
from facilitator.session.grouping import Suggestion

Sort = Literal["suggested", "joined", "apart"]
SORTS: tuple[Sort, ...] = ("suggested", "joined", "apart")


@dataclass(frozen=True, slots=True)
class Bundle:
    """``ideas`` are ids; ``joints`` those of joint ideas among them; ``text`` stands for all of them.

    ``score`` from 0 to 1, ``reason`` and ``text`` of a suggestion; ``sessions`` and ``workshops`` count where it was
    said.
    """

    sort: Sort
    ideas: tuple[str, ...]
    joints: tuple[str, ...] = ()
    text: str = ""
    score: float = 1.0
    reason: Reason | None = None
    sessions: int = 0
    workshops: int = 0

    @property
    def key(self) -> tuple[str, ...]:
        """What it is known by: a joint idea stays the same one whoever is in it."""
        return ("joint", *self.joints) if self.sort == "joined" else (self.sort, *self.ideas)


def suggested(found: Iterable[Suggestion], review: Review) -> list[Bundle]:
    """The suggestions of which two ideas at least are still there, and not in the same joint idea by now."""
    made = (
        _said(Bundle("suggested", one.ideas, one.joints, score=one.score, reason=one.reason), review) for one in found
    )
    return [bundle for bundle in made if _open(bundle, review)]


def _open(bundle: Bundle, review: Review) -> bool:
    rows = rows_of(bundle, review)
    return len({row.joint or row.id for row in rows}) > 1


def joined(joints: Iterable[Joint]) -> list[Bundle]:
    """The joint ideas."""
    return [
        Bundle("joined", joint.ideas, (joint.id,), joint.text, sessions=len(joint.sessions), workshops=joint.workshops)
        for joint in joints
    ]


def kept_apart(apart: Apart, review: Review) -> list[Bundle]:
    """What was said not to be the same, as far as it is still there."""
    sets = sorted(tuple(sorted(ideas & review.rows.keys(), key=review.place)) for ideas in apart)
    return [_said(Bundle("apart", ideas), review) for ideas in sets if len(ideas) > 1]


def rows_of(bundle: Bundle, review: Review) -> list[IdeaRow]:
    """Its ideas as they are, without those that have gone, in the order of the day."""
    there = (ident for ident in bundle.ideas if ident in review.rows)
    return [review.rows[ident] for ident in sorted(there, key=review.place)]


def _said(bundle: Bundle, review: Review) -> Bundle:
    """With where it was said, and one of its wordings."""
    rows = rows_of(bundle, review)
    sessions = {row.session for row in rows}
    for ident in bundle.joints:
        if ident in review.joints:
            sessions |= set(review.joints[ident].sessions)
    workshops = {review.session(ident).workshop or ident for ident in sessions}
    alone = [(row.sessions, row.workshops) for row in rows if bundle.sort == "suggested"]  # confirmations included
    text = best(rows, bundle.reason).text if rows else ""
    return Bundle(
        bundle.sort,
        bundle.ideas,
        bundle.joints,
        text,
        bundle.score,
        bundle.reason,
        max(len(sessions), *(some for some, _ in alone), 0),
        max(len(workshops), *(places for _, places in alone), 0),
    )


def best(rows: Sequence[IdeaRow], reason: Reason | None) -> IdeaRow:
    """Whose words are to stand for all: what has most dots, then what was said again most, then what says most.

    Of ideas that differ in nothing but how they are typed, the plainest: without a label in front.
    """
    length = -1 if reason is not None and reason.typed else 1
    return max(rows, key=lambda row: (row.dots or 0, row.confirmed, not row.text.isupper(), length * len(row.text)))


def looked_at(joints: Iterable[Joint], apart: Apart) -> int:
    """How many groups somebody has decided on: what is joined, and what was kept apart from it, is one of them."""
    groups: list[set[str]] = []
    for ideas in (*(set(joint.ideas) for joint in joints), *map(set, apart)):
        others = [group for group in groups if not group.isdisjoint(ideas)]
        groups = [group for group in groups if group.isdisjoint(ideas)]
        groups.append(ideas.union(*others))
    return len(groups)


def one_each(rows: Iterable[IdeaRow]) -> tuple[str, ...]:
    """Ids, one of each joint idea: what is apart from one of its members is apart from all."""
    return tuple({row.joint or row.id: row.id for row in rows}.values())


def pairs_apart(out: Collection[IdeaRow], others: Collection[IdeaRow]) -> list[tuple[str, str]]:
    """Each of some ideas with each of the others."""
    return [(one, other) for one in one_each(out) for other in one_each(others) if one != other]
