"""Two parts of a page side by side, or one below the other where there is too little room for that."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter


class Halves(QSplitter):
    """They take the room there is: what they would like to have makes no page scroll that holds what they need."""

    def sizeHint(self) -> QSize:
        """What they need."""
        return self.minimumSizeHint()

    def setOrientation(self, orientation: Qt.Orientation) -> None:
        super().setOrientation(orientation)
        self._fit()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return done

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Below one another they need the lines that their words take in this width; Qt counts one line for each."""
        below = self.orientation() == Qt.Orientation.Vertical
        for place in range(self.count()):
            half = self.widget(place)
            inside = half.layout() if half else None
            if half and inside:
                half.setMinimumHeight(max(0, inside.minimumHeightForWidth(self.width())) if below else 0)
