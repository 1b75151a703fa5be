"""Commands to be given twice: at first something is refused to them, then it is not."""

from __future__ import annotations

import io
import json
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing, redirect_stderr, redirect_stdout
from pathlib import Path

from sqlite_utils import Database

from facilitator.cli import main
from facilitator.conference import intents
from facilitator.conference.errors import Refusal
from facilitator.language import Language
from facilitator.record import read_record, rescue_notice, told
from facilitator.record.schema import first, migrations
from facilitator.session.handing_out import write_plan, write_results
from facilitator.session.merging import merge
from facilitator.session.progress import Progress
from facilitator.session.redacting import redact
from facilitator.session.service import Service
from tests.conftest import NOON
from tests.record.desks import all_indexed
from tests.session.hall import PLAN
from tests.slow.acting import PACKAGE, RECORD, SECRET, Stage

BALLAST = "ballast"
"""A file that takes up the room on a small disk."""
OLDER = "older.sqlite"
"""The record as a version before the office's review would have left it; it lies beside the disk."""
CARDS = ("Mehr Busse", "Weniger Formulare", "Ein Lotse je Gemeinde")


def capture(stage: Stage) -> None:
    with stage.open() as record:
        stage.capture(stage.seated(record))


def export(stage: Stage) -> None:
    with stage.open() as record:
        stage.mark("begin", "export")
        path, _ = write_results(record, PLAN, ["W1R1"], stage.disk / PACKAGE, NOON)
        stage.mark("done", "export", package=path.relative_to(stage.disk).as_posix())
        with stage.step("plan", package="stick/plan.facilitator"):
            write_plan(record, PLAN, stage.disk / "stick/plan.facilitator")


def take_in(stage: Stage) -> None:
    others = json.loads((stage.folder / "ideas").read_text("ascii"))
    with stage.open() as record, stage.step("merge", ideas=others):
        for outcome in merge(record, sorted((stage.folder / "in").iterdir()), NOON, Progress()):
            if outcome.reason:
                raise outcome.reason


def back_up(stage: Stage) -> None:
    with stage.open() as record, told(record.path), stage.step("backup", backups=1):
        record.back_up("evening")


def close(stage: Stage) -> None:
    """The session is closed; the backup that belongs to it may be refused without a word."""
    with stage.open() as record, stage.step("close"):
        stage.seated(record).do(intents.CloseSession("W1R1"))


def erase(stage: Stage) -> None:
    """Words that are in the record, its log, a backup and a package: what could not be reached is said."""
    with stage.open() as record:
        service = stage.seated(record)
        for idea in [idea for idea in service.ideas if idea.text == SECRET]:
            receipt = redact(service, idea.id)
            if not (receipt.traces or receipt.unreachable):
                stage.mark("done", "erase", gone=[[SECRET, "."]])
        if not record.has_remains:
            stage.mark("done", "erased", gone=[[SECRET, "records"]])


def begin_anew(stage: Stage) -> None:
    """A record in a folder that is not there yet."""
    stage.record_path = stage.disk / "new/records/hall.sqlite"
    with stage.open() as record:
        merge(record, sorted((stage.folder / "in").iterdir())[:1], NOON, Progress())


def go_on(stage: Stage) -> None:
    """Whoever is told that a card was not saved tries again, in the same open record."""
    with stage.open() as record:
        service = stage.seated(record)
        _cards(stage, service)


def check_point(stage: Stage) -> None:
    """As ``go_on``, with the log folded into the file after every few pages, not on closing only."""
    with stage.open() as record:
        record._db.execute("PRAGMA wal_autocheckpoint = 5")
        _cards(stage, stage.seated(record))


def _cards(stage: Stage, service: Service) -> None:
    for _ in range(5):
        try:
            stage.capture(service)
        except Refusal as refusal:
            stage.mark("refused", "capture", sentence=str(refusal))


def migrate(stage: Stage) -> None:
    """An older record is brought up to date, with a backup before."""
    with stage.open() as record, stage.step("migrate", backups=1):
        assert record.look.ideas >= 4


