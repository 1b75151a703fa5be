"""A laptop's record: appends own events, takes in others', keeps drafts. One thread uses it at a time."""

from __future__ import annotations

import hashlib
import secrets
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Self

from sqlite_utils import Database

from facilitator.conference.events import Draft, Event, Ref, compose, parse
from facilitator.conference.stamps import HybridClock
from facilitator.conference.state import State
from facilitator.record import backup, forgetting, reading, search
from facilitator.record.captures import Delivery, sorted_out
from facilitator.record.commits import REMAINS, Commits
from facilitator.record.notes import REDACTED, Notes
from facilitator.record.review import ReviewReading
from facilitator.record.storing import Due, Stored, store
from facilitator.record.tables import events_of

CHUNK = 5_000
"""Events that are worked on at once while taking in: bounds the memory."""


@dataclass(frozen=True, slots=True)
class Received:
    """What taking in events did: how many were new, the ideas among them, the ids that are forks."""

    new: int
    ideas_new: int
    forks: tuple[Ref, ...]


class Record(Notes, Commits):
    """The events that one laptop knows, and the rows computed from them.

    ``open_record`` and ``read_record`` make one. A journal for each session is begun when the first event of that
    session is written after opening, so that a cloned or restored record can never use a number twice.
    """

    def __init__(self, db: Database, path: Path, now: int, release: Callable[[], None]) -> None:
        self._db = db
        self.path = path
        self._release = release
        self._journals: dict[str, str] = {}
        self._due = None
        self._own = frozenset(name for (name,) in db.execute("SELECT name FROM journal WHERE own"))
        wall, tick = map(int, (self.remembered("stamp") or "0 0").split())
        self._clock = HybridClock()
        self._clock.observe(wall, tick, now)  # unless the laptop's clock was far ahead then, and was put right

    def close(self) -> None:
        """Give the file back; the log is folded into it. Closing again does nothing."""
        with suppress(sqlite3.ProgrammingError):
            self.erase_remains()
        self._db.close()
        self._release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def own(self) -> frozenset[str]:
        """The journals that this record began."""
        return self._own

    def append(
        self,
        drafts: Sequence[Draft],
        now: int,
        *,
        undoes: Ref | None = None,
        redoes: Ref | None = None,
        box: tuple[str, str] | None = None,
    ) -> tuple[Event, ...]:
        """Commit what a command decided as one step, flushed to the disk; returns the events.

        ``box`` is the (session, box) whose unfinished text these events finish: it is cleared in the same commit.
        Where words were redacted, no byte of them is left in the record's files when this returns.
        """
        if not drafts:
            return ()
        session = drafts[0].session
        journal = self._journals.setdefault(session, secrets.token_hex(16))
        number = 1 + self.look.count("SELECT coalesce(max(highest), 0) FROM journal WHERE name = ?", [journal])
        device = self.remembered("device") or ""
        events = tuple(
            compose(
                draft,
                session=session,
                journal=journal,
                number=number + place,
                stamp=self._clock.tick(now),
                step=number,
                device=device,
                salt=secrets.token_hex(16),
                undoes=undoes,
                redoes=redoes,
            )
            for place, draft in enumerate(drafts)
        )
        self._own |= {journal}
        with self.together() as due:
            self._store(sorted_out(events), due)
            if box:
                self._db.execute("DELETE FROM draft WHERE session = ? AND box = ?", list(box))
        return events

    def receive(self, events: Iterable[Event], now: int) -> Received:
        """Take in events of other records: those it lacks, all or none. Any order, any number of times."""
        rest = iter(events)
        pieces = iter(lambda: list(islice(rest, CHUNK)), [])
        return self.receive_sorted(map(sorted_out, pieces), now)

    def receive_sorted(self, deliveries: Iterable[Delivery], now: int) -> Received:
        """Take in events that were sorted out before: all or none. It is a ``part`` of what goes on."""
        total = Stored()
        self._clock.observe(now, 0, now)
        with self.part() as due:
            for delivery in deliveries:
                self._clock.observe_all(delivery.stamps, now)
                stored = self._store(delivery, due)
                total.new += stored.new
                total.ideas_new += stored.ideas_new
                total.forks += stored.forks
        return Received(total.new, total.ideas_new, tuple(total.forks))

    def _store(self, delivery: Delivery, due: Due) -> Stored:
        stored = store(self._db, delivery, self._own, due)
        self.remember("stamp", "{} {}".format(*self._clock.last))
        if stored.erased:
            self.remember(REMAINS, "1")
        if any(event.kind == "Redacted" for event in delivery.others):
            self.remember(REDACTED, "1")
        return stored

    def forget_sessions(self, sessions: Sequence[str]) -> None:
        """Take sessions out for good: no byte of them is left in the record's files when this returns.

        Where that last step fails, ``has_remains`` is true, and it is tried again as after a redaction.
        """
        self._db.execute("PRAGMA secure_delete = ON")
        forgetting.overwrite_log(self._db, self.path)
        with self.together():
            forgetting.forget(self._db, sessions)
            self.remember(REMAINS, "1")
        self._journals = {name: journal for name, journal in self._journals.items() if name not in sessions}
        forgetting.overwrite_log(self._db, self.path)

    def tied_to(self, sessions: Sequence[str]) -> list[str]:
        """Other sessions that share cards with these, so that they can be forgotten together only."""
        return forgetting.tied_to(self._db, sessions)

    def keep_draft(self, session: str, box: str, text: str) -> None:
        """Keep unfinished text; it never leaves this record."""
        if text:
            self._db.execute("INSERT OR REPLACE INTO draft VALUES (?, ?, ?)", [session, box, text])
        else:
            self._db.execute("DELETE FROM draft WHERE session = ? AND box = ?", [session, box])

    def draft(self, session: str, box: str) -> str:
        """The unfinished text of a box, empty where there is none."""
        found = self._db.execute("SELECT text FROM draft WHERE session = ? AND box = ?", [session, box]).fetchone()
        return str(found[0]) if found else ""

    def drop_drafts(self) -> None:
        """Forget all unfinished text (before a redaction: it may hold the same words)."""
        self._db.execute("DELETE FROM draft")

    def keep_content(self, content: bytes) -> str:
        """Keep an attachment's bytes if an event names them; returns their SHA-256 in hex.

        So take in the event first, ``together`` with this: a redacted photo then stays away, whoever brings it again.
        """
        digest = hashlib.sha256(content).hexdigest()
        named = "SELECT 1 FROM attachment WHERE sha256 = ?"
        self._db.execute(f"INSERT OR IGNORE INTO content SELECT ?, ? WHERE EXISTS ({named})", [digest, content, digest])
        return digest

    def back_up(self, why: str) -> Path:
        """A whole copy beside the record; returns its path. ``why`` becomes part of its name."""
        return backup.back_up(self._db, self.path, why)

    # Reading.

    def state(self, sessions: Sequence[str]) -> State:
        """The plan and everything that belongs to these sessions, folded."""
        return State(parse(line) for line in reading.lines_about(self._db, sessions))

    def own_events(self, session: str) -> list[Event]:
        """What this record itself did in a session, in its order: undo is computed from it."""
        return [parse(line) for line in reading.own_lines(self._db, session)]

    @property
    def look(self) -> reading.Reading:
        """Everything that can be asked of the rows."""
        return reading.Reading(self._db)

    @property
    def review(self) -> ReviewReading:
        """Everything that can be asked of what the office decided."""
        return ReviewReading(self._db)

    def state_of(self, subjects: Iterable[str]) -> State:
        """What is known of some subjects alone, folded: a central record is too large to fold whole."""
        return State(self.events_about(subjects))

    def events_about(self, subjects: Iterable[str]) -> list[Event]:
        """All events about some subjects, in their order."""
        found = events_of(self._db, dict.fromkeys(subjects))
        return sorted((event for events in found.values() for event in events), key=lambda event: event.order)

    def search(self, query: str, most: int = 100) -> list[tuple[str, str, str]]:
        """(id, session, text) of the ideas that hold all words of the query, best first."""
        return search.find(self._db, query, most)
