"""What docs/grouping.md shows works as it stands, and the limits that it names are those of the program."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from facilitator.cli import main
from facilitator.grouping import index, linking, normal
from facilitator.language import Language
from tests.conftest import SteadyClock

PAGE = (Path(__file__).resolve().parent.parent.parent / "docs" / "grouping.md").read_text("utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)


def test_the_commands_can_be_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, clock: SteadyClock, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (block,) = blocks("sh")
    for line in block.splitlines():
        clock.pass_time(1_000)
        assert main(shlex.split(line)[1:], clock, Language("en")) == 0, line
    assert '{"groups": [{"ideas": [' in capsys.readouterr().out


def test_the_example_in_python_holds() -> None:
    (block,) = blocks("python")
    exec(compile(block, "grouping.md", "exec"), {})


def test_the_limits_are_those_of_the_program() -> None:
    assert f"a pair of {linking.ALIKE} or more" in PAGE
    assert f"every other by {linking.WITHIN} at least" in PAGE
    assert f"no more than {index.FREQUENT} entries" in PAGE
    assert normal.RECURS == 6
    assert "six ideas or more" in PAGE
