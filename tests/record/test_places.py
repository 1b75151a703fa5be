"""Where events are found: a plain capture by its idea's row, everything else by the index of subjects."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from facilitator.conference import intents as i
from facilitator.record import open_record, read_record
from facilitator.record.tables import about
from tests.conftest import NOON
from tests.record.conftest import Seat
from tests.record.desks import Desk, all_indexed, check_rows, picture, query
from tests.record.test_changed_types import captured, line
from tests.record.wrecks import rescued

INDEXED = "SELECT subject, number FROM event WHERE plain IS NULL AND subject NOT IN ('plan') ORDER BY number"


def kinds(desk: Desk, subject: str) -> list[str]:
    return [event.kind for event in desk.record.events_about([subject])]


def test_a_plain_capture_is_found_by_its_ideas_row(desk: Desk) -> None:
    desk.capture("a", "Wann?")
    assert desk.rows(INDEXED) == []
    assert kinds(desk, "a") == ["IdeaCaptured"]
    desk.do(i.Reword("a", "Wann genau?"))
    assert desk.rows(INDEXED) == [("a", 2)]
    assert kinds(desk, "a") == ["IdeaCaptured", "IdeaReworded"]


def test_what_is_an_idea_no_more_is_found_as_before(desk: Desk) -> None:
    desk.receive([captured("x", 5)])
    desk.receive([line("x", 1, "NoteWritten", session="W1R1", sort="note", text="Eine Notiz", reason="")])
    assert kinds(desk, "x") == ["NoteWritten", "IdeaCaptured"]
    assert desk.rows(INDEXED) == [("x", 1), ("x", 5)]
    desk.close()
    desk.record = open_record(desk.path, NOON)  # and nothing is damaged
    desk.receive([line("x", 7, "NoteReworded", text="Doch eine Notiz", reason="")])
    check_rows(desk)


@pytest.mark.parametrize(
    "sql",
    ["DELETE FROM idea WHERE id = 'b'", "UPDATE idea SET event = NULL WHERE id = 'b'", "UPDATE idea SET journal = 99"],
)
def test_a_capture_that_no_row_tells_of_is_noticed(desk: Desk, sql: str) -> None:
    desk.capture("a", "Wann?")
    desk.capture("b", "Wo?")
    desk.close()
    with closing(sqlite3.connect(desk.path)) as db:
        db.execute(sql)
        db.commit()
    desk.record, notice = rescued(desk.path)
    assert "2 ideas in 3 entries can be read again" in str(notice)
    assert [kinds(desk, ident) for ident in "ab"] == [["IdeaCaptured"]] * 2


def test_a_record_of_before_goes_on(seat: Seat) -> None:
    old, new, other = seat("old"), seat("new"), seat("other")
    for ident in "abc":
        other.capture(ident, f"Karte {ident}")
    first = other.events()
    old.receive(first)
    old.close()
    with closing(sqlite3.connect(old.path)) as db:
        all_indexed(db)
        db.execute("DELETE FROM _sqlite_migrations WHERE name > '006-joint'")
        db.commit()
    with read_record(old.path) as record:
        assert [event.kind for event in record.events_about(["a"])] == ["IdeaCaptured"]
        assert [row.ideas for row in record.look.sessions() if row.id == "W1R1"] == [3]
        assert len(list(record.state(["W1R1"]).of("idea"))) == 3
    old.record = open_record(old.path, NOON)
    other.capture("d", "Karte d")
    other.do(i.Reword("a", "Karte A"))
    for desk in (old, new):
        desk.receive(other.events())
        desk.receive(other.events())
    assert picture(old) == picture(new)
    assert [kinds(old, ident) for ident in "abcd"] == [kinds(new, ident) for ident in "abcd"]
    assert query(old.path, "SELECT subject FROM event WHERE plain") == [("d",)]


def test_no_event_is_looked_for_in_all_of_them(desk: Desk) -> None:
    with closing(sqlite3.connect(desk.path)) as db:
        steps = [
            step for *_, step in db.execute(f"EXPLAIN QUERY PLAN {about('VALUES (?), (?)', 'e.line')}", ["a", "b"])
        ]
    searched = [step for step in steps if step.startswith("SEARCH")]
    assert [step for step in steps if step.startswith("SCAN") and "these" not in step and "CONSTANT" not in step] == []
    assert [step.split(" USING ")[1].split(" (")[0] for step in searched] == [
        "INDEX event_subject",
        "INDEX sqlite_autoindex_idea_1",
        "INDEX sqlite_autoindex_event_1",
    ]


def test_no_question_about_a_session_or_a_journal_goes_through_all_events(desk: Desk) -> None:
    """Nothing else would notice: it only takes hours, and only where there are millions of them."""
    desk.capture("a", "Wann?")
    desk.do(i.Reword("a", "Wann genau?"))
    look, asked = desk.record.look, list[str]()
    (journal, *_) = [found.name for found in look.journals() if found.session == "W1R1"]
    desk.record._db.conn.set_trace_callback(asked.append)
    look.fingerprint("W1R1")
    look.journal_fingerprint(journal)
    look.journals_of(["W1R1"])
    look.journal_entries([journal])
    look.held([journal])
    look.content_of("W1R1")
    look.ideas_within("W1R1", {journal: 2})
    list(look.lines_of([journal]))
    desk.record.state(["W1R1"])
    desk.record.own_events("W1R1")
    desk.record.events_about(["a"])
    desk.record.tied_to(["W1R1"])
    desk.receive([captured("x", 5), line("x", 6, "IdeaReworded", text="Anders", language="", original="")])
    desk.record._db.conn.set_trace_callback(None)
    with closing(sqlite3.connect(desk.path)) as db:
        db.execute("CREATE TEMP TABLE these (session TEXT)")
        plans = {
            sql: [step for *_, step in db.execute(f"EXPLAIN QUERY PLAN {sql}")]
            for sql in asked
            if sql.startswith(("SELECT", "WITH", "UPDATE")) and " event" in sql
        }
    assert len(plans) > 15
    assert {sql: plan for sql, plan in plans.items() if any(s.split()[:2] == ["SCAN", "e"] for s in plan)} == {}
    assert {sql: plan for sql, plan in plans.items() if any(s.split()[:2] == ["SCAN", "event"] for s in plan)} == {}
