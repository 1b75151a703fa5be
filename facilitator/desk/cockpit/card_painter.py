"""Paints the cards of the list: kind by colour, icon and word, the number, the text in its own direction."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from facilitator.conference.plan import Kind
from facilitator.conference.results import Idea
from facilitator.desk.cockpit.card_editor import CardEditor
from facilitator.desk.cockpit.card_layout import CardLayouts
from facilitator.desk.cockpit.cards_model import CardsModel, Index
from facilitator.desk.theme.colours import Colours, readable
from facilitator.desk.theme.fonts import MEDIUM, REGULAR, Size, font, scaled
from facilitator.desk.theme.icons import pixmap
from facilitator.language import Language

STRIPE, SIDE, ABOVE, BELOW = 6, 18, 12, 14
"""Pixels: the coloured edge, the space beside the text, above the head line, below the text."""
HEAD, SIGN = 28, 18
"""Pixels of the head line and of the sign in it; both grow with the text."""
GAP = 10
RADIUS = 10.0
ORIGINAL_GAP = 6
MIDDLE = Qt.AlignmentFlag.AlignVCenter
MOST_DRAWN = 80
"""Drawings that are kept: several screens of them, about 200 kB each."""
UNKNOWN = Kind("", "", "#6B6D80", "dot")


class Look(NamedTuple):
    """What a card's picture depends on besides the card: ``chosen`` is 1, and 2 where the list has the keys."""

    size: tuple[int, int]
    ratio: float
    chosen: int
    flagged: bool
    cluster: str


