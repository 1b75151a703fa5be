"""The measures on a scale of time, drawn by us: what begins when, until when, and what is overdue."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QListView, QStyle, QStyleOptionViewItem, QWidget

from facilitator.conference.review import Measure
from facilitator.desk.review.measures.lines import Line, status_of
from facilitator.desk.review.measures.painter import MIDDLE, MeasurePainter, Piece
from facilitator.desk.review.measures.statuses import status_look
from facilitator.desk.rows import Index
from facilitator.desk.theme.colours import Colours
from facilitator.desk.theme.fonts import MEDIUM, Size, font, scaled
from facilitator.language import Language
from facilitator.report.dates import Days, Scale, days, scale

NAMES = 0.42
"""The share of the width that the titles take."""
BAR, END = 14, 7
"""Pixels: of a bar's height, of half a deadline's sign."""


def spanned(measure: Measure) -> Days | None:
    """From the first to the last day of a measure, None where it has no dates; one that ends too early is short."""
    begin, end = days(measure.begin), days(measure.until)
    if begin and end:
        return Days(begin.first, max(begin.first, end.last))
    return begin or end


def scale_of(lines: Sequence[Line], today: date, say: Language) -> Scale:
    """A scale for all of them, and for today."""
    found = [span for line in lines if line.measure and (span := spanned(line.measure))]
    return scale([*found, Days(today.toordinal(), today.toordinal())], say)


class TimePainter(MeasurePainter):
    """A measure as a bar: a square end for a deadline, an open one where there is none; words where it is overdue."""

    size = Size.BODY
    scale: Scale | None = None
    today = date.min

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line = self._model.row(index)
        assert line.measure
        title = self._title.height(self._words.title(line.measure), self._names)
        return QSize(self._view.viewport().width(), int(title) + self._line + 2 * self._pad)

    @property
    def _names(self) -> int:
        return int(self._view.viewport().width() * NAMES) - 2 * self._pad

    def strip(self) -> tuple[int, int]:
        """Where the scale begins and how wide it is."""
        left = int(self._view.viewport().width() * NAMES)
        return left, max(10, self._view.viewport().width() - left - 2 * self._pad)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line, rect = self._model.row(index), option.rect
        if line.measure is None or self.scale is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours, chosen = self._colours, bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(rect, QColor(colours.accent_soft))
            painter.fillRect(QRect(rect.left(), rect.top(), 4, rect.height()), QColor(colours.accent))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(colours.line))
        self._paint_name(painter, rect, line, line.measure)
        if spanned(line.measure):
            self._paint_ticks(painter, rect)
        self._paint_bar(painter, rect, line, line.measure)
        painter.restore()

    def _paint_name(self, painter: QPainter, rect: QRect, line: Line, measure: Measure) -> None:
        inside = rect.adjusted(self._pad, self._pad - 2, 0, 0)
        title, look = self._words.title(measure), status_look(status_of(measure), self._colours)
        high = self._title.height(title, self._names)
        painter.setPen(QColor(self._colours.ink))
        self._title.draw(painter, QPointF(inside.topLeft()), title, self._names, high)
        under = QRect(inside.left(), inside.top() + int(high) + 2, self._names, self._line)
        piece = Piece(look.sign, self._words.status(measure), look.tone)
        lacks = self._words.lacks(measure)
        pieces = [piece, Piece("ring", lacks, self._colours.care)] if lacks else [piece]
        for row, left, wide, one in self._placed(pieces, self._names):
            if row == 0:
                self._signed(painter, QRect(under.left() + left, under.top(), wide, self._line), one)

    def _paint_ticks(self, painter: QPainter, rect: QRect) -> None:
        assert self.scale
        left, wide = self.strip()
        painter.setPen(QPen(QColor(self._colours.line), 1))
        for _, share in self.scale.ticks:
            x = rect.left() + left + share * wide
            painter.drawLine(QPointF(x, rect.top()), QPointF(x, rect.bottom()))
        x = rect.left() + left + self.scale.share(self.today.toordinal()) * wide
        painter.setPen(QPen(QColor(self._colours.accent), 2, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(x, rect.top()), QPointF(x, rect.bottom()))

    def _paint_bar(self, painter: QPainter, rect: QRect, line: Line, measure: Measure) -> None:
        assert self.scale
        left, wide = self.strip()
        span, begin, end = spanned(measure), days(measure.begin), days(measure.until)
        colours, start = self._colours, rect.left() + left
        words = Piece("alert", self._words.until(line), colours.bad) if line.late else None
        words = words or Piece("calendar", self._words.span(measure), colours.ink if span else colours.quiet)
        middle = rect.top() + self._pad + BAR // 2
        if span:
            tone = colours.bad if line.late else status_look(status_of(measure), colours).tone
            first = start + self.scale.share(span.first) * wide
            last = max(first + 2, start + self.scale.share(span.last + 1) * wide)
            if begin:
                self._bar(painter, QRectF(first, middle - BAR / 2, last - first, BAR), tone, line.late)
            if end:
                self._deadline(painter, QPointF(min(last, rect.right() - END), middle), tone)
            elif begin:
                self._open_end(painter, QPointF(last, middle), tone)
        high = rect.top() + self._pad + BAR + 2 if span else rect.center().y() - self._line // 2
        needed = self._sign + 8 + QFontMetrics(self._small).horizontalAdvance(words.text)
        at = start if not span else int(start + self.scale.share(span.first) * wide)
        at = max(start, min(at, start + wide - needed))
        self._signed(painter, QRect(at, high, min(needed, wide), self._line), words)

    def _bar(self, painter: QPainter, bar: QRectF, tone: str, late: object) -> None:
        painter.setPen(QPen(QColor(tone), 1.5))
        painter.setBrush(QColor(tone))
        if late:  # seen without colours, too
            painter.setBrush(QColor(self._colours.bad_soft))
            painter.drawRoundedRect(bar, 4, 4)
            painter.setBrush(QColor(tone))
            painter.setBrush(Qt.BrushStyle.BDiagPattern)
        painter.drawRoundedRect(bar, 4, 4)

    def _deadline(self, painter: QPainter, at: QPointF, tone: str) -> None:
        painter.setPen(QPen(QColor(self._colours.surface), 2))
        painter.setBrush(QColor(tone))
        corners = ((0, -END - 2), (END + 2, 0), (0, END + 2), (-END - 2, 0))
        painter.drawPolygon(QPolygonF([QPointF(at.x() + x, at.y() + y) for x, y in corners]))

    @staticmethod
    def _open_end(painter: QPainter, at: QPointF, tone: str) -> None:
        painter.setPen(QPen(QColor(tone), 2))
        for step in (4, 9):
            painter.drawLine(QPointF(at.x() + step, at.y() - END), QPointF(at.x() + step + 4, at.y()))
            painter.drawLine(QPointF(at.x() + step + 4, at.y()), QPointF(at.x() + step, at.y() + END))


class TimeHead(QWidget):
    """The names of the ticks above the rows, and which line is today."""

    def __init__(self, painter: TimePainter, view: QListView, say: Language, colours: Colours) -> None:
        super().__init__()
        self._painter, self._view, self._say, self._colours = painter, view, say, colours
        self.setFont(font(Size.SMALL, MEDIUM))
        self.setFixedHeight(2 * self.fontMetrics().lineSpacing() + scaled(8))

    def paintEvent(self, event: QPaintEvent) -> None:
        found = self._painter.scale
        if found is None:
            return
        painter, high = QPainter(self), self.fontMetrics().lineSpacing()
        left, wide = self._painter.strip()
        start = left + self._view.viewport().x() + self._view.x()
        painter.setPen(QColor(self._colours.quiet))
        end = -1.0
        for name, share in found.ticks:
            x, needed = start + share * wide, self.fontMetrics().horizontalAdvance(name)
            if x > end and x + needed <= self.width():
                painter.drawText(QRectF(x, high + 4, needed + 2, high), MIDDLE, name)
                end = x + needed + 8
        name = self._say("Today")
        needed = self.fontMetrics().horizontalAdvance(name)
        x = start + found.share(self._painter.today.toordinal()) * wide
        painter.setPen(QColor(self._colours.accent))
        painter.drawText(QRectF(min(x, self.width() - needed), 0, needed + 2, high), MIDDLE, name)
        painter.end()
