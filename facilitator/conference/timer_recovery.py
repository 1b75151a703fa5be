"""A clock that goes on after a crash, or on another laptop: by the wall clock, with a question where that is doubtful.

What is on disk says where the clock stood at its last action, not for how long the program was gone. The wall clock
tells it, unless it was set back or the gap is too long to be one: then a person is asked, once, and answers with
``trust_wall``, ``resume_from_anchor`` or ``timer.began_at`` on the timer that was given back.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from facilitator.conference.timer_share import flowed, settled
from facilitator.conference.timer_state import MINUTE, Instant, Timer, moved_to

Doubt = Literal["", "clock-went-back", "long-gap"]

LONG_GAP = 180 * MINUTE
LONG_PAST_END = 60 * MINUTE
"""A clock that was last known within its time, and would now be so far beyond it, was left running by mistake."""
CLOCKS_DIFFER = MINUTE
"""Two laptops' clocks differ by seconds without anything being wrong."""


@dataclass(frozen=True, slots=True)
class Recovered:
    """A timer out of the record, and what is doubtful about it; without doubt it goes on already.

    With a doubt the timer is as it was saved: read, it shows what the wall clock alone would give.
    """

    timer: Timer
    doubt: Doubt = ""


def recover(timer: Timer, instant: Instant) -> Recovered:
    """The timer of ``timer_from_json`` going on at ``instant``, or a doubt to be settled by a person."""
    saved = replace(timer, steady=None)
    doubt = _doubt(saved, instant) if saved.live else ""
    return Recovered(saved, doubt) if doubt else Recovered(trust_wall(saved, instant))


def trust_wall(timer: Timer, instant: Instant) -> Timer:
    """All that the wall clock says has passed since the last action is counted.

    Where it says that less than nothing has passed, nothing is counted, as with ``resume_from_anchor``.
    """
    if _gap(timer, instant) < 0:
        return resume_from_anchor(timer, instant)
    return settled(replace(timer, steady=None), instant)


def resume_from_anchor(timer: Timer, instant: Instant) -> Timer:
    """The clock goes on from where it stood at the last action; the time since is not counted.

    A wall clock that was set back takes the times of day back with it; a gap in the right direction is a pause.
    """
    if not timer.live:
        return settled(replace(timer, steady=None), instant)
    gap = _gap(timer, instant)
    timer = moved_to(timer, instant.wall) if gap < 0 else replace(timer, wall=timer.wall + gap)
    return flowed(replace(timer, steady=instant.steady))


def _gap(timer: Timer, instant: Instant) -> int:
    """What the machine's wall clock has moved since the timer was last known."""
    return instant.wall - timer.shift - timer.wall


def _doubt(timer: Timer, instant: Instant) -> Doubt:
    gap = _gap(timer, instant)
    if gap < -CLOCKS_DIFFER:
        return "clock-went-back"
    forgotten = timer.wall <= timer.aim and timer.wall + gap > timer.aim + LONG_PAST_END
    return "long-gap" if timer.mode == "running" and (gap > LONG_GAP or forgotten) else ""
