"""What would go on a stick: which sessions are open, what each package is called, whether there is room for it."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from facilitator.conference.errors import Refusal
from facilitator.conference.plan import Plan
from facilitator.exchange.manifest import BadPackage, Manifest
from facilitator.exchange.package import announced, is_sealed
from facilitator.exchange.volumes import free_room, largest_file
from facilitator.record import Record
from facilitator.record.handed import Content
from facilitator.session.documents import known_sessions, plan_in
from facilitator.session.handing_out import printable, results_manifest, results_name
from facilitator.session.stick_troubles import no_room, too_large, trouble

ROOM_BESIDE = 64 * 1024
"""Bytes that a package needs beside its events and photos: manifest, hashes, the medium's own books."""


@dataclass(frozen=True, slots=True)
class Part:
    """One session's package to be. ``there``: the place has it already, to be checked when it is handed over."""

    session: str
    title: str
    path: Path
    content: Content
    there: bool

    @property
    def size(self) -> int:
        """Bytes that it may need; sealing, and what cannot be made smaller, adds less than a thousandth."""
        return self.content.size + self.content.size // 1000 + ROOM_BESIDE


@dataclass(frozen=True, slots=True)
class HandOver:
    """What would go where. ``free`` are the bytes the place has room for, ``largest`` those that one file may have.

    Each is None where the place does not say.
    """

    place: Path
    parts: tuple[Part, ...]
    free: int | None
    largest: int | None = None
    token: str = field(default_factory=lambda: secrets.token_hex(6), repr=False)

    @property
    def new(self) -> tuple[Part, ...]:
        """The packages that have to be written."""
        return tuple(part for part in self.parts if not part.there)

    @property
    def size(self) -> int:
        """Bytes that may have to be written."""
        return sum(part.size for part in self.new)

    @property
    def refusal(self) -> Refusal | None:
        """Why it is known before that it cannot be done; None where nothing is known to be in the way."""
        large = (part for part in self.new if self.largest is not None and part.size > self.largest)
        if (part := next(large, None)) is not None:
            return too_large(self.place, part.session, part.size)
        if self.free is not None and self.size > self.free:
            return no_room(self.place, self.size, self.free)
        return None

    def unfinished(self, part: Part) -> Path:
        """What a package is called until it is whole: hidden, and no name of a package."""
        return self.place / f".{self.token}{self.parts.index(part):04x}.part"


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether a session is handed over: ``at`` is when it last was (wall milliseconds), None where it never was.

    ``events_since`` are its entries that no package has yet, all of them where it never was.
    """

    at: int | None
    events_since: int

    @property
    def open(self) -> bool:
        """Whether there is something to be handed over."""
        return self.events_since > 0


def standing(record: Record) -> dict[str, Standing]:
    """How far each session that holds anything is handed over."""
    look = record.look
    latest, held = {one.session: one for one in look.handed()}, look.events_of_sessions()
    found: dict[str, Standing] = {}
    for row in look.sessions():
        events, before = held.get(row.id, 0), latest.get(row.id)
        if before is None:
            found[row.id] = Standing(None, events)
        else:
            found[row.id] = Standing(before.written_at, max(events - before.events, 0))
    return {session: one for session, one in found.items() if one.open or one.at is not None}


def plan_handover(record: Record, place: Path, sessions: Sequence[str] | None = None) -> HandOver:
    """What would go to a folder: the sessions named, or all that are open. Nothing is written.

    Raises Refusal where there is no such place or no such session.
    """
    if not _is_there(place):
        raise Refusal(
            "{place} is not there, so nothing was handed over and everything is safe in the record: plug the stick in"
            " again or choose another folder.",
            place=str(place),
        )
    wanted = [name for session in sessions for name in known_sessions(record, session)] if sessions else None
    if wanted is None:
        wanted = [session for session, one in standing(record).items() if one.open]
    plan = plan_in(record)
    titles = {row.id: row.title for row in record.look.sessions()}
    try:
        names = Names(place)
    except OSError as error:
        raise trouble(error, place) from error
    parts = tuple(_part(record, plan, session, titles[session], names) for session in wanted)
    return HandOver(place, parts, free_room(place), largest_file(place))


def _is_there(place: Path) -> bool:
    try:
        return place.is_dir()
    except OSError:  # a drive that fails says so here already
        return False


def _part(record: Record, plan: Plan, session: str, title: str, names: Names) -> Part:
    wanted, content = results_name(record, plan, [session]), record.look.content_of(session)
    manifest = results_manifest(record, plan, session)
    for path in names.taken_like(wanted):
        if _claims(record, path, manifest):
            return Part(session, title, path, content, there=True)
    return Part(session, title, names.free(wanted), content, there=False)


def _claims(record: Record, path: Path, manifest: Manifest) -> bool:
    """Whether a file says that it is this very package; whether that is true is looked at later."""
    if is_sealed(path):  # nobody can look inside here: the record knows what it wrote
        own = [one for one in record.look.handed() if one.path == printable(str(path.absolute()))]
        return any(
            one.fingerprint == manifest.fingerprints[one.session] for one in own if one.session in manifest.ideas
        )
    try:
        return replace(announced(path), members={}) == manifest
    except BadPackage:
        return False


class Names:
    """The names in a folder. Two that differ only in case are one: a stick, or another system, may know no case."""

    def __init__(self, place: Path) -> None:
        self._there = {path.name.casefold(): path for path in place.iterdir()}
        self._place = place

    def taken_like(self, name: str) -> Iterable[Path]:
        """The file of this name, and those beside it: ``name-2``, ``name-3`` …"""
        for candidate in _candidates(name):
            found = self._there.get(candidate.casefold())
            if found is None:
                return
            yield found

    def free(self, name: str) -> Path:
        """The first name that nothing there has; it is taken from now on."""
        for candidate in _candidates(name):
            if candidate.casefold() not in self._there:
                path = self._there[candidate.casefold()] = self._place / candidate
                return path
        raise AssertionError("names do not end")


def _candidates(name: str) -> Iterable[str]:
    yield name
    path = Path(name)
    yield from (f"{path.stem}-{n}{path.suffix}" for n in range(2, 1_000_000))
