"""Keys on the command line: made, given with --key, asked for on the terminal."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from facilitator.cli import sealing
from facilitator.exchange.phrases import tidied
from tests.cli.calls import PLAN, Shell
from tests.exchange.sealed import BOTH, DAILY, OTHER

CARDS = "kind,text\nquestion,Wer hilft?\nsuggestion,Ein Lotse\n"


class Terminal:
    """Somebody who answers what the terminal asks, in this order."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *answers: str) -> None:
        self.answers, self.asked = list(answers), list[str]()
        monkeypatch.setattr("sys.stdin.isatty", lambda: True)
        monkeypatch.setattr(sealing, "getpass", self.answer)

    def answer(self, question: str) -> str:
        self.asked.append(question)
        return self.answers.pop(0)


@pytest.fixture
def sealed(shell: Shell) -> Path:
    """A package sealed to DAILY and SAFE; the keys lie beside it, open."""
    source = shell.folder / "plan.toml"
    line = f'[conference]\nseal_to = ["{BOTH[0]}", "{BOTH[1]}"]'
    source.write_text(PLAN.read_text("utf-8").replace("[conference]", line), "utf-8")
    assert shell("plan", source, "--out", shell.plan) == 0
    for name, pair in (("daily.txt", DAILY), ("other.txt", OTHER)):
        (shell.folder / name).write_text(pair.secret)
    return shell.capture("W3R2", shell.cards(CARDS), "--record", shell.folder / "laptop.sqlite")


def test_the_whole_way_with_new_keys(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = shell.folder / "keys"
    assert shell("keys", "new", "--out", folder) == 0
    (words,) = re.findall(r"The passphrase is: (\S+) ", shell.out)
    (line,) = re.findall(r"# (seal_to = .*)", (folder / "public-keys.txt").read_text("utf-8"))
    source = shell.folder / "plan.toml"
    source.write_text(PLAN.read_text("utf-8").replace("[conference]", f"[conference]\n{line}"), "utf-8")
    assert shell("plan", source, "--out", shell.folder / "plan.facilitator") == 0
    package = shell.capture("W3R2", shell.cards(CARDS))
    central = shell.folder / "central.sqlite"
    assert shell("merge", shell.plan, package, "--record", central, "--json") == 1
    assert shell.json()["files"][1]["outcome"] == "refused"
    key = folder / "safe.key.age"
    assert shell("merge", package, "--record", central, "--key", key) == 3
    assert "no terminal to ask" in shell.err
    terminal = Terminal(monkeypatch, "falsch", words)
    assert shell("merge", package, "--record", central, "--key", key) == 3
    assert "safe.key.age does not open with this passphrase" in shell.err
    assert shell("merge", package, "--record", central, "--key", key, "--json") == 0
    assert (shell.json()["ideas"], shell.json()["files"][0]["authenticated"]) == (2, True)
    assert terminal.asked == ["Passphrase of safe.key.age: "] * 2


def test_a_passphrase_of_ones_own(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    Terminal(monkeypatch, "eins zwei", "eins drei")
    assert shell("keys", "new", "--out", shell.folder / "keys") == 3
    assert "The two passphrases differ" in shell.err
    assert not (shell.folder / "keys").exists()
    terminal = Terminal(monkeypatch, "eins zwei", "eins zwei", "eins zwei")
    assert shell("keys", "new", "--out", shell.folder / "keys", "--language", "de") == 0
    assert "The passphrase is" not in shell.out
    package = shell.capture("W3R2", shell.cards(CARDS))
    assert shell("verify", package, "--key", shell.folder / "keys" / "daily.key.age") == 0
    assert terminal.answers == []


def test_a_passphrase_from_a_file(shell: Shell) -> None:
    phrase = shell.folder / "phrase.txt"
    phrase.write_text("eins zwei \nund eine zweite Zeile\n", "utf-8")
    folder = shell.folder / "keys"
    assert shell("keys", "new", "--out", folder, "--passphrase-file", phrase) == 0
    assert "eins zwei" not in shell.out
    package = shell.capture("W3R2", shell.cards(CARDS))
    given: list[str | Path] = ["--key", folder / "daily.key.age", "--passphrase-file"]
    assert shell("verify", package, *given, phrase) == 0
    phrase.write_text("eins zwei\n", "utf-8")
    assert shell("verify", package, *given, phrase) == 3, "blanks belong to a passphrase"
    for content, said in ((b"\n", "holds no passphrase"), (b"\xff\xfe", "cannot be read")):
        phrase.write_bytes(content)
        assert shell("verify", package, *given, phrase) == 3
        assert said in shell.err
    assert shell("verify", package, *given, shell.folder / "missing.txt") == 3
    assert "The passphrase cannot be read" in shell.err


def test_verify_looks_as_far_as_it_can(shell: Shell, sealed: Path) -> None:
    assert shell("verify", sealed, "--json") == 0
    (file,) = shell.json()["files"]
    assert (file["ok"], file["sealed"], file["events"], file["ideas"]) == (True, True, None, None)
    assert shell("verify", sealed) == 0
    assert "is sealed" in shell.out
    assert shell("verify", sealed, "--key", shell.folder / "other.txt", "--key", shell.folder / "daily.txt") == 0
    assert "whole, 4 events, 2 ideas" in shell.out or "whole, 3 events, 2 ideas" in shell.out
    assert shell("verify", sealed, "--key", shell.folder / "other.txt", "--json") == 3
    (file,) = shell.json()["files"]
    assert (file["ok"], file["sealed"]) == (False, True)
    assert "sealed to another key" in file["reason"]


@pytest.mark.parametrize("keep", [60, 250])
def test_half_a_sealed_file_is_not_ok(shell: Shell, sealed: Path, keep: int) -> None:
    sealed.write_bytes(sealed.read_bytes()[:keep])
    with_key: list[str | Path] = ["--key", shell.folder / "daily.txt"]
    for more in (with_key[:0], with_key):
        assert shell("verify", sealed, *more, "--json") == 3
        (file,) = shell.json()["files"]
        assert (file["ok"], file["events"]) == (False, None)
        assert "damaged (age)" in file["reason"]


def test_a_false_key_stops_everything(shell: Shell, sealed: Path) -> None:
    central = shell.folder / "central.sqlite"
    assert shell("merge", shell.plan, sealed, "--record", central, "--key", sealed) == 3
    assert not central.exists()


def test_a_session_moves_by_words(shell: Shell, sealed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    moved, other = shell.folder / "moved.facilitator", shell.folder / "other.sqlite"
    assert sealed.exists()
    assert shell("move", "--record", shell.folder / "laptop.sqlite", "--session", "W3R2", "--out", moved) == 0
    (words,) = re.findall(r"shown this once: (\S+)$", shell.out.strip())
    assert tidied(words) == words
    assert shell("merge", shell.plan, moved, "--record", other) == 1
    assert "give the words" in shell.out
    Terminal(monkeypatch, words.replace("-", " ").upper())
    assert shell("merge", moved, "--record", other, "--json") == 0
    assert shell.json()["ideas"] == 2
