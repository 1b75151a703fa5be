"""What the rows of the office's lists have in common when they are painted."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from facilitator.desk.review.keyed import Index
from facilitator.desk.review.triage.lines import FewLines
from facilitator.desk.theme.colours import Colours
from facilitator.desk.theme.fonts import BOLD, MEDIUM, Size, font, scaled

SIDE, ABOVE, STRIPE, LINES = 14, 10, 4, 2
MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


def paint_row(painter: QPainter, option: QStyleOptionViewItem, colours: Colours) -> None:
    """What lies behind a row: a line below it and, where it is chosen, a tint and a stripe."""
    rect = option.rect
    if option.state & QStyle.StateFlag.State_Selected:
        painter.fillRect(rect, QColor(colours.accent_soft))
        painter.fillRect(QRect(rect.left(), rect.top(), STRIPE, rect.height()), QColor(colours.accent))
    painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(colours.line))


def write(painter: QPainter, line: QRect, text: str, shape: QFont, tone: str) -> None:
    """One line of text, with "…" where it does not fit."""
    painter.setFont(shape)
    painter.setPen(QColor(tone))
    painter.drawText(line, MIDDLE, QFontMetrics(shape).elidedText(text, Qt.TextElideMode.ElideRight, line.width()))


class WordsPainter(QStyledItemDelegate):
    """Rows of one height, so that long lists are quick: two lines of what was said among ``around`` small ones."""

    def __init__(self, around: int, colours: Colours, view: QWidget) -> None:
        super().__init__(view)
        self.colours = colours
        self.text = FewLines(font(Size.BODY), LINES)
        self.bold, self.small = font(Size.SMALL, BOLD), font(Size.SMALL, MEDIUM)
        self.line = QFontMetrics(self.bold).height() + scaled(3)
        self.high = int(self.text.pitch * LINES)
        self.height = self.high + around * self.line + 2 * scaled(ABOVE)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(scaled(200), self.height)

    def first_line(self, option: QStyleOptionViewItem) -> QRect:
        """The place of a row's first small line."""
        inside = option.rect.adjusted(scaled(SIDE), scaled(ABOVE), -scaled(8), -scaled(ABOVE))
        return QRect(inside.topLeft(), QSize(inside.width(), self.line))
