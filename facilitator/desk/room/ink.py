"""Writing and drawing for the projector: every length is in hundredths of the picture's height."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TypeVar

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from facilitator.desk.cockpit.card_layout import CardLayouts
from facilitator.desk.theme.colours import Colours
from facilitator.desk.theme.fonts import REGULAR, exact
from facilitator.desk.theme.icons import pixmap
from facilitator.language import Language

V = TypeVar("V")
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter


class Faces:
    """Layouts of texts by the size and the weight of their font, kept while the picture's size stays."""

    def __init__(self) -> None:
        self.of = lru_cache(maxsize=40)(self._make)

    def _make(self, pixels: int, weight: int) -> CardLayouts:
        return CardLayouts(exact(pixels, weight))


class Ink:
    """A painter with the picture's unit, colours and language. ``unit`` is a hundredth of its height, in pixels."""

    def __init__(self, painter: QPainter, unit: float, colours: Colours, say: Language, faces: Faces) -> None:
        self.painter = painter
        self.unit = unit
        self.colours = colours
        self.say = say
        self._faces = faces

    def pixels(self, size: float) -> int:
        """A size in units as the pixels of a font."""
        return max(6, round(size * self.unit))

    def height(self, text: str, width: float, size: float, weight: int = REGULAR) -> float:
        """How high a text is over as many lines as it needs, in pixels."""
        return self._faces.of(self.pixels(size), weight).height(text, max(20, int(width)))

    def words(self, text: str, at: QPointF, width: float, size: float, colour: str, weight: int = REGULAR) -> float:
        """Write a text over as many lines as it needs, each in its own direction; returns its height in pixels."""
        layouts = self._faces.of(self.pixels(size), weight)
        self.painter.setPen(QColor(colour))
        for layout in layouts.laid_out(text, max(20, int(width))):
            layout.draw(self.painter, at)
        return layouts.height(text, max(20, int(width)))

    def line(
        self,
        text: str,
        place: QRectF,
        size: float,
        colour: str,
        weight: int = REGULAR,
        align: Qt.AlignmentFlag = LEFT,
    ) -> float:
        """Write a text in one line that ends in … where there is no room; returns its width in pixels."""
        face = exact(self.pixels(size), weight)
        metrics = QFontMetricsF(face)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        self.painter.setFont(face)
        self.painter.setPen(QColor(colour))
        self.painter.drawText(place, align | Qt.AlignmentFlag.AlignAbsolute, shown)
        return metrics.horizontalAdvance(shown)

    def width(self, text: str, size: float, weight: int = REGULAR) -> float:
        """How wide a text is in one line, in pixels."""
        return QFontMetricsF(exact(self.pixels(size), weight)).horizontalAdvance(text)

    def sheet(self, place: QRectF, fill: str, edge: str = "") -> None:
        """A rounded sheet."""
        self.painter.setBrush(QColor(fill))
        self.painter.setPen(QColor(edge) if edge else Qt.PenStyle.NoPen)
        radius = min(1.3 * self.unit, place.height() / 2)
        self.painter.drawRoundedRect(place, radius, radius)

    def sign(self, name: str, colour: str, at: QPointF, size: float) -> None:
        """An icon, ``size`` units wide."""
        side = self.pixels(size)
        ratio = self.painter.device().devicePixelRatioF()
        self.painter.drawPixmap(at, pixmap(name, colour, side, ratio))


def largest(sizes: Sequence[float], made: Callable[[float], V], fits: Callable[[V], bool]) -> V:
    """What is made with the first of the sizes that fits; with the last where none does."""
    for size in sizes[:-1]:
        if fits(found := made(size)):
            return found
    return made(sizes[-1])
