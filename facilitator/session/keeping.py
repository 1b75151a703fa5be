"""Copies of packages as they came: beside the central record, each once, under the hash of its bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from facilitator.exchange.manifest import BadPackage
from facilitator.exchange.package import ENDING, read_package
from facilitator.files import NameTaken, durable, erase, make_folder, take_name
from facilitator.record import Record
from facilitator.session.places import writable

_PIECE = 1 << 20


class _Other(Exception):
    """The file is not the one that was merged any more."""


def copies_folder(record: Path) -> Path:
    """Where a record's copies are: a folder beside it."""
    return record.with_name(f"{record.stem}-packages")


def keep_copies(record: Record, paths: Iterable[Path]) -> int:
    """Copy packages that were taken in; returns how many are new. One that is there already is not copied again.

    Raises Refusal where the copy cannot be written; what was merged is merged all the same. A file that cannot be read
    any more, or is another by now, is left out.
    """
    folder = copies_folder(record.path)
    new = 0
    with writable(folder):
        make_folder(folder)
        for path in paths:
            with suppress(_Other, NameTaken):
                new += _keep(record, path, folder)
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


def drop_copies(record: Path, subject: str) -> tuple[Path, ...]:
    """Overwrite and delete every copy that holds, or may hold, words about a subject; returns those that are left.

    A sealed copy cannot be looked into without the key, so all of these go. Nothing else is lost by that: the record
    has their events, and its backups too.
    """
    left: list[Path] = []
    for path in sorted(copies_folder(record).glob(f"*{ENDING}")):
        try:
            if _may_tell_of(path, subject):
                erase(path)
        except OSError:
            left.append(path)
    return tuple(left)


def _may_tell_of(path: Path, subject: str) -> bool:
    try:
        return any(event.subject == subject for event in read_package(path).events())
    except BadPackage:  # sealed, or damaged since it was kept
        return True
