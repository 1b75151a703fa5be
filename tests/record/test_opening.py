"""Opening: alone, undamaged, ours and not newer; or a sentence why not, and the file as it was."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from facilitator.conference.errors import Refusal
from facilitator.files import resource_folder
from facilitator.language import Language
from facilitator.record import Damaged, InUse, open_record, read_record, rescue_notice, told
from tests.conftest import NOON
from tests.record.conftest import Seat
from tests.record.desks import Desk, filled, query

HOLD = """
import sys
from pathlib import Path
from facilitator.record import open_record
with open_record(Path(sys.argv[1]), 0):
    print("open", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def another_program(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """It holds ``held.sqlite`` open until its input ends."""
    command = [sys.executable, "-c", HOLD, str(tmp_path / "held.sqlite")]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=resource_folder().parent
    ) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "open\n"
        yield program
        program.communicate()


def test_a_record_is_open_in_one_program_at_a_time(another_program: subprocess.Popen[str], tmp_path: Path) -> None:
    path = tmp_path / "held.sqlite"
    with pytest.raises(InUse, match="open in another window or program"):
        open_record(path, NOON)
    with read_record(path) as reader:
        assert reader.look.ideas == 0
    another_program.communicate()
    open_record(path, NOON).close()


def test_a_program_that_was_killed_leaves_no_lock(another_program: subprocess.Popen[str], tmp_path: Path) -> None:
    another_program.kill()
    another_program.wait()
    with open_record(tmp_path / "held.sqlite", NOON) as record:
        assert record.look.events == 0


def test_nor_in_two_windows_of_one(desk: Desk) -> None:
    with pytest.raises(InUse):
        open_record(desk.path, NOON)


def test_folders_are_made(tmp_path: Path) -> None:
    path = tmp_path / "new" / "newer" / "Größe #1 ?.sqlite"
    with open_record(path, NOON) as record:
        record.remember("a", "b")
    with read_record(path) as record:
        assert record.remembered("a") == "b"


# Not ours, damaged, newer.


def contents(path: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in path.parent.iterdir() if p.is_file() and not p.name.endswith(".lock")}


def refused(path: Path, kind: type[Refusal], reason: str, opens: str = "both") -> None:
    """Both ways of opening say why, and change nothing."""
    before = contents(path)
    with pytest.raises(kind, match=reason):
        open_record(path, NOON)
    assert contents(path) == before
    if opens == "both":
        with pytest.raises(kind, match=reason):
            read_record(path)
    with pytest.raises(kind, match=reason):  # and the lock was given back
        open_record(path, NOON)


def test_what_is_no_database(tmp_path: Path) -> None:
    path = tmp_path / "letter.sqlite"
    path.write_text("Sehr geehrte Damen und Herren, " * 300)
    refused(path, Damaged, "is not a record of this program, or it is damaged")


def test_somebody_elses_database(tmp_path: Path) -> None:
    path = tmp_path / "places.sqlite"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE bookmark (url TEXT)")
    refused(path, Damaged, "is not a record of this program")
    assert query(path, "PRAGMA journal_mode") == [("delete",)]
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE event (what TEXT)")
    refused(path, Damaged, "is not a record of this program")


@pytest.mark.parametrize("length", [50, 1_000, 5_000])
def test_a_truncated_record(seat: Seat, length: int) -> None:
    path = filled(seat("one"))
    path.write_bytes(path.read_bytes()[:length])
    before = contents(path)
    with pytest.raises(Refusal):
        open_record(path, NOON)
    assert contents(path) == before


def test_a_damaged_page(seat: Seat) -> None:
    path = filled(seat("one"))
    content = bytearray(path.read_bytes())
    (root,) = query(path, "SELECT rootpage FROM sqlite_master WHERE name = 'idea'")[0]
    start = (root - 1) * 4096
    content[start : start + 4096] = b"\x5a" * 4096
    path.write_bytes(content)
    with open_record(path, NOON, most_check=1_000) as record:  # too large to be searched: it opens
        assert record.look.events == 61
    assert [name for name in contents(path) if "damaged" in name] == []
    with open_record(path, NOON) as record:
        assert rescue_notice(record)
    assert [name for name in contents(path) if "damaged" in name] != []


def test_a_damaged_record_of_which_nothing_can_be_read(seat: Seat) -> None:
    path = filled(seat("one"))
    content = path.read_bytes()
    path.write_bytes(content[:100] + bytes(len(content) - 100))
    refused(path, Damaged, r"one.sqlite is (damaged \(.+\)|not a record).*; it was left as it is", opens="writing")


def test_an_empty_file_becomes_a_record(tmp_path: Path) -> None:
    path = tmp_path / "empty.sqlite"
    path.touch()
    with pytest.raises(Damaged, match="is not a record"):
        read_record(path)
    open_record(path, NOON).close()
    with read_record(path) as record:
        assert record.look.ideas == 0


def test_nothing_there_to_read(tmp_path: Path) -> None:
    with pytest.raises(Damaged, match="There is no record at"):
        read_record(tmp_path / "gone.sqlite")
    assert list(tmp_path.iterdir()) == []


def test_a_newer_version_is_refused(seat: Seat) -> None:
    path = filled(seat("one"))
    with closing(sqlite3.connect(path)) as newer:
        newer.execute("UPDATE _sqlite_migrations SET name = '900-later' WHERE name = '002-review'")
        newer.commit()
    refused(path, Refusal, "written by a newer version")


def test_what_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    (tmp_path / "folder.sqlite").mkdir()
    for name in ("file/one.sqlite", "file/deep/one.sqlite", "folder.sqlite"):
        with pytest.raises(Refusal, match="cannot be written") as caught:
            open_record(tmp_path / name, NOON)
        assert not isinstance(caught.value, Damaged | InUse)


@contextmanager
def unprivileged() -> Iterator[None]:
    """Root may write everywhere: be nobody for a moment."""
    if os.geteuid():
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


def test_a_folder_without_the_right_to_write() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o555)
        with unprivileged(), pytest.raises(Refusal, match=r"cannot be written .*; what was saved before is safe"):
            open_record(folder / "one.sqlite", NOON)
        assert list(folder.iterdir()) == []
        folder.chmod(0o755)


