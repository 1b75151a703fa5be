"""PySide6 does not use up None: many calls that return nothing leave the interpreter alive."""

from __future__ import annotations

import subprocess
import sys

from tests.house.sources import ROOT

CALLS = """
import facilitator.desk
from PySide6.QtCore import QObject, Signal

class Bell(QObject):
    rung = Signal()

bell = Bell()
for _ in range(200_000):
    bell.setObjectName("bell")
    bell.rung.emit()
print("alive")
"""


def test_the_interpreter_outlives_many_calls() -> None:
    done = subprocess.run([sys.executable, "-c", CALLS], cwd=ROOT, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stdout) == (0, "alive\n"), done.stderr
