"""How a card's text is broken into lines: measured once for each text and width, laid out again only to be painted."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

from facilitator.desk.words import is_right_to_left_text

LINE_GAP = 1.25
"""The distance of two lines in heights of the font; scripts with tall letters keep their own where that is more."""

LATIN = "\u024f"
"""The last letter that every font has in its usual height."""
SURE = 0.97
"""The share of the width that words may fill together, a gap behind each, to be surely one line."""


class CardLayouts:
    """Layouts for one font."""

    def __init__(self, font: QFont) -> None:
        self._font = font
        self._metrics = QFontMetricsF(font)
        self._word_width = lru_cache(maxsize=5_000)(self._word_wide)
        self._pitch = QFontMetricsF(font).height() * LINE_GAP * 0.88
        self._heights: dict[tuple[str, int], int] = {}
        self._one_line = int(self._lay_out("x", 1_000)[0].boundingRect().height() + 0.999)
        self.laid_out = lru_cache(maxsize=120)(self._lay_out)

    def height(self, text: str, width: int) -> int:
        """How high a text is, in pixels."""
        known = self._heights.get((text, width))
        if known is None:
            if len(self._heights) > 20_000:  # the window was dragged through many widths
                self._heights.clear()
            known = self._heights[text, width] = self._measured(text, width)
        return known

    def _measured(self, text: str, width: int) -> int:
        if self._is_short(text, width):
            return self._one_line
        return int(sum(layout.boundingRect().height() for layout in self._lay_out(text, width)) + 0.999)

    def _is_short(self, text: str, width: int) -> bool:
        """Whether a text is surely one line: most are, and adding up widths of words takes a tenth of laying out."""
        if len(text) > 200 or not text.isprintable() or max(text, default="") > LATIN:
            return False
        return sum(map(self._word_width, text.split(" "))) < width * SURE

    def _word_wide(self, word: str) -> float:
        return self._metrics.horizontalAdvance(word + " ")

    def _lay_out(self, text: str, width: int) -> tuple[QTextLayout, ...]:
        """A layout for each paragraph, each at its place below the one before."""
        top, made = 0.0, []
        for paragraph in text.split("\n"):
            layout = self._paragraph(paragraph, width)
            layout.setPosition(QPointF(0, top))
            top += layout.boundingRect().height()
            made.append(layout)
        return tuple(made)

    def _paragraph(self, text: str, width: int) -> QTextLayout:
        layout = QTextLayout(text, self._font)
        layout.setTextOption(option_for(text))
        layout.setCacheEnabled(True)
        layout.beginLayout()
        top = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, top))
            top += max(self._pitch, line.height())
        layout.endLayout()
        return layout


def option_for(text: str) -> QTextOption:
    """How a text is set: from the side that its own script begins on, long words broken."""
    backwards = is_right_to_left_text(text)
    option = QTextOption(Qt.AlignmentFlag.AlignRight if backwards else Qt.AlignmentFlag.AlignLeft)
    # AlignRight is mirrored in a layout from right to left; AlignAbsolute says that the right side is meant.
    option.setAlignment(option.alignment() | Qt.AlignmentFlag.AlignAbsolute)
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if backwards else Qt.LayoutDirection.LeftToRight)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option
