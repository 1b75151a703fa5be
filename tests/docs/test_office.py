"""Every command on docs/office.md works as it stands, one after the other."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

from facilitator.cli import main
from facilitator.files import resource_folder
from facilitator.language import Language
from tests.conftest import SteadyClock

PAGE = Path(__file__).resolve().parent.parent.parent / "docs" / "office.md"


def commands() -> list[list[str]]:
    """The lines in the page's blocks of commands, without the program's name."""
    blocks = re.findall(r"```sh\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    return [shlex.split(line)[1:] for block in blocks for line in block.splitlines()]


def test_the_page_can_be_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, clock: SteadyClock) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copy(resource_folder() / "demo" / "plan.toml", "plan.toml")
    shutil.copy(resource_folder() / "demo" / "cards" / "W3R2.csv", "cards.csv")
    Path("packages").mkdir()
    Path("roadmap.csv").write_text("measure,responsible,source ideas\nLotsen,Amt,W3R2-1 ; W3R2-2\n", "utf-8")
    followed = commands()
    assert len(followed) > 10
    for arguments in followed:
        clock.pass_time(1_000)
        assert main(arguments, clock, Language("en")) == 0, arguments
    for name in (
        "W3R2.pdf",
        "W3R2-anonymous.pdf",
        "ideas.csv",
        "everything.json",
        "w3r2-again.facilitator",
        "review-anna.facilitator",
    ):
        assert Path(name).stat().st_size > 1_000, name
