"""Unfinished lines of the protocol are kept as unfinished cards are: after a pause, until they are saved."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from facilitator.desk.closing.lines import LinesSection
from facilitator.desk.closing.work import draft, keep_draft
from facilitator.desk.cockpit.doer import Doer

PAUSE = 600
"""Milliseconds without a keystroke."""
BETWEEN = "\x1f"
"""Stands between the parts of a line where it is kept; no keyboard types it."""


class Draft(QObject):
    """Keeps what stands in a section's boxes under the name ``box``, and brings it back."""

    def __init__(self, doer: Doer, box: str, section: LinesSection) -> None:
        super().__init__(section)
        self._doer = doer
        self.box = box
        self._section = section
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self.keep)
        keeper, session = doer.keeper, doer.session
        doer.ask(lambda: draft(keeper.service, session, box), self._put)

    def _put(self, kept: str) -> None:
        parts = kept.split(BETWEEN)
        if kept and len(parts) == len(self._section.boxes):
            self._section.put_back(tuple(parts))
        for box in self._section.boxes:
            box.textChanged.connect(self._pause.start)

    def keep(self) -> None:
        """Keep it now."""
        self._pause.stop()
        keeper, session, box = self._doer.keeper, self._doer.session, self.box
        words = [one.words for one in self._section.boxes]
        text = BETWEEN.join(words) if any(words) else ""
        self._doer.ask(lambda: keep_draft(keeper.service, session, box, text), lambda _: None)
