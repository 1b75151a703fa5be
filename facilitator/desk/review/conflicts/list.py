"""The conflicts below one another: what each is about, what was changed, and by whom."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from facilitator.desk.review.asking import asked
from facilitator.desk.review.chosen_list import ChosenList
from facilitator.desk.review.conflicts.cases import Case
from facilitator.desk.review.conflicts.keys import KEYS
from facilitator.desk.review.keyed import Index, KeyedModel
from facilitator.desk.review.plain_list import plain_list
from facilitator.desk.review.row_paint import WordsPainter, paint_row, write
from facilitator.desk.theme.colours import Colours
from facilitator.desk.theme.fonts import scaled
from facilitator.language import Language


def names(case: Case) -> str:
    """Who changed it."""
    return ", ".join(dict.fromkeys(side.by for side in case.sides))


def spoken(case: Case) -> str:
    """A conflict for a screen reader."""
    return ", ".join(filter(None, (case.title, case.field, case.about or case.sides[0].text, names(case))))


class CasePainter(WordsPainter):
    """What it is about, what was said, and by whom."""

    def __init__(self, model: KeyedModel[Case], colours: Colours, view: QWidget) -> None:
        super().__init__(2, colours, view)
        self._model = model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        case, colours, line = self._model.items[index.row()], self.colours, self.first_line(option)
        paint_row(painter, option, colours)
        write(painter, line, f"{case.title} · {case.field}", self.bold, colours.ink)
        line.translate(0, self.line)
        painter.setPen(QColor(colours.ink))
        text = case.about or case.sides[0].text
        self.text.draw(painter, QPointF(line.topLeft()), text, line.width(), self.high)
        line.translate(0, self.high)
        write(painter, line, names(case), self.small, colours.quiet)


class CaseList(ChosenList[Case]):
    """``came`` brings the conflict that is chosen, None for none; ``acted`` tells what a key asks for."""

    def __init__(self, say: Language, colours: Colours) -> None:
        super().__init__(KeyedModel[Case](spoken))
        self.cases = self.rows
        self._painter = CasePainter(self.rows, colours, self)
        self.setItemDelegate(self._painter)
        self.setAccessibleName(say("Conflicts"))
        self.setMinimumWidth(scaled(220))
        self.setMinimumHeight(self._painter.height + 8)
        plain_list(self, colours)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        name = asked(event, KEYS)
        if name:
            self.acted.emit(name)
        elif event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            super().keyPressEvent(event)
        elif not (event.text().isprintable() and event.text().strip()):
            event.ignore()  # other letters would make Qt jump to a conflict that begins with them
