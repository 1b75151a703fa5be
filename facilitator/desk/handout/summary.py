"""Making the summary's PDF in a process of its own, which looks into the record itself. Knows no Qt.

Laying out holds Python's lock for seconds where there are many cards, and so does handing a thousand of them over to
somebody else; in a thread, the window would stand still for a tenth of a second again and again.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from threading import Event

from facilitator.conference.errors import Refusal
from facilitator.files import plain_name
from facilitator.language import Language

PATIENCE = 0.1
"""Seconds until it is looked again whether somebody wants it stopped."""
GIVING_WAY = 10
"""How much the window goes before this work where both want the processor (see nice(1))."""


@dataclass(frozen=True)
class Wanted:
    """A summary of a session of a record, as PDF in a folder; ``now`` is in wall milliseconds."""

    record: Path
    session: str
    folder: Path
    language: str
    now: int


class SummaryWork:
    """One summary. ``make`` waits for it in one thread, ``stop`` is for another."""

    def __init__(self, wanted: Wanted) -> None:
        self._wanted = wanted
        self._stopped = Event()

    def stop(self) -> None:
        """It is not wanted any more."""
        self._stopped.set()

    def make(self) -> Path | None:
        """Make it; returns its path, None where it was stopped. Raises Refusal."""
        spawning = get_context("spawn")  # a copy of this process would have the window's threads and locks
        mine, theirs = spawning.Pipe(duplex=False)
        other = spawning.Process(target=_answer, args=(theirs, self._wanted), daemon=True)
        other.start()
        theirs.close()
        try:
            return self._awaited(mine)
        finally:
            _end(other)
            mine.close()

    def _awaited(self, answers: Connection) -> Path | None:
        while not answers.poll(PATIENCE):
            if self._stopped.is_set():
                return None
        try:
            answer: Path | Refusal = answers.recv()
        except EOFError:
            raise Refusal(
                "The summary was not made, what makes it ended too early; everything is safe in the record: try again."
            ) from None
        if isinstance(answer, Refusal):
            raise answer
        return answer


def _end(other: BaseProcess) -> None:
    other.terminate()  # it has answered, or nobody waits for its answer
    other.join()


def _answer(asker: Connection, wanted: Wanted) -> None:
    """What the other process does."""
    if hasattr(os, "nice"):
        os.nice(GIVING_WAY)
    try:
        answer: Path | Refusal = written(wanted)
    except Refusal as refusal:
        answer = refusal
    asker.send(answer)


def written(wanted: Wanted) -> Path:
    """Write the summary in this process. Raises Refusal."""
    from facilitator.record import read_record, told  # these are slow to load, and the window needs few of them
    from facilitator.report.summary import Version
    from facilitator.session.documents import write_summary

    with told(wanted.record), read_record(wanted.record) as record:
        title = {row.id: row.title for row in record.look.sessions()}[wanted.session]
        path = wanted.folder / f"{plain_name(wanted.session)}_{plain_name(title)}.pdf"
        say = Language(wanted.language)
        write_summary(record, wanted.session, path, say, Version.INTERNAL, wanted.now)
    return path
