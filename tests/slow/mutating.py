"""Packages changed with care: hashes right and contents wrong, odd zips, odd JSON. Run as a program it tries many.

``python -m tests.slow.mutating COUNT SEED SORT``; ``tests.slow.sorts`` has the sorts. Half are signed by somebody who
does not know the conference key: nothing of them may come in. Half are signed as the conference's own: then what comes
in is what stands there, to the letter.
"""

from __future__ import annotations

import json
import random
import sys
import tempfile
import zipfile
from collections import Counter, deque
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from facilitator.conference.errors import Refusal
from facilitator.exchange.manifest import EVENTS, MANIFEST, SIGNATURE, BadPackage
from facilitator.exchange.package import read_package
from facilitator.record import Record, open_record
from facilitator.report.summary import Version
from facilitator.session.accounts import reviewed_in
from facilitator.session.accounts_out import feedback_rows, roadmap_rows
from facilitator.session.merging import merge
from facilitator.session.progress import Progress
from facilitator.session.receipts import standings
from tests.exchange.broken import BROKEN
from tests.exchange.forging import KEY, PHOTO_NAME, Members, rehashed
from tests.exchange.mutants import most_memory
from tests.fuzz.changes import UNZIPPABLE, fitted, headers, of_json, of_lines, packed, parts_of, raw
from tests.fuzz.targets import GERMAN, look_round, refusing
from tests.slow.sorts import SORTS

STRANGER = "0f" * 32
"""The key of somebody who does not know the conference's."""
UNMADE = {"blank lines without end", "huge attachment", "photos that unpack without end"}
"""Bombs whose making needs the memory that reading them must not: tests/exchange/test_package_mutants.py has them."""
HEAVY = {"many members", "one endless line", "a long line that ends", "huge manifest", "a gap without end"}
LIGHT = sorted(BROKEN.keys() - HEAVY - UNMADE)

Mutation = Callable[[Path, Path, random.Random, str], None]


def in_parts(change: Callable[[Members, random.Random], None]) -> Mutation:
    """Members are changed; hashes and signature are then made to fit."""

    def mutation(good: Path, bad: Path, chance: random.Random, key: str) -> None:
        parts = parts_of(good.read_bytes())
        change(parts, chance)
        try:
            parts = rehashed(parts, key)
        except UNZIPPABLE:
            parts.pop(SIGNATURE, None)
        bad.write_bytes(packed(parts.items()))

    return mutation


def _events(parts: Members, chance: random.Random) -> None:
    """Wrong types, deep nesting, huge numbers, halves of characters, NaN, lost and doubled lines."""
    for _ in range(chance.choice([1, 1, 3])):
        parts[EVENTS] = of_lines(parts[EVENTS], chance)
    if chance.random() < 0.8:
        parts |= fitted(parts)


def _manifest(parts: Members, chance: random.Random) -> None:
    """The same in the manifest: counts, ranges, hashes, names."""
    parts[MANIFEST] = of_json(parts[MANIFEST], chance)


def _both(parts: Members, chance: random.Random) -> None:
    _events(parts, chance)
    _manifest(parts, chance)


def _names(parts: Members, chance: random.Random) -> None:
    """A member under another name, which the manifest announces or not."""
    name = chance.choice(list(parts))
    odd = chance.choice(["../x", "/etc/passwd", "C:\\x", "..\\x", "a/../b", "/", ".", "x\x00y", "é", "x" * 300, "con"])
    odd = chance.choice(
        [odd, f"attachments/{odd}", f"{name}/../../x", name.upper(), f"{name} ", PHOTO_NAME[:-3] + "exe"]
    )
    parts[odd] = parts[name]
    if chance.random() < 0.5:
        del parts[name]
    if chance.random() < 0.7 and MANIFEST in parts:
        data = json.loads(parts[MANIFEST])
        data["members"][odd] = "0" * 64
        parts[MANIFEST] = json.dumps(data).encode()


def _zip(good: Path, bad: Path, chance: random.Random, key: str) -> None:
    """The zip's own fields: flags (encrypted), methods, sizes, counts, offsets; several at once."""
    content = packed(rehashed(parts_of(good.read_bytes()), key).items())
    for _ in range(chance.choice([1, 1, 2, 5])):
        content = headers(content, chance)
    bad.write_bytes(content)


