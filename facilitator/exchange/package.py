"""Reading packages: every hash is checked before anything is believed."""

from __future__ import annotations

import hashlib
import hmac
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BufferedReader, RawIOBase
from pathlib import Path
from typing import cast

from facilitator.conference.events import Event
from facilitator.exchange import manifest as parts
from facilitator.exchange.age_files import SEALED
from facilitator.exchange.announced import announced_events, in_pieces
from facilitator.exchange.manifest import (
    EVENTS,
    MANIFEST,
    SIGNATURE,
    BadPackage,
    Manifest,
    broken,
    read_manifest,
    signature,
    unreadable,
)
from facilitator.exchange.sealing import NO_KEYS, Keys
from facilitator.exchange.zips import BEGINNING, is_plain, opened, pieces

ENDING = ".facilitator"
ATTACHMENT = re.compile(r"attachments/([0-9a-f]{64})\.[a-z0-9]{1,5}")
_ROOM, _STEEPEST = 64 << 20, 100
"""Bytes a small package may unpack to, and how many times its size a large one: events shrink to a tenth, bombs to a
thousandth."""


@dataclass(frozen=True)
class Package:
    """A package whose outer form and hashes are right. ``signed`` is the HMAC it carries, empty without one.

    ``held`` are the bytes of its events, where they are few enough to be kept from when their hash was checked;
    ``keys`` are what it was opened with.
    """

    path: Path
    manifest: Manifest
    raw_manifest: bytes
    signed: str
    held: bytes | None = None
    keys: Keys = NO_KEYS

    @property
    def name(self) -> str:
        """The file's name, for people."""
        return self.path.name

    def authentic(self, key: str) -> bool:
        """Whether its signature was made with the conference key (hex)."""
        return hmac.compare_digest(signature(self.raw_manifest, key), self.signed)

    def events(self) -> Iterator[Event]:
        """Its events, one after the other. Raises BadPackage where they are not those that the manifest announces.

        That may be at the very end only, and the file can have changed since it was checked.
        """
        pieces = in_pieces(self._lines()) if self.held is None else [_lines_of(self.held)]
        return announced_events(pieces, self.manifest, self.name)

    def _lines(self) -> Iterator[bytes]:
        """The lines of its events. Raises BadPackage where the file is not the one that was checked."""
        whole = hashlib.sha256()
        with opened(self.path, self.keys) as archive, archive.open(EVENTS) as member:
            # Its readline is many times faster than the member's own.
            for raw in _lines(BufferedReader(cast(RawIOBase, member), 1 << 16)):
                whole.update(raw)
                yield raw
        if whole.hexdigest() != self.manifest.members[EVENTS]:
            raise broken(self.name, EVENTS)

    @property
    def has_attachments(self) -> bool:
        """Whether there is more in it than events."""
        return any(map(ATTACHMENT.fullmatch, self.manifest.members))

    def attachments(self) -> Iterator[tuple[str, bytes]]:
        """(SHA-256 in hex, content) of its attachments. Raises BadPackage where one changed since it was checked."""
        if not self.has_attachments:
            return
        with opened(self.path, self.keys) as archive:
            for found in filter(None, map(ATTACHMENT.fullmatch, self.manifest.members)):
                content = b"".join(pieces(archive, found[0]))
                if hashlib.sha256(content).hexdigest() != found[1]:
                    raise broken(self.name, found[0])
                yield found[1], content


def _lines_of(content: bytes) -> list[bytes]:
    """Lines without their ends."""
    *lines, rest = content.split(b"\n")
    return [*lines, rest] if rest else lines


def _lines(file: BufferedReader) -> Iterator[bytes]:
    """Lines, those that are too long in pieces that are no events."""
    while raw := file.readline(parts.LONGEST_LINE + 1):
        yield raw


def is_sealed(path: Path) -> bool:
    """Whether a file is sealed with age; False for one that cannot be read."""
    try:
        return _head(path) == SEALED
    except BadPackage:
        return False


