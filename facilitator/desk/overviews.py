"""A conference as the sessions page shows it. Knows no Qt."""

from __future__ import annotations

from pathlib import Path

from facilitator.clock import Clock
from facilitator.desk.snapshots import Handed, Overview, SessionTile
from facilitator.record import Record, read_record, told
from facilitator.session.handing_out import REHEARSAL
from facilitator.session.service import Service

MINE, HANDED = "workshop", "handed "
"""What a record remembers: the number of the workshop that is moderated here, and by session its fingerprint when it
was handed over last."""


def overview_of(service: Service) -> Overview:
    """The conference of a record as it stands. Raises Refusal where it has no plan."""
    plan, record = service.required_plan, service.record
    rows = {row["id"]: row for row in record.look.rows("session")}
    tiles = (
        SessionTile(
            id=found.id,
            title=found.title,
            state=found.state,
            ideas=found.ideas,
            handed=_handed(record.remembered(HANDED + found.id), found.fingerprint),
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
    )


def _handed(then: str | None, now: str) -> Handed:
    return "" if then is None else "whole" if then == now else "before"


def note_handed(record: Record, session: str) -> None:
    """Remember that a session was handed over as it is now."""
    record.remember(HANDED + session, record.look.fingerprint(session))


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
