"""What can be handed over and what of it would go where: looked up beside the record's thread. Knows no Qt."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from facilitator.language import Language
from facilitator.record import Record, read_record, told
from facilitator.session.documents import plan_in
from facilitator.session.handing_over import Receipt, write
from facilitator.session.handover_plan import HandOver, Standing, plan_handover, standing
from facilitator.session.progress import Progress
from facilitator.session.receipts import Standing as OfficeStanding
from facilitator.session.receipts import standings


class Counts(Protocol):
    """How much a session, or a package of it, holds."""

    @property
    def ideas(self) -> int: ...
    @property
    def photos(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Offer:
    """A session that holds anything, whether it is handed over, and what the office says that it has of it."""

    session: str
    title: str
    ideas: int
    photos: int
    standing: Standing
    office: OfficeStanding | None


@dataclass(frozen=True, slots=True)
class Offers:
    """All sessions that hold anything; ``sealed`` says that only the office can open what is written.

    ``lone_key``: by one key only.
    """

    record: Path
    sessions: tuple[Offer, ...]
    sealed: bool
    lone_key: bool


class Watched(Progress):
    """Tells of each hundredth of the work, and stops it when somebody wants that. Two threads may use it."""

    def __init__(self, tell: Callable[[int], object]) -> None:
        self._tell = tell
        self._told = -1
        self._stop = False

    def __call__(self, done: int, total: int) -> None:
        hundredths = 100 * done // max(total, 1)
        if hundredths != self._told:
            self._told = hundredths
            with suppress(RuntimeError):  # the page that wanted to be told is gone; the work is finished all the same
                self._tell(hundredths)

    @property
    def cancelled(self) -> bool:
        return self._stop

    def cancel(self) -> None:
        """Stop before the next piece."""
        self._stop = True


def offers(path: Path) -> Offers:
    """What a record holds. Raises Refusal."""
    with told(path), read_record(path) as record:
        return offers_of(record)


def offers_of(record: Record) -> Offers:
    """What an open record holds. Raises Refusal where it has no plan."""
    found, office = standing(record), standings(record)
    rows = {row.id: row for row in record.look.sessions()}
    sessions = []
    for session, one in found.items():
        content = record.look.content_of(session)
        has = office.get(session)
        sessions.append(Offer(session, rows[session].title, content.ideas, content.photos, one, has))
    plan = plan_in(record)
    return Offers(record.path, tuple(sessions), bool(plan.seal_to), plan.has_lone_key)


def planned(path: Path, place: Path, sessions: Sequence[str]) -> HandOver:
    """What would go to a folder. Raises Refusal."""
    with told(path), read_record(path) as record:
        return plan_handover(record, place, sessions)


def written(path: Path, handover: HandOver, now: int, progress: Progress) -> Receipt:
    """Write it, and nothing into the record. Raises Refusal."""
    with read_record(path) as record:
        return write(record, handover, now, progress)


def counted(found: Iterable[Counts], say: Language) -> str:
    """``3 sessions, 84 ideas, 5 photos``; what there is none of is left out."""
    each = list(found)
    ideas, photos = sum(one.ideas for one in each), sum(one.photos for one in each)
    words = [say.count("{n} session", "{n} sessions", len(each)), say.count("{n} idea", "{n} ideas", ideas)]
    return ", ".join([*words, say.count("{n} photo", "{n} photos", photos)] if photos else words)
