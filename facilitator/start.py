"""The only place that wires things together: the command line, or the desktop app."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from multiprocessing import freeze_support
from pathlib import Path

from facilitator.clock import SystemClock
from facilitator.language import LANGUAGES, Language


def main(arguments: Sequence[str] | None = None) -> int:
    """Without a command, or with a file to open, the desktop app; else the command line. Returns the exit status."""
    freeze_support()  # the frozen program is also what it starts as its second process
    given = list(sys.argv[1:] if arguments is None else arguments)
    if not given or (not given[0].startswith("-") and Path(given[0]).is_file()):
        from facilitator.desk.app import run  # Qt is slow to load, and no command needs it

        return run(given)
    from facilitator.cli import main as command_line

    return command_line(given, SystemClock(), Language(system_language()))


def system_language() -> str:
    """The language that the system is set to, English where there is no translation."""
    wanted = next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := os.environ.get(name))), "")
    code = wanted[:2].lower()
    return code if code in LANGUAGES else "en"
