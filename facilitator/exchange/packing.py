"""Writing packages: durably, read back and compared, under a name that every stick takes."""

from __future__ import annotations

import hashlib
import os
import re
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import IO

from facilitator.exchange.manifest import (
    EVENTS,
    MANIFEST,
    SIGNATURE,
    BadPackage,
    Manifest,
    manifest_bytes,
    signature,
)
from facilitator.exchange.package import ATTACHMENT, ENDING, read_package
from facilitator.files import durable, flush_to_disk, forget_cached, plain_name

_SESSION = re.compile(r"W(\d+)R(\d+)")
_EPOCH = (1980, 1, 1, 0, 0, 0)


def write_package(
    path: Path,
    manifest: Manifest,
    lines: Iterable[str],
    attachments: Iterable[tuple[str, bytes]],
    key: str,
    give: Callable[[Path, Path], None] = os.replace,
) -> Manifest:
    """Write a package durably, read it back and compare; returns its manifest with the members' hashes.

    ``attachments`` are (member name, content); ``key`` is the conference key in hex, empty for an unsigned package;
    ``give`` gives the file its name: ``os.replace``, or ``take_name`` which replaces nothing (and raises NameTaken).
    Raises OSError where the place cannot be written, BadPackage where it read back differently.
    """
    with durable(path, give) as file:
        whole = _write(file, manifest, lines, attachments, key)
        flush_to_disk(file)
        forget_cached(file)
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
            digest = hashlib.sha256(content).hexdigest()
            safe = name if ATTACHMENT.fullmatch(name) else f"attachments/{digest}.bin"  # ".JPEG" of another program
            if safe not in members:
                members[safe] = digest
                archive.writestr(_info(safe, zipfile.ZIP_STORED), content)
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
    """Raise BadPackage unless the file at ``path``, to be called ``name``, is a sound package with this manifest."""
    try:
        package = read_package(path)
        same = package.raw_manifest == manifest_bytes(whole) and sum(1 for _ in package.events()) == whole.events
    except BadPackage:
        same = False
    if not same:
        raise BadPackage(
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