def test_a_record_without_the_right_to_read(seat: Seat) -> None:
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "one.sqlite"
        path.write_bytes(filled(seat("one")).read_bytes())
        path.with_name("one.sqlite-wal").write_bytes(b"anything")
        path.chmod(0o000)
        Path(name).chmod(0o777)
        with unprivileged(), pytest.raises(Refusal, match="cannot be written") as caught:
            open_record(path, NOON)
        assert not isinstance(caught.value, Damaged)
        assert [found for found in Path(name).iterdir() if "damaged" in found.name] == []


def test_a_disk_without_space(seat: Seat, tmp_path: Path) -> None:
    """The limit on the size of files does what a full disk does, without a disk to fill."""
    path = filled(seat("one"))
    program = """
import resource, signal, sys
from pathlib import Path
from facilitator.conference.errors import Refusal
from facilitator.conference.events import Draft
from facilitator.record import open_record, told
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
path = Path(sys.argv[1])
with open_record(path, 0) as record:
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, resource.RLIM_INFINITY))
    kept = 0
    try:
        while True:
            with told(path):
                body = {"session": "W1R1", "number": 1, "kind": "question", "text": "Wort " * 500}
                record.append([Draft("IdeaCaptured", "W1R1", f"new{kept}", body)], 0)
            kept += 1
    except Refusal as refusal:
        print(type(refusal).__name__, "cannot be written" in str(refusal), kept)
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY,) * 2)
"""
    done = subprocess.run(
        [sys.executable, "-c", program, str(path)],
        cwd=resource_folder().parent,
        capture_output=True,
        text=True,
        check=False,
    )
    name, told_so, kept = done.stdout.split()
    assert (name, told_so, done.returncode) == ("Refusal", "True", 0), done.stderr
    with open_record(path, NOON) as record:
        assert record.look.ideas == 60 + int(kept)


def test_errors_of_the_storage_become_sentences(tmp_path: Path) -> None:
    path = tmp_path / "one.sqlite"
    for error, kind in (
        (sqlite3.OperationalError("database or disk is full"), Refusal),
        (OSError("no such device"), Refusal),
        (sqlite3.DatabaseError("malformed"), Damaged),
    ):
        with pytest.raises(kind) as caught, told(path):
            raise error
        assert caught.value.said(Language("de")) != str(caught.value)
    with pytest.raises(KeyError), told(path):
        raise KeyError


def test_what_a_power_cut_left_half_done_is_rolled_back(tmp_path: Path) -> None:
    whole, cut = tmp_path / "whole.sqlite", tmp_path / "cut.sqlite"
    with open_record(whole, NOON) as record:
        record.remember("device", "one")
    with closing(sqlite3.connect(whole, isolation_level=None)) as db:
        db.execute("PRAGMA journal_mode = DELETE")  # as a new file has it until its first opening is through
        db.execute("PRAGMA cache_size = 1")
        db.execute("BEGIN")
        db.execute("UPDATE meta SET value = 'two' WHERE key = 'device'")
        db.executemany("INSERT INTO meta VALUES (?, ?)", [(str(n), "x" * 500) for n in range(2_000)])
        shutil.copy(whole, cut)
        shutil.copy(f"{whole}-journal", f"{cut}-journal")
        db.execute("ROLLBACK")
    assert b"x" * 500 in cut.read_bytes()
    with open_record(cut, NOON) as record:
        assert record.remembered("device") == "one"
        assert record.remembered("1999") is None
