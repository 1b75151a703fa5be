"""Writing events and the rows they touch. Always inside a transaction that the caller opened.

What several events reach together (a session's row, sums, the search index) is ``Due`` and settled once, before the
commit: a merge stores many packages in one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from sqlite_utils import Database

from facilitator.conference.commands.writing import REVIEW
from facilitator.conference.events import Event, Ref
from facilitator.conference.redaction import redact
from facilitator.conference.state import JUDGED, Subject, add
from facilitator.record import search
from facilitator.record.captures import Delivery, write_captures
from facilitator.record.review_rows import REVIEW_ROW_OF, is_judged, judgement_row
from facilitator.record.rows import ROW_OF, Row
from facilitator.record.sessions import write_all_sessions, write_sessions
from facilitator.record.sums import Reach, refresh
from facilitator.record.tables import OF_JOURNALS, BySubject, First, chunks, count_in, events_of, journal_row, upsert

_ROW_OF = ROW_OF | REVIEW_ROW_OF


@dataclass
class Due:
    """What is to be brought up to date before the commit: sums, rows of sessions (of all where a plan came), words.

    ``half`` is true while something is written of which another part failed: it must not be committed.
    """

    reach: Reach = field(default_factory=Reach)
    sessions: set[str] = field(default_factory=set)
    plan: bool = False
    words: search.Words = field(default_factory=dict)
    half: bool = False


def settle(db: Database, due: Due) -> None:
    """Bring everything up to date that stored events reach."""
    if due.plan:
        write_all_sessions(db)
    else:
        write_sessions(db, sorted(due.sessions))
    refresh(db, due.reach)
    search.catch_up(db, due.words)


@dataclass
class Stored:
    """What storing some events did: how many were new, which of them are forks, and whether words were erased."""

    new: int = 0
    ideas_new: int = 0
    forks: list[Ref] = field(default_factory=list)
    erased: bool = False


Fresh = list[tuple[int, int, Event]]
"""Events that are new here, each with its journal's row and its fork number."""


def store(db: Database, delivery: Delivery, own: frozenset[str], due: Due) -> Stored:
    """Keep the events that the record lacks and bring the rows they touch up to date; the rest is ``due``."""
    stored = Stored()
    late: list[Event] = []
    _store(db, delivery.others, own, due, stored)
    for captures in delivery.captures:
        due.reach.note_new(db)
        new, some = write_captures(db, captures, own, due.words)
        stored.new += new
        stored.ideas_new += new
        late += some
    _store(db, late, own, due, stored)
    return stored


def _store(db: Database, events: Sequence[Event], own: frozenset[str], due: Due, stored: Stored) -> None:
    """Keep events that have to be looked at one by one."""
    if not events:
        return
    fresh, echoes = _fresh(db, events, own, stored)
    new: BySubject = defaultdict(list)
    for _, _, event in fresh:
        new[event.subject].append(event)
    older = events_of(db, {**echoes, **new})
    replaced = _redactions(new, older, echoes)
    if replaced:
        stored.erased = True
        fresh = [(journal, fork, replaced.get((event.ref, event.digest), event)) for journal, fork, event in fresh]
        db.conn.executemany(
            "UPDATE event SET line = ? WHERE journal = (SELECT id FROM journal WHERE name = ?) AND number = ?"
            " AND hash = ?",
            [(event.line, *event.ref, event.digest) for event in replaced.values()],
        )
        db.execute("DELETE FROM draft")  # what is still being typed may hold the same words
    db.conn.executemany(
        "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, NULL)",
        [(journal, e.number, fork, e.subject, e.digest, e.line) for journal, fork, e in fresh],
    )
    stored.new += len(fresh)
    stored.ideas_new += _write_rows(db, new, older, {event.subject for event in replaced.values()}, due)


def _fresh(db: Database, events: Sequence[Event], own: frozenset[str], stored: Stored) -> tuple[Fresh, BySubject]:
    """What is new here; and copies of known events that come from where words of them were erased."""
    by_journal: BySubject = defaultdict(list)
    for event in events:
        by_journal[event.journal].append(event)
    fresh: Fresh = []
    echoes: BySubject = defaultdict(list)
    for some in by_journal.values():
        journal = journal_row(db, First.of(some), own)
        known = _known(db, journal, some)
        before = len(known)
        for event in some:
            digests = known.setdefault(event.number, [])
            if event.digest in digests:
                if event.erased:
                    echoes[event.subject].append(event)
                continue
            if digests:
                stored.forks.append(event.ref)
            fresh.append((journal, len(digests), event))
            digests.append(event.digest)
        count_in(db, journal, len(known) - before, max(known), max(event.wall for event in some))
    return fresh, echoes


def _known(db: Database, journal: int, events: Sequence[Event]) -> dict[int, list[bytes]]:
    """The hashes that a journal has here in the range of these events, by number."""
    numbers = [event.number for event in events]
    rows = db.execute(
        "SELECT number, hash FROM event WHERE journal = ? AND number BETWEEN ? AND ?",
        [journal, min(numbers), max(numbers)],
    )
    known: dict[int, list[bytes]] = {}
    for number, digest in rows:
        known.setdefault(number, []).append(digest)
    return known


