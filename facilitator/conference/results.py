"""What a session holds, frozen: the picture that windows show and documents are made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from facilitator.conference.plan import Kind, Phase, PlannedSession

SessionState = Literal["planned", "open", "running", "closed"]
"""``open``: something was captured, but its clock does not run (cards typed in from paper, for example)."""


@dataclass(frozen=True, slots=True)
class Idea:
    """One card. ``text`` is None when it was redacted; ``captured_at`` in wall milliseconds UTC.

    ``dots`` are those of the session's latest vote, None where none were counted; ``confirmed`` names the later
    sessions in which the idea was said again; ``conflicts`` the fields that two laptops changed independently;
    ``kept`` that somebody looked at the privacy guard's hint about these very words and let them stand.
    """

    id: str
    session: str
    number: int
    kind: str
    text: str | None
    language: str = ""
    original: str = ""
    interpreted: bool = False
    cluster: str | None = None
    parked: bool = False
    withdrawn: bool = False
    redacted: bool = False
    dots: int | None = None
    captured_at: int = 0
    device: str = ""
    confirmed: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()
    kept: bool = False


@dataclass(frozen=True, slots=True)
class Cluster:
    """Cards that belong together; ``dots`` are its own plus its cards' in the latest vote, None where none counted."""

    id: str
    session: str
    name: str
    dots: int | None = None
    kept: bool = False


@dataclass(frozen=True, slots=True)
class Vote:
    """One counting of dots; ``voters`` people took part, each with ``dots_each`` dots."""

    id: str
    session: str
    title: str
    voters: int | None
    dots_each: int | None


EVERYBODY = "people"
"""The one group that is counted where the plan names none."""


@dataclass(frozen=True, slots=True)
class Headcount:
    """How many people of a group were there."""

    group: str
    count: int


@dataclass(frozen=True, slots=True)
class Note:
    """A line of the protocol: ``kind`` is ``note``, ``decision`` or ``dissent``; ``reason`` for decisions."""

    id: str
    kind: str
    text: str | None
    reason: str = ""
    kept: bool = False


@dataclass(frozen=True, slots=True)
class Task:
    """Who does what until when; ``until`` is what was said, a date or words."""

    id: str
    what: str | None
    who: str = ""
    until: str = ""
    kept: bool = False


@dataclass(frozen=True)
class SessionResult:
    """One session with everything that is known of it, in the order people gave it.

    ``ideas`` leave out withdrawn ones; parked ones are in, marked. Times are wall milliseconds UTC, None where
    unknown. ``fingerprint`` is the hex SHA-256 over the session's sorted event hashes. ``withheld`` counts texts that
    were left out of an anonymous picture because nobody has decided on the privacy guard's hint yet.
    """

    planned: PlannedSession
    conference: str
    date: str
    venue: str
    organiser: str
    kinds: tuple[Kind, ...]
    state: SessionState
    started_at: int | None
    ended_at: int | None
    ideas: tuple[Idea, ...]
    clusters: tuple[Cluster, ...]
    votes: tuple[Vote, ...]
    headcount: tuple[Headcount, ...]
    notes: tuple[Note, ...]
    tasks: tuple[Task, ...]
    phases: tuple[Phase, ...]
    devices: tuple[str, ...]
    fingerprint: str
    withheld: int = 0
