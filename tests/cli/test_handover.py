"""handover: a folder, all that is open or what is named, counts and one sentence where it stops."""

from __future__ import annotations

import pytest

from facilitator.exchange.package import read_package
from facilitator.session import handover_plan
from tests.cli.calls import Shell

CARDS = "kind,text\nquestion,Wer zahlt?\nsuggestion,Mehr Busse\n"


@pytest.fixture
def filled(shell: Shell) -> Shell:
    record = shell.folder / "laptop.sqlite"
    shell.capture("W3R2", shell.cards(CARDS), "--record", record, "--device", "Laptop 3")
    shell.capture("W1R1", shell.cards(CARDS), "--record", record)
    (shell.folder / "stick").mkdir()
    return shell


def handover(shell: Shell, *more: str) -> int:
    return shell("handover", "--record", shell.folder / "laptop.sqlite", "--to", shell.folder / "stick", *more)


def test_all_that_is_open_then_nothing(filled: Shell) -> None:
    assert handover(filled) == 0
    assert "Handed over and read back: 2 sessions, 4 ideas, 0 photos. It is safe to remove." in filled.out
    packages = sorted((filled.folder / "stick").iterdir())
    assert [tuple(read_package(path).manifest.ideas) for path in packages] == [("W1R1",), ("W3R2",)]
    assert handover(filled) == 0
    assert filled.out == "Everything is handed over already; nothing was written.\n"
    assert handover(filled, "--all", "--json") == 0
    assert (len(filled.json()["there"]), filled.json()["written"]) == (2, [])


def test_one_session_as_json(filled: Shell) -> None:
    assert handover(filled, "--session", "W3R2", "--json") == 0
    told = filled.json()
    assert (told["sessions"], told["ideas"], told["photos"], told["safe_to_remove"]) == (1, 2, 0, True)
    assert [one["session"] for one in told["written"]] == ["W3R2"]
    assert handover(filled, "--session", "W3R2") == 0
    assert "was there already, whole" in filled.out


def test_a_stick_that_is_not_there_is_one_sentence(filled: Shell) -> None:
    (filled.folder / "stick").rmdir()
    assert handover(filled) == 3
    assert "is not there, so nothing was handed over" in filled.err


def test_a_file_too_large_for_the_stick_is_one_sentence(filled: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(handover_plan, "largest_file", lambda _: 1000)
    assert handover(filled) == 3
    assert "W1R1 may need a file of" in filled.err
    assert filled.err.count("\n") == 1
    assert list((filled.folder / "stick").iterdir()) == []


def test_what_stops_it_is_told_with_what_is_whole(filled: Shell) -> None:
    (filled.folder / "laptop-handed-over").write_text("in the way", "ascii")
    assert handover(filled) == 0
    assert "second copy could not be kept" in filled.err


def test_wrong_usage(filled: Shell) -> None:
    assert handover(filled, "--all", "--session", "W3R2") == 2
