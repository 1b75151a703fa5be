"""Cards as they were called out: ideas of which a package tells nothing but their capture.

Most of what a merge takes in is such. Nothing has to be folded for them, so their rows are made where the package is
read, which may be another process, and written by few statements for all of them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import compress
from operator import itemgetter
from typing import Any, NamedTuple

from sqlite_utils import Database

from facilitator.conference.events import Event, parse
from facilitator.record import search
from facilitator.record.rows import CAPTURED, CAPTURED_ROW, captured
from facilitator.record.tables import First, chunks, count_in, insert, journal_row

_SUBJECT = itemgetter(Event._fields.index("subject"))


class Captures(NamedTuple):
    """Captures of one journal, each with a number and an idea of its own; tuples, for they go through a pipe.

    ``events`` are (number, subject, digest, line), ``stamps`` their (wall, tick), ``ideas`` the values of
    ``CAPTURED_ROW``, ``words`` what is searched of them, all in the same order.
    """

    first: First
    events: list[tuple[int, str, bytes, str]]
    stamps: list[tuple[int, int]]
    ideas: list[tuple[Any, ...]]
    words: list[str]


class Delivery(NamedTuple):
    """Events that came together, sorted out: captures, and all others."""

    captures: list[Captures]
    others: list[Event]

    @property
    def stamps(self) -> list[tuple[int, int]]:
        """(wall, tick) of all."""
        return [(e.wall, e.tick) for e in self.others] + [stamp for some in self.captures for stamp in some.stamps]


def sorted_out(events: Sequence[Event]) -> Delivery:
    """Tell captures from the rest: what says more than one thing of an idea has to be folded."""
    about = Counter(map(_SUBJECT, events))
    by_journal: dict[str, list[Event]] = defaultdict(list)
    others: list[Event] = []
    for event in events:
        plain = event.kind == "IdeaCaptured" and about[event.subject] == 1 and not event.erased
        (by_journal[event.journal] if plain else others).append(event)
    made: list[Captures] = []
    for some in by_journal.values():
        if len({event.number for event in some}) == len(some):
            made.append(_captures(some))
        else:  # forks
            others += some
    return Delivery(made, others)


def _captures(events: Sequence[Event]) -> Captures:
    return Captures(
        First.of(events),
        [(e.number, e.subject, e.digest, e.line) for e in events],
        [(e.wall, e.tick) for e in events],
        list(map(captured, events)),
        [search.spelled(e.body.get("text"), e.body.get("original") or "") for e in events],
    )


def write_captures(
    db: Database, captures: Captures, own: frozenset[str], spelled: search.Words
) -> tuple[int, list[Event]]:
    """Write those that are new here; returns how many, and the others, of which something is known here already.

    ``spelled`` gets their words, by the rows that they got.
    """
    journal = journal_row(db, captures.first, own)
    numbers = {number for number, *_ in captures.events}
    taken = {
        number
        for (number,) in db.execute(
            "SELECT number FROM event WHERE journal = ? AND number BETWEEN ? AND ?",
            [journal, min(numbers), max(numbers)],
        )
    }
    known = _known(db, [subject for _, subject, _, _ in captures.events])
    _, events, stamps, ideas, words = captures
    late: list[Event] = []
    if known or not taken.isdisjoint(numbers):
        is_new = [number not in taken and subject not in known for number, subject, _, _ in events]
        late = [parse(line) for (_, _, _, line), new in zip(events, is_new, strict=True) if not new]
        events, stamps = list(compress(events, is_new)), list(compress(stamps, is_new))
        ideas, words = list(compress(ideas, is_new)), list(compress(words, is_new))
    if events:
        db.conn.executemany(f"INSERT INTO event VALUES ({journal:d}, ?, 0, ?, ?, ?)", events)
        insert(db, CAPTURED, CAPTURED_ROW, ideas)
        (last,) = db.execute("SELECT last_insert_rowid()").fetchone()
        spelled.update(zip(range(last - len(ideas) + 1, last + 1), words, strict=True))
        count_in(db, journal, len(events), max(numbers), max(stamps)[0])
    return len(events), late


def _known(db: Database, subjects: Sequence[str]) -> set[str]:
    """Those of the subjects about which there are events."""
    found: set[str] = set()
    for chunk in chunks(subjects):
        marks = ",".join("?" * len(chunk))
        rows = db.execute(f"SELECT subject FROM event WHERE subject IN ({marks})", chunk)
        found.update(subject for (subject,) in rows)
    return found
