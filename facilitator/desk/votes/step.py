"""Dots on cards and clusters, and the ranked list."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from facilitator.desk.cockpit.doer import Doer
from facilitator.desk.snapshots import Picture


class VotesStep(QWidget):
    """Dots on cards and clusters, and the ranked list."""

    def __init__(self, doer: Doer) -> None:
        super().__init__()
        self._doer = doer

    def show_picture(self, picture: Picture) -> None:
        """Show the session as it stands."""
