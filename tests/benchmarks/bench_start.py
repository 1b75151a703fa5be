"""How long people wait before anything is there."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.house.sources import ROOT


def bench_command_line_answers(folder: Path) -> Iterator[None]:
    """From typing a command to its help on the screen."""
    yield
    subprocess.run([sys.executable, ROOT / "main.py", "--help"], cwd=folder, stdout=subprocess.DEVNULL, check=True)


def bench_german_is_ready(folder: Path) -> Iterator[None]:
    """A new Python reads all translations."""
    del folder
    yield
    code = "from facilitator.language import Language; Language('de')"
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)
