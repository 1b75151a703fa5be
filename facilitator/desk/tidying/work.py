"""The worker's side of tidying up: how sessions stand, and deleting. Knows no Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from facilitator.desk.keeper import Keeper
from facilitator.desk.snapshots import Overview
from facilitator.record import Record, read_record, told
from facilitator.session.receipts import Standing, confirmed, standings
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
