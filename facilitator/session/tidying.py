"""Tidying up a laptop: sessions that the office has are deleted, which means overwritten, wherever this can reach.

Only the office's receipt unlocks it. Without one, nothing goes before the plan's deletion date; from then on somebody
has to ask for it in so many words.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from facilitator.conference.errors import Refusal
from facilitator.conference.plan import Plan
from facilitator.files import erase
from facilitator.record import Record, told
from facilitator.session.documents import known_sessions, plan_in
from facilitator.session.handing_out import printable
from facilitator.session.handing_over import clear_unfinished
from facilitator.session.keeping import drop_copies_of

TIDIED = "tidied "
"""Before a session's id, in what a record remembers: when it was tidied up, in wall milliseconds."""
Confirmed = Callable[[Record, str], bool]
"""Whether the office's receipt says that it has all of a session (``receipts.confirmed``)."""


@dataclass(frozen=True, slots=True)
class Tidiness:
    """How a session stands: ``confirmed`` by the office; ``due`` is the deletion date, None where the plan has none."""

    session: str
    confirmed: bool
    due: date | None
    is_due: bool


@dataclass(frozen=True, slots=True)
class Tidied:
    """What was done: files that were overwritten, and those that hold the sessions and were left where they are."""

    sessions: tuple[str, ...]
    erased: tuple[Path, ...]
    left: tuple[Path, ...]
    traces: bool


def deletion_date(plan: Plan) -> date | None:
    """When the plan wants everything deleted; None where it says no date that can be read."""
    with suppress(ValueError, OverflowError):
        return date.fromisoformat(plan.date) + timedelta(days=plan.retention_days)
    return None


def tidiness(record: Record, now: int, confirmed: Confirmed) -> list[Tidiness]:
    """How each session that holds anything stands; those that are due and not confirmed have to be warned of."""
    due = deletion_date(plan_in(record))
    today = datetime.fromtimestamp(now / 1000, UTC).date()
    held = sorted(session for session in record.look.events_of_sessions() if session)
    return [Tidiness(s, confirmed(record, s), due, due is not None and today >= due) for s in held]


def tidy(record: Record, sessions: Sequence[str] | None, now: int, confirmed: Confirmed) -> Tidied:
    """Delete sessions that the office has: those named, or all it has confirmed. Raises Refusal."""
    stands = {one.session: one for one in tidiness(record, now, confirmed)}
    wanted = _wanted(record, sessions, [session for session, one in stands.items() if one.confirmed])
    for session in wanted:
        if session in stands and not stands[session].confirmed:
            raise Refusal(
                "The office has not confirmed that it has {session}, so nothing was deleted and everything is safe in"
                " the record: take in its receipt first, or ask for its code.",
                session=session,
            )
    return _delete(record, wanted, now)


def tidy_without_receipt(record: Record, sessions: Sequence[str] | None, now: int, confirmed: Confirmed) -> Tidied:
    """Delete sessions that nobody confirmed, which somebody has chosen in so many words; only once they are due."""
    stands = tidiness(record, now, confirmed)
    wanted = _wanted(record, sessions, [one.session for one in stands])
    early = [one for one in stands if one.session in wanted and not (one.confirmed or one.is_due)]
    if early:
        raise Refusal(
            "{session} is not due for deletion before {due}, so nothing was deleted and everything is safe in the"
            " record: take in the office's receipt, or wait until then.",
            session=early[0].session,
            due=early[0].due.isoformat() if early[0].due else "–",
        )
    return _delete(record, wanted, now)


def _wanted(record: Record, named: Sequence[str] | None, otherwise: list[str]) -> list[str]:
    wanted = [s for name in named for s in known_sessions(record, name)] if named else otherwise
    if not wanted:
        raise Refusal(
            "Nothing can be tidied up yet, so nothing was deleted: hand the sessions over and take in the office's"
            " receipt first."
        )
    if tied := [session for session in record.tied_to(wanted) if session not in wanted]:
        raise Refusal(
            "{sessions} share cards with {others}, so nothing was deleted: tidy them up together.",
            sessions=", ".join(wanted),
            others=", ".join(tied),
        )
    return wanted


def _delete(record: Record, sessions: Sequence[str], now: int) -> Tidied:
    """Packages first: once the record has forgotten them, nobody knows where they are."""
    erased, left = _erase_packages(record, set(sessions))
    copies = drop_copies_of(record.path, sessions)
    erased += copies.erased
    left += copies.left
    with told(record.path):
        clear_unfinished(record)
        record.forget_sessions(sessions)
        for session in sessions:
            record.remember(TIDIED + session, str(now))
        for damaged in sorted(record.path.parent.glob(f"{record.path.stem}.damaged-*")):
            erase(damaged)  # kept beside the record when it was rescued
            erased.append(damaged)
    return Tidied(tuple(sessions), tuple(erased), tuple(left), record.has_remains)


def _erase_packages(record: Record, sessions: set[str]) -> tuple[list[Path], list[Path]]:
    """Overwrite the packages on this machine's own disk that hold nothing else; returns them, and those left."""
    erased: list[Path] = []
    left: list[Path] = []
    home = record.path.stat().st_dev
    for path, held in record.look.handovers():
        if not sessions & set(held):
            continue
        try:
            if path.stat().st_dev == home and sessions >= set(held):
                erase(path)
                erased.append(path)
                record.forget_package(printable(str(path)))
            else:
                left.append(path)
        except FileNotFoundError:
            if not path.parent.is_dir():  # on a stick that is not plugged in
                left.append(path)
        except OSError:
            left.append(path)
    return erased, left
