"""What every page of the main window is."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from facilitator.desk.topbar import Header


class Page(QWidget):
    """``header`` and ``buttons`` are what the bar above shows of it."""

    header: Header
    buttons: tuple[QWidget, ...] = ()

    def leave(self) -> None:
        """It goes: what is unfinished on it is kept. There is nothing on most pages."""
