"""Merging 20,000 ideas out of 210 packages, against a bare executemany of the same rows; merging them again.

Aim: at most 10 times the bare insert.
"""

from __future__ import annotations

import random
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from facilitator.clock import SystemClock
from facilitator.conference import intents
from facilitator.conference.plan import Plan, Round, Workshop
from facilitator.record import Record, open_record
from facilitator.session.handing_out import adopt_plan, write_plan, write_results
from facilitator.session.merging import merge
from facilitator.session.progress import Progress
from facilitator.session.service import Service

WORKSHOPS, ROUNDS, CARDS = 70, 3, 95
WORDS = (
    "Wohnung Arbeit Sprache Kurs Schule Begegnung Nachbarn Verein Arzt Termin Kinder Betreuung Bus Gemeinde Vermieter"
    " fehlen brauchen mehr bessere Hilfe abends kostenlos gemeinsam Übersetzung Ausbildung Praktikum Anerkennung"
).split()


def compare_merge(folder: Path) -> list[str]:
    """Seconds of each, and their ratio."""
    packages = packages_of(folder, WORKSHOPS)
    clock = SystemClock()
    with open_record(folder / "central.sqlite", clock.wall()) as record:
        first = _seconds(lambda: merge(record, packages, clock.wall(), Progress()))
        again = _seconds(lambda: merge(record, packages, clock.wall(), Progress()))
        ideas, rows = record.look.ideas, _rows(record)
    bare = _seconds(lambda: _bare(folder / "bare.sqlite", rows))
    ratio = first / bare
    return [
        f"bare executemany of {len(rows):,} ideas       {bare:7.3f} s",
        f"merging {ideas:,} ideas, {len(packages)} packages   {first:7.3f} s  {ratio:.1f} x the bare insert (aim 10)",
        f"merging them again                   {again:7.3f} s",
    ]


def _seconds(action: Callable[[], object]) -> float:
    began = time.perf_counter()
    action()
    return time.perf_counter() - began


def packages_of(folder: Path, workshops: int) -> list[Path]:
    """The plan, and one package a session, each of a journal of its own."""
    chance, clock = random.Random(1), SystemClock()
    plan = Plan(
        "messung",
        "Große Konferenz",
        "2026-03-07",
        workshops=tuple(Workshop(n, f"Workshop {n}", room=f"Raum {n}") for n in range(1, workshops + 1)),
        rounds=tuple(Round(n, f"{9 + n}:00", 50) for n in range(1, ROUNDS + 1)),
    )
    with open_record(folder / "laptop.sqlite", clock.wall()) as record:
        adopt_plan(record, plan, clock.wall())
        write_plan(record, plan, folder / "plan.facilitator")
        service = Service(record, clock)
        results = [_package(service, session.id, folder, chance) for session in plan.sessions]
        return [folder / "plan.facilitator", *results]


def _package(service: Service, session: str, folder: Path, chance: random.Random) -> Path:
    service.enter(session)
    texts = (" ".join(chance.choices(WORDS, k=9)) for _ in range(CARDS))
    service.do_all([intents.CaptureIdea(service.new_id(), session, "suggestion", text) for text in texts])
    service.do(intents.CloseSession(session))
    out = folder / f"{session}.facilitator"
    return write_results(service.record, service.required_plan, [session], out, service.clock.wall())[0]


def _rows(record: Record) -> list[tuple[object, ...]]:
    return [tuple(row.values()) for row in record.look.rows("idea")]


def _bare(path: Path, rows: list[tuple[object, ...]]) -> None:
    with closing(sqlite3.connect(path)) as db, db:
        db.execute(f"CREATE TABLE idea ({', '.join(f'c{n}' for n in range(len(rows[0])))})")
        db.executemany(f"INSERT INTO idea VALUES ({', '.join('?' * len(rows[0]))})", rows)
