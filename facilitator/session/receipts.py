"""Receipts: the office says which events it has, and a laptop knows then what need not be kept any more.

A receipt goes back as a package that holds no event, or as a short code that somebody reads out. Both are made with the
conference key, so that nobody without a plan of this conference can make one.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from facilitator.conference.errors import Refusal
from facilitator.conference.events import JournalEntry
from facilitator.conference.plan import Plan
from facilitator.exchange.manifest import BadPackage, Manifest
from facilitator.exchange.package import Package
from facilitator.exchange.packing import Way, pack
from facilitator.exchange.typed import code_of, typed_code
from facilitator.files import NameTaken, free_name, take_name
from facilitator.record import Record, told
from facilitator.session.handing_out import CONFERENCE, KEY, REHEARSAL
from facilitator.session.places import writable

_KEPT = "receipt"
"""What a record remembers of receipts, as JSON by journal: (last number, events, fingerprint) as the office has it, and
since when that is known (wall milliseconds; 0 where it was not noted)."""
_FILE = "receipt "
"""Before the hash of a receipt's file, in what a record remembers: when it was taken in first."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How much of a session the office has: ``has`` of ``of`` events, ``ideas`` of ``of_ideas``.

    ``complete`` is true only where each event of this record is there with the very same content. ``at`` is when the
    latest receipt of it came (wall milliseconds), None where none did or it was not noted.
    """

    session: str
    has: int
    of: int
    complete: bool
    ideas: int
    of_ideas: int
    at: int | None


@dataclass(frozen=True, slots=True)
class Code:
    """A receipt to be read out: what came of one session from the laptop with this label."""

    session: str
    device: str
    code: str


# At the office.


def write_receipt(record: Record, plan: Plan, sessions: Sequence[str], path: Path) -> tuple[Path, Manifest]:
    """A receipt of what this record has of some sessions, never over an existing file; returns where it is."""
    key = _key(record)
    entries = _entries(record, sessions)
    manifest = Manifest(
        conference=plan.id,
        title=plan.title,
        holds="receipt",
        device=record.remembered("device") or "",
        rehearsal=record.remembered(REHEARSAL) is not None,
        journals=tuple(entries),
        fingerprints={entry.journal: record.look.journal_fingerprint(entry.journal) for entry in entries},
    )
    while True:
        free = free_name(path)
        try:
            with writable(free):
                return free, pack(free, manifest, (), (), key, way=Way(take_name)).manifest
        except NameTaken:  # by another program, since it was looked for: there is a next one
            continue


def receipt_codes(record: Record, sessions: Sequence[str]) -> list[Code]:
    """A code for each session and laptop that something came from."""
    key = _key(record)
    return [
        Code(session, device, _code(record, key, session, group))
        for session, device, group in _groups(record, sessions)
    ]


# On the laptop.


def keep_receipt(record: Record, package: Package, digest: str, authenticated: object, now: int) -> None:
    """Remember what a receipt says. Raises BadPackage where it is not proven to come from this conference.

    ``digest`` is the hex SHA-256 of its file, ``now`` in wall milliseconds.
    """
    if not authenticated:
        raise BadPackage(
            "{name} is a receipt of a conference whose plan is not here, so it was not taken in: take it in on the"
            " laptop that captured the sessions.",
            name=package.name,
        )
    said = package.manifest
    _remember(record, said.journals, lambda journal: said.fingerprints.get(journal, ""), now)
    record.remember(_FILE + digest, str(now))


def is_taken(record: Record, digest: str) -> bool:
    """Whether a receipt's file (by its hex SHA-256) was taken in before: what came since may say more."""
    return record.remembered(_FILE + digest) is not None


def take_code(record: Record, typed: str, now: int) -> list[Standing]:
    """Take a code that was read out; returns how the sessions stand that it is about. Raises Refusal."""
    wanted, key = typed_code(typed), _key(record)
    sessions = sorted({entry.session for entry in _entries(record)})
    found = [
        (session, group)
        for session, _, group in _groups(record, sessions)
        if hmac.compare_digest(_code(record, key, session, group), wanted)
    ]
    if not found:
        raise Refusal(
            "The code fits nothing that this laptop has now, so nothing counts as received: hand the sessions over once"
            " more, or ask the office to read the code out again."
        )
    for _, group in found:
        _remember(record, group, record.look.journal_fingerprint, now)
    stands = standings(record)
    return [stands[session] for session, _ in found]


