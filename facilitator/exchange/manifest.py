"""What a package says of itself: its manifest, the limits it must keep, and the errors of reading one."""

from __future__ import annotations

import hmac
import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Literal, get_args

from facilitator.conference.errors import Refusal
from facilitator.conference.events import JOURNAL, JournalEntry

FORMAT = (1, 0)
"""Major and minor: a newer minor is read, its unknown parts are kept; a newer major is refused."""
MANIFEST, SIGNATURE, EVENTS = "manifest.json", "manifest.hmac", "events.jsonl"
LARGEST_DIRECTORY = 4 * 1024 * 1024
LARGEST_MANIFEST = 4 * 1024 * 1024
LARGEST_EVENTS = 1024**3
LARGEST_ATTACHMENT = 64 * 1024 * 1024
LONGEST_LINE = 1024 * 1024
"""Bytes: what is larger is refused before it is unpacked."""
HELD_EVENTS = 1024 * 1024
"""Bytes of events that are kept in memory rather than unpacked twice."""
MOST_ABOUT_ONE = 8 * 1024 * 1024
"""Characters of all events about one subject: its row is computed from all of them at once."""
MOST_MISSING = 100_000
"""Numbers that a package's journals may lack: each of them is named in the gaps."""
_KEY = re.compile(r"([0-9a-f]{64})?")

Holds = Literal["plan", "results", "review", "receipt"]


class BadPackage(Refusal):
    """A package that is not taken in; nothing of it was."""


@dataclass(frozen=True)
class Manifest:
    """The manifest. ``ideas`` counts them by session, ``members`` gives each other member's SHA-256 in hex.

    ``fingerprints`` are by session. A receipt announces what is elsewhere and holds no event: its ``journals`` are what
    the office has, and its ``fingerprints`` are by journal.
    """

    conference: str
    title: str
    holds: Holds
    device: str
    rehearsal: bool = False
    key: str = ""
    journals: tuple[JournalEntry, ...] = ()
    ideas: Mapping[str, int] = field(default_factory=dict)
    fingerprints: Mapping[str, str] = field(default_factory=dict)
    members: Mapping[str, str] = field(default_factory=dict)

    @property
    def events(self) -> int:
        """How many events the package holds."""
        return sum(entry.events for entry in self.journals)


def manifest_bytes(manifest: Manifest) -> bytes:
    """The manifest as it is stored: readable JSON."""
    data = {
        "format": {"major": FORMAT[0], "minor": FORMAT[1]},
        "conference": {"id": manifest.conference, "title": manifest.title},
        "holds": manifest.holds,
        "device": manifest.device,
        "rehearsal": manifest.rehearsal,
        "journals": [asdict(entry) for entry in manifest.journals],
        "ideas": dict(manifest.ideas),
        "fingerprints": dict(manifest.fingerprints),
        "members": dict(manifest.members),
    }
    if manifest.key:
        data["key"] = manifest.key
    return json.dumps(data, ensure_ascii=False, indent=1).encode("utf-8", "replace")


def signature(manifest: bytes, key: str) -> str:
    """HMAC-SHA256 of the manifest's bytes under the conference key (hex), in hex."""
    return hmac.digest(bytes.fromhex(key), manifest, "sha256").hex()


def read_manifest(raw: bytes, name: str) -> Manifest:
    """The manifest out of its bytes. Raises BadPackage."""
    try:
        data = json.loads(raw)
        major = data["format"]["major"]
        if type(major) is not int or type(data["format"]["minor"]) is not int:
            raise TypeError("format")
    except (ValueError, KeyError, TypeError, RecursionError):
        raise broken(name, "manifest") from None
    if major > FORMAT[0]:
        raise BadPackage(
            "{name} was written by a newer version of the program (format {major}); nothing was taken in: update this"
            " program and try again.",
            name=name,
            major=major,
        )
    try:
        return _manifest(data)
    except (ValueError, KeyError, TypeError, AttributeError):
        raise broken(name, "manifest") from None


def _manifest(data: Mapping[str, Any]) -> Manifest:
    if data["holds"] not in get_args(Holds) or type(data["rehearsal"]) is not bool:
        raise TypeError("holds or rehearsal")
    manifest = Manifest(
        conference=_text(data["conference"]["id"]),
        title=_text(data["conference"]["title"]),
        holds=data["holds"],
        device=_text(data["device"]),
        rehearsal=data["rehearsal"],
        key=_text(data.get("key", "")),
        journals=tuple(_entry(entry) for entry in data["journals"]),
        ideas={_text(name): _number(count) for name, count in data["ideas"].items()},
        fingerprints={_text(name): _text(value) for name, value in data["fingerprints"].items()},
        members={_text(name): _text(value) for name, value in data["members"].items()},
    )
    if not _sound(manifest):
        raise ValueError("manifest")
    return manifest


def _sound(manifest: Manifest) -> bool:
    """Whether it can be true. Only a plan brings a key: results that brought one could pass for this conference's."""
    return (
        _KEY.fullmatch(manifest.key) is not None
        and (manifest.holds == "plan" or not manifest.key)
        and EVENTS in manifest.members
        and len({entry.journal for entry in manifest.journals}) == len(manifest.journals)
        and sum(max(entry.last - entry.events, 0) for entry in manifest.journals) <= MOST_MISSING
    )


def _entry(data: Mapping[str, Any]) -> JournalEntry:
    entry = JournalEntry(
        _text(data["journal"]),
        _text(data["session"]),
        _text(data["device"]),
        _number(data["first"]),
        _number(data["last"]),
        _number(data["events"]),
    )
    if not (JOURNAL.fullmatch(entry.journal) and 1 <= entry.first <= entry.last and entry.events):
        raise ValueError("journal")
    return entry


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("text")
    value.encode()  # half a character, as JSON can escape it, could not be stored later
    return value


def _number(value: object) -> int:
    if type(value) is not int or not 0 <= value < 2**53:
        raise TypeError("number")
    return value


def broken(name: str, part: str) -> BadPackage:
    """The refusal of a package whose content is not what it should be; ``part`` names the member."""
    return BadPackage(
        "{name} is damaged ({part}); nothing of it was taken in: copy it from the laptop once more.",
        name=name,
        part=part,
    )


def unreadable(name: str, error: OSError) -> BadPackage:
    """The refusal of a file that the system does not give."""
    return BadPackage(
        "{name} cannot be read ({reason}); nothing was taken in: check the stick and try again.",
        name=name,
        reason=error.strerror or str(error),
    )
