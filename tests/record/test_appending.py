"""Appending: one command, one commit; numbered without gaps; nothing half done whatever fails."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from facilitator.conference import intents as i
from facilitator.conference.commands import decide
from facilitator.record import open_record
from tests.conftest import NOON
from tests.record.desks import Desk, check_rows, office, picture


def test_a_step_is_numbered_through_and_its_lines_are_kept(desk: Desk) -> None:
    desk.capture("a", "Wann?")
    done = desk.do(i.CreateCluster("k", "W1R1", "Wege", ("a",)))
    assert [(event.number, event.step) for event in done] == [(2, 2), (3, 2)]
    assert desk.record.own == {done[0].journal}
    lines = [line for (line,) in desk.rows("SELECT line FROM event ORDER BY number")]
    assert all(event.line in lines for event in done)
    assert {event.device for event in done} == {"one"}


def test_no_drafts_no_event(desk: Desk) -> None:
    before = picture(desk)
    assert desk.record.append((), NOON) == ()
    assert picture(desk) == before


def test_every_session_has_its_journal(desk: Desk) -> None:
    (one,), (two,) = desk.capture("a", "Wann?"), desk.capture("b", "Wo?", "W1R2")
    assert one.journal != two.journal
    assert (one.number, two.number) == (1, 1)
    (three,) = desk.do(i.Reword("a", "Wann genau?"))
    assert three.ref == (one.journal, 2)


def test_a_journal_is_begun_anew_each_time_a_record_is_opened(desk: Desk) -> None:
    (one,) = desk.capture("a", "Wann?")
    desk.reopen()
    (two,) = desk.capture("b", "Wo?")
    assert one.journal != two.journal
    assert two.number == 1
    assert desk.record.own == {one.journal, two.journal}
    assert len(desk.history().undoable) == 2


def test_stamps_go_on_where_they_stopped_and_a_clock_put_right_is_believed(desk: Desk) -> None:
    (one,) = desk.capture("a", "Wann?")
    desk.wall -= 3_600_000
    desk.reopen()
    (two,) = desk.capture("b", "Wo?")
    assert (two.wall, two.tick) == (one.wall, 1)
    desk.wall = NOON - 30 * 24 * 3_600_000
    desk.reopen()
    (three,) = desk.capture("c", "Wie?")
    assert three.wall == desk.wall
    assert [step.events[0].subject for step in desk.history().undoable] == ["a", "b", "c"]


def test_a_commit_is_on_the_medium(desk: Desk, own_connection: sqlite3.Connection) -> None:
    assert [own_connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous")] == [
        "wal",
        2,
    ]
    assert own_connection.execute("PRAGMA fullfsync").fetchone() == (1,)
    assert own_connection.execute("PRAGMA checkpoint_fullfsync").fetchone() == (1,)
    desk.capture("a", "Wann?")
    assert own_connection.execute("PRAGMA synchronous").fetchone() == (2,)
    assert desk.rows("SELECT text FROM idea") == [("Wann?",)]


@pytest.fixture
def own_connection(desk: Desk) -> sqlite3.Connection:
    """The one that the record writes on: these settings are a connection's own."""
    return desk.record._db.conn


# Failing half-way.

FAILING = {
    "the event": "INSERT ON event WHEN NEW.subject = 'k'",
    "the row": "INSERT ON cluster",
    "the second row": "UPDATE ON idea",
    "the stamp": "INSERT ON meta WHEN NEW.key = 'stamp'",
    "the journal": "UPDATE ON journal",
}


@pytest.mark.parametrize("place", FAILING)
def test_a_commit_that_fails_half_way_changes_nothing(desk: Desk, place: str) -> None:
    desk.capture("a", "Wann?")
    before = picture(desk)
    with closing(sqlite3.connect(desk.path)) as saboteur:
        saboteur.execute(f"CREATE TRIGGER sabotage BEFORE {FAILING[place]} BEGIN SELECT RAISE(ABORT, 'no'); END")
    with pytest.raises(sqlite3.IntegrityError, match="no"):
        desk.do(i.CreateCluster("k", "W1R1", "Wege", ("a",)))
    assert picture(desk) == before
    with closing(sqlite3.connect(desk.path)) as repair:
        repair.execute("DROP TRIGGER sabotage")
    done = desk.do(i.CreateCluster("k", "W1R1", "Wege", ("a",)))
    assert [event.number for event in done] == [2, 3]
    check_rows(desk)


