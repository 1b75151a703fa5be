"""Whole copies of a record, and the erasing of words from everything that lies beside it."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from sqlite_utils import Database

from facilitator.files import erase, flush_folder, free_name, make_folder


def backup_folder(path: Path) -> Path:
    """Where a record's backups are: a folder beside it."""
    return path.with_name(f"{path.stem}-backups")


def back_up(db: Database, path: Path, why: str) -> Path:
    """A whole copy of the record beside it, flushed to the disk; returns its path."""
    folder = backup_folder(path)
    make_folder(folder)
    target = free_name(folder / f"{path.stem}-{why}.sqlite")
    unfinished = target.with_suffix(".part")
    unfinished.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(unfinished)) as copy:
            db.conn.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
        os.replace(unfinished, target)
    finally:  # half a copy would take up the room that is missing
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
    flush_folder(folder)
    return target


def erase_remains(db: Database, path: Path) -> None:
    """Leave no byte of redacted words in the file, its log or its backups.

    FTS5 keeps deleted words until ``optimize``; freed pages keep theirs until VACUUM; the log until it is cut. Raises
    OperationalError or OSError where something is left.
    """
    db.execute("PRAGMA secure_delete = ON")
    with db.atomic():
        db.execute("INSERT INTO search(search) VALUES ('optimize')")
        db.execute("DELETE FROM word")
        db.execute("CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab(main, search, row)")
        db.execute("INSERT INTO word SELECT term FROM temp.vocabulary")
        db.execute("DROP TABLE temp.vocabulary")
        db.execute("DELETE FROM content WHERE sha256 NOT IN (SELECT sha256 FROM attachment WHERE sha256 IS NOT NULL)")
    db.execute("VACUUM")
    folder = backup_folder(path)
    if folder.exists():
        _erase_backups(folder)
        back_up(db, path, "after-redaction")
    (busy, _, _) = db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if busy:
        raise sqlite3.OperationalError("the log is being read by another program")


def _erase_backups(folder: Path) -> None:
    """Overwrite all of them and take their folder away; one that is half overwritten has no backup's name."""
    for copy in folder.glob("*.sqlite"):
        os.replace(copy, copy.with_name(f"{copy.name}.part"))
    flush_folder(folder)
    for copy in filter(Path.is_file, folder.iterdir()):
        erase(copy)
    shutil.rmtree(folder)
