"""How every session stands at the office: what came of it, what did not, and what is wrong with what came."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal, get_args

from facilitator.exchange.manifest import BadPackage
from facilitator.record import Record
from facilitator.record.came import OVER, Came
from facilitator.session.handing_out import printable
from facilitator.session.merging import FileOutcome
from facilitator.session.taking_in import Found

CellState = Literal["damaged", "gaps", "forks", "newer", "came", "running", "missing", "empty", "received", "twice"]
STATES: tuple[CellState, ...] = get_args(CellState)
"""What asks for most attention comes first. ``newer``: a version that is not taken in yet; ``came``: the first one,
not taken in; ``forks``: two laptops went on from one copy; ``twice``: several laptops worked on it."""


@dataclass(frozen=True, slots=True)
class Cell:
    """How a session stands; ``round`` is 0 where the plan does not know it. ``states`` in the order of ``STATES``.

    ``files`` are the names of those that are damaged or not taken in yet.
    """

    session: str
    title: str
    workshop: int
    round: int
    states: tuple[CellState, ...]
    ideas: int
    devices: tuple[str, ...]
    files: tuple[str, ...] = ()

    @property
    def here(self) -> bool:
        """Whether anything of it is in the record."""
        return bool(self.devices)

    @property
    def state(self) -> CellState:
        """What asks for most attention."""
        return self.states[0]


def completeness(record: Record) -> tuple[Cell, ...]:
    """Every session that is planned or has come."""
    look = record.look
    places = {row["id"]: (row["workshop"] or 0, row["round"] or 0) for row in look.rows("session")}
    faults: dict[str, set[CellState]] = defaultdict(set)
    for journal in look.journals():
        if journal.missing:
            faults[journal.session].add("gaps")
    for _, _, session in look.forks:
        faults[session].add("forks")
    noted = defaultdict(list)
    for one in look.came():
        noted[one.session].append(one)
    cells = []
    for row in look.sessions():
        here = row.last_change is not None
        states = set(faults[row.id])
        states |= {_noted(one, here) for one in noted[row.id]}
        if row.state == "running":
            states.add("running")
        if here and not row.ideas:
            states.add("empty")
        if not states:
            states.add("received" if here else "missing")
        if len(row.devices) > 1:
            states.add("twice")
        workshop, turn = places.get(row.id, (0, 0))
        ordered = tuple(state for state in STATES if state in states)
        files = tuple(dict.fromkeys(one.name for one in noted[row.id]))
        cells.append(
            Cell(row.id, row.title, workshop, turn if row.planned else 0, ordered, row.ideas, row.devices, files)
        )
    return tuple(cells)


def _noted(one: Came, here: object) -> CellState:
    """What a note says of a session of which something is here, or nothing yet."""
    if one.sort == "damaged":
        return "damaged"
    return "newer" if here else "came"


def sessions_of(one: Found, known: Collection[str]) -> list[str]:
    """The sessions in a package; of one that cannot be read, those that its name speaks of."""
    if one.manifest is not None:
        return [session for session in one.manifest.ideas if session in known]
    return _named(one.path, known)


def _named(path: Path, known: Collection[str]) -> list[str]:
    parts = [part.replace("-", "").casefold() for part in path.stem.split("_")]
    return [session for session in known if session.casefold() in parts]


# Remembering.


def note_found(record: Record, found: Sequence[Found], now: int) -> None:
    """Remember what lies somewhere and is not in the record, and forget of what can be read that it was damaged."""
    known = _known(record)
    readable = [one for one in found if one.manifest is not None and one.state != "damaged"]
    with record.together():
        record.forget_came([(session, _name(one.path)) for one in readable for session in sessions_of(one, known)])
        record.note_came([came for one in readable for came in _waiting(one, known, now)])
        damaged = [(one.path, sessions_of(one, known)) for one in found if one.state == "damaged"]
        _note_damaged(record, damaged, record.look.events_of_sessions(), now)


def note_refused(record: Record, outcomes: Sequence[FileOutcome], before: Mapping[str, int], now: int) -> None:
    """Remember which of the files that were to be merged are damaged; ``before``: events by session before merging."""
    known = _known(record)
    damaged = [(one.path, _named(one.path, known)) for one in outcomes if type(one.reason) is BadPackage]
    with record.together():
        _note_damaged(record, damaged, before, now)


def settle_came(record: Record, session: str) -> None:
    """Nothing more will come of it: what was noted is over."""
    over = [replace(one, events=OVER) for one in record.look.came() if one.session == session]
    with record.together():
        record.note_came(over)


def _known(record: Record) -> list[str]:
    return [row["id"] for row in record.look.rows("session")]


def _waiting(one: Found, known: Collection[str], now: int) -> Iterator[Came]:
    """What a readable package would bring of sessions, journal by journal."""
    if one.manifest is not None and one.state in ("new", "older", "unproven"):
        for entry in one.manifest.journals:
            if entry.session in known:
                yield Came(entry.session, _name(one.path), "newer", entry.journal, entry.events, now)


def _note_damaged(
    record: Record, damaged: Iterable[tuple[Path, Sequence[str]]], counts: Mapping[str, int], now: int
) -> None:
    """Once for each file: when more of its session has come, the same file lying there still is no news."""
    before = record.look.came_before()
    record.note_came(
        [
            Came(session, _name(path), "damaged", "", counts.get(session, 0), now)
            for path, sessions in damaged
            for session in sessions
            if (session, _name(path)) not in before
        ]
    )


def _name(path: Path) -> str:
    """A file's name as it can be kept."""
    return printable(path.name)
