"""Packages: written durably and read back, read with every hash checked before anything is believed."""

from __future__ import annotations

import hashlib
import hmac
import re
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO

from facilitator.conference.events import BadEvent, Event, parse
from facilitator.exchange import manifest as parts
from facilitator.exchange.manifest import (
    EVENTS,
    MANIFEST,
    SIGNATURE,
    BadPackage,
    Manifest,
    broken,
    manifest_bytes,
    read_manifest,
    signature,
)
from facilitator.files import durable, plain_name

ENDING = ".facilitator"
SEALED = b"age-encryption.org/v1"
_ATTACHMENT = re.compile(r"attachments/([0-9a-f]{64})\.[a-z0-9]{1,5}")
_EPOCH = (1980, 1, 1, 0, 0, 0)
_PIECE = 1 << 20
_ZIP_ERRORS = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError)
"""What zipfile raises on damaged input: it documents BadZipFile, the rest was seen while fuzzing."""


@dataclass(frozen=True)
class Package:
    """A package whose outer form and hashes are right. ``signed`` is the HMAC it carries, empty without one."""

    path: Path
    manifest: Manifest
    raw_manifest: bytes
    signed: str

    @property
    def name(self) -> str:
        """The file's name, for people."""
        return self.path.name

    def authentic(self, key: str) -> object:
        """Whether its signature was made with the conference key (hex)."""
        return hmac.compare_digest(signature(self.raw_manifest, key), self.signed)

    def events(self) -> Iterator[Event]:
        """Its events, one after the other. Raises BadPackage at the first that the manifest does not announce."""
        seen: Counter[str] = Counter()
        ranges = {entry.journal: (entry.first, entry.last) for entry in self.manifest.journals}
        with zipfile.ZipFile(self.path) as archive, archive.open(EVENTS) as lines:
            for raw in lines:
                event = _event(raw, self.name)
                first, last = ranges.get(event.journal, (1, 0))
                if not first <= event.number <= last:
                    raise broken(self.name, EVENTS)
                if event.kind == "PlanIssued" and event.body.get("plan", {}).get("id") != self.manifest.conference:
                    raise broken(self.name, "plan")
                seen[event.journal] += 1
                yield event
        if seen != {entry.journal: entry.events for entry in self.manifest.journals if entry.events}:
            raise broken(self.name, EVENTS)

    def attachments(self) -> Iterator[tuple[str, bytes]]:
        """(SHA-256 in hex, content) of its attachments."""
        with zipfile.ZipFile(self.path) as archive:
            for member in self.manifest.members:
                if found := _ATTACHMENT.fullmatch(member):
                    yield found[1], archive.read(member)


def _event(raw: bytes, name: str) -> Event:
    try:
        return parse(raw.rstrip(b"\n").decode())
    except (UnicodeDecodeError, BadEvent):
        raise broken(name, EVENTS) from None


def is_sealed(path: Path) -> bool:
    """Whether a file is sealed with age; False for one that cannot be read."""
    try:
        with path.open("rb") as file:
            return file.read(len(SEALED)) == SEALED
    except OSError:
        return False


def read_package(path: Path) -> Package:
    """A package with everything checked but its events' content. Raises BadPackage; changes nothing."""
    name = path.name
    try:
        with path.open("rb") as file:
            head = file.read(len(SEALED))
    except OSError as error:
        raise BadPackage(
            "{name} cannot be read ({reason}); nothing was taken in: check the stick and try again.",
            name=name,
            reason=error.strerror or str(error),
        ) from None
    if head == SEALED:
        raise BadPackage("{name} is sealed; nothing was taken in: give the office's key with it.", name=name)
    try:
        with zipfile.ZipFile(path) as archive:
            return _checked(archive, path)
    except _ZIP_ERRORS:
        if not head.startswith(b"PK"):
            raise BadPackage(
                "{name} is not a package of this program; nothing was taken in: look for files that end in"
                " .facilitator.",
                name=name,
            ) from None
        raise broken(name, "zip") from None


def _checked(archive: zipfile.ZipFile, path: Path) -> Package:
    infos = archive.infolist()
    names = [info.filename for info in infos]
    if MANIFEST not in names or len(set(names)) != len(names):
        raise broken(path.name, MANIFEST)
    sizes = {info.filename: info.file_size for info in infos}
    raw = _small(archive, MANIFEST, sizes, path.name)
    manifest = read_manifest(raw, path.name)
    expected = {MANIFEST, EVENTS, *manifest.members}
    for name in set(names) - {SIGNATURE} ^ expected:
        raise BadPackage(
            "{name} holds a part that does not belong to it, or lacks one ({part}); nothing of it was taken in: copy it"
            " from the laptop once more.",
            name=path.name,
            part=ascii(name)[:80],
        )
    for name, wanted in manifest.members.items():
        if _hash(archive, name, sizes[name], path.name) != wanted:
            raise broken(path.name, name)
    signed = _small(archive, SIGNATURE, sizes, path.name).decode("ascii", "replace") if SIGNATURE in names else ""
    return Package(path, manifest, raw, signed if signed.isascii() else "")


