"""Suggestions for ideas of a record that were said more than once, in whatever session and workshop."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from facilitator.conference.review import IdeaRow, Joint
from facilitator.grouping import Alike, Apart, ByWords, Group, Reason
from facilitator.record import Record
from facilitator.session.progress import Progress

PIECE = 100
"""Texts that are read at once, before it is looked whether somebody wants it stopped."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Ideas that may say the same, ids in their order; ``joints``: those of joint ideas that are among them already.

    ``score`` is that of the two that are least alike, from 0 to 1.
    """

    ideas: tuple[str, ...]
    joints: tuple[str, ...]
    score: float
    reason: Reason


@dataclass(slots=True)
class Suggesting:
    """Looks a record through for ideas said twice, as often as one likes: what has not changed is not compared again.

    Joint ideas are taken as they are, by their own wording; withdrawn and redacted ideas are not there.
    """

    alike: Alike = field(default_factory=ByWords)
    _known: set[str] = field(default_factory=set)

    def suggestions(self, record: Record, progress: Progress) -> list[Suggestion]:
        """The most alike first; none where it was stopped, and the next call goes on from there."""
        review = record.review
        return self.among(review.ideas(), review.joints(), review.apart(), progress)

    def among(
        self, ideas: Iterable[IdeaRow], joints: Sequence[Joint], apart: Apart, progress: Progress
    ) -> list[Suggestion]:
        """The same of what was read of a record before: all its ideas and joint ideas, and what is kept apart."""
        joined = {joint.id: joint.ideas for joint in joints}
        texts = {joint.id: joint.text for joint in joints}
        texts |= {row.id: row.text for row in ideas if row.joint not in joined}
        self.alike.drop(self._known - texts.keys())
        self._known &= texts.keys()
        changed = iter(texts.items())
        while not progress.cancelled and (some := dict(islice(changed, PIECE))):
            self.alike.put(some)
            progress(0, len(texts))
        self._known |= texts.keys()
        return [_expanded(group, joined) for group in self.alike.groups(_apart(apart, joined), progress)]


def _apart(apart: Apart, joined: Mapping[str, tuple[str, ...]]) -> set[frozenset[str]]:
    """What is apart from an idea is apart from the joint idea it is in."""
    home = {idea: joint for joint, ideas in joined.items() for idea in ideas}
    return {frozenset(home.get(idea, idea) for idea in ideas) for ideas in apart}


def _expanded(group: Group, joined: Mapping[str, tuple[str, ...]]) -> Suggestion:
    """The group with the members of joint ideas in their place."""
    joints = tuple(ident for ident in group.ideas if ident in joined)
    return Suggestion(tuple(_members(group.ideas, joined)), joints, group.score, group.reason)


def _members(idents: Iterable[str], joined: Mapping[str, tuple[str, ...]]) -> list[str]:
    return sorted(idea for ident in idents for idea in joined.get(ident, (ident,)))
