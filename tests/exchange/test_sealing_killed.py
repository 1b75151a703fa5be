"""A program that dies while it writes a sealed package leaves no plain byte of it, whenever it dies."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

from facilitator.exchange.package import read_package
from facilitator.exchange.packing import Way, pack
from facilitator.exchange.sealing import Seal, to_keys
from tests.exchange import forging
from tests.exchange.sealed import BOTH, DAILY, keys

MARK = b"unmistakable words in a photo "
PHOTO = MARK * 12_000
KILLED = 9


def written_until_killed(path: Path, moment: int, seal: Seal | None) -> bool:
    """Write a package in a process of its own that dies after so many writes and reads; whether it died."""
    child = os.fork()
    if not child:
        try:
            write(path, seal, dying_at(moment))
        finally:
            os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == KILLED


def dying_at(moment: int) -> Callable[[int], None]:
    left = [moment]

    def watch(_: int) -> None:
        left[0] -= 1
        if left[0] < 0:
            os._exit(KILLED)

    return watch


def write(path: Path, seal: Seal | None, watch: Callable[[int], None]) -> None:
    found = forging.events(40)
    lines = [event.line for event in found]
    name = f"attachments/{hashlib.sha256(PHOTO).hexdigest()}.jpg"
    pack(path, forging.manifest_of(found, 40), lines, [(name, [PHOTO])], forging.KEY, seal, Way(watch=watch))


def plain_words_in(folder: Path) -> set[bytes]:
    contents = [path.read_bytes() for path in folder.rglob("*") if path.is_file()]
    words = (MARK, b"PK\x03\x04", b"PK\x01\x02", b"events.jsonl", b"manifest", forging.CONFERENCE.encode())
    return {word for word in words for content in contents if word in content}


def test_it_can_be_killed_at_every_write(tmp_path: Path) -> None:
    moment, left_over = 0, 0
    while True:
        stick = tmp_path / str(moment)
        stick.mkdir()
        died = written_until_killed(stick / "a.facilitator", moment, to_keys(BOTH))
        assert plain_words_in(stick) == set(), f"after {moment} writes"
        if not died:
            break
        left_over += any(stick.iterdir())
        assert not (stick / "a.facilitator").exists()
        moment += 1
    assert moment > 6
    assert left_over == moment, "the file on the stick was not even begun"
    assert read_package(stick / "a.facilitator", keys(DAILY)).manifest.ideas == {"W1R1": 40}


def test_plain_bytes_would_be_found(tmp_path: Path) -> None:
    assert written_until_killed(tmp_path / "a.facilitator", 3, None)
    assert {MARK, b"PK\x03\x04"} <= plain_words_in(tmp_path)
