"""What all writing to the tables shares: reading events back in pieces, and writing rows by their id."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from operator import itemgetter
from typing import NamedTuple

from sqlite_utils import Database

from facilitator.conference.events import LONG_LINE, Event, parse
from facilitator.record.rows import Row

CHUNK = 500
"""Values in one IN (...) list; SQLite's oldest limit is 999."""
OF_JOURNALS = "journal j CROSS JOIN event e ON e.journal = j.id"
"""Events of some journals. CROSS: these come first; SQLite has no statistics here and might look through all events."""
BySubject = dict[str, list[Event]]
_PLACE = itemgetter(Event._fields.index("number"), Event._fields.index("digest"))


def about(these: str, what: str) -> str:
    """A query for ``what`` of all events ``e`` about the subjects that the query ``these`` gives.

    Most captures are not in the index of subjects: their ideas' rows say where they are.
    """
    return f"""WITH these(id) AS ({these})
        SELECT {what} FROM these CROSS JOIN event e ON e.subject = these.id AND e.plain IS NULL UNION ALL
        SELECT {what} FROM these CROSS JOIN idea i ON i.id = these.id
        CROSS JOIN event e ON e.journal = i.journal AND e.number = i.event AND e.plain"""


def events_of(db: Database, subjects: Iterable[str]) -> BySubject:
    """All events about some subjects."""
    found: BySubject = defaultdict(list)
    for chunk in chunks(dict.fromkeys(subjects)):
        for (line,) in db.execute(about(f"VALUES {','.join(['(?)'] * len(chunk))}", "e.line"), chunk):
            event = _parsed_again(line) if len(line) < LONG_LINE else parse(line)
            found[event.subject].append(event)
    return found


_parsed_again = lru_cache(maxsize=20_000)(parse)
"""What twenty laptops say of one session is looked at with each of their packages."""


def chunks(items: Iterable[str]) -> Iterator[list[str]]:
    """Pieces small enough for one IN (...) list."""
    rest = iter(items)
    while chunk := list(islice(rest, CHUNK)):
        yield chunk


class First(NamedTuple):
    """The first of some events of a journal, by number and hash: it says whose journal it is."""

    journal: str
    session: str
    device: str
    number: int
    digest: bytes

    @classmethod
    def of(cls, events: Iterable[Event]) -> First:
        """The first of these, in whatever order they come."""
        first = min(events, key=_PLACE)
        return cls(first.journal, first.session, first.device, first.number, first.digest)


def journal_row(db: Database, first: First, own: frozenset[str]) -> int:
    """The row of a journal of which these events come, made where it is new; it is named by the first of all."""
    db.execute(
        "INSERT OR IGNORE INTO journal(name, session, device, own, events, highest, changed_at)"
        " VALUES (?, ?, ?, ?, 0, 0, 0)",
        [first.journal, first.session, first.device, first.journal in own],
    )
    (journal,) = db.execute("SELECT id FROM journal WHERE name = ?", [first.journal]).fetchone()
    lowest = db.execute(
        "SELECT number, hash FROM event WHERE journal = ? ORDER BY number, hash LIMIT 1", [journal]
    ).fetchone()
    if lowest is not None and (first.number, first.digest) < lowest:
        db.execute("UPDATE journal SET session = ?, device = ? WHERE id = ?", [first.session, first.device, journal])
    return int(journal)


def count_in(db: Database, journal: int, events: int, highest: int, wall: int) -> None:
    """Note in a journal's row that so many events of it came, up to this number and wall time."""
    db.execute(
        "UPDATE journal SET events = events + ?, highest = max(highest, ?), changed_at = max(changed_at, ?)"
        " WHERE id = ?",
        [events, highest, wall, journal],
    )


def upsert(db: Database, table: str, rows: Sequence[Row]) -> None:
    """Write rows that all have the same columns, by their id."""
    if not rows:
        return
    names = list(rows[0])
    columns = ", ".join(f'"{name}"' for name in names)
    changed = ", ".join(f'"{name}" = excluded."{name}"' for name in names if name not in ("id", "row"))
    db.conn.executemany(
        f"INSERT INTO {table} ({columns}) VALUES ({','.join('?' * len(names))})"
        f" ON CONFLICT(id) DO UPDATE SET {changed}",
        [tuple(row.values()) for row in rows],
    )
