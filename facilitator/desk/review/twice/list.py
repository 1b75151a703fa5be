"""The groups, below one another: how alike, how many, where it was said, one of the wordings, and why."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from facilitator.desk.review.asking import asked
from facilitator.desk.review.chosen_list import ChosenList
from facilitator.desk.review.keyed import Index, KeyedModel
from facilitator.desk.review.plain_list import plain_list
from facilitator.desk.review.triage.lines import FewLines
from facilitator.desk.review.twice.bundles import Bundle
from facilitator.desk.review.twice.keys import HELD, KEYS
from facilitator.desk.review.twice.words import BundleWords
from facilitator.desk.theme.colours import Colours
from facilitator.desk.theme.fonts import BOLD, MEDIUM, Size, font, scaled
from facilitator.desk.theme.icons import pixmap
from facilitator.language import Language

SIDE, ABOVE, STRIPE, SIGN = 14, 10, 4, 16
LINES = 2
MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
SIGNS = {"suggested": "speech", "joined": "joined", "apart": "split"}


class BundlePainter(QStyledItemDelegate):
    """Every row has one height, so that long lists are quick."""

    def __init__(self, model: KeyedModel[Bundle], words: BundleWords, colours: Colours, view: QWidget) -> None:
        super().__init__(view)
        self._model = model
        self._words = words
        self._colours = colours
        self._text = FewLines(font(Size.BODY), LINES)
        self._bold, self._small = font(Size.SMALL, BOLD), font(Size.SMALL, MEDIUM)
        self._line = QFontMetrics(self._bold).height() + scaled(3)
        self.height = int(self._text.pitch * LINES) + 3 * self._line + 2 * scaled(ABOVE)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(scaled(200), self.height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        bundle, rect, colours = self._model.items[index.row()], option.rect, self._colours
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(colours.accent_soft))
            painter.fillRect(QRect(rect.left(), rect.top(), STRIPE, rect.height()), QColor(colours.accent))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(colours.line))
        inside = rect.adjusted(scaled(SIDE), scaled(ABOVE), -scaled(8), -scaled(ABOVE))
        line = QRect(inside.topLeft(), QSize(inside.width(), self._line))
        sign = scaled(SIGN)
        shown = pixmap(SIGNS[bundle.sort], colours.accent, sign, painter.device().devicePixelRatio())
        painter.drawPixmap(QPoint(line.left(), line.center().y() - sign // 2), shown)
        head = f"{self._words.score(bundle)} · {self._words.count(bundle)}"
        self._write(painter, line.adjusted(sign + 6, 0, 0, 0), head, self._bold, colours.ink)
        line.translate(0, self._line)
        self._write(painter, line, self._words.said_in(bundle), self._small, colours.quiet)
        painter.setPen(QColor(colours.ink))
        high = int(self._text.pitch * LINES)
        self._text.draw(painter, QPointF(line.bottomLeft()), bundle.text, inside.width(), high)
        line.translate(0, self._line + high)
        self._write(painter, line, self._words.why(bundle), self._small, colours.quiet)

    @staticmethod
    def _write(painter: QPainter, line: QRect, text: str, shape: QFont, tone: str) -> None:
        painter.setFont(shape)
        painter.setPen(QColor(tone))
        shown = QFontMetrics(shape).elidedText(text, Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, MIDDLE, shown)


class BundleList(ChosenList[Bundle]):
    """``came`` brings the group that is chosen, None for none; ``acted`` tells what a key asks for."""

    def __init__(self, words: BundleWords, say: Language, colours: Colours) -> None:
        super().__init__(KeyedModel[Bundle](words.spoken))
        self.bundles = self.rows
        self._painter = BundlePainter(self.rows, words, colours, self)
        self.setItemDelegate(self._painter)
        self.setAccessibleName(say("Groups of ideas"))
        self.setMinimumWidth(scaled(240))
        self.setMinimumHeight(self._painter.height + 8)
        self.verticalScrollBar().setSingleStep(self._painter.height // 3)
        plain_list(self, colours)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        name = asked(event, KEYS, HELD)
        if name:
            self.acted.emit(name)
        elif event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            super().keyPressEvent(event)
        elif not (event.text().isprintable() and event.text().strip()):
            event.ignore()  # other letters would make Qt jump to a group that begins with them