def _redactions(new: BySubject, older: BySubject, echoes: BySubject) -> dict[tuple[Ref, bytes], Event]:
    """Events that lose words, by what they are. Changes ``new`` and ``older`` to hold what is left of them."""
    replaced: dict[tuple[Ref, bytes], Event] = {}
    redacting = [subject for subject, events in new.items() if any(map(_erases, events))]
    for subject in {*echoes, *older, *redacting}:
        before, events = older.get(subject, []), new.get(subject, [])
        every = [*before, *events, *echoes.get(subject, ())]
        if not any(map(_erases, every)):
            continue
        after = redact(every)[: len(before) + len(events)]
        lost = [kept for kept, event in zip(after, every, strict=False) if kept is not event]
        if lost:
            replaced.update({(event.ref, event.digest): event for event in lost})
            before[:], events[:] = after[: len(before)], after[len(before) :]
            new[subject] = events
    return replaced


def _erases(event: Event) -> bool:
    return event.kind == "Redacted" or bool(event.erased)


def _write_rows(db: Database, new: BySubject, older: BySubject, erased: set[str], due: Due) -> int:
    """The rows of the subjects of these events; returns how many ideas had none before."""
    touched: dict[str, list[Subject]] = defaultdict(list)
    reworded, reach = set(erased), due.reach
    for ident, events in new.items():
        subject = Subject(ident)
        for event in older.get(ident, ()):
            add(subject, event)
        was = subject.type
        words = _words(subject) if was else ""
        if was:
            reach.note(subject)
        for event in events:
            add(subject, event)
        if subject.type:
            touched[subject.type].append(subject)
            reach.note(subject)
        if was and words != _words(subject):
            reworded.add(ident)
        if was not in (None, subject.type):
            _remove_row(db, was, ident, due)
    _write_conflicts(db, [s for subjects in touched.values() for s in subjects if s.id in older or len(new[s.id]) > 1])
    upsert(db, "review", [judgement_row(s) for kind in JUDGED for s in touched.get(kind, ()) if is_judged(s)])
    fresh = _write_ideas(db, [ROW_OF["idea"](subject) for subject in touched.pop("idea", ())], reworded, due)
    due.plan = bool(touched.pop("plan", ())) or due.plan
    due.sessions.update(subject.id for subject in touched.pop("session", ()))
    for kind, subjects in touched.items():
        upsert(db, kind, [_ROW_OF[kind](subject) for subject in subjects])
    return fresh


def write_review_again(db: Database) -> None:
    """The rows that an older version could not compute, for it did not know what the events of a review mean."""
    touched = f"SELECT DISTINCT e.subject FROM {OF_JOURNALS} WHERE j.session = ?"
    older = events_of(db, [subject for (subject,) in db.execute(touched, [REVIEW]).fetchall()])
    due = Due()
    _write_rows(db, {ident: [] for ident in older}, older, set(), due)
    settle(db, due)


def _words(subject: Subject) -> str:
    """What is searched of an idea."""
    return f"{subject.get('text', '')} {subject.get('original', '')}"


def _remove_row(db: Database, table: str | None, ident: str, due: Due) -> None:
    """An older event has come by which the subject is of another type: only forged ids do this."""
    if table == "idea":
        for (row,) in db.execute("SELECT row FROM idea WHERE id = ?", [ident]).fetchall():
            search.forget(db, row)
            due.words.pop(row, None)
            due.reach.note_gone(row)
        where = "(journal, number) = (SELECT journal, event FROM idea WHERE id = ?) AND plain"
        db.execute(f"UPDATE event SET plain = NULL WHERE {where}", [ident])  # no row tells of it any more
    for name in (table, "review"):
        db.execute(f"DELETE FROM {name} WHERE id = ?", [ident])


def _write_conflicts(db: Database, subjects: list[Subject]) -> None:
    db.conn.executemany("DELETE FROM conflict WHERE subject = ?", [(subject.id,) for subject in subjects])
    found = [(subject.id, name) for subject in subjects for name in subject.conflicts]
    db.conn.executemany("INSERT INTO conflict VALUES (?, ?)", found)


def _write_ideas(db: Database, ideas: list[Row], reworded: set[str], due: Due) -> int:
    """The rows of some ideas; returns how many had none before. Those with other words are indexed anew."""
    known: dict[str, int] = {}
    for chunk in chunks(idea["id"] for idea in ideas):
        marks = ",".join("?" * len(chunk))
        known.update(db.execute(f"SELECT id, row FROM idea WHERE id IN ({marks})", chunk))
    upsert(db, "idea", ideas)
    search.renew(db, [row for ident, row in known.items() if ident in reworded], due.words)
    return len(ideas) - len(known)
