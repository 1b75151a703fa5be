"""Merging: many packages into one record, each refused or taken in whole, with a receipt of what happened."""

from __future__ import annotations

import gc
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, Literal

from facilitator.conference.errors import Refusal
from facilitator.conference.events import Event
from facilitator.exchange.manifest import BadPackage, Manifest, unreadable
from facilitator.exchange.package import ENDING, Package, announced
from facilitator.exchange.sealing import NO_KEYS, Keys
from facilitator.files import file_hash
from facilitator.language import Language
from facilitator.record import Received, Record, told
from facilitator.session.handing_out import CONFERENCE, KEY, REHEARSAL, printable
from facilitator.session.progress import Progress
from facilitator.session.reading_ahead import Checked, Given, reader
from facilitator.session.receipts import keep_receipt

Outcome = Literal["merged", "known", "refused"]
BATCH = 1_536
"""Packages that are committed, and flushed to the disk, together. Ids are random, so that in a large record each commit
writes most pages of the indexes anew: few large commits write far less than many small ones."""
MOST_EVENTS, MOST_TEXT = 5_000, 2 * 1024 * 1024
"""Events, and characters in them, that are held in memory at once."""


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
        found.update(dict.fromkeys(sorted(filter(_is_package, place.rglob("*"))) if place.is_dir() else [place]))
    return list(found)


def _is_package(path: Path) -> bool:
    """By its name, which some sticks give in capitals; hidden files are unfinished, or macOS's notes on others."""
    return path.suffix.lower() == ENDING and not path.name.startswith(".") and path.is_file()


def merge(
    record: Record, paths: Sequence[Path], now: int, progress: Progress, keys: Keys = NO_KEYS
) -> list[FileOutcome]:
    """Take packages in. What was done is on the disk when this returns; a cancelled merge keeps that.

    ``keys`` open those that are sealed.

    Inside ``record.tried()`` it is a dry run: it says the same, and the record is left as it is.
    """
    with told(record.path):
        return _merge(record, paths, now, progress, keys)


def _merge(record: Record, paths: Sequence[Path], now: int, progress: Progress, keys: Keys) -> list[FileOutcome]:
    digests = {path: _digest(path) for path in paths}
    outcomes = [FileOutcome(path, "known", authenticated=True) for path in paths if _is_known(record, digests[path])]
    progress(len(outcomes), len(paths))
    known = {outcome.path for outcome in outcomes}
    with _rarely_collecting() as collect, reader(len(paths) - len(known), keys) as read:
        new = [path for path in _ordered(record, paths, keys) if path not in known]
        packages = zip(new, read(new), strict=True)
        while not progress.cancelled and len(outcomes) < len(paths):
            with record.together():
                for path, package in islice(packages, BATCH):
                    outcomes.append(_take_in(record, path, digests[path], package, now))
                    progress(len(outcomes), len(paths))
                    if progress.cancelled:
                        break
            collect()
    place = {path: n for n, path in enumerate(paths)}
    return sorted(outcomes, key=lambda outcome: place[outcome.path])


@contextmanager
def _rarely_collecting() -> Iterator[Callable[[], object]]:
    """Let Python look for circles of garbage only when what this gives is called: rows come by the hundred thousand,
    and none of them refers to itself. Where somebody else has taken collecting over (the window, whose thread alone
    may tear down what is left of its pages), nothing is collected here.
    """
    if not gc.isenabled():
        yield lambda: None
        return
    gc.disable()
    try:
        yield lambda: gc.collect(1)
    finally:
        gc.enable()


def _is_known(record: Record, digest: str | BadPackage) -> bool:
    """Whether a file was taken in before and needs no other look."""
    return isinstance(digest, str) and record.knows_package(digest) is True


