"""Handing over: every session that is not on a stick yet, each as one package, whole and read back or not there at all.

It goes in steps, so that a window can write in the background: ``plan_handover`` (in ``handover_plan``) says what would
go where, ``begin`` lets the record remember it, ``write`` needs a record for looking only, ``finish`` notes what was
done. ``hand_over`` does the last three.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from facilitator.conference.errors import Refusal
from facilitator.conference.plan import Plan
from facilitator.exchange.manifest import BadPackage
from facilitator.exchange.package import is_sealed, read_package
from facilitator.exchange.packing import Packed, Way
from facilitator.files import NameTaken, durable, file_hash, make_folder, take_name
from facilitator.record import Record, read_record, told
from facilitator.record.handed import Handed
from facilitator.session.documents import plan_in
from facilitator.session.handing_out import note_sealed, packed, printable, results_manifest
from facilitator.session.handover_plan import HandOver, Names, Part
from facilitator.session.progress import Progress
from facilitator.session.stick_troubles import not_kept, trouble

UNFINISHED = "unfinished"
"""What a record remembers: the temporary files that a hand-over cut short may have left, as a list in JSON."""
_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was done: ``written`` and ``there`` before are whole on the place, whatever became of the rest.

    ``stopped`` says why the rest is not there; ``not_kept`` why a second copy is not on the laptop. ``kept`` are these
    copies, ``sealed`` the files (by their hash) that only the office can open; ``begun`` may be there or not.
    """

    place: Path
    written: tuple[Handed, ...]
    there: tuple[Handed, ...]
    kept: tuple[Handed, ...]
    sealed: frozenset[str]
    stopped: Refusal | None
    not_kept: Refusal | None
    cancelled: bool
    begun: Path | None

    @property
    def whole(self) -> tuple[Handed, ...]:
        """Every session that is safe there now."""
        return self.written + self.there


class _Cancelled(Exception):
    """Whoever waits wants it to stop."""


def kept_folder(record: Path) -> Path:
    """Where the second copies of a record's packages are: a folder beside it."""
    return record.with_name(f"{record.stem}-handed-over")


def hand_over(record: Record, handover: HandOver, now: int, progress: Progress) -> Receipt:
    """Do what was planned. ``now`` in wall milliseconds; ``progress`` counts bytes, written and read back.

    What stops it (a stick that is full, protected or pulled out) is told in the receipt. Raises Refusal where nothing
    could be begun: there is no room, or the record cannot remember it.
    """
    begin(record, handover, now)
    with read_record(record.path) as reading:  # whose pages in memory are few, whatever photos are read through it
        receipt = write(reading, handover, now, progress)
    finish(record, handover, receipt, now)
    return receipt


def begin(record: Record, handover: HandOver, now: int) -> None:
    """Let the record remember what will be written where: what it does not know, no redaction would reach later."""
    if (refusal := handover.refusal) is not None:
        raise refusal
    with told(record.path):
        left = clear_unfinished(record)
        with record.together():
            wanted = [str(handover.unfinished(part)) for part in handover.new]
            record.remember(UNFINISHED, json.dumps([printable(name) for name in [*map(str, left), *wanted]]))
            for part in handover.new:
                for path in _places(record, part):
                    record.note_handover(_noted(path), [part.session], part.content.events, now)


def _is_surely_gone(path: Path) -> bool:
    """Whether a package did not come to be, rather than that nobody can tell."""
    try:
        return path.parent.is_dir() and not path.exists()
    except OSError:
        return False


def _places(record: Record, part: Part) -> tuple[Path, Path]:
    """Where a package is meant to go, and its copy."""
    return part.path, kept_folder(record.path) / part.path.name


def _planned(record: Record, handover: HandOver) -> list[Path]:
    return [path for part in handover.new for path in _places(record, part)]


def clear_unfinished(record: Record) -> list[Path]:
    """Take away what hand-overs left that were cut short; returns what cannot be reached now."""
    left = []
    for path in map(Path, json.loads(record.remembered(UNFINISHED) or "[]")):
        try:
            path.unlink(missing_ok=path.parent.is_dir())
        except OSError:
            left.append(path)
    record.remember(UNFINISHED, json.dumps(list(map(str, left))))
    return left


def write(reading: Record, handover: HandOver, now: int, progress: Progress) -> Receipt:
    """Write, read back and keep copies; nothing is written into the record, which may be one for looking only."""
    work = _Work(reading, handover, now, progress)
    with told(reading.path), reading.unchanging():
        work.do()
    return work.receipt


