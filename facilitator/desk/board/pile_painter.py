"""Paints the cards of a column: smaller than in the list, and said in the same way by colour, icon and word."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from facilitator.conference.plan import Kind
from facilitator.conference.results import Idea
from facilitator.desk.board.pile_model import PileModel
from facilitator.desk.cockpit.card_layout import CardLayouts
from facilitator.desk.cockpit.card_painter import UNKNOWN
from facilitator.desk.rows import Index
from facilitator.desk.theme.colours import Colours, readable
from facilitator.desk.theme.fonts import BOLD, MEDIUM, REGULAR, Size, font, scaled
from facilitator.desk.theme.icons import pixmap

STRIPE, SIDE, ABOVE, BELOW, GAP = 5, 11, 9, 11, 8
"""Pixels: the coloured edge, the space beside, above and below what is written, the space between two cards."""
RADIUS = 9.0
PALE = 0.45
tone_of = lru_cache(maxsize=64)(readable)


class PilePainter(QStyledItemDelegate):
    """Paints a card; texts are measured once for each width. ``cut`` are cards that are to be put elsewhere."""

    def __init__(
        self, kinds: Mapping[str, Kind], colours: Colours, cards: PileModel, view: QAbstractItemView, width: int
    ) -> None:
        super().__init__(view)
        self.cut: frozenset[str] = frozenset()
        self._view = view
        self._cards = cards
        self._kinds = kinds
        self._colours = colours
        self._width = width
        self._text = CardLayouts(font(Size.BODY))
        self._original = CardLayouts(font(Size.SMALL))
        self._word, self._number, self._dots = (font(Size.SMALL, weight) for weight in (MEDIUM, REGULAR, BOLD))
        self._line = QFontMetrics(self._word).height() + 5

    def set_width(self, width: int) -> None:
        """How wide the column is. (The option that a size is asked with says nothing of it.)"""
        self._width = width

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        idea, inside = self._cards.row(index), self._inside(self._width)
        own = self._text.height(self._cards.text(idea), inside)
        more = 4 + self._original.height(idea.original, inside) if idea.original else 0
        return QSize(self._width, ABOVE + self._line + own + more + BELOW + GAP)

    @staticmethod
    def _inside(width: int) -> int:
        return max(60, width - STRIPE - 2 * SIDE - 4)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        idea = self._cards.row(index)
        card = option.rect.adjusted(2, 1, -2, 1 - GAP)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(PALE if idea.id in self.cut else 1.0)
        self._sheet(painter, card, self._kinds.get(idea.kind, UNKNOWN), option.state)
        self._head(painter, card, idea)
        place = QPointF(card.left() + STRIPE + SIDE, card.top() + ABOVE + self._line)
        inside = self._inside(self._width)  # as its height was asked for, or the last line would have no room
        tone = self._colours.quiet if idea.parked or idea.text is None else self._colours.ink
        high = self._words(painter, self._text, self._cards.text(idea), place, inside, tone)
        if idea.original:
            below = QPointF(place.x(), place.y() + high + 4)
            self._words(painter, self._original, idea.original, below, inside, self._colours.quiet)
        painter.restore()

    def _sheet(self, painter: QPainter, card: QRect, kind: Kind, state: QStyle.StateFlag) -> None:
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        focused = bool(state & QStyle.StateFlag.State_HasFocus) and bool(state & QStyle.StateFlag.State_Active)
        path = QPainterPath()
        path.addRoundedRect(QRectF(card).adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        painter.fillPath(path, QColor(self._colours.accent_soft if chosen else self._colours.surface))
        painter.setClipPath(path)
        painter.fillRect(QRect(card.left(), card.top(), STRIPE + 1, card.height()), QColor(kind.colour))
        painter.setClipping(False)
        edge = self._colours.accent if chosen or focused else self._colours.line
        painter.setPen(QPen(QColor(edge), 3 if focused else 2 if chosen else 1))
        painter.drawPath(path)

    def _head(self, painter: QPainter, card: QRect, idea: Idea) -> None:
        kind = self._kinds.get(idea.kind, UNKNOWN)
        tone = tone_of(kind.colour, self._colours.surface, self._colours.ink)
        left, size = card.left() + STRIPE + SIDE, scaled(15)
        line = QRect(left, card.top() + ABOVE - 1, card.right() - left - SIDE, self._line - 4)
        top = line.center().y() - size // 2
        right = self._signs(painter, line, idea)
        painter.drawPixmap(left, top, pixmap(kind.icon, tone, size, self._view.devicePixelRatioF()))
        painter.setFont(self._word)
        painter.setPen(QColor(tone))
        room = QRect(left + size + 6, line.top(), right - left - size - 12, line.height())
        word = QFontMetrics(self._word).elidedText(
            self._cards.kind_word(idea), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, word)

    def _signs(self, painter: QPainter, line: QRect, idea: Idea) -> int:
        """Number, dots, and signs at the right end; returns where they begin."""
        right = self._written(painter, line, line.right(), str(idea.number), self._number, self._colours.quiet)
        if idea.dots is not None:
            right = self._written(painter, line, right - 10, str(idea.dots), self._dots, self._colours.accent)
            right = self._sign(painter, line, right - 4, "dot", self._colours.accent)
        if idea.parked:
            right = self._sign(painter, line, right - 8, "parking", self._colours.quiet)
        if idea.conflicts:
            right = self._sign(painter, line, right - 8, "alert", self._colours.care)
        return right

    @staticmethod
    def _written(painter: QPainter, line: QRect, right: int, text: str, face: QFont, tone: str) -> int:
        painter.setFont(face)
        painter.setPen(QColor(tone))
        box = QRect(line.left(), line.top(), right - line.left(), line.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, text)
        return right - painter.fontMetrics().horizontalAdvance(text)

    def _sign(self, painter: QPainter, line: QRect, right: int, sign: str, tone: str) -> int:
        size = scaled(14)
        drawn = pixmap(sign, tone, size, self._view.devicePixelRatioF())
        painter.drawPixmap(right - size, line.center().y() - size // 2, drawn)
        return right - size

    @staticmethod
    def _words(painter: QPainter, layouts: CardLayouts, text: str, at: QPointF, width: int, tone: str) -> int:
        painter.setPen(QColor(tone))
        for layout in layouts.laid_out(text, width):
            layout.draw(painter, at)
        return layouts.height(text, width)
