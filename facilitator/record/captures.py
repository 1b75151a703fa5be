"""Cards as they were called out: ideas of which a package tells nothing but their capture.

Most of what a merge takes in is such. Nothing has to be folded for them, so their rows are made where the package is
read, which may be another process, and written by few statements for all of them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import chain, compress, islice, repeat
from operator import itemgetter
from typing import Any, NamedTuple

from sqlite_utils import Database

from facilitator.conference.events import Event, parse
from facilitator.record import search
from facilitator.record.rows import CAPTURED, CAPTURED_ROW, captured
from facilitator.record.tables import First, chunks, count_in, journal_row

TOGETHER = 50
"""Rows in one statement; 15 values each are fewer than SQLite's oldest limit, 999."""
_SUBJECT = itemgetter(Event._fields.index("subject"))
_KEPT = itemgetter(*map(Event._fields.index, ("digest", "line", "tick")))
_TEXT, _ORIGINAL, _WALL = 4, 6, 10
"""Places in a row of ``CAPTURED``."""


class Captures(NamedTuple):
    """Captures of one journal, each with a number and an idea of its own; as columns, which go through a pipe fastest.

    ``ideas`` are the columns of ``CAPTURED_ROW``, the ids first and the events' numbers last; ``words`` are what is
    searched of each.
    """

    first: First
    digests: tuple[bytes, ...]
    lines: tuple[str, ...]
    ticks: tuple[int, ...]
    ideas: tuple[Sequence[Any], ...]
    words: list[str]

    @property
    def subjects(self) -> Sequence[str]:
        """The ideas' ids."""
        return self.ideas[0]

    @property
    def walls(self) -> Sequence[int]:
        """When the events were written."""
        return self.ideas[_WALL]

    @property
    def numbers(self) -> Sequence[int]:
        """The events' numbers."""
        return self.ideas[-1]


class Delivery(NamedTuple):
    """Events that came together, sorted out: captures, and all others."""

    captures: list[Captures]
    others: list[Event]

    @property
    def stamps(self) -> list[tuple[int, int]]:
        """(wall, tick) of all."""
        found = [(event.wall, event.tick) for event in self.others]
        for some in self.captures:
            found += zip(some.walls, some.ticks, strict=True)
        return found


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
        ideas = captured(some)
        numbers = ideas[-1]
        if len(set(numbers)) == len(numbers):
            made.append(_captures(some, ideas))
        else:  # forks
            others += some
    return Delivery(made, others)


def _captures(events: Sequence[Event], ideas: tuple[Sequence[Any], ...]) -> Captures:
    digests, lines, ticks = zip(*map(_KEPT, events), strict=True)
    return Captures(
        First.of(events),
        digests,
        lines,
        ticks,
        ideas,
        [search.spelled(text, original) for text, original in zip(ideas[_TEXT], ideas[_ORIGINAL], strict=True)],
    )


def write_captures(
    db: Database, captures: Captures, own: frozenset[str], spelled: search.Words
) -> tuple[int, list[Event]]:
    """Write those that are new here; returns how many, and the others, of which something is known here already.

    ``spelled`` gets their words, by the rows that they got.
    """
    journal = journal_row(db, captures.first, own)
    numbers, subjects = captures.numbers, captures.subjects
    taken = {
        number
        for (number,) in db.execute(
            "SELECT number FROM event WHERE journal = ? AND number BETWEEN ? AND ?",
            [journal, min(numbers), max(numbers)],
        )
    }
    waited_for = _waited_for(db, subjects)
    new = [True] * len(numbers)
    if taken or waited_for:
        new = [n not in taken and subject not in waited_for for n, subject in zip(numbers, subjects, strict=True)]
    (before,) = db.execute("SELECT coalesce(max(row), 0) FROM idea").fetchone()
    rows = compress(zip(*captures.ideas, repeat(journal), strict=False), new)
    written = _write(db, CAPTURED, CAPTURED_ROW, rows, "ON CONFLICT(id) DO NOTHING")
    late: list[Event] = []
    if written < len(new):
        ideas = {ident for (ident,) in db.execute("SELECT id FROM idea WHERE row > ?", [before])}
        new = [subject in ideas for subject in subjects]
        late = [parse(line) for line, is_new in zip(captures.lines, new, strict=True) if not is_new]
    events = zip(repeat(journal), numbers, subjects, captures.digests, captures.lines, strict=False)
    _write(db, "event", "(?, ?, 0, ?, ?, ?, 1)", compress(events, new))
    spelled.update(zip(range(before + 1, before + 1 + written), compress(captures.words, new), strict=True))
    count_in(db, journal, written, max(numbers), max(captures.walls))
    return written, late


def _write(db: Database, table: str, row: str, rows: Iterator[tuple[Any, ...]], otherwise: str = "") -> int:
    """Insert rows, many with one statement, which takes less time than one by one; returns how many were."""
    written = 0
    while some := list(islice(rows, TOGETHER)):
        sql = f"INSERT INTO {table} VALUES {','.join([row] * len(some))} {otherwise}"
        written += db.execute(sql, list(chain.from_iterable(some))).rowcount
    return written


def _waited_for(db: Database, subjects: Sequence[str]) -> set[str]:
    """Those of the subjects about which there are events that are no plain captures."""
    found: set[str] = set()
    for chunk in chunks(subjects):
        marks = ",".join("?" * len(chunk))
        rows = db.execute(f"SELECT subject FROM event WHERE subject IN ({marks}) AND plain IS NULL", chunk)
        found.update(subject for (subject,) in rows)
    return found
