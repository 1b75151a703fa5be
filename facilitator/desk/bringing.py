"""Files that are brought to a record: newer plans, results, and the plan that a rehearsal begins with. Knows no Qt."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from facilitator.conference.errors import Refusal
from facilitator.desk.overviews import MINE
from facilitator.exchange.package import ENDING, announced
from facilitator.exchange.plan_source import read_plan
from facilitator.exchange.sealing import Keys
from facilitator.record import Record, read_record, told
from facilitator.session.documents import plan_in
from facilitator.session.handing_out import CONFERENCE, REHEARSAL, adopt_plan, begin_rehearsal, write_plan
from facilitator.session.merging import merge
from facilitator.session.plans import take_plan
from facilitator.session.progress import Progress


@dataclass(frozen=True, slots=True)
class Brought:
    """What files brought into a record: ``ideas`` are new ones; ``nothing_new`` does not tell of plan sources."""

    ideas: int = 0
    nothing_new: bool = True
    refused: Refusal | None = None


def belongs(record: Record, path: Path, keys: Keys) -> bool:
    """Whether a file is of the record's conference; of a rehearsal's only what comes from a rehearsal, too.

    Raises Refusal where it cannot be read.
    """
    rehearsal = record.remembered(REHEARSAL) is not None
    if path.suffix.lower() == ENDING:
        head = announced(path, keys)
        return head.conference == record.remembered(CONFERENCE) and head.rehearsal == rehearsal
    return not rehearsal and read_plan(path).plan.id == record.remembered(CONFERENCE)


def taken_in(record: Record, paths: Sequence[Path], now: int, keys: Keys) -> Brought:
    """Take plans and packages into the record of their conference. Raises Refusal where there is nothing else."""
    packages = [path for path in paths if path.suffix.lower() == ENDING]
    for path in paths:
        if path not in packages:
            adopt_plan(record, read_plan(path).plan, now)
    outcomes = merge(record, packages, now, Progress(), keys)
    refused = next((outcome.reason for outcome in outcomes if outcome.reason), None)
    if refused is not None and len(paths) == 1:
        raise refused
    nothing_new = all(outcome.outcome != "merged" for outcome in outcomes)
    return Brought(sum(outcome.ideas_new for outcome in outcomes), nothing_new, refused)


def begin_to_rehearse(record: Record, path: Path, now: int) -> None:
    """Make a new record a rehearsal of the plan in a plan file, a package or another record. Raises Refusal."""
    begin_rehearsal(record)
    match path.suffix.lower():
        case ".sqlite":
            with tempfile.TemporaryDirectory() as folder, told(path), read_record(path) as other:
                package = Path(folder) / f"plan{ENDING}"
                write_plan(other, plan_in(other), package)
                take_plan(record, package, now)
                if mine := other.remembered(MINE):
                    record.remember(MINE, mine)
        case suffix if suffix == ENDING:
            take_plan(record, path, now)
        case _:
            adopt_plan(record, read_plan(path).plan, now)
