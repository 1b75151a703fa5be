"""Commands to be given twice: at first something is refused to them, then it is not."""

from __future__ import annotations

import json
from collections.abc import Callable

from facilitator.conference import intents
from facilitator.conference.errors import Refusal
from facilitator.record import told
from facilitator.session.handing_out import write_plan, write_results
from facilitator.session.merging import merge
from facilitator.session.progress import Progress
from facilitator.session.redacting import redact
from tests.conftest import NOON
from tests.session.hall import PLAN
from tests.slow.acting import PACKAGE, SECRET, Stage

BALLAST = "ballast"
"""A file that takes up the room on a small disk."""


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


COMMANDS: dict[str, Callable[[Stage], None]] = {
    command.__name__: command for command in (capture, export, take_in, back_up, close, erase, begin_anew)
}


def prepare(stage: Stage) -> None:
    """A card with the secret, where ``erase`` has to look for it."""
    with stage.open() as record:
        stage.capture(stage.seated(record), SECRET)
        write_results(record, PLAN, ["W1R1"], stage.disk / "stick/earlier.facilitator", NOON)
        record.back_up("noon")


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
