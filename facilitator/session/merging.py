"""Merging: many packages into one record, each refused or taken in whole, with a receipt of what happened."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from facilitator.conference.errors import Refusal
from facilitator.exchange.manifest import BadPackage
from facilitator.exchange.package import ENDING, Package, read_package
from facilitator.files import file_hash
from facilitator.language import Language
from facilitator.record import Record, told
from facilitator.session.handing_out import CONFERENCE, KEY, REHEARSAL
from facilitator.session.progress import Progress

Outcome = Literal["merged", "known", "refused"]
BATCH = 64
"""Packages that are committed, and flushed to the disk, together."""


@dataclass(frozen=True, slots=True)
class FileOutcome:
    """What became of one file. ``reason`` is None unless it was refused."""

    path: Path
    outcome: Outcome
    reason: Refusal | None = None
    authenticated: bool = False
    events_new: int = 0
    ideas_new: int = 0

    def to_json(self, say: Language) -> dict[str, Any]:
        """As ``merge --json`` prints it."""
        return {
            "path": str(self.path),
            "outcome": self.outcome,
            "reason": self.reason.said(say) if self.reason else "",
            "authenticated": self.authenticated,
            "events_new": self.events_new,
            "ideas_new": self.ideas_new,
        }


def find_packages(places: Iterable[Path]) -> list[Path]:
    """The package files among files and folders (with all folders below); a named file counts whatever its name."""
    found: dict[Path, None] = {}
    for place in places:
        inside = sorted(p for p in place.rglob(f"*{ENDING}") if p.is_file()) if place.is_dir() else [place]
        found.update(dict.fromkeys(path for path in inside if place == path or not path.name.startswith(".")))
    return list(found)


def merge(record: Record, paths: Sequence[Path], now: int, progress: Progress) -> list[FileOutcome]:
    """Take packages in. What was done is on the disk when this returns; a cancelled merge keeps that."""
    with told(record.path):
        return _merge(record, paths, now, progress)


def merge_on_trial(record: Record, paths: Sequence[Path], now: int, progress: Progress) -> list[FileOutcome]:
    """What ``merge`` would say, with the record left as it is."""
    with told(record.path), record.tried():
        return _merge(record, paths, now, progress)


def _merge(record: Record, paths: Sequence[Path], now: int, progress: Progress) -> list[FileOutcome]:
    outcomes: list[FileOutcome] = []
    # Plans first: they bring the key that the results are checked with.
    ordered = sorted(paths, key=lambda path: not _holds_plan(path))
    for start in range(0, len(ordered), BATCH):
        if progress.cancelled:
            break
        with record.together():
            for path in ordered[start : start + BATCH]:
                outcomes.append(_take_in(record, path, now))
                progress(len(outcomes), len(ordered))
    place = {path: n for n, path in enumerate(paths)}
    return sorted(outcomes, key=lambda outcome: place[outcome.path])


def _holds_plan(path: Path) -> bool:
    try:
        return path.stat().st_size < 1_000_000 and read_package(path).manifest.holds == "plan"
    except (BadPackage, OSError):
        return False


def _take_in(record: Record, path: Path, now: int) -> FileOutcome:
    try:
        digest = file_hash(path)
        known = record.knows_package(digest)
        if known is not None:
            return FileOutcome(path, "known", authenticated=known)
        package = read_package(path)
        authenticated = _admitted(record, package)
        with record.together():
            received = record.receive(package.events(), now)
            for _, content in package.attachments():
                record.keep_content(content)
            record.note_package(digest, path.name, now, authenticated)
            _learn(record, package)
    except OSError as error:
        reason = Refusal(
            "{name} cannot be read ({reason}); nothing was taken in: check the stick and try again.",
            name=path.name,
            reason=error.strerror or str(error),
        )
        return FileOutcome(path, "refused", reason)
    except BadPackage as reason:
        return FileOutcome(path, "refused", reason)
    outcome: Outcome = "merged" if received.new else "known"
    return FileOutcome(path, outcome, None, authenticated, received.new, received.ideas_new)


def _admitted(record: Record, package: Package) -> bool:
    """Whether it is proven to come from this conference. Raises BadPackage where it does not belong here."""
    manifest = package.manifest
    if manifest.rehearsal != (record.remembered(REHEARSAL) is not None):
        raise BadPackage(
            "{name} comes from a rehearsal, or this record is one, so nothing of it was taken in: the two are never"
            " mixed.",
            name=package.name,
        )
    own = record.remembered(CONFERENCE)
    if own is not None and own != manifest.conference:
        raise BadPackage(
            "{name} belongs to another conference ({title}), so nothing of it was taken in: merge it into that"
            " conference's record.",
            name=package.name,
            title=manifest.title,
        )
    key = record.remembered(KEY)
    if manifest.holds == "plan" and manifest.key:
        if key is not None and key != manifest.key:
            raise _forged(package)
        key = manifest.key
    if key is None:
        return False
    if not package.authentic(key):
        raise _forged(package)
    return True


def _forged(package: Package) -> BadPackage:
    return BadPackage(
        "{name} was not made with this conference's plan, or was changed on the way; nothing of it was taken in: copy"
        " it from the laptop once more.",
        name=package.name,
    )


def _learn(record: Record, package: Package) -> None:
    """Remember which conference this is and, from a plan, its key."""
    if record.remembered(CONFERENCE) is None:
        record.remember(CONFERENCE, package.manifest.conference)
    if package.manifest.key and record.remembered(KEY) is None:
        record.remember(KEY, package.manifest.key)


def status(record: Record) -> dict[str, Any]:
    """What the record holds and lacks, as ``status --json`` prints it; ``merge --json`` adds the files."""
    look = record.look
    rows = look.sessions()
    gaps = [
        {"journal": j.name, "session": j.session, "device": j.device, "missing": list(j.missing)}
        for j in look.journals()
        if j.missing
    ]
    planned = [row for row in rows if row.planned]
    broken = {gap["session"] for gap in gaps}
    return {
        "ideas": look.ideas,
        "events": look.events,
        "conflicts": len(look.conflicts),
        "gaps": gaps,
        "forks": [{"journal": name, "number": number, "session": session} for name, number, session in look.forks],
        "sessions": {
            "expected": len(planned),
            "received": sum(row.state != "planned" for row in planned),
            "missing": [row.id for row in planned if row.state == "planned"],
            "incomplete": [row.id for row in rows if row.state == "running" or row.id in broken],
        },
        "by_session": {
            row.id: {
                "state": row.state,
                "ideas": row.ideas,
                "devices": list(row.devices),
                "last_change": row.last_change,
                "fingerprint": row.fingerprint,
            }
            for row in rows
        },
    }
