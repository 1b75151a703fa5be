"""Every way in which a hand-over to a stick can go wrong, one after the other, and what must be true after each.

``python -m tests.slow.stick_faults [plain | sealed] [STEP]`` plays them all and prints how many there were of each
kind; with a step only after every so many-th byte is the stick pulled out.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter

import pyrage

from facilitator.conference.errors import Refusal
from facilitator.exchange.package import ENDING, read_package
from facilitator.exchange.sealing import Keys
from facilitator.files import file_hash
from facilitator.record import Record
from facilitator.session.handing_over import Receipt, hand_over, kept_folder
from facilitator.session.handover_plan import plan_handover
from facilitator.session.progress import Progress
from tests.session.hall import PLAN, Hall
from tests.slow.disk import PowerCut
from tests.slow.stick import CHANGING, ERRORS, Fault, Stick

SESSIONS = ("W1R1", "W1R2")
FRACTIONS = (0, 17, 401, 1 << 12)


@dataclass
class Tried:
    """A laptop with two sessions, a folder that is its stick, and what a whole hand-over of them looks like."""

    record: Record
    folder: Path
    sealed: bool = False
    secret: str = ""
    number: int = 0
    wrong: list[str] = field(default_factory=list)
    played: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self.ideas = self.record.look.ideas
        self.fingerprints = {session: self.record.look.fingerprint(session) for session in SESSIONS}
        self.whole: dict[str, int] = {}
        stick, _ = self.played_on(Fault(-1, "none"))
        self.whole = {path.name: path.stat().st_size for path in stick.top.iterdir()}
        self.calls = stick.calls

    def played_on(self, fault: Fault, *, fat: object = True) -> tuple[Stick, Receipt | None]:
        """A hand-over to a new stick on which this happens."""
        self.number += 1
        top = self.folder / f"{self.number}"
        top.mkdir()
        stick = Stick(top, fault, bool(fat))
        receipt = None
        with stick.plugged_in():
            try:
                receipt = hand_over(self.record, plan_handover(self.record, top, SESSIONS), 7, Progress())
            except Refusal as refusal:
                self.check_sentence(fault, refusal)
        return stick, receipt

    def play(self, fault: Fault, *, fat: object = True) -> None:
        """One point: look at the stick, look at what is left of it, hand over again."""
        self.played[fault.kind] += 1
        stick, receipt = self.played_on(fault, fat=fat)
        acknowledged = {Path(one.path).name: one.digest for one in receipt.whole} if receipt else {}
        if receipt is not None and receipt.stopped is not None:
            self.check_sentence(fault, receipt.stopped)
        elif receipt is not None and len(acknowledged) < len(SESSIONS):
            self.fault(fault, "stopped without a word")
        if fault.kind in ("pulled", "power"):
            for name, image in images(stick, fault.number):
                self.check_files(fault, image, acknowledged, name)
        here = {path.name: path.read_bytes() for path in stick.top.iterdir()}
        self.check_files(fault, here, acknowledged, "as it is")
        self.check_record(fault)
        self.again(fault, stick.top)
        self.forget(stick)

    def cut(self, fault: Fault) -> None:
        """The power goes right before a call: the program knows nothing any more, the stick is what it is."""
        self.played["power"] += 1
        stick, receipt = self.played_on(replace(fault, kind="pulled"))
        done = {Path(one.path).name: one.digest for one in receipt.whole} if receipt else {}
        for name, image in images(stick, fault.number):
            self.played["disks after a power cut"] += 1
            self.check_files(fault, image, done, name)
        self.forget(stick)

    def forget(self, stick: Stick) -> None:
        """Begin the next one as the first began."""
        shutil.rmtree(stick.top)
        shutil.rmtree(kept_folder(self.record.path), ignore_errors=True)
        for path, _ in self.record.look.handovers():
            self.record.forget_package(str(path))

    def again(self, fault: Fault, top: Path) -> None:
        """On the same stick, now sound: everything is there, and nothing half beside it."""
        receipt = hand_over(self.record, plan_handover(self.record, top, SESSIONS), 8, Progress())
        if receipt.stopped is not None or {one.session for one in receipt.whole} != set(SESSIONS):
            self.fault(fault, f"not handed over on a sound stick: {receipt.stopped}")
        for one in receipt.whole:
            if file_hash(Path(one.path)) != one.digest:
                self.fault(fault, f"{one.path} is not what it was said to be")
        self.fault_if(fault, any(path.suffix != ENDING for path in top.iterdir()), "something half is left")

    def check_files(self, fault: Fault, files: dict[str, bytes], acknowledged: dict[str, str], how: str) -> None:
        """What is called a package is whole, what was acknowledged is there, and nothing tells a secret."""
        for name, content in files.items():
            if name.endswith(ENDING):
                wanted = acknowledged.get(name)
                digest = hashlib.sha256(content).hexdigest()
                self.fault_if(fault, wanted is not None and digest != wanted, f"{name} is not what was said, {how}")
                self.fault_if(fault, not self.is_whole(content), f"{name} is not whole, {how}")
            self.fault_if(fault, self.sealed and (b"PK\x03\x04" in content or b"manifest" in content), "plain text")
        for name in acknowledged.keys() - files.keys():
            self.fault(fault, f"{name} was acknowledged and is gone, {how}")

    def is_whole(self, content: bytes) -> bool:
        """Whether a package's bytes are all there, by its own hashes (or, sealed, by opening it)."""
        path = self.folder / "looked-at"
        path.write_bytes(content)
        try:
            package = read_package(path, Keys(secrets=(self.secret,)) if self.sealed else Keys())
            return all(True for _ in package.events()) and all(True for _ in package.attachments())
        except Refusal:
            return False

    def check_record(self, fault: Fault) -> None:
        same = {session: self.record.look.fingerprint(session) for session in SESSIONS} == self.fingerprints
        self.fault_if(fault, not same or self.record.look.ideas != self.ideas, "the record has changed")

    def check_sentence(self, fault: Fault, refusal: Refusal) -> None:
        told = str(refusal)
        sound = re.fullmatch(r"[^\n]{20,400}\.", told) and "safe" in told and "Errno" not in told
        self.fault_if(fault, not sound, f"no sentence: {told}")

    def fault(self, fault: Fault, what: str) -> None:
        self.wrong.append(f"{fault}: {what}")

    def fault_if(self, fault: Fault, wrong: object, what: str) -> None:
        if wrong:
            self.fault(fault, what)


