"""Comparing ideas in a process of its own: in a thread it would hold Python's lock against the window.

It knows the texts from one question to the next, so that only what has changed is sent and compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import Any

from facilitator.conference.errors import Refusal
from facilitator.grouping import Apart, ByWords, Group, Pair, Progress

PATIENCE = 0.05
"""Seconds until it is looked again whether somebody wants it stopped."""


class Elsewhere:
    """An ``Alike`` in another process, which begins with the first text and ends with the program or by ``end``."""

    def __init__(self) -> None:
        spawning = get_context("spawn")  # a copy of this process would have the window's threads and locks
        self._line, theirs = spawning.Pipe()
        self._other = spawning.Process(target=serve, args=(theirs,), daemon=True)
        self._other.start()
        theirs.close()

    def put(self, texts: Mapping[str, str]) -> None:
        """New ideas, and ideas that say something else now."""
        self._send("put", dict(texts))

    def drop(self, idents: Iterable[str]) -> None:
        """Ideas that are not there any more."""
        self._send("drop", list(idents))

    def pairs(self, progress: Progress) -> list[Pair]:
        """The pairs, the most alike first; none where it was stopped."""
        self._send("pairs")
        return self._answer(progress)

    def groups(self, apart: Apart, progress: Progress) -> list[Group]:
        """The groups, the most alike first; none where it was stopped."""
        self._send("groups", apart)
        return self._answer(progress)

    def end(self) -> None:
        """It is not needed any more."""
        self._other.terminate()
        self._other.join()
        self._line.close()

    @property
    def is_alive(self) -> bool:
        """Whether it can be asked."""
        return self._other.is_alive()

    def _send(self, *message: object) -> None:
        try:
            self._line.send(message)
        except OSError:
            raise _ended() from None

    def _answer(self, progress: Progress) -> list[Any]:
        stopped = False
        while True:
            if progress.cancelled and not stopped:
                self._send("stop")
                stopped = True
            kind, *told = self._received()
            if kind == "found":
                return [] if stopped else list(*told)
            if kind == "at":
                progress(*told)

    def _received(self) -> tuple[Any, ...]:
        """What it says, if it says anything soon."""
        try:
            return tuple(self._line.recv()) if self._line.poll(PATIENCE) else ("",)
        except (EOFError, OSError):
            raise _ended() from None


def _ended() -> Refusal:
    return Refusal(
        "What compares ideas ended too early, so nothing new is suggested; everything is safe in the record: look"
        " again."
    )


class _Telling:
    """Progress as it is told through a pipe; whatever comes back meanwhile means stop."""

    def __init__(self, line: Connection) -> None:
        self._line = line

    def __call__(self, done: int, total: int) -> None:
        self._line.send(("at", done, total))

    @property
    def cancelled(self) -> bool:
        """Whether somebody wants it stopped."""
        return self._line.poll()


def serve(line: Connection) -> None:
    """What the other process does, until nobody is there any more."""
    alike, telling = ByWords(), _Telling(line)
    with suppress(EOFError, OSError):
        while True:
            kind, *about = line.recv()
            match kind:
                case "put":
                    alike.put(about[0])
                case "drop":
                    alike.drop(about[0])
                case "groups":
                    line.send(("found", alike.groups(about[0], telling)))
                case "pairs":
                    line.send(("found", alike.pairs(telling)))
                case _:  # "stop", of what was found already
                    continue
