"""The entered session's clock: what is kept of it, brought back on entering, and moved by buttons. No window, no Qt."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from typing import Any, Literal

from facilitator.clock import Clock
from facilitator.conference import timer as clockwork
from facilitator.conference.plan import PlannedSession
from facilitator.conference.timer_reading import Reading, reading
from facilitator.conference.timer_recovery import Doubt, recover, resume_from_anchor, trust_wall
from facilitator.conference.timer_state import MINUTE, Instant, Timer, new_timer, timer_from_json, timer_to_json
from facilitator.desk.words import local_time

EARLY = 60 * MINUTE
"""A session begun no earlier than this before its planned time, and before its planned end, is held as planned."""

Move = Literal["start", "pause", "resume", "next", "back", "extend", "shorten", "end", "reopen"]
MOVES: dict[Move, Callable[[Timer, Instant], Timer]] = {
    "start": clockwork.start,
    "pause": clockwork.pause,
    "resume": clockwork.resume,
    "next": clockwork.next_phase,
    "back": clockwork.back,
    "extend": lambda timer, instant: clockwork.extend(timer, instant, MINUTE),
    "shorten": lambda timer, instant: clockwork.shorten(timer, instant, MINUTE),
    "end": clockwork.end,
    "reopen": clockwork.reopen,
}


def planned_start(day: str, start: str) -> int | None:
    """The wall milliseconds of a planned start in the machine's time zone; None where either is no day or time."""
    try:
        return int(datetime.combine(date.fromisoformat(day), time.fromisoformat(start)).timestamp() * 1000)
    except (ValueError, OverflowError, OSError):
        return None


def times_for(planned: int | None, minutes: int, now: int) -> tuple[int, int]:
    """From when to when a session counts as planned: its own times, or the whole length from ``now`` on.

    A trial run the week before, or a session moved to the afternoon, would otherwise be hours ahead or behind, with
    nothing left to share out.
    """
    length = minutes * MINUTE
    fits = planned is not None and planned - EARLY <= now < planned + length
    start = planned if fits and planned is not None else now
    return start, start + length


@dataclass(frozen=True)
class SessionClock:
    """A clock with what is doubtful about it. Frozen: a move gives another one, which counts once it is saved."""

    source: Clock
    planned: PlannedSession
    planned_at: int | None
    timer: Timer | None = field(default=None)
    doubt: Doubt = ""

    @property
    def instant(self) -> Instant:
        """Now."""
        return Instant(self.source.wall(), self.source.steady())

    @property
    def current(self) -> Timer:
        """The timer, or one that is ready to start."""
        return self.timer or self._ready()

    def read(self) -> Reading:
        """What the clock shows now."""
        return reading(self.current, self.instant)

    def allowed(self) -> frozenset[str]:
        """The moves that are possible now; none while a doubt is open."""
        return frozenset() if self.doubt else frozenset(clockwork.allowed(self.current, self.instant))

    def moved(self, move: Move) -> SessionClock:
        """The clock after a move. Raises Refusal where it is not possible."""
        return replace(self, timer=MOVES[move](self.current, self.instant))

    def trusted(self) -> SessionClock:
        """The doubt settled: the time in between was part of the session."""
        return replace(self, timer=trust_wall(self.current, self.instant), doubt="")

    def resumed(self) -> SessionClock:
        """The doubt settled: the time in between was a break."""
        return replace(self, timer=resume_from_anchor(self.current, self.instant), doubt="")

    def kept(self) -> dict[str, Any]:
        """As ``MoveClock`` keeps it."""
        timer = self.current
        begun = timer.begun[0] if timer.begun else None
        return {"started": begun, "ended": timer.ended, "timer": timer_to_json(timer)}

    def brought_back(self, kept: Mapping[str, Any]) -> SessionClock:
        """The clock out of what was kept; one that cannot be read is as if it had never been started."""
        try:
            timer = timer_from_json(kept["timer"])
        except (KeyError, ValueError):
            return replace(self, timer=None, doubt="")
        recovered = recover(timer, self.instant)
        return replace(self, timer=recovered.timer, doubt=recovered.doubt)

    def _ready(self) -> Timer:
        return new_timer(self.planned.phases, *times_for(self.planned_at, self.planned.minutes, self.source.wall()))


def session_clock(source: Clock, planned: PlannedSession, day: str, kept: Mapping[str, Any]) -> SessionClock:
    """The clock of a session that is entered."""
    fresh = SessionClock(source, planned, planned_start(day, planned.start))
    return fresh.brought_back(kept) if kept else fresh


def time_of_day(wall: int) -> str:
    """``10:05``."""
    return f"{local_time(wall):%H:%M}"
