"""Every sort of unsound package."""

from __future__ import annotations

import hashlib
import json
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from facilitator.exchange.manifest import EVENTS, MANIFEST, SIGNATURE
from tests.exchange.forging import (
    KEY,
    PHOTO_HASH,
    PHOTO_NAME,
    Members,
    edited,
    listed,
    members,
    pack,
    rehashed,
    signed,
    with_bytes,
    with_events,
    with_manifest,
    with_parts,
)


def _entry(data: dict[str, Any], **changes: Any) -> None:
    data["journals"][1] |= changes


def _patch(content: bytearray, field: str, value: bytes) -> bytearray:
    """Write over a field in all headers of the zip, those before the members and those at its end."""
    for mark, places in ((b"PK\x03\x04", {"flags": 6, "size": 22}), (b"PK\x01\x02", {"flags": 8, "size": 24})):
        at = content.find(mark)
        while at >= 0:
            content[at + places[field] : at + places[field] + len(value)] = value
            at = content.find(mark, at + 1)
    return content


def _end(content: bytearray) -> int:
    return content.rindex(b"PK\x05\x06")


def many_members(count: int) -> bytes:
    """A zip whose list names one empty member after the other."""
    local = struct.pack("<4s5H3L2H", b"PK\x03\x04", 20, 0, 0, 0, 0, 0, 0, 0, 13, 0) + MANIFEST.encode()
    names = (f"{n:08x}".encode() for n in range(count))
    head = struct.pack("<4s6H3L", b"PK\x01\x02", 20, 20, 0, 0, 0, 0, 0, 0, 0)
    entries = b"".join(head + struct.pack("<5H2L", 8, 0, 0, 0, 0, 0, 0) + name for name in names)
    return local + entries + struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 0xFFFF, 0xFFFF, len(entries), len(local), 0)


def _symlink(parts: Members) -> list[tuple[str | zipfile.ZipInfo, bytes]]:
    info = zipfile.ZipInfo(PHOTO_NAME)
    info.external_attr = 0o120777 << 16
    return [(info if name == PHOTO_NAME else name, content) for name, content in parts.items()]


def _backwards(content: bytearray) -> bytearray:
    """The list of members lies where the first member would have to begin before the file does."""
    end = _end(content)
    content[end + 16 : end + 20] = (int.from_bytes(content[end + 16 : end + 20], "little") + 90_000).to_bytes(
        4, "little"
    )
    return content


def _far_away(content: bytearray) -> bytearray:
    """A member that begins further away than a file can be long, in the zip64 form."""
    at, end = content.index(b"PK\x01\x02"), _end(content)
    extra = struct.pack("<HHQ", 1, 8, 2**64 - 1)
    name = int.from_bytes(content[at + 28 : at + 30], "little")
    content[at + 42 : at + 46] = b"\xff" * 4
    content[at + 30 : at + 32] = len(extra).to_bytes(2, "little")
    content[end + 12 : end + 16] = (int.from_bytes(content[end + 12 : end + 16], "little") + 12).to_bytes(4, "little")
    content[at + 46 + name : at + 46 + name] = extra
    return content


def _without_events(good: Path, bad: Path) -> None:
    """Neither there nor announced."""
    parts = members(good)
    data = json.loads(parts[MANIFEST]) | {"journals": [], "ideas": {}, "fingerprints": {}}
    del parts[EVENTS], data["members"][EVENTS]
    pack(bad, list(signed(parts | {MANIFEST: json.dumps(data).encode()}).items()))


def _swelling_photos(good: Path, bad: Path) -> None:
    """Two black ones: each is small enough, and a thousandth of it lies in the zip."""
    parts = members(good)
    data = json.loads(parts[MANIFEST])
    for size in (40 << 20, 41 << 20):
        content = bytes(size)
        name = f"attachments/{hashlib.sha256(content).hexdigest()}.jpg"
        parts[name] = content
        data["members"][name] = ""
    pack(bad, list(rehashed(parts | {MANIFEST: json.dumps(data).encode()}).items()))


