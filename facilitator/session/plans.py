"""From an office's plan source to the plan package that goes out, and from that into a laptop's record."""

from __future__ import annotations

import tempfile
from pathlib import Path

from facilitator.conference.errors import Refusal
from facilitator.conference.plan import Plan
from facilitator.exchange.manifest import Manifest
from facilitator.exchange.plan_source import PlanReading, read_plan
from facilitator.record import Record, open_record
from facilitator.session.documents import plan_in
from facilitator.session.handing_out import adopt_plan, write_plan
from facilitator.session.merging import merge
from facilitator.session.progress import Progress


def make_plan_package(source: Path, out: Path, older: Path | None, now: int) -> tuple[PlanReading, Plan, Manifest]:
    """Read a plan source and write its package; ``older`` is the package whose next revision this is.

    Returns what was read, the plan as issued, and the manifest. Raises PlanFaults or another Refusal; then nothing is
    written.
    """
    reading = read_plan(source)
    with tempfile.TemporaryDirectory() as folder, open_record(Path(folder) / "plan.sqlite", now) as record:
        if older is not None:
            take_plan(record, older, now)
        adopt_plan(record, reading.plan, now)
        plan = plan_in(record)
        return reading, plan, write_plan(record, plan, out)


def take_plan(record: Record, package: Path, now: int) -> Plan:
    """Take a plan package into a record; returns the plan now in force. Raises Refusal where it is refused."""
    outcome = merge(record, [package], now, Progress())[0]
    if outcome.reason is not None:
        raise outcome.reason
    try:
        return plan_in(record)
    except Refusal:
        raise Refusal(
            "{name} holds no plan, so nothing was changed: choose the plan package of the conference.",
            name=package.name,
        ) from None
