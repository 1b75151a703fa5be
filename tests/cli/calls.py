"""Calls the command line as a shell would, in the same process."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from facilitator.cli import main
from facilitator.files import resource_folder
from facilitator.language import Language
from tests.conftest import SteadyClock

PLAN = resource_folder() / "demo" / "plan.toml"
ENGLISH = Language("en")


@dataclass
class Shell:
    """Runs commands in a folder and keeps what the last one said."""

    folder: Path
    capsys: pytest.CaptureFixture[str]
    clock: SteadyClock = field(default_factory=SteadyClock)
    out: str = ""
    err: str = ""

    def __call__(self, *arguments: str | Path) -> int:
        self.clock.pass_time(1_000)
        try:
            status = main([str(argument) for argument in arguments], self.clock, ENGLISH)
        except SystemExit as ended:
            status = int(ended.code or 0)
        self.out, self.err = self.capsys.readouterr()
        return status

    def json(self) -> dict[str, Any]:
        """The one JSON object on standard output."""
        data = json.loads(self.out)
        assert isinstance(data, dict)
        return data

    @property
    def plan(self) -> Path:
        """The sample's plan package, made where it is not there yet."""
        path = self.folder / "plan.facilitator"
        if not path.exists():
            assert self("plan", PLAN, "--out", path) == 0
        return path

    def cards(self, text: str, name: str = "cards.csv") -> Path:
        """A CARDS file with this text."""
        path = self.folder / name
        path.write_text(text, "utf-8")
        return path

    def capture(self, session: str, cards: Path, *more: str | Path) -> Path:
        """A session's package made of cards on a record of its own."""
        out = self.folder / f"{session}-{cards.stem}.facilitator"
        assert self("capture", self.plan, "--session", session, "--from", cards, "--out", out, *more) == 0, self.err
        return out

    def export(self, record: Path) -> dict[str, Any]:
        """Everything in a record, as its JSON export gives it."""
        path = self.folder / "export.json"
        assert self("export", "--record", record, "--out", path) == 0, self.err
        data = json.loads(path.read_text("utf-8"))
        assert isinstance(data, dict)
        return data


@pytest.fixture
def shell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    """A shell in an empty folder."""
    return Shell(tmp_path, capsys)