def read_package(path: Path, keys: Keys = NO_KEYS) -> Package:
    """A package with everything checked but its events' content. Raises BadPackage; changes nothing."""
    with _recognised(path, keys) as archive:
        manifest, raw = _manifest_of(archive, path.name)
        held = _check_parts(archive, manifest, path)
        return Package(path, manifest, raw, _signature_of(archive, path.name), held, keys)


def announced(path: Path, keys: Keys = NO_KEYS) -> Manifest:
    """What a package says of itself, with nothing of it checked. Raises BadPackage."""
    with _recognised(path, keys) as archive:
        return _manifest_of(archive, path.name)[0]


@contextmanager
def _recognised(path: Path, keys: Keys) -> Iterator[zipfile.ZipFile]:
    """The zip, if the file is one, or one that is sealed, and lists a manifest."""
    head = _head(path)
    if head != SEALED and not head.startswith(BEGINNING):
        raise _no_package(path.name)
    with opened(path, keys) as archive:
        if MANIFEST not in archive.namelist():
            raise _no_package(path.name)
        yield archive


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(len(SEALED))
    except OSError as error:
        raise unreadable(path.name, error) from None


def _no_package(name: str) -> BadPackage:
    return BadPackage(
        "{name} is not a package of this program; nothing was taken in: look for files that end in .facilitator.",
        name=name,
    )


def _manifest_of(archive: zipfile.ZipFile, package: str) -> tuple[Manifest, bytes]:
    raw = _small(archive, MANIFEST, package)
    return read_manifest(raw, package), raw


def _signature_of(archive: zipfile.ZipFile, package: str) -> str:
    if SIGNATURE not in archive.namelist():
        return ""
    signed = _small(archive, SIGNATURE, package)
    return signed.decode() if signed.isascii() else ""


def _small(archive: zipfile.ZipFile, name: str, package: str) -> bytes:
    info = archive.getinfo(name)
    if not is_plain(info) or info.file_size > parts.LARGEST_MANIFEST:
        raise broken(package, name)
    return b"".join(pieces(archive, name))


def _check_parts(archive: zipfile.ZipFile, manifest: Manifest, path: Path) -> bytes | None:
    """Raise BadPackage unless the members are those of the manifest, unharmed, and of a bearable size.

    Returns the bytes of the events if they are few.
    """
    infos = archive.infolist()
    names = {info.filename for info in infos}
    if strange := (names - {SIGNATURE}) ^ {MANIFEST, *manifest.members}:
        raise BadPackage(
            "{name} holds a part that does not belong to it, or lacks one ({part}); nothing of it was taken in: copy it"
            " from the laptop once more.",
            name=path.name,
            part=ascii(min(strange))[:80],
        )
    unpacked = sum(info.file_size for info in infos)
    if len(names) < len(infos) or unpacked > _ROOM + _STEEPEST * path.stat().st_size:
        raise broken(path.name, "zip")
    held: list[bytes] = []
    few = archive.getinfo(EVENTS).file_size <= parts.HELD_EVENTS
    for name, wanted in manifest.members.items():
        keep = held if few and name == EVENTS else None
        if _hash(archive, archive.getinfo(name), path.name, keep) != wanted:
            raise broken(path.name, name)
    return b"".join(held) if few else None


def _hash(archive: zipfile.ZipFile, info: zipfile.ZipInfo, package: str, kept: list[bytes] | None) -> str:
    """SHA-256 of a member, never holding more than a piece of it but in ``kept``; larger than allowed is refused."""
    name = info.filename
    attachment = ATTACHMENT.fullmatch(name)
    if not is_plain(info) or (name != EVENTS and attachment is None):
        raise broken(package, ascii(name)[:80])
    if info.file_size > (parts.LARGEST_ATTACHMENT if attachment else parts.LARGEST_EVENTS):
        raise broken(package, name)
    whole = hashlib.sha256()
    for piece in pieces(archive, name):
        whole.update(piece)
        if kept is not None:
            kept.append(piece)
    digest = whole.hexdigest()
    if attachment is not None and attachment[1] != digest:
        raise broken(package, name)
    return digest
