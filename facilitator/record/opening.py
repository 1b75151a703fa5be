"""Opening a record: locked, checked, backed up before a migration, and left as it is when it is not ours or damaged."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from filelock import FileLock, Timeout
from sqlite_utils import Database, Migrations

from facilitator.conference.errors import Refusal
from facilitator.files import flush_folder, make_folder
from facilitator.record import salvage
from facilitator.record.backup import back_up, backup_folder
from facilitator.record.checking import damage
from facilitator.record.record import Record
from facilitator.record.schema import lend_missing, migrations
from facilitator.record.storing import write_review_again
from facilitator.record.trouble import Damaged, InUse, is_damage, newer, no_record, told, unwritable
from facilitator.record.waltail import has_log, has_lost_log

MOST_CHECK = 200_000_000
"""Bytes: larger files are not searched for damage on opening, which would take too long."""
MOST_CACHE = 256 * 1024
"""KiB of pages that SQLite may keep in memory: the indexes of two million ideas. A small record needs little of it."""


def open_record(path: Path, now: int, most_check: int = MOST_CHECK, upgrades: Migrations = migrations) -> Record:
    """Open a record for writing, making it where there is none; ``now`` in wall milliseconds.

    Files up to ``most_check`` bytes are checked for damage, and a damaged one is rescued: ``rescue_notice`` then says
    what is lost. ``upgrades`` bring an older record up to date. Raises InUse, Damaged where nothing can be read, or
    Refusal where the place cannot be written or the record is of a newer version.
    """
    lock = FileLock(path.with_name(f".{path.name}.lock"))
    try:
        make_folder(path.parent)
        lock.acquire(timeout=0)
    except Timeout:
        raise InUse(
            "{name} is open in another window or program; nothing was changed there: close it and try again.",
            name=path.name,
        ) from None
    except OSError as error:
        raise unwritable(path, error) from None

    try:
        record = _open_sound(path, now, most_check, upgrades, lock.release)
    except BaseException:
        lock.release()
        raise
    record.erase_remains()
    return record


def _open_sound(path: Path, now: int, most_check: int, upgrades: Migrations, release: Callable[[], None]) -> Record:
    """The record, rescued first where it is damaged."""

    def prepare(db: Database) -> None:
        _refuse_others(db, path, upgrades)
        _make_durable(db)
        _upgrade(db, path, upgrades)
        _flush_names(path.parent)

    def make(part: Path) -> Record:
        return _open(part, "rwc", now, upgrades.apply, lambda: None)

    try:
        with told(path):
            salvage.finish(path)
            _look_over(path, most_check, upgrades)
    except Refusal as refusal:
        if not (is_damage(refusal) and salvage.rescue(path, now, make)):
            raise
    return _open(path, "rwc", now, prepare, release)


def read_record(path: Path) -> Record:
    """Open a record for looking only; it may be open elsewhere. Raises Damaged where it is no record."""
    if not path.is_file():
        raise Damaged("There is no record at {name}, so nothing was read: check the name.", name=str(path))

    def prepare(db: Database) -> None:
        if not db.table_names():
            raise no_record(path)
        _refuse_others(db, path, migrations)
        lend_missing(db)

    return _open(path, "ro", 0, prepare, lambda: None)


def _open(path: Path, mode: str, now: int, prepare: Callable[[Database], None], release: Callable[[], None]) -> Record:
    """A record on a connection that is closed again if anything goes wrong."""
    with told(path):
        connection = _connected(path, mode)
        try:
            db = Database(connection)
            prepare(db)
            return Record(db, path, now, release)
        except BaseException:
            connection.close()
            raise


def _connected(path: Path, mode: str) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode={mode}", uri=True, isolation_level=None, timeout=5)


def _look_over(path: Path, most_check: int, upgrades: Migrations) -> None:
    """Refuse what is not ours, too new or damaged, before a byte of it or of its log is changed."""
    if has_lost_log(path):
        raise _damaged(path, "-wal")
    if not path.is_file() or not path.stat().st_size:
        return

    def look(db: Database) -> None:
        _refuse_others(db, path, upgrades)
        if path.stat().st_size > most_check or not db.table_names():
            return
        lend_missing(db)
        if found := damage(db):
            raise _damaged(path, found)

    with told(path), closing(_connected(path, _looking_mode(path))) as connection:
        look(Database(connection))


def _looking_mode(path: Path) -> str:
    """How to look into a file and leave a refused one as it is.

    Without a log to be read, nothing may be put beside it. A journal that a power cut left has to be rolled back first,
    which is what SQLite does with it wherever it may write.
    """
    if path.with_name(f"{path.name}-journal").exists():
        return "rw"
    return "ro" if has_log(path) else "ro&immutable=1"


def _damaged(path: Path, found: str) -> Damaged:
    return Damaged(
        "{name} is damaged ({found}); it was left as it is: open the newest file of the folder {backups}"
        " instead, then take in the packages again.",
        name=path.name,
        found=found[:80],
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
    db.execute(f"PRAGMA cache_size = -{MOST_CACHE}")


def _flush_names(folder: Path) -> None:
    """Let the log's name last, on which every card rests: SQLite flushes the folder too, but passes over an error.

    Some network folders know no such flush.
    """
    try:
        flush_folder(folder)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise


def _upgrade(db: Database, path: Path, upgrades: Migrations) -> None:
    """The migrations that are due, with a backup before any of an existing record.

    All at once: a program that dies between two of them would leave what is neither empty nor a record.
    """
    pending = upgrades.pending(db)
    if pending and db.table("event").exists():
        back_up(db, path, f"before-{pending[0].name}")
    if pending:
        with db.atomic():
            upgrades.apply(db)
            write_review_again(db)
