"""The conflicts below one another: what each is about, what was changed, and by whom."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from facilitator.desk.review.asking import asked
from facilitator.desk.review.chosen_list import ChosenList
from facilitator.desk.review.conflicts.cases import Case
from facilitator.desk.review.conflicts.keys import KEYS
from facilitator.desk.review.keyed import Index, KeyedModel
from facilitator.desk.review.plain_list import plain_list
from facilitator.desk.review.triage.lines import FewLines
from facilitator.desk.theme.colours import Colours
from facilitator.desk.theme.fonts import BOLD, MEDIUM, Size, font, scaled
from facilitator.language import Language

SIDE, ABOVE, STRIPE, LINES = 14, 10, 4, 2
MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


def names(case: Case) -> str:
    """Who changed it."""
    return ", ".join(dict.fromkeys(side.by for side in case.sides))


def spoken(case: Case) -> str:
    """A conflict for a screen reader."""
    return ", ".join(filter(None, (case.title, case.field, case.about or case.sides[0].text, names(case))))


class CasePainter(QStyledItemDelegate):
    """Every row has one height."""

    def __init__(self, model: KeyedModel[Case], colours: Colours, view: QWidget) -> None:
        super().__init__(view)
        self._model, self._colours = model, colours
        self._text = FewLines(font(Size.BODY), LINES)
        self._bold, self._small = font(Size.SMALL, BOLD), font(Size.SMALL, MEDIUM)
        self._line = QFontMetrics(self._bold).height() + scaled(3)
        self.height = int(self._text.pitch * LINES) + 2 * self._line + 2 * scaled(ABOVE)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(scaled(200), self.height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        case, rect, colours = self._model.items[index.row()], option.rect, self._colours
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(colours.accent_soft))
            painter.fillRect(QRect(rect.left(), rect.top(), STRIPE, rect.height()), QColor(colours.accent))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(colours.line))
        inside = rect.adjusted(scaled(SIDE), scaled(ABOVE), -scaled(8), -scaled(ABOVE))
        line = QRect(inside.topLeft(), QSize(inside.width(), self._line))
        self._write(painter, line, f"{case.title} · {case.field}", self._bold, colours.ink)
        line.translate(0, self._line)
        painter.setPen(QColor(colours.ink))
        high = int(self._text.pitch * LINES)
        self._text.draw(painter, QPointF(line.topLeft()), case.about or case.sides[0].text, inside.width(), high)
        line.translate(0, high)
        self._write(painter, line, names(case), self._small, colours.quiet)

    @staticmethod
    def _write(painter: QPainter, line: QRect, text: str, shape: QFont, tone: str) -> None:
        painter.setFont(shape)
        painter.setPen(QColor(tone))
        shown = QFontMetrics(shape).elidedText(text, Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, MIDDLE, shown)


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
