"""What the worker tells the office's window: frozen pictures of the review, whole or of what has changed. No Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from facilitator.conference.plan import Plan
from facilitator.conference.review import Comment, IdeaRow, Joint, Measure, Pillar, Theme
from facilitator.desk.snapshots import Steps
from facilitator.session.review import Clash, Happening


@dataclass(frozen=True, slots=True)
class SessionPlace:
    """Where ideas were said: ``workshop`` and ``round`` are 0 in a session that the plan does not know."""

    id: str
    title: str
    workshop: int
    round: int


@dataclass(frozen=True, slots=True)
class Around:
    """Everything but the ideas' rows: it is small, so it comes whole with every change.

    ``clashes`` are by the id of what they are about, ``noted`` counts the comments on things, by their ids.
    """

    themes: tuple[Theme, ...] = ()
    pillars: tuple[Pillar, ...] = ()
    measures: tuple[Measure, ...] = ()
    joints: tuple[Joint, ...] = ()
    clashes: Mapping[str, tuple[Clash, ...]] = field(default_factory=dict)
    noted: Mapping[str, int] = field(default_factory=dict)
    steps: Steps = field(default_factory=Steps)


@dataclass(frozen=True, slots=True)
class Whole:
    """A central record as it stands: ``rows`` in the order of the day, ``me`` signs what is decided.

    ``refused`` counts the files that were to be merged when it was opened, and could not be.
    """

    record: Path
    plan: Plan
    me: str
    sessions: tuple[SessionPlace, ...]
    rows: tuple[IdeaRow, ...]
    around: Around
    refused: int = 0


@dataclass(frozen=True, slots=True)
class ReviewNews:
    """What a committed change did: rows that are other ones now, and ideas that are no longer there.

    ``about`` names everything that the change was about, measures and comments too.
    """

    rows: tuple[IdeaRow, ...]
    gone: tuple[str, ...]
    about: frozenset[str]
    around: Around


@dataclass(frozen=True, slots=True)
class Told:
    """What is kept of one idea beside its row: its whole history and what was noted on it, the oldest first."""

    id: str
    story: tuple[Happening, ...]
    comments: tuple[Comment, ...]
