"""tidy: nothing without a receipt; late, a word has to be typed."""

from __future__ import annotations

import io

import pytest

from tests.cli.calls import Shell

CARDS = "kind,text\nquestion,Wer zahlt?\n"


@pytest.fixture
def filled(shell: Shell) -> Shell:
    shell.capture("W1R1", shell.cards(CARDS), "--record", shell.folder / "laptop.sqlite")
    return shell


def tidy(shell: Shell, *more: str) -> int:
    return shell("tidy", "--record", shell.folder / "laptop.sqlite", *more)


def test_without_a_receipt(filled: Shell) -> None:
    assert tidy(filled, "--session", "W1R1") == 3
    assert "The office has not confirmed that it has W1R1" in filled.err
    assert tidy(filled, "--json") == 3
    assert "Nothing can be tidied up yet" in filled.json()["error"]


@pytest.mark.parametrize(("typed", "status", "left"), [("DELETE\n", 0, 0), ("delete\n", 3, 1), ("", 3, 1)])
def test_late_it_is_a_choice(
    typed: str, status: int, left: int, filled: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled.clock.pass_time(5 * 365 * 86_400_000)
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    assert tidy(filled, "--without-receipt") == status
    assert "was due for deletion on" in filled.err
    assert "Type DELETE:" in filled.err
    assert "Not promised: cells that an SSD" in filled.out or status
    assert len(filled.export(filled.folder / "laptop.sqlite")["ideas"]) == left


def test_before_the_date_no_word_helps(filled: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("DELETE\n"))
    assert tidy(filled, "--without-receipt", "--json") == 3
    assert "is not due for deletion" in filled.json()["error"]
