"""The worker's side of taking in: what lies there, merging it, what is complete, receipts. Knows no Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from facilitator.conference.errors import Refusal
from facilitator.exchange.manifest import Manifest
from facilitator.exchange.package import ENDING
from facilitator.exchange.sealing import Keys
from facilitator.files import plain_name
from facilitator.record import Record, read_record, told
from facilitator.session.documents import plan_in
from facilitator.session.keeping import keep_copies
from facilitator.session.merging import FileOutcome, merge
from facilitator.session.progress import Progress
from facilitator.session.receipts import Code, receipt_codes, write_receipt
from facilitator.session.review import ReviewService
from facilitator.session.taking_in import Found, State, look_at

TAKEN: tuple[State, ...] = ("plan", "receipt", "new", "older", "unproven")
"""What there is to be taken in."""
CellState = Literal["missing", "received", "empty", "running", "gaps", "forks", "newer", "damaged"]


@dataclass(frozen=True, slots=True)
class Cell:
    """How a session stands at the office; ``round`` is 0 where the plan does not know it."""

    session: str
    title: str
    workshop: int
    round: int
    state: CellState
    ideas: int
    devices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Looked:
    """What lies at some places."""

    places: tuple[Path, ...]
    found: tuple[Found, ...]


@dataclass(frozen=True, slots=True)
class Merged:
    """What merging did; ``not_kept`` says why copies of the packages are not beside the record."""

    outcomes: tuple[FileOutcome, ...]
    not_kept: Refusal | None

    @property
    def merged(self) -> int:
        """How many packages brought something."""
        return sum(one.outcome == "merged" for one in self.outcomes)

    @property
    def known(self) -> int:
        """How many brought nothing new."""
        return sum(one.outcome == "known" for one in self.outcomes)

    @property
    def ideas(self) -> int:
        """How many ideas are new."""
        return sum(one.ideas_new for one in self.outcomes)

    @property
    def refused(self) -> tuple[FileOutcome, ...]:
        """Those that were not taken in, with their reasons."""
        return tuple(one for one in self.outcomes if one.reason is not None)


def looked(path: Path, places: Sequence[Path], keys: Keys, now: int, progress: Progress) -> Looked:
    """Look, beside the record's thread. Raises Refusal."""
    with told(path), read_record(path) as record:
        return Looked(tuple(places), tuple(look_at(record, places, keys, now, progress)))


def taken_in(service: ReviewService, paths: Sequence[Path], keys: Keys, progress: Progress) -> Merged:
    """Merge packages, keep copies of them, and let everybody look anew. Raises Refusal."""
    record, not_kept = service.record, None
    outcomes = merge(record, paths, service.clock.wall(), progress, keys)
    try:
        keep_copies(record, [one.path for one in outcomes if one.outcome != "refused"], keys)
    except Refusal as refusal:
        not_kept = refusal
    service.reload()
    return Merged(tuple(outcomes), not_kept)


def completeness(record: Record) -> tuple[Cell, ...]:
    """Every session that is planned or has come."""
    look = record.look
    places = {row["id"]: (row["workshop"] or 0, row["round"] or 0) for row in look.rows("session")}
    gaps = {journal.session for journal in look.journals() if journal.missing}
    forks = {session for _, _, session in look.forks}
    cells = []
    for row in look.sessions():
        state: CellState = "received"
        if row.last_change is None:
            state = "missing"
        elif row.id in gaps:
            state = "gaps"
        elif row.id in forks:
            state = "forks"
        elif row.state == "running":
            state = "running"
        elif not row.ideas:
            state = "empty"
        workshop, turn = places.get(row.id, (0, 0))
        cells.append(Cell(row.id, row.title, workshop, turn if row.planned else 0, state, row.ideas, row.devices))
    return tuple(cells)


def cell_states(cells: Sequence[Cell], found: Sequence[Found]) -> dict[str, CellState]:
    """The states of sessions, with what lies there and is not taken in: newer versions, damaged files."""
    states = {cell.session: cell.state for cell in cells}
    for one in found:
        for session in sessions_of(one, states):
            if one.state == "new" and states[session] != "missing":
                states[session] = "newer"
            elif one.state == "damaged" and states[session] == "missing":
                states[session] = "damaged"
    return states


def sessions_of(one: Found, known: Sequence[str] | dict[str, CellState]) -> list[str]:
    """The sessions in a package; of one that cannot be read, those that its name speaks of."""
    if one.manifest is not None:
        return [session for session in one.manifest.ideas if session in known]
    parts = [part.replace("-", "").casefold() for part in one.path.stem.split("_")]
    return [session for session in known if session.casefold() in parts]


def receipt_name(manifest_title: str, word: str) -> str:
    """The file name of a receipt; ``word`` says in the office's language what it is."""
    return f"{plain_name(f'{word} {manifest_title}', 60)}{ENDING}"


def received(record: Record) -> list[str]:
    """The sessions that something came of."""
    return [row.id for row in record.look.sessions() if row.last_change is not None]


def receipt_into(record: Record, folder: Path, word: str) -> tuple[Path, Manifest]:
    """A receipt for everything that is here, never over another file. Raises Refusal."""
    plan = plan_in(record)
    return write_receipt(record, plan, received(record), folder / receipt_name(plan.title, word))


def codes(record: Record) -> list[Code]:
    """The same as codes to be read out. Raises Refusal."""
    return receipt_codes(record, received(record))
