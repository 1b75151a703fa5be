"""Packages on their way out: the plan, or sessions' results."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from facilitator.conference import intents
from facilitator.conference.commands import decide
from facilitator.conference.commands.writing import REVIEW
from facilitator.conference.errors import Refusal
from facilitator.conference.plan import Plan
from facilitator.exchange.manifest import BadPackage, Holds, Manifest
from facilitator.exchange.package import read_package
from facilitator.exchange.packing import package_name, write_package
from facilitator.files import NameTaken, free_name, take_name
from facilitator.record import Record, told
from facilitator.session.places import writable

KEY, CONFERENCE, REHEARSAL = "key", "conference", "rehearsal"
"""What a record remembers: the conference key, the conference's id, and whether all is only a rehearsal."""
Give = Callable[[Path, Path], None]
"""How a finished file gets its name: in the place of what lies there, or not."""


def begin_rehearsal(record: Record) -> None:
    """Make a record one whose packages can never be merged with real ones. Raises Refusal once something is in it."""
    if record.look.events:
        raise Refusal(
            "A rehearsal has to begin in a record of its own, so nothing was changed: open a new one to rehearse."
        )
    record.remember(REHEARSAL, "yes")


def adopt_plan(record: Record, plan: Plan, now: int) -> None:
    """Put a plan, or its new revision, into a record of this conference. Raises Refusal for another conference's."""
    known = record.remembered(CONFERENCE)
    if known is not None and known != plan.id:
        raise Refusal(
            "This plan belongs to another conference ({title}), so the one in force stays: open it in a record of its"
            " own.",
            title=plan.title,
        )
    with told(record.path), record.together():
        record.append(decide(intents.IssuePlan(plan), record.state(())), now)
        record.remember(CONFERENCE, plan.id)
        if record.remembered(KEY) is None:
            record.remember(KEY, secrets.token_hex(32))


def write_plan(record: Record, plan: Plan, path: Path) -> Manifest:
    """The plan package: every revision of the plan, and the conference key. An older file of that name is replaced."""
    return _write(record, _manifest(record, plan, [], "plan"), [], path, os.replace)


def write_results(record: Record, plan: Plan, sessions: Sequence[str], path: Path, now: int) -> tuple[Path, Manifest]:
    """A package of sessions' results, never over an existing file; returns where it is and its manifest."""
    while True:
        with suppress(NameTaken):  # by another program, since it was looked for: there is a next one
            return _hand_out(record, plan, sessions, free_name(path), now, take_name)


def write_own_results(
    record: Record, plan: Plan, sessions: Sequence[str], path: Path, now: int
) -> tuple[Path, Manifest]:
    """As ``write_results``, but an earlier package that this one holds the whole of is replaced."""
    write = replace_results if _outgrown(record, plan, sessions, path) else write_results
    return write(record, plan, sessions, path, now)


def replace_results(record: Record, plan: Plan, sessions: Sequence[str], path: Path, now: int) -> tuple[Path, Manifest]:
    """As ``write_results``, in the place of whatever lies there."""
    return _hand_out(record, plan, sessions, path, now, os.replace)


def _hand_out(
    record: Record, plan: Plan, sessions: Sequence[str], path: Path, now: int, give: Give
) -> tuple[Path, Manifest]:
    with told(record.path), record.together():
        manifest = _manifest(record, plan, sessions, _holds(sessions))
        # Noted first: what the record cannot remember, no redaction would reach later.
        record.note_handover(printable(str(path.absolute())), sessions, manifest.events, now)
        return path, _write(record, manifest, sessions, path, give)


def _outgrown(record: Record, plan: Plan, sessions: Sequence[str], path: Path) -> bool:
    """Whether the file there holds results of this conference of which this record still has every event."""
    try:
        old = read_package(path).manifest
    except BadPackage:
        return False
    if (old.conference, old.holds) != (plan.id, _holds(sessions)):
        return False
    look = record.look
    own = {entry.journal: entry for entry in look.journal_entries(look.journals_of(sessions))}
    return all(
        entry.journal in own and entry.last <= own[entry.journal].last and entry.events <= own[entry.journal].events
        for entry in old.journals
    )


def _holds(sessions: Sequence[str]) -> Holds:
    """What the office decided goes the same way as what a session brought."""
    return "review" if list(sessions) == [REVIEW] else "results"


def results_name(record: Record, plan: Plan, sessions: Sequence[str]) -> str:
    """The file name for a package of these sessions."""
    look = record.look
    titles = {row["title"] for row in look.rows("session") if row["id"] in sessions}
    events = sum(entry.events for entry in look.journal_entries(look.journals_of(sessions)))
    workshop = titles.pop() if len(titles) == 1 else "all"
    return package_name(plan.title, sessions, workshop, record.remembered("device") or "laptop", events)


def printable(name: str) -> str:
    """A name as it can be kept and shown: a stick may hold names in an encoding that is not the system's."""
    return name.encode("utf-8", "replace").decode()


def _manifest(record: Record, plan: Plan, sessions: Sequence[str], holds: Holds) -> Manifest:
    look = record.look
    counts = look.counts()
    return Manifest(
        conference=plan.id,
        title=plan.title,
        holds=holds,
        device=record.remembered("device") or "",
        rehearsal=record.remembered(REHEARSAL) is not None,
        key=record.remembered(KEY) or "" if holds == "plan" else "",
        journals=tuple(look.journal_entries(look.journals_of(sessions))),
        ideas={session: counts.get(session, 0) for session in sessions},
        fingerprints={session: look.fingerprint(session) for session in sessions},
    )


def _write(record: Record, manifest: Manifest, sessions: Sequence[str], path: Path, give: Give) -> Manifest:
    lines = record.look.lines_of([entry.journal for entry in manifest.journals])
    with writable(path):
        key = record.remembered(KEY) or ""
        return write_package(path, manifest, lines, record.look.attachments(sessions), key, give)
