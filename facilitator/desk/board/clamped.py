"""A label of a line or two that ends in … where there is no room for more."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy

from facilitator.desk.theme.fonts import BOLD, Size, font
from facilitator.desk.theme.widgets import tip
from facilitator.desk.words import is_right_to_left_text

MOST_LINES = 2


class ClampedLabel(QLabel):
    """Shows a name over at most two lines, in its own direction; the whole name is its tool tip."""

    def __init__(self, colour: str, size: int = Size.TEXT) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(font(size, BOLD))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._colour = colour

    def show_whole(self, text: str) -> None:
        """Show a name."""
        if text != self.text():
            self.setText(text)
            self.setAccessibleName(text)
            self.setToolTip(tip(text))
            self._fit()

    def lines(self, width: int) -> list[str]:
        """The name as it is broken for a width in pixels."""
        layout = QTextLayout(self.text(), self.font())
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        found: list[str] = []
        layout.beginLayout()
        while len(found) < MOST_LINES and (line := layout.createLine()).isValid():
            line.setLineWidth(max(20, width))
            rest = self.text()[line.textStart() :]
            last = len(found) == MOST_LINES - 1
            found.append(self._cut(rest, width) if last else rest[: line.textLength()].rstrip())
        layout.endLayout()
        return found or [""]

    def _cut(self, text: str, width: int) -> str:
        return self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As high as its lines. (A height that depends on the width is not heard through two layouts.)"""
        self.setFixedHeight(self.fontMetrics().lineSpacing() * len(self.lines(self.width())))

    def minimumSizeHint(self) -> QSize:
        return QSize(40, self.fontMetrics().lineSpacing())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(QColor(self._colour))
        step = self.fontMetrics().lineSpacing()
        backwards = is_right_to_left_text(self.text())
        for number, line in enumerate(self.lines(self.width())):
            shift = self.width() - self.fontMetrics().horizontalAdvance(line) if backwards else 0
            painter.drawText(QPoint(shift, number * step + self.fontMetrics().ascent()), line)
        painter.end()
