"""A conference with what the office made of it, frozen: what the roadmap and the account of all ideas are made of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Literal

from facilitator.conference.anonymous import OTHERS
from facilitator.conference.plan import Plan
from facilitator.conference.privacy import flags
from facilitator.conference.results import SessionState
from facilitator.conference.review import IdeaRow, Joint, Judgement, Measure, Pillar, Theme

Fate = Literal["measure", "adopted", "parked", "declined", "open"]
FATES: tuple[Fate, ...] = ("measure", "adopted", "parked", "declined", "open")
"""What can have become of an idea, in the order of an account; ``open`` is what nobody has decided on yet."""

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


@dataclass(frozen=True)
class Reviewed:
    """Everything that is decided, in the order of the day and of the office's hand.

    ``kept`` are ids of things whose words somebody let stand although the privacy guard flags them. ``withheld`` counts
    the texts that were left out of a picture for everybody; ``OTHERS`` stands where they were.
    """

    plan: Plan
    sessions: tuple[Heard, ...]
    ideas: tuple[IdeaRow, ...]
    joints: tuple[Joint, ...] = ()
    themes: tuple[Theme, ...] = ()
    pillars: tuple[Pillar, ...] = ()
    measures: tuple[Measure, ...] = ()
    kept: frozenset[str] = field(default_factory=frozenset)
    withheld: int = 0

    @cached_property
    def idea(self) -> Mapping[str, IdeaRow]:
        """Ideas by id."""
        return {row.id: row for row in self.ideas}

    @cached_property
    def joint(self) -> Mapping[str, Joint]:
        """Joint ideas by id."""
        return {joint.id: joint for joint in self.joints}

    @cached_property
    def theme(self) -> Mapping[str, Theme]:
        """Themes by id."""
        return {theme.id: theme for theme in self.themes}

    @cached_property
    def measure(self) -> Mapping[str, Measure]:
        """Measures by id."""
        return {measure.id: measure for measure in self.measures}

    @cached_property
    def by_session(self) -> Mapping[str, tuple[IdeaRow, ...]]:
        """Ideas by session, those of sessions that are not known any more too."""
        found: dict[str, list[IdeaRow]] = {}
        for row in self.ideas:
            found.setdefault(row.session, []).append(row)
        return {session: tuple(rows) for session, rows in found.items()}

    @cached_property
    def measures_of_theme(self) -> Mapping[str, tuple[Measure, ...]]:
        """The measures that name a theme as their source, by theme."""
        found: dict[str, tuple[Measure, ...]] = {}
        for measure in self.measures:
            for source in measure.sources:
                if source in self.theme:
                    found[source] = (*found.get(source, ()), measure)
        return found

    def under(self) -> Iterator[tuple[Pillar | None, tuple[Measure, ...]]]:
        """The pillars that have measures, with these; those without a pillar last."""
        known = {pillar.id for pillar in self.pillars}
        for pillar in self.pillars:
            if mine := tuple(measure for measure in self.measures if measure.pillar == pillar.id):
                yield pillar, mine
        if rest := tuple(measure for measure in self.measures if measure.pillar not in known):
            yield None, rest


def fate(row: IdeaRow) -> Fate:
    """What became of an idea: that it is in a measure counts before what was decided on it or its joint idea."""
    if row.measures:
        return "measure"
    match row.judgement.state:
        case "adopted" | "parked" | "declined" as decided:
            return decided
        case _:
            return "open"


def fates(rows: Iterable[IdeaRow]) -> Counter[Fate]:
    """How many ideas became what."""
    return Counter(map(fate, rows))


def flagged_words(reviewed: Reviewed) -> set[str]:
    """The ids of all things in whose words the privacy guard finds something: somebody may have let them stand."""
    named: dict[str, Iterable[str]] = {row.id: (row.text, row.cluster, row.own.reason) for row in reviewed.ideas}
    named |= {joint.id: (joint.text, joint.judgement.reason) for joint in reviewed.joints}
    named |= {theme.id: (theme.name,) for theme in reviewed.themes}
    named |= {pillar.id: (pillar.name,) for pillar in reviewed.pillars}
    named |= {measure.id: [getattr(measure, name) for name in WORDS] for measure in reviewed.measures}
    return {ident for ident, texts in named.items() if any(map(flags, texts))}


def for_everybody(reviewed: Reviewed) -> Reviewed:
    """The same without what points to a person.

    No reviewers, owners of measures or original wording; texts that the privacy guard flags and that nobody has decided
    to keep are left out and counted. An idea stays in its place without its words: its account is owed all the same.
    """
    left_out = _LeftOut(reviewed.kept)
    mine = {row.text for row in reviewed.ideas if row.id in reviewed.kept}
    joints = [_joint(joint, left_out, mine) for joint in reviewed.joints]
    return replace(
        reviewed,
        ideas=tuple(_idea(row, left_out) for row in reviewed.ideas),
        joints=tuple(joints),
        themes=tuple(replace(theme, name=left_out(theme.id, theme.name)) for theme in reviewed.themes),
        pillars=tuple(replace(pillar, name=left_out(pillar.id, pillar.name)) for pillar in reviewed.pillars),
        measures=tuple(_measure(measure, left_out) for measure in reviewed.measures),
        withheld=len(left_out.texts),
    )


def of_session(reviewed: Reviewed, session: str) -> Reviewed:
    """The same as the people of one session get it: its ideas, and what all others say of them."""
    rows = reviewed.by_session.get(session, ())
    return replace(
        reviewed,
        sessions=tuple(heard for heard in reviewed.sessions if heard.id == session),
        withheld=sum(text == OTHERS for row in rows for text in (row.text, row.judgement.reason))
        if reviewed.withheld
        else 0,
    )


@dataclass
class _LeftOut:
    """Decides what may be read by everybody, and remembers what may not: each text of a thing once."""

    kept: Collection[str]
    texts: set[tuple[str, str]] = field(default_factory=set)

    def __call__(self, ident: str, text: str) -> str:
        if not text or ident in self.kept or not flags(text):
            return text
        self.texts.add((ident, text))
        return OTHERS


def _idea(row: IdeaRow, left_out: _LeftOut) -> IdeaRow:
    return row._replace(
        text=left_out(row.id, row.text),
        original="",
        cluster=OTHERS if row.id not in left_out.kept and flags(row.cluster) else row.cluster,
        own=_judgement(row.own, row.id, left_out),
        judgement=_judgement(row.judgement, row.joint or row.id, left_out),
    )


def _judgement(judgement: Judgement, ident: str, left_out: _LeftOut) -> Judgement:
    return judgement._replace(reason=left_out(ident, judgement.reason), reviewer="", decided_by="")


def _joint(joint: Joint, left_out: _LeftOut, kept: Collection[str]) -> Joint:
    """A joint idea; where it has the words of an idea that may stay, they may stay here too."""
    text = joint.text if joint.text in kept else left_out(joint.id, joint.text)
    return replace(joint, text=text, judgement=_judgement(joint.judgement, joint.id, left_out))


def _measure(measure: Measure, left_out: _LeftOut) -> Measure:
    """A measure that still knows whether somebody is responsible, but not who."""
    people: dict[str, Any] = {name: OTHERS if getattr(measure, name) else "" for name in PEOPLE}
    words: dict[str, Any] = {name: left_out(measure.id, getattr(measure, name)) for name in WORDS}
    return replace(measure, **people, **words)
