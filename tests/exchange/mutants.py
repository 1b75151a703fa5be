"""Packages that something happened to: bits, cuts, insertions, members. Run as a program it tries many and counts.

A mutant may be merged only if its events are the very same as those of the package that it was made of.
"""

from __future__ import annotations

import json
import random
import resource
import sys
import tempfile
from collections import Counter
from pathlib import Path

from facilitator.exchange.manifest import EVENTS, MANIFEST, SIGNATURE, BadPackage
from facilitator.exchange.package import read_package
from facilitator.record import Record, open_record
from facilitator.session.merging import merge
from facilitator.session.progress import Progress
from tests.exchange.forging import KEY, members, pack, rehashed, sound


def flip(content: bytearray, chance: random.Random) -> bytearray:
    for _ in range(chance.randint(1, 3)):
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    return content


def cut(content: bytearray, chance: random.Random) -> bytearray:
    start = chance.randrange(len(content))
    del content[start : start + chance.choice([1, 2, 7, 100, len(content)])]
    return content


def insert(content: bytearray, chance: random.Random) -> bytearray:
    start = chance.randrange(len(content) + 1)
    content[start:start] = chance.randbytes(chance.choice([1, 2, 7, 300]))
    return content


def repeat(content: bytearray, chance: random.Random) -> bytearray:
    """A piece of it stands there twice, or lies over another piece."""
    start, to = sorted(chance.randrange(len(content)) for _ in range(2))
    target = chance.randrange(len(content))
    content[target : target + chance.choice([0, to - start])] = content[start:to]
    return content


def fill(content: bytearray, chance: random.Random) -> bytearray:
    """A block that a bad stick gives as zeros or ones."""
    start, length = chance.randrange(len(content)), chance.choice([1, 4, 16, 512])
    end = min(start + length, len(content))
    content[start:end] = chance.choice([b"\x00", b"\xff"]) * (end - start)
    return content


def by_member(good: Path, bad: Path, chance: random.Random) -> None:
    """One member is lost, doubled, renamed, exchanged or changed."""
    parts = list(members(good).items())
    place, other = chance.randrange(len(parts)), chance.randrange(len(parts))
    name, content = parts[place]
    match chance.randrange(5):
        case 0:
            del parts[place]
        case 1:
            parts.append((name, content))
        case 2:
            parts[place] = (chance.choice(["", "../", "/", "C:", "x"]) + name + chance.choice(["", "/", "x"]), content)
        case 3:
            parts[place], parts[other] = (name, parts[other][1]), (parts[other][0], content)
        case _:
            change = chance.choice([flip, cut, insert, repeat, fill])
            parts[place] = (name, bytes(change(bytearray(content or b"x"), chance)))
    pack(bad, list(parts))


def forged(good: Path, bad: Path, chance: random.Random) -> None:
    """Other cards with all hashes made right, signed by somebody who does not know the key."""
    parts = members(good)
    lines = bytearray(parts[EVENTS])
    change = chance.choice([flip, cut, insert, repeat])
    head = json.loads(parts[MANIFEST]) | {"fingerprints": {}}
    wrong = chance.choice(["", chance.randbytes(32).hex()])
    parts |= {EVENTS: bytes(change(lines, chance)), MANIFEST: json.dumps(head).encode()}
    if not wrong:
        del parts[SIGNATURE]
    pack(bad, list(rehashed(parts, wrong).items()))


def mutate(good: Path, bad: Path, chance: random.Random, *, signed: object) -> str:
    """Write a mutant; returns what happened to it. Forgeries can only be told where the key is known."""
    changes = [flip, flip, flip, cut, insert, repeat, fill]
    kind = chance.randrange(len(changes) + (3 if signed else 2))
    if kind < len(changes):
        bad.write_bytes(changes[kind](bytearray(good.read_bytes()), chance))
        return changes[kind].__name__
    if kind < len(changes) + 2:
        by_member(good, bad, chance)
        return "member"
    forged(good, bad, chance)
    return "forged"


def lines_of(path: Path) -> list[str]:
    return [event.line for event in read_package(path).events()]


def try_out(record: Record, good: Path, count: int, seed: int, *, signed: object) -> Counter[str]:
    """Merge so many mutants on trial; returns how they ended. Raises AssertionError where one did harm."""
    chance = random.Random(seed)
    bad = good.with_name("mutant.facilitator")
    wanted, original = lines_of(good), good.read_bytes()
    photos = list(read_package(good).attachments())
    ends: Counter[str] = Counter()
    for n in range(count):
        what = mutate(good, bad, chance, signed=signed)
        with record.tried():
            (outcome,) = merge(record, [bad], 0, Progress())
        if outcome.outcome == "refused":
            assert isinstance(outcome.reason, BadPackage), (seed, n, what, outcome.reason)
            ends[f"{what} refused"] += 1
            continue
        same = lines_of(bad) == wanted and list(read_package(bad).attachments()) == photos
        assert same, (seed, n, what)
        assert outcome.authenticated or not signed, (seed, n, what)
        ends["not changed" if bad.read_bytes() == original else f"{what} harmless"] += 1
    return ends


def most_memory() -> int:
    """Bytes that this process needed at most. Linux counts what the starting process had in ru_maxrss too."""
    status = Path("/proc/self/status")
    if status.exists():
        return int(status.read_text("ascii").partition("VmHWM:")[2].split()[0]) * 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def main() -> None:
    """COUNT SEED: half of the mutants for a record that knows the key, half for one that does not."""
    count, seed = int(sys.argv[1]), int(sys.argv[2])
    with tempfile.TemporaryDirectory() as folder:
        good = sound(Path(folder) / "good.facilitator")
        with open_record(Path(folder) / "new.sqlite", 0) as record:
            ends = try_out(record, good, count // 2, seed, signed=False)
        with open_record(Path(folder) / "central.sqlite", 0) as record:
            record.remember("key", KEY)
            ends += try_out(record, good, count - count // 2, seed + 1, signed=True)
            assert record.look.events == 0
            assert merge(record, [good], 0, Progress())[0].outcome == "merged"
    sys.stdout.write(json.dumps({"ends": ends, "memory": most_memory()}) + "\n")


if __name__ == "__main__":
    main()
