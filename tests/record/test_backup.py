"""Backups: whole, before every migration, and never written over."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from sqlite_utils import Database, Migrations

from facilitator.conference.errors import Refusal
from facilitator.record import Record, open_record, read_record
from facilitator.record.schema import migrations
from tests.conftest import NOON
from tests.record.conftest import Seat
from tests.record.desks import Desk, filled, query


def later(*, failing: object = False) -> Migrations:
    """The migrations as they may be one day: ours, and one more."""
    upgrades = Migrations("facilitator")
    for ours in migrations.pending(Database(memory=True)):
        upgrades(name=ours.name)(ours.fn)

    @upgrades(name="999-colour")
    def colour(db: Database) -> None:
        db.execute("ALTER TABLE cluster ADD COLUMN colour TEXT")
        if failing:
            db.execute("ALTER TABLE nowhere ADD COLUMN colour TEXT")

    return upgrades


def backups(path: Path) -> list[str]:
    return sorted(p.name for p in path.with_name(f"{path.stem}-backups").glob("*"))


def test_a_backup_before_a_migration(seat: Seat) -> None:
    path = filled(seat("one"))
    with open_record(path, NOON, upgrades=later()) as record:
        assert record.look.ideas == 60
    assert backups(path) == ["one-before-999-colour.sqlite"]
    assert "colour" in json.dumps(query(path, "SELECT sql FROM sqlite_master WHERE name = 'cluster'"))
    with read_record(path.with_name("one-backups") / "one-before-999-colour.sqlite") as old:
        assert old.look.ideas == 60
    with open_record(path, NOON, upgrades=later()):
        assert len(backups(path)) == 1
    with pytest.raises(Refusal, match="newer version"):
        open_record(path, NOON)


def test_a_migration_that_fails_leaves_the_record_as_it_was(seat: Seat) -> None:
    path = filled(seat("one"))
    with pytest.raises(Refusal, match="cannot be written"):
        open_record(path, NOON, upgrades=later(failing=True))
    assert backups(path) == ["one-before-999-colour.sqlite"]
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
