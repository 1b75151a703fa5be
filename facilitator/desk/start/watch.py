"""Looks every two seconds for plans on what is plugged in, while the first page is shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from facilitator.desk.background import Background
from facilitator.desk.handout.places import Place
from facilitator.desk.start.plan_finder import FoundPlan, PlanFinder

EVERY = 2_000


class StickWatch(QWidget):
    """``found`` tells the plans whenever they have changed. A slow stick is waited for, never asked twice at once."""

    found = Signal(object)

    def __init__(self, jobs: Background, sticks: Callable[[], Sequence[Place]], parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self._jobs = jobs
        self._sticks = sticks
        self._finder = PlanFinder()
        self._known: tuple[FoundPlan, ...] = ()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self.look)
        self.look()

    def look(self) -> None:
        """Look now; the next look comes two seconds after this one is done."""
        self._timer.stop()
        self._jobs.run(lambda: self._finder.find(self._sticks()), self, self._looked)

    def _looked(self, plans: tuple[FoundPlan, ...]) -> None:
        self._timer.start()
        if plans != self._known:
            self._known = plans
            self.found.emit(plans)
