"""A conference as the sessions page shows it. Knows no Qt."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import TypedDict

from facilitator.clock import Clock
from facilitator.desk.snapshots import Handed, Overview, SessionTile
from facilitator.record import Record, read_record, told
from facilitator.session.documents import plan_in
from facilitator.session.handing_out import REHEARSAL
from facilitator.session.handover_plan import Standing, standing
from facilitator.session.service import Service
from facilitator.session.tidying import deletion_date

MINE = "workshop"
"""What a record remembers: the number of the workshop that is moderated here."""


def overview_of(service: Service) -> Overview:
    """The conference of a record as it stands. Raises Refusal where it has no plan."""
    plan, record = service.required_plan, service.record
    standings = standing(record)
    rows = {row["id"]: row for row in record.look.rows("session")}
    tiles = (
        SessionTile(
            id=found.id,
            title=found.title,
            state=found.state,
            ideas=found.ideas,
            handed=_handed(standings.get(found.id)),
            **{name: rows[found.id][name] for name in ("workshop", "round", "room", "start", "minutes")},
        )
        for found in record.look.sessions()
    )
    return Overview(
        record.path,
        plan.title,
        plan.date,
        plan.venue,
        tuple(tiles),
        mine=int(record.remembered(MINE) or 0),
        rehearsal=record.remembered(REHEARSAL) is not None,
        device=record.remembered("device") or "",
        lone_key=plan.has_lone_key,
        **_overdue(record, service.clock.wall()),
    )


class Overdue(TypedDict):
    """As in ``Overview``."""

    due: str
    overdue: int


def _overdue(record: Record, now: int) -> Overdue:
    """Nothing of a rehearsal has to go: it holds nobody's words."""
    due = deletion_date(plan_in(record))
    if due is None or local_day(now) < due or record.remembered(REHEARSAL) is not None:
        return {"due": "", "overdue": 0}
    return {"due": due.isoformat(), "overdue": sum(bool(session) for session in record.look.events_of_sessions())}


def local_day(now: int) -> date:
    """The day of wall milliseconds (UTC, as deletion dates are counted)."""
    return datetime.fromtimestamp(now / 1000, UTC).date()


def _handed(one: Standing | None) -> Handed:
    if one is None:
        return "nothing"
    return "" if one.at is None else "before" if one.open else "whole"


def note_mine(service: Service) -> None:
    """The workshop of the session that is entered first is the one moderated here, until somebody says otherwise."""
    planned = service.required_plan.session(service.session)
    if planned is not None and service.record.remembered(MINE) is None:
        with told(service.record.path):
            service.record.remember(MINE, str(planned.workshop.number))


def looked_at(path: Path, clock: Clock) -> Overview:
    """The conference of a record that is not opened for it: it may be open elsewhere. Raises Refusal."""
    with told(path), read_record(path) as record:
        return overview_of(Service(record, clock))
