"""Rescuing a damaged record: what can be read of it and of its backups becomes a fresh record; the original is kept."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, suppress
from datetime import datetime
from itertools import groupby
from pathlib import Path

from facilitator.conference.errors import Refusal
from facilitator.files import durable, flush_folder, flush_to_disk, free_name
from facilitator.language import Language
from facilitator.record.backup import backup_folder
from facilitator.record.commits import REMAINS
from facilitator.record.record import Record
from facilitator.record.trouble import told
from facilitator.record.wreck import KnownJournal, Wreck, read_wreck

NOTICE = "rescued"
"""What a rescued record remembers until somebody was told."""
NOT_COPIED = frozenset({NOTICE, REMAINS, "stamp"})
MOST_BACKUPS = 3
LOGS = ("-wal", "-shm")

Maker = Callable[[Path], Record]
"""Makes a new record at a path."""


class Rescued(Refusal):
    """What a rescue gave: how much is there again, what is lost, what to do. A notice; nothing was refused."""

    def __init__(self, parts: Sequence[Refusal]) -> None:
        super().__init__(" ".join(map(str, parts)))
        self.parts = tuple(parts)

    def said(self, say: Language) -> str:
        """Each loss on a line of its own."""
        return "\n".join(part.said(say) for part in self.parts)


def rescue_notice(record: Record) -> Rescued | None:
    """What is to be told of this record's rescue; it is told once. Raises Refusal where that cannot be noted."""
    with told(record.path):
        kept = record.remembered(NOTICE)
        if not kept:
            return None
        record.remember(NOTICE, "")
    return Rescued([Refusal(message, **values) for message, values in json.loads(kept)])


def rescue(path: Path, now: int, make: Maker) -> bool:
    """Put a fresh record with everything readable in the place of a damaged one, which is kept beside it.

    ``now`` in wall milliseconds. False where nothing can be read. Raises Refusal where there is no room. All is as it
    was then.
    """
    with told(path):
        wreck = read_wreck(path)
        if not wreck.events:
            return False
        part = path.with_name(f".{path.name}.part")
        _remove(part)
        try:
            kept = _damaged_name(path, now)
            _rebuild(part, [wreck, *_readable_backups(path)], now, make, kept.name, path.name)
            for ending in ("", *LOGS):
                _copy(path.with_name(path.name + ending), kept.with_name(kept.name + ending))
            with part.open("rb+") as file:
                flush_to_disk(file)
            os.replace(part, _complete(path))
        except BaseException:
            _remove(part)
            raise
        finish(path)
    return True


def finish(path: Path) -> None:
    """Give a complete rescued record its name. A power cut may have come before: each opening looks for one."""
    if _complete(path).exists():
        for ending in LOGS:  # they belong to the damaged file, and would spoil the fresh one
            path.with_name(path.name + ending).unlink(missing_ok=True)
        flush_folder(path.parent)
        os.replace(_complete(path), path)
        flush_folder(path.parent)


def _complete(path: Path) -> Path:
    return path.with_name(f".{path.name}.rescued")


def _damaged_name(path: Path, now: int) -> Path:
    time = datetime.fromtimestamp(now / 1000).astimezone()
    return free_name(path.with_name(f"{path.stem}.damaged-{time:%Y%m%d-%H%M%S}{path.suffix}"))


def _readable_backups(path: Path) -> list[Wreck]:
    """The newest backups of which something can be read."""
    found: list[Wreck] = []
    files = sorted(backup_folder(path).glob("*.sqlite"), key=lambda file: file.stat().st_mtime, reverse=True)
    for file in files:
        with suppress(OSError):
            wreck = read_wreck(file)
            if wreck.events and len(found) < MOST_BACKUPS:
                found.append(wreck)
    return found


def _copy(source: Path, target: Path) -> None:
    if source.exists():
        with source.open("rb") as old, durable(target) as new:
            shutil.copyfileobj(old, new)


def _remove(part: Path) -> None:
    for ending in ("", *LOGS):
        part.with_name(part.name + ending).unlink(missing_ok=True)


def _rebuild(part: Path, wrecks: Sequence[Wreck], now: int, make: Maker, kept: str, name: str) -> None:
    """Merge all that was read into a new record, and let it remember what is to be told."""
    events = {key: event for wreck in reversed(wrecks) for key, event in wreck.events.items()}
    with make(part) as record, record.together():
        for wreck in reversed(wrecks):  # the damaged record's own word is the newest
            for key, value in wreck.settings.items():
                if key not in NOT_COPIED:
                    record.remember(key, value)
        record.receive(sorted(events.values(), key=lambda event: event.order), now)
        for wreck in reversed(wrecks):
            _keep_the_rest(record, wreck)
        parts = [
            Refusal(
                "{name} was damaged and has been rescued: {ideas} ideas in {events} entries can be read again; the"
                " damaged file is kept as {kept}.",
                name=name,
                ideas=record.look.ideas,
                events=record.look.events,
                kept=kept,
            ),
            *_lost(record, wrecks),
        ]
        told_later = json.dumps([[part.message, part.values] for part in parts])
        record.remember(NOTICE, told_later)
    _note_what_was_known(part, wrecks)


