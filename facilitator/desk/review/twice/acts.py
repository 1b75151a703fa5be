"""What the keys decide on a group: joined, kept apart, split, allowed again; each as one step."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from facilitator.conference.intents_review import (
    AllowTogether,
    Join,
    KeepApart,
    ReviewIntent,
    RewordJoint,
    Split,
)
from facilitator.conference.review import IdeaRow
from facilitator.desk.review.doer import ReviewDoer
from facilitator.desk.review.twice.bundles import Bundle, best, one_each, pairs_apart, rows_of


class TwiceActs:
    """Carries out what is wanted. ``then`` is called once it is saved and shown."""

    def __init__(self, doer: ReviewDoer) -> None:
        self._doer = doer

    def join(self, rest: Sequence[IdeaRow], out: Sequence[IdeaRow], text: str, then: Callable[[], object]) -> None:
        """Join some; those left out are kept apart from them, and leave a joint idea of which some stay."""
        self._doer.do(*joining(rest, out, text, self._doer), then=then)

    def join_alike(self, bundles: Sequence[Bundle], then: Callable[[], object]) -> None:
        """Join each of these groups, as one step."""
        groups = [(rows_of(bundle, self._doer.review), bundle.reason) for bundle in bundles]
        wanted = [joining(rows, (), best(rows, reason).text.strip(), self._doer) for rows, reason in groups]
        self._doer.do(*(intent for some in wanted for intent in some), then=then)

    def keep_apart(self, rows: Sequence[IdeaRow], then: Callable[[], object]) -> None:
        """They do not say the same: never suggest it again."""
        self._doer.do(KeepApart(one_each(rows)), then=then)

    def reword(self, joint: str, text: str, then: Callable[[], object]) -> None:
        """Other words for a joint idea."""
        self._doer.do(RewordJoint(joint, text), then=then)

    def split(self, rows: Sequence[IdeaRow], then: Callable[[], object]) -> None:
        """Out of their joint idea."""
        self._doer.do(Split(tuple(row.id for row in rows)), then=then)

    def allow(self, bundle: Bundle, then: Callable[[], object]) -> None:
        """They may be suggested again."""
        self._doer.do(AllowTogether(bundle.ideas), then=then)


def joining(rest: Sequence[IdeaRow], out: Sequence[IdeaRow], text: str, doer: ReviewDoer) -> list[ReviewIntent]:
    """What joining some of a group means."""
    there = [row.joint for row in rest if row.joint]
    joint = there[0] if there else doer.new_id()
    wanted: list[ReviewIntent] = [Join(joint, tuple(row.id for row in rest), text)]
    if there and text and text != doer.review.joints[joint].text:
        same = next((row.id for row in rest if row.text == text), None)
        wanted.append(RewordJoint(joint, None if same else text, words_of=same))
    leaving = [row for row in out if row.joint in there]
    if leaving:
        wanted.append(Split(tuple(row.id for row in leaving)))
    alone = [row._replace(joint=None) if row in leaving else row for row in out]
    wanted += [KeepApart(pair) for pair in pairs_apart(alone, rest)]
    return wanted
