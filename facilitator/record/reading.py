"""Questions to the record: events for packages, rows for people. Nothing here writes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from facilitator.conference.commands.writing import REVIEW
from facilitator.conference.events import JournalEntry
from facilitator.conference.results import SessionState
from facilitator.conference.stamps import TRUSTED_LEAD
from facilitator.conference.views import CAPTURED, Course
from facilitator.record import came, handed
from facilitator.record.came import Came
from facilitator.record.handed import Content, Handed
from facilitator.record.tables import OF_JOURNALS, about

PIECE = 1 << 20
"""Bytes of an attachment that are read at once."""
OF_SESSION = CAPTURED
"""Tables whose rows say which session they belong to."""
_REVIEWS = "SELECT name FROM journal WHERE session = ?"


@dataclass(frozen=True, slots=True)
class JournalRange:
    """A journal as far as it is known: ``missing`` are the numbers from 1 to its highest that are not."""

    name: str
    session: str
    device: str
    highest: int
    missing: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A session in the overview. ``last_change`` in wall milliseconds UTC, None where nothing happened."""

    id: str
    title: str
    planned: bool
    state: SessionState
    ideas: int
    devices: tuple[str, ...]
    last_change: int | None
    fingerprint: str


def _marks(items: Sequence[object]) -> str:
    return ",".join("?" * len(items))


def lines_about(db: Database, sessions: Sequence[str]) -> Iterator[str]:
    """The lines of all events about the plan and about what belongs to these sessions."""
    fixed = ["plan", *(f"session:{ident}" for ident in sessions)]
    yield from _column(db, about(f"VALUES {','.join(['(?)'] * len(fixed))}", "e.line"), fixed)
    here = f"session IN ({_marks(sessions)})"
    there = [
        *(f"SELECT id FROM {table} WHERE {here}" for table in OF_SESSION),
        f"SELECT d.id FROM vote v JOIN dots d ON d.vote = v.id WHERE v.{here}",
        f"SELECT id FROM confirmation WHERE {here}",
        f"SELECT c.id FROM idea i JOIN confirmation c ON c.idea = i.id WHERE i.{here}",
        # What was reassigned to another session: undo must find it here.
        f"SELECT e.subject FROM {OF_JOURNALS} WHERE j.{here}",
    ]
    yield from _column(db, about(" UNION ".join(there), "e.line"), [*sessions] * len(there))


def own_lines(db: Database, session: str) -> Iterator[str]:
    """The lines that this record itself wrote in a session, in the order in which it did."""
    sql = f"SELECT line FROM {OF_JOURNALS} WHERE j.own AND j.session = ?"
    yield from _column(db, f"{sql} ORDER BY j.id, e.number", [session])


def _column(db: Database, sql: str, values: Sequence[Any]) -> Iterator[str]:
    for (value,) in db.execute(sql, list(values)):
        yield value