def _forms(good: Path, bad: Path, chance: random.Random, key: str) -> None:
    """Symbolic links, folders, devices, zip64, comments, odd extra fields, other packings, names twice."""
    with zipfile.ZipFile(bad, "w", allowZip64=True) as archive:
        for name, content in rehashed(parts_of(good.read_bytes()), key).items():
            info = zipfile.ZipInfo(name)
            info.external_attr = chance.choice([0, 0, 0o100644, 0o120777, 0o040755, 0o020666, 0o100755]) << 16
            info.compress_type = chance.choice([0, 8, 8, 8, 12, 14])
            info.extra = chance.choice([b"", b"", b"\x01\x00\x08\x00" + b"\xff" * 8, b"\x0a\x00", chance.randbytes(9)])
            info.comment = chance.choice([b"", chance.randbytes(20)])
            with archive.open(info, "w", force_zip64=chance.random() < 0.3) as member:
                member.write(content)
        archive.comment = chance.choice([b"", chance.randbytes(30)])


def _known(good: Path, bad: Path, chance: random.Random, key: str) -> None:
    """One of the known sorts, and often a changed byte on top; bombs are rare, for they take their time."""
    case = chance.choice(sorted(HEAVY) if chance.random() < 0.01 else LIGHT)
    BROKEN[case](good, bad)
    if chance.random() < 0.5 and case not in HEAVY:
        bad.write_bytes(raw(bad.read_bytes(), chance))
    elif key == STRANGER and chance.random() < 0.5 and case not in HEAVY:
        bad.write_bytes(headers(bad.read_bytes(), chance))


MUTATIONS: dict[str, Mutation] = {
    "events": in_parts(_events),
    "manifest": in_parts(_manifest),
    "both": in_parts(_both),
    "names": in_parts(_names),
    "zip": _zip,
    "forms": _forms,
    "known": _known,
}


def mutations_of(sort: str) -> list[str]:
    """The known sorts of broken packages were made from results."""
    return [what for what in MUTATIONS if sort == "results" or what != "known"]


def try_out(record: Record, good: Path, count: int, seed: int, key: str) -> Counter[str]:
    """Merge so many mutants; returns how they ended. Raises AssertionError where one did harm."""
    chance, ends = random.Random(seed), Counter[str]()
    bad = good.with_name("mutant.facilitator")
    before = record.look.events
    for n in range(count):
        what = chance.choice(mutations_of(good.stem))
        MUTATIONS[what](good, bad, chance, key)
        with record.tried():
            (outcome,) = merge(record, [bad], 0, Progress())
            if outcome.outcome == "refused":
                assert isinstance(outcome.reason, BadPackage), (seed, n, what, outcome.reason)
                assert record.look.events == before, (seed, n, what)
            else:
                assert key == KEY or same(good, bad), (seed, n, what)
                assert came(record, bad, before), (seed, n, what)
                look_round(record)
                look_further(record)
        ends[f"{what} {'refused' if outcome.outcome == 'refused' else 'merged'}"] += 1
        assert record.look.events == before
    return ends


def same(good: Path, bad: Path) -> bool:
    """Whether a package says the very same, however it is packed."""
    there, here = (read_package(path).manifest for path in (good, bad))
    return lines_of(bad) == lines_of(good) and replace(here, members={}) == replace(there, members={})


def came(record: Record, bad: Path, before: int) -> bool:
    """Whether exactly what stands in a package is in the record now."""
    lines = set(lines_of(bad))
    return record.look.events == before + len(lines) and set(lines_in(record)) >= lines


def look_further(record: Record) -> None:
    """What the office sees, prints and answers: none of it may stumble over what was taken in."""
    standings(record)
    with refusing(Refusal):
        reviewed = reviewed_in(record, Version.INTERNAL)
        deque(roadmap_rows(reviewed, GERMAN, Version.INTERNAL), maxlen=0)
        deque(feedback_rows(reviewed, GERMAN, Version.INTERNAL), maxlen=0)
    record.review.comments()
    record.review.apart()


def lines_of(path: Path) -> list[str]:
    """The events of a package, as they stand there."""
    return [event.line for event in read_package(path).events()]


def lines_in(record: Record) -> list[str]:
    """The events of a record, as they stand there."""
    return list(record.look.lines_of([journal.name for journal in record.look.journals()]))


def main() -> None:
    """Try half with a stranger's signature and half with the conference's; print how they ended, and the memory."""
    count, seed, sort = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    with tempfile.TemporaryDirectory() as folder:
        good = SORTS[sort](Path(folder) / f"{sort}.facilitator")
        with open_record(Path(folder) / "central.sqlite", 0) as record:
            record.remember("key", KEY)
            if sort in ("review", "receipt"):
                merge(record, [SORTS["results"](Path(folder) / "before.facilitator")], 0, Progress())
            strangers = try_out(record, good, count // 2, seed, STRANGER)
            own = try_out(record, good, count - count // 2, seed + 1, KEY)
            assert merge(record, [good], 0, Progress())[0].outcome == ("known" if sort == "receipt" else "merged")
    sys.stdout.write(json.dumps({"strangers": strangers, "own": own, "memory": most_memory()}) + "\n")


if __name__ == "__main__":
    main()
