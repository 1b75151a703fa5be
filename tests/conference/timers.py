"""A session planned from 10:00 to 11:00, and moments in it."""

from __future__ import annotations

from facilitator.conference.plan import DEFAULT_PHASES, Phase
from facilitator.conference.timer_reading import Reading, reading
from facilitator.conference.timer_state import MINUTE, Advance, Instant, TimedPhase, Timer, new_timer

TEN = 1_765_357_200_000
"""10:00 of a day in December, wall milliseconds; the planned start."""

STEADY = 7_000
"""What the steady clock showed then: it has nothing to do with the time of day."""

PHASES = DEFAULT_PHASES
"""5 welcome, 10 input, 20 collect, 10 cluster, 7 vote, and 8 close, protected: an hour in all."""


def ms(minutes: float) -> int:
    return round(minutes * MINUTE)


def at(minutes: float, wall_off: float = 0) -> Instant:
    """So many minutes after ten; ``wall_off`` minutes is what somebody has set the machine's clock ahead."""
    return Instant(TEN + ms(minutes + wall_off), STEADY + ms(minutes))


def after_crash(minutes: float) -> Instant:
    """The same moment after a reboot: the steady clock has begun anew."""
    return Instant(TEN + ms(minutes), ms(0.5))


def hour(*phases: Phase, advance: Advance = "manual") -> Timer:
    """The hour from ten to eleven, with the usual phases or others."""
    return new_timer(phases or PHASES, TEN, TEN + ms(60), advance)


def minutes_allotted(timer: Timer | Reading) -> list[float]:
    """To the thousandth of a minute."""
    return [round(phase.allotted / MINUTE, 3) for phase in timer.phases]


def read(timer: Timer, minutes: float) -> Reading:
    return reading(timer, at(minutes))


def timed_phase(wanted: float, allotted: float, spent: float = 0, protected: bool = False) -> TimedPhase:
    """A phase of so many minutes."""
    return TimedPhase("", "collect", protected, ms(wanted), ms(wanted), ms(allotted), ms(spent))
