"""What is changed in a session on the spot: as a command, and in its running clock. No window, no Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from facilitator.conference import timer as clockwork
from facilitator.conference.intents import AdjustSession
from facilitator.conference.plan import Phase, PlannedSession
from facilitator.conference.timer_state import MINUTE, Instant, Timer
from facilitator.desk.cockpit.session_clock import SessionClock

FIELDS = ("room", "moderators", "start", "minutes", "phases")


def adjustment(known: PlannedSession, wanted: PlannedSession) -> AdjustSession | None:
    """The command that makes the session what is wanted; None where it is so already."""
    changed: dict[str, Any] = {
        name: getattr(wanted, name) for name in FIELDS if getattr(wanted, name) != getattr(known, name)
    }
    return AdjustSession(known.id, **changed) if changed else None


def adjusted(clock: SessionClock, wanted: PlannedSession, day: str) -> SessionClock:
    """The clock of the session as it is wanted. What has begun keeps its times; what is to come follows.

    Raises Refusal where the wanted times cannot be.
    """
    after = clock.replanned(wanted, day)
    if clock.timer is None or clock.doubt or not clock.timer.live:
        return after
    timer, now = clock.timer, clock.instant
    begun = len(timer.begun)
    if _timed(wanted.phases[begun:]) != _timed(clock.planned.phases[begun:]):
        timer = clockwork.change_phases(timer, now, wanted.phases[begun:])
    if (wanted.start, wanted.minutes) != (clock.planned.start, clock.planned.minutes):
        timer = _rescheduled(timer, now, clock, after)
    return replace(after, timer=timer)


def _rescheduled(timer: Timer, now: Instant, before: SessionClock, after: SessionClock) -> Timer:
    """The start moves by as much as the planned one, for a trial run is held at another time than the plan's."""
    by = after.planned_at - before.planned_at if after.planned_at is not None and before.planned_at is not None else 0
    start = timer.planned_start + by
    return clockwork.reschedule(timer, now, start, start + after.planned.minutes * MINUTE)


def _timed(phases: Sequence[Phase]) -> list[tuple[str, int, str, bool]]:
    """What the clock knows of phases."""
    return [(phase.title, phase.minutes, phase.kind, phase.protected) for phase in phases]
