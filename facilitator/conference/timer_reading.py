"""What a clock shows at a moment: everything derived from the timer, nothing stored."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Literal

from facilitator.conference.timer_share import settled
from facilitator.conference.timer_state import Instant, Mode, TimedPhase, Timer

WarningLevel = Literal["none", "soon", "last", "over"]

SOON_PERCENT = 20
LAST_PERCENT = 5


@dataclass(frozen=True, slots=True)
class Span:
    """From when to when a phase lasted or will last, and was planned to; wall milliseconds UTC.

    A phase that was never held in an ended session has its start and end where the session ended.
    """

    start: int
    end: int
    planned_start: int
    planned_end: int


@dataclass(frozen=True, slots=True)
class Reading:
    """A clock read at a moment; all durations in milliseconds, never negative where not said otherwise.

    ``now`` is the wall time by the timer's own reckoning, ``clock_shift`` how far the machine's clock has been put
    ahead of it (negative: back) since. ``elapsed``, ``left``, ``overtime``, ``warning`` and ``progress`` (0 to 1) are
    the current phase's. ``end`` is when the session ends if all goes on as it stands, ``ahead`` how long that is
    before the planned end (negative: behind). ``cut`` is what the current and coming phases have lost to save time.
    """

    mode: Mode
    now: int
    phase: int
    phases: tuple[TimedPhase, ...]
    spans: tuple[Span, ...]
    elapsed: int
    left: int
    overtime: int
    warning: WarningLevel
    progress: float
    end: int
    session_left: int
    session_progress: float
    ahead: int
    cut: int
    clock_shift: int


def reading(timer: Timer, instant: Instant) -> Reading:
    """The clock at ``instant``, which must not be before the timer's last action."""
    timer = settled(timer, instant)
    phase, spans = timer.phase, _spans(timer)
    start, end = spans[0].start, spans[-1].end
    done = min(max(timer.wall, start), end)
    return Reading(
        mode=timer.mode,
        now=timer.wall,
        phase=timer.current,
        phases=timer.phases,
        spans=spans,
        elapsed=phase.spent,
        left=phase.left,
        overtime=max(0, phase.spent - phase.allotted),
        warning=_warning(phase) if timer.live else "none",
        progress=_share(phase.spent, phase.allotted) if timer.begun else 0.0,
        end=end,
        session_left=end - done,
        session_progress=_share(done - start, end - start) if timer.begun else 0.0,
        ahead=timer.planned_end - end,
        cut=0 if timer.ended is not None else sum(max(0, p.wanted - p.allotted) for p in (phase, *timer.rest)),
        clock_shift=timer.shift,
    )


def _spans(timer: Timer) -> tuple[Span, ...]:
    planned = tuple(accumulate((p.planned for p in timer.phases), initial=timer.planned_start))
    limits = (*timer.begun, *_projected(timer))
    return tuple(Span(*real, *plan) for real, plan in zip(pairwise(limits), pairwise(planned), strict=True))


def _projected(timer: Timer) -> tuple[int, ...]:
    """The ends of the current and of all coming phases; before the start, the start too."""
    if timer.ended is not None:
        return (timer.ended,) * (1 + len(timer.rest))
    if not timer.begun:
        first = max(timer.wall, timer.planned_start)
        return tuple(accumulate((p.allotted for p in timer.phases), initial=first))
    return tuple(accumulate((p.allotted for p in timer.rest), initial=timer.wall + timer.phase.left))


def _warning(phase: TimedPhase) -> WarningLevel:
    if not phase.left:
        return "over"
    if phase.left * 100 <= phase.allotted * LAST_PERCENT:
        return "last"
    return "soon" if phase.left * 100 <= phase.allotted * SOON_PERCENT else "none"


def _share(part: int, whole: int) -> float:
    return min(1.0, part / whole) if whole else 1.0
