"""Appending: one command, one commit; numbered without gaps; nothing half done whatever fails."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from facilitator.conference import intents as i
from facilitator.conference.commands import decide
from facilitator.conference.events import Draft, parse
from facilitator.record import open_record, read_record
from tests.conftest import NOON
from tests.record.conftest import Seat
from tests.record.desks import Desk, check_rows, office, picture, query


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
    highest = max((number for (number,) in desk.rows("SELECT number FROM event e JOIN journal j ON j.id = e.journal AND own")))
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


# What a record remembers of itself.


def test_a_record_remembers(desk: Desk) -> None:
    desk.record.remember("device", "Laptop 7")
    desk.record.note_card("W1R1", "line 3", "a")
    desk.record.note_card("W1R1", "line 3", "b")
    desk.record.note_package("ab" * 32, "w1-r1.facilitator", NOON, True)
    desk.record.note_package("cd" * 32, "w1-r2.facilitator", NOON, None)
    desk.record.note_handover("stick/one.facilitator", ["W1R1", "W1R2"], 7, NOON)
    desk.record.note_handover("other/two.facilitator", [], 7, NOON - 1)
    desk.reopen()
    assert desk.record.remembered("device") == "Laptop 7"
    assert desk.record.remembered("colour") is None
    assert desk.record.cards("W1R1") == {"line 3": "b"}
    assert desk.record.cards("W1R2") == {}
    known = [desk.record.knows_package(digest * 32) for digest in ("ab", "cd", "ef")]
    assert known == [True, False, None]
    assert desk.record.look.handovers() == [
        (Path("other/two.facilitator"), []),
        (Path("stick/one.facilitator"), ["W1R1", "W1R2"]),
    ]


def test_undo_survives_reopening(desk: Desk) -> None:
    desk.capture("a", "Wann?")
    desk.do(i.Reassign(("a",), "W2R1"))
    desk.do(i.CloseSession("W1R1"))
    desk.reopen()
    desk.undo()
    desk.reopen()
    assert desk.record.state(["W1R1", "W1R2"]).subjects["a"].get("session") == "W2R1"
    desk.undo()
    assert desk.rows("SELECT id, session FROM idea") == [("a", "W1R1")]
    desk.reopen()
    desk.redo()
    desk.redo()
    assert desk.rows("SELECT i.session, s.closed FROM idea i, session s WHERE s.id = 'W1R1'") == [("W2R1", 1)]
    assert desk.history().redoable == ()


def test_a_reassigned_card_is_found_by_undo_in_the_session_it_left(desk: Desk) -> None:
    """Another workshop's session is not loaded with one's own; the card still has to be."""
    desk.capture("a", "Wann?")
    desk.do(i.Reassign(("a",), "W2R1"))
    desk.reopen()
    assert desk.record.state(["W1R1"]).subject("a") is not None
    assert desk.record.state(["W2R1"]).subject("a") is not None
    assert desk.record.state(["W2R2"]).subject("a") is None


def test_everything_of_a_session_is_loaded_and_nothing_else(desk: Desk) -> None:
    desk.capture("a", "Wann?")
    desk.capture("b", "Wo?", "W2R1")
    desk.do(i.OpenVote("v", "W1R1"))
    desk.do(i.CountDots("v", "a", 3))
    desk.do(i.Confirm("n", "a", "W1R2"))
    desk.do(i.CountHeads("W1R1", "Ehrenamt", 3))
    desk.do(i.WriteNote("m", "W1R1", "note", "Regen"))
    desk.do(i.AgreeTask("t", "W1R1", "Schirme"))
    desk.do(i.AddAttachment("p", "W1R1", "ab" * 32, "jpg"))
    desk.do(i.AdjustSession("W1R1", room="Foyer"))
    loaded = {s.type: s.id for s in desk.record.state(["W1R1"]).subjects.values()}
    assert sorted(map(str, loaded)) == [
        "attachment", "confirmation", "dots", "headcount", "idea", "note", "plan", "session", "task", "vote",
    ]  # fmt: skip
    assert loaded["idea"] == "a"
    assert desk.record.state(["W1R2"]).subject("n") is not None
    assert list(desk.record.state(()).subjects) == ["plan"]


# Cloned and restored.


@pytest.mark.parametrize("reopened", [True, False])
def test_a_cloned_laptop_uses_no_number_twice(seat: Seat, tmp_path: Path, reopened: object) -> None:
    one = seat("one")
    one.capture("a", "Wann?")
    one.close()
    (tmp_path / "two").mkdir()
    (tmp_path / "two/two.sqlite").write_bytes(one.path.read_bytes())
    one.record = open_record(one.path, NOON)
    two = seat("two", plan=None)
    for n in range(3):
        one.capture(f"one{n}", f"Eins {n}")
        two.capture(f"two{n}", f"Zwei {n}")
    if reopened:
        one.reopen()
    one.receive(two.events())
    two.receive(one.events())
    for desk in (one, two):
        assert [row[0] for row in desk.rows("SELECT id FROM idea ORDER BY id")] == [
            "a", "one0", "one1", "one2", "two0", "two1", "two2",
        ]  # fmt: skip
        assert desk.record.look.forks == []
    assert picture(one) == picture(two)


def test_a_restored_backup_goes_on_and_what_came_after_it_comes_back(seat: Seat, tmp_path: Path) -> None:
    one, central = seat("one"), seat("central")
    one.capture("a", "Wann?")
    backup = one.record.back_up("evening")
    one.capture("b", "Verloren und wiedergefunden")
    central.receive(one.events())
    (tmp_path / "restored").mkdir()
    (tmp_path / "restored/restored.sqlite").write_bytes(backup.read_bytes())
    restored = seat("restored", plan=None)
    restored.capture("c", "Weiter geht es")
    restored.receive(central.events())
    central.receive(restored.events())
    assert [row[0] for row in restored.rows("SELECT id FROM idea ORDER BY id")] == ["a", "b", "c"]
    assert picture(restored) == picture(central)
    assert central.record.look.forks == []


# Bytes.


def test_unknown_kinds_and_fields_are_passed_on_as_they_came(seat: Seat) -> None:
    one, two = seat("one"), seat("two")
    (event,) = one.capture("a", "Wann?")
    odd = event.line.replace('"IdeaCaptured"', '"IdeaSung"').replace('"number":1,', '"number" : 2,"x":[1.50],', 1)
    odder = event.line.replace('"body":{', '"body":{"mood":"😀 \\ud83d",').replace('"number":1,', '"number":3,', 1)
    one.receive([parse(odd), parse(odder)])
    two.receive(one.events())
    assert {odd, odder} <= {line for (line,) in two.rows("SELECT line FROM event")}
    assert (two.record.look.events, two.record.look.ideas) == (4, 1)


def test_unknown_kinds_of_ones_own_are_no_step(desk: Desk) -> None:
    desk.record.append([Draft("IdeaSung", "W1R1", "a", {"melody": "c"})], NOON)
    assert desk.history().undoable == ()


def test_a_reader_sees_what_is_committed_while_it_is_written(desk: Desk) -> None:
    with read_record(desk.path) as reader:
        assert reader.look.ideas == 0
        desk.capture("a", "Wann?")
        assert reader.look.ideas == 1
        assert reader.search("wann") == [("a", "W1R1", "Wann?")]
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            reader.remember("x", "y")


def test_attachments_are_kept_where_an_event_names_them(desk: Desk) -> None:
    content = b"\xff\xd8 photo"
    assert desk.rows("SELECT * FROM content") == []
    digest = desk.record.keep_content(content)
    assert desk.rows("SELECT * FROM content") == []
    with desk.record.together():
        desk.do(i.AddAttachment("p", "W1R1", digest, "jpg", "Tafel"))
        desk.record.keep_content(content)
    desk.record.keep_content(content)
    assert list(desk.record.look.attachments(["W1R1"])) == [(f"attachments/{digest}.jpg", content)]
    assert list(desk.record.look.attachments(["W1R2"])) == []
    assert query(desk.path, "SELECT count(*) FROM content") == [(1,)]


def test_closing_gives_the_file_back(desk: Desk) -> None:
    desk.capture("a", "Wann?")
    with desk.record:
        pass
    assert sorted(path.name for path in desk.path.parent.iterdir()) == [".one.sqlite.lock", "one.sqlite"]
    desk.record = open_record(desk.path, NOON)
    assert desk.record.look.ideas == 1
