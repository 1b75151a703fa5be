"""Writing packages: durably, read back and compared, under a name that every stick takes."""

from __future__ import annotations

import hashlib
import os
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, cast

from facilitator.exchange.announced import announced_events, in_pieces
from facilitator.exchange.manifest import (
    EVENTS,
    MANIFEST,
    SIGNATURE,
    BadPackage,
    Manifest,
    manifest_bytes,
    signature,
)
from facilitator.exchange.medium import bytes_on
from facilitator.exchange.package import ATTACHMENT, ENDING
from facilitator.exchange.sealing import Seal
from facilitator.files import durable, flush_to_disk, forget_cached, plain_name

_SESSION = re.compile(r"W(\d+)R(\d+)")
_EPOCH = (1980, 1, 1, 0, 0, 0)
_PIECE = 1 << 16
"""Bytes of events that are packed at once."""


Watch = Callable[[int], None]
"""Is told how many bytes more were written or read back; may raise, to stop it."""
Attachments = Iterable[tuple[str, Iterable[bytes]]]
"""Member names, each with its content in pieces."""


def unwatched(_: int) -> None:
    """Nobody wants to know."""


@dataclass(frozen=True, slots=True)
class Way:
    """How a package gets to its place.

    ``give`` gives the finished file its name: ``os.replace``, or ``take_name`` which replaces nothing (and raises
    NameTaken). ``part`` is what it is called until then, a name of its own where None.
    """

    give: Callable[[Path, Path], None] = os.replace
    watch: Watch = unwatched
    part: Path | None = None


STRAIGHT = Way()


@dataclass(frozen=True, slots=True)
class Packed:
    """A package as it was written: its manifest with the members' hashes, SHA-256 of the file in hex, its bytes."""

    manifest: Manifest
    digest: str
    size: int


def write_package(
    path: Path,
    manifest: Manifest,
    lines: Iterable[str],
    attachments: Attachments,
    key: str,
    give: Callable[[Path, Path], None] = os.replace,
) -> Manifest:
    """As ``pack``, plain; returns the manifest with the members' hashes."""
    return pack(path, manifest, lines, attachments, key, way=Way(give)).manifest


def pack(
    path: Path,
    manifest: Manifest,
    lines: Iterable[str],
    attachments: Attachments,
    key: str,
    seal: Seal | None = None,
    way: Way = STRAIGHT,
) -> Packed:
    """Write a package durably, read it back past the cache and compare.

    ``key`` is the conference key in hex, empty for an unsigned package. Raises OSError where the place cannot be
    written, BadPackage where it read back differently, NameTaken, and what ``way.watch`` raises; then nothing is left.
    """
    with durable(path, way.give, way.part) as file:
        out = _Counted(file, way.watch)
        zipped = _Zip(path.name, manifest, lines, attachments, key)
        (seal or _as_it_is)(zipped.pieces(), cast(IO[bytes], out))
        flush_to_disk(file)
        forget_cached(file)
        _read_back(Path(file.name), path.name, out.digest, way.watch)
    return Packed(zipped.manifest, out.digest, out.size)


def _as_it_is(pieces: Iterable[bytes], out: IO[bytes], /) -> None:
    for piece in pieces:
        out.write(piece)


class _Counted:
    """Where bytes go one after the other on their way into a file: counted, hashed, never taken back."""

    def __init__(self, file: IO[bytes], watch: Watch) -> None:
        self._file = file
        self._watch = watch
        self._whole = hashlib.sha256()
        self.size = 0

    def write(self, data: bytes) -> int:
        self._file.write(data)
        self._whole.update(data)
        self.size += len(data)
        self._watch(len(data))
        return len(data)

    @property
    def digest(self) -> str:
        return self._whole.hexdigest()


class _Collected:
    """What a zip was made into since it was last asked; it has no place to go back to, so that all of it streams."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []

    def write(self, data: bytes) -> int:
        self._parts.append(bytes(data))
        return len(data)

    def flush(self) -> None:
        """Nothing waits here."""

    def taken(self) -> bytes:
        whole = b"".join(self._parts)
        self._parts.clear()
        return whole


@dataclass
class _Zip:
    """A package's zip, made while it is asked for. Then ``manifest`` has the hashes of the members."""

    name: str
    manifest: Manifest
    lines: Iterable[str]
    attachments: Attachments
    key: str

    def pieces(self) -> Iterator[bytes]:
        """Its bytes. Raises BadPackage where the events are not those that the manifest announces."""
        out = _Collected()
        members: dict[str, str] = {}
        with zipfile.ZipFile(cast(IO[bytes], out), "w", zipfile.ZIP_DEFLATED) as archive:
            for member, content in self._members():
                digest = hashlib.sha256()
                if member in members:
                    continue
                with archive.open(_info(member), "w", force_zip64=member == EVENTS) as file:
                    for piece in content:
                        digest.update(piece)
                        file.write(piece)
                        yield out.taken()
                members[member] = digest.hexdigest()
            self.manifest = replace(self.manifest, members=members)
            raw = manifest_bytes(self.manifest)
            archive.writestr(_info(MANIFEST), raw)
            if self.key:
                archive.writestr(_info(SIGNATURE), signature(raw, self.key))
        yield out.taken()

    def _members(self) -> Iterator[tuple[str, Iterable[bytes]]]:
        yield EVENTS, self._events()
        for name, content in self.attachments:
            if ATTACHMENT.fullmatch(name):
                yield name, content
            else:  # ".JPEG2000" of another program
                whole = b"".join(content)
                yield f"attachments/{hashlib.sha256(whole).hexdigest()}.bin", [whole]

    def _events(self) -> Iterator[bytes]:
        """Lines, many at once."""
        parts, size = [], 0
        try:
            for event in announced_events(in_pieces(map(str.encode, self.lines)), self.manifest, self.name):
                parts.append(event.line.encode() + b"\n")
                size += len(parts[-1])
                if size > _PIECE:
                    yield b"".join(parts)
                    parts, size = [], 0
        except BadPackage:
            raise _differs(self.name) from None
        yield b"".join(parts)


def _info(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, _EPOCH)
    info.compress_type = zipfile.ZIP_STORED if ATTACHMENT.fullmatch(name) else zipfile.ZIP_DEFLATED
    return info


def _read_back(path: Path, name: str, digest: str, watch: Watch) -> None:
    """Raise BadPackage unless the file at ``path``, to be called ``name``, has these bytes on its medium."""
    whole = hashlib.sha256()
    for piece in bytes_on(path):
        whole.update(piece)
        watch(len(piece))
    if whole.hexdigest() != digest:
        raise _differs(name)


def _differs(name: str) -> BadPackage:
    return BadPackage(
        "{name} reads back differently from what was written, so it was not kept; your record is safe: try another"
        " stick.",
        name=name,
    )


def package_name(conference: str, sessions: Iterable[str], workshop: str, device: str, events: int) -> str:
    """``<conference>_w3-r2_<workshop>_<device>_<events>.facilitator``: plain ASCII, at most 120 characters."""
    ids = sorted(sessions)
    which = _SESSION.sub(r"w\1-r\2", ids[0]) if len(ids) == 1 else f"{len(ids)}-sessions"
    words = (plain_name(conference, 36), plain_name(which, 12), plain_name(workshop, 32), plain_name(device, 16))
    return "_".join([*words, str(events)]) + ENDING
