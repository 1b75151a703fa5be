"""Receipts on the command line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.calls import Shell

CARDS = "kind,text\nquestion,Wer hilft?\nsuggestion,Ein Lotse\n"


@pytest.fixture
def laptop(shell: Shell) -> Path:
    return shell.folder / "laptop.sqlite"


@pytest.fixture
def central(shell: Shell, laptop: Path) -> Path:
    package = shell.capture("W3R2", shell.cards(CARDS), "--record", laptop, "--device", "Laptop 3")
    assert shell("merge", shell.plan, package, "--record", shell.folder / "central.sqlite") == 0
    return shell.folder / "central.sqlite"


def test_by_stick_and_back(shell: Shell, laptop: Path, central: Path) -> None:
    out = shell.folder / "receipt.facilitator"
    assert shell("receipt", "--record", central, "--out", out, "--json") == 0
    (code,) = shell.json()["codes"]
    assert (code["session"], code["device"]) == ("W3R2", "Laptop 3")
    assert shell("receipt", "--record", laptop, "--take", out) == 0
    assert re.search(r"^W3R2: the office has all \d+ events$", shell.out, re.MULTILINE)
    more = shell.cards(CARDS + "question,Wann?\n", "more.csv")
    shell.capture("W3R2", more, "--record", laptop)
    assert shell("receipt", "--record", laptop, "--take", out, "--json") == 1
    (session,) = shell.json()["sessions"]
    assert (session["complete"], session["of"] - session["has"]) == (False, 1)
    assert shell("receipt", "--record", laptop, "--take", out) == 1
    assert re.search(r"W3R2: the office has \d+ of \d+ events", shell.out)


def test_by_a_code(shell: Shell, laptop: Path, central: Path) -> None:
    assert shell("receipt", "--record", central, "--session", "W3R2") == 0
    found = re.fullmatch(r"W3R2 +(\S{4}-\S{4}-\S{4})  Laptop 3\n", shell.out)
    assert found
    wrong = found[1][:-1] + ("0" if found[1][-1] != "0" else "1")
    assert shell("receipt", "--record", laptop, "--take", wrong) == 3
    assert "typing mistake" in shell.err
    assert shell("receipt", "--record", laptop, "--take", found[1].replace("-", "")) == 0
    assert "the office has all" in shell.out


def test_what_is_no_receipt(shell: Shell, laptop: Path, central: Path) -> None:
    assert shell("receipt", "--record", laptop, "--take", shell.folder / "missing.facilitator") == 3
    assert "cannot be read" in shell.err
    other = shell.capture("W3R1", shell.cards(CARDS))
    assert shell("receipt", "--record", laptop, "--take", other) == 3
    assert "was no receipt but a package with events" in shell.err
    assert central.exists()


def test_nothing_received(shell: Shell, laptop: Path, central: Path) -> None:
    assert shell("receipt", "--record", central, "--session", "W1R1") == 0
    assert shell.out == "Nothing was received.\n"
    assert laptop.exists()


def test_another_content_than_the_office_has(shell: Shell, laptop: Path, central: Path) -> None:
    from facilitator.cli.receipts import standing_line
    from facilitator.language import Language
    from facilitator.session.receipts import Standing

    line = standing_line(Standing("W3R2", 5, 5, complete=False, ideas=2, of_ideas=2, at=7), Language("de"))
    assert line == "W3R2: Das Büro hat andere Ereignisse als dieser Laptop"
    assert laptop.exists()
    assert central.exists()
