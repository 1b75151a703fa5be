"""What lies on a stick or in a folder, told before anything is taken in. Nothing is changed by looking."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from facilitator.conference.errors import Refusal
from facilitator.conference.events import JournalEntry
from facilitator.exchange.half_there import half_named, is_elsewhere, is_settling
from facilitator.exchange.manifest import BadPackage, Manifest
from facilitator.exchange.package import is_sealed, read_package
from facilitator.exchange.sealing import Keys, Unopened
from facilitator.files import file_hash
from facilitator.language import Language
from facilitator.record import Record
from facilitator.session.merging import Foreign, Forged, Rehearsed, admitted, find_packages
from facilitator.session.progress import Progress

State = Literal[
    "new", "known", "older", "plan", "receipt", "shut", "half", "damaged", "unproven", "forged", "foreign", "rehearsal"
]
"""``shut``: sealed, and no key was given; ``half``: not all there yet; ``older``: another file goes farther."""


@dataclass(frozen=True, slots=True)
class Found:
    """One file. ``events`` are those that the record lacks; ``manifest`` is None where it could not be read."""

    path: Path
    state: State
    sealed: bool = False
    events: int = 0
    manifest: Manifest | None = None
    reason: Refusal | None = None

    def to_json(self, say: Language) -> dict[str, Any]:
        """As ``look --json`` prints it."""
        manifest = self.manifest
        return {
            "path": str(self.path),
            "state": self.state,
            "sealed": self.sealed,
            "events_new": self.events,
            "device": manifest.device if manifest else None,
            "sessions": sorted(manifest.ideas) if manifest else [],
            "ideas": sum(manifest.ideas.values()) if manifest else None,
            "reason": self.reason.said(say) if self.reason else "",
        }


def look_at(record: Record, places: Sequence[Path], keys: Keys, now: int, progress: Progress) -> list[Found]:
    """Every package among files and folders, with what it would bring; ``now`` in wall milliseconds."""
    paths = find_packages(places)
    half = [path for place in places if place.is_dir() for path in half_named(place)]
    found: list[Found] = []
    for path in paths:
        if progress.cancelled:
            return found
        found.append(_found(record, path, keys, now))
        progress(len(found), len(paths))
    return [*_outdated(found), *(Found(path, "half") for path in half)]


def _found(record: Record, path: Path, keys: Keys, now: int) -> Found:
    try:
        before = path.stat()
        if is_elsewhere(before):  # reading it would fetch it, and perhaps wait for a network
            return Found(path, "half")
        if record.knows_package(file_hash(path)):
            return Found(path, "known", is_sealed(path))
        found = _read(record, path, keys)
        after = path.stat()
    except OSError as error:
        reason = Refusal(
            "{name} cannot be read ({reason}); nothing was changed: check the stick and look again.",
            name=path.name,
            reason=error.strerror or str(error),
        )
        return Found(path, "damaged", reason=reason)
    grows = (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns)
    return Found(path, "half") if grows or (found.state == "damaged" and is_settling(after, now)) else found


_STATES: dict[type[BadPackage], State] = {
    Unopened: "shut",
    Rehearsed: "rehearsal",
    Foreign: "foreign",
    Forged: "forged",
    BadPackage: "damaged",
}


def _read(record: Record, path: Path, keys: Keys) -> Found:
    sealed = is_sealed(path)
    manifest = None
    try:
        package = read_package(path, keys)
        manifest = package.manifest
        proven = admitted(record, package)
        for _ in package.events():
            pass
    except BadPackage as reason:
        return Found(path, _STATES[type(reason)], sealed, 0, manifest, reason)
    if manifest.holds == "receipt":
        return Found(path, "receipt", sealed, 0, manifest)
    lacking = _lacking(record, manifest.journals)
    state: State = "known" if not lacking else "plan" if manifest.holds == "plan" else "new" if proven else "unproven"
    return Found(path, state, sealed, lacking, manifest)


def _lacking(record: Record, journals: Iterable[JournalEntry]) -> int:
    """How many of a package's events the record lacks, by how many there are."""
    wanted = {entry.journal: entry.events for entry in journals}
    held = record.look.held(wanted)
    return sum(max(events - held[journal], 0) for journal, events in wanted.items())


def _outdated(found: Sequence[Found]) -> list[Found]:
    """Those of which another file here holds the whole, and more, are told so; merging them does no harm."""
    best: dict[str, int] = {}
    for one in found:
        for entry in one.manifest.journals if one.manifest and one.state == "new" else ():
            best[entry.journal] = max(best.get(entry.journal, 0), entry.last)
    return [Found(f.path, "older", f.sealed, f.events, f.manifest) if _is_old(f, best, found) else f for f in found]


def _is_old(one: Found, best: dict[str, int], found: Sequence[Found]) -> bool:
    """Whether for each journal in it there is a file that goes on at least as far, and for one of them farther."""
    if one.state != "new" or one.manifest is None or len(found) == 1:
        return False
    ahead = [best[entry.journal] - entry.last for entry in one.manifest.journals]
    return min(ahead) >= 0 and max(ahead) > 0
