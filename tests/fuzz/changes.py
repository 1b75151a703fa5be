"""Changes that keep enough of a thing's form to get past the first check: of texts, JSON values, events and zips."""

from __future__ import annotations

import io
import json
import random
import struct
import warnings
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from facilitator.exchange.manifest import EVENTS, MANIFEST
from tests.exchange.forging import KEY, Members, rehashed

Change = Callable[[bytes, random.Random], bytes]

DEEP = "@deep@"
"""Stands for brackets nested deeper than any reader follows."""
ODD: tuple[Any, ...] = (
    None, True, False, -1, 0, 1, 2**31, 2**53 - 1, 2**53, 2**63, 10**30, -0.0, 0.5, 1e308, float("nan"), float("inf"),
    "", "x", "plan", "W1R1", "session:W1R1", "dots:a", "heads:a", "Redacted", "PlanIssued", "a" * 300, "a\nb", "\x00",
    "\x1b", "\u2028", "\ufffe", "\ud800", "\U0001f600", "\u202e", "=1+1", "../x", "0" * 32, "0" * 64, [], {}, [[]],
    ["a", 1], [["a", 1, 2]], [None], {"": ""}, {"hash": "00"}, DEEP,
)  # fmt: skip
"""Values that a reader may not expect where they stand."""
UNZIPPABLE = (
    zipfile.BadZipFile, zlib.error, struct.error, OSError, EOFError, RuntimeError, ValueError, LookupError, TypeError,
)  # fmt: skip
"""What taking a zip apart that was changed before may raise; it is then changed as bytes."""
NUMBERS = (b"1" * 5000, b"1e999", b"-0", b"0123", b"1_000", b"99999999999999999999", b"\xc2\xb2", b"\xd9\xa1")


def raw(content: bytes, chance: random.Random) -> bytes:
    """Bits, cuts, insertions, repetitions, numbers."""
    changed = bytearray(content or b"\x00")
    at = chance.randrange(len(changed))
    match chance.randrange(6):
        case 0:
            changed[at] ^= 1 << chance.randrange(8)
        case 1:
            del changed[at : at + chance.choice([1, 2, 9, 100, len(changed)])]
        case 2:
            changed[at:at] = chance.randbytes(chance.choice([1, 2, 9, 100]))
        case 3:
            start = chance.randrange(len(changed))
            changed[at:at] = changed[start : start + chance.choice([1, 9, 100, 1000])]
        case 4:
            changed[at : at + chance.choice([0, 1, 4])] = chance.choice(NUMBERS)
        case _:
            changed[at : at + chance.choice([1, 16, 512])] = bytes(chance.choice([1, 16, 512]))
    return bytes(changed)


def words(tokens: Iterable[str]) -> Change:
    """Changes of a text that know what it is made of."""
    known = [token.encode() for token in tokens]

    def change(content: bytes, chance: random.Random) -> bytes:
        if chance.random() < 0.4:
            return raw(content, chance)
        lines = content.split(b"\n")
        at = chance.randrange(len(lines))
        match chance.randrange(4):
            case 0:
                place = chance.randrange(len(lines[at]) + 1)
                lines[at] = lines[at][:place] + chance.choice(known) + lines[at][place:]
            case 1:
                lines[at] = chance.choice(known)
            case 2:
                lines[at:at] = [lines[chance.randrange(len(lines))]]
            case _:
                del lines[at : at + chance.choice([1, 1, 2, 5])]
        return b"\n".join(lines)

    return change


# JSON.


def places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every (container, name or place) in a JSON value."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for place, part in items:
        yield value, place
        yield from places(part)


def _changed(value: Any, chance: random.Random) -> Any:
    """One part is another value, lost, moved, doubled or renamed."""
    found = list(places(value))
    if not found:
        return chance.choice(ODD)
    holder, place = chance.choice(found)
    match chance.randrange(5):
        case 0:
            del holder[place]
        case 1:
            other, there = chance.choice(found)
            holder[place] = json.loads(json.dumps(other[there]))
        case 2 if isinstance(holder, dict):
            holder[chance.choice(["hash", "erased", "undoes", "redoes", "withdrawn", "text", "x"])] = chance.choice(ODD)
        case 3 if isinstance(holder, list):
            holder.append(holder[place])
        case _:
            holder[place] = chance.choice(ODD)
    return value


def as_json(value: Any, chance: random.Random) -> bytes:
    """Written in one of the ways in which JSON can be written, now and then in one it cannot."""
    style = chance.choice([{"separators": (",", ":")}] * 6 + [{"indent": 1}, {}])
    text = json.dumps(value, ensure_ascii=chance.random() < 0.5, **style)
    depth = chance.choice([40, 900, 5_000])
    text = text.replace(json.dumps(DEEP), "[" * depth + "]" * depth)
    return text.encode("utf-8", "surrogatepass" if chance.random() < 0.2 else "replace")