class CardPainter(QStyledItemDelegate):
    """Paints a card; it is measured and drawn once for each width."""

    def __init__(
        self, say: Language, kinds: Mapping[str, Kind], colours: Colours, cards: CardsModel, view: QAbstractItemView
    ) -> None:
        super().__init__(view)
        self._view = view
        self._cards = cards
        self._width = 400
        self._drawn: dict[str, tuple[Idea, Look, QPixmap]] = {}
        self._say = say
        self._kinds = kinds
        self._colours = colours
        self._head_height, self._sign = scaled(HEAD), scaled(SIGN)
        self.editor: CardEditor | None = None
        self._text = CardLayouts(font(Size.TEXT))
        self._original = CardLayouts(font(Size.BODY))
        self._head = font(Size.SMALL, MEDIUM)
        self._number = font(Size.SMALL, REGULAR)
        cards.measure = self.measure
        self._tones = {kind.id: readable(kind.colour, colours.surface, colours.ink) for kind in kinds.values()}

    def measure(self, idea: Idea) -> QSize:
        """How large a card is, or its editor where it is being changed."""
        if self.editor is not None and self.editor.idea.id == idea.id:
            return QSize(self._width, self.editor.needed() + GAP)
        return QSize(self._width, self._height(idea, self._width) + GAP)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        assert self.editor is not None  # the list makes it before it asks for it to be shown
        return self.editor

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        editor.setGeometry(option.rect.adjusted(3, 2, -3, 2 - GAP))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """An editor stays until the list closes it, whatever gets the keys meanwhile."""
        return False

    def set_width(self, width: int) -> None:
        """How wide the list is. (The option that a size is asked with says nothing of it.)"""
        if width != self._width:
            self._width = width
            self._drawn.clear()
            self._cards.measure_all()

    def _height(self, idea: Idea, width: int) -> int:
        inside = self._inside(width)
        own = self._text.height(self._cards.text(idea), inside)
        more = ORIGINAL_GAP + self._original.height(idea.original, inside) if idea.original else 0
        return ABOVE + self._head_height + own + more + BELOW

    @staticmethod
    def _inside(width: int) -> int:
        return max(60, width - STRIPE - 2 * SIDE - 6)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Cards are drawn once and then copied: every new one moves all that are seen."""
        idea, model = self._cards.idea(index), self._cards
        ratio, state = self._view.devicePixelRatioF(), option.state
        look = Look(option.rect.size().toTuple(), ratio, chosen(state), model.is_flagged(idea), model.cluster(idea))
        known = self._drawn.get(idea.id)
        if known is None or known[0] is not idea or known[1] != look:
            if len(self._drawn) > MOST_DRAWN:
                self._drawn.clear()
            known = self._drawn[idea.id] = (idea, look, self._draw(option.rect.size(), idea, look))
        painter.drawPixmap(option.rect.topLeft(), known[2])

    def _draw(self, size: QSize, idea: Idea, look: Look) -> QPixmap:
        drawn = QPixmap(size * look.ratio)
        drawn.setDevicePixelRatio(look.ratio)
        drawn.fill(Qt.GlobalColor.transparent)
        painter = QPainter(drawn)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._card(painter, QRect(QPoint(0, 0), size), idea, look)
        painter.end()
        return drawn

    def _card(self, painter: QPainter, rect: QRect, idea: Idea, look: Look) -> None:
        card, model = rect.adjusted(3, 2, -3, 2 - GAP), self._cards
        kind = self._kinds.get(idea.kind, UNKNOWN)
        self._sheet(painter, card, kind, look.chosen)
        self._head_line(painter, card, idea, model, kind)
        left, top = card.left() + STRIPE + SIDE, card.top() + ABOVE + self._head_height
        inside = self._inside(rect.width())
        tone = self._colours.quiet if idea.parked or idea.text is None else self._colours.ink
        top += self._words(painter, self._text, model.text(idea), QPointF(left, top), inside, tone)
        if idea.original:
            at = QPointF(left, top + ORIGINAL_GAP)
            self._words(painter, self._original, idea.original, at, inside, self._colours.quiet)

    def _sheet(self, painter: QPainter, card: QRect, kind: Kind, chosen: int) -> None:
        path = QPainterPath()
        path.addRoundedRect(QRectF(card).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        painter.fillPath(path, QColor(self._colours.accent_soft if chosen else self._colours.surface))
        painter.setClipPath(path)
        painter.fillRect(QRect(card.left(), card.top(), STRIPE, card.height()), QColor(kind.colour))
        painter.setClipping(False)
        edge = self._colours.accent if chosen else self._colours.line
        painter.setPen(QPen(QColor(edge), (1, 1.5, 3)[chosen]))
        painter.drawPath(path)

    def _head_line(self, painter: QPainter, card: QRect, idea: Idea, model: CardsModel, kind: Kind) -> None:
        ratio, size = self._view.devicePixelRatioF(), self._sign
        tone = self._tones.get(kind.id, self._colours.quiet)
        left, top = card.left() + STRIPE + SIDE, card.top() + ABOVE
        painter.drawPixmap(left, top, pixmap(kind.icon, tone, size, ratio))
        line = QRect(left + size + 8, top, card.right() - left - size - 8 - SIDE, size)
        word = model.kind_word(idea)
        self._write(painter, line, word, tone, MIDDLE | Qt.AlignmentFlag.AlignLeft)
        line.setLeft(line.left() + QFontMetrics(self._head).horizontalAdvance(word) + 14)
        number = str(idea.number)
        painter.setFont(self._number)
        painter.setPen(QColor(self._colours.quiet))
        painter.drawText(line, MIDDLE | Qt.AlignmentFlag.AlignRight, number)
        line.setRight(line.right() - QFontMetrics(self._number).horizontalAdvance(number) - 12)
        if idea.parked:
            self._pill(painter, line, "parking", self._say("Parking lot"), self._colours.quiet, self._colours.sunken)
        if model.is_flagged(idea):
            care = self._colours.care, self._colours.care_soft
            self._pill(painter, line, "shield", self._say("Check the wording"), *care)
        if cluster := model.cluster(idea):
            self._cluster(painter, line, cluster)

    def _write(self, painter: QPainter, line: QRect, text: str, tone: str, how: Qt.AlignmentFlag) -> None:
        painter.setFont(self._head)
        painter.setPen(QColor(tone))
        painter.drawText(line, how, text)

    def _cluster(self, painter: QPainter, line: QRect, name: str) -> None:
        size = self._sign - 2
        if line.width() < 3 * size:
            return
        sign = pixmap("clusters", self._colours.quiet, size, self._view.devicePixelRatioF())
        painter.drawPixmap(line.left(), line.top() + 1, sign)
        room = line.adjusted(size + 6, 0, 0, 0)
        shown = QFontMetrics(self._head).elidedText(name, Qt.TextElideMode.ElideRight, room.width())
        self._write(painter, room, shown, self._colours.quiet, MIDDLE | Qt.AlignmentFlag.AlignLeft)

    def _pill(self, painter: QPainter, line: QRect, sign: str, text: str, tone: str, ground: str) -> None:
        """A word on a soft ground at the right of the line, which ends before it from then on."""
        size = self._sign - 2
        width = QFontMetrics(self._head).horizontalAdvance(text) + size + 24
        pill = QRectF(line.right() - width, line.top() - 3, width, self._sign + 6)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        ratio = self._view.devicePixelRatioF()
        painter.drawPixmap(int(pill.left()) + 9, line.top() + 1, pixmap(sign, tone, size, ratio))
        self._write(painter, pill.toRect().adjusted(size + 14, 0, 0, 0), text, tone, MIDDLE)
        line.setRight(int(pill.left()) - 8)

    @staticmethod
    def _words(painter: QPainter, layouts: CardLayouts, text: str, at: QPointF, width: int, tone: str) -> int:
        painter.setPen(QColor(tone))
        for layout in layouts.laid_out(text, width):
            layout.draw(painter, at)
        return layouts.height(text, width)


def chosen(state: QStyle.StateFlag) -> int:
    """0 for a card that is not chosen, 1 for one that is, 2 where the list has the keys."""
    if not state & QStyle.StateFlag.State_Selected:
        return 0
    active = state & QStyle.StateFlag.State_Active and state & QStyle.StateFlag.State_HasFocus
    return 2 if active else 1
