"""Days, times and kinds in words, for the windows."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from unicodedata import bidirectional

from PySide6.QtCore import QDate, QLocale

from facilitator.language import Language

if TYPE_CHECKING:
    from facilitator.conference.results import SessionState


def local_time(wall: int) -> datetime:
    """The machine's local time of wall milliseconds."""
    return datetime.fromtimestamp(wall / 1000, UTC).astimezone()


def day(text: str, say: Language) -> str:
    """``2026-10-17`` as ``Samstag, 17. Oktober 2026``; anything else as it is."""
    try:
        known = date.fromisoformat(text)
    except ValueError:
        return text
    return QLocale(say.code).toString(QDate(known.year, known.month, known.day), QLocale.FormatType.LongFormat)


def span(start: str, minutes: int) -> str:
    """``10:00–11:00`` from a start and a length; a start that is no time as it is."""
    try:
        begin = datetime.combine(date.min, time.fromisoformat(start))
    except ValueError:
        return start
    return f"{begin:%H:%M}–{begin + timedelta(minutes=minutes):%H:%M}"


def state_word(state: SessionState, say: Language) -> str:
    """A session's state in a word or two."""
    return {
        "planned": say("to come"),
        "open": say("has cards"),
        "running": say("running"),
        "closed": say("ended"),
    }[state]


def is_right_to_left_text(text: str) -> bool:
    """Whether a text begins with a letter of a script that is written from right to left."""
    for character in text:
        side = bidirectional(character)
        if side in ("L", "R", "AL"):
            return side != "L"
    return False
