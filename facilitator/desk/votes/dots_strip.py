"""Dots as dots: in groups of five, as large as fits."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QPainter

STEPS = ((9.0, 12.0, 1), (7.0, 9.0, 2), (4.6, 6.0, 3))
"""Size of a dot, distance of two, number of lines: the first that has room for all is taken."""
GROUP = 5
GAP = 0.6


def places(count: int, width: int, height: int) -> tuple[float, list[QPointF]]:
    """The size of dots and their centres in a strip; where they are too many, as many as fit."""
    size, step, lines = next((one for one in STEPS if count <= one[2] * _in_a_line(width, one[1])), STEPS[-1])
    a_line, high = _in_a_line(width, step), height / lines
    shown = range(min(count, a_line * lines))
    return size, [QPointF(size / 2 + _across(at % a_line, step), high * (at // a_line + 0.5)) for at in shown]


def _across(at: int, step: float) -> float:
    return step * (at + at // GROUP * GAP)


def _in_a_line(width: int, step: float) -> int:
    return max(GROUP, int(width / (step * (GROUP + GAP))) * GROUP)


def paint_dots(painter: QPainter, strip: QRect, count: int, colour: str) -> None:
    """Paint dots into a strip from its left."""
    size, centres = places(count, strip.width(), strip.height())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    for centre in centres:
        painter.drawEllipse(centre + QPointF(strip.topLeft()), size / 2, size / 2)
    painter.setBrush(Qt.BrushStyle.NoBrush)
