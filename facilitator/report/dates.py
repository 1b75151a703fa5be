"""Measures on a scale of time: what their dates mean, and how the scale is divided."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from babel.dates import format_date

from facilitator.language import Language

MOST_TICKS = 9
_STEPS = (1, 3, 6, 12, 24, 60, 120)


class Days(NamedTuple):
    """The first and the last day that a date of a measure means: of ``2027-06`` the whole of June."""

    first: int
    last: int


def days(text: str) -> Days | None:
    """``2027``, ``2027-06`` or ``2027-06-30`` as days (proleptic ordinals); None for anything else."""
    try:
        parts = [int(part) for part in text.split("-")]
        match parts:
            case [year]:
                return Days(date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal())
            case [year, month]:
                last = monthrange(year, month)[1]
                return Days(date(year, month, 1).toordinal(), date(year, month, last).toordinal())
            case [year, month, day]:
                return Days(*(date(year, month, day).toordinal(),) * 2)
            case _:
                return None
    except ValueError:  # words, or a day that is in no calendar
        return None


class Scale(NamedTuple):
    """Time from ``first`` to ``last``, days as ordinals; ``ticks`` are their names with their places from 0 to 1."""

    first: int
    last: int
    ticks: tuple[tuple[str, float], ...]

    def share(self, day: int) -> float:
        """Where a day lies, from 0 to 1."""
        return (day - self.first) / max(self.last - self.first, 1)


def scale(found: Sequence[Days], say: Language) -> Scale:
    """A scale that holds all of these, with not more than ``MOST_TICKS`` ticks. ``found`` is not empty."""
    first, last = date.fromordinal(min(d.first for d in found)), date.fromordinal(max(d.last for d in found))
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    step = next(
        (step for step in _STEPS if months <= step * (MOST_TICKS - 1)), months // (MOST_TICKS - 1) // 12 * 12 + 12
    )
    begin = first.year * 12 + first.month - 1
    begin -= begin % step
    end = begin + step * -(-(last.year * 12 + last.month - begin) // step)
    marks = [_month(at) for at in range(begin, end, step)]
    whole = Scale(marks[0].toordinal(), _month(end).toordinal(), ())
    return whole._replace(ticks=tuple((_name(mark, say), whole.share(mark.toordinal())) for mark in marks))


def _month(number: int) -> date:
    """The first day of a month, counted from year 0; within what a calendar can say."""
    year = min(max(number // 12, 1), date.max.year)
    return date(year, number % 12 + 1, 1)


def _name(mark: date, say: Language) -> str:
    return str(mark.year) if mark.month == 1 else format_date(mark, "LLL", locale=say.code)
