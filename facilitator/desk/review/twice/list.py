"""The groups, below one another: how alike, how many, where it was said, one of the wordings, and why."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from facilitator.desk.review.asking import asked
from facilitator.desk.review.chosen_list import ChosenList
from facilitator.desk.review.keyed import Index, KeyedModel
from facilitator.desk.review.plain_list import plain_list
from facilitator.desk.review.row_paint import WordsPainter, paint_row, write
from facilitator.desk.review.twice.bundles import Bundle
from facilitator.desk.review.twice.keys import HELD, KEYS
from facilitator.desk.review.twice.words import BundleWords
from facilitator.desk.theme.colours import Colours
from facilitator.desk.theme.fonts import scaled
from facilitator.desk.theme.icons import pixmap
from facilitator.language import Language

SIGN = 16
SIGNS = {"suggested": "speech", "joined": "joined", "apart": "split"}


class BundlePainter(WordsPainter):
    """How alike and how many, where it was said, one of the wordings, and why."""

    def __init__(self, model: KeyedModel[Bundle], words: BundleWords, colours: Colours, view: QWidget) -> None:
        super().__init__(3, colours, view)
        self._model, self._words = model, words

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        bundle, colours, line = self._model.items[index.row()], self.colours, self.first_line(option)
        paint_row(painter, option, colours)
        sign = scaled(SIGN)
        shown = pixmap(SIGNS[bundle.sort], colours.accent, sign, painter.device().devicePixelRatio())
        painter.drawPixmap(QPoint(line.left(), line.center().y() - sign // 2), shown)
        head = f"{self._words.score(bundle)} · {self._words.count(bundle)}"
        write(painter, line.adjusted(sign + 6, 0, 0, 0), head, self.bold, colours.ink)
        line.translate(0, self.line)
        write(painter, line, self._words.said_in(bundle), self.small, colours.quiet)
        painter.setPen(QColor(colours.ink))
        self.text.draw(painter, QPointF(line.bottomLeft()), bundle.text, line.width(), self.high)
        line.translate(0, self.line + self.high)
        write(painter, line, self._words.why(bundle), self.small, colours.quiet)


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
