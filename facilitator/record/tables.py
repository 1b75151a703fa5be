"""What all writing to the tables shares: reading events back in pieces, and writing rows by their id."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from sqlite_utils import Database

from facilitator.conference.events import Event, parse
from facilitator.record.rows import Row

CHUNK = 500
"""Values in one IN (...) list; SQLite's oldest limit is 999."""
BySubject = dict[str, list[Event]]


def events_of(db: Database, subjects: Iterable[str]) -> BySubject:
    """All events about some subjects."""
    found: BySubject = defaultdict(list)
    for chunk in chunks(subjects):
        marks = ",".join("?" * len(chunk))
        for (line,) in db.execute(f"SELECT line FROM event WHERE subject IN ({marks})", chunk):
            event = parse(line)
            found[event.subject].append(event)
    return found


def chunks(items: Iterable[str]) -> Iterator[list[str]]:
    """Pieces small enough for one IN (...) list."""
    rest = iter(items)
    while chunk := list(islice(rest, CHUNK)):
        yield chunk


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
