"""Looks for ideas said twice, beside the record's thread and the windows', and again after each change."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from facilitator.desk.handout.offers import Watched
from facilitator.desk.review.doer import ReviewDoer
from facilitator.grouping import Apart
from facilitator.session.grouping import Suggesting, Suggestion


@dataclass(frozen=True, slots=True)
class Found:
    """What may be said twice, and what was kept apart; ``whole``: whether it was looked through to the end."""

    suggestions: tuple[Suggestion, ...]
    apart: Apart
    whole: bool


class Finder(QObject):
    """``moved`` tells hundredths of the work, from its thread; ``found`` brings a ``Found``."""

    moved = Signal(int)
    found = Signal(object)

    def __init__(self, doer: ReviewDoer, parent: QObject) -> None:
        super().__init__(parent)
        self._doer = doer
        self._record = Path()
        self._suggesting = Suggesting()
        self._progress = Watched(self.moved.emit)
        self._turn = 0
        self.busy = False

    def look(self) -> None:
        """Look the review through as it is now; what was looked through before costs next to nothing."""
        doer = self._doer
        if doer.review.record != self._record:
            self._record, self._suggesting = doer.review.record, Suggesting()
        self.stop()
        self._turn += 1
        self.busy, turn = True, self._turn

        def apart() -> Apart:
            return doer.keeper.service.look.apart()

        doer.ask(apart, lambda found: self._compare(found, turn))

    def stop(self) -> None:
        """Stop looking; ``look`` goes on from there."""
        self._progress.cancel()

    def _compare(self, apart: Apart, turn: int) -> None:
        if turn != self._turn:
            return
        progress = self._progress = Watched(self.moved.emit)
        review, suggesting = self._doer.review, self._suggesting
        ideas, joints = tuple(review.rows.values()), review.around.joints

        def job() -> Found:
            suggestions = suggesting.among(ideas, joints, apart, progress)
            return Found(tuple(suggestions), apart, not progress.cancelled)

        self._doer.context.papers.run(job, self, lambda found: self._given(found, turn))

    def _given(self, found: Found, turn: int) -> None:
        if turn == self._turn:
            self.busy = False
            self.found.emit(found)
