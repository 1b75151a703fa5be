"""Paints the cards of the list: kind by colour, icon and word, the number, the text in its own direction."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from facilitator.conference.plan import Kind
from facilitator.conference.results import Idea
from facilitator.desk.cockpit.card_layout import CardLayouts
from facilitator.desk.cockpit.cards_model import CardsModel, Index
from facilitator.desk.theme.colours import Colours, readable
from facilitator.desk.theme.fonts import MEDIUM, REGULAR, Size, font
from facilitator.desk.theme.icons import pixmap
from facilitator.language import Language

STRIPE, SIDE, ABOVE, HEAD, BELOW = 6, 18, 12, 28, 14
"""Pixels: the coloured edge, the space beside the text, above the head line, the head line, below the text."""
GAP = 10
RADIUS = 10.0
ORIGINAL_GAP = 6
UNKNOWN = Kind("", "", "#6B6D80", "dot")


class CardPainter(QStyledItemDelegate):
    """Paints a card; sizes are measured once for each text and width."""

    def __init__(
        self, say: Language, kinds: Mapping[str, Kind], colours: Colours, cards: CardsModel, view: QAbstractItemView
    ) -> None:
        super().__init__(view)
        self._view = view
        self._cards = cards
        self._width = 400
        self._sizes: dict[str, tuple[Idea, QSize]] = {}
        self._say = say
        self._kinds = kinds
        self._colours = colours
        self._text = CardLayouts(font(Size.TEXT))
        self._original = CardLayouts(font(Size.BODY))
        self._head = font(Size.SMALL, MEDIUM)
        self._number = font(Size.SMALL, REGULAR)
        self._tones = {kind.id: readable(kind.colour, colours.surface, colours.ink) for kind in kinds.values()}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Asked for every row whenever one comes or goes, so what is known is given without asking the model twice."""
        idea = self._cards.idea(index)
        known = self._sizes.get(idea.id)
        if known is None or known[0] is not idea:
            size = QSize(self._width, self._height(idea, self._width) + GAP)
            known = self._sizes[idea.id] = (idea, size)
        return known[1]

    def set_width(self, width: int) -> None:
        """How wide the list is. (The option that a size is asked with says nothing of it.)"""
        if width != self._width:
            self._width = width
            self._sizes.clear()

    def _height(self, idea: Idea, width: int) -> int:
        inside = self._inside(width)
        own = self._text.height(self._cards.text(idea), inside)
        more = ORIGINAL_GAP + self._original.height(idea.original, inside) if idea.original else 0
        return ABOVE + HEAD + own + more + BELOW

    @staticmethod
    def _inside(width: int) -> int:
        return max(60, width - STRIPE - 2 * SIDE - 6)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        idea, model = self._cards.idea(index), self._cards
        card = option.rect.adjusted(3, 2, -3, 2 - GAP)
        state = option.state
        kind = self._kinds.get(idea.kind, UNKNOWN)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._sheet(painter, card, kind, state)
        self._head_line(painter, card, idea, model, kind)
        left, top = card.left() + STRIPE + SIDE, card.top() + ABOVE + HEAD
        inside = self._inside(option.rect.width())
        tone = self._colours.quiet if idea.parked or idea.text is None else self._colours.ink
        top += self._words(painter, self._text, model.text(idea), QPointF(left, top), inside, tone)
        if idea.original:
            at = QPointF(left, top + ORIGINAL_GAP)
            self._words(painter, self._original, idea.original, at, inside, self._colours.quiet)
        painter.restore()

    def _sheet(self, painter: QPainter, card: QRect, kind: Kind, state: QStyle.StateFlag) -> None:
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        focused = (
            chosen and bool(state & QStyle.StateFlag.State_Active) and bool(state & QStyle.StateFlag.State_HasFocus)
        )
        path = QPainterPath()
        path.addRoundedRect(QRectF(card).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        painter.fillPath(path, QColor(self._colours.accent_soft if chosen else self._colours.surface))
        painter.setClipPath(path)
        painter.fillRect(QRect(card.left(), card.top(), STRIPE, card.height()), QColor(kind.colour))
        painter.setClipping(False)
        edge = self._colours.accent if chosen else self._colours.line
        painter.setPen(QPen(QColor(edge), 3 if focused else 1.5 if chosen else 1))
        painter.drawPath(path)

    def _head_line(self, painter: QPainter, card: QRect, idea: Idea, model: CardsModel, kind: Kind) -> None:
        ratio = self._view.devicePixelRatioF()
        tone = self._tones.get(kind.id, self._colours.quiet)
        left, top = card.left() + STRIPE + SIDE, card.top() + ABOVE
        painter.drawPixmap(left, top, pixmap(kind.icon, tone, 18, ratio))
        painter.setFont(self._head)
        painter.setPen(QColor(tone))
        line = QRect(left + 26, top, card.right() - left - 26 - SIDE, 18)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(line, middle | Qt.AlignmentFlag.AlignLeft, model.kind_word(idea))
        painter.setPen(QColor(self._colours.quiet))
        painter.setFont(self._number)
        number = str(idea.number)
        painter.drawText(line, middle | Qt.AlignmentFlag.AlignRight, number)
        if idea.parked:
            self._parked(painter, line.right() - QFontMetrics(self._number).horizontalAdvance(number) - 12, line, ratio)

    def _parked(self, painter: QPainter, right: int, line: QRect, ratio: float) -> None:
        text = self._say("Parking lot")
        width = QFontMetrics(self._head).horizontalAdvance(text) + 40
        pill = QRectF(right - width, line.top() - 3, width, 24)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._colours.sunken))
        painter.drawRoundedRect(pill, 12, 12)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPixmap(int(pill.left()) + 9, line.top() + 1, pixmap("parking", self._colours.quiet, 16, ratio))
        painter.setPen(QColor(self._colours.quiet))
        painter.setFont(self._head)
        painter.drawText(pill.adjusted(30, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, text)

    @staticmethod
    def _words(painter: QPainter, layouts: CardLayouts, text: str, at: QPointF, width: int, tone: str) -> int:
        painter.setPen(QColor(tone))
        for layout in layouts.laid_out(text, width):
            layout.draw(painter, at)
        return layouts.height(text, width)