def _ordered(record: Record, paths: Sequence[Path], keys: Keys) -> list[Path]:
    """Plans first, for they bring the key that results are checked with.

    A new record has yet to learn which conference it belongs to: it is that of most packages, whatever their names.
    """
    if record.remembered(KEY) is not None:
        return list(paths)
    heads = dict(_heads(paths, keys))
    common = Counter(head.conference for head in heads.values())

    def place(path: Path) -> tuple[int, bool]:
        head = heads.get(path)
        return (-common[head.conference], head.holds != "plan") if head else (0, True)

    return sorted(paths, key=place)


def _heads(paths: Iterable[Path], keys: Keys) -> Iterator[tuple[Path, Manifest]]:
    for path in paths:
        with suppress(BadPackage):  # why it is refused is said when its turn comes
            yield path, announced(path, keys)


def _take_in(record: Record, path: Path, digest: str | BadPackage, package: Given, now: int) -> FileOutcome:
    try:
        if isinstance(digest, BadPackage):
            raise digest
        known = record.knows_package(digest)
        if known or (known is not None and record.remembered(KEY) is None):
            return FileOutcome(path, "known", authenticated=known)
        found = package()
        authenticated = admitted(record, found.package)
        if found.package.manifest.holds == "receipt":
            keep_receipt(record, found.package, digest, authenticated, now)
            return FileOutcome(path, "known", authenticated=True)
        with _as_a_whole(record, found):
            received = _receive(record, found, now)
            for _, content in found.package.attachments():
                record.keep_content(content)
            record.note_package(digest, printable(path.name), now, authenticated)
            _learn(record, found.package)
    except BadPackage as reason:
        return FileOutcome(path, "refused", reason)
    new, ideas = sum(r.new for r in received), sum(r.ideas_new for r in received)
    return FileOutcome(path, "merged" if new else "known", None, authenticated, new, ideas)


def _as_a_whole(record: Record, found: Checked) -> AbstractContextManager[object]:
    """A package of which something is still to be read can be refused in the middle of it."""
    return record.together() if found.delivery is None or found.package.has_attachments else record.part()


def _digest(path: Path) -> str | BadPackage:
    try:
        return file_hash(path)
    except OSError as error:
        return unreadable(path.name, error)


def _receive(record: Record, found: Checked, now: int) -> list[Received]:
    """Take a package's events in. Of a long one all are looked at before the first of them is taken in."""
    if found.delivery is not None:
        return [record.receive_sorted([found.delivery], now)]
    deque(found.package.events(), maxlen=0)
    return [record.receive(piece, now) for piece in _pieces(found.package.events())]


def _pieces(events: Iterable[Event]) -> Iterator[list[Event]]:
    """Events in lists that memory can hold."""
    piece: list[Event] = []
    text = 0
    for event in events:
        piece.append(event)
        text += len(event.line)
        if len(piece) == MOST_EVENTS or text > MOST_TEXT:
            yield piece
            piece, text = [], 0
    if piece:
        yield piece


class Rehearsed(BadPackage):
    """From a rehearsal, or meant for one."""


class Foreign(BadPackage):
    """Of another conference."""


class Forged(BadPackage):
    """Not made with this conference's plan."""


def admitted(record: Record, package: Package) -> bool:
    """Whether it is proven to come from this conference. Raises BadPackage where it does not belong here."""
    manifest = package.manifest
    rehearsal = record.remembered(REHEARSAL) is not None
    if manifest.rehearsal != rehearsal and (manifest.rehearsal or manifest.holds != "plan"):
        raise Rehearsed(
            "{name} comes from a rehearsal, or this record is one, so nothing of it was taken in: the two are never"
            " mixed.",
            name=package.name,
        )
    own = record.remembered(CONFERENCE)
    if own is not None and own != manifest.conference:
        raise Foreign(
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
    return Forged(
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
        "wrong_clocks": [{"session": session, "device": device} for session, device in look.wrong_clocks],
        "sessions": {
            "expected": len(planned),
            "received": sum(row.last_change is not None for row in planned),
            "missing": [row.id for row in planned if row.last_change is None],
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
