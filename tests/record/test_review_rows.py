"""Rows of the review: in records of before, in whatever order events come, and where ids were forged."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from facilitator.conference import intents as i
from facilitator.conference import intents_review as r
from facilitator.conference.commands import decide
from facilitator.conference.events import Event, parse, to_line
from facilitator.record import open_record, read_record
from facilitator.record.schema import REVIEW_ROWS
from tests.conference.test_events import data_of
from tests.conftest import NOON
from tests.record.conftest import Seat
from tests.record.desks import EVERYWHERE, Desk, all_indexed, picture, query


def do(desk: Desk, intent: r.ReviewIntent) -> tuple[Event, ...]:
    return desk.commit(decide(intent, desk.record.state([*EVERYWHERE, "review"])))


@pytest.fixture
def reviewed(desk: Desk) -> Desk:
    """Two cards, a decision, a joint idea, a theme and a measure."""
    desk.capture("a", "Wohnungen fehlen")
    desk.capture("b", "Zu wenig Wohnungen", "W2R1")
    do(desk, r.CreateTheme("t", "Wohnen", subjects=("a",)))
    do(desk, r.Judge(("a",), "declined", "Zu teuer"))
    do(desk, r.Join("j", ("a", "b")))
    do(desk, r.CreateMeasure("m", {"title": "Bauen"}, ("j",)))
    do(desk, r.WriteComment("c", "m", "Nachfragen"))
    return desk


def as_before(path: Path) -> None:
    """Make a record what the last version left: its tables and what it knew of migrations."""
    with closing(sqlite3.connect(path)) as db:
        for table in (*REVIEW_ROWS, "handed", "came"):
            db.execute(f"DROP TABLE {table}")
        all_indexed(db)
        db.execute("DELETE FROM _sqlite_migrations WHERE name > '001-first'")
        db.execute("DELETE FROM conflict")
        db.commit()


def test_a_record_of_before_is_brought_up_to_date(reviewed: Desk) -> None:
    reviewed.receive(concurrent(reviewed))
    expected = picture(reviewed)
    assert ("a", "state") in expected["conflict"]
    reviewed.close()
    as_before(reviewed.path)
    reviewed.record = open_record(reviewed.path, NOON)
    assert picture(reviewed) == expected
    backups = reviewed.path.with_name(f"{reviewed.path.stem}-backups")
    assert [path.name for path in backups.iterdir()] == [f"{reviewed.path.stem}-before-002-review.sqlite"]


def concurrent(desk: Desk) -> list[Event]:
    """Somebody else decided the same thing, without knowing of ours."""
    data = data_of(kind="IdeaJudged", session="review", subject="a", wall=desk.wall + 5, number=1, replaces=[])
    return [parse(to_line(data | {"body": {"state": "adopted", "reason": ""}}))]


def test_a_record_of_before_can_be_looked_into_as_it_is(reviewed: Desk) -> None:
    reviewed.close()
    as_before(reviewed.path)
    with read_record(reviewed.path) as record:
        assert [(row.id, row.standing) for row in record.review.ideas()] == [("a", "new"), ("b", "new")]
        assert record.review.whole().measures == ()
        assert list(record.look.rows("theme")) == []
    assert query(reviewed.path, "SELECT count(*) FROM sqlite_master WHERE name = 'theme'") == [(0,)]


def test_joint_ideas_of_before_can_be_looked_into(reviewed: Desk) -> None:
    """The last version but one did not know whose words they have."""
    reviewed.close()
    with closing(sqlite3.connect(reviewed.path)) as db:
        db.execute("ALTER TABLE joint DROP COLUMN words_of")
        all_indexed(db)
        db.execute("DELETE FROM _sqlite_migrations WHERE name > '005-larger'")
        db.commit()
    with read_record(reviewed.path) as record:
        assert [joint.text for joint in record.review.joints()] == ["Wohnungen fehlen"]
    reviewed.record = open_record(reviewed.path, NOON)
    assert reviewed.rows("SELECT text, words_of FROM joint") == [("", "a")]


def test_a_damaged_record_of_before_is_still_found_out(reviewed: Desk) -> None:
    reviewed.close()
    as_before(reviewed.path)
    with closing(sqlite3.connect(reviewed.path)) as db:
        db.execute("UPDATE idea SET text = 'Gefälscht' WHERE id = 'a'")
        db.commit()
    reviewed.record = open_record(reviewed.path, NOON)
    assert {row["text"] for row in picture(reviewed)["idea"]} == {"Wohnungen fehlen", "Zu wenig Wohnungen"}


def test_any_order_gives_the_same_rows(reviewed: Desk, seat: Seat) -> None:
    expected, events = picture(reviewed), reviewed.events()
    for n, order in enumerate((events[::-1], sorted(events, key=lambda event: event.digest))):
        other = seat(f"order{n}")
        for event in order:
            other.receive([event])
        assert {t: picture(other)[t] for t in (*REVIEW_ROWS, "idea")} == {
            t: expected[t] for t in (*REVIEW_ROWS, "idea")
        }


def test_a_judged_thing_that_turns_out_to_be_another_is_judged_no_more(desk: Desk) -> None:
    def line(number: int, **more: Any) -> Event:
        return parse(to_line(data_of(number=number, wall=NOON + number, subject="x", session="review", **more)))

    later = line(3, kind="IdeaCaptured", body={"session": "W1R1", "text": "Karte", "kind": "question", "number": 1})
    desk.receive([later, line(4, kind="IdeaJudged", body={"state": "adopted", "reason": ""})])
    assert [row["state"] for row in picture(desk)["review"]] == ["adopted"]
    desk.receive([line(2, kind="JointWritten", body={"text": "Gemeinsam", "kind": "question"})])
    assert [row["state"] for row in picture(desk)["review"]] == ["adopted"], "a joint idea can be judged as well"
    desk.receive([line(1, kind="NoteWritten", body={"session": "W1R1", "sort": "note", "text": "Notiz"})])
    assert (picture(desk)["review"], picture(desk)["joint"], picture(desk)["idea"]) == ([], [], [])


def test_a_theme_without_its_creation_waits(reviewed: Desk, seat: Seat) -> None:
    other = seat("late")
    events = [event for event in reviewed.events() if event.kind != "JointWritten"]
    other.receive(events)
    assert other.record.review.joints() == []
    assert [row.joint for row in other.record.review.ideas()] == [None, None]
    other.receive(reviewed.events())
    assert other.record.review.joints() == reviewed.record.review.joints()


def test_no_session_and_no_workshop_is_needed(reviewed: Desk, tmp_path: Path) -> None:
    """A copy whose plan never came: each session stands for itself."""
    bare = Desk(tmp_path / "bare", "bare", None)
    bare.receive(event for event in reviewed.events() if event.kind != "PlanIssued")
    (joint,) = bare.record.review.joints()
    assert (joint.sessions, joint.workshops) == (("W1R1", "W2R1"), 2)
    bare.close()


def test_confirmations_count_where_it_was_said(reviewed: Desk) -> None:
    reviewed.capture("d", "Kurse")
    reviewed.do(i.Confirm("x", "d", "W1R2"))
    reviewed.do(i.Confirm("y", "d", "W2R2"))
    (row,) = reviewed.record.review.ideas(["d"])
    assert (row.confirmed, row.sessions, row.workshops) == (2, 3, 2)


def test_copies_read_alone_say_the_same(reviewed: Desk, tmp_path: Path) -> None:
    expected = reviewed.record.review.whole()
    reviewed.close()
    shutil.copy(reviewed.path, tmp_path / "copy.sqlite")
    with read_record(tmp_path / "copy.sqlite") as record:
        assert record.review.whole() == expected
