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
from facilitator.record.tables import First, chunks, count_in, journal_row

_SUBJECT = itemgetter(Event._fields.index("subject"))


class Captures(NamedTuple):
    """Captures of one journal, each with a number and an idea of its own; as columns, which go through a pipe fastest.

    ``ideas`` are the columns of ``CAPTURED_ROW``, the ids first and the events' numbers last; ``words`` are what is
    searched of each.
    """

    first: First
    digests: tuple[bytes, ...]
    lines: tuple[str, ...]
    walls: tuple[int, ...]
    ticks: tuple[int, ...]
    ideas: tuple[tuple[Any, ...], ...]
    words: list[str]

    @property
    def subjects(self) -> tuple[str, ...]:
        """The ideas' ids."""
        return self.ideas[0]

    @property
    def numbers(self) -> tuple[int, ...]:
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
        if len({event.number for event in some}) == len(some):
            made.append(_captures(some))
        else:  # forks
            others += some
    return Delivery(made, others)


def _captures(events: Sequence[Event]) -> Captures:
    columns = dict(zip(Event._fields, zip(*events, strict=True), strict=True))
    return Captures(
        First.of(events),
        columns["digest"],
        columns["line"],
        columns["wall"],
        columns["tick"],
        tuple(zip(*map(captured, events), strict=True)),
        [search.spelled(body.get("text"), body.get("original") or "") for body in columns["body"]],
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
    new = [n not in taken and subject not in waited_for for n, subject in zip(numbers, subjects, strict=True)]
    (before,) = db.execute("SELECT coalesce(max(row), 0) FROM idea").fetchone()
    written = db.conn.executemany(
        f"INSERT INTO {CAPTURED} VALUES {CAPTURED_ROW.format(journal=journal)} ON CONFLICT(id) DO NOTHING",
        compress(zip(*captures.ideas, strict=True), new),
    ).rowcount
    if written < len(new):
        ideas = {ident for (ident,) in db.execute("SELECT id FROM idea WHERE row > ?", [before])}
        new = [subject in ideas for subject in subjects]
    late = [parse(line) for line, is_new in zip(captures.lines, new, strict=True) if not is_new]
    db.conn.executemany(
        f"INSERT INTO event VALUES ({journal:d}, ?, 0, ?, ?, ?, 1)",
        compress(zip(numbers, subjects, captures.digests, captures.lines, strict=True), new),
    )
    rows = range(before + 1, before + 1 + written)
    spelled.update(zip(rows, compress(captures.words, new), strict=True))
    count_in(db, journal, written, max(numbers), max(captures.walls))
    return written, late


def _waited_for(db: Database, subjects: Sequence[str]) -> set[str]:
    """Those of the subjects about which there are events that are no plain captures."""
    found: set[str] = set()
    for chunk in chunks(subjects):
        marks = ",".join("?" * len(chunk))
        rows = db.execute(f"SELECT subject FROM event WHERE subject IN ({marks}) AND plain IS NULL", chunk)
        found.update(subject for (subject,) in rows)
    return found
