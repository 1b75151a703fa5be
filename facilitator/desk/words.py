"""Days, times and kinds in words, for the windows."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from unicodedata import bidirectional

from babel.dates import format_date

from facilitator.conference.results import SessionState
from facilitator.language import Language


def local_time(wall: int) -> datetime:
    """The machine's local time of wall milliseconds."""
    return datetime.fromtimestamp(wall / 1000, UTC).astimezone()


def day(text: str, say: Language) -> str:
    """``2026-10-17`` as ``Samstag, 17. Oktober 2026``; anything else as it is."""
    try:
        return format_date(date.fromisoformat(text), "full", locale=say.code)
    except ValueError:
        return text


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
