"""Sound packages of every sort, small and made by hand, to be changed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from facilitator.conference.events import Draft, Event, JournalEntry
from facilitator.conference.kinds import MEASURE
from facilitator.exchange.manifest import Manifest
from facilitator.exchange.packing import write_package
from tests.exchange.forging import CONFERENCE, JOURNAL, KEY, PLAN, PLAN_JOURNAL, event, events, fingerprint, sound

REVIEW, REVIEW_JOURNAL = "review", "c3" * 16


def results(path: Path) -> Path:
    """What a session brought."""
    return sound(path)


def plan(path: Path) -> Path:
    """The plan, with the conference's key."""
    found = events(0)[:1]
    entry = JournalEntry(PLAN_JOURNAL, "", "Laptop 1", 1, 1, 1)
    manifest = Manifest(CONFERENCE, PLAN.title, "plan", "Office", key=KEY, journals=(entry,))
    write_package(path, manifest, [one.line for one in found], [], KEY)
    return path


def decisions() -> list[Event]:
    """What an office may decide on the cards of ``results``: a joint idea, a theme, a measure, a comment."""
    measure = dict.fromkeys(MEASURE, "") | {"title": "Bauen", "number": 1, "position": 1, "pillar": None}
    drafts: list[tuple[str, str, dict[str, Any]]] = [
        ("ThemeWritten", "theme-1", {"name": "Wohnen", "pillar": None, "position": 1}),
        ("IdeaThemed", "idea-1", {"theme": "theme-1"}),
        ("IdeaJudged", "idea-1", {"state": "declined", "reason": "Zu teuer"}),
        ("JointWritten", "joint-1", {"text": "Wer hilft?", "kind": "question"}),
        ("IdeaJoined", "idea-2", {"joint": "joint-1"}),
        ("IdeaJoined", "idea-3", {"joint": "joint-1"}),
        ("MeasureWritten", "measure-1", measure),
        ("SourceNamed", "source:measure-1:joint-1", {"measure": "measure-1", "target": "joint-1"}),
        ("CommentWritten", "comment-1", {"about": "joint-1", "text": "Nachfragen"}),
    ]
    return [
        event(Draft(kind, REVIEW, subject, body), REVIEW_JOURNAL, number, REVIEW)
        for number, (kind, subject, body) in enumerate(drafts, 1)
    ]


def review(path: Path) -> Path:
    """What a reviewer decided."""
    found = decisions()
    entry = JournalEntry(REVIEW_JOURNAL, REVIEW, "Laptop 1", 1, len(found), len(found))
    prints = {REVIEW: fingerprint(found, REVIEW)}
    manifest = Manifest(CONFERENCE, PLAN.title, "review", "Office", journals=(entry,), fingerprints=prints)
    write_package(path, manifest, [one.line for one in found], [], KEY)
    return path


def receipt(path: Path) -> Path:
    """What the office says that it has of ``results``."""
    entry = JournalEntry(JOURNAL, "W1R1", "Laptop 1", 1, 4, 4)
    prints = {JOURNAL: fingerprint(events(3), "W1R1")}
    write_package(
        path, Manifest(CONFERENCE, PLAN.title, "receipt", "Office", journals=(entry,), fingerprints=prints), [], [], KEY
    )
    return path


SORTS: dict[str, Callable[[Path], Path]] = {sort.__name__: sort for sort in (results, plan, review, receipt)}
