"""Handing over a session with 500 photos (1 GB), beside copying the same bytes to the same places, flushed and read
back.

Limits: at most 1.3 times the copy, at most 150 MB of memory above what the program
needs at rest.
"""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import shutil
import time
from multiprocessing.connection import Connection
from pathlib import Path
from statistics import median

import psutil

from facilitator.clock import SystemClock
from facilitator.conference import intents
from facilitator.conference.plan import Plan, Round, Workshop
from facilitator.exchange.medium import bytes_on
from facilitator.files import durable
from facilitator.record import open_record
from facilitator.session.handing_out import adopt_plan
from facilitator.session.handing_over import hand_over, kept_folder
from facilitator.session.handover_plan import plan_handover
from facilitator.session.progress import Progress
from facilitator.session.service import Service

PHOTOS, EACH = 500, 2_000_000
PIECE = 1 << 20
RUNS = 3


def compare_handover(folder: Path) -> list[str]:
    """Seconds of each, their ratio, and the highest memory above rest."""
    record, stick = folder / "laptop.sqlite", folder / "stick"
    _fill(record)
    ours: list[float] = []
    plain: list[float] = []
    peaks: list[float] = []
    for run in range(RUNS):
        stick.mkdir()
        seconds, peak = _in_a_process(record, stick, run)
        ours.append(seconds)
        peaks.append(peak)
        (package,) = stick.iterdir()
        plain.append(_copied(package, [folder / "copy-one", folder / "copy-two"]))
        shutil.rmtree(stick)
        shutil.rmtree(kept_folder(record))
    ratio = median(ours) / median(plain)
    return [
        f"copying 1 GB twice, one read back  {median(plain):8.2f} s",
        f"handing over 500 photos, 1 GB      {median(ours):8.2f} s  {ratio:.2f} x the copy (limit 1.3)",
        f"memory above rest                  {max(peaks):8.0f} MB (limit 150)",
    ]


def _fill(path: Path) -> None:
    clock = SystemClock()
    with open_record(path, clock.wall()) as record:
        workshops, rounds = (Workshop(1, "Sprache"),), (Round(1, "10:00", 60),)
        adopt_plan(record, Plan("c", "Konferenz", "2026-10-17", workshops=workshops, rounds=rounds), clock.wall())
        service = Service(record, clock)
        service.enter("W1R1")
        for _ in range(PHOTOS):
            content = os.urandom(EACH)
            with service.together():
                digest = hashlib.sha256(content).hexdigest()
                service.do(intents.AddAttachment(service.new_id(), "W1R1", digest, "jpg", ""))
                record.keep_content(content)


def _in_a_process(record: Path, stick: Path, run: int) -> tuple[float, float]:
    """In a program of its own, so that its memory is its own."""
    ours, theirs = multiprocessing.get_context("spawn").Pipe()
    process = multiprocessing.get_context("spawn").Process(target=_hand_over, args=(record, stick, run, theirs))
    process.start()
    answer: tuple[float, float] = ours.recv()
    process.join()
    return answer


class _Memory(Progress):
    """Looks at the memory whenever it is told something."""

    def __init__(self) -> None:
        self._process = psutil.Process()
        self.at_rest = self.peak = self._process.memory_info().rss

    def __call__(self, done: int, total: int) -> None:
        self.peak = max(self.peak, self._process.memory_info().rss)


def _hand_over(path: Path, stick: Path, run: int, line: Connection) -> None:
    with open_record(path, run) as record:
        handover = plan_handover(record, stick, ["W1R1"])
        memory = _Memory()
        began = time.perf_counter()
        receipt = hand_over(record, handover, run, memory)
        seconds = time.perf_counter() - began
    if len(receipt.whole) != 1:
        raise RuntimeError(str(receipt.stopped))
    line.send((seconds, (memory.peak - memory.at_rest) / 1e6))


def _copied(source: Path, targets: list[Path]) -> float:
    """The same bytes to the same places: the first is flushed, read back past the cache and compared."""
    os.posix_fadvise(handle := os.open(source, os.O_RDONLY), 0, 0, os.POSIX_FADV_DONTNEED)
    os.close(handle)
    began = time.perf_counter()
    for target in targets:
        with source.open("rb") as old, durable(target) as new:
            while piece := old.read(PIECE):
                new.write(piece)
    with source.open("rb") as old:
        for piece in bytes_on(targets[0]):
            if old.read(len(piece)) != piece:
                raise RuntimeError("it reads back differently")
    seconds = time.perf_counter() - began
    for target in targets:
        target.unlink()
    return seconds
