"""What the office made of the ideas, frozen: the picture that the review's windows, tables and documents are made of.

Ideas come by the ten thousand, so their rows are tuples, which are made much faster than other frozen objects.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, NamedTuple

State = Literal["", "reviewed", "adopted", "parked", "declined"]
STATES: tuple[State, ...] = ("", "reviewed", "adopted", "parked", "declined")
"""What the office can decide; empty is new. That an idea is joined or in a measure is derived, never stored."""
Standing = Literal["new", "reviewed", "adopted", "parked", "declined", "joined", "measure"]
STATUSES = ("idea", "examined", "decided", "under_way", "done", "deferred")
"""How far a measure has come."""
BINDING = frozenset({"decided", "under_way", "done"})
"""Statuses for which somebody must be responsible until some day."""


class Judgement(NamedTuple):
    """What the office says of an idea or a joint one. ``decided_at`` in wall milliseconds UTC, 0 where nobody did.

    ``theme`` is a theme's id, ``decided_by`` the label of the record on which the state was set.
    """

    theme: str | None = None
    state: str = ""
    reason: str = ""
    reviewer: str = ""
    decided_by: str = ""
    decided_at: int = 0


class IdeaRow(NamedTuple):
    """One idea in the review's table.

    ``dots`` are those of its session's latest vote. ``own`` is what was decided on the idea itself, ``judgement`` what
    holds for it: that of its joint idea where it is in one. ``measures`` are ids, of measures that name the idea or its
    joint idea. ``sessions`` and ``workshops`` count where it was said, joined ideas and confirmations included.
    """

    id: str
    session: str
    number: int
    kind: str
    text: str
    language: str
    original: str
    cluster: str
    parked: bool
    dots: int | None
    confirmed: int
    own: Judgement
    joint: str | None
    judgement: Judgement
    measures: tuple[str, ...]
    sessions: int
    workshops: int
    conflict: bool

    @property
    def label(self) -> str:
        """Session and number, as people name it: ``W3R2-14``."""
        return f"{self.session}-{self.number}"

    @property
    def standing(self) -> Standing:
        """Where it stands: in a measure, joined to others, or what was decided on it."""
        if self.measures:
            return "measure"
        if self.joint:
            return "joined"
        return standing(self.own.state)


def standing(state: str) -> Standing:
    """The name of a state; one of a later version of the program counts as looked at."""
    match state:
        case "":
            return "new"
        case "adopted" | "parked" | "declined":
            return state
        case _:
            return "reviewed"


@dataclass(frozen=True, slots=True)
class Dots:
    """The dots that one vote gave: those of several votes are never added up unseen."""

    vote: str
    session: str
    title: str
    voters: int | None
    dots: int


@dataclass(frozen=True, slots=True)
class Joint:
    """Ideas that say the same; ``ideas`` are ids in the order of sessions and numbers.

    ``sessions`` are those in which it was said, confirmations included; ``workshops`` counts theirs.
    """

    id: str
    text: str
    kind: str
    ideas: tuple[str, ...]
    judgement: Judgement
    measures: tuple[str, ...]
    sessions: tuple[str, ...]
    workshops: int
    dots: tuple[Dots, ...]
    conflict: bool


@dataclass(frozen=True, slots=True)
class Pillar:
    """A field of action: the top level of the roadmap."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Theme:
    """What ideas are about. ``ideas`` counts those in it, the members of joint ideas each for themselves."""

    id: str
    name: str
    pillar: str | None
    ideas: int


@dataclass(frozen=True, slots=True)
class Measure:
    """A line of the roadmap. ``pillar`` is an id or None; ``sources`` are ids of ideas, joint ideas and themes.

    ``begin`` and ``until`` are dates (``2027``, ``2027-06``, ``2027-06-30``) where they could be read as such, else
    what was typed. ``changed_at`` in wall milliseconds UTC.
    """

    id: str
    number: int
    title: str
    goal: str = ""
    description: str = ""
    pillar: str | None = None
    responsible: str = ""
    with_whom: str = ""
    resources: str = ""
    begin: str = ""
    until: str = ""
    reports_to: str = ""
    builds_on: str = ""
    indicator: str = ""
    target_group: str = ""
    priority: str = ""
    status: str = "idea"
    sources: tuple[str, ...] = ()
    changed_at: int = 0
    conflict: bool = False

    @property
    def lacks(self) -> tuple[str, ...]:
        """What it needs before it can be decided: ``responsible``, ``until``. A draft may lack them, and is flagged."""
        return lacks(self.responsible, self.until)

    @property
    def faulty(self) -> bool:
        """Whether it counts as decided and lacks something all the same, which two records together can bring about."""
        return self.status in BINDING and bool(self.lacks)


def lacks(responsible: str, until: str) -> tuple[str, ...]:
    """Which of the fields that a decided measure needs are empty."""
    return tuple(name for name, value in (("responsible", responsible), ("until", until)) if not value)


@dataclass(frozen=True, slots=True)
class Comment:
    """What a reviewer noted; ``by`` is the label of their record, ``at`` in wall milliseconds UTC."""

    id: str
    about: str
    text: str
    by: str
    at: int


_DATES = (
    (re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?"), (1, 2, 3)),
    (re.compile(r"(?:(?:(\d{1,2})\. ?)?(\d{1,2})[./] ?)?(\d{4})"), (3, 2, 1)),
)
"""As computers write dates, and as Germans do; month and day may be left out."""


def as_date(text: str) -> str:
    """``31.12.2027`` → ``2027-12-31``, ``6/2027`` → ``2027-06``; what is no date stays as it is."""
    for pattern, order in _DATES:
        if found := pattern.fullmatch(text.strip()):
            year, month, day = (found[place] for place in order)
            if (month is None or 1 <= int(month) <= 12) and (day is None or 1 <= int(day) <= 31):
                return "-".join([year, *(f"{int(part):02d}" for part in (month, day) if part)])
    return text
