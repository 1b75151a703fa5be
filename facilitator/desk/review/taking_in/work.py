"""The worker's side of taking in: what lies there, merging it, what is complete, receipts. Knows no Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from facilitator.conference.errors import Refusal
from facilitator.exchange.manifest import Manifest
from facilitator.exchange.package import ENDING
from facilitator.exchange.sealing import Keys
from facilitator.files import plain_name
from facilitator.record import Record, read_record, told
from facilitator.session.completeness import Cell, completeness, note_found, note_refused, settle_came
from facilitator.session.documents import plan_in
from facilitator.session.keeping import keep_copies
from facilitator.session.merging import FileOutcome, merge
from facilitator.session.progress import Progress
from facilitator.session.receipts import Code, receipt_codes, write_receipt
from facilitator.session.review import ReviewService
from facilitator.session.taking_in import Found, State, look_at

TAKEN: tuple[State, ...] = ("plan", "receipt", "new", "older", "unproven")
"""What there is to be taken in."""


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


def noted(service: ReviewService, found: Sequence[Found]) -> tuple[Cell, ...]:
    """Remember what lies there and is not taken in; returns how every session stands. Raises Refusal."""
    with told(service.record.path):
        note_found(service.record, found, service.clock.wall())
        return completeness(service.record)


def settled(service: ReviewService, session: str) -> tuple[Cell, ...]:
    """Nothing more comes of a session; returns how every session stands. Raises Refusal."""
    with told(service.record.path):
        settle_came(service.record, session)
        return completeness(service.record)


def taken_in(service: ReviewService, paths: Sequence[Path], keys: Keys, progress: Progress) -> Merged:
    """Merge packages, keep copies of them, and let everybody look anew. Raises Refusal."""
    record, not_kept = service.record, None
    before = record.look.events_of_sessions()
    outcomes = merge(record, paths, service.clock.wall(), progress, keys)
    with told(record.path):
        note_refused(record, outcomes, before, service.clock.wall())
    try:
        keep_copies(record, [one.path for one in outcomes if one.outcome != "refused"], keys)
    except Refusal as refusal:
        not_kept = refusal
    service.reload()
    return Merged(tuple(outcomes), not_kept)


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
