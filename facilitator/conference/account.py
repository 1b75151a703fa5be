"""What became of every idea, and where every measure comes from: the trail idea → theme → measure, from both ends."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable
from dataclasses import dataclass, replace
from typing import Any, Literal

from facilitator.conference.anonymous import OTHERS
from facilitator.conference.privacy import flags
from facilitator.conference.review import IdeaRow, Joint, Judgement, Measure, Pillar, Theme

Lack = Literal["", "decision", "measure", "reason"]
Way = Literal["idea", "joint", "theme"]


@dataclass(frozen=True, slots=True)
class Review:
    """All that the office made of a conference, as it stands."""

    ideas: tuple[IdeaRow, ...]
    joints: tuple[Joint, ...]
    pillars: tuple[Pillar, ...]
    themes: tuple[Theme, ...]
    measures: tuple[Measure, ...]


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


@dataclass(frozen=True, slots=True)
class Origin:
    """An idea behind a measure; ``by`` says whether it is named itself, by its joint idea or by its theme."""

    idea: IdeaRow
    by: Way


def accounts(review: Review) -> tuple[Account, ...]:
    """The account of every idea, in the order of the table."""
    joints = {joint.id: joint for joint in review.joints}
    themes = {theme.id: theme for theme in review.themes}
    pillars = {pillar.id: pillar for pillar in review.pillars}
    measures = {measure.id: measure for measure in review.measures}
    of_theme: dict[str, list[str]] = defaultdict(list)
    for measure in review.measures:
        for source in measure.sources:
            of_theme[source].append(measure.id)
    found = []
    for idea in review.ideas:
        theme = themes.get(idea.judgement.theme or "")
        named = tuple(measures[ident] for ident in idea.measures)
        through = tuple(measures[m] for m in of_theme.get(theme.id, ()) if m not in idea.measures) if theme else ()
        pillar = pillars.get(theme.pillar or "") if theme else None
        lacks = _lack(idea.judgement, (*named, *through) if idea.judgement.state == "adopted" else named)
        found.append(Account(idea, joints.get(idea.joint or ""), theme, pillar, named, through, lacks))
    return tuple(found)


def _lack(judgement: Judgement, measures: Iterable[Measure]) -> Lack:
    if any(measures):
        return ""
    match judgement.state:
        case "adopted":
            return "measure"
        case "parked" | "declined":
            return "" if judgement.reason else "reason"
        case _:
            return "decision"


def unaccounted(review: Review) -> tuple[Account, ...]:
    """The ideas for which there is no answer yet."""
    return tuple(account for account in accounts(review) if account.lacks)


def origins(review: Review, measure: str) -> tuple[Origin, ...]:
    """The ideas that a measure comes from, in the order of the table; each by the nearest way."""
    (sources,) = (set(found.sources) for found in review.measures if found.id == measure)
    found = []
    for idea in review.ideas:
        ways: tuple[tuple[Way, str | None], ...] = (
            ("idea", idea.id),
            ("joint", idea.joint),
            ("theme", idea.judgement.theme),
        )
        way = next((way for way, ident in ways if ident in sources), None)
        if way:
            found.append(Origin(idea, way))
    return tuple(found)


def anonymous_review(review: Review, allowed: Container[str]) -> tuple[Review, int]:
    """The same without what points to a person, and how many texts of the office were left out.

    ``allowed`` are the ids of ideas that may leave the house (``anonymous.anonymous``). Gone are reviewers and who
    decided, those responsible for measures, with whom, to whom they report, and each text that the privacy guard flags.
    """
    guard = Guard()
    result = Review(
        tuple(
            idea._replace(original="", own=guard.judgement(idea.own), judgement=guard.judgement(idea.judgement))
            for idea in review.ideas
            if idea.id in allowed
        ),
        tuple(
            replace(
                joint,
                text=guard.name(joint.text),
                judgement=guard.judgement(joint.judgement),
                ideas=tuple(ident for ident in joint.ideas if ident in allowed),
            )
            for joint in review.joints
        ),
        tuple(replace(pillar, name=guard.name(pillar.name)) for pillar in review.pillars),
        tuple(replace(theme, name=guard.name(theme.name)) for theme in review.themes),
        tuple(anonymous_measure(measure, guard) for measure in review.measures),
    )
    return result, len(guard.left_out)


class Guard:
    """Looks at each text once; ``left_out`` are those that may not leave the house."""

    def __init__(self) -> None:
        self.left_out: set[str] = set()
        self._fine: set[str] = {""}

    def text(self, text: str) -> str:
        """The text, or nothing."""
        if text not in self._fine and text not in self.left_out:
            (self.left_out if flags(text) else self._fine).add(text)
        return "" if text in self.left_out else text

    def name(self, name: str) -> str:
        """The name, or the sign for one that may not leave."""
        return self.text(name) or OTHERS

    def judgement(self, judgement: Judgement) -> Judgement:
        """The decision without who made it."""
        return judgement._replace(reason=self.text(judgement.reason), reviewer="", decided_by="")


def anonymous_measure(measure: Measure, guard: Guard) -> Measure:
    """A measure without who is responsible, with whom and to whom they report."""
    names = ("goal", "description", "resources", "builds_on", "indicator", "target_group")
    open_texts: dict[str, Any] = {name: guard.text(getattr(measure, name)) for name in names}
    return replace(measure, title=guard.name(measure.title), responsible="", with_whom="", reports_to="", **open_texts)
