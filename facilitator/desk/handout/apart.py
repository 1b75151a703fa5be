"""Work in a process of its own, which can be stopped at any time: what lays out documents, mostly. Knows no Qt.

Laying out holds Python's lock for seconds where there are many ideas, and so does handing a thousand of them over to
somebody else; in a thread, the window would stand still for a tenth of a second again and again.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from threading import Event
from typing import Generic, TypeVar

from facilitator.conference.errors import Refusal

Made = TypeVar("Made")

PATIENCE = 0.1
"""Seconds until it is looked again whether somebody wants it stopped."""


class Apart(Generic[Made]):
    """One piece of work: ``job`` of what is ``given``, all such as another process can be sent.

    ``job`` may raise Refusal. ``make`` waits for it in one thread, ``stop`` is for another. ``gives_way`` says how much
    everything else goes before it where both want the processor (see nice(1)).
    """

    gives_way = 0

    def __init__(self, job: Callable[..., Made], *given: object) -> None:
        self._job = job
        self._given = given
        self._stopped = Event()

    def stop(self) -> None:
        """It is not wanted any more."""
        self._stopped.set()

    def make(self) -> Made | None:
        """Make it; returns what was made, None where it was stopped. Raises Refusal."""
        spawning = get_context("spawn")  # a copy of this process would have the window's threads and locks
        mine, theirs = spawning.Pipe(duplex=False)
        other = spawning.Process(target=_answer, args=(theirs, self.gives_way, self._job, self._given), daemon=True)
        other.start()
        theirs.close()
        try:
            return self._awaited(mine)
        finally:
            _end(other)
            mine.close()

    def _awaited(self, answers: Connection) -> Made | None:
        while not answers.poll(PATIENCE):
            if self._stopped.is_set():
                return None
        try:
            answer: Made | Refusal = answers.recv()
        except EOFError:
            raise Refusal(
                "The document was not made, what makes it ended too early; everything is safe in the record: try again."
            ) from None
        if isinstance(answer, Refusal):
            raise answer
        return answer


def _end(other: BaseProcess) -> None:
    other.terminate()  # it has answered, or nobody waits for its answer
    other.join()


def _answer(asker: Connection, gives_way: int, job: Callable[..., Made], given: tuple[object, ...]) -> None:
    """What the other process does."""
    if hasattr(os, "nice"):
        os.nice(gives_way)
    try:
        answer: Made | Refusal = job(*given)
    except Refusal as refusal:
        answer = refusal
    asker.send(answer)