def finish(record: Record, handover: HandOver, receipt: Receipt, now: int) -> None:
    """Note what is there now, and forget what was begun and is not."""
    done = (*receipt.whole, *receipt.kept)
    with told(record.path), record.together():
        for path in _planned(record, handover):
            if path != receipt.begun or _is_surely_gone(path):
                record.forget_package(_noted(path))
        for one in done:
            record.note_handover(one.path, [one.session], one.events, now)
            if one.digest in receipt.sealed:
                note_sealed(record, one.digest, [one.session])
        record.note_handed(done)
        clear_unfinished(record)


@dataclass
class _Work:
    """One hand-over while it lasts."""

    record: Record
    handover: HandOver
    now: int
    progress: Progress
    written: list[Handed] = field(default_factory=list)
    there: list[Handed] = field(default_factory=list)
    kept: list[Handed] = field(default_factory=list)
    sealed: set[str] = field(default_factory=set)
    stopped: Refusal | None = None
    not_kept: Refusal | None = None
    cancelled: bool = False
    begun: Path | None = None
    done: int = 0

    @property
    def receipt(self) -> Receipt:
        return Receipt(
            self.handover.place, tuple(self.written), tuple(self.there), tuple(self.kept), frozenset(self.sealed),
            self.stopped, self.not_kept, self.cancelled, self.begun,
        )  # fmt: skip

    def do(self) -> None:
        plan = plan_in(self.record)
        try:
            for part in self.handover.parts:
                self._hand(plan, part)
        except _Cancelled:
            self.cancelled = True
        except OSError as error:
            self.stopped = trouble(error, self.handover.place)
        except Refusal as refusal:
            self.stopped = refusal

    def _hand(self, plan: Plan, part: Part) -> None:
        if part.there and (digest := self._is_whole(plan, part)):
            self.there.append(self._handed(part, part.path, digest, part.path.stat().st_size))
            return
        path, written = self._write(plan, part)
        self.written.append(self._handed(part, path, written.digest, written.size))
        if is_sealed(path):
            self.sealed.add(written.digest)
        self._keep(part, path, written)

    def _is_whole(self, plan: Plan, part: Part) -> str | None:
        """The hash of the file that is there, if it is this very package to the last byte."""
        digest = file_hash(part.path)
        if is_sealed(part.path):
            return digest if self.record.look.handed_digest(_noted(part.path)) == digest else None
        with suppress(BadPackage):
            package = read_package(part.path)
            wanted = results_manifest(self.record, plan, part.session)
            if package.manifest.fingerprints == wanted.fingerprints and list(package.events()):
                return digest
        return None

    def _write(self, plan: Plan, part: Part) -> tuple[Path, Packed]:
        """Under the name that was planned, or the next one where somebody has taken it meanwhile."""
        path, unfinished = part.path, self.handover.unfinished(part)
        while True:
            self.begun = path
            try:
                found = packed(self.record, plan, part.session, path, Way(take_name, self._watch, unfinished))
            except NameTaken:
                path = Names(self.handover.place).free(part.path.name)
            else:
                self.begun = None
                return path, found

    def _keep(self, part: Part, path: Path, written: Packed) -> None:
        """A copy on the laptop, of what was just read back. That it fails does not stop the hand-over."""
        folder = kept_folder(self.record.path)
        try:
            make_folder(folder)
            names = Names(folder)
            same = (there for there in names.taken_like(path.name) if file_hash(there) == written.digest)
            if (target := next(same, None)) is None:
                target = names.free(path.name)
                copy(path, target, self._watch)
        except OSError as error:
            self.not_kept = self.not_kept or not_kept(error, folder)
        else:
            self.kept.append(self._handed(part, target, written.digest, written.size))

    def _handed(self, part: Part, path: Path, digest: str, size: int) -> Handed:
        look = self.record.look
        content, fingerprint = look.content_of(part.session), look.fingerprint(part.session)
        return Handed(
            _noted(path), part.session, content.events, content.ideas, content.photos, fingerprint, digest, size,
            str(self.handover.place), self.now,
        )  # fmt: skip

    def _watch(self, count: int) -> None:
        """Each byte is written, read back, and written once more to the second copy."""
        if self.progress.cancelled:
            raise _Cancelled
        self.done += count
        self.progress(self.done, max(3 * self.handover.size, self.done))


def copy(source: Path, target: Path, watch: Callable[[int], None]) -> None:
    """Copy a file durably, in pieces; what is there is never replaced. Raises OSError, NameTaken."""
    with source.open("rb") as old, durable(target, take_name) as new:
        while piece := old.read(_PIECE):
            new.write(piece)
            watch(len(piece))


def _noted(path: Path) -> str:
    return printable(str(path.absolute()))
