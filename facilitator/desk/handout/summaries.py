"""Summaries on request: one is made at a time, can be stopped, and is shown when it is there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from facilitator.conference.errors import Refusal
from facilitator.desk.background import Background
from facilitator.desk.context import Context
from facilitator.desk.handout.preview import PreviewDialog
from facilitator.desk.handout.summary import SummaryWork, Wanted
from facilitator.desk.messages import MessageBar


class Summaries(QObject):
    """``context`` and ``messages`` are those of now: the language may change meanwhile. PDFs lie in ``folder``."""

    def __init__(
        self, context: Callable[[], Context], messages: Callable[[], MessageBar], folder: Path, window: QWidget
    ) -> None:
        super().__init__(window)
        self._context = context
        self._messages = messages
        self._folder = folder
        self._window = window
        self._printer = Background("summary")
        self._work: SummaryWork | None = None
        self._busy = False

    def begin(self) -> None:
        """Make the entered session's summary as it stands."""
        context, say = self._context(), self._context().say
        self._messages().show_work(say("Making the summary …"), say("Stop"), self.stop)
        if self._busy:
            return
        self._busy = True
        now = context.clock.wall()

        def wanted() -> Wanted:
            service = context.keeper.service
            return Wanted(service.record.path, service.session, self._folder, say.code, now)

        context.background.run(wanted, self, self._make, self._refuse)

    def stop(self) -> None:
        """It is not wanted any more."""
        if self._work:
            self._work.stop()

    def finish(self) -> None:
        """Stop for good."""
        self.stop()
        self._printer.finish()

    def _make(self, wanted: Wanted) -> None:
        self._work = SummaryWork(wanted)
        self._printer.run(self._work.make, self, self._made, self._refuse)

    def _made(self, pdf: Path | None) -> None:
        self._end()
        if pdf is None:
            return
        context = self._context()
        dialog = PreviewDialog(pdf, context.say, context.colours, self._window)
        dialog.finished.connect(lambda _: dialog.deleteLater())
        dialog.open()

    def _refuse(self, refusal: Refusal) -> None:
        self._end()
        self._context().refuse(refusal)

    def _end(self) -> None:
        self._busy, self._work = False, None
        self._messages().hide_work()
