"""Paints measures: as cards of the board, as rows of the list, and as bars on a scale of time."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from facilitator.conference.review import Measure
from facilitator.desk.review.measures.lines import Line, status_of
from facilitator.desk.review.measures.statuses import status_look
from facilitator.desk.review.measures.words import MeasureWords, short_date
from facilitator.desk.review.triage.lines import FewLines
from facilitator.desk.rows import Index, RowsModel
from facilitator.desk.theme.colours import Colours
from facilitator.desk.theme.fonts import BOLD, MEDIUM, Size, font, scaled
from facilitator.desk.theme.icons import pixmap

SIGN, PAD, GAP, STRIPE = 16, 10, 8, 4
"""Pixels for text of 100 %: of a sign, inside a card, between cards, of the stripe at the chosen one."""
LINES = 4
MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class Piece(NamedTuple):
    """A sign, and a word behind it."""

    sign: str
    text: str
    tone: str


class MeasurePainter(QStyledItemDelegate):
    """A measure as a card: its title, and below it what is to be known of it. ``with_status``: says that, too."""

    with_status = False
    size = Size.SMALL

    def __init__(self, model: RowsModel[Line], words: MeasureWords, colours: Colours, view: QListView) -> None:
        super().__init__(view)
        self._model, self._words, self._colours, self._view = model, words, colours, view
        self._title, self._small = FewLines(font(self.size, MEDIUM), LINES), font(Size.SMALL, MEDIUM)
        self._head = font(Size.TEXT, BOLD)
        self._sign, self._pad = scaled(SIGN), scaled(PAD)
        self._line = max(QFontMetrics(self._small).height(), self._sign) + 4

    @property
    def _width(self) -> int:
        return max(60, self._view.viewport().width() - 2 * self._pad - 4)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line = self._model.row(index)
        if line.measure is None:
            return QSize(self._view.viewport().width(), QFontMetrics(self._head).height() + 3 * self._pad)
        pieces = self._placed(self.pieces(line, line.measure), self._width)
        rows = 1 + max((row for row, _, _, _ in pieces), default=-1)
        title = self._title.height(self._words.title(line.measure), self._width)
        return QSize(self._view.viewport().width(), int(title) + rows * self._line + 2 * self._pad + GAP + 4)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line, chosen = self._model.row(index), bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if line.measure is None:
            self._paint_head(painter, option.rect, line, chosen)
        else:
            self._paint_card(painter, option.rect.adjusted(1, 1, -1, -GAP), line, line.measure, chosen)
        painter.restore()

    def _paint_head(self, painter: QPainter, rect: QRect, line: Line, chosen: object) -> None:
        inside = rect.adjusted(self._pad, self._pad, -self._pad, 0)
        self._write(painter, inside, self._words.pillar(line), self._head, self._colours.accent)
        under = rect.bottom() - 4
        painter.fillRect(
            QRect(rect.left(), under, rect.width(), 3 if chosen else 1),
            QColor(self._colours.accent if chosen else self._colours.line),
        )

    def _paint_card(self, painter: QPainter, rect: QRect, line: Line, measure: Measure, chosen: object) -> None:
        self._ground(painter, rect, chosen)
        inside = rect.adjusted(self._pad + 2, self._pad, -self._pad, -self._pad)
        title = self._words.title(measure)
        high = self._title.height(title, self._width)
        painter.setPen(QColor(self._colours.ink))
        self._title.draw(painter, QPointF(inside.topLeft()), title, self._width, high)
        below = inside.top() + int(high) + 4
        for row, left, wide, piece in self._placed(self.pieces(line, measure), self._width):
            self._signed(painter, QRect(inside.left() + left, below + row * self._line, wide, self._line), piece)

    def _ground(self, painter: QPainter, rect: QRect, chosen: object) -> None:
        colours = self._colours
        wide = 2.0 if chosen else 1.0
        painter.setPen(QPen(QColor(colours.accent if chosen else colours.line), wide))
        painter.setBrush(QColor(colours.accent_soft if chosen else colours.surface))
        painter.drawRoundedRect(QRectF(rect).adjusted(wide / 2, wide / 2, -wide / 2, -wide / 2), 8, 8)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.accent))
            painter.drawRoundedRect(QRectF(rect.left(), rect.top() + 8, STRIPE, rect.height() - 16), 2, 2)

    def pieces(self, line: Line, measure: Measure) -> list[Piece]:
        """What is to be known of a measure beside its title; each with a sign, none by colour alone."""
        colours, words = self._colours, self._words
        look, until = status_look(status_of(measure), colours), short_date(measure.until, words.say)
        wanted = (
            Piece(look.sign, words.status(measure) if self.with_status else "", look.tone),
            Piece("alert", words.say("Decided differently") if measure.conflict else "", colours.bad),
            Piece("person", " ".join(measure.responsible.split()), colours.ink),
            Piece("alert", words.say("Overdue") if line.late else "", colours.bad),
            Piece("calendar", until, colours.bad if line.late else colours.ink),
            *(
                Piece("ring", lacks, colours.bad if measure.faulty else colours.care)
                for lacks in words.lacking(measure)
            ),
            Piece("cards", words.ideas(line), colours.quiet),
        )
        return [piece for piece in wanted if piece.text]

    def _placed(self, pieces: list[Piece], width: int) -> list[tuple[int, int, int, Piece]]:
        """Row, distance from the left and width of each piece, one after the other as they fit."""
        metrics, placed, row, left = QFontMetrics(self._small), [], 0, 0
        for piece in pieces:
            wide = min(width, self._sign + 6 + metrics.horizontalAdvance(piece.text) + 2)
            if left and left + wide > width:
                row, left = row + 1, 0
            placed.append((row, left, wide, piece))
            left += wide + 2 * GAP
        return placed

    def _signed(self, painter: QPainter, rect: QRect, piece: Piece) -> None:
        ratio = painter.device().devicePixelRatio()
        at = QRect(rect.left(), rect.center().y() - self._sign // 2 + 1, self._sign, self._sign)
        painter.drawPixmap(at, pixmap(piece.sign, piece.tone, self._sign, ratio))
        self._write(painter, rect.adjusted(self._sign + 6, 0, 0, 0), piece.text, self._small, piece.tone)

    @staticmethod
    def _write(painter: QPainter, rect: QRect, text: str, shape: QFont, tone: str) -> None:
        painter.setFont(shape)
        painter.setPen(QColor(tone))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, MIDDLE, shown)


class RowPainter(MeasurePainter):
    """The same as a row of the list, in which the column does not say the status."""

    with_status = True
    size = Size.BODY
