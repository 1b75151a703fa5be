"""``facilitator look``, and the copies that a merge keeps."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from facilitator.files import file_hash
from tests.cli.calls import Shell

CARDS = "kind,text\nquestion,Wer hilft?\nsuggestion,Ein Lotse\n"


@pytest.fixture
def central(shell: Shell) -> Path:
    path = shell.folder / "central.sqlite"
    assert shell("merge", shell.plan, "--record", path) == 0
    return path


def test_it_says_what_lies_there(shell: Shell, central: Path) -> None:
    stick = shell.folder / "stick"
    stick.mkdir()
    package = shell.capture("W3R2", shell.cards(CARDS)).rename(stick / "a.facilitator")
    torn = stick / "torn.facilitator"
    torn.write_bytes(package.read_bytes()[:-40])
    os.utime(torn, (0, 0))
    (stick / ".b.facilitator.icloud").write_bytes(b"")
    assert shell("look", stick, shell.plan, "--record", central) == 0
    damaged = "torn.facilitator is damaged (zip); nothing of it was taken in: copy it from the laptop once more."
    assert shell.out.splitlines() == [
        "a.facilitator: 2 new events",
        f"torn.facilitator: {damaged}",
        "plan.facilitator: known already",
        ".b.facilitator.icloud: not all there yet: look again later",
    ]
    assert shell("look", stick, "--record", central, "--json") == 0
    first = shell.json()["files"][0]
    assert (first["state"], first["events_new"], first["ideas"], first["sessions"]) == ("new", 2, 2, ["W3R2"])


def test_nothing_is_there(shell: Shell, central: Path) -> None:
    (shell.folder / "empty").mkdir()
    assert shell("look", shell.folder / "empty", "--record", central) == 3
    assert "No package was found there" in shell.err


def test_a_merge_keeps_what_came(shell: Shell, central: Path) -> None:
    package = shell.capture("W3R2", shell.cards(CARDS))
    kept = shell.folder / "central-packages" / f"{file_hash(package)}.facilitator"
    assert shell("merge", package, "--record", central, "--dry-run") == 0
    assert not kept.exists()
    assert shell("merge", package, "--record", central) == 0
    assert kept.read_bytes() == package.read_bytes()


def test_a_merge_without_room_for_copies_says_so(shell: Shell, central: Path) -> None:
    package = shell.capture("W3R2", shell.cards(CARDS))
    folder = shell.folder / "central-packages"
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()
    folder.write_bytes(b"in the way")
    assert shell("merge", package, "--record", central, "--json") == 0
    assert shell.json()["ideas"] == 2
    assert "could not be written" in shell.err
