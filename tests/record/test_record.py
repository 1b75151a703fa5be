"""A record over its life: reopened, cloned, restored, read by others; what it remembers and what it passes on."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from facilitator.conference import intents as i
from facilitator.conference.events import Draft, parse
from facilitator.record import open_record, read_record
from tests.conftest import NOON
from tests.record.conftest import Seat
from tests.record.desks import Desk, picture, query


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
