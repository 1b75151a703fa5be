"""A session with 500 photos (1 GB) handed over at the real window: whether it ever stands still, what memory it takes,
and whether a press stops it.

Limits: no gap above 33 ms, less than 150 MB above rest with all processes counted, nothing left by one that was
stopped.
"""

from __future__ import annotations

import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread

import psutil

from tests.benchmarks.bench_window import Environment, screen
from tests.house.sources import ROOT

EVERY = 0.1
"""Seconds between two looks at the memory."""


def compare_window_handover(folder: Path) -> list[str]:
    """Gaps, memory, and what stopping does."""
    with screen() as environment:
        subprocess.run(_command("prepare", folder), cwd=ROOT, env=environment, check=True)
        said = _handed(folder, environment)
    did = f"window {said['hand_window']:.1f}, all threads {said['hand_all']:.1f}"
    stopped = f"gap {said['stop_gap']:.1f}, window {said['stop_window']:.1f}; {said['left']:.0f} files left"
    return [
        f"1 GB handed over at the window     {said['hand']:8.2f} s",
        f"longest gap meanwhile              {said['hand_gap']:8.1f} ms (limit 33), of it worked: {did}",
        f"stopped in the middle, after       {said['stop']:8.0f} ms  {stopped}",
        f"memory above rest, all processes   {said['peak'] - said['rest']:8.0f} MB of {said['peak']:.0f} (limit 150)",
    ]


def _command(what: str, folder: Path) -> list[str]:
    return [sys.executable, "-m", "tests.benchmarks.at_stick", what, str(folder)]


def _handed(folder: Path, environment: Environment) -> dict[str, float]:
    """The window's own figures, and the memory of it and of all that it starts (MB): at rest, and at most."""
    said: dict[str, float] = {}
    with subprocess.Popen(
        _command("hand", folder), cwd=ROOT, env=environment, stdout=subprocess.PIPE, encoding="utf-8"
    ) as window:
        memory = _Memory(psutil.Process(window.pid))
        memory.start()
        assert window.stdout is not None
        for line in window.stdout:
            name, *values = line.split()
            if name == "busy":
                said["rest"], memory.most = memory.most, 0
            elif name == "rest":
                memory.most = 0
            elif name == "done":
                said["peak"] = memory.most
            else:
                said[name] = float(values[0])
        memory.done.set()
        memory.join()
    return said


class _Memory(Thread):
    """The most that a program and what it starts had at once (MB), since ``most`` was set to 0."""

    def __init__(self, program: psutil.Process) -> None:
        super().__init__()
        self._program = program
        self.done = Event()
        self.most = 0.0

    def run(self) -> None:
        while not self.done.wait(EVERY):
            with suppress(psutil.Error):
                family = [self._program, *self._program.children(recursive=True)]
                self.most = max(self.most, sum(one.memory_info().rss for one in family) / 1e6)
