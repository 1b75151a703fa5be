"""The review without a window, as the command line and other programs use it: list, decide, join, take back.

Beside each step stand as many bare rows in a durable table, one transaction, which is the least that deciding costs.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

from facilitator.clock import SystemClock
from facilitator.conference import intents_review as intents
from facilitator.record import open_record
from facilitator.session.merging import merge
from facilitator.session.progress import Progress
from facilitator.session.review import ReviewService
from tests.benchmarks.bench_merge import packages_of

WORKSHOPS = (8, 70)
AT_ONCE = 500


def compare_deciding(folder: Path) -> list[str]:
    """Milliseconds of each, with 2,000 and with 20,000 ideas."""
    return [line for workshops in WORKSHOPS for line in _measured(folder / str(workshops), workshops)]


def _measured(folder: Path, workshops: int) -> list[str]:
    folder.mkdir()
    clock, packages = SystemClock(), packages_of(folder, workshops)
    with open_record(folder / "central.sqlite", clock.wall()) as record:
        merge(record, packages, clock.wall(), Progress())
        opened = _spent(lambda: ReviewService(record, clock))
        service = ReviewService(record, clock)
        idents = [row.id for row in service.look.ideas()]
        some, alone = idents[:AT_ONCE], idents[AT_ONCE]
        steps: dict[str, Callable[[], object]] = {
            "list all ideas": service.look.ideas,
            "account of all": service.look.whole,
            "decide on one": lambda: service.do(intents.Judge((alone,), "adopted")),
            f"decide on {AT_ONCE} at once": lambda: service.do(intents.Judge(tuple(some), "declined", "Zu teuer")),
            f"a theme for {AT_ONCE}": lambda: service.do(intents.CreateTheme("t", "Wohnen", None, tuple(some))),
            f"join {AT_ONCE // 2} pairs": lambda: service.do_all([_join(some, n) for n in range(0, AT_ONCE, 2)]),
            "take that back": service.undo,
        }
        told = [f"{name:24} {_spent(step):8.1f} ms" for name, step in steps.items()]
    bare = _bare(folder / "bare.sqlite", some)
    head = f"{len(idents):,} ideas: open the review {opened:.1f} ms; {AT_ONCE} bare rows, durable {bare:.1f} ms"
    return [head, *told]


def _join(some: list[str], place: int) -> intents.Join:
    return intents.Join(f"j{place}", (some[place], some[place + 1]))


def _bare(path: Path, some: list[str]) -> float:
    with sqlite3.connect(path) as database:
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = FULL")
        database.execute("CREATE TABLE decision (id TEXT PRIMARY KEY, state TEXT, reason TEXT)")
    rows = [(ident, "declined", "Zu teuer") for ident in some]

    def write() -> None:
        with database:
            database.executemany("INSERT INTO decision VALUES (?, ?, ?)", rows)

    spent = _spent(write)
    database.close()
    return spent


def _spent(step: Callable[[], object]) -> float:
    began = time.perf_counter()
    step()
    return (time.perf_counter() - began) * 1000
