"""Opening a record: locked, checked, backed up before a migration, and left as it is when it is not ours or damaged."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from filelock import FileLock, Timeout
from sqlite_utils import Database, Migrations

from facilitator.record.backup import back_up, backup_folder
from facilitator.record.record import Record
from facilitator.record.schema import migrations
from facilitator.record.trouble import Damaged, InUse, newer, no_record, told, unwritable

MOST_CHECK = 200_000_000
"""Bytes: larger files are not searched for damage on opening, which would take too long."""


def open_record(path: Path, now: int, most_check: int = MOST_CHECK, upgrades: Migrations = migrations) -> Record:
    """Open a record for writing, making it where there is none; ``now`` in wall milliseconds.

    Files up to ``most_check`` bytes are checked for damage; ``upgrades`` bring an older record up to date. Raises
    InUse, Damaged, or Refusal where the place cannot be written or the record is of a newer version.
    """
    lock = FileLock(path.with_name(f".{path.name}.lock"))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock.acquire(timeout=0)
    except Timeout:
        raise InUse(
            "{name} is open in another window or program; nothing was changed there: close it and try again.",
            name=path.name,
        ) from None
    except OSError as error:
        raise unwritable(path, error) from None

    def prepare(db: Database) -> None:
        _look_over(db, path, most_check, upgrades)
        _make_durable(db)
        _upgrade(db, path, upgrades)

    try:
        record = _open(path, "rwc", now, prepare, lock.release)
    except BaseException:
        lock.release()
        raise
    record.erase_remains()
    return record


def read_record(path: Path) -> Record:
    """Open a record for looking only; it may be open elsewhere. Raises Damaged where it is no record."""
    if not path.is_file():
        raise Damaged("There is no record at {name}, so nothing was read: check the name.", name=str(path))

    def prepare(db: Database) -> None:
        if not db.table_names():
            raise no_record(path)
        _refuse_others(db, path, migrations)

    return _open(path, "ro", 0, prepare, lambda: None)


def _open(path: Path, mode: str, now: int, prepare: Callable[[Database], None], release: Callable[[], None]) -> Record:
    """A record on a connection that is closed again if anything goes wrong."""
    with told(path):
        uri = f"{path.resolve().as_uri()}?mode={mode}"
        connection = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=5)
        try:
            db = Database(connection)
            prepare(db)
            return Record(db, path, now, release)
        except BaseException:
            connection.close()
            raise


def _look_over(db: Database, path: Path, most_check: int, upgrades: Migrations) -> None:
    """Refuse what is not ours, too new or damaged, before a byte of it is changed."""
    _refuse_others(db, path, upgrades)
    if path.stat().st_size > most_check:
        return
    found = [text for (text,) in db.execute("PRAGMA quick_check(3)")]
    if found != ["ok"]:
        raise Damaged(
            "{name} is damaged ({found}); it was left as it is: open the newest file of the folder {backups}"
            " instead, then take in the packages again.",
            name=path.name,
            found=found[0].splitlines()[-1][:80],
            backups=backup_folder(path).name,
        )


def _refuse_others(db: Database, path: Path, upgrades: Migrations) -> None:
    """Refuse another program's database and a later version's record; an empty file becomes one."""
    tables = set(db.table_names())
    if tables and not {"event", "journal", "meta", upgrades.migrations_table} <= tables:
        raise no_record(path)
    with closing(sqlite3.connect(":memory:")) as empty:
        known = {step.name for step in upgrades.pending(Database(empty))}
    if {step.name for step in upgrades.applied(db)} - known:
        raise newer(path)


def _make_durable(db: Database) -> None:
    """A commit is on the medium itself when it returns (fullfsync: macOS would not wait for the drive)."""
    for setting in ("journal_mode = WAL", "synchronous = FULL", "fullfsync = ON", "checkpoint_fullfsync = ON"):
        db.execute(f"PRAGMA {setting}")
    db.execute("PRAGMA foreign_keys = ON")
    db.execute("PRAGMA temp_store = MEMORY")


def _upgrade(db: Database, path: Path, upgrades: Migrations) -> None:
    """The migrations that are due, with a backup before any of an existing record."""
    pending = upgrades.pending(db)
    if pending and db.table("event").exists():
        back_up(db, path, f"before-{pending[0].name}")
    if pending:
        upgrades.apply(db)
