"""Events: facts that never change, each one line of JSON that is kept exactly as it came."""

from __future__ import annotations

import hashlib
import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from facilitator.conference.errors import Refusal
from facilitator.conference.kinds import KINDS, EventKind, fits, names
from facilitator.conference.stamps import Stamp

Ref = tuple[str, int]
"""An event's identity: (journal, number)."""

JOURNAL = re.compile(r"[0-9a-f]{32}")
LONGEST_SESSION = 40
"""Characters of a session's id."""
HIGHEST_NUMBER = 1_000_000
"""Events in a journal: so that what is missing in one can always be listed."""
LONG_LINE = 2_000
"""Characters: longer lines are mostly plans, which come again in every package, so the last few are remembered."""
ABSURD_LINE = 500_000
"""Characters: such lines are not kept in memory."""
_NAME = re.compile(r"[^\x00-\x1f\ud800-\udfff]{1,200}")
_LABEL = re.compile(r"[^\x00-\x1f\ud800-\udfff]*")
_UNSOUND = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that documents, or UTF-8 itself, cannot hold."""
_SUSPECT = ("\\", "\ufffe", "\uffff")
"""How they can stand in JSON: lines without these need no closer look."""


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

    @property
    def order(self) -> tuple[Stamp, int, bytes]:
        """Its place among all, forks and forged stamps included: no two events share it."""
        return self.stamp, self.number, self.digest


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
    return _remembered(line) if LONG_LINE < len(line) < ABSURD_LINE else _parsed(line)


def _parsed(line: str) -> Event:
    try:
        event = _event(_loaded(line), line)
        _check(event)
    except (LookupError, TypeError, ValueError, RecursionError) as error:
        raise BadEvent("This line is not an event: {reason}.", reason=f"{type(error).__name__} {error}"[:120]) from None
    return event


_remembered = lru_cache(maxsize=8)(_parsed)


def _loaded(line: str) -> Any:
    """The JSON of a line. Names that stand twice are looked for only where there are more of them than were kept."""
    data = _QUICK.decode(line)
    if line.count('":') != _names(data) or _SPACED.search(line):
        return _STRICT.decode(line)
    return data


def _names(value: Any) -> int:
    """How many names the objects in a JSON value have."""
    if type(value) is dict:
        return len(value) + sum(_names(part) for part in value.values() if type(part) in (dict, list))
    return sum(map(_names, value)) if type(value) is list else 0


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Of two values under one name, readers take this one or that one: an event has to be the same for all."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a name stands there twice")
    return found


def _number(text: str) -> float:
    """NaN and Infinity are no JSON, and what is read must be written again."""
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(f"{text} is no number")
    return number


_QUICK = json.JSONDecoder(parse_float=_number, parse_constant=_number)
_STRICT = json.JSONDecoder(object_pairs_hook=_object, parse_float=_number, parse_constant=_number)
_SPACED = re.compile(r'"\s+:')


def _event(data: Any, line: str) -> Event:
    if type(data) is not dict or type(data["body"]) is not dict or "\n" in line:
        raise TypeError("it is no object on one line")
    erased = tuple(data["erased"]) if "hash" in data else ()
    if ("hash" in data or "erased" in data) and (not erased or data["body"].keys() & set(erased)):
        raise ValueError("it says that words were erased, and they were not")
    written = hashlib.sha256(line.encode()).digest()
    digest = bytes.fromhex(data["hash"]) if erased else written
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
        erased,
    )


def _check(event: Event) -> None:
    """Refuse what later code could stumble over: wrong types in the envelope or in a known kind's body.

    Raises ValueError.
    """
    sound = (
        all(type(word) is str for word in (event.journal, event.kind, event.session, event.subject, event.device))
        and all(type(n) is int and 0 <= n < 2**53 for n in (event.number, event.wall, event.tick, event.step))
        and 0 < event.number <= HIGHEST_NUMBER
        and len(event.digest) == 32
        and JOURNAL.fullmatch(event.journal)
        and _NAME.fullmatch(event.subject)
        and len(event.session) <= LONGEST_SESSION
        and _LABEL.fullmatch(event.session + event.device)
        and all(type(name) is str for name in event.erased)
    )
    if not sound:
        raise ValueError("its envelope is malformed")
    for ref in (*event.replaces, event.undoes, event.redoes):
        if ref is not None and not (type(ref[0]) is str and type(ref[1]) is int):
            raise ValueError("it refers to no event")
    kind = KINDS.get(event.kind)
    if kind is not None:
        _check_body(event, kind)


def _check_body(event: Event, kind: EventKind) -> None:
    if not names(event.subject, kind.subject):
        raise ValueError(f"{event.subject} is no {kind.subject}")
    suspect = any(sign in event.line for sign in _SUSPECT)
    for name, value in event.body.items():
        wanted = kind.fields.get(name)
        if wanted is not None and not (fits(value, wanted) and not (suspect and unsound(value))):
            raise ValueError(f"{event.kind}.{name} is malformed")


def unsound(value: Any) -> bool:
    """Whether a JSON value holds text that cannot be written to a document."""
    if isinstance(value, str):
        return _UNSOUND.search(value) is not None
    if isinstance(value, dict):
        return any(unsound(part) for pair in value.items() for part in pair)
    return isinstance(value, list) and any(unsound(part) for part in value)


def without(event: Event, fields: frozenset[str]) -> Event:
    """The same event without these fields of its body, for good: the salt goes too, the hash of the line stays."""
    gone = fields & event.body.keys()
    if not gone:
        return event
    data = json.loads(event.line)
    data["body"] = {name: value for name, value in data["body"].items() if name not in gone}
    data.pop("salt", None)
    data["erased"] = sorted(gone | set(data.get("erased", ())))
    data["hash"] = event.digest.hex()
    return parse(to_line(data))
