"""Packages made by hand: sound ones without a record, taken apart, changed and put together again."""

from __future__ import annotations

import hashlib
import json
import warnings
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from facilitator.conference.events import Draft, Event, JournalEntry, compose
from facilitator.conference.plan import Plan, Round, Workshop
from facilitator.exchange.manifest import EVENTS, MANIFEST, SIGNATURE, Manifest, signature
from facilitator.exchange.packing import write_package

KEY = "5e" * 32
CONFERENCE = "kreis-2026"
PLAN_JOURNAL, JOURNAL = "a0" * 16, "b1" * 16
PLAN = Plan(
    CONFERENCE,
    "Integrationskonferenz",
    "2026-03-07",
    workshops=(Workshop(1, "Wohnen"), Workshop(2, "Arbeit")),
    rounds=(Round(1, "10:00", 60), Round(2, "11:15", 60)),
)
PHOTO = bytes(range(256))
PHOTO_HASH = hashlib.sha256(PHOTO).hexdigest()
PHOTO_NAME = f"attachments/{PHOTO_HASH}.jpg"

Members = dict[str, bytes]


def event(draft: Draft, journal: str, number: int, session: str) -> Event:
    stamp = (1_765_105_200_000 + number, 0)
    salt = hashlib.sha256(f"{journal}{number}".encode()).hexdigest()[:32]
    return compose(
        draft, session=session, journal=journal, number=number, stamp=stamp, step=number, device="Laptop 1", salt=salt
    )


def events(cards: int) -> list[Event]:
    """The plan, so many cards in W1R1, and a photo."""
    plan = event(Draft("PlanIssued", "", "plan", {"plan": json.loads(json.dumps(asdict(PLAN)))}), PLAN_JOURNAL, 1, "")
    found = [plan]
    for number in range(1, cards + 1):
        body = {"session": "W1R1", "number": number, "kind": "question", "text": f"Wer hilft in Gemeinde {number}?"}
        found.append(event(Draft("IdeaCaptured", "W1R1", f"idea-{number}", body), JOURNAL, number, "W1R1"))
    body = {"session": "W1R1", "sha256": PHOTO_HASH, "extension": "jpg"}
    found.append(event(Draft("AttachmentAdded", "W1R1", "photo-1", body), JOURNAL, cards + 1, "W1R1"))
    return found


def fingerprint(found: Sequence[Event], session: str) -> str:
    return hashlib.sha256(b"".join(sorted(e.digest for e in found if e.session == session))).hexdigest()


def manifest_of(found: Sequence[Event], cards: int) -> Manifest:
    return Manifest(
        conference=CONFERENCE,
        title=PLAN.title,
        holds="results",
        device="Laptop 1",
        journals=(
            JournalEntry(PLAN_JOURNAL, "", "Laptop 1", 1, 1, 1),
            JournalEntry(JOURNAL, "W1R1", "Laptop 1", 1, cards + 1, cards + 1),
        ),
        ideas={"W1R1": cards},
        fingerprints={"W1R1": fingerprint(found, "W1R1")},
    )


def sound(path: Path, cards: int = 3, key: str = KEY) -> Path:
    """A small package as the program writes it."""
    found = events(cards)
    write_package(path, manifest_of(found, cards), [e.line for e in found], [(PHOTO_NAME, [PHOTO])], key)
    return path


# Taking apart and putting together again.


def members(path: Path) -> Members:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def pack(path: Path, parts: Sequence[tuple[str | zipfile.ZipInfo, bytes]], how: int = zipfile.ZIP_DEFLATED) -> Path:
    with warnings.catch_warnings(), zipfile.ZipFile(path, "w", how) as archive:
        warnings.simplefilter("ignore", UserWarning)  # a name that comes twice is meant
        for name, content in parts:
            archive.writestr(name, content)
    return path


def rehashed(parts: Members, key: str = KEY) -> Members:
    """The members with a manifest that gives their hashes, and its signature: only the content can be wrong."""
    data = json.loads(parts[MANIFEST])
    if isinstance(data, dict) and isinstance(data.get("members"), dict):
        data["members"] |= {name: hashlib.sha256(parts[name]).hexdigest() for name in data["members"] if name in parts}
    return signed(parts | {MANIFEST: json.dumps(data).encode()}, key)


def signed(parts: Members, key: str = KEY) -> Members:
    return parts | {SIGNATURE: signature(parts[MANIFEST], key).encode()} if key else parts


def with_manifest(change: Callable[[dict[str, Any]], None]) -> Callable[[Path, Path], None]:
    """A package whose manifest was changed and signed anew."""

    def forge(good: Path, bad: Path) -> None:
        parts = members(good)
        data = json.loads(parts[MANIFEST])
        change(data)
        pack(bad, list(signed(parts | {MANIFEST: json.dumps(data).encode()}).items()))

    return forge


def with_events(change: Callable[[list[bytes]], list[bytes]], end: bytes = b"\n") -> Callable[[Path, Path], None]:
    """A package whose lines were changed, with hashes made right again."""

    def forge(good: Path, bad: Path) -> None:
        parts = members(good)
        lines = change(parts[EVENTS].splitlines())
        pack(bad, list(rehashed(parts | {EVENTS: b"".join(line + end for line in lines)}).items()))

    return forge


def with_parts(change: Callable[[Members], list[tuple[str | zipfile.ZipInfo, bytes]]]) -> Callable[[Path, Path], None]:
    """A package with other members, under the old manifest."""
    return lambda good, bad: (pack(bad, change(members(good))), None)[1]


def with_bytes(change: Callable[[bytearray], bytes | bytearray]) -> Callable[[Path, Path], None]:
    return lambda good, bad: (bad.write_bytes(change(bytearray(good.read_bytes()))), None)[1]


def edited(line: bytes, **changes: Any) -> bytes:
    return json.dumps(json.loads(line) | changes, separators=(",", ":")).encode()


def listed(name: str) -> Callable[[Path, Path], None]:
    """A package whose manifest announces one more member, with its right hash."""

    def forge(good: Path, bad: Path) -> None:
        parts = members(good)
        data = json.loads(parts[MANIFEST])
        data["members"][name] = ""
        pack(bad, list(rehashed(parts | {name: b"x", MANIFEST: json.dumps(data).encode()}).items()))

    return forge