def rescue(stage: Stage) -> None:
    """A record in which a row does not say what its event says is made anew from its events, and that is told."""
    with stage.open() as record:
        notice = rescue_notice(record)
        stage.mark("done", "rescue", told=str(notice))


def merge_by_hand(stage: Stage) -> None:
    """The program itself, from the command line to its exit status."""
    others = json.loads((stage.folder / "ideas").read_text("ascii"))
    stage.mark("begin", "merge", ideas=others)
    typed(stage, "merge", str(stage.folder / "in"), "--record", str(stage.record_path))
    stage.mark("done", "merge", ideas=others)


def capture_by_hand(stage: Stage) -> None:
    """A table of cards, typed in and handed out from the command line; once more gives no card twice."""
    table, plan = stage.folder / "cards.csv", stage.folder / "in/1-plan.facilitator"
    table.write_text("".join(f"{line}\n" for line in ("kind;text", *(f"Frage;{text}" for text in CARDS))), "utf-8")
    to = ["--out", str(stage.disk / PACKAGE), "--record", str(stage.record_path)]
    try:
        typed(stage, "capture", str(plan), "--session", "W2R1", "--from", str(table), *to)
    finally:
        with told(stage.record_path), read_record(stage.record_path) as record:
            there = {row["id"]: row["text"] for row in record.look.rows("idea", "W2R1")}
        stage.mark("begin", "cards", ideas=list(there))
        assert sorted(there.values()) in (sorted(CARDS), [])
    stage.mark("done", "cards", ideas=list(there), package=PACKAGE)


def typed(stage: Stage, *arguments: str) -> None:
    """Call the program; raises what it said as a Refusal where nothing was done. Warnings are marked."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        status = main(arguments, stage.clock, Language("en"))
    lines = err.getvalue().splitlines()
    if status == 3:
        assert len(lines) == 1, lines
        raise Refusal("{said}", said=lines[0])
    assert status == 0, (status, lines, out.getvalue())
    for line in lines:
        stage.mark("refused", "warning", sentence=line)


COMMANDS: dict[str, Callable[[Stage], None]] = {
    command.__name__: command
    for command in (
        *(capture, export, take_in, back_up, close, erase, begin_anew),
        *(go_on, check_point, migrate, rescue, merge_by_hand, capture_by_hand),
    )
}


def arrange(command: str, folder: Path) -> None:
    """What a command needs to find on the disk."""
    if command == "migrate":
        shutil.copy(folder / OLDER, folder / "disk" / RECORD)
    if command == "rescue":
        with closing(sqlite3.connect(folder / "disk" / RECORD)) as db, db:
            db.execute("UPDATE idea SET text = 'Damaged'")


def prepare(stage: Stage) -> None:
    """A card with the secret, where ``erase`` has to look for it."""
    with stage.open() as record:
        stage.capture(stage.seated(record), SECRET)
        write_results(record, PLAN, ["W1R1"], stage.disk / "stick/earlier.facilitator", NOON)
        record.back_up("noon")
    shutil.copy(stage.record_path, stage.folder / OLDER)
    early = Database(memory=True)
    first(early)
    known = {*early.table_names(), migrations.migrations_table}
    early.close()
    with closing(sqlite3.connect(stage.folder / OLDER)) as db, db:
        for (table,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            if table not in known:
                db.execute(f"DROP TABLE {table}")
        all_indexed(db)
        db.execute("DELETE FROM _sqlite_migrations WHERE name > '001-first'")


def at_first(command: str, stage: Stage) -> None:
    """A command to which something is refused."""
    try:
        COMMANDS[command](stage)
    except Refusal as refusal:
        stage.mark("refused", command, sentence=str(refusal))


def again(command: str, stage: Stage) -> None:
    """The same command, now that there is room: it has to work."""
    (stage.disk / BALLAST).unlink(missing_ok=True)
    COMMANDS[command](stage)
    stage.mark("worked", command)
