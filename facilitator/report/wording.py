"""How documents put times, days, languages and heads into words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from babel.core import Locale
from babel.dates import format_date

from facilitator.conference.anonymous import OTHERS
from facilitator.conference.plan import DEFAULT_KINDS, Kind
from facilitator.conference.results import EVERYBODY, Headcount
from facilitator.language import Language


def day(text: str, say: Language) -> str:
    """``2026-10-01`` as ``1. Oktober 2026``; anything else as it is."""
    try:
        return format_date(date.fromisoformat(text), "long", locale=say.code)
    except ValueError:
        return text


def when(text: str, say: Language) -> str:
    """``2027-06`` as ``Juni 2027``, ``2027-06-30`` as ``30. Juni 2027``; anything else as it is."""
    try:
        if len(text) == len("2027-06"):
            return format_date(date.fromisoformat(f"{text}-01"), "LLLL y", locale=say.code)
    except ValueError:
        return text
    return day(text, say) if len(text) == len("2027-06-30") else text


def iso_day(wall: int) -> str:
    """The day (in UTC) of a moment in milliseconds as ``2027-06-30``; nothing for 0 and for what is in no calendar."""
    try:
        return datetime.fromtimestamp(wall / 1000, UTC).date().isoformat() if wall else ""
    except (ValueError, OverflowError, OSError):  # a laptop's clock can be as wrong as that
        return ""


def moment(wall: int | None, zone: tzinfo, usual_day: str, say: Language) -> str:
    """The time of day of a moment (milliseconds UTC) in ``zone``, with the day where it is not ``usual_day``."""
    try:
        at = datetime.fromtimestamp((wall or 0) / 1000, zone)
    except (ValueError, OverflowError, OSError):  # a laptop's clock can be as wrong as that
        wall = None
    if wall is None:
        return say("not recorded")
    if at.date().isoformat() == usual_day:
        return f"{at:%H:%M}"
    return f"{format_date(at.date(), 'medium', locale=say.code)}, {at:%H:%M}"


def planned_time(start: str, minutes: int, say: Language) -> str:
    """``10:00–11:00`` from a start and a length in minutes; a start that is no time as it is."""
    try:
        begin = datetime.combine(date.min, time.fromisoformat(start))
    except ValueError:
        return start
    end = begin + timedelta(minutes=minutes)
    return say("{start}–{end} ({minutes} min)", start=f"{begin:%H:%M}", end=f"{end:%H:%M}", minutes=minutes)


def language_name(code: str, say: Language) -> str:
    """``ar`` as ``Arabisch``; a code that is not known as it is."""
    plain = code.replace("_", "-").split("-")[0].lower()
    return str(Locale.parse(say.code).languages.get(plain, code))


def heads(groups: Sequence[Headcount], say: Language) -> str:
    """``24 (Ehrenamtliche 14, Kreisverwaltung 10)``; small groups that were merged are called "other"."""
    names = {OTHERS: say("other")}
    known = (group for group in groups if group.group not in ("", EVERYBODY))
    named = ", ".join(f"{names.get(group.group, group.group)} {group.count}" for group in known)
    whole = str(sum(group.count for group in groups))
    return say("{count} ({groups})", count=whole, groups=named) if named else whole


def kind_word(kind: Kind, say: Language) -> str:
    """What a kind is called: as the plan says, and in the reader's language where the plan says nothing of its own."""
    usual = {known.id: known.label for known in DEFAULT_KINDS}
    if usual.get(kind.id) != kind.label:
        return kind.label
    words = {"observation": say("Observation"), "question": say("Question"), "suggestion": say("Suggestion")}
    return words[kind.id]
