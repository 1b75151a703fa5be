"""Writing events and the rows they touch. Always inside a transaction that the caller opened."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from sqlite_utils import Database

from facilitator.conference.commands.writing import PLAN, home_of
from facilitator.conference.events import Event, parse
from facilitator.conference.plan import plan_from_json
from facilitator.conference.redaction import redact
from facilitator.conference.state import Change, State, Subject, add
from facilitator.conference.views import planned_session
from facilitator.record import search
from facilitator.record.rows import ROW_OF, Row

CHUNK = 500
"""Values in one IN (...) list; SQLite's oldest limit is 999."""


@dataclass
class Stored:
    """What storing some events did: how many were new, which of them are forks, what changed, were words erased."""

    new: int = 0
    ideas_new: int = 0
    forks: list[tuple[str, int]] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    erased: bool = False


Fresh = list[tuple[int, int, Event]]
"""Events that are new here, each with its journal's row and its fork number."""
BySubject = dict[str, list[Event]]


def store(db: Database, events: Sequence[Event], own: frozenset[str]) -> Stored:
    """Keep the events that the record lacks and bring the rows they touch up to date."""
    stored = Stored()
    fresh = _fresh(db, events, own, stored)
    if not fresh:
        return stored
    new: BySubject = defaultdict(list)
    for _, _, event in fresh:
        new[event.subject].append(event)
    older = events_of(db, new)
    if replaced := _redactions(new, older):
        stored.erased = True
        fresh = [(journal, fork, replaced.get(event.digest, event)) for journal, fork, event in fresh]
        db.conn.executemany(
            "UPDATE event SET line = ? WHERE subject = ? AND hash = ?",
            [(event.line, event.subject, event.digest) for event in replaced.values()],
        )
    db.conn.executemany(
        "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?)",
        [(journal, e.number, fork, e.subject, e.digest, e.line) for journal, fork, e in fresh],
    )
    stored.new = len(fresh)
    _write_rows(db, new, older, stored)
    return stored


def _fresh(db: Database, events: Sequence[Event], own: frozenset[str], stored: Stored) -> Fresh:
    by_journal: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        by_journal[event.journal].append(event)
    fresh: Fresh = []
    for name, some in by_journal.items():
        journal, known = _journal(db, some, name in own)
        before = len(known)
        for event in some:
            digests = known.setdefault(event.number, [])
            if event.digest in digests:
                continue
            if digests:
                stored.forks.append(event.ref)
            fresh.append((journal, len(digests), event))
            digests.append(event.digest)
        db.execute(
            "UPDATE journal SET events = events + ?, highest = max(highest, ?) WHERE id = ?",
            [len(known) - before, max(known), journal],
        )
    return fresh


def _journal(db: Database, events: Sequence[Event], own: object) -> tuple[int, dict[int, list[bytes]]]:
    """The row of these events' journal, made where it is new, and the hashes it has in their range, by number."""
    first = events[0]
    found = db.execute("SELECT id FROM journal WHERE name = ?", [first.journal]).fetchone()
    if found is None:
        cursor = db.execute(
            "INSERT INTO journal(name, session, device, own, events, highest) VALUES (?, ?, ?, ?, 0, 0)",
            [first.journal, first.session, first.device, own],
        )
        return int(cursor.lastrowid or 0), {}
    numbers = [event.number for event in events]
    known: dict[int, list[bytes]] = {}
    rows = db.execute(
        "SELECT number, hash FROM event WHERE journal = ? AND number BETWEEN ? AND ?",
        [found[0], min(numbers), max(numbers)],
    )
    for number, digest in rows:
        known.setdefault(number, []).append(digest)
    return int(found[0]), known


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


def _redactions(new: BySubject, older: BySubject) -> dict[bytes, Event]:
    """Events that lose words, by hash. Changes ``new`` and ``older`` so that they hold what is left of them."""
    replaced: dict[bytes, Event] = {}
    for subject, events in new.items():
        before = older.get(subject, [])
        if not any(event.kind == "Redacted" for event in (*events, *before)):
            continue
        after = {event.digest: event for event in redact([*before, *events])}
        for group in (events, before):
            for place, event in enumerate(group):
                if after[event.digest] is not event:
                    replaced[event.digest] = group[place] = after[event.digest]
    return replaced


def _write_rows(db: Database, new: BySubject, older: BySubject, stored: Stored) -> None:
    touched: dict[str, list[Subject]] = defaultdict(list)
    wordy: set[str] = set()
    for ident, events in new.items():
        subject = Subject(ident)
        for event in older.get(ident, ()):
            add(subject, event)
        for event in events:
            fields = add(subject, event)
            stored.changes.append(Change(ident, subject.type, fields))
            if "text" in fields or "original" in fields:
                wordy.add(ident)
        if subject.type:
            touched[subject.type].append(subject)
    _write_conflicts(db, touched.values())
    ideas = touched.pop("idea", [])
    stored.ideas_new = _write_ideas(db, ideas, older, wordy)
    sessions = touched.pop("session", [])
    if "plan" in touched:
        del touched["plan"]
        write_sessions(db, None)
    elif sessions:
        write_sessions(db, [subject.id for subject in sessions])
    for kind, subjects in touched.items():
        upsert(db, kind, [ROW_OF[kind](subject) for subject in subjects])
    refresh(db, [*ideas, *(subject for subjects in touched.values() for subject in subjects)])


