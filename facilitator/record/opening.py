"""Opening a record: locked, checked, backed up before a migration, and readable as far as it goes when damaged."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from filelock import FileLock, Timeout
from sqlite_utils import Database

from facilitator.record.backup import back_up, backup_folder
from facilitator.record.record import Record
from facilitator.record.schema import migrations
from facilitator.record.trouble import Damaged, InUse, no_record, told, unwritable


def open_record(path: Path, now: int, most_check: int = 200_000_000) -> Record:
    """Open a record for writing, making it where there is none; ``now`` in wall milliseconds.

    Files up to ``most_check`` bytes are checked for damage. Raises InUse, Damaged, or Refusal where the place cannot
    be written.
    """
    lock = FileLock(_beside(path, ".lock"))
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
    try:
        db = _connect(path, "rwc")
        with told(path):
            _prepare(db, path, most_check)
            return Record(db, path, now, lock.release)
    except BaseException:
        lock.release()
        raise


def read_record(path: Path) -> Record:
    """Open a record for looking only; it may be open elsewhere. Raises Damaged where it is no record."""
    if not path.is_file():
        raise Damaged("There is no record at {name}, so nothing was read: check the name.", name=str(path))
    db = _connect(path, "ro")
    with told(path):
        if not db.table("event").exists():
            raise no_record(path)
        return Record(db, path, 0, lambda: None)


def _connect(path: Path, mode: str) -> Database:
    try:
        uri = f"{path.resolve().as_uri()}?mode={mode}"
        return Database(sqlite3.connect(uri, uri=True, isolation_level=None, timeout=5))
    except sqlite3.OperationalError as error:
        raise unwritable(path, error) from error


def _prepare(db: Database, path: Path, most_check: int) -> None:
    """Durable settings, damage check, then the migrations, with a backup before any of an existing record."""
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = FULL")
    db.execute("PRAGMA fullfsync = ON")
    db.execute("PRAGMA checkpoint_fullfsync = ON")
    db.execute("PRAGMA foreign_keys = ON")
    db.execute("PRAGMA temp_store = MEMORY")
    if path.stat().st_size <= most_check:
        found = [text for (text,) in db.execute("PRAGMA quick_check(3)")]
        if found != ["ok"]:
            raise Damaged(
                "{name} is damaged ({found}); it was left as it is: open the newest file of the folder {backups}"
                " instead, then take in the packages again.",
                name=path.name,
                found=found[0][:80],
                backups=backup_folder(path).name,
            )
    pending = migrations.pending(db)
    if pending and db.table("event").exists():
        back_up(db, path, f"before-{pending[0].name}")
    if pending:
        migrations.apply(db)


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(f".{path.name}{ending}")
