"""Forgetting sessions for good: their journals, rows and photos go, and no byte of them stays in the record's files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from sqlite_utils import Database

from facilitator.conference.views import CAPTURED
from facilitator.files import overwritten
from facilitator.record.sessions import write_sessions
from facilitator.record.sums import Reach, refresh
from facilitator.record.tables import about

_TABLES = (*CAPTURED, "confirmation")
"""Tables whose rows say which session they belong to; ``dots`` belong to their vote's."""
_THESE = "(SELECT session FROM temp.these)"
_JOURNALS = f"(SELECT id FROM journal WHERE session IN {_THESE})"
_SUBJECTS = " UNION ".join(f"SELECT id FROM {table} WHERE session IN {_THESE}" for table in _TABLES)


@contextmanager
def _these(db: Database, sessions: Sequence[str]) -> Iterator[None]:
    """A table of the sessions that all the statements here are about."""
    db.execute("CREATE TEMP TABLE these (session TEXT)")
    try:
        db.conn.executemany("INSERT INTO temp.these VALUES (?)", [(session,) for session in sessions])
        yield
    finally:
        db.execute("DROP TABLE temp.these")


def tied_to(db: Database, sessions: Sequence[str]) -> list[str]:
    """Other sessions that cannot stay whole without these, or from which something of these could not be taken out.

    A card that was put into another session has its words in the journal of the one where it was typed.
    """
    foreign = (
        f"SELECT j.session FROM journal j WHERE j.session <> '' AND j.session NOT IN {_THESE}"
        f" AND j.id IN ({about(_SUBJECTS, 'e.journal')})"
    )
    kept = (
        f"SELECT t.session FROM event e CROSS JOIN {table} t ON t.id = e.subject"
        f" WHERE e.journal IN {_JOURNALS} AND t.session NOT IN {_THESE}"
        for table in _TABLES
    )
    with _these(db, sessions):
        return [session for (session,) in db.execute(" UNION ".join([foreign, *kept]) + " ORDER BY 1").fetchall()]


def forget(db: Database, sessions: Sequence[str]) -> None:
    """Take sessions out, inside a transaction of the caller's."""
    with _these(db, sessions):
        asked = f"SELECT DISTINCT idea FROM confirmation WHERE session IN {_THESE}"
        confirmed = {idea for (idea,) in db.execute(asked).fetchall()}
        for sql in (
            f"DELETE FROM search WHERE rowid IN (SELECT row FROM idea WHERE session IN {_THESE})",
            f"DELETE FROM dots WHERE vote IN (SELECT id FROM vote WHERE session IN {_THESE})",
            f"DELETE FROM conflict WHERE subject IN (SELECT subject FROM event WHERE journal IN {_JOURNALS})",
            *(f"DELETE FROM {table} WHERE session IN {_THESE}" for table in (*_TABLES, "draft", "card")),
            f"DELETE FROM event WHERE journal IN {_JOURNALS}",
            f"DELETE FROM journal WHERE session IN {_THESE}",
            "DELETE FROM content WHERE sha256 NOT IN (SELECT sha256 FROM attachment WHERE sha256 IS NOT NULL)",
        ):
            db.execute(sql)
    refresh(db, Reach(confirmed=confirmed))
    write_sessions(db, [f"session:{session}" for session in sessions])


def overwrite_log(db: Database, path: Path) -> None:
    """Fold the log into the file and leave nothing of it on the medium either. Raises OSError.

    Once every page of it is in the file, SQLite begins it anew at the next commit and reads no byte of it before.
    """
    (busy, _, _) = db.execute("PRAGMA wal_checkpoint(RESTART)").fetchone()
    if not busy:
        with path.with_name(f"{path.name}-wal").open("r+b") as log:
            overwritten(log)
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