def _small(archive: zipfile.ZipFile, name: str, sizes: Mapping[str, int], package: str) -> bytes:
    if sizes[name] > parts.LARGEST_MANIFEST:
        raise broken(package, name)
    with archive.open(name) as member:
        return member.read(parts.LARGEST_MANIFEST + 1)


def _hash(archive: zipfile.ZipFile, name: str, size: int, package: str) -> str:
    """SHA-256 of a member, never holding more than a piece of it; larger than allowed or announced is refused."""
    attachment = _ATTACHMENT.fullmatch(name)
    if name != EVENTS and attachment is None:
        raise broken(package, ascii(name)[:80])
    if size > (parts.LARGEST_ATTACHMENT if attachment else parts.LARGEST_EVENTS):
        raise broken(package, name)
    whole = hashlib.sha256()
    longest = run = 0
    with archive.open(name) as member:
        while piece := member.read(_PIECE):
            whole.update(piece)
            if attachment is None:
                longest, run = _longest_line(piece, longest, run)
    if max(longest, run) > parts.LONGEST_LINE:
        raise broken(package, name)
    digest = whole.hexdigest()
    if attachment is not None and attachment[1] != digest:
        raise broken(package, name)
    return digest


def _longest_line(piece: bytes, longest: int, run: int) -> tuple[int, int]:
    """The longest line so far and the length of the one that is still open (a line is read as a whole later)."""
    if b"\n" not in piece:
        return longest, run + len(piece)
    lines = piece.split(b"\n")
    return max(longest, run + len(lines[0]), *map(len, lines[1:-1]), 0), len(lines[-1])


def write_package(
    path: Path, manifest: Manifest, lines: Iterable[str], attachments: Iterable[tuple[str, bytes]], key: str
) -> Manifest:
    """Write a package durably, read it back and compare; returns its manifest with the members' hashes.

    ``attachments`` are (member name, content); ``key`` is the conference key in hex, empty for an unsigned package.
    Raises OSError where the place cannot be written, BadPackage where it read back differently.
    """
    with durable(path) as file:
        whole = _write(file, manifest, lines, attachments, key)
        file.flush()
        _read_back(Path(file.name), path.name, whole)
    return whole


def _write(
    file: IO[bytes], manifest: Manifest, lines: Iterable[str], attachments: Iterable[tuple[str, bytes]], key: str
) -> Manifest:
    members: dict[str, str] = {}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        events = hashlib.sha256()
        with archive.open(_info(EVENTS), "w", force_zip64=True) as member:
            for line in lines:
                raw = line.encode() + b"\n"
                events.update(raw)
                member.write(raw)
        members[EVENTS] = events.hexdigest()
        for name, content in attachments:
            members[name] = hashlib.sha256(content).hexdigest()
            archive.writestr(_info(name, zipfile.ZIP_STORED), content)
        whole = replace(manifest, members=members)
        raw = manifest_bytes(whole)
        archive.writestr(_info(MANIFEST), raw)
        if key:
            archive.writestr(_info(SIGNATURE), signature(raw, key))
    return whole


def _info(name: str, how: int = zipfile.ZIP_DEFLATED) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, _EPOCH)
    info.compress_type = how
    return info


def _read_back(path: Path, name: str, whole: Manifest) -> None:
    package = read_package(path)
    if package.manifest != whole or sum(1 for _ in package.events()) != whole.events:
        raise BadPackage(
            "{name} reads back differently from what was written, so it was not kept; your record is safe: try another"
            " stick.",
            name=name,
        )


def package_name(conference: str, sessions: Iterable[str], workshop: str, device: str, events: int) -> str:
    """``<conference>_w3-r2_<workshop>_<device>_<events>.facilitator``: plain ASCII, short enough for any stick."""
    ids = sorted(sessions)
    which = ids[0].lower().replace("r", "-r") if len(ids) == 1 else f"{len(ids)}-sessions"
    words = (plain_name(conference), plain_name(which), plain_name(workshop), plain_name(device, 20), str(events))
    return "_".join(words) + ENDING
