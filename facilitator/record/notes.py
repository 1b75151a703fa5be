"""What a record notes of its dealings with others: packages that came and went, and lines of CARDS files."""

from __future__ import annotations

from collections.abc import Sequence

from sqlite_utils import Database

from facilitator.conference.events import Event
from facilitator.record import came, handed
from facilitator.record.came import Came
from facilitator.record.handed import Handed
from facilitator.record.tables import OF_JOURNALS

REDACTED = "redacted"
"""What the record remembers from the first redaction on that it knows."""


class Notes:
    """A part of ``Record``."""

    _db: Database

    def note_handover(self, path: str, sessions: Sequence[str], events: int, now: int) -> None:
        """Remember which package was written where."""
        row = [path, " ".join(sessions), events, now]
        self._db.execute("INSERT OR REPLACE INTO handover VALUES (?, ?, ?, ?)", row)

    def note_handed(self, found: Sequence[Handed]) -> None:
        """Remember what packages hold that were written and read back."""
        handed.note_handed(self._db, found)

    def forget_package(self, path: str) -> None:
        """Forget a package that was noted and is not there."""
        handed.forget_package(self._db, path)

    def note_came(self, found: Sequence[Came]) -> None:
        """Remember what came and was not taken in."""
        came.note_came(self._db, found)

    def forget_came(self, found: Sequence[tuple[str, str]]) -> None:
        """Forget what was noted of (session, file's name)."""
        came.forget_came(self._db, found)

    def note_package(self, digest: str, name: str, now: int, authenticated: object) -> None:
        """Remember that a package file (hex SHA-256 of its bytes) was taken in."""
        row = [digest, name, now, bool(authenticated)]
        self._db.execute("INSERT OR REPLACE INTO package VALUES (?, ?, ?, ?)", row)

    def knows_package(self, digest: str) -> bool | None:
        """Whether a package that was taken in before was authenticated; None for one that was not taken in."""
        found = self._db.execute("SELECT authenticated FROM package WHERE sha256 = ?", [digest]).fetchone()
        return bool(found[0]) if found else None

    @property
    def has_redacted(self) -> bool:
        """Whether it knows of a redaction: copies of what it holds may still have the words."""
        return self._db.execute("SELECT 1 FROM meta WHERE key = ?", [REDACTED]).fetchone() is not None

    def has_erased(self, event: Event) -> bool:
        """Whether this record has an event without words that the given copy of it still has."""
        line = f"SELECT 1 FROM {OF_JOURNALS} WHERE j.name = ? AND e.number = ?"
        found = self._db.execute(f"{line} AND e.hash = ? AND e.line <> ?", [*event.ref, event.digest, event.line])
        return not event.erased and found.fetchone() is not None

    def note_card(self, session: str, source: str, idea: str) -> None:
        """Remember which idea came from which line of a CARDS file, so that a corrected file changes it."""
        self._db.execute("INSERT OR REPLACE INTO card VALUES (?, ?, ?)", [session, source, idea])

    def cards(self, session: str) -> dict[str, str]:
        """The ideas that came from CARDS files, by their line or id there."""
        return dict(self._db.execute("SELECT source, idea FROM card WHERE session = ?", [session]).fetchall())
