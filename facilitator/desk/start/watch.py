"""Looks every two seconds at what is plugged in, as long as somebody shows it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from facilitator.desk.background import Background
from facilitator.desk.handout.places import Place
from facilitator.desk.start.plan_finder import PlanFinder

EVERY = 2_000
SOON = 1_000
"""Milliseconds between two looks: for plans, and where somebody waits for a stick to be seen."""


class Watch(QWidget):
    """``found`` tells what a look gave when that has changed. A slow stick is waited for, never asked twice at once."""

    found = Signal(object)

    def __init__(self, jobs: Background, look: Callable[[], object], every: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self._jobs = jobs
        self._job = look
        self._known: object = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(every)
        self._timer.timeout.connect(self.look)
        self.look()

    def look(self) -> None:
        """Look now; the next look comes some time after this one is done."""
        self._timer.stop()
        self._jobs.run(self._job, self, self._looked)

    def _looked(self, found: object) -> None:
        self._timer.start()
        if found != self._known:
            self._known = found
            self.found.emit(found)


class StickWatch(Watch):
    """Tells which plans are on sticks."""

    def __init__(self, jobs: Background, sticks: Callable[[], Sequence[Place]], parent: QWidget) -> None:
        finder = PlanFinder()
        super().__init__(jobs, lambda: finder.find(sticks()), EVERY, parent)
