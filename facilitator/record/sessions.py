"""The rows of sessions: they need the plan beside their own events."""

from __future__ import annotations

from collections.abc import Sequence

from sqlite_utils import Database

from facilitator.conference.commands.writing import PLAN, SESSION, revisions, session_known
from facilitator.conference.state import State
from facilitator.conference.views import planned_session
from facilitator.record.rows import Row
from facilitator.record.tables import events_of, upsert


def write_sessions(db: Database, subjects: Sequence[str]) -> None:
    """The rows of these sessions (``session:W3R2``)."""
    if subjects:
        state = _state(db, subjects)
        _write(db, state, {subject.removeprefix(SESSION) for subject in subjects})


def write_all_sessions(db: Database) -> None:
    """The rows of all sessions: those of every revision of the plan, and those added on the spot."""
    rows = db.execute("SELECT DISTINCT subject FROM event WHERE plain IS NULL AND subject GLOB 'session:*'").fetchall()
    state = _state(db, [subject for (subject,) in rows])
    planned = {session.id for plan in revisions(state) for session in plan.sessions}
    before = {ident for (ident,) in db.execute("SELECT id FROM session")}  # a fork of the plan can take some away
    _write(db, state, before | planned | {subject.removeprefix(SESSION) for (subject,) in rows})


def _state(db: Database, subjects: Sequence[str]) -> State:
    return State(event for events in events_of(db, [PLAN, *subjects]).values() for event in events)


def _write(db: Database, state: State, idents: set[str]) -> None:
    plan = next(revisions(state), None)
    if plan is None:
        return  # the plan brings them when it comes
    there = sorted(ident for ident in idents if session_known(state, ident))
    upsert(db, "session", [_row(state, ident, plan.session(ident) is not None) for ident in there])
    db.conn.executemany("DELETE FROM session WHERE id = ?", [(ident,) for ident in idents.difference(there)])


def _row(state: State, ident: str, planned: object) -> Row:
    session, subject = planned_session(state, ident), state.subject(f"{SESSION}{ident}")
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
