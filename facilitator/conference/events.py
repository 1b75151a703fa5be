"""Events: facts that never change, each one line of JSON that is kept exactly as it came."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from facilitator.conference.errors import Refusal
from facilitator.conference.kinds import KINDS, fits
from facilitator.conference.stamps import Stamp

Ref = tuple[str, int]
"""An event's identity: (journal, number)."""

JOURNAL = re.compile(r"[0-9a-f]{32}")
_NAME = re.compile(r"[^\x00-\x1f]{1,200}")


class BadEvent(Refusal):
    """A line that is no event; ``reason`` says why in a few words."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What a command wants to happen: an event before it gets its journal, number and stamp."""

    kind: str
    session: str
    subject: str
    body: Mapping[str, Any]
    replaces: tuple[Ref, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """One fact. ``step`` is the number of the first event of the same command in the journal.

    ``undoes``/``redoes`` name the step that this one takes back or does again. ``digest`` is the SHA-256 of the line
    as it was first written; a random ``salt`` in the line keeps it from being guessed. ``line`` is the verbatim text.
    ``erased`` names the fields that a redaction took out of it.
    """

    journal: str
    number: int
    wall: int
    tick: int
    kind: str
    session: str
    subject: str
    body: Mapping[str, Any]
    replaces: tuple[Ref, ...]
    step: int
    undoes: Ref | None
    redoes: Ref | None
    device: str
    digest: bytes
    line: str
    erased: tuple[str, ...] = ()

    @property
    def ref(self) -> Ref:
        """Its identity."""
        return self.journal, self.number

    @property
    def stamp(self) -> Stamp:
        """Its place in the order of all events."""
        return Stamp(self.wall, self.tick, self.journal)


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """A journal, as far as it is there: numbers ``first`` to ``last``, ``events`` of them are present."""

    journal: str
    session: str
    device: str
    first: int
    last: int
    events: int


def compose(
    draft: Draft,
    *,
    session: str,
    journal: str,
    number: int,
    stamp: tuple[int, int],
    step: int,
    device: str,
    salt: str,
    undoes: Ref | None = None,
    redoes: Ref | None = None,
) -> Event:
    """The event that a draft becomes; its line is compact JSON. ``session`` is the journal's."""
    data: dict[str, Any] = {
        "journal": journal,
        "number": number,
        "wall": stamp[0],
        "tick": stamp[1],
        "kind": draft.kind,
        "session": session,
        "subject": draft.subject,
        "replaces": [list(ref) for ref in draft.replaces],
        "step": step,
        "device": device,
        "salt": salt,
        "body": dict(draft.body),
    }
    if undoes:
        data["undoes"] = list(undoes)
    if redoes:
        data["redoes"] = list(redoes)
    return parse(to_line(data))


def to_line(data: Mapping[str, Any]) -> str:
    """Compact JSON on one line. Lone surrogates (broken pasted text) are escaped, so that the line is valid UTF-8."""
    line = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    if not line.isascii() and any("\ud800" <= c <= "\udfff" for c in line):
        return json.dumps(data, ensure_ascii=True, separators=(",", ":"))
    return line


def parse(line: str) -> Event:
    """An event out of its line. Raises BadEvent; unknown kinds and fields are kept and do no harm."""
    try:
        data = json.loads(line)
        event = _event(data, line)
    except (KeyError, TypeError, ValueError, RecursionError) as error:
        raise BadEvent("This line is not an event: {reason}.", reason=f"{type(error).__name__} {error}"[:120]) from None
    _check(event)
    return event


def _event(data: Mapping[str, Any], line: str) -> Event:
    digest = bytes.fromhex(data["hash"]) if "hash" in data else hashlib.sha256(line.encode()).digest()
    undoes, redoes = data.get("undoes"), data.get("redoes")
    return Event(
        data["journal"],
        data["number"],
        data["wall"],
        data["tick"],
        data["kind"],
        data["session"],
        data["subject"],
        data["body"],
        tuple([(journal, number) for journal, number in data["replaces"]]),
        data["step"],
        (undoes[0], undoes[1]) if undoes else None,
        (redoes[0], redoes[1]) if redoes else None,
        data["device"],
        digest,
        line,
        tuple(data["erased"]) if "erased" in data else (),
    )


def _check(event: Event) -> None:
    """Refuse what later code could stumble over: wrong types in the envelope or in a known kind's body."""
    words = (event.journal, event.kind, event.session, event.subject, event.device)
    numbers = (event.number, event.wall, event.tick, event.step)
    sound = (
        all(type(word) is str for word in words)
        and all(type(number) is int and 0 <= number < 2**53 for number in numbers)
        and event.number > 0
        and type(event.body) is dict
        and len(event.digest) == 32
        and JOURNAL.fullmatch(event.journal)
        and _NAME.fullmatch(event.subject)
        and len(event.session) <= 40
    )
    if not sound:
        raise BadEvent("This line is not an event: {reason}.", reason="its envelope is malformed")
    for ref in (*event.replaces, event.undoes, event.redoes):
        if ref is not None and not (type(ref[0]) is str and type(ref[1]) is int):
            raise BadEvent("This line is not an event: {reason}.", reason="it refers to no event")
    kind = KINDS.get(event.kind)
    if kind is None:
        return
    for name, value in event.body.items():
        wanted = kind.fields.get(name)
        if wanted is not None and not fits(value, wanted):
            raise BadEvent("This line is not an event: {reason}.", reason=f"{event.kind}.{name} is malformed")


def without(event: Event, fields: frozenset[str]) -> Event:
    """The same event without these fields of its body, for good: the salt goes too, the hash of the line stays."""
    data = json.loads(event.line)
    gone = fields & data["body"].keys()
    if not gone:
        return event
    data["body"] = {name: value for name, value in data["body"].items() if name not in gone}
    data.pop("salt", None)
    data["erased"] = sorted(gone | set(data.get("erased", ())))
    data["hash"] = event.digest.hex()
    return parse(to_line(data))