def test_a_full_disk_changes_nothing(desk: Desk, own_connection: sqlite3.Connection) -> None:
    desk.capture("a", "Wann?")
    before = picture(desk)
    (pages,) = own_connection.execute("PRAGMA page_count").fetchone()
    own_connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(sqlite3.OperationalError, match="full"):
        for n in range(200):
            before = picture(desk)
            desk.capture(f"b{n}", "Viele Worte und noch einige mehr, bis es nicht mehr geht. " * 20)
    assert picture(desk) == before
    own_connection.execute("PRAGMA max_page_count = 1000000")
    highest = max(
        number for (number,) in desk.rows("SELECT number FROM event e JOIN journal j ON j.id = e.journal AND own")
    )
    (event,) = desk.capture("c", "Es geht weiter")
    assert event.number == highest + 1
    assert [journal.missing for journal in desk.record.look.journals()] == [(), ()]


class Stop(Exception):
    """Something goes wrong between two commits."""


def test_together_is_all_or_nothing_and_skips_no_number(desk: Desk) -> None:
    before = picture(desk)
    with pytest.raises(Stop), desk.record.together():
        desk.capture("a", "Wann?")
        desk.do(i.Park(("a",)))
        raise Stop
    assert picture(desk) == before
    with desk.record.together():
        assert [event.number for event in (*desk.capture("a", "Wann?"), *desk.do(i.Park(("a",))))] == [1, 2]
    assert [journal.missing for journal in desk.record.look.journals()] == [(), ()]


def test_after_a_dry_run_everything_is_as_before(desk: Desk) -> None:
    desk.capture("a", "Frau Y.")
    desk.reopen()
    before = picture(desk)
    with desk.record.tried():
        desk.do(i.Redact("a"))
        desk.capture("b", "Wo?")
        assert [subject.id for subject in desk.state.of("idea")] == ["a", "b"]
    assert picture(desk) == before
    assert not desk.record.has_remains
    assert [event.number for event in desk.capture("b", "Wo?")] == [1]


def test_a_dry_run_writes_not_a_byte(desk: Desk) -> None:
    desk.capture("a", "Frau Y.")
    desk.reopen()
    before = desk.path.read_bytes()
    with desk.record.tried():
        desk.do(i.Redact("a"))
        desk.receive(office())
    desk.record.close()
    assert desk.path.read_bytes() == before
    assert sorted(path.name for path in desk.path.parent.iterdir()) == [".one.sqlite.lock", "one.sqlite"]
    desk.record = open_record(desk.path, NOON)


def test_errors_inside_a_dry_run_come_out(desk: Desk) -> None:
    with pytest.raises(Stop), desk.record.tried():
        raise Stop


# Drafts.


def test_drafts_are_kept_until_what_they_became_is_committed(desk: Desk) -> None:
    desk.record.keep_draft("W1R1", "card", "Wan")
    desk.record.keep_draft("W1R1", "card", "Wann")
    desk.record.keep_draft("W1R1", "note", "Es")
    desk.reopen()
    assert [desk.record.draft("W1R1", box) for box in ("card", "note", "other")] == ["Wann", "Es", ""]
    drafts = decide(i.CaptureIdea("a", "W1R1", "question", "Wann?"), desk.state)
    desk.record.append(drafts, NOON, box=("W1R1", "card"))
    assert [desk.record.draft("W1R1", box) for box in ("card", "note")] == ["", "Es"]
    desk.record.keep_draft("W1R1", "note", "")
    assert desk.rows("SELECT * FROM draft") == []


def test_a_draft_outlives_a_commit_that_fails(desk: Desk) -> None:
    desk.record.keep_draft("W1R1", "card", "Wann?")
    with closing(sqlite3.connect(desk.path)) as saboteur:
        saboteur.execute("CREATE TRIGGER sabotage BEFORE DELETE ON draft BEGIN SELECT RAISE(ABORT, 'no'); END")
    drafts = decide(i.CaptureIdea("a", "W1R1", "question", "Wann?"), desk.state)
    with pytest.raises(sqlite3.IntegrityError):
        desk.record.append(drafts, NOON, box=("W1R1", "card"))
    assert desk.record.draft("W1R1", "card") == "Wann?"
    assert desk.rows("SELECT * FROM idea") == []


def test_drafts_can_be_dropped(desk: Desk) -> None:
    desk.record.keep_draft("W1R1", "card", "Wann?")
    desk.record.drop_drafts()
    assert desk.record.draft("W1R1", "card") == ""
