"""The worker's side of tidying up: how sessions stand, receipts that came, deleting. Knows no Qt."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from facilitator.desk.keeper import Keeper
from facilitator.desk.snapshots import Overview
from facilitator.exchange.manifest import BadPackage
from facilitator.exchange.package import announced
from facilitator.record import Record, read_record, told
from facilitator.session.handing_out import CONFERENCE
from facilitator.session.merging import find_packages, merge
from facilitator.session.progress import Progress
from facilitator.session.receipts import Standing, confirmed, standings, take_code
from facilitator.session.tidying import Tidied, Tidiness, tidiness, tidy, tidy_without_receipt


@dataclass(frozen=True, slots=True)
class Stand:
    """How a session stands: what the office has of it, how many ideas there are, and whether its day has come."""

    session: str
    title: str
    ideas: int
    office: Standing | None
    tidiness: Tidiness


def stands(path: Path, now: int) -> tuple[Stand, ...]:
    """How the sessions of a record stand. Raises Refusal."""
    with told(path), read_record(path) as record:
        return stands_of(record, now)


def stands_of(record: Record, now: int) -> tuple[Stand, ...]:
    """The same of an open record."""
    rows, office = {row.id: row for row in record.look.sessions()}, standings(record)
    return tuple(
        Stand(one.session, rows[one.session].title, rows[one.session].ideas, office.get(one.session), one)
        for one in tidiness(record, now, confirmed)
        if one.session in rows
    )


def receipts_on(path: Path, places: Iterable[Path]) -> tuple[Path, ...]:
    """Receipts of this conference on sticks or in folders. Raises Refusal where the record cannot be read."""
    with told(path), read_record(path) as record:
        conference = record.remembered(CONFERENCE)
    return tuple(file for file in find_packages(places) if _is_receipt(file, conference))


def _is_receipt(file: Path, conference: str | None) -> bool:
    try:
        head = announced(file)
    except (BadPackage, OSError):
        return False
    return head.holds == "receipt" and head.conference == conference


def receipts_taken(keeper: Keeper, path: Path, files: Sequence[Path], now: int) -> None:
    """Take receipts in. Raises Refusal where one is not what it says."""
    with keeper.record_at(path) as record:
        for outcome in merge(record, files, now, Progress()):
            if outcome.reason is not None:
                raise outcome.reason


def code_taken(keeper: Keeper, path: Path, code: str) -> tuple[str, ...]:
    """Take a code that was read out; returns the sessions it is about. Raises Refusal."""
    with keeper.record_at(path) as record:
        return tuple(one.session for one in take_code(record, code))


def tidied(keeper: Keeper, path: Path, sessions: Sequence[str], now: int) -> tuple[Tidied, Overview | None]:
    """Delete what the office has. Raises Refusal."""
    with keeper.record_at(path) as record:
        done = tidy(record, sessions, now, confirmed)
    return done, keeper.renewed(path)


def tidied_unconfirmed(keeper: Keeper, path: Path, sessions: Sequence[str], now: int) -> tuple[Tidied, Overview | None]:
    """Delete what is due, whoever has it: somebody has chosen that in so many words. Raises Refusal."""
    with keeper.record_at(path) as record:
        done = tidy_without_receipt(record, sessions, now, confirmed)
    return done, keeper.renewed(path)