def images(stick: Stick, seed: int) -> Iterator[tuple[str, dict[str, bytes]]]:
    """What may lie on a stick that lost its power: nothing of what was not flushed, all of it, anything of it."""
    random = Random(seed)
    ways = {
        "nothing more": PowerCut(0.0), "all of it": PowerCut(1.0), "some": PowerCut(0.5, 512, random),
        "most, in any order": PowerCut(0.9, 512, random, "any"), "pages": PowerCut(0.5, 4096, random, "any"),
    }  # fmt: skip
    for name, cut in ways.items():
        yield name, {path.name: content for path, content in stick.disk.after(cut).items() if content is not None}


def errors_of(calls: list[tuple[str, int]]) -> Iterator[Fault]:
    """Every call refused with every error that it can have, and the stick pulled out right before it."""
    for number, (name, _) in enumerate(calls):
        yield Fault(number, "EIO")
        yield Fault(number, "pulled")
        if name in CHANGING:
            yield from (Fault(number, kind) for kind in ERRORS if kind != "EIO")


def lies_of(calls: list[tuple[str, int]]) -> Iterator[Fault]:
    """Short writes and reads; bits that turn on the way to the medium or back."""
    for number, (name, size) in enumerate(calls):
        if name in ("write", "read"):
            yield Fault(number, "short")
            yield from (Fault(number, "bit", more) for more in FRACTIONS)
            if name == "write":
                yield from (Fault(number, "bit", more) for more in range(1, size, max(size // 40, 1)))


def bytes_of(calls: list[tuple[str, int]], step: int = 1) -> Iterator[Fault]:
    """The stick pulled out after every single byte."""
    for number, (name, size) in enumerate(calls):
        if name == "write":
            yield from (Fault(number, "pulled", more) for more in range(1, size + 1, step))


def prepared(folder: Path, *, sealed: object = False) -> tuple[Hall, Tried]:
    """A laptop with two sessions, one of them with a photo."""
    secret = pyrage.x25519.Identity.generate()
    hall = Hall(folder / "hall", plan=replace(PLAN, seal_to=(str(secret.to_public()),)) if sealed else PLAN)
    hall.folder.mkdir(parents=True)
    laptop = hall.busy("one", "W1R1")
    laptop.service.enter("W1R2")
    laptop.capture_many(2)
    (folder / "sticks").mkdir()
    return hall, Tried(laptop.record, folder / "sticks", bool(sealed), str(secret))


def play_all(tried: Tried, *, step: int = 1) -> None:
    """Every point there is; ``step`` leaves out bytes."""
    for fault in [*errors_of(tried.calls), *lies_of(tried.calls), *bytes_of(tried.calls, step)]:
        tried.play(fault)
    for number in range(len(tried.calls) + 1):
        tried.cut(Fault(number, "power"))


def table(rows: Iterable[tuple[str, Tried, float]]) -> str:
    lines = []
    for name, tried, seconds in rows:
        points = sum(count for kind, count in tried.played.items() if not kind.startswith("disks"))
        kinds = ", ".join(f"{kind} {count}" for kind, count in sorted(tried.played.items()))
        lines.append(f"{name}: {points} points, {len(tried.wrong)} faults, {seconds:.0f} s ({kinds})\n")
        lines += [f"  {what}\n" for what in tried.wrong[:20]]
    return "".join(lines)


def main() -> None:
    """Plain and sealed, on a stick without second names."""
    wanted = sys.argv[1] if len(sys.argv) > 1 else ""
    step = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    for name in (name for name in ("plain", "sealed") if wanted in name):
        shared = Path("/dev/shm")
        with TemporaryDirectory(dir=shared if shared.is_dir() else None) as folder:
            began = perf_counter()
            hall, tried = prepared(Path(folder), sealed=name == "sealed")
            play_all(tried, step=step)
            hall.close()
            sys.stdout.write(table([(name, tried, perf_counter() - began)]))


if __name__ == "__main__":
    main()
