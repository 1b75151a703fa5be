"""The last step: what is still to be noted, and handing it over."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from facilitator.desk.cockpit.doer import Doer
from facilitator.desk.snapshots import Picture


class ClosingStep(QWidget):
    """The last step: what is still to be noted, and handing it over."""

    def __init__(self, doer: Doer) -> None:
        super().__init__()
        self._doer = doer

    def show_picture(self, picture: Picture) -> None:
        """Show the session as it stands."""
