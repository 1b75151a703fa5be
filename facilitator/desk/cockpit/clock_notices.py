"""What the clock's panel says in one calm line: the laptop's clock was set, its day is odd, another laptop moved it.

No window, no Qt.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from babel.dates import format_date

from facilitator.conference.timer_reading import Reading
from facilitator.conference.timer_state import MINUTE
from facilitator.desk.cockpit.clock_face import Sort, whole_minutes
from facilitator.desk.cockpit.session_clock import SessionClock
from facilitator.desk.words import local_time
from facilitator.language import Language

Question = Literal["", "follow?"]
CLOCKS_DIFFER = MINUTE
ODD_DAYS, ODD_YEAR = 1, 180
"""Days from the plan's: before the start, a rehearsal or a wrong clock; beyond half a year, hardly a rehearsal."""


@dataclass(frozen=True, slots=True)
class Notice:
    """A line, and what it asks, if anything. One that was hidden comes again only as another."""

    text: str
    sign: str
    sort: Sort
    question: Question = ""


def notices(clock: SessionClock, reading: Reading, moved_by: str, say: Language) -> tuple[Notice, ...]:
    """What there is to say, the most important first; nothing while a doubt is open."""
    if clock.doubt:
        return ()
    found = (_clock_set(reading, say), _odd_day(clock, reading, say), _moved(moved_by, reading, say))
    return tuple(notice for notice in found if notice is not None)


def _clock_set(reading: Reading, say: Language) -> Notice | None:
    shift = reading.clock_shift
    if reading.mode not in ("running", "paused") or abs(shift) < CLOCKS_DIFFER:
        return None
    values = {"time": duration(abs(shift), say)}
    if shift > 0:
        text = say("This laptop's clock was put forward by {time}. The time left stays as it was.", **values)
    else:
        text = say("This laptop's clock was set back by {time}. The time left stays as it was.", **values)
    return Notice(text, "clock", "care", "follow?")


def _odd_day(clock: SessionClock, reading: Reading, say: Language) -> Notice | None:
    if clock.planned_at is None or reading.mode == "ended":
        return None
    today, planned = (local_time(wall).date() for wall in (clock.source.wall(), clock.planned_at))
    away = abs((today - planned).days)
    if reading.mode == "ready" and away > ODD_DAYS:
        text = say(
            "Today is {today}, the plan says {planned}: a rehearsal, or is this laptop's clock wrong?",
            today=_day(today, say),
            planned=_day(planned, say),
        )
        return Notice(text, "calendar", "care")
    if away > ODD_YEAR:
        text = say(
            "This laptop's clock says {today}, the plan {planned}: if it is wrong, the times in the protocol are too.",
            today=_day(today, say),
            planned=_day(planned, say),
        )
        return Notice(text, "calendar", "care")
    return None


def _moved(moved_by: str, reading: Reading, say: Language) -> Notice | None:
    if not moved_by or reading.mode == "ended":
        return None
    text = say("The clock was last moved on {device}. What you press here counts from then on.", device=moved_by)
    return Notice(text, "info", "info")


def duration(ms: int, say: Language) -> str:
    """A length of time in one word and its number: ``3 min``, ``2 hours``, ``365 days``."""
    minutes = whole_minutes(ms)
    if minutes < 120:
        return say("{minutes} min", minutes=minutes)
    hours = round(minutes / 60)
    return say.count("{n} hour", "{n} hours", hours) if hours < 48 else say.count("{n} day", "{n} days", hours // 24)


def _day(day: date, say: Language) -> str:
    return format_date(day, "medium", locale=say.code)
