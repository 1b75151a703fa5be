"""What came and is not in the record: packages seen on a stick or refused. These notes never leave the record."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from sqlite_utils import Database

from facilitator.record.tables import OF_JOURNALS

Sort = Literal["newer", "damaged"]
OVER = -1
"""Events of a note that is over whatever the record holds."""


@dataclass(frozen=True, slots=True)
class Came:
    """A package with something of a session that the record lacks, by its file's name.

    ``newer``: readable, and ``events`` are those of ``journal`` in it. ``damaged``: not readable, ``journal`` is empty,
    and ``events`` are those that the record had of the session by then. ``noted_at`` in wall milliseconds UTC.
    """

    session: str
    name: str
    sort: Sort
    journal: str
    events: int
    noted_at: int


def note_came(db: Database, found: Sequence[Came]) -> None:
    """Remember these; what was noted of the same file and session before is forgotten."""
    db.conn.executemany("DELETE FROM came WHERE session = ? AND name = ?", [(one.session, one.name) for one in found])
    db.conn.executemany(
        "INSERT OR REPLACE INTO came (session, name, sort, journal, events, noted_at) VALUES (?, ?, ?, ?, ?, ?)",
        [(one.session, one.name, one.sort, one.journal, one.events, one.noted_at) for one in found],
    )


def forget_came(db: Database, found: Sequence[tuple[str, str]]) -> None:
    """Forget what was noted of (session, file's name)."""
    db.conn.executemany("DELETE FROM came WHERE session = ? AND name = ?", found)


def came(db: Database) -> list[Came]:
    """What is noted and still so, by session and name, whoever merged something meanwhile.

    Readable files are over once the record has all events of their journals; a damaged one is once more of its session
    has come.
    """
    rows = db.execute(
        f"SELECT session, name, sort, journal, events, noted_at FROM came WHERE {_STILL} ORDER BY 1, 2, 4"
    )
    return [Came(*row) for row in rows]


def held(db: Database, journals: Iterable[str]) -> dict[str, int]:
    """How many events of these journals the record has, forks counted as packages count them; 0 of unknown ones."""
    sql = f"SELECT count(*) FROM {OF_JOURNALS} WHERE j.name = ?"
    return {name: int(db.execute(sql, [name]).fetchone()[0]) for name in journals}


def came_before(db: Database) -> set[tuple[str, str]]:
    """(session, file's name) of every damaged file that was ever noted."""
    return set(db.execute("SELECT session, name FROM came WHERE sort = 'damaged'").fetchall())


_STILL = f"""events > CASE sort
    WHEN 'newer' THEN
        (SELECT count(*) FROM {OF_JOURNALS} WHERE j.name = came.journal)
    ELSE
        (SELECT coalesce(sum(j.events), 0) FROM journal j WHERE j.session = came.session) - 1
    END"""
