"""Copies of packages as they came: beside the central record, each once, under the hash of its bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from facilitator.exchange.manifest import BadPackage
from facilitator.exchange.package import ENDING, Package, read_package
from facilitator.exchange.sealing import NO_KEYS, Keys
from facilitator.files import NameTaken, durable, erase, make_folder, take_name
from facilitator.record import Record
from facilitator.session.places import writable

_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Dropped:
    """Copies that are gone, and those that could not be deleted."""

    erased: tuple[Path, ...]
    left: tuple[Path, ...]


class _Other(Exception):
    """The file is not the one that was merged any more."""


def copies_folder(record: Path) -> Path:
    """Where a record's copies are: a folder beside it."""
    return record.with_name(f"{record.stem}-packages")


def keep_copies(record: Record, paths: Iterable[Path], keys: Keys = NO_KEYS) -> int:
    """Copy packages that were taken in; returns how many are new. One that is there already is not copied again.

    Raises Refusal where the copy cannot be written; what was merged is merged all the same. A file that cannot be read
    any more, or is another by now, is left out. Where a redaction came with one of them, or before, no copy stays that
    has its words; of sealed ones only those that ``keys`` open.
    """
    folder = copies_folder(record.path)
    new = 0
    with writable(folder):
        make_folder(folder)
        for path in paths:
            with suppress(_Other, NameTaken):
                new += _keep(record, path, folder)
    if record.has_redacted:
        _drop(record.path, lambda package: any(map(record.has_erased, package.events())), keys)
    return new


def _keep(record: Record, path: Path, folder: Path) -> bool:
    try:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        raise _Other from None
    target = folder / f"{digest}{ENDING}"
    if target.exists() or record.knows_package(digest) is None:
        return False
    copied = hashlib.sha256()
    with durable(target, take_name) as out, path.open("rb") as file:
        while piece := file.read(_PIECE):
            copied.update(piece)
            out.write(piece)
        if copied.hexdigest() != digest:
            raise _Other
    return True


def drop_copies_about(record: Path, subject: str) -> Dropped:
    """Overwrite and delete every copy that holds, or may hold, words about a subject."""
    return _drop(record, lambda package: any(event.subject == subject for event in package.events()))


def drop_copies_of(record: Path, sessions: Collection[str]) -> Dropped:
    """Overwrite and delete every copy that holds, or may hold, anything of these sessions."""
    return _drop(record, lambda package: any(entry.session in sessions for entry in package.manifest.journals))


def _drop(record: Path, tells: Callable[[Package], bool], keys: Keys = NO_KEYS) -> Dropped:
    """A sealed copy cannot be looked into without its key, so all of these go.

    Nothing is lost by that: whatever else they hold is in the record, and in its backups.
    """
    erased: list[Path] = []
    left: list[Path] = []
    for path in sorted(copies_folder(record).glob(f"*{ENDING}")):
        try:
            if _may(path, tells, keys):
                erase(path)
                erased.append(path)
        except OSError:
            left.append(path)
    return Dropped(tuple(erased), tuple(left))


def _may(path: Path, tells: Callable[[Package], bool], keys: Keys) -> bool:
    try:
        return tells(read_package(path, keys))
    except BadPackage:  # sealed, or damaged since it was kept
        return True
