"""A conference with what the office made of it, frozen: what the roadmap and the account of all ideas are made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from facilitator.conference.account import Review
from facilitator.conference.anonymous import OTHERS
from facilitator.conference.plan import Plan
from facilitator.conference.results import SessionState
from facilitator.conference.review import Comment, IdeaRow


@dataclass(frozen=True, slots=True)
class Heard:
    """A session that was to be heard, and how much of it came.

    ``redacted`` counts its cards whose words were erased, which are in no list; ``missing`` the events that are known
    to be missing; ``forked`` whether copies of it contradict each other.
    """

    id: str
    workshop: int
    title: str
    round: int
    redacted: int = 0
    state: SessionState = "closed"
    received: bool = True
    missing: int = 0
    forked: bool = False


@dataclass(frozen=True, kw_only=True)
class Reviewed(Review):
    """A review with its plan and sessions, in the order of the day.

    ``kept`` are ids of things whose words somebody let stand although the privacy guard flags them. ``withheld`` counts
    the texts that were left out of a picture for everybody; ``OTHERS`` stands where they were. ``comments`` are the
    office's, for the office alone.
    """

    plan: Plan
    sessions: tuple[Heard, ...]
    kept: frozenset[str] = field(default_factory=frozenset)
    withheld: int = 0
    comments: tuple[Comment, ...] = ()

    @cached_property
    def noted(self) -> Mapping[str, tuple[Comment, ...]]:
        """Comments by the id of what they are about, the oldest first."""
        found: dict[str, list[Comment]] = {}
        for comment in self.comments:
            found.setdefault(comment.about, []).append(comment)
        return {about: tuple(comments) for about, comments in found.items()}

    @cached_property
    def by_session(self) -> Mapping[str, tuple[IdeaRow, ...]]:
        """Ideas by session, those of sessions that are not known any more too."""
        found: dict[str, list[IdeaRow]] = {}
        for row in self.ideas:
            found.setdefault(row.session, []).append(row)
        return {session: tuple(rows) for session, rows in found.items()}


def of_session(reviewed: Reviewed, session: str) -> Reviewed:
    """The same as the people of one session get it: its ideas, and what all others say of them."""
    rows = reviewed.by_session.get(session, ())
    return replace(
        reviewed,
        sessions=tuple(heard for heard in reviewed.sessions if heard.id == session),
        comments=(),
        withheld=sum(text == OTHERS for row in rows for text in (row.text, row.judgement.reason))
        if reviewed.withheld
        else 0,
    )