class Reading:
    """Everything that can be asked of a record."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def count(self, sql: str, values: Sequence[Any] = ()) -> int:
        """The one number that a query gives."""
        return int(self._db.execute(sql, list(values)).fetchone()[0])

    @property
    def ideas(self) -> int:
        """Ideas that are neither withdrawn nor redacted, parked ones too."""
        return self.count("SELECT count(*) FROM idea WHERE NOT withdrawn AND NOT redacted")

    @property
    def events(self) -> int:
        """All events, forks too."""
        return self.count("SELECT count(*) FROM event")

    @property
    def conflicts(self) -> list[tuple[str, str]]:
        """(subject, field) of what was changed independently to different values."""
        return list(self._db.execute("SELECT subject, field FROM conflict ORDER BY subject, field"))

    @property
    def forks(self) -> list[tuple[str, int, str]]:
        """(journal, number, session) of ids that came with more than one content."""
        return list(
            self._db.execute(
                f"SELECT DISTINCT j.name, e.number, j.session FROM {OF_JOURNALS} WHERE e.fork > 0"
                " ORDER BY j.name, e.number"
            )
        )

    def journals(self, names: Sequence[str] | None = None) -> list[JournalRange]:
        """All journals, or those named, with what is missing in them."""
        rows = self._db.execute("SELECT id, name, session, device, events, highest FROM journal ORDER BY name")
        wanted = None if names is None else set(names)
        return [
            JournalRange(name, session, device, highest, self._missing(ident, highest) if events < highest else ())
            for ident, name, session, device, events, highest in rows.fetchall()
            if wanted is None or name in wanted
        ]

    def _missing(self, journal: int, highest: int) -> tuple[int, ...]:
        known = {n for (n,) in self._db.execute("SELECT number FROM event WHERE journal = ?", [journal])}
        return tuple(n for n in range(1, highest + 1) if n not in known)

    @property
    def wrong_clocks(self) -> list[tuple[str, str]]:
        """(session, device) of laptops whose events are more than a day ahead of this record's own time.

        A clock that is behind does not show: stamps never go back behind the plan that the laptop took in.
        """
        sql = (
            "SELECT DISTINCT session, device FROM journal WHERE session <> '' AND changed_at > :day +"
            " (SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'stamp') ORDER BY session, device"
        )
        return list(self._db.execute(sql, {"day": TRUSTED_LEAD}))

    def journals_of(self, sessions: Sequence[str]) -> list[str]:
        """The journals a package of these sessions holds: their own, the plan's, and any with events about what is
        theirs now (reassigned cards keep the journal of the session they were typed in). What the office decides
        goes its own way: only a package of the review itself holds that."""
        subjects = " UNION ".join(f"SELECT id FROM {t} WHERE session IN ({_marks(sessions)})" for t in OF_SESSION)
        sql = (
            f"SELECT name FROM journal WHERE session = '' OR session IN ({_marks(sessions)}) OR id IN"
            f" ({about(subjects, 'e.journal')}) ORDER BY name"
        )
        found = _column(self._db, sql, list(sessions) * (len(OF_SESSION) + 1))
        office = set() if REVIEW in sessions else set(_column(self._db, _REVIEWS, [REVIEW]))
        return [name for name in found if name not in office]

    def journal_entries(self, names: Sequence[str]) -> list[JournalEntry]:
        """What is there of some journals; forks count as events of their own."""
        sql = (
            f"SELECT j.name, j.session, j.device, min(e.number), max(e.number), count(*) FROM {OF_JOURNALS}"
            " WHERE j.name = ?"
        )
        return [JournalEntry(*self._db.execute(sql, [name]).fetchone()) for name in names]

    def attachments(self, sessions: Sequence[str]) -> Iterator[tuple[str, bytes]]:
        """(member name, content) of the attachments of some sessions."""
        sql = (
            "SELECT DISTINCT a.sha256, a.extension, c.bytes FROM attachment a JOIN content c ON c.sha256 = a.sha256"
            f" WHERE a.session IN ({_marks(sessions)}) ORDER BY a.sha256"
        )
        for digest, extension, content in self._db.execute(sql, list(sessions)):
            yield f"attachments/{digest}.{extension}", content

    def attachments_in_pieces(self, sessions: Sequence[str]) -> Iterator[tuple[str, Iterator[bytes]]]:
        """As ``attachments``, each content read in pieces when it is asked for: photos are never held whole."""
        sql = (
            "SELECT DISTINCT a.sha256, a.extension, c.rowid FROM attachment a JOIN content c ON c.sha256 = a.sha256"
            f" WHERE a.session IN ({_marks(sessions)}) ORDER BY a.sha256"
        )
        for digest, extension, row in self._db.execute(sql, list(sessions)).fetchall():
            yield f"attachments/{digest}.{extension}", self._pieces(row)

    def _pieces(self, row: int) -> Iterator[bytes]:
        with self._db.conn.blobopen("content", "bytes", row, readonly=True) as blob:
            while piece := blob.read(PIECE):
                yield piece

    def handovers(self) -> list[tuple[Path, list[str]]]:
        """The packages that were written, each with the sessions in it, the oldest first."""
        rows = self._db.execute("SELECT path, sessions FROM handover ORDER BY written_at, path").fetchall()
        return [(Path(path), sessions.split()) for path, sessions in rows]

    def handed(self) -> list[Handed]:
        """Everything that was handed over and read back, the oldest first."""
        return handed.handed(self._db)

    def came(self) -> list[Came]:
        """What came and is not in the record, as far as that was noted and is still so."""
        return came.came(self._db)

    def came_before(self) -> set[tuple[str, str]]:
        """(session, file's name) of every damaged file that was ever noted, whether it is over or not."""
        return came.came_before(self._db)

    def held(self, journals: Iterable[str]) -> dict[str, int]:
        """How many events of these journals the record has, forks too."""
        return came.held(self._db, journals)

    def handed_digest(self, path: str) -> str | None:
        """SHA-256 in hex of a package as it was written there; None for one that was not."""
        return next((one.digest for one in self.handed() if one.path == path), None)

    def content_of(self, session: str) -> Content:
        """How much a package of this session would hold."""
        return handed.content_of(self._db, session, self.journals_of([session]))

    def ideas_within(self, session: str, journals: Mapping[str, int]) -> int:
        """How many of a session's ideas some journals tell of, each up to a number."""
        return handed.ideas_within(self._db, session, journals)

    def events_of_sessions(self) -> dict[str, int]:
        """How many events each session's own journals hold."""
        return handed.events_of(self._db)

    def lines_of(self, journals: Sequence[str]) -> Iterator[str]:
        """The verbatim lines of journals, each in the order of its numbers."""
        for name in journals:
            sql = f"SELECT line FROM {OF_JOURNALS} WHERE j.name = ? ORDER BY number, hash"
            yield from _column(self._db, sql, [name])

    def fingerprint(self, session: str) -> str:
        """Hex SHA-256 over the sorted raw hashes of the events in the session's journals."""
        return self._hash_of_hashes("j.session = ?", session)

    def journal_fingerprint(self, journal: str) -> str:
        """The same over the events of one journal."""
        return self._hash_of_hashes("j.name = ?", journal)

    def _hash_of_hashes(self, which: str, value: str) -> str:
        sql = f"SELECT hash FROM {OF_JOURNALS} WHERE {which} ORDER BY hash"
        whole = hashlib.sha256()
        for (digest,) in self._db.execute(sql, [value]):
            whole.update(digest)
        return whole.hexdigest()

    def counts(self) -> dict[str, int]:
        """Ideas by session, without withdrawn and redacted ones."""
        sql = "SELECT session, count(*) FROM idea WHERE NOT withdrawn AND NOT redacted GROUP BY session"
        return dict(self._db.execute(sql).fetchall())

    def sessions(self) -> list[SessionRow]:
        """All sessions, planned or added, by workshop and round; of those that left the plan, the ones that began."""
        counts = self.counts()
        devices: dict[str, set[str]] = {}
        for session, device in self._db.execute("SELECT session, device FROM journal"):
            devices.setdefault(session, set()).add(device)
        changes = dict(self._db.execute("SELECT session, max(changed_at) FROM journal GROUP BY session").fetchall())
        captured = self._captured()
        rows = self._db.execute(
            "SELECT id, title, planned, started_at, ended_at, closed FROM session ORDER BY workshop, round, id"
        )
        return [
            SessionRow(
                ident,
                title,
                bool(planned),
                Course(started, ended, bool(closed), ident not in captured).state,
                counts.get(ident, 0),
                tuple(sorted(devices.get(ident, ()))),
                changes.get(ident),
                self.fingerprint(ident),
            )
            for ident, title, planned, started, ended, closed in rows.fetchall()
            if planned or ident in changes or ident in captured
        ]

    def _captured(self) -> set[str]:
        """Sessions that hold something."""
        there = dict.fromkeys(OF_SESSION, "NOT withdrawn") | {"headcount": "people IS NOT NULL"}
        sql = " UNION ".join(f"SELECT session FROM {table} WHERE {where}" for table, where in there.items())
        return set(_column(self._db, sql, []))

    def rows(self, table: str, session: str | None = None) -> Iterator[dict[str, Any]]:
        """The rows of a table as dictionaries, one after the other; of one session where it is given."""
        where, values = ("session = ?", [session]) if session else (None, [])
        return iter(self._db.table(table).rows_where(where, values, order_by="row"))
