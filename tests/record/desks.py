"""Records at work for tests: commands on a real file, and what the file holds read with plain SQLite."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from facilitator.conference import intents as i
from facilitator.conference.commands import decide
from facilitator.conference.commands.writing import REVIEW, home_of, plan_of
from facilitator.conference.errors import Refusal
from facilitator.conference.events import Draft, Event, Ref, parse, to_line
from facilitator.conference.history import History, history, inverse
from facilitator.conference.intents_review import ReviewIntent
from facilitator.conference.plan import Plan
from facilitator.conference.state import State
from facilitator.conference.views import clusters_of, idea_view, ideas_of, planned_session, session_result
from facilitator.record import Received, Record, open_record
from facilitator.record.schema import PLACES, ROWS
from facilitator.record.search import indexed
from tests.conference.play import PLAN, SESSIONS, Laptop, Wish, intent_of
from tests.conference.test_events import data_of
from tests.conftest import NOON

EVERYWHERE = (*SESSIONS, "X0", "X1")


class Desk:
    """An open record and somebody working at it."""

    def __init__(self, folder: Path, name: str, plan: Plan | None = PLAN, wall: int = NOON) -> None:
        self.path = folder / f"{name}.sqlite"
        self.name = name
        self.wall = wall
        self.made = 0
        self.record = open_record(self.path, wall)
        self.record.remember("device", name)
        if plan is not None:
            self.receive(office(plan))

    def reopen(self) -> None:
        self.record.close()
        self.record = open_record(self.path, self.wall)

    def close(self) -> None:
        self.record.close()

    @property
    def state(self) -> State:
        return self.record.state([*EVERYWHERE, REVIEW])

    def do(self, intent: i.Intent | ReviewIntent) -> tuple[Event, ...]:
        return self.commit(decide(intent, self.state))

    def commit(
        self, drafts: Sequence[Draft], undoes: Ref | None = None, redoes: Ref | None = None
    ) -> tuple[Event, ...]:
        self.wall += 1_000
        self.made += 1
        return self.record.append(drafts, self.wall, undoes=undoes, redoes=redoes)

    def wish(self, wish: Wish) -> tuple[Event, ...]:
        """What came of a wish; nothing where it was refused."""
        intent = intent_of(wish, self.state, f"{self.name}{self.made}")
        try:
            return self.do(intent) if intent is not None else ()
        except Refusal:
            return ()

    def capture(self, ident: str, text: str, session: str = "W1R1", **more: Any) -> tuple[Event, ...]:
        return self.do(i.CaptureIdea(ident, session, "question", text, **more))

    def receive(self, events: Iterable[Event]) -> Received:
        return self.record.receive(events, self.wall)

    def history(self, session: str = "W1R1") -> History:
        return history(self.record.own_events(session))

    def undo(self, session: str = "W1R1") -> None:
        step = self.history(session).undoable[-1]
        self.commit(inverse(self.state, step, self.record.own), undoes=step.ref)

    def redo(self, session: str = "W1R1") -> None:
        step = self.history(session).redoable[-1]
        self.commit(inverse(self.state, step, self.record.own), redoes=step.ref)

    def events(self) -> list[Event]:
        return events_of(self.record)

    def rows(self, sql: str, *values: object) -> list[Any]:
        """What another program sees in the file."""
        return query(self.path, sql, *values)


def office(plan: Plan = PLAN) -> tuple[Event, ...]:
    """The events that bring a plan."""
    return Laptop("office", None).do(i.IssuePlan(plan))


def query(path: Path, sql: str, *values: object) -> list[Any]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(sql, values).fetchall()


def events_of(record: Record) -> list[Event]:
    look = record.look
    return [parse(line) for line in look.lines_of([journal.name for journal in look.journals()])]


def exchange(*desks: Desk) -> None:
    """Everybody gets everything."""
    for one in desks:
        for other in desks:
            if one is not other:
                one.receive(other.events())


def picture(desk: Desk) -> dict[str, list[Any]]:
    """All that is computed from events, without the order in which it happened to arrive."""
    found: dict[str, list[Any]] = {}
    with closing(sqlite3.connect(desk.path)) as connection:
        for table in ROWS:
            cursor = connection.execute(f"SELECT * FROM {table} ORDER BY id")
            names = [column[0] for column in cursor.description]
            found[table] = [{n: v for n, v in zip(names, row, strict=True) if n not in PLACES} for row in cursor]
        found["conflict"] = connection.execute("SELECT * FROM conflict ORDER BY 1, 2").fetchall()
        found["journal"] = connection.execute(
            "SELECT name, session, device, events, highest, changed_at FROM journal ORDER BY name"
        ).fetchall()
        found["index"] = connection.execute(
            "SELECT idea.id, words FROM search LEFT JOIN idea ON idea.row = search.rowid ORDER BY idea.id"
        ).fetchall()
        found["event"] = connection.execute("SELECT hash, line FROM event ORDER BY hash").fetchall()
    return found


def check_rows(desk: Desk) -> None:
    """Compare every row with what the views make of all events together."""
    state, found = State(desk.events()), picture(desk)
    ideas = {idea.id: idea for session in sessions_of(state) for idea in ideas_of(state, session)}
    clusters = {c.id: c for session in sessions_of(state) for c in clusters_of(state, session, ideas.values())}
    assert [row["id"] for row in found["idea"]] == sorted(subject.id for subject in state.of("idea"))
    for row in found["idea"]:
        idea = ideas.get(row["id"]) or idea_view(state.subjects[row["id"]])
        names = ("session", "number", "kind", "text", "language", "original", "interpreted", "cluster", "parked")
        for name in (*names, "withdrawn", "redacted", "captured_at", "device"):
            assert row[name] == getattr(idea, name), (row, name)
        assert row["changed_at"] == state.subjects[idea.id].changed
        if not idea.withdrawn:
            assert (row["dots"], row["confirmed"]) == (idea.dots, len(idea.confirmed)), row
    for row in found["cluster"]:
        subject = state.subjects[row["id"]]
        assert (row["session"], row["withdrawn"]) == (home_of(subject), subject.withdrawn)
        assert row["id"] not in clusters or row["dots"] == clusters[row["id"]].dots, row
    for name, fields in {"note": "sort text reason", "task": "what who until", "vote": "title voters"}.items():
        for row in found[name]:
            assert [row[field] for field in fields.split()] == [
                state.subjects[row["id"]].get(field) for field in fields.split()
            ]
    conflicts = {(s.id, field) for s in state.subjects.values() if s.type for field in s.conflicts}
    assert set(found["conflict"]) == conflicts
    assert dict(found["index"]) == {
        s.id: " ".join(indexed(f"{s.get('text', '')} {s.get('original', '')}")) for s in state.of("idea")
    }
    check_sessions(desk, state, found["session"])


def check_sessions(desk: Desk, state: State, rows: list[dict[str, Any]]) -> None:
    overview = {row.id: row for row in desk.record.look.sessions()}
    for row in rows:
        planned, result = planned_session(state, row["id"]), session_result(state, row["id"], "")
        assert (row["title"], row["room"], row["start"], row["minutes"]) == (
            planned.workshop.title,
            planned.room,
            planned.start,
            planned.minutes,
        )
        assert (row["workshop"], row["round"]) == (planned.workshop.number, planned.round)
        assert row["moderators"] == ", ".join(planned.moderators)
        assert (row["started_at"], row["ended_at"]) == (result.started_at, result.ended_at)
        assert row["planned"] == (plan_of(state).session(row["id"]) is not None)
        if row["id"] in overview:
            assert overview[row["id"]].state == result.state
            assert overview[row["id"]].ideas == sum(not idea.redacted for idea in result.ideas)
        else:
            assert (row["planned"], result.state) == (0, "planned")


def sessions_of(state: State) -> set[str]:
    return {home_of(subject) for subject in state.subjects.values() if subject.type}


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Everything that lies in a folder, to look for words in."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def filled(desk: Desk) -> Path:
    """The file of a record with some content, closed."""
    for n in range(60):
        desk.capture(f"a{n}", f"Karte {n} mit einigen Worten darauf")
    desk.close()
    return desk.path


def card(number: int, **body: object) -> str:
    """The line of a card of another laptop; its subject is ``card<number>``."""
    fields = {"session": "W1R1", "number": number, "kind": "question", **body}
    return to_line(data_of(number=number, wall=NOON + number, subject=f"card{number}", body=fields))


def all_indexed(db: sqlite3.Connection) -> None:
    """Keep events as before migration 007: each is in the index of subjects, and no idea's row tells where it is."""
    db.execute("DROP INDEX event_subject")
    for table, column in (("event", "plain"), ("idea", "journal"), ("idea", "event")):
        db.execute(f"ALTER TABLE {table} DROP COLUMN {column}")
    db.execute("ALTER TABLE event RENAME TO later")
    db.execute(
        "CREATE TABLE event (journal INTEGER NOT NULL REFERENCES journal(id), number INTEGER NOT NULL,"
        " fork INTEGER NOT NULL, subject TEXT NOT NULL, hash BLOB NOT NULL, line TEXT NOT NULL,"
        " PRIMARY KEY (journal, number, fork)) WITHOUT ROWID"
    )
    db.execute("INSERT INTO event SELECT * FROM later")
    db.execute("DROP TABLE later")
    db.execute("CREATE INDEX event_subject ON event(subject)")
