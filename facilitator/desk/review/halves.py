"""Two parts of a page side by side."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QSplitter


class Halves(QSplitter):
    """They take the room there is: what they would like to have makes no page scroll that holds what they need."""

    def sizeHint(self) -> QSize:
        """What they need."""
        return self.minimumSizeHint()
