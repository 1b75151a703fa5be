"""Text in a few lines of a table's cell, in its own direction, ended by … where there is more."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout

from facilitator.desk.cockpit.card_layout import option_for

KEPT = 400
"""Texts whose lines are kept: some screens of them."""


class FewLines:
    """Lays texts out for one font."""

    def __init__(self, font: QFont, most: int) -> None:
        self._font = font
        self._most = most
        self._metrics = QFontMetricsF(font)
        self.pitch = self._metrics.height() * 1.02
        self._laid_out = lru_cache(maxsize=KEPT)(self._lay_out)

    def draw(self, painter: QPainter, at: QPointF, text: str, width: int, high: float) -> None:
        """Draw a text in a place so wide and so high, in the middle of its height."""
        layout = self._laid_out(text, width)
        free = high - layout.boundingRect().height()
        layout.draw(painter, QPointF(at.x(), at.y() + max(0.0, free / 2)))

    def height(self, text: str, width: int) -> float:
        """How high a text is in so many lines."""
        return self._laid_out(text, width).boundingRect().height()

    def _lay_out(self, text: str, width: int) -> QTextLayout:
        plain = " ".join(text.split())
        layout = self._broken(plain, width)
        if layout.lineCount() == self._most:
            last = layout.lineAt(self._most - 1)
            if last.textStart() + last.textLength() < len(plain):
                start = last.textStart()
                rest = plain[start : start + 400]  # more does not fit into any line
                shown = self._metrics.elidedText(rest + "…", Qt.TextElideMode.ElideRight, width - 2)
                layout = self._broken(plain[:start] + shown, width)
        return layout

    def _broken(self, text: str, width: int) -> QTextLayout:
        layout = QTextLayout(text, self._font)
        layout.setTextOption(option_for(text))
        layout.setCacheEnabled(True)
        layout.beginLayout()
        top = 0.0
        for _ in range(self._most):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(max(20, width))
            line.setPosition(QPointF(0, top))
            top += max(self.pitch, line.height())
        layout.endLayout()
        return layout