def _wide_gap(good: Path, bad: Path) -> None:
    """An honest manifest: the last event has a number so high that what lies before it could hardly be listed."""
    parts = members(good)
    *lines, last = parts[EVENTS].splitlines()
    lines.append(edited(last, number=900_000))
    data = json.loads(parts[MANIFEST])
    data["journals"][1]["last"] = 900_000
    data["fingerprints"] = {}
    content = b"".join(line + b"\n" for line in lines)
    pack(bad, list(rehashed(parts | {EVENTS: content, MANIFEST: json.dumps(data).encode()}).items()))


def _huge_attachment(good: Path, bad: Path) -> None:
    """65 MiB of noise: it shrinks little, so that its size alone is what is wrong with it."""
    parts = members(good)
    content = hashlib.shake_256(b"noise").digest(1 << 20) * 65
    name = f"attachments/{hashlib.sha256(content).hexdigest()}.jpg"
    data = json.loads(parts[MANIFEST])
    data["members"][name] = ""
    pack(bad, list(rehashed(parts | {name: content, MANIFEST: json.dumps(data).encode()}).items()), zipfile.ZIP_STORED)


BROKEN: dict[str, Callable[[Path, Path], None]] = {
    # The zip.
    "encrypted": with_bytes(lambda content: _patch(content, "flags", b"\x01\x00")),
    "declared too small": with_bytes(lambda content: _patch(content, "size", b"\x05\x00\x00\x00")),
    "declared too large": with_bytes(lambda content: _patch(content, "size", b"\xff\xff\xff\x7f")),
    "points before its beginning": with_bytes(_backwards),
    "points beyond all files": with_bytes(_far_away),
    "many members": lambda good, bad: (bad.write_bytes(many_members(90_000)), None)[1],
    "packed with lzma": lambda good, bad: (pack(bad, list(members(good).items()), zipfile.ZIP_LZMA), None)[1],
    "packed with bzip2": lambda good, bad: (pack(bad, list(members(good).items()), zipfile.ZIP_BZIP2), None)[1],
    # Its members.
    "a member too many": with_parts(lambda parts: [*parts.items(), ("notes.txt", b"x")]),
    "no events at all": _without_events,
    "events missing": with_parts(lambda parts: [(n, c) for n, c in parts.items() if n != EVENTS]),
    "attachment missing": with_parts(lambda parts: [(n, c) for n, c in parts.items() if n != PHOTO_NAME]),
    "a name twice": with_parts(lambda parts: [*parts.items(), (EVENTS, b"")]),
    "the manifest twice": with_parts(lambda parts: [*parts.items(), (MANIFEST, parts[MANIFEST])]),
    "climbs out": with_parts(lambda parts: [*parts.items(), ("../x", b"x")]),
    "climbs out, announced": listed("../x"),
    "absolute": listed("/etc/passwd"),
    "drive letter": listed("C:\\x.txt"),
    "backslash": listed("..\\x"),
    "folder": listed("attachments/"),
    "a text beside": listed("notes.txt"),
    "manifest announced in itself": listed(MANIFEST),
    "signature announced": listed(SIGNATURE),
    "attachment under another name": listed(f"attachments/{'0' * 64}.jpg"),
    "attachment with a path behind": listed(f"attachments/{PHOTO_HASH}.jpg/../../x"),
    "symbolic link": with_parts(_symlink),
    "wrong hash": with_manifest(lambda data: data["members"].update({EVENTS: "0" * 64})),
    "wrong hash of an attachment": with_manifest(lambda data: data["members"].update({PHOTO_NAME: "0" * 64})),
    "no hash of the events": with_manifest(lambda data: data["members"].pop(EVENTS)),
    "other attachment": with_parts(lambda parts: list((parts | {PHOTO_NAME: b"other"}).items())),
    # Bombs.
    "one endless line": with_events(lambda lines: [*lines, b'{"' + b"0" * (6 << 20)]),
    "a long line that ends": with_events(lambda lines: [*lines, b'{"' + b"0" * ((1 << 20) + 9)]),
    "blank lines without end": with_events(lambda lines: [*lines, b"\n" * (90 << 20)]),
    "huge attachment": _huge_attachment,
    "photos that unpack without end": _swelling_photos,
    "a gap without end": _wide_gap,
    "huge manifest": with_manifest(lambda data: data.update({"more": "0" * (5 << 20)})),
    # The manifest.
    "manifest is no JSON": with_parts(lambda parts: list(signed(parts | {MANIFEST: b"{"}).items())),
    "manifest is a list": with_parts(lambda parts: list(signed(parts | {MANIFEST: b"[]"}).items())),
    "manifest nested too deep": with_parts(lambda parts: list(signed(parts | {MANIFEST: b"[" * 99_999}).items())),
    "format is no number": with_manifest(lambda data: data["format"].update({"major": "1"})),
    "minor is no number": with_manifest(lambda data: data["format"].update({"minor": None})),
    "holds something else": with_manifest(lambda data: data.update({"holds": "photos"})),
    "rehearsal is a word": with_manifest(lambda data: data.update({"rehearsal": "no"})),
    "results with a key": with_manifest(lambda data: data.update({"key": KEY})),
    "plan with half a key": with_manifest(lambda data: data.update({"holds": "plan", "key": "5e"})),
    "title is a number": with_manifest(lambda data: data["conference"].update({"title": 5})),
    "half a character": with_manifest(lambda data: data["conference"].update({"title": "\ud800"})),
    "a journal twice": with_manifest(lambda data: data["journals"].append(data["journals"][0])),
    "a journal without events": with_manifest(lambda data: _entry(data, events=0)),
    "a range backwards": with_manifest(lambda data: _entry(data, first=9)),
    "journal's name is odd": with_manifest(lambda data: _entry(data, journal="x")),
    "journals is a number": with_manifest(lambda data: data.update({"journals": 5})),
    "ideas is a list": with_manifest(lambda data: data.update({"ideas": []})),
    "ideas below zero": with_manifest(lambda data: data.update({"ideas": {"W1R1": -1}})),
    "missing numbers without end": with_manifest(lambda data: _entry(data, last=2**52)),
    # The manifest against the events.
    "fewer events than announced": with_events(lambda lines: lines[:-1]),
    "more events than announced": with_events(lambda lines: [*lines, lines[-1]]),
    "range too wide": with_manifest(lambda data: _entry(data, last=9)),
    "range too narrow": with_manifest(lambda data: _entry(data, first=2)),
    "count too high": with_manifest(lambda data: _entry(data, events=5)),
    "other session": with_manifest(lambda data: _entry(data, session="W1R2")),
    "other fingerprint": with_manifest(lambda data: data["fingerprints"].update({"W1R1": "0" * 64})),
    "fingerprint of nothing": with_manifest(lambda data: data["fingerprints"].update({"W2R2": "0" * 64})),
    "more ideas than cards": with_manifest(lambda data: data["ideas"].update({"W1R1": 4})),
    "journal not announced": with_events(lambda lines: [*lines[:-1], edited(lines[-1], journal="c" * 32)]),
    "event of another session": with_events(lambda lines: [*lines[:-1], edited(lines[-1], session="W1R2")]),
    "plan of another conference": with_events(
        lambda lines: [edited(lines[0], body={"plan": json.loads(lines[0])["body"]["plan"] | {"id": "x"}}), *lines[1:]]
    ),
    "plan without a plan": with_events(lambda lines: [edited(lines[0], body={}), *lines[1:]]),
    # The events.
    "line is no JSON": with_events(lambda lines: [*lines[:-1], b"{]}"]),
    "line is no event": with_events(lambda lines: [*lines[:-1], b"{}"]),
    "text is a number": with_events(lambda lines: [*lines[:-1], edited(lines[1], body={"text": 5})]),
    "invalid UTF-8": with_events(lambda lines: [*lines[:-1], lines[-1].replace(b"jpg", b"\xff\xfe")]),
    "blank line": with_events(lambda lines: [*lines, b""]),
    "blank around the plan": with_events(lambda lines: [lines[0] + b"\t", *lines[1:]]),
    "blank around a line": with_events(lambda lines: [*lines[:-1], b" " + lines[-1]]),
    "line ends of Windows": with_events(lambda lines: lines, end=b"\r\n"),
}
"""How to make an unsound package of a sound one; each is refused as damaged, or as holding what it should not."""
