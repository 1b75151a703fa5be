"""Events: facts that never change, each one line of JSON that is kept exactly as it came."""

from __future__ import annotations

import hashlib
import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
from typing import Any, NamedTuple

import orjson

from facilitator.conference.errors import Refusal
from facilitator.conference.kinds import KINDS, EventKind, fits, names, types_of
from facilitator.conference.stamps import Stamp

Ref = tuple[str, int]
"""An event's identity: (journal, number)."""

JOURNAL = re.compile(r"[0-9a-f]{32}")
LONGEST_SESSION = 40
"""Characters of a session's id."""
HIGHEST_NUMBER = 1_000_000
"""Events in a journal: so that what is missing in one can always be listed."""
LONG_LINE = 2_000
"""Characters or bytes: longer lines are mostly plans, which come again in every package: the last few are kept."""
ABSURD_LINE = 500_000
"""Characters or bytes: such lines are not kept in memory."""
LONGEST_SUBJECT = 200
_CONTROL = re.compile(r"[\x00-\x1f\ud800-\udfff]")
_UNSOUND = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that documents, or UTF-8 itself, cannot hold."""


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


class Event(NamedTuple):
    """One fact; a tuple, because a merge makes millions of them.

    ``step`` is the number of the first event of the same command in the journal.
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


def parse(line: str | bytes) -> Event:
    """An event out of its line. Raises BadEvent; unknown kinds and fields are kept and do no harm."""
    return _remembered(line) if LONG_LINE < len(line) < ABSURD_LINE else _parsed(line)


def _parsed(given: str | bytes) -> Event:
    try:
        raw, line = (given, given.decode()) if isinstance(given, bytes) else (given.encode(), given)
        return _event(_loaded(line, raw), line, raw)
    except (LookupError, TypeError, ValueError, RecursionError) as error:
        raise BadEvent("This line is not an event: {reason}.", reason=f"{type(error).__name__} {error}"[:120]) from None


_remembered = lru_cache(maxsize=8)(_parsed)


def _loaded(line: str, raw: bytes) -> Any:
    """The JSON of a line.

    What is written as this program writes it comes back the same, byte for byte. Anything else is read in the slow and
    strict way: a name could stand twice in it, and the quick reader would keep the last one without a word.
    """
    try:
        data = orjson.loads(raw)
        is_ours = orjson.dumps(data) == raw
    except ValueError:  # halves of characters, what is deep, numbers beyond all measure
        is_ours = False
    return data if is_ours else _STRICT.decode(line)


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


_STRICT = json.JSONDecoder(object_pairs_hook=_object, parse_float=_number, parse_constant=_number)
ENVELOPE = ("journal", "number", "wall", "tick", "kind", "session", "subject", "body", "replaces", "step", "device")
TYPES = (str, int, int, int, str, str, str, dict, list, int, str)
"""What every line says, and the types of that."""
_ENVELOPE = itemgetter(*ENVELOPE)


def _event(data: Any, line: str, raw: bytes) -> Event:
    """The event that a line's JSON is, without anything that later code could stumble over.

    Raises LookupError, TypeError or ValueError.
    """
    if type(data) is not dict or "\n" in line:
        raise TypeError("it is no object on one line")
    envelope = _ENVELOPE(data)
    if tuple(map(type, envelope)) != TYPES:
        raise TypeError("its envelope is malformed")
    journal, number, wall, tick, kind, session, subject, body, replaces, step, device = envelope
    suspect = "\\" in line or "\ufffe" in line or "\uffff" in line  # without them no string holds a control character
    if not (
        0 < number <= HIGHEST_NUMBER
        and 0 <= wall < 2**53
        and 0 <= tick < 2**53
        and 0 <= step < 2**53
        and JOURNAL.fullmatch(journal)
        and 0 < len(subject) <= LONGEST_SUBJECT
        and len(session) <= LONGEST_SESSION
        and not (suspect and _CONTROL.search(f"{subject}{session}{device}"))
    ):
        raise ValueError("its envelope is malformed")
    known = KINDS.get(kind)
    if known is not None:
        _check_body(subject, body, known, suspect)
    undoes, redoes = _ref(data.get("undoes")), _ref(data.get("redoes"))
    replaced = tuple([_required(ref) for ref in replaces])
    digest, erased = _erased(data) if "hash" in data or "erased" in data else (hashlib.sha256(raw).digest(), ())
    return Event(
        journal,
        number,
        wall,
        tick,
        kind,
        session,
        subject,
        body,
        replaced,
        step,
        undoes,
        redoes,
        device,
        digest,
        line,
        erased,
    )


def _ref(ref: Any) -> Ref | None:
    return _required(ref) if ref else None


def _required(ref: Any) -> Ref:
    journal, number = ref
    if type(journal) is not str or type(number) is not int:
        raise ValueError("it refers to no event")
    return journal, number


def _erased(data: Mapping[str, Any]) -> tuple[bytes, tuple[str, ...]]:
    """The hash of a line before words were erased from it, and the fields that held them."""
    digest, erased = bytes.fromhex(data["hash"]), tuple(data["erased"])
    if len(digest) != 32 or not erased or not all(type(name) is str for name in erased):
        raise ValueError("its envelope is malformed")
    if data["body"].keys() & set(erased):
        raise ValueError("it says that words were erased, and they were not")
    return digest, erased


def _check_body(subject: str, body: Mapping[str, Any], kind: EventKind, suspect: object) -> None:
    if not names(subject, kind.subject):
        raise ValueError(f"{subject} is no {kind.subject}")
    known = kind.fields.keys()
    if suspect or not body.keys() <= known:
        doubtful = tuple(body.keys() & known)
    else:
        doubtful = _doubtful(kind.name, tuple(body), tuple(map(type, body.values())))
    for name in doubtful:
        if not fits(body[name], kind.fields[name]) or (suspect and unsound(body[name])):
            raise ValueError(f"{kind.name}.{name} is malformed")


@lru_cache(maxsize=500)
def _doubtful(kind: str, names: tuple[str, ...], types: tuple[type, ...]) -> tuple[str, ...]:
    """Those of an event's fields that have to be looked at; what the others are says their type."""
    wanted = KINDS[kind].fields
    return tuple(name for name, found in zip(names, types, strict=True) if found not in types_of(wanted[name]))


def unsound(value: Any) -> bool:
    """Whether a JSON value holds text that cannot be written to a document."""
    if isinstance(value, str):
        return _UNSOUND.search(value) is not None
    if isinstance(value, dict):
        return any(unsound(part) for pair in value.items() for part in pair)
    return isinstance(value, list) and any(unsound(part) for part in value)
