"""The entered session's clock: what is kept of it, brought back on entering, and moved by buttons. No window, no Qt."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Any, Literal

from facilitator.clock import Clock
from facilitator.conference import timer as clockwork
from facilitator.conference.plan import PlannedSession
from facilitator.conference.timer_reading import Reading, reading
from facilitator.conference.timer_recovery import Doubt, recover, resume_from_anchor, trust_wall
from facilitator.conference.timer_share import settled
from facilitator.conference.timer_state import (
    MINUTE,
    Advance,
    Instant,
    Timer,
    new_timer,
    timer_from_json,
    timer_to_json,
)
from facilitator.desk.words import local_time

EARLY = 60 * MINUTE
"""A session begun no earlier than this before its planned time, and before its planned end, is held as planned."""

ASLEEP = MINUTE
"""A clock that was not read for so long was on a laptop that slept."""

Move = Literal[
    "start", "pause", "resume", "next", "back", "extend", "extend_5", "shorten", "shorten_5", "end", "reopen"
]
TIME = re.compile(r"(\d{1,2})(?:[:.]?([0-9]{2}))?", re.ASCII)
MOVES: dict[Move, tuple[clockwork.Action, Callable[[Timer, Instant], Timer]]] = {
    "start": ("start", clockwork.start),
    "pause": ("pause", clockwork.pause),
    "resume": ("resume", clockwork.resume),
    "next": ("next", clockwork.next_phase),
    "back": ("back", clockwork.back),
    "extend": ("extend", lambda timer, instant: clockwork.extend(timer, instant, MINUTE)),
    "extend_5": ("extend", lambda timer, instant: clockwork.extend(timer, instant, 5 * MINUTE)),
    "shorten": ("shorten", lambda timer, instant: clockwork.shorten(timer, instant, MINUTE)),
    "shorten_5": ("shorten", lambda timer, instant: clockwork.shorten(timer, instant, 5 * MINUTE)),
    "end": ("end", clockwork.end),
    "reopen": ("reopen", clockwork.reopen),
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
        """The timer, or one that is ready to start: as planned by now, whatever was planned when it was kept."""
        if self.timer is None or self.timer.mode == "ready":
            return self._ready(self.timer.advance if self.timer else "manual")
        return self.timer

    def read(self) -> Reading:
        """What the clock shows now."""
        return reading(self.current, self.instant)

    def allowed(self) -> frozenset[str]:
        """The moves and the timer's other actions that are possible now; none while a doubt is open."""
        actions = frozenset() if self.doubt else clockwork.allowed(self.current, self.instant)
        return frozenset(actions) | {move for move, (action, _) in MOVES.items() if action in actions}

    def moved(self, move: Move) -> SessionClock:
        """The clock after a move. Raises Refusal where it is not possible."""
        return replace(self, timer=MOVES[move][1](self.current, self.instant))

    def began(self, at: time) -> SessionClock:
        """The clock of a session that began at this time of day, the one nearest to the start known. Raises Refusal."""
        timer, now = self.current, self.instant
        known = (timer.begun or (now.wall,))[0] + self.read().clock_shift
        days = (local_time(known).date() + timedelta(days) for days in (-1, 0, 1))
        starts = (int(datetime.combine(day, at).timestamp() * 1000) for day in days)
        wall = min(starts, key=lambda start: abs(start - known))
        return replace(self, timer=clockwork.began_at(timer, now, wall))

    def advancing(self, advance: Advance) -> SessionClock:
        """The clock whose next phase begins by itself, or not. Raises Refusal."""
        return replace(self, timer=clockwork.set_advance(self.current, self.instant, advance))

    def following(self) -> SessionClock:
        """The clock with its times of day moved to those of the machine's clock, which was set. Raises Refusal."""
        return replace(self, timer=clockwork.follow_wall(self.current, self.instant))

    def woken(self, last: Instant) -> SessionClock:
        """The clock, last read at ``last``: doubtful where the laptop has slept since for too long to be a session."""
        if self.timer is None or self.doubt or self.instant.steady - last.steady < ASLEEP:
            return self
        recovered = recover(settled(self.timer, last), self.instant)
        return replace(self, timer=recovered.timer, doubt=recovered.doubt) if recovered.doubt == "long-gap" else self

    def replanned(self, planned: PlannedSession, day: str) -> SessionClock:
        """The clock of the session as it is planned now; one that was started keeps its times."""
        return replace(self, planned=planned, planned_at=planned_start(day, planned.start))

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

    def _ready(self, advance: Advance) -> Timer:
        times = times_for(self.planned_at, self.planned.minutes, self.source.wall())
        return new_timer(self.planned.phases, *times, advance)


def session_clock(source: Clock, planned: PlannedSession, day: str, kept: Mapping[str, Any]) -> SessionClock:
    """The clock of a session that is entered."""
    fresh = SessionClock(source, planned, planned_start(day, planned.start))
    return fresh.brought_back(kept) if kept else fresh


def time_typed(text: str) -> time | None:
    """``9:05``, ``09.05``, ``0905`` or ``9`` as a time of day; None for what is none."""
    found = TIME.fullmatch(text.strip())
    try:
        return time(int(found[1]), int(found[2] or 0)) if found else None
    except ValueError:
        return None


def time_of_day(wall: int) -> str:
    """``10:05``."""
    return _minute(wall // MINUTE)


@lru_cache(maxsize=1024)
def _minute(minute: int) -> str:
    """A clock says the same few every second."""
    return f"{local_time(minute * MINUTE):%H:%M}"
