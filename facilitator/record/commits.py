"""What a record commits at once, and what it remembers of itself: device label, conference key, rehearsal."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlite_utils import Database

from facilitator.record import backup
from facilitator.record.storing import Due, settle

REMAINS = "remains"
"""What the record remembers from a redaction's commit until no byte of the words is left in its files."""


class Commits:
    """A part of ``Record``."""

    _db: Database
    _due: Due | None
    path: Path

    def remembered(self, key: str) -> str | None:
        """A value kept with ``remember``, or None."""
        found = self._db.execute("SELECT value FROM meta WHERE key = ?", [key]).fetchone()
        return str(found[0]) if found else None

    def remember(self, key: str, value: str) -> None:
        """Keep a value that is about this record and never leaves it in an event."""
        self._db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", [key, value])

    @contextmanager
    def unchanging(self) -> Iterator[None]:
        """What is read inside is of one moment, whatever another connection writes meanwhile."""
        with self._db.atomic():
            yield

    @contextmanager
    def tried(self) -> Iterator[None]:
        """Everything inside happens and is then taken back: a dry run."""

        class Enough(Exception):
            pass

        with suppress(Enough), self._db.atomic():
            yield
            raise Enough

    @contextmanager
    def together(self) -> Iterator[Due]:
        """Everything inside is committed at once, or not at all. Inside another one it is a part of that.

        What is due is settled before the commit.
        """
        if self._due is not None:
            half = self._due.half
            try:
                with self._db.atomic():
                    yield self._due
            except BaseException:
                self._due.words.clear()  # others will get the rows that these had
                self._due.half = half
                raise
            return
        self._due = Due()
        try:
            with self._db.atomic():
                yield self._due
                if self._due.half:
                    raise RuntimeError("A part of this failed and was not taken back: nothing of it is kept.")
                settle(self._db, self._due)
        finally:
            self._due = None
        self.erase_remains()

    @contextmanager
    def part(self) -> Iterator[Due]:
        """As ``together``, but where it fails inside another one, that one has to fail with it.

        Being able to take a part back alone costs a copy of each page of the file that it changes.
        """
        if self._due is None:
            with self.together() as due:
                yield due
            return
        try:
            yield self._due
        except BaseException:
            self._due.half = True
            raise

    @property
    def has_remains(self) -> bool:
        """Whether redacted words may still be in the file, its log or its backups, unseen by every query."""
        return self.remembered(REMAINS) is not None

    def erase_remains(self) -> None:
        """Leave no byte of redacted words in the record's files.

        What is redacted is committed by then. Should this fail (the disk is full, another program reads the record),
        nothing is raised: it is tried again at the next commit, on closing and on opening; ``has_remains`` tells.
        """
        if self.has_remains and not self._db.conn.in_transaction:
            with suppress(sqlite3.OperationalError, OSError):
                backup.erase_remains(self._db, self.path)
                self._db.execute("DELETE FROM meta WHERE key = ?", [REMAINS])
