"""Sealed packages to be fuzzed: what anybody can see and change of one, and what somebody could have sealed in it.

A changed age file opens to the very bytes that were sealed, or not at all. Whoever has the plan can seal anything to
the office's keys: what is inside is as little believed as a plain file.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from facilitator.exchange.age_files import SEALED, asks_for_words, is_whole_outside
from facilitator.exchange.keys import Pair
from facilitator.exchange.manifest import BadPackage
from facilitator.exchange.package import announced, is_sealed, read_package
from facilitator.exchange.sealing import Keys, to_keys
from facilitator.record import open_record
from facilitator.session.merging import merge
from facilitator.session.progress import Progress
from facilitator.session.taking_in import look_at
from tests.exchange import forging
from tests.fuzz import changes
from tests.fuzz.targets import GERMAN, Attempt, Target, look_round, package_seeds, refusing, signed_seeds

OFFICE = Pair(
    "age1deq3hdvfhy7pdp6lx9js8frv4wy8ud9qu4zpvgw5szc9v55fw35s43jx3n",
    "AGE-SECRET-KEY-1QCQDS8W99AJ7AP77Z3EPHG2QS59W0XZ3K7SJZKQ0ZJF68SNVEX2S7ULDC2",
)
"""Always the same, so that what is found can be tried again; nothing real was ever sealed to it."""
KEYS = Keys((OFFICE.secret,))
_HEAD = changes.words(
    "age-encryption.org/v1 age-encryption.org/v2 -----BEGIN --- -> X25519 scrypt ssh-ed25519 18 63 99 -1 AAAA = ~ \x00"
    " /v1 \r ----".split(" ")
)


def _sealed(content: bytes, path: Path) -> bytes:
    with path.open("wb") as out:
        to_keys([OFFICE.public])([content], out)
    return path.read_bytes()


# What can be seen from outside.


def sealed_seeds(folder: Path) -> list[bytes]:
    """Small packages, sealed; one of several chunks."""
    large = forging.sound(folder / "large.facilitator", 400).read_bytes()
    return [_sealed(content, folder / "seed.age") for content in (*package_seeds(folder), large)]


def outside(content: bytes, chance: random.Random) -> bytes:
    """The head by its own words, or any bytes; chunks cut off, doubled and swapped."""
    head, line, payload = content.partition(b"\n--- ")
    if chance.random() < 0.4:
        return _HEAD(head, chance) + line + payload
    if chance.random() < 0.5:
        return changes.raw(content, chance)
    size, start = 64 * 1024 + 16, len(content) - len(payload) + 60
    pieces = [content[at : at + size] for at in range(start, len(content), size)]
    match chance.randrange(3):
        case 0:
            pieces.reverse()
        case 1:
            pieces = pieces[: chance.randrange(len(pieces) + 1)]
        case _:
            pieces += pieces[:1]
    return content[:start] + b"".join(pieces)


@contextmanager
def reading_sealed(folder: Path) -> Iterator[Attempt]:
    """Each input is looked at from outside and opened. What opens is one of those that were sealed, to the byte."""
    path = folder / "input.facilitator"
    known = {*(hash_of(content) for content in package_seeds(folder))}
    known.add(hash_of(forging.sound(folder / "large.facilitator", 400).read_bytes()))

    def attempt(data: bytes) -> None:
        path.write_bytes(data)
        assert is_sealed(path) == data.startswith(SEALED)
        is_whole_outside(path)
        asks_for_words(path)
        assert not is_sealed(path) or is_shut(path)
        with refusing(BadPackage):
            package = read_package(path, KEYS)
            assert announced(path, KEYS) == package.manifest
            lines = [event.line for event in package.events()]
            assert (package.raw_manifest, *lines) in known

    yield attempt


def is_shut(path: Path) -> bool:
    """Whether nobody without a key sees anything of it."""
    try:
        read_package(path)
    except BadPackage:
        return True
    return False


def hash_of(content: bytes) -> tuple[object, ...]:
    """What a package says, for comparing."""
    parts = changes.parts_of(content)
    return parts["manifest.json"], *parts["events.jsonl"].decode().splitlines()


# What is inside.


@contextmanager
def opening(folder: Path) -> Iterator[Attempt]:
    """Each input is sealed as it is, told as on a stick, and merged on trial: as a plain file would be."""
    plain, path = folder / "plain.facilitator", folder / "sealed.facilitator"
    with open_record(folder / "central.sqlite", 0) as record:
        record.remember("key", forging.KEY)

        def attempt(data: bytes) -> None:
            plain.write_bytes(data)
            _sealed(data, path)
            told = look_at(record, [plain, path], KEYS, 10**13, Progress())
            if data and not is_sealed(plain):  # an empty file is one that is not all there yet
                open_one, sealed_one = ((one.state, one.events, one.manifest) for one in told)
                assert open_one == sealed_one
            with record.tried():
                (outcome,) = merge(record, [path], 0, Progress(), KEYS)
                if outcome.reason is None:
                    look_round(record)
                else:
                    assert isinstance(outcome.reason, BadPackage), outcome.reason
                    assert outcome.reason.said(GERMAN)
            assert record.look.events == 0

        yield attempt


SEALED_TARGETS = {
    target.name: target
    for target in (
        Target("sealed", sealed_seeds, reading_sealed, outside),
        Target("inside-sealed", signed_seeds, opening, changes.package),
    )
}
