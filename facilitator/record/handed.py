"""What was handed over, where to and how: one row for each session in each package that was written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass

from sqlite_utils import Database

from facilitator.record.tables import OF_JOURNALS


@dataclass(frozen=True, slots=True)
class Handed:
    """A session in a package that was written and read back.

    ``events`` are those of the session's own journals, ``fingerprint`` is over these; ``digest`` is the SHA-256 of the
    file in hex, ``size`` its bytes; ``place`` is the folder; ``written_at`` in wall milliseconds UTC.
    """

    path: str
    session: str
    events: int
    ideas: int
    photos: int
    fingerprint: str
    digest: str
    size: int
    place: str
    written_at: int


def note_handed(db: Database, found: Sequence[Handed]) -> None:
    """Remember what was written; a later package of the same name takes the place of an earlier one."""
    db.conn.executemany(
        "INSERT OR REPLACE INTO handed (path, session, events, ideas, photos, fingerprint, digest, size, place,"
        " written_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [astuple(one) for one in found],
    )


def handed(db: Database) -> list[Handed]:
    """Everything that was handed over, the oldest first."""
    sql = (
        "SELECT path, session, events, ideas, photos, fingerprint, digest, size, place, written_at FROM handed"
        " ORDER BY written_at, path, session"
    )
    return [Handed(*row) for row in db.execute(sql)]


def forget_package(db: Database, path: str) -> None:
    """Nothing lies there any more, or nothing ever did."""
    db.execute("DELETE FROM handover WHERE path = ?", [path])
    db.execute("DELETE FROM handed WHERE path = ?", [path])


@dataclass(frozen=True, slots=True)
class Content:
    """How much a session holds: ``size`` are the bytes of its events and photos before they are packed."""

    events: int
    ideas: int
    photos: int
    size: int


def content_of(db: Database, session: str, journals: Sequence[str]) -> Content:
    """How much a package of a session would hold; ``journals`` are those that go with it."""

    def number(sql: str, values: Sequence[str]) -> int:
        return int(db.execute(sql, list(values)).fetchone()[0] or 0)

    marks = ",".join("?" * len(journals))
    photos = "SELECT DISTINCT a.sha256 FROM attachment a WHERE a.session = ? AND a.sha256 IS NOT NULL"
    lines = number(
        f"SELECT sum(length(CAST(e.line AS BLOB)) + 1) FROM {OF_JOURNALS} WHERE j.name IN ({marks})",
        journals,
    )
    return Content(
        events_of(db).get(session, 0),
        number("SELECT count(*) FROM idea WHERE session = ? AND NOT withdrawn AND NOT redacted", [session]),
        number(f"SELECT count(*) FROM ({photos} AND NOT a.withdrawn)", [session]),
        lines + number(f"SELECT sum(length(bytes)) FROM content WHERE sha256 IN ({photos})", [session]),
    )


def ideas_within(db: Database, session: str, journals: Mapping[str, int]) -> int:
    """How many of a session's ideas some journals tell of, each up to a number."""
    sql = (
        f"SELECT i.id FROM {OF_JOURNALS} CROSS JOIN idea i ON i.id = e.subject WHERE j.name = ?"
        " AND e.number <= ? AND i.session = ? AND NOT i.withdrawn AND NOT i.redacted"
    )
    found: set[str] = set()
    for name, last in journals.items():
        found.update(ident for (ident,) in db.execute(sql, [name, last, session]))
    return len(found)


def events_of(db: Database) -> dict[str, int]:
    """How many events each session's own journals hold."""
    return dict(db.execute("SELECT session, sum(events) FROM journal GROUP BY session").fetchall())
