"""Every command on docs/sealing.md works as it stands, after the office put the keys into its plan."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

from facilitator.cli import main
from facilitator.exchange.package import is_sealed
from facilitator.exchange.phrases import FIRST, SECOND
from facilitator.exchange.sealing import LARGEST_BY_WORDS
from facilitator.exchange.vault import BLOCK, IN_MEMORY
from facilitator.files import resource_folder
from facilitator.language import Language
from tests.conftest import SteadyClock

PAGE = (Path(__file__).resolve().parent.parent.parent / "docs" / "sealing.md").read_text("utf-8")


def test_the_page_can_be_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, clock: SteadyClock) -> None:
    monkeypatch.chdir(tmp_path)
    Path("phrase.txt").write_text("ein langer Satz", "utf-8")
    shutil.copy(resource_folder() / "demo" / "cards" / "W3R2.csv", "cards.csv")

    def follow(line: str) -> None:
        clock.pass_time(1_000)
        words = shlex.split(line)[1:]
        asks = "--key" in words or words[0] == "keys"
        assert main([*words, *(["--passphrase-file", "phrase.txt"] if asks else [])], clock, Language("en")) == 0, line

    blocks = re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL)
    lines = [line for block in blocks for line in block.splitlines()]
    assert len(lines) == 4
    follow(lines[0])
    (seal_to,) = re.findall(r"# (seal_to = .*)", Path("keys/public-keys.txt").read_text("utf-8"))
    plan = (resource_folder() / "demo" / "plan.toml").read_text("utf-8")
    Path("plan.toml").write_text(plan.replace("[conference]", f"[conference]\n{seal_to}"), "utf-8")
    follow("facilitator plan plan.toml --out plan.facilitator")
    Path("packages").mkdir()
    capture = "facilitator capture plan.facilitator --session W3R2 --from cards.csv"
    follow(f"{capture} --out packages/w3r2.facilitator --record laptop-3.sqlite")
    for line in lines[1:]:
        follow(line)
    assert is_sealed(Path("packages/w3r2.facilitator"))
    assert is_sealed(Path("move.facilitator"))
    assert {path.name for path in Path("keys").iterdir()} == set(re.findall(r"^\| `(.*?)` \|", PAGE, re.MULTILINE))


def test_the_numbers_on_the_page_are_those_of_the_program() -> None:
    assert f"{len(FIRST) * len(SECOND):,} compounds" in " ".join(PAGE.split())
    assert f"at most {LARGEST_BY_WORDS >> 20} MB" in PAGE
    assert f"{BLOCK * IN_MEMORY >> 20} MiB of memory" in PAGE
