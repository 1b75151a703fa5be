"""The floors of the house hold; and every way round them that has been thought of is noticed."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.sources import ROOT

PLANTED = {
    "a lazy Qt import below the windows": (
        "conference/planted.py",
        "def seen() -> None:\n    import PySide6.QtCore\n",
        "facilitator.conference.planted -> PySide6",
    ),
    "the record knows the service above it": (
        "record/planted.py",
        "from facilitator.session import planted\n",
        "facilitator.record.planted -> facilitator.session.planted",
    ),
    "SQL in the exchange": (
        "exchange/planted.py",
        "import sqlite_utils\n",
        "facilitator.exchange.planted -> sqlite_utils",
    ),
    "Python's own SQL in the windows": (
        "desk/planted.py",
        "import sqlite3\n",
        "facilitator.desk.planted -> sqlite3",
    ),
    "an upward import for types alone": (
        "conference/planted.py",
        "from typing import TYPE_CHECKING\n\nif TYPE_CHECKING:\n    from facilitator.session import planted\n",
        "facilitator.conference.planted -> facilitator.session.planted",
    ),
    "neighbours on one floor": (
        "report/planted.py",
        "from facilitator.record import planted\n",
        "facilitator.report.planted -> facilitator.record.planted",
    ),
    "documents laid out by the windows": (
        "desk/planted.py",
        "def drawn() -> None:\n    import uharfbuzz\n",
        "facilitator.desk.planted -> uharfbuzz",
    ),
    "keys opened by the windows": (
        "desk/planted.py",
        "def opened() -> None:\n    import pyrage\n",
        "facilitator.desk.planted -> pyrage",
    ),
    "sealing in the service": (
        "session/planted.py",
        "from pyrage import x25519\n",
        "facilitator.session.planted -> pyrage",
    ),
    "a folder that no floor is named for": (
        "misc/planted.py",
        "",
        "- facilitator.misc",
    ),
}
PACKAGES = ("conference", "record", "exchange", "report", "session", "desk", "misc")


def check(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the contracts of ``pyproject.toml`` on the package in a folder."""
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as lint; lint()"]
    return subprocess.run(
        [*command, "--no-cache", "--no-logo", "--config", ROOT / "pyproject.toml"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )


def in_one_line(text: str) -> str:
    return " ".join(text.split())


def test_contracts_hold() -> None:
    done = check(ROOT)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "5 kept, 0 broken" in done.stdout


@pytest.mark.parametrize("breach", PLANTED)
def test_a_breach_is_reported(breach: str, tmp_path: Path) -> None:
    name, text, finding = PLANTED[breach]
    package = tmp_path / "facilitator"
    shutil.copytree(ROOT / "facilitator", package, ignore=shutil.ignore_patterns("__pycache__"))
    for part in PACKAGES if name.startswith("misc") else PACKAGES[:-1]:
        (package / part).mkdir(exist_ok=True)
        (package / part / "__init__.py").touch()
        (package / part / "planted.py").write_text("", "utf-8")
    (package / name).write_text(text, "utf-8")
    done = check(tmp_path)
    assert done.returncode == 1, done.stdout + done.stderr
    assert finding in in_one_line(done.stdout)
