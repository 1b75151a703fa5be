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
from facilitator.exchange.age_files import asks_for_words
from facilitator.exchange.manifest import BadPackage, Holds, Manifest
from facilitator.exchange.package import read_package
from facilitator.exchange.packing import Packed, Way, pack, package_name
from facilitator.exchange.sealing import Seal, to_keys, to_words
from facilitator.files import NameTaken, file_hash, free_name, take_name
from facilitator.record import Record, told
from facilitator.session.places import writable

KEY, CONFERENCE, REHEARSAL = "key", "conference", "rehearsal"
"""What a record remembers: the conference key, the conference's id, and whether all is only a rehearsal."""
_SEALED = "sealed "
"""Before the hash of a file that was sealed here, in what the record remembers."""
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
    return _write(record, _manifest(record, plan, [], "plan"), [], path, os.replace, None).manifest


def write_results(record: Record, plan: Plan, sessions: Sequence[str], path: Path, now: int) -> tuple[Path, Manifest]:
    """A package of sessions' results, never over an existing file; returns where it is and its manifest."""
    while True:
        with suppress(NameTaken):  # by another program, since it was looked for: there is a next one
            return _hand_out(record, plan, sessions, free_name(path), now, take_name, seal_for(plan))


def write_moved(
    record: Record, plan: Plan, sessions: Sequence[str], path: Path, now: int, words: str
) -> tuple[Path, Manifest]:
    """As ``write_results``, for another laptop: whoever knows the words opens it."""
    while True:
        with suppress(NameTaken):
            return _hand_out(record, plan, sessions, free_name(path), now, take_name, to_words(words))


def seal_for(plan: Plan) -> Seal | None:
    """How results leave: sealed to the office's keys; None where the plan names none. Raises Refusal for false keys.

    Plan packages are never sealed: laptops have no key to open them with.
    """
    return to_keys(plan.seal_to) if plan.seal_to else None


def write_own_results(
    record: Record, plan: Plan, sessions: Sequence[str], path: Path, now: int
) -> tuple[Path, Manifest]:
    """As ``write_results``, but an earlier package that this one holds the whole of is replaced."""
    write = replace_results if _outgrown(record, plan, sessions, path) else write_results
    return write(record, plan, sessions, path, now)


def replace_results(record: Record, plan: Plan, sessions: Sequence[str], path: Path, now: int) -> tuple[Path, Manifest]:
    """As ``write_results``, in the place of whatever lies there."""
    return _hand_out(record, plan, sessions, path, now, os.replace, seal_for(plan))


def own_sealed(record: Record, path: Path) -> list[str] | None:
    """The sessions in a file that this record wrote and sealed to the office's keys; None for any other.

    Without the secret key nobody here can look inside.
    """
    if asks_for_words(path):
        return None
    try:
        found = record.remembered(_SEALED + file_hash(path))
    except OSError:
        return None
    return None if found is None else found.split()


def _hand_out(
    record: Record, plan: Plan, sessions: Sequence[str], path: Path, now: int, give: Give, seal: Seal | None
) -> tuple[Path, Manifest]:
    with told(record.path), record.together():
        manifest = _manifest(record, plan, sessions, _holds(sessions))
        # Noted first: what the record cannot remember, no redaction would reach later.
        record.note_handover(printable(str(path.absolute())), sessions, manifest.events, now)
        written = _write(record, manifest, sessions, path, give, seal)
        if seal is not None:
            note_sealed(record, written.digest, sessions)
        return path, written.manifest


def _outgrown(record: Record, plan: Plan, sessions: Sequence[str], path: Path) -> bool:
    """Whether the file there holds results of this conference of which this record still has every event."""
    if (sealed := own_sealed(record, path)) is not None:
        return set(sealed) <= set(sessions)
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


def results_manifest(record: Record, plan: Plan, session: str) -> Manifest:
    """What a session's package would say of itself, but for the hashes of what is in it."""
    return _manifest(record, plan, [session], "results")


def packed(record: Record, plan: Plan, session: str, path: Path, way: Way) -> Packed:
    """Write one session's package, and nothing into the record. Raises OSError, NameTaken, Refusal."""
    return _pack(record, results_manifest(record, plan, session), [session], path, seal_for(plan), way)


def note_sealed(record: Record, digest: str, sessions: Sequence[str]) -> None:
    """Remember what is in a file (hex SHA-256) that was sealed here."""
    record.remember(_SEALED + digest, " ".join(sessions))


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


def _write(
    record: Record, manifest: Manifest, sessions: Sequence[str], path: Path, give: Give, seal: Seal | None
) -> Packed:
    with writable(path):
        return _pack(record, manifest, sessions, path, seal, Way(give))


def _pack(
    record: Record, manifest: Manifest, sessions: Sequence[str], path: Path, seal: Seal | None, way: Way
) -> Packed:
    lines = record.look.lines_of([entry.journal for entry in manifest.journals])
    photos, key = record.look.attachments_in_pieces(sessions), record.remembered(KEY) or ""
    return pack(path, manifest, lines, photos, key, seal, way)
