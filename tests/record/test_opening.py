"""Opening: alone, undamaged, ours and not newer; or a sentence why not, and the file as it was."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlite_utils import Database, Migrations

from facilitator.conference.errors import Refusal
from facilitator.files import resource_folder
from facilitator.language import Language
from facilitator.record import Damaged, InUse, Record, open_record, read_record, told
from facilitator.record.schema import first
from tests.conftest import NOON
from tests.record.conftest import Seat
from tests.record.desks import Desk, query

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


def filled(seat: Seat) -> Path:
    """The file of a record with some content, closed."""
    desk = seat("one")
    for n in range(60):
        desk.capture(f"a{n}", f"Karte {n} mit einigen Worten darauf")
    desk.close()
    return desk.path


@pytest.mark.parametrize("length", [50, 1_000, 5_000])
def test_a_truncated_record(seat: Seat, length: int) -> None:
    path = filled(seat)
    path.write_bytes(path.read_bytes()[:length])
    before = contents(path)
    with pytest.raises(Refusal):
        open_record(path, NOON)
    assert contents(path) == before


def test_a_damaged_page(seat: Seat) -> None:
    path = filled(seat)
    content = bytearray(path.read_bytes())
    (root,) = query(path, "SELECT rootpage FROM sqlite_master WHERE name = 'idea'")[0]
    start = (root - 1) * 4096
    content[start : start + 4096] = b"\x5a" * 4096
    path.write_bytes(content)
    before = contents(path)
    with pytest.raises(Damaged, match=r"one.sqlite is damaged \(.+\); it was left as it is: .* folder one-backups"):
        open_record(path, NOON)
    assert contents(path) == before
    with open_record(path, NOON, most_check=1_000) as record:  # too large to be searched: it opens
        assert record.look.events == 61


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
    path = filled(seat)
    with closing(sqlite3.connect(path)) as newer:
        newer.execute("UPDATE _sqlite_migrations SET name = '900-later'")
        newer.commit()
    refused(path, Refusal, "written by a newer version")


def test_what_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    (tmp_path / "folder.sqlite").mkdir()
    for path in (tmp_path / "file" / "one.sqlite", tmp_path / "file" / "deep" / "one.sqlite", tmp_path / "folder.sqlite"):
        with pytest.raises(Refusal, match="cannot be written") as caught:
            open_record(path, NOON)
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
        with unprivileged(), pytest.raises(Refusal, match="cannot be written .*; what was saved before is safe"):
            open_record(folder / "one.sqlite", NOON)
        assert list(folder.iterdir()) == []
        folder.chmod(0o755)


def test_a_disk_without_space(seat: Seat, tmp_path: Path) -> None:
    """The limit on the size of files does what a full disk does, without a disk to fill."""
    path = filled(seat)
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


# Migrations and backups.


def later(*, failing: object = False) -> Migrations:
    """The migrations as they may be one day: ours, and one more."""
    upgrades = Migrations("facilitator")
    upgrades(name="001-first")(first)

    @upgrades(name="002-colour")
    def colour(db: Database) -> None:
        db.execute("ALTER TABLE cluster ADD COLUMN colour TEXT")
        if failing:
            db.execute("ALTER TABLE nowhere ADD COLUMN colour TEXT")

    return upgrades


def backups(path: Path) -> list[str]:
    return sorted(p.name for p in path.with_name(f"{path.stem}-backups").glob("*"))


def test_a_backup_before_a_migration(seat: Seat) -> None:
    path = filled(seat)
    with open_record(path, NOON, upgrades=later()) as record:
        assert record.look.ideas == 60
    assert backups(path) == ["one-before-002-colour.sqlite"]
    assert "colour" in json.dumps(query(path, "SELECT sql FROM sqlite_master WHERE name = 'cluster'"))
    with read_record(path.with_name("one-backups") / "one-before-002-colour.sqlite") as old:
        assert old.look.ideas == 60
    with open_record(path, NOON, upgrades=later()):
        assert len(backups(path)) == 1
    with pytest.raises(Refusal, match="newer version"):
        open_record(path, NOON)


def test_a_migration_that_fails_leaves_the_record_as_it_was(seat: Seat) -> None:
    path = filled(seat)
    with pytest.raises(Refusal, match="cannot be written"):
        open_record(path, NOON, upgrades=later(failing=True))
    assert backups(path) == ["one-before-002-colour.sqlite"]
    with open_record(path, NOON) as record:
        assert record.look.ideas == 60
    assert "colour" not in json.dumps(query(path, "SELECT sql FROM sqlite_master WHERE name = 'cluster'"))


def test_a_new_record_needs_no_backup(tmp_path: Path) -> None:
    open_record(tmp_path / "one.sqlite", NOON, upgrades=later()).close()
    assert backups(tmp_path / "one.sqlite") == []


def test_backups_are_whole_and_never_written_over(desk: Desk) -> None:
    desk.capture("a", "Wann?")
    one = desk.record.back_up("evening")
    desk.capture("b", "Wo?")
    two = desk.record.back_up("evening")
    assert backups(desk.path) == ["one-evening-2.sqlite", "one-evening.sqlite"]
    assert [query(path, "SELECT count(*) FROM idea") for path in (one, two)] == [[(1,)], [(2,)]]
    assert query(two, "PRAGMA integrity_check") == [("ok",)]
    assert query(two, "PRAGMA journal_mode") == [("delete",)]


def test_a_backup_that_was_not_finished_is_begun_anew(desk: Desk) -> None:
    desk.capture("a", "Wann?")
    folder = desk.path.with_name("one-backups")
    folder.mkdir()
    (folder / "one-evening.part").write_bytes(b"SQLite format 3\x00 and then the power was gone")
    desk.record.back_up("evening")
    assert backups(desk.path) == ["one-evening.sqlite"]


def test_a_backup_opens_as_a_record(desk: Desk) -> None:
    desk.capture("a", "Wann?")
    path = desk.record.back_up("evening")
    with open_record(path, NOON) as record:
        assert isinstance(record, Record)
        assert record.look.ideas == 1
