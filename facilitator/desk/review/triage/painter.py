"""Paints the cells of the table of ideas: two lines each, kind and state by colour, sign and word."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from facilitator.conference.review import IdeaRow
from facilitator.desk.review.row_paint import write
from facilitator.desk.review.triage.filters import state_of
from facilitator.desk.review.triage.lines import FewLines
from facilitator.desk.review.triage.model import COLUMNS, IdeasModel, Index
from facilitator.desk.review.triage.states import state_look
from facilitator.desk.review.triage.words import CellWords
from facilitator.desk.theme.colours import Colours, readable
from facilitator.desk.theme.fonts import BOLD, MEDIUM, Size, font, scaled
from facilitator.desk.theme.icons import pixmap

SIDE, ABOVE, STRIPE, SIGN = 12, 7, 4, 16
"""Pixels beside and above the words, of the stripe at the row that has the keys, of a sign."""
LINES = 2
MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
UNKNOWN = "#6B6D80"


class IdeaPainter(QStyledItemDelegate):
    """Every row is as high as two lines of text: tables of rows of one height are quick, however long."""

    def __init__(self, model: IdeasModel, words: CellWords, colours: Colours, view: QWidget) -> None:
        super().__init__(view)
        self._model = model
        self._words = words
        self._colours = colours
        self._text = FewLines(font(Size.BODY), LINES)
        self._bold, self._small = font(Size.SMALL, BOLD), font(Size.SMALL)
        self._medium = font(Size.SMALL, MEDIUM)
        self._sign, self._side = scaled(SIGN), scaled(SIDE)
        self.height = int(self._text.pitch * LINES) + 2 * scaled(ABOVE)
        self._tones: dict[str, str] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(option.rect.width(), self.height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, column, rect = self._model.rows[index.row()], COLUMNS[index.column()], option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        marked = row.id in self._model.marked
        self._ground(painter, rect, column, chosen, marked)
        inside = rect.adjusted(self._side, scaled(ABOVE), -6, -scaled(ABOVE))
        upper = QRect(inside.topLeft(), QSize(inside.width(), inside.height() // 2))
        lower = QRect(QPoint(inside.left(), upper.bottom() + 1), upper.size())
        match column:
            case "idea":
                self._idea(painter, upper, lower, row)
            case "text":
                painter.setPen(QColor(self._colours.ink))
                at = QPointF(inside.topLeft())
                self._text.draw(painter, at, row.text, inside.width(), inside.height())
            case "state":
                self._state(painter, upper, lower, row)
            case _:
                self._weight(painter, upper, lower, row)

    def _ground(self, painter: QPainter, rect: QRect, column: str, chosen: object, marked: object) -> None:
        colours = self._colours
        if chosen or marked:
            painter.fillRect(rect, QColor(colours.accent_soft))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(colours.line))
        if column != "idea":
            return
        if chosen:
            painter.fillRect(QRect(rect.left(), rect.top(), STRIPE, rect.height()), QColor(colours.accent))
        if marked:
            size = self._sign
            self._draw(painter, QPoint(rect.right() - size - 4, rect.top() + scaled(ABOVE)), "done", colours.accent)

    def _idea(self, painter: QPainter, upper: QRect, lower: QRect, row: IdeaRow) -> None:
        write(painter, upper, row.label, self._bold, self._colours.ink)
        kind = self._words.review.kinds.get(row.kind)
        tone = self._tone(kind.colour if kind else UNKNOWN)
        self._signed(painter, lower, kind.icon if kind else "dot", self._words.kind(row), self._medium, tone)

    def _state(self, painter: QPainter, upper: QRect, lower: QRect, row: IdeaRow) -> None:
        look, theme = state_look(state_of(row), self._colours), self._words.theme(row)
        below = theme or row.judgement.reviewer
        if not below:
            upper = upper.united(lower)
        if self._words.review.disputed(row):
            self._signed(painter, upper, "alert", self._words.who(row), self._medium, self._colours.bad)
        else:
            self._signed(painter, upper, look.sign, self._words.stands(row), self._medium, look.tone)
        if below:
            self._signed(painter, lower, "theme" if theme else "person", below, self._small, self._colours.ink)

    def _weight(self, painter: QPainter, upper: QRect, lower: QRect, row: IdeaRow) -> None:
        times, dots = self._words.times(row), str(row.dots) if row.dots else ""
        if not times:
            upper = upper.united(lower)
        if dots:
            self._signed(painter, upper, "dots", dots, self._medium, self._colours.ink)
        if times:
            self._signed(
                painter, lower if dots else upper.united(lower), "joined", times, self._medium, self._colours.quiet
            )

    # Drawing.

    def _tone(self, colour: str) -> str:
        if colour not in self._tones:
            self._tones[colour] = readable(colour, self._colours.surface, self._colours.ink)
        return self._tones[colour]

    def _signed(self, painter: QPainter, line: QRect, sign: str, text: str, shape: QFont, tone: str) -> None:
        """A sign, and a word behind it."""
        self._draw(painter, QPoint(line.left(), line.center().y() - self._sign // 2 + 1), sign, tone)
        write(painter, line.adjusted(self._sign + 6, 0, 0, 0), text, shape, tone)

    def _draw(self, painter: QPainter, at: QPoint, sign: str, tone: str) -> None:
        painter.drawPixmap(at, pixmap(sign, tone, self._sign, painter.device().devicePixelRatio()))
