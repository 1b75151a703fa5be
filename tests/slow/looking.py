"""What must be true of a disk after a kill, a power cut or a refusal, whatever was being done."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

from facilitator.conference.errors import Refusal
from facilitator.conference.events import parse
from facilitator.exchange.package import ENDING, read_package
from facilitator.record import open_record
from facilitator.record.backup import backup_folder
from tests.conftest import NOON
from tests.slow.acting import RECORD
from tests.slow.children import Mark


def faults(disk: Path, marks: Sequence[Mark]) -> list[str]:
    """What is wrong with the files of a disk, given what was said before; opens (and so mends) the record."""
    found = [*_words(disk, marks), *_packages(disk, marks), *_backups(disk, marks)]
    return [*found, *_record(disk / RECORD, marks)]


def _record(path: Path, marks: Sequence[Mark]) -> Iterator[str]:
    done = {idea for mark in marks if mark.word == "done" for idea in mark.promise.get("ideas", ())}
    begun = [mark.promise.get("ideas", []) for mark in marks if mark.word == "begin"]
    open_now = set(begun[-1]) if begun else set()
    if not path.exists():
        if any(mark.word == "done" for mark in marks):
            yield "the record is gone"
        return
    try:
        with open_record(path, NOON) as record:
            journals = record.look.journals()
            lines = record.look.lines_of([journal.name for journal in journals])
            captured = Counter(event.subject for event in map(parse, lines) if event.kind == "IdeaCaptured")
            rows = [row["id"] for row in record.look.rows("idea")]
    except Refusal as refusal:
        yield f"the record does not open: {refusal}"
        return
    there = set(captured)
    if lost := done - there:
        yield f"{len(lost)} acknowledged cards are lost"
    if twice := [idea for idea, times in captured.items() if times > 1]:
        yield f"{len(twice)} cards are there twice"
    if sorted(rows) != sorted(there):
        yield "rows and events differ"
    if strange := there - done - open_now:
        yield f"{len(strange)} cards come from nowhere"
    if 0 < len(there & open_now) < len(open_now):
        yield "a command is there by half"
    if any(journal.missing for journal in journals):
        yield "a journal has gaps"
    yield from _unsound(path)


def _unsound(path: Path) -> Iterator[str]:
    with closing(sqlite3.connect(path)) as db:
        for check in ("integrity_check", "foreign_key_check"):
            answer = [row for row in db.execute(f"PRAGMA {check}") if row != ("ok",)]
            if answer:
                yield f"{path.name}: {check} says {answer[:3]}"


def _packages(disk: Path, marks: Sequence[Mark]) -> Iterator[str]:
    wanted = {mark.promise["package"] for mark in marks if mark.word == "done" and "package" in mark.promise}
    yield from (f"{name} is gone" for name in wanted if not (disk / name).is_file())
    for path in disk.rglob(f"*{ENDING}"):
        try:
            for _ in (package := read_package(path)).events():
                pass
            for _ in package.attachments():
                pass
        except Refusal as refusal:
            yield f"a package is not whole: {refusal}"


def _backups(disk: Path, marks: Sequence[Mark]) -> Iterator[str]:
    redacts = any(mark.name == "redact" for mark in marks)
    wanted = sum(mark.promise.get("backups", 0) for mark in marks if mark.word == "done" and not redacts)
    files = list(backup_folder(disk / RECORD).glob("*.sqlite"))
    if len(files) < wanted:
        yield f"{wanted - len(files)} backups are gone"
    for path in files:
        yield from _unsound(path)


def _words(disk: Path, marks: Sequence[Mark]) -> Iterator[str]:
    """Words whose erasing below some folder was acknowledged are in no byte of any file there."""
    for word, folder in (gone for mark in marks if mark.word == "done" for gone in mark.promise.get("gone", ())):
        for path in (disk / folder).rglob("*"):
            if path.is_file() and word.encode() in path.read_bytes():
                yield f"{path.name} still holds {word}"
