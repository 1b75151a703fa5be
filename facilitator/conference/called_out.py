"""Many events at once: cards that were called out are checked by columns, in a fraction of the time; others one by one.

What comes out is what ``parse`` makes of each line. Most of what a merge reads is captures, so it is them that count.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import partial
from itertools import repeat
from operator import itemgetter
from typing import Any

import orjson

from facilitator.conference.events import ENVELOPE, HIGHEST_NUMBER, JOURNAL, LONGEST_SESSION, TYPES, Event, parse
from facilitator.conference.kinds import KINDS, FieldType, types_of

_KIND = "IdeaCaptured"
_HINT = f'"kind":"{_KIND}"'.encode()
_FIELDS = KINDS[_KIND].fields
_ENVELOPE = itemgetter(*ENVELOPE, "salt")
_WANTED = tuple(_FIELDS.values())
_BODY = itemgetter(*_FIELDS)
_SUSPECT = ("\ufffe".encode(), "\uffff".encode())
_SUSPECT_BEGIN = _SUSPECT[0][:1]
_event = partial(tuple.__new__, Event)


def parse_all(lines: Sequence[bytes]) -> list[Event]:
    """The events out of their lines. Raises BadEvent where ``parse`` does for one of them."""
    escaped = b"\\" in b"".join(lines)
    places = [place for place, line in enumerate(lines) if _HINT in line and not (escaped and b"\\" in line)]
    captures = _captures([lines[place] for place in places]) if places else None
    if captures is None:
        return list(map(parse, lines))
    found = dict(zip(places, captures, strict=True))
    return [found[place] if place in found else parse(line) for place, line in enumerate(lines)]


def _captures(lines: list[bytes]) -> list[Event] | None:
    """The events of lines that all are captures as this program writes them; None where one may not be."""
    whole_text = b"".join(lines)
    if _SUSPECT_BEGIN in whole_text and any(part in whole_text for part in _SUSPECT):  # one byte is found much faster
        return None
    try:
        data = list(map(orjson.loads, lines))
        if list(map(orjson.dumps, data)) != lines:  # what comes back the same holds no name twice
            return None
        envelopes = list(zip(*map(_ENVELOPE, data), strict=True))
        bodies = envelopes[ENVELOPE.index("body")]
        fields = list(zip(*map(_BODY, bodies), strict=True))
    except (LookupError, TypeError, ValueError):
        return None
    told_all = set(map(len, data)) == {len(envelopes)}  # of what else a body may hold nothing is asked
    if not (told_all and _envelopes_fit(envelopes) and all(map(_fit, fields, _WANTED))):
        return None
    journals, numbers, walls, ticks, kinds, sessions, subjects, _, _, steps, devices, _ = envelopes
    nothing = repeat(None)
    digests = [hashlib.sha256(line).digest() for line in lines]
    columns = zip(
        *(journals, numbers, walls, ticks, kinds, sessions, subjects, bodies, repeat(()), steps, nothing, nothing),
        *(devices, digests, map(bytes.decode, lines), repeat(())),
        strict=False,
    )
    return list(map(_event, columns))


def _envelopes_fit(columns: list[tuple[Any, ...]]) -> bool:
    if [set(map(type, column)) for column in columns[: len(TYPES)]] != [{wanted} for wanted in TYPES]:
        return False
    journals, numbers, walls, ticks, kinds, sessions, subjects, _, replaces, steps, _, _ = columns
    counts: tuple[FieldType, ...] = ("count",) * 3
    return (
        set(kinds) == {_KIND}
        and not any(replaces)
        and min(numbers) > 0
        and max(numbers) <= HIGHEST_NUMBER
        and all(map(_fit, (walls, ticks, steps), counts))
        and all(map(JOURNAL.fullmatch, set(journals)))
        and _are_ids(subjects)
        and max(map(len, set(sessions))) <= LONGEST_SESSION
    )


def _are_ids(subjects: tuple[str, ...]) -> bool:
    """Whether all are written as random ids are, which is as journals' names are."""
    return set(map(len, subjects)) == {32} and not "".join(subjects).encode().translate(None, b"0123456789abcdef")


def _fit(column: tuple[Any, ...], wanted: FieldType) -> bool:
    """Whether all values have the type that a field wants, as far as that is seen at once."""
    types = set(map(type, column))
    if wanted == "count":
        return types == {int} and min(column) >= 0 and max(column) < 2**53
    return types <= types_of(wanted)
