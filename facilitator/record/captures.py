"""Cards as they were called out: ideas of which a package tells nothing but their capture.

Most of what a merge takes in is such. Nothing has to be folded for them, so their rows are made where the package is
read, which may be another process, and written by few statements for all of them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import chain, compress, count, islice
from operator import itemgetter
from typing import NamedTuple

from sqlite_utils import Database

from facilitator.conference.events import Event, parse
from facilitator.record import search
from facilitator.record.rows import Column, Same, captured
from facilitator.record.tables import First, chunks, count_in, journal_row

TOGETHER = 50
"""Rows in one statement; 17 values each are fewer than SQLite's oldest limit, 999."""
_SUBJECT, _NUMBER = map(itemgetter, map(Event._fields.index, ("subject", "number")))
_KEPT = itemgetter(*map(Event._fields.index, ("subject", "number", "wall", "tick", "line", "digest", "body")))


class Captures(NamedTuple):
    """Captures of one journal, each with a number and an idea of its own; as columns, which go through a pipe fastest.

    ``ideas`` are the columns of their rows, by name; ``words`` are what is searched of each. Digests are bytearrays:
    of bytes Python asks for adapters each time.
    """

    first: First
    subjects: Sequence[str]
    numbers: Sequence[int]
    walls: Sequence[int]
    ticks: Sequence[int]
    digests: list[bytearray]
    lines: Sequence[str]
    ideas: dict[str, Column]
    words: list[str]

    @property
    def events(self) -> dict[str, Column]:
        """The columns of the events' rows, by name."""
        return {
            "number": self.numbers,
            "fork": Same(0),
            "subject": self.subjects,
            "hash": self.digests,
            "line": self.lines,
            "plain": Same(1),
        }


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
        if len(set(map(_NUMBER, some))) == len(some):
            made.append(_captures(some))
        else:  # forks
            others += some
    return Delivery(made, others)


def _captures(events: Sequence[Event]) -> Captures:
    subjects, numbers, walls, ticks, lines, digests, bodies = zip(*map(_KEPT, events), strict=True)
    return Captures(
        First.of(events),
        subjects,
        numbers,
        walls,
        ticks,
        list(map(bytearray, digests)),
        lines,
        captured(events),
        [search.spelled(body.get("text"), body.get("original") or "") for body in bodies],
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
    its = {"journal": Same(journal)}
    written = _write(db, "idea", captures.ideas | its, new, "ON CONFLICT(id) DO NOTHING")
    late: list[Event] = []
    if written < len(new):
        ideas = {ident for (ident,) in db.execute("SELECT id FROM idea WHERE row > ?", [before])}
        new = [subject in ideas for subject in subjects]
        late = [parse(line) for line, is_new in zip(captures.lines, new, strict=True) if not is_new]
    _write(db, "event", captures.events | its, new)
    spelled.update(zip(range(before + 1, before + 1 + written), compress(captures.words, new), strict=True))
    count_in(db, journal, written, max(numbers), max(captures.walls))
    return written, late


def _write(db: Database, table: str, columns: Mapping[str, Column], new: Sequence[bool], otherwise: str = "") -> int:
    """Insert the rows that are new, many with one statement, which takes less time than one by one; returns how many
    were. What is the same in all rows is given to a statement once."""
    same = {name: column.value for name, column in columns.items() if isinstance(column, Same)}
    each = {name: column for name, column in columns.items() if not isinstance(column, Same)}
    rows = compress(zip(*each.values(), strict=True), new)
    written = 0
    while some := list(islice(rows, TOGETHER)):
        sql = f"{_insert(table, tuple(same), tuple(each), len(some))} {otherwise}"
        written += db.execute(sql, [*same.values(), *chain.from_iterable(some)]).rowcount
    return written


@lru_cache(maxsize=500)
def _insert(table: str, same: Sequence[str], each: Sequence[str], rows: int) -> str:
    """A statement whose values are those that are the same in all rows, and then the rows, one after another.

    OR FAIL: where it cannot be done all is taken back by the caller, so that SQLite need not copy each page for it.
    """
    numbers = count(len(same) + 1)
    values = [[*range(1, len(same) + 1), *islice(numbers, len(each))] for _ in range(rows)]
    marks = [f"({','.join(f'?{number}' for number in row)})" for row in values]
    return f"INSERT OR FAIL INTO {table} ({','.join((*same, *each))}) VALUES {','.join(marks)}"


def _waited_for(db: Database, subjects: Sequence[str]) -> set[str]:
    """Those of the subjects about which there are events that are no plain captures."""
    between = "SELECT subject FROM event WHERE plain IS NULL AND subject BETWEEN ? AND ? LIMIT ?"
    near = db.execute(between, [min(subjects), max(subjects), len(subjects)]).fetchall()
    if len(near) < len(subjects):  # ids of one hour are neighbours: most often there is none between them
        return {subject for (subject,) in near}.intersection(subjects)
    found: set[str] = set()
    for chunk in chunks(subjects):
        marks = ",".join("?" * len(chunk))
        rows = db.execute(f"SELECT subject FROM event WHERE subject IN ({marks}) AND plain IS NULL", chunk)
        found.update(subject for (subject,) in rows)
    return found
