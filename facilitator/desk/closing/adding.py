"""Adding many photos, one after the other, so that a card typed meanwhile is saved between two of them."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from facilitator.conference.errors import Refusal
from facilitator.desk.closing.work import add_picture
from facilitator.desk.cockpit.doer import Doer


class PhotoAdder(QObject):
    """``progressed`` tells how many of how many are done; ``finished`` how many were added, and the first refusal."""

    progressed = Signal(int, int)
    finished = Signal(int, object)

    def __init__(self, doer: Doer) -> None:
        super().__init__(doer)
        self._doer = doer
        self._waiting: deque[Path] = deque()
        self._added = self._done = self._total = 0
        self._refusal: Refusal | None = None

    @property
    def busy(self) -> bool:
        """Whether there is more to do."""
        return self._done < self._total

    def add(self, paths: Sequence[Path]) -> None:
        """Add these, after those that are waiting."""
        busy = self.busy
        self._waiting.extend(paths)
        self._total += len(paths)
        self.progressed.emit(self._done, self._total)
        if not busy:
            self._next()

    def cancel(self) -> None:
        """Add no more; what was added stays."""
        self._total -= len(self._waiting)
        self._waiting.clear()

    def _next(self) -> None:
        if not self._waiting:
            self._end()
            return
        path, keeper = self._waiting.popleft(), self._doer.keeper
        job = self._doer.context.background.run
        job(lambda: add_picture(keeper.service, path), self, lambda _: self._came(None), self._came)

    def _came(self, refusal: Refusal | None) -> None:
        self._done += 1
        self._added += refusal is None
        self._refusal = self._refusal or refusal
        self.progressed.emit(self._done, self._total)
        self._next()

    def _end(self) -> None:
        added, refusal = self._added, self._refusal
        self._added = self._done = self._total = 0
        self._refusal = None
        self.finished.emit(added, refusal)
