"""What a program does while it is killed or traced: small scripts with a mark before and after each command.

Everything that must survive lies in ``disk/`` of a folder; the marks lie beside it. A mark is a line of JSON: a word
("begin", "done", "refused", "failed"), the command's name, and what is promised once it is done.
"""

from __future__ import annotations

import json
import os
import stat
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path

from sqlite_utils import Database

from facilitator.conference import intents
from facilitator.record import Record, open_record, opening, told
from facilitator.session.handing_out import write_own_results, write_plan
from facilitator.session.merging import merge
from facilitator.session.progress import Progress
from facilitator.session.redacting import redact
from facilitator.session.service import Service
from tests.conftest import NOON, SteadyClock
from tests.session.hall import PLAN

SECRET = "Ursprungsgeheimnis"
"""A word that is captured and then redacted."""
RECORD, PACKAGE, STICK = "records/hall.sqlite", "stick/results.facilitator", "stick"


@dataclass
class Stage:
    """A folder to act in, and the commands done so far."""

    folder: Path
    ids: Iterator[str] = field(default_factory=lambda: (os.urandom(16).hex() for _ in iter(int, 1)))

    def __post_init__(self) -> None:
        self._marks = os.open(self.folder / "marks", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
        self.disk = self.folder / "disk"
        self.record_path = self.disk / RECORD
        self.clock = SteadyClock()

    def mark(self, word: str, name: str, **promise: object) -> None:
        """One write of one line: it is there whole or not at all, whenever this program is killed."""
        os.write(self._marks, json.dumps([word, name, promise]).encode() + b"\n")

    @contextmanager
    def step(self, name: str, **promise: object) -> Iterator[None]:
        """A command between its marks."""
        self.mark("begin", name, **promise)
        yield
        self.mark("done", name, **promise)

    def open(self) -> Record:
        return open_record(self.record_path, self.clock.wall())

    def seated(self, record: Record) -> Service:
        service = Service(record, self.clock)
        service.enter("W1R1")
        return service

    def capture(self, service: Service, text: str = "") -> str:
        """A card, with its unfinished text kept before, as the window does it."""
        ident = next(self.ids)
        self.clock.pass_time(1000)
        words = text or f"Karte {ident} über Busse, Räume und Zeiten"
        with self.step("capture", ideas=[ident]):
            with told(self.record_path):
                service.record.keep_draft("W1R1", "capture", words[:-3])
            service.do(intents.CaptureIdea(ident, "W1R1", "question", words), box="capture")
        return ident


Script = Callable[[Stage], None]


def capturing(stage: Stage) -> None:
    """Cards without an end, now and then something else; the record is opened anew first."""
    with stage.open() as record:
        service = stage.seated(record)
        while True:
            for _ in range(9):
                ident = stage.capture(service)
            service.do(intents.Park((ident,)))
            service.undo()


def too_early(stage: Stage) -> None:
    """A program that must be found out: it acknowledges each card before it has kept it."""
    with stage.open() as record:
        service = stage.seated(record)
        while True:
            ident = next(stage.ids)
            with stage.step("capture", ideas=[ident]):
                pass
            service.do(intents.CaptureIdea(ident, "W1R1", "question", "Zu früh"))


def some_cards(stage: Stage) -> None:
    """Five cards on a record that is there."""
    with stage.open() as record:
        service = stage.seated(record)
        for _ in range(5):
            stage.capture(service)


def exporting(stage: Stage) -> None:
    """A package, written anew, and the plan's."""
    with stage.open() as record:
        for name in ("first", "second"):
            with stage.step(name, package=PACKAGE):
                write_own_results(record, PLAN, ["W1R1"], stage.disk / PACKAGE, NOON)
        with stage.step("plan", package="stick/plan.facilitator"):
            write_plan(record, PLAN, stage.disk / "stick/plan.facilitator")


def merging(stage: Stage) -> None:
    """The packages in ``in/``, and the first of them once more."""
    packages = sorted((stage.folder / "in").iterdir())
    with stage.open() as record, stage.step("merge"):
        merge(record, packages, NOON, Progress())


def redacting(stage: Stage) -> None:
    """The secret is captured, handed out, backed up and erased everywhere."""
    with stage.open() as record:
        service = stage.seated(record)
        ident = stage.capture(service, SECRET)
        with stage.step("package", package=PACKAGE):
            write_own_results(record, PLAN, ["W1R1"], stage.disk / PACKAGE, NOON)
        with stage.step("backup", backups=1):
            record.back_up("noon")
        with stage.step("redact", gone=[[SECRET, "."]]):
            redact(service, ident)


def closing(stage: Stage) -> None:
    """A session is closed, which makes a backup."""
    with stage.open() as record:
        service = stage.seated(record)
        with stage.step("close", backups=1):
            service.do(intents.CloseSession("W1R1"))


def whole_day(stage: Stage) -> None:
    """From a disk with nothing on it to a closed record: everything that is promised to last."""
    with stage.step("open"):
        record = stage.open()
    with record:
        plan = stage.folder / "in/1-plan.facilitator"
        with stage.step("plan"):
            merge(record, [plan], NOON, Progress())
        service = stage.seated(record)
        for _ in range(35):
            stage.capture(service)
        secret = stage.capture(service, SECRET)
        for turn in range(2):
            with stage.step("package", package=PACKAGE):
                write_own_results(record, PLAN, ["W1R1"], stage.disk / PACKAGE, NOON + turn)
            stage.capture(service)
        with stage.step("backup", backups=1):
            record.back_up("noon")
        for _ in range(30):
            stage.capture(service)
        with stage.step("redact", gone=[[SECRET, "."]]):
            redact(service, secret)
        stage.capture(service)
        others = stage.folder / "in/2-results.facilitator"
        with stage.step("merge", ideas=json.loads((stage.folder / "ideas").read_text("ascii"))):
            merge(record, [others], NOON, Progress())
        with stage.step("close", backups=1):
            service.do(intents.CloseSession("W1R1"))
        stage.mark("begin", "end")


MUTANTS: dict[str, Callable[[], None]] = {}
"""What must be noticed: programs that leave out one of the things which durability is made of."""


def mutant(name: str) -> Callable[[Callable[[], None]], Callable[[], None]]:
    def keep(break_it: Callable[[], None]) -> Callable[[], None]:
        MUTANTS[name] = break_it
        return break_it

    return keep


def _with_setting(setting: str) -> None:
    durable = opening._make_durable

    def less_durable(db: Database) -> None:
        durable(db)
        db.execute(f"PRAGMA synchronous = {setting}")

    opening._make_durable = less_durable


@mutant("record never flushed")
def never_flushed() -> None:
    _with_setting("OFF")


@mutant("record flushed at checkpoints only")
def flushed_at_checkpoints() -> None:
    _with_setting("NORMAL")


def _without_flush_of(kind: Callable[[int], bool]) -> None:
    flush = os.fsync

    def some(handle: int) -> None:
        if not kind(os.fstat(handle).st_mode):
            flush(handle)

    os.fsync = some  # type: ignore[assignment]  # takes a number only, which is what it is given here


@mutant("package not flushed")
def package_not_flushed() -> None:
    _without_flush_of(stat.S_ISREG)


@mutant("folder not flushed")
def folder_not_flushed() -> None:
    _without_flush_of(stat.S_ISDIR)


def act(script: Script, folder: Path, broken: str, line: Connection) -> None:
    """The child's whole life: it waits to be told, acts, and tells of an error that is no Refusal."""
    if broken:
        MUTANTS[broken]()
    Database(memory=True).close()  # looks for plugins the first time: that is no part of what is watched
    stage = Stage(folder)
    line.send("ready")
    line.recv()
    try:
        script(stage)
    except BaseException:
        stage.mark("failed", "", traceback=traceback.format_exc())
        raise
