"""From a subject to its row: the same picture as ``conference/views.py`` gives, in columns."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import repeat
from typing import Any, cast

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


CAPTURED = """
    idea (id, session, number, kind, text, language, original, interpreted, cluster, parked, withdrawn, redacted,
    captured_at, changed_at, device, event, journal)"""
CAPTURED_ROW = "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, ?, ?, ?, ?, ?)"


_get = cast(Callable[[Mapping[str, Any], str], Any], dict.get)


def captured(events: Sequence[Event]) -> tuple[Sequence[Any], ...]:
    """The rows of ideas of which nothing but their capture is known: the columns of ``CAPTURED`` without a journal.

    They are what ``idea_fields`` would give, much faster; most ideas of a merge are such. Words that come again and
    again are the same object each time, which goes through a pipe faster.
    """
    columns = dict(zip(Event._fields, zip(*events, strict=True), strict=True))

    def said(field: str, otherwise: Iterable[Any]) -> list[Any]:
        found = map(_get, columns["body"], repeat(field))
        return [value or other for value, other in zip(found, otherwise, strict=False)]

    def few(words: Iterable[str]) -> list[str]:
        return list(map(sys.intern, words))

    return (
        columns["subject"],
        few(said("session", columns["session"])),
        said("number", repeat(0)),
        few(said("kind", repeat(""))),
        said("text", repeat(None)),
        few(said("language", repeat(""))),
        said("original", repeat("")),
        said("interpreted", repeat(False)),
        list(map(_get, columns["body"], repeat("cluster"))),
        said("parked", repeat(False)),
        columns["wall"],
        columns["wall"],
        few(columns["device"]),
        columns["number"],
    )


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
