"""The pin board: cards and clusters."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from facilitator.desk.cockpit.doer import Doer
from facilitator.desk.snapshots import Picture


class BoardStep(QWidget):
    """The pin board: cards and clusters."""

    def __init__(self, doer: Doer) -> None:
        super().__init__()
        self._doer = doer

    def show_picture(self, picture: Picture) -> None:
        """Show the session as it stands."""
