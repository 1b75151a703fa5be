"""Which session is next, and when that is in words. No window, no Qt."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from facilitator.desk.words import day
from facilitator.language import Language

if TYPE_CHECKING:
    from facilitator.desk.snapshots import Overview, SessionTile


def next_up(overview: Overview, now: datetime) -> SessionTile | None:
    """The session to go on with: of the workshop that is moderated here, of all where that is not known.

    One that runs; else the first that is not over by the plan; else the first that was not held. ``now`` is local.
    """
    tiles = [tile for tile in overview.sessions if overview.mine in (0, tile.workshop)]
    waiting = sorted((t for t in tiles if t.state != "closed"), key=lambda t: (t.start, t.round, t.workshop))
    running = [tile for tile in waiting if tile.state == "running"]
    coming = [tile for tile in waiting if not _is_over(tile, overview.date, now)]
    return next(iter([*running, *coming, *waiting]), None)


def _is_over(tile: SessionTile, day_of: str, now: datetime) -> bool:
    begin = _begin(tile, day_of)
    return begin is not None and begin + timedelta(minutes=tile.minutes) <= now.replace(tzinfo=None)


def _begin(tile: SessionTile, day_of: str) -> datetime | None:
    """When it begins by the plan, in the local time of the place."""
    try:
        return datetime.combine(date.fromisoformat(day_of), time.fromisoformat(tile.start)).replace(tzinfo=None)
    except ValueError:
        return None


def when(tile: SessionTile, day_of: str, now: datetime, say: Language) -> str:
    """``today 10:00``, ``tomorrow 10:00`` or the day; nothing of a plan without a day."""
    begin = _begin(tile, day_of)
    if begin is None:
        return ""
    away = (begin.date() - now.date()).days
    words = {0: say("today"), 1: say("tomorrow"), -1: say("yesterday")}.get(away, day(day_of, say))
    return f"{words} {tile.start}"