def of_json(content: bytes, chance: random.Random) -> bytes:
    """A changed JSON text; one that is none is changed as bytes."""
    if chance.random() < 0.2:
        return raw(content, chance)
    try:
        value = json.loads(content)
        for _ in range(chance.choice([1, 1, 1, 2, 4])):
            value = _changed(value, chance)
        return as_json(value, chance)
    except (ValueError, RecursionError):
        return raw(content, chance)


def of_lines(content: bytes, chance: random.Random) -> bytes:
    """Lines of JSON: one is changed, lost, doubled or moved."""
    lines = content.split(b"\n")
    at = chance.randrange(len(lines))
    match chance.randrange(8):
        case 0:
            del lines[at]
        case 1:
            lines.insert(chance.randrange(len(lines)), lines[at])
        case 2:
            chance.shuffle(lines)
        case _:
            lines[at] = of_json(lines[at], chance)
    return b"\n".join(lines)


# Zips.


def parts_of(content: bytes) -> Members:
    """The members of a zip. Raises what zipfile raises."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist() if info.file_size < 1 << 20}


def packed(parts: Iterable[tuple[str | zipfile.ZipInfo, bytes]]) -> bytes:
    """A zip of these members, in which a name may come twice."""
    target = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        warnings.simplefilter("ignore", UserWarning)  # a name that comes twice is meant
        for name, part in parts:
            archive.writestr(name, part)
    return target.getvalue()


def zipped(change: Change) -> Change:
    """Changes of one member, packed again; or of the zip's own bytes."""

    def changed(content: bytes, chance: random.Random) -> bytes:
        if chance.random() < 0.2:
            return chance.choice([raw, headers])(content, chance)
        try:
            parts = list(parts_of(content).items())
            at = chance.randrange(len(parts))
            name, part = parts[at]
            parts[at] = name, change(part, chance)
            return packed(parts)
        except UNZIPPABLE:
            return raw(content, chance)

    return changed


def headers(content: bytes, chance: random.Random) -> bytes:
    """One field of the zip's own lists is another: flags, method, sizes, offsets, counts, zip64 marks."""
    marks = {b"PK\x03\x04": (4, 30), b"PK\x01\x02": (4, 46), b"PK\x05\x06": (4, 22), b"PK\x06\x06": (4, 56)}
    changed = bytearray(content)
    mark = chance.choice(list(marks))
    starts = [at for at in range(len(changed)) if changed.startswith(mark, at)]
    if starts:
        start, end = marks[mark]
        at = chance.choice(starts) + chance.randrange(start, end)
        width = chance.choice([1, 2, 4])
        value = chance.choice([0, 1, 8, 12, 255, len(content), 0xFFFF, 0xFFFFFFFF, chance.getrandbits(32)])
        changed[at : at + width] = struct.pack("<L", value)[:width]
    return bytes(changed)


def fitted(parts: Members) -> Members:
    """The members with a manifest that announces the events that are there, so that they are looked at themselves."""
    entries: dict[str, dict[str, Any]] = {}
    for line in parts[EVENTS].split(b"\n"):
        try:
            event = json.loads(line)
            name, number, session = event["journal"], event["number"], event["session"]
        except (ValueError, LookupError, TypeError, RecursionError):
            continue
        if type(name) is str and type(number) is int:
            entry = entries.setdefault(name, {"journal": name, "session": session, "device": "x", "events": 0})
            entry["first"] = min(entry.get("first", number), number)
            entry["last"] = max(entry.get("last", number), number)
            entry["events"] += 1
    data = json.loads(parts[MANIFEST]) | {"journals": list(entries.values()), "fingerprints": {}, "ideas": {}}
    return parts | {MANIFEST: json.dumps(data).encode()}


def package(content: bytes, chance: random.Random) -> bytes:
    """A package changed inside, whose hashes and signature are mostly made right again."""
    if chance.random() < 0.15:
        return chance.choice([raw, headers])(content, chance)
    try:
        parts = parts_of(content)
        name = chance.choice([EVENTS, EVENTS, MANIFEST, *parts])
        change = of_lines if name == EVENTS else of_json if name == MANIFEST else raw
        parts[name] = change(parts.get(name, b""), chance)
        if name == EVENTS and chance.random() < 0.8:
            parts = fitted(parts)
        return packed((rehashed(parts, KEY) if chance.random() < 0.8 else parts).items())
    except UNZIPPABLE:
        return raw(content, chance)
