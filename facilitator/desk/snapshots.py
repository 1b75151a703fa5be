"""What the worker tells the windows: frozen pictures, so that nothing of the record is touched by two threads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from facilitator.conference.errors import Refusal
from facilitator.conference.history import Step
from facilitator.conference.plan import Kind, PlannedSession
from facilitator.conference.results import Idea, SessionResult, SessionState

Handed = Literal["nothing", "", "whole", "before"]
"""Whether a session was handed over from this laptop: nothing is in it, not yet, as it is now, or as it was before a
later change."""


@dataclass(frozen=True, slots=True)
class SessionTile:
    """A session in the overview."""

    id: str
    workshop: int
    round: int
    title: str
    room: str
    start: str
    minutes: int
    state: SessionState
    ideas: int
    handed: Handed = "nothing"


@dataclass(frozen=True, slots=True)
class Overview:
    """An opened conference. ``record`` is the file that it is kept in, ``device`` how this laptop is called in it.

    ``mine`` is the number of the workshop that is moderated here, 0 where that is not known yet; ``rehearsal`` says
    that nothing of it can ever be merged with the real one. ``due`` is the deletion date (ISO), once it has come, and
    ``overdue`` how many sessions are still here then. ``lone_key``: what is handed over opens with one key only.
    """

    record: Path
    title: str
    date: str
    venue: str
    sessions: tuple[SessionTile, ...]
    mine: int = 0
    rehearsal: bool = False
    device: str = ""
    due: str = ""
    overdue: int = 0
    lone_key: bool = False

    @property
    def open(self) -> int:
        """How many sessions hold something that is not handed over."""
        return sum(tile.handed in ("", "before") for tile in self.sessions)


@dataclass(frozen=True, slots=True)
class Taken:
    """What taking files into the open conference did: new cards, the revision of the plan if that is a newer one.

    ``known`` says that nothing in them was new, ``refused`` why the first of those was that was not taken in.
    """

    overview: Overview
    ideas: int
    revision: int
    known: bool
    refused: Refusal | None = None


@dataclass(frozen=True, slots=True)
class Steps:
    """What undo and redo would do now, as the steps were done at first; None where there is nothing."""

    undo: Step | None = None
    redo: Step | None = None


@dataclass(frozen=True, slots=True)
class Entered:
    """A session as the cockpit opens it; ``clock`` is what ``MoveClock`` keeps, ``draft`` the unfinished text.

    ``moved_by`` names the laptop that moved the clock last, empty where it was this one. ``languages`` are the codes of
    those that the plan expects.
    """

    conference: str
    date: str
    planned: PlannedSession
    kinds: tuple[Kind, ...]
    ideas: tuple[Idea, ...]
    clock: Mapping[str, Any]
    draft: str
    steps: Steps
    languages: tuple[str, ...] = ()
    moved_by: str = ""


@dataclass(frozen=True, slots=True)
class News:
    """What a committed change did to the entered session: cards new or changed, and those no longer there.

    ``clock`` is what is kept of the session's clock, where that is what changed, ``moved_by`` as in ``Entered``.
    """

    session: str
    ideas: tuple[Idea, ...] = ()
    gone: tuple[str, ...] = ()
    clock: Mapping[str, Any] | None = None
    moved_by: str = ""


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo of the session: ``id`` of its attachment, ``sha256`` of its content."""

    id: str
    sha256: str
    caption: str


@dataclass(frozen=True, slots=True)
class Picture:
    """The entered session as everything but the list of cards shows it.

    ``dots`` are by vote and then by card or cluster; ``earlier`` the rounds before of the same workshop, oldest first;
    ``groups`` the plan's groups to count people by; ``sessions`` all of the plan, by id with their titles; ``clock``
    and ``moved_by`` as in ``Entered``; ``following`` is the session of the workshop's next round, empty after the last.
    """

    result: SessionResult
    dots: Mapping[str, Mapping[str, int]]
    earlier: tuple[SessionResult, ...]
    groups: tuple[str, ...]
    photos: tuple[Photo, ...]
    sessions: Mapping[str, str]
    clock: Mapping[str, Any] = field(default_factory=dict)
    moved_by: str = ""
    following: str = ""
