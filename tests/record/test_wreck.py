"""Rows are read from the pages of a file and of its log as SQLite would, and where SQLite would not."""

from __future__ import annotations

import hashlib
import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from io import BufferedReader, FileIO
from pathlib import Path
from typing import Any

import pytest

from facilitator.conference import intents as i
from facilitator.record import open_record
from facilitator.record.pages import Pages, Row
from facilitator.record.waltail import has_lost_log, page_size, read_log
from facilitator.record.wreck import Wreck, is_journal, is_setting
from tests.conftest import NOON
from tests.record.conftest import Seat
from tests.record.desks import Desk, card, filled
from tests.record.wrecks import PAGE, patched, rescued


def killed(desk: Desk, folder: Path, cards: int) -> Path:
    """What a program leaves that was killed after some commits."""
    desk.reopen()
    for n in range(cards):
        desk.capture(f"late{n}", f"Spät {n}")
    shutil.copytree(desk.path.parent, folder)
    return folder / desk.path.name


def test_commits_behind_a_broken_place_of_the_log_are_rescued(desk: Desk, tmp_path: Path) -> None:
    path = killed(desk, tmp_path / "left", 8)
    log = path.with_name("one.sqlite-wal")
    assert not has_lost_log(path)
    patched(log, 32 + 24 + 100, b"\xff" * 50)
    assert has_lost_log(path)
    record, _ = rescued(path)
    with record:
        assert record.look.ideas == 8


def test_what_an_older_turn_of_the_log_left_behind_is_not_taken_for_newer(desk: Desk, tmp_path: Path) -> None:
    for n in range(30):
        desk.capture(f"a{n}", f"Karte {n}")
    desk.record._db.execute("PRAGMA wal_checkpoint(RESTART)").fetchall()
    desk.do(i.Reword("a0", "Neu"))
    shutil.copytree(desk.path.parent, tmp_path / "left")
    path = tmp_path / "left/one.sqlite"
    log = read_log(path, PAGE)
    assert log.whole
    assert 0 < len(log.pages) < path.with_name("one.sqlite-wal").stat().st_size / PAGE / 2
    patched(path.with_name("one.sqlite-wal"), 0, bytes(32))
    assert read_log(path, PAGE).pages.items() < log.pages.items()  # only the first frame cannot be proven
    assert not has_lost_log(path)


def test_the_log_of_a_file_that_is_gone_or_empty(desk: Desk, tmp_path: Path) -> None:
    path = killed(desk, tmp_path / "left", 8)
    path.write_bytes(b"")
    record, _ = rescued(path)
    with record:
        assert record.look.ideas >= 7
    path.unlink()
    assert not has_lost_log(path)


CUTS: dict[str, Callable[[bytes], bytes]] = {
    "its head": lambda log: bytes(32) + log[32:],
    "half its head": lambda log: log[:16],
    "its last frame": lambda log: log[:-100],
    "its last commit": lambda log: log[: -(PAGE + 24)],
}


@pytest.mark.parametrize("case", CUTS)
def test_a_cut_log_gives_what_it_holds(case: str, desk: Desk, tmp_path: Path) -> None:
    path = killed(desk, tmp_path / "left", 8)
    log = path.with_name("one.sqlite-wal")
    whole = read_log(path, PAGE)
    assert whole.whole
    log.write_bytes(CUTS[case](log.read_bytes()))
    cut = read_log(path, PAGE)
    assert not cut.whole or case == "its last commit"
    assert set(cut.pages) <= set(whole.pages)
    assert len(cut.pages) > 3 or case == "half its head"
    with open_record(path, NOON) as record:
        assert record.look.ideas >= (7 if case != "half its head" else 0)


def test_sizes_of_pages() -> None:
    assert [page_size(bytes(16) + size) for size in (b"\x02\x00", b"\x10\x00", b"\x00\x01", b"\x12\x34", b"")] == [
        512, 4096, 65_536, 4096, 4096,
    ]  # fmt: skip


# Pages.


