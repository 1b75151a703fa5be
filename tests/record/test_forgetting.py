"""Sessions are forgotten for good: their rows, and every byte in the record's files; nothing else goes."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database

from facilitator.conference import intents as i
from facilitator.record import forgetting
from tests.exchange.forging import PHOTO, PHOTO_HASH
from tests.record.desks import Desk, bytes_of

SECRET, OTHER = "Ursprungsgeheimnis", "Bleibewort"


def busy(desk: Desk) -> None:
    """Something of every sort in W1R1, and a card in W1R2 that was confirmed there."""
    desk.capture("a", SECRET)
    desk.capture("b", f"{SECRET} noch einmal")
    desk.capture("c", OTHER, "W1R2")
    desk.do(i.CreateCluster("k", "W1R1", SECRET, ("a",)))
    desk.do(i.OpenVote("v", "W1R1", "Punkte", dots_each=3))
    desk.do(i.CountDots("v", "a", 5))
    desk.do(i.Confirm("x", "c", "W1R1"))
    desk.do(i.WriteNote("n", "W1R1", "note", SECRET))
    desk.do(i.AddAttachment("p", "W1R1", PHOTO_HASH, "jpg", SECRET))
    desk.record.keep_content(PHOTO)
    desk.record.keep_draft("W1R1", "capture", SECRET)
    desk.record.note_card("W1R1", "line 1", "a")


def test_no_byte_of_a_forgotten_session_is_left(desk: Desk) -> None:
    busy(desk)
    desk.record.back_up("noon")
    assert any(SECRET.encode() in content for content in bytes_of(desk.path.parent).values())
    assert desk.record.review.ideas(["c"])[0].confirmed == 1
    desk.record.forget_sessions(["W1R1"])
    assert not desk.record.has_remains
    for name, content in bytes_of(desk.path.parent).items():
        assert SECRET.encode() not in content, name
        assert PHOTO not in content, name
    look = desk.record.look
    assert [row["id"] for row in look.rows("idea")] == ["c"]
    assert desk.record.review.ideas(["c"])[0].confirmed == 0
    for table in ("cluster", "vote", "dots", "note", "attachment", "confirmation"):
        assert list(look.rows(table)) == [], table
    assert (desk.record.cards("W1R1"), desk.record.draft("W1R1", "capture")) == ({}, "")
    assert (desk.record.search(SECRET), [hit[0] for hit in desk.record.search(OTHER)]) == ([], ["c"])
    assert {journal.session for journal in look.journals()} == {"", "W1R2"}


def test_a_forgotten_session_can_be_begun_anew(desk: Desk) -> None:
    busy(desk)
    before = {journal.name for journal in desk.record.look.journals()}
    desk.record.forget_sessions(["W1R1"])
    (event,) = desk.capture("neu", "Wieder da")
    assert event.number == 1
    assert event.journal not in before
    desk.reopen()
    assert {row["id"] for row in desk.record.look.rows("idea")} == {"c", "neu"}


@pytest.mark.parametrize(
    ("tie", "tied"),
    [
        (lambda desk: None, []),
        (lambda desk: desk.do(i.Reassign(("a",), "W1R2")), ["W1R2"]),
    ],
)
def test_sessions_that_share_cards_are_named(desk: Desk, tie: Callable[[Desk], object], tied: list[str]) -> None:
    desk.capture("a", SECRET)
    desk.capture("c", OTHER, "W1R2")
    tie(desk)
    assert desk.record.tied_to(["W1R1"]) == tied
    assert desk.record.tied_to(["W1R1", *tied]) == []


def test_a_log_that_somebody_reads_is_not_overwritten_under_them(desk: Desk) -> None:
    desk.capture("a", SECRET)
    log = Path(f"{desk.path}-wal")
    with closing(sqlite3.connect(desk.path, isolation_level=None, timeout=0)) as reader:
        reader.execute("BEGIN")
        assert reader.execute("SELECT count(*) FROM idea").fetchone() == (1,)
        desk.capture("b", OTHER)
        desk.record._db.execute("PRAGMA busy_timeout = 0")
        forgetting.overwrite_log(Database(desk.record._db.conn), desk.path)
        assert SECRET.encode() in log.read_bytes()
        assert reader.execute("SELECT count(*) FROM idea").fetchone() == (1,)
    forgetting.overwrite_log(desk.record._db, desk.path)
    assert log.read_bytes() == b""
    assert desk.record.look.ideas == 2
