"""From a subject to its row: the same picture as ``conference/views.py`` gives, in columns."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter
from typing import Any, NamedTuple

from facilitator.conference.commands.writing import home_of
from facilitator.conference.events import Event
from facilitator.conference.stamps import Stamp
from facilitator.conference.state import Subject
from facilitator.conference.views import idea_fields

Row = dict[str, Any]


def born(subject: Subject) -> str:
    """A text that sorts as the creating stamps do."""
    wall, tick, journal = subject.born or Stamp(0, 0, "")
    return f"{wall:016d}-{tick:016d}-{journal}"


def _idea(subject: Subject) -> Row:
    return idea_fields(subject) | {"changed_at": subject.changed}


class Same(NamedTuple):
    """A column that has one value in all rows."""

    value: Any


Column = Same | Sequence[Any]
"""The values of one column, a row each."""

_FIELDS = ("session", "number", "kind", "text", "language", "original", "interpreted", "cluster", "parked")
_all = itemgetter(*_FIELDS)


def captured(events: Sequence[Event]) -> dict[str, Column]:
    """The rows of ideas of which nothing but their capture is known: their columns without the journal.

    They are what ``idea_fields`` would give, much faster; most ideas of a merge are such. What is the same in all rows,
    and words that come again and again, go through a pipe once.
    """
    told = dict(zip(Event._fields, zip(*events, strict=True), strict=True))
    said = dict(zip(_FIELDS, _said(told["body"]), strict=True))

    def of(field: str, otherwise: Any) -> list[Any]:
        return [value or otherwise for value in said[field]]

    return {
        "id": told["subject"],
        "session": _few([body or home for body, home in zip(said["session"], told["session"], strict=True)]),
        "number": of("number", 0),
        "kind": _few(of("kind", "")),
        "text": of("text", None),
        "language": _few(of("language", "")),
        "original": _once(of("original", "")),
        "interpreted": _once(of("interpreted", 0)),
        "cluster": _once(said["cluster"]),
        "parked": _once(of("parked", 0)),
        "withdrawn": Same(0),
        "redacted": Same(0),
        "captured_at": told["wall"],
        "changed_at": told["wall"],
        "device": _few(told["device"]),
        "event": told["number"],
    }


def _said(bodies: Sequence[Mapping[str, Any]]) -> list[Sequence[Any]]:
    """What captures say, field by field; None where one does not say it."""
    try:
        return list(zip(*map(_all, bodies), strict=True))
    except KeyError:
        return [[body.get(field) for body in bodies] for field in _FIELDS]


def _once(column: Sequence[Any]) -> Column:
    return Same(column[0]) if column.count(column[0]) == len(column) else column


def _few(words: Sequence[str]) -> Column:
    return _once(list(map(sys.intern, words)))


def _cluster(subject: Subject) -> Row:
    return _in_session(subject) | {
        "name": subject.get("name"),
        "position": subject.get("position", 0),
        "withdrawn": subject.withdrawn,
        "born": born(subject),
    }


def _vote(subject: Subject) -> Row:
    return _in_session(subject) | {
        "title": subject.get("title"),
        "dots_each": subject.get("dots_each"),
        "voters": subject.get("voters"),
        "withdrawn": subject.withdrawn,
        "born": born(subject),
    }


def _dots(subject: Subject) -> Row:
    return {
        "id": subject.id,
        "vote": subject.get("vote", ""),
        "target": subject.get("target", ""),
        "dots": subject.get("dots"),
        "withdrawn": subject.withdrawn,
    }


def _headcount(subject: Subject) -> Row:
    people = None if subject.withdrawn else subject.get("people")
    return _in_session(subject) | {"group": subject.get("group"), "people": people}


def _note(subject: Subject) -> Row:
    return _in_session(subject) | {
        "sort": subject.get("sort", "note"),
        "text": subject.get("text"),
        "reason": subject.get("reason"),
        "withdrawn": subject.withdrawn,
        "born": born(subject),
    }


def _task(subject: Subject) -> Row:
    return _in_session(subject) | {
        "what": subject.get("what"),
        "who": subject.get("who"),
        "until": subject.get("until"),
        "withdrawn": subject.withdrawn,
        "born": born(subject),
    }


def _attachment(subject: Subject) -> Row:
    return _in_session(subject) | {
        "sha256": subject.get("sha256"),
        "extension": subject.get("extension"),
        "caption": subject.get("caption"),
        "withdrawn": subject.withdrawn,
    }


def _confirmation(subject: Subject) -> Row:
    return _in_session(subject) | {"idea": subject.get("idea", ""), "withdrawn": subject.withdrawn}


def _in_session(subject: Subject) -> Row:
    return {"id": subject.id, "session": home_of(subject)}


ROW_OF: dict[str, Callable[[Subject], Row]] = {
    "idea": _idea,
    "cluster": _cluster,
    "vote": _vote,
    "dots": _dots,
    "headcount": _headcount,
    "note": _note,
    "task": _task,
    "attachment": _attachment,
    "confirmation": _confirmation,
}
"""Plan and session are not here: a session's row needs the plan beside its own subject (see sessions.py)."""