@pytest.mark.parametrize("size", [512, 1024, 65_536])
def test_rows_are_read_as_sqlite_reads_them(size: int, tmp_path: Path) -> None:
    """All types of value, short and long, in tables with and without rowid, of any size of page."""
    path, chance = tmp_path / "any.sqlite", random.Random(size)
    numbers = [0, 1, -1, 127, -129, 40_000, -(2**23), 2**31, -(2**47), 2**62, -(2**63), 1.5, None]
    with closing(sqlite3.connect(path)) as db:
        db.execute(f"PRAGMA page_size = {size}")
        db.execute("CREATE TABLE one (a, b, c)")
        db.execute("CREATE TABLE two (a, b TEXT, c, PRIMARY KEY (a, b)) WITHOUT ROWID")
        for n in range(300):
            words = "äx" * chance.choice([0, 1, 30, 500, 9_000 if n % 50 == 0 else 7])
            db.execute("INSERT INTO one VALUES (?, ?, ?)", [chance.choice(numbers), words, chance.randbytes(n)])
            db.execute("INSERT INTO two VALUES (?, ?, ?)", [n, words, chance.choice(numbers)])
        db.execute("INSERT INTO one(rowid, a) VALUES (-5, 'negative')")
        db.commit()
        ones = set(db.execute("SELECT rowid, a, b, c FROM one"))
        twos = set(db.execute("SELECT 0, a, b, c FROM two"))
        roots = dict(db.execute("SELECT name, rootpage FROM sqlite_master"))
    with Pages(path) as pages:
        found = {(row.key, *row.values) for row in pages.rows()}
        assert all(pages.whole(root, lambda row: len(row.values) == 3) for root in roots.values())
        assert not pages.whole(roots["one"], lambda row: row.key > 0)
        assert not pages.whole(0, lambda row: True)
        assert not pages.whole(99_999, lambda row: True)
    assert found >= ones | twos


def test_a_row_longer_than_any_is_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "any.sqlite"
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE one (a)")
        db.executemany("INSERT INTO one VALUES (?)", [("a" * 100,), ("b" * 10_000,)])
        db.commit()
    monkeypatch.setattr("facilitator.record.pages.LARGEST", 5_000)
    with Pages(path) as pages:
        assert [row.values for row in pages.rows() if row.values[0] != "table"] == [("a" * 100,)]


def test_a_row_that_goes_on_beyond_its_page_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "any.sqlite"
    with closing(sqlite3.connect(path)) as db:
        db.execute("CREATE TABLE one (a)")
        db.executemany("INSERT INTO one VALUES (?)", [("a" * 30,), ("b" * 30,)])
        db.commit()
        (size,) = db.execute("PRAGMA page_size").fetchone()
        (root,) = db.execute("SELECT rootpage FROM sqlite_master").fetchone()
    payload = 1 + 1 + 30  # the head's length, the text's, the text: the first row stands at the page's end
    patched(path, root * size - payload - 2, bytes([payload + 1]))
    with Pages(path) as pages:
        assert [row.values for row in pages.rows() if row.values[0] != "table"] == [("b" * 30,)]
        assert not pages.whole(root, lambda row: True)


class Scratched(Pages):
    """A medium that does not give one page."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self._file.close()
        self._file = BufferedReader(ScratchedFile(path))


class ScratchedFile(FileIO):
    def readall(self) -> bytes:
        raise OSError(5, "Input/output error")

    def readinto(self, buffer: Any) -> int:
        if self.tell() == 2 * PAGE:
            raise OSError(5, "Input/output error")
        return super().readinto(buffer)


def test_a_medium_that_does_not_give_a_page(seat: Seat) -> None:
    path = filled(seat("one"))
    with Pages(path) as pages:
        whole = list(pages.rows())
    with Scratched(path) as pages:
        rest = list(pages.rows())
    assert 0 < len(rest) < len(whole)
    assert [row for row in whole if row in rest] == rest


def test_a_row_that_proves_nothing_is_left_out() -> None:
    line, found = card(1), Wreck()
    digest = hashlib.sha256(line.encode()).digest()
    for values in (
        (1, 1, 0, "card1", digest, line.replace("question", "answer")),
        (1, 2, 0, "card1", digest, line),
        (1, 1, 0, "card1", digest, "{}"),
        (None, "name", "W1R1", "one", 0, 1, 1, 0),
        ("ab" * 32, b"another photo"),
    ):
        found.take(Row(1, values))
    assert (found.events, found.journals, found.contents) == ({}, {}, {})
    found.take(Row(0, (1, 1, 0, "card1", digest, line)))
    assert [event.line for event in found.events.values()] == [line]
    assert [is_journal(Row(1, (None, name, "W1R1", "one", 0, 1, 1, 0))) for name in ("ab" * 16, "x")] == [True, False]
    assert [is_journal(Row(1, ())), is_setting(Row(1, ("a", "b"))), is_setting(Row(1, ("a", 1)))] == [
        False,
        True,
        False,
    ]
