"""What the office made of a conference, and what became of every idea: the one place that says so.

Lists, windows, documents and tables all ask here: what an idea's fate is, and what is still missing for an answer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from facilitator.conference.review import IdeaRow, Joint, Measure, Pillar, Theme

Fate = Literal["measure", "adopted", "parked", "declined", "open"]
FATES: tuple[Fate, ...] = ("measure", "adopted", "parked", "declined", "open")
"""What can have become of an idea, in the order of an account; ``open`` is what nobody has decided on yet."""
Lack = Literal["", "decision", "measure", "reason"]


@dataclass(frozen=True)
class Review:
    """All that the office made of a conference, as it stands; in the order of the table and of the office's hand."""

    ideas: tuple[IdeaRow, ...]
    joints: tuple[Joint, ...] = ()
    pillars: tuple[Pillar, ...] = ()
    themes: tuple[Theme, ...] = ()
    measures: tuple[Measure, ...] = ()

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


@dataclass(frozen=True, slots=True)
class Account:
    """What became of one idea. ``measures`` name it or its joint idea, ``through_theme`` others its theme.

    ``lacks`` says what is missing for an answer to whoever said it: a decision, a measure for what was adopted, the
    reason for what was put off or not adopted.
    """

    idea: IdeaRow
    joint: Joint | None
    theme: Theme | None
    pillar: Pillar | None
    measures: tuple[Measure, ...]
    through_theme: tuple[Measure, ...]
    lacks: Lack

    @property
    def fate(self) -> Fate:
        """What became of it."""
        return fate(self.idea)


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


def accounts(review: Review) -> tuple[Account, ...]:
    """The account of every idea, each once, in the order of the table."""
    pillars = {pillar.id: pillar for pillar in review.pillars}
    found = []
    for idea in review.ideas:
        theme = review.theme.get(idea.judgement.theme or "")
        named = tuple(review.measure[ident] for ident in idea.measures if ident in review.measure)
        of_theme = review.measures_of_theme.get(theme.id, ()) if theme else ()
        through = tuple(measure for measure in of_theme if measure.id not in idea.measures)
        pillar = pillars.get(theme.pillar or "") if theme else None
        found.append(
            Account(idea, review.joint.get(idea.joint or ""), theme, pillar, named, through, _lack(idea, through))
        )
    return tuple(found)


def _lack(row: IdeaRow, through_theme: tuple[Measure, ...]) -> Lack:
    match fate(row):
        case "measure":
            return ""
        case "adopted":
            return "" if through_theme else "measure"
        case "parked" | "declined":
            return "" if row.judgement.reason else "reason"
        case _:
            return "decision"


def unaccounted(review: Review) -> tuple[Account, ...]:
    """The ideas for which there is no answer yet."""
    return tuple(account for account in accounts(review) if account.lacks)
