"""Capture: one flush for each idea, against a bare durable INSERT; 5,000 ideas in the session against 50.

Limits: the median at most 1 ms above the bare INSERT, at 5,000 at most 1.2 times
that at 50.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from facilitator.clock import SystemClock
from facilitator.conference import intents
from facilitator.conference.plan import Plan, Round, Workshop
from facilitator.record import open_record
from facilitator.session.handing_out import adopt_plan
from facilitator.session.service import Service

TEXT = "Mehr Sprachkurse am Abend, mit Kinderbetreuung, auch in den kleinen Gemeinden"
SAMPLES = 400


def compare_capture(folder: Path) -> list[str]:
    """Median milliseconds of each, and their ratios."""
    bare = _bare(folder / "bare.sqlite")
    service = _service(folder / "record.sqlite")
    few = _grown_to(service, 50)
    many = _grown_to(service, 5_000)
    bare_again = _bare(folder / "bare-again.sqlite")
    durable = median([bare, bare_again])
    return [
        f"bare durable INSERT                {durable:8.3f} ms",
        f"capture with 50 ideas              {few:8.3f} ms  {few - durable:+.3f} ms above the bare one (limit +1)",
        f"capture with 5,000 ideas           {many:8.3f} ms  {many / few:.2f} x that with 50 (limit 1.2)",
    ]


def _timed(action: Callable[[int], object]) -> float:
    """Median milliseconds of an action."""
    spent: list[float] = []
    for n in range(SAMPLES):
        began = time.perf_counter()
        action(n)
        spent.append((time.perf_counter() - began) * 1000)
    return median(spent)


def _bare(path: Path) -> float:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE idea (id TEXT PRIMARY KEY, text TEXT)")
    spent = _timed(lambda n: connection.execute("INSERT INTO idea VALUES (?, ?)", [str(n), TEXT]))
    connection.close()
    return spent


def _service(path: Path) -> Service:
    clock = SystemClock()
    record = open_record(path, clock.wall())
    workshops, rounds = (Workshop(1, "Sprache"),), (Round(1, "10:00", 60),)
    adopt_plan(record, Plan("c", "Konferenz", "2026-10-17", workshops=workshops, rounds=rounds), clock.wall())
    service = Service(record, clock)
    service.enter("W1R1")
    return service


def _grown_to(service: Service, ideas: int) -> float:
    """Fill the session up to ``ideas`` minus the samples' middle, then measure."""
    with service.record.together():
        while service.state.highest.get("W1R1", 0) < ideas - SAMPLES // 2:
            _capture(service)
    return _timed(lambda _: _capture(service))


def _capture(service: Service) -> None:
    service.do(intents.CaptureIdea(service.new_id(), "W1R1", "suggestion", TEXT))