def _write_conflicts(db: Database, groups: Iterable[list[Subject]]) -> None:
    subjects = [subject for group in groups for subject in group if len(subject.registers) > 0]
    edited = [s for s in subjects if any(len(register.writes) > 1 for register in s.registers.values())]
    db.conn.executemany("DELETE FROM conflict WHERE subject = ?", [(s.id,) for s in edited])
    db.conn.executemany("INSERT INTO conflict VALUES (?, ?)", [(s.id, name) for s in edited for name in s.conflicts])


def _write_ideas(db: Database, ideas: list[Subject], older: BySubject, wordy: set[str]) -> int:
    """Rows and search index of some ideas; returns how many had no row before."""
    known: dict[str, int] = {}
    for chunk in chunks(idea.id for idea in ideas if idea.id in older):
        marks = ",".join("?" * len(chunk))
        known.update(db.execute(f"SELECT id, row FROM idea WHERE id IN ({marks})", chunk))
    (highest,) = db.execute("SELECT coalesce(max(row), 0) FROM idea").fetchone()
    rows: list[Row] = []
    fresh = 0
    for idea in ideas:
        row = known.get(idea.id)
        if row is None:
            fresh += 1
            row = highest + fresh
        rows.append({"row": row, **ROW_OF["idea"](idea)})
    upsert(db, "idea", rows)
    worded = [row for row in rows if row["id"] in wordy]
    texts = [(row["row"], f"{row['text'] or ''} {row['original']}") for row in worded]
    search.index(db, texts, [row["row"] for row in worded if row["id"] in known])
    return fresh


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


def write_sessions(db: Database, idents: Sequence[str] | None) -> None:
    """The rows of these sessions (``session:W3R2``), or of all: they need the plan beside their own events."""
    wanted = [PLAN, *idents] if idents is not None else [PLAN, *_session_subjects(db)]
    state = State(event for events in events_of(db, wanted).values() for event in events)
    plan = state.subject(PLAN)
    if plan is None:
        return
    planned = {s.id for s in plan_from_json(plan.get("plan")).sessions}
    own = {ident.removeprefix("session:") for ident in wanted if ident != PLAN}
    rows = [
        _session_row(state, ident, ident in planned) for ident in sorted(own if idents is not None else own | planned)
    ]
    upsert(db, "session", rows)


def _session_subjects(db: Database) -> list[str]:
    rows = db.execute("SELECT DISTINCT subject FROM event WHERE subject GLOB 'session:*'")
    return [subject for (subject,) in rows]


def _session_row(state: State, ident: str, planned: object) -> Row:
    session, subject = planned_session(state, ident), state.subject(f"session:{ident}")
    clock = subject.get("clock", {}) if subject else {}
    return {
        "id": ident,
        "workshop": session.workshop.number,
        "round": session.round,
        "title": session.workshop.title,
        "room": session.room,
        "moderators": ", ".join(session.moderators),
        "start": session.start,
        "minutes": session.minutes,
        "planned": planned,
        "started_at": clock.get("started"),
        "ended_at": clock.get("ended"),
        "closed": bool(subject and subject.get("closed")),
    }


def refresh(db: Database, subjects: Iterable[Subject]) -> None:
    """Bring the columns up to date that are sums over other rows: dots and confirmations."""
    sessions: set[str] = set()
    for subject in subjects:
        if subject.type == "dots":
            found = db.execute("SELECT session FROM vote WHERE id = ?", [subject.get("vote")]).fetchone()
            sessions.update(found or ())
        elif subject.type == "confirmation":
            db.execute(_CONFIRMED, {"idea": subject.get("idea")})
        else:
            sessions.add(home_of(subject))
    for (session,) in db.execute("SELECT DISTINCT session FROM vote").fetchall() if sessions else ():
        if session in sessions:
            db.execute(_IDEA_DOTS, {"session": session})
            db.execute(_CLUSTER_DOTS, {"session": session})


_CONFIRMED = """UPDATE idea SET confirmed =
    (SELECT count(*) FROM confirmation c WHERE c.idea = idea.id AND NOT c.withdrawn) WHERE id = :idea"""
_VOTE = """(SELECT v.id FROM vote v WHERE v.session = :session AND NOT v.withdrawn AND EXISTS
    (SELECT 1 FROM dots d WHERE d.vote = v.id AND d.dots IS NOT NULL AND NOT d.withdrawn)
    ORDER BY v.born DESC LIMIT 1)"""
_IDEA_DOTS = f"""UPDATE idea SET dots = (SELECT d.dots FROM dots d WHERE d.vote = {_VOTE}
    AND d.target = idea.id AND NOT d.withdrawn) WHERE session = :session"""
_CLUSTER_DOTS = f"""UPDATE cluster SET dots = (SELECT sum(n) FROM
    (SELECT d.dots AS n FROM dots d WHERE d.vote = {_VOTE} AND d.target = cluster.id AND NOT d.withdrawn
     UNION ALL SELECT i.dots FROM idea i WHERE i.cluster = cluster.id AND i.session = :session
     AND NOT i.withdrawn AND NOT i.parked)) WHERE session = :session"""
