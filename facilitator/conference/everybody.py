"""What everybody may read of what the office made of a conference: nothing that points to a person.

No idea is dropped: it is counted and keeps its answer, without the words that may not leave the house.
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from facilitator.conference.account import Review
from facilitator.conference.anonymous import OTHERS
from facilitator.conference.privacy import flags
from facilitator.conference.review import IdeaRow, Joint, Judgement, Measure
from facilitator.conference.reviewed import Reviewed

PEOPLE = ("responsible", "with_whom", "reports_to")
"""The fields of a measure that name people or who they work for."""
WORDS = (
    "title",
    "goal",
    "description",
    "resources",
    "builds_on",
    "indicator",
    "target_group",
    "priority",
    "begin",
    "until",
)
"""The fields of a measure in which somebody may have written a name all the same."""


def flagged_words(review: Review) -> set[str]:
    """The ids of all things in whose words the privacy guard finds something: somebody may have let them stand.

    A joint idea mostly has the words of one of its ideas, so these are among them too.
    """
    named: dict[str, Iterable[str]] = {row.id: (row.text, row.cluster, row.own.reason) for row in review.ideas}
    for joint in review.joints:
        said = (joint.text, joint.judgement.reason)
        named |= dict.fromkeys((joint.id, *joint.ideas), said) if flags(joint.text) else {joint.id: said}
    named |= {theme.id: (theme.name,) for theme in review.themes}
    named |= {pillar.id: (pillar.name,) for pillar in review.pillars}
    named |= {measure.id: [getattr(measure, name) for name in WORDS] for measure in review.measures}
    return {ident for ident, texts in named.items() if any(map(flags, texts))}


def for_everybody(reviewed: Reviewed) -> Reviewed:
    """The same without what points to a person.

    No reviewers, owners of measures or original wording; texts that the privacy guard flags and that nobody has decided
    to keep are left out and counted. An idea stays in its place without its words: its account is owed all the same.
    """
    left_out = LeftOut(set(reviewed.kept), {row.text for row in reviewed.ideas if row.id in reviewed.kept})
    joints = [_joint(joint, left_out) for joint in reviewed.joints]
    return replace(
        reviewed,
        ideas=tuple(_idea(row, left_out) for row in reviewed.ideas),
        joints=tuple(joints),
        themes=tuple(replace(theme, name=left_out(theme.id, theme.name)) for theme in reviewed.themes),
        pillars=tuple(replace(pillar, name=left_out(pillar.id, pillar.name)) for pillar in reviewed.pillars),
        measures=tuple(without_people(measure, left_out) for measure in reviewed.measures),
        withheld=len(left_out.texts),
        comments=(),
    )


@dataclass
class LeftOut:
    """Decides what may be read by everybody, and remembers in ``texts`` what may not: each text of a thing once.

    ``kept`` are the ids of things whose words somebody let stand; ``said`` are words of ideas that somebody let stand,
    which may stand in a joint idea too.
    """

    kept: set[str] = field(default_factory=set)
    said: Container[str] = ()
    texts: set[tuple[str, str]] = field(default_factory=set)
    _looked_at: dict[str, bool] = field(default_factory=dict)

    def __call__(self, ident: str, text: str) -> str:
        """A thing's text, or the sign for one that was left out."""
        if ident in self.kept or text in self.said or not self.flagged(text):
            return text
        self.texts.add((ident, text))
        return OTHERS

    def flagged(self, text: str) -> bool:
        """Whether the privacy guard finds something in it; the same reason is given to many ideas, so asked once."""
        if text not in self._looked_at:
            self._looked_at[text] = bool(text and flags(text))
        return self._looked_at[text]


def _idea(row: IdeaRow, left_out: LeftOut) -> IdeaRow:
    return row._replace(
        text=left_out(row.id, row.text),
        original="",
        cluster=OTHERS if row.id not in left_out.kept and left_out.flagged(row.cluster) else row.cluster,
        own=_judgement(row.own, row.id, left_out),
        judgement=_judgement(row.judgement, row.joint or row.id, left_out),
    )


def _judgement(judgement: Judgement, ident: str, left_out: LeftOut) -> Judgement:
    return judgement._replace(reason=left_out(ident, judgement.reason), reviewer="", decided_by="")


def _joint(joint: Joint, left_out: LeftOut) -> Joint:
    text = left_out(joint.id, joint.text)
    return replace(joint, text=text, judgement=_judgement(joint.judgement, joint.id, left_out))


def without_people(measure: Measure, left_out: LeftOut) -> Measure:
    """A measure that still knows whether somebody is responsible, but not who."""
    people: dict[str, Any] = {name: OTHERS if getattr(measure, name) else "" for name in PEOPLE}
    words: dict[str, Any] = {name: left_out(measure.id, getattr(measure, name)) for name in WORDS}
    return replace(measure, **people, **words)
