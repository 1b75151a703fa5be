"""Hand-overs at work: planned and written beside the record's thread, noted on it; closing the dialog stops none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from facilitator.conference.errors import Refusal
from facilitator.desk.background import Background
from facilitator.desk.context import Context
from facilitator.desk.handout.offers import Watched, offers, planned, written
from facilitator.exchange.volumes import Volume, eject
from facilitator.session.handing_over import Receipt, begin, finish
from facilitator.session.handover_plan import HandOver


class HandOvers(QObject):
    """One at a time, from one record at a time. ``context`` gives what the window is dressed in now.

    ``offered`` brings what can be handed over (``Offers``), ``planned`` what would go where (``HandOver``),
    ``moved`` hundredths of the work, ``done`` a ``Receipt``, ``refused`` why it could not be begun,
    ``unplanned`` why nothing can be planned now.
    """

    offered = Signal(object)
    planned = Signal(object)
    moved = Signal(int)
    done = Signal(object)
    refused = Signal(object)
    unplanned = Signal(object)

    def __init__(self, context: Callable[[], Context], parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._writer = Background("hand-over")
        self._progress = Watched(self.moved.emit)
        self._record = Path()
        self._open: tuple[HandOver, Receipt] | None = None
        self.busy = False

    @property
    def record(self) -> Path:
        """The record that is handed over from."""
        return self._record

    def offer(self, record: Path) -> None:
        """Look what a record holds."""
        self._record = record
        self._context().papers.run(lambda: offers(record), self, self.offered.emit, self.refused.emit)

    def plan(self, place: Path, sessions: Sequence[str]) -> None:
        """Look what would go to a place."""
        record = self._record
        self._context().papers.run(
            lambda: planned(record, place, sessions), self, self.planned.emit, self.unplanned.emit
        )

    def begin(self, place: Path, sessions: Sequence[str]) -> None:
        """Hand these sessions over."""
        self.busy, record = True, self._record
        self._progress = Watched(self.moved.emit)
        self._writer.run(lambda: planned(record, place, sessions), self, self._begin, self._lost)

    def cancel(self) -> None:
        """Stop after what is being written; what is whole stays."""
        self._progress.cancel()

    def eject(self, volume: Volume, then: Callable[[bool], None]) -> None:
        """Have the system let go of a stick; tells whether it did."""
        self._writer.run(lambda: eject(volume), self, then)

    def _begin(self, handover: HandOver) -> None:
        context, record = self._context(), self._record
        now, progress = context.clock.wall(), self._progress

        def noted() -> None:
            with context.keeper.record_at(record) as open_record:
                begin(open_record, handover, now)

        def write() -> Receipt:
            receipt = written(record, handover, now, progress)
            self._open = handover, receipt
            return receipt

        def go_on(_: object) -> None:
            self._writer.run(write, self, lambda _: self._finish(), self._lost)

        context.background.run(noted, self, go_on, self._lost)

    def _finish(self) -> None:
        self._note(self._done)

    def _note(self, then: Callable[[Receipt], None]) -> None:
        """Let the record remember what was written, once."""
        if self._open is None:
            return
        (handover, receipt), self._open = self._open, None
        context, record = self._context(), self._record
        now = context.clock.wall()

        def noted() -> None:
            with context.keeper.record_at(record) as open_record:
                finish(open_record, handover, receipt, now)

        context.background.run(noted, self, lambda _: then(receipt), self._lost)

    def _done(self, receipt: Receipt) -> None:
        self.busy = False
        self.done.emit(receipt)

    def _lost(self, refusal: Refusal) -> None:
        self.busy = False
        self.refused.emit(refusal)

    def close(self) -> None:
        """Stop, and let the record remember what is whole: call it while the record's thread still works."""
        self.cancel()
        self._writer.finish()
        self._note(lambda _: None)
