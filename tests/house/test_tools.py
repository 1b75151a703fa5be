"""Ruff and mypy find nothing."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.house.sources import ROOT

TOOLS = {
    "ruff check": ("ruff", "check", "--no-cache", "--output-format=concise"),
    "ruff format": ("ruff", "format", "--no-cache", "--check"),
    "mypy": ("mypy",),
}


@pytest.mark.parametrize("tool", TOOLS)
def test_tool_finds_nothing(tool: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", *TOOLS[tool]], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
