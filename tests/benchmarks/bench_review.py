"""The office's window with 2,000 and with 20,000 ideas.

Limits: open in 0.5 s, filter or search in 50 ms a key (20,000 ideas: 100 ms), no frame over 33 ms while scrolling.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from facilitator.clock import SystemClock
from facilitator.record import open_record
from facilitator.session.merging import merge
from facilitator.session.progress import Progress
from tests.benchmarks.bench_merge import packages_of
from tests.benchmarks.bench_window import screen
from tests.house.sources import ROOT

WORKSHOPS = {"2,000": 8, "20,000": 70}
LIMITS = {"2,000": 50, "20,000": 100}


def compare_review_window(folder: Path) -> list[str]:
    """Milliseconds of each, with its limit."""
    return [line for size in WORKSHOPS for line in _measured(folder / size, size)]


def _measured(folder: Path, size: str) -> list[str]:
    folder.mkdir()
    clock = SystemClock()
    packages = packages_of(folder, WORKSHOPS[size])
    with open_record(folder / "central.sqlite", clock.wall()) as record:
        merge(record, packages, clock.wall(), Progress())
    with screen() as environment:
        command = [sys.executable, "-m", "tests.benchmarks.at_review", "look", str(folder)]
        done = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, check=True, encoding="utf-8")
    said = {name: float(value) for name, value in (line.split() for line in done.stdout.splitlines())}
    limit = f"(limit {LIMITS[size]})"
    typed, filtered = f"slowest {said['typed_most']:6.1f}", f"slowest {said['filtered_most']:6.1f}"
    return [
        f"{said['ideas']:,.0f} ideas: open, to painted            {said['opened']:8.0f} ms  (limit 500 of 2,174)",
        f"a key in the search, to painted            {said['typed']:8.1f} ms  {typed} {limit}",
        f"a filter chosen, to painted                {said['filtered']:8.1f} ms  {filtered} {limit}",
        f"longest gap while scrolling                {said['scrolled_most']:8.1f} ms  (limit 33)",
        f"longest gap, Down held, details follow     {said['stepped_most']:8.1f} ms",
        f"longest gap, deciding on one after another {said['decided_most']:8.1f} ms",
    ]