def standings(record: Record) -> dict[str, Standing]:
    """How much of each session that has events here the office has, as far as receipts say."""
    kept = _kept(record)
    by_session: dict[str, list[JournalEntry]] = {}
    for entry in _entries(record):
        by_session.setdefault(entry.session, []).append(entry)
    return {session: _standing(record, session, entries, kept) for session, entries in sorted(by_session.items())}


def confirmed(record: Record, session: str) -> bool:
    """Whether the office has every event that this record has of a session now."""
    entries = _entries(record, [session])
    return bool(entries) and _standing(record, session, entries, _kept(record)).complete


Kept = dict[str, tuple[int, int, str, int]]


def _standing(record: Record, session: str, entries: list[JournalEntry], kept: Kept) -> Standing:
    has = sum(min(kept[entry.journal][1], entry.events) for entry in entries if entry.journal in kept)
    complete = all(_has_all(record, entry, kept.get(entry.journal)) for entry in entries)
    there = {entry.journal: kept[entry.journal] for entry in entries if entry.journal in kept}
    of_ideas = record.look.counts().get(session, 0)
    within = {journal: last for journal, (last, _, _, _) in there.items()}
    ideas = of_ideas if complete else record.look.ideas_within(session, within)
    at = max((at for _, _, _, at in there.values()), default=0) or None
    return Standing(session, has, sum(entry.events for entry in entries), complete, ideas, of_ideas, at)


def _has_all(record: Record, entry: JournalEntry, there: tuple[int, int, str, int] | None) -> bool:
    """Whether the office has all of a journal. Of another laptop's journal it may well have more than there is here."""
    if there is None:
        return False
    last, events, fingerprint, _ = there
    if fingerprint == record.look.journal_fingerprint(entry.journal):
        return True
    return entry.journal not in record.own and last >= entry.last and events == last


def _remember(record: Record, entries: Iterable[JournalEntry], fingerprint: Callable[[str], str], now: int) -> None:
    """What is said again is known since it was said first."""
    kept = _kept(record)
    for entry in entries:
        said = (entry.last, entry.events, fingerprint(entry.journal))
        if kept.get(entry.journal, ())[:3] != said:
            kept[entry.journal] = (*said, now)
    with told(record.path):
        record.remember(_KEPT, json.dumps(kept))


def _kept(record: Record) -> Kept:
    found = json.loads(record.remembered(_KEPT) or "{}")
    return {journal: tuple([*there, 0][:4]) for journal, there in found.items()}


def _entries(record: Record, sessions: Sequence[str] | None = None) -> list[JournalEntry]:
    """The journals of some sessions, of all where none are named, as they are here."""
    names = [
        journal.name
        for journal in record.look.journals()
        if journal.session and (sessions is None or journal.session in sessions)
    ]
    return record.look.journal_entries(names)


def _groups(record: Record, sessions: Sequence[str]) -> list[tuple[str, str, list[JournalEntry]]]:
    """(session, laptop's label, its journals): what one code is about."""

    def place(entry: JournalEntry) -> tuple[str, str]:
        return entry.session, entry.device

    entries = sorted(_entries(record, sessions), key=lambda entry: (*place(entry), entry.journal))
    return [(*who, list(group)) for who, group in groupby(entries, place)]


def _code(record: Record, key: str, session: str, group: Sequence[JournalEntry]) -> str:
    """HMAC-SHA256 under the conference key over conference, session and its journals' fingerprints, cut short."""
    said = [record.remembered(CONFERENCE), session]
    said += [f"{entry.journal} {record.look.journal_fingerprint(entry.journal)}" for entry in group]
    return code_of(hmac.digest(bytes.fromhex(key), json.dumps(["receipt", *said]).encode(), hashlib.sha256))


def _key(record: Record) -> str:
    key = record.remembered(KEY)
    if key is None:
        raise Refusal(
            "This record does not know the conference's plan, so there can be no receipt: take in the plan first."
        )
    return key
