"""The room's view: a window for the second screen that follows the cockpit. Nothing private is ever on it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from facilitator.desk.cockpit.session_clock import SessionClock
from facilitator.desk.context import Context
from facilitator.desk.snapshots import Picture


class RoomWindow(QWidget):
    """Shows the question, the clock, cards, board, ranked list or hand-over."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context

    def show_picture(self, picture: Picture) -> None:
        """Show the session as it stands."""

    def show_clock(self, clock: SessionClock) -> None:
        """Show this clock from now on."""