def _keep_the_rest(record: Record, wreck: Wreck) -> None:
    """Attachments, notes on packages, cards and unfinished text."""
    for content in wreck.contents.values():
        record.keep_content(content)
    for digest, name, received, authenticated in wreck.packages:
        record.note_package(digest, name, received, authenticated)
    for place, sessions, count, written in wreck.handovers:
        record.note_handover(place, sessions.split(), count, written)
    ideas = {event.subject for event in wreck.events.values() if event.kind == "IdeaCaptured"}
    for session, place, value in wreck.triples:
        if value in ideas:
            record.note_card(session, place, value)
        else:
            record.keep_draft(session, place, value)


def _note_what_was_known(part: Path, wrecks: Sequence[Wreck]) -> None:
    """How far journals went, so that their gaps can be named; which were this record's own; what is to be erased."""
    with closing(sqlite3.connect(part, isolation_level=None)) as db:
        for journal in _journals(wrecks):
            db.execute(
                "UPDATE journal SET own = max(own, ?), highest = max(highest, ?) WHERE name = ?",
                [journal.own, journal.highest, journal.name],
            )
        if REMAINS in wrecks[0].settings:
            db.execute("INSERT OR REPLACE INTO meta VALUES (?, '1')", [REMAINS])


def _journals(wrecks: Sequence[Wreck]) -> list[KnownJournal]:
    """Each journal as that copy knew it that knew most."""
    found: dict[str, KnownJournal] = {}
    for wreck in wrecks:
        for journal in wreck.known():
            if journal.name not in found or found[journal.name].highest < journal.highest:
                found[journal.name] = journal
    return sorted(found.values(), key=lambda journal: (journal.session, journal.device, journal.name))


# What is lost.


def _lost(record: Record, wrecks: Sequence[Wreck]) -> Iterator[Refusal]:
    """What is lost by name, and what to do about it."""
    lost = [*_gaps(wrecks), *_photos(record)]
    if not wrecks[0].all_journals:
        lost.append(Refusal("More may be missing, of which no trace is left."))
    if not wrecks[0].all_settings:
        lost.append(
            Refusal(
                "What the record knew of itself (conference, key, whether it is a rehearsal) may be lost: take in the"
                " plan again before anything else."
            )
        )
    yield from lost
    yield (
        Refusal("Take in all packages again, and ask the laptops named here for theirs.")
        if lost
        else Refusal("Nothing of what people entered is missing.")
    )


def _gaps(wrecks: Sequence[Wreck]) -> Iterator[Refusal]:
    there: dict[str, set[int]] = {}
    for wreck in wrecks:
        for event in wreck.events.values():
            there.setdefault(event.journal, set()).add(event.number)
    for journal in _journals(wrecks):
        missing = sorted(set(range(1, journal.highest + 1)) - there.get(journal.name, set()))
        if missing and journal.session:
            yield Refusal(
                "In {session} numbers {numbers} of {device} are missing.",
                session=journal.session,
                numbers=ranges(missing),
                device=journal.device or "?",
            )
        elif missing:
            yield Refusal(
                "Of the plan's entries numbers {numbers} of {device} are missing.",
                numbers=ranges(missing),
                device=journal.device or "?",
            )


def _photos(record: Record) -> Iterator[Refusal]:
    for row in record.look.rows("attachment"):
        if row["sha256"] and row["sha256"] not in {digest for digest, _ in _kept(record, row["session"])}:
            yield Refusal(
                "The photo “{caption}” of {session} is missing.",
                caption=row["caption"] or row["sha256"][:8],
                session=row["session"],
            )


def _kept(record: Record, session: str) -> Iterator[tuple[str, bytes]]:
    for member, content in record.look.attachments([session]):
        yield member.split("/")[1].split(".")[0], content


def ranges(numbers: Sequence[int]) -> str:
    """``[1, 2, 3, 7]`` → ``1–3, 7``; the numbers in their order."""
    runs = [list(run) for _, run in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0])]
    return ", ".join(f"{run[0][1]}–{run[-1][1]}" if len(run) > 1 else str(run[0][1]) for run in runs)
