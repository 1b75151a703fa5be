"""The office after the day: 21 sessions with 2,000 ideas.

Limits: merging under 1 s, opening under 0.5 s, searching as one types under 50 ms a key.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median

from facilitator.clock import SystemClock
from facilitator.record import open_record
from facilitator.session.merging import merge, status
from facilitator.session.progress import Progress
from tests.benchmarks.bench_merge import ROUNDS, packages_of

WORKSHOPS = 7
TYPED = ("g", "ge", "gem", "geme", "gemein", "kurs", "ung", "Übersetzung", "bus gemeinde", "zzz")


def compare_office(folder: Path) -> list[str]:
    """Seconds and milliseconds of each, with its limit."""
    packages, clock = packages_of(folder, WORKSHOPS), SystemClock()
    with open_record(folder / "central.sqlite", clock.wall()) as record:
        merging = _seconds(lambda: merge(record, packages, clock.wall(), Progress()))
    began = time.perf_counter()
    with open_record(folder / "central.sqlite", clock.wall()) as record:
        opening = time.perf_counter() - began
        overview = _seconds(lambda: status(record))
        keys = [median(_seconds(partial(record.search, word)) for _ in range(5)) for word in TYPED]
        ideas = record.look.ideas
    return [
        f"{WORKSHOPS * ROUNDS} sessions, {ideas:,} ideas: merge    {merging:8.3f} s   (limit 1)",
        f"open, with the damage check          {opening:8.3f} s   (limit 0.5)",
        f"status                               {overview:8.3f} s",
        f"search, median of {len(TYPED)} words           {median(keys) * 1000:8.2f} ms  (limit 50)",
        f"search, slowest word                 {max(keys) * 1000:8.2f} ms  (limit 50)",
    ]


def _seconds(action: Callable[[], object]) -> float:
    began = time.perf_counter()
    action()
    return time.perf_counter() - began
