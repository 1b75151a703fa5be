"""Paints what dots are counted on: name, dots, and at the right the number between − and +. And lets it be typed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QObject,
    QPointF,
    QRect,
    QRectF,
    QRegularExpression,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPainterPath, QPen, QRegularExpressionValidator
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from facilitator.desk.cockpit.card_layout import CardLayouts
from facilitator.desk.rows import Index
from facilitator.desk.theme.colours import Colours, readable
from facilitator.desk.theme.fonts import BOLD, MEDIUM, Size, font, scaled
from facilitator.desk.theme.icons import pixmap
from facilitator.desk.votes.dots_strip import paint_dots
from facilitator.desk.votes.tally import Target
from facilitator.desk.votes.targets_model import TargetsModel
from facilitator.language import Language

SIDE, ABOVE, GAP = 12, 9, 6
RADIUS = 10.0
Part = Literal["", "less", "number", "more"]


@dataclass(frozen=True, slots=True)
class Places:
    """Where the parts of a row are."""

    sheet: QRect
    words: QRect
    less: QRect
    number: QRect
    more: QRect

    def part(self, place: QPointF) -> Part:
        """What is at a place."""
        point = place.toPoint()
        if self.less.contains(point):
            return "less"
        if self.number.contains(point):
            return "number"
        return "more" if self.more.contains(point) else ""


def places(row: QRect) -> Places:
    """The parts of a row."""
    sheet = row.adjusted(2, 1, -2, 1 - GAP)
    side, wide = scaled(32), scaled(54)
    top = sheet.center().y() - side // 2
    more = QRect(sheet.right() - SIDE - side + 4, top, side, side)
    number = QRect(more.left() - wide - 5, top, wide, side)
    less = QRect(number.left() - side - 5, top, side, side)
    left = sheet.left() + SIDE + scaled(26)
    return Places(sheet, QRect(left, sheet.top() + ABOVE, less.left() - 12 - left, sheet.height()), less, number, more)


class TargetPainter(QStyledItemDelegate):
    """``stepped`` tells that a typed number is taken and the keys go up (-1) or down (1)."""

    stepped = Signal(int)

    def __init__(self, say: Language, colours: Colours, cards: TargetsModel, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._say, self._colours, self._cards, self._view = say, colours, cards, view
        self._width = 400
        self._name = CardLayouts(font(Size.BODY, MEDIUM))
        self._small, self._number = font(Size.SMALL), font(Size.TEXT, BOLD)
        self._line = QFontMetrics(self._small).height() + 2
        self._strip = scaled(22)

    def set_width(self, width: int) -> None:
        """How wide the list is."""
        self._width = width

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        words = places(QRect(0, 0, self._width, 100)).words.width()
        high = self._name.height(self._cards.name(self._cards.row(index)), max(60, words))
        return QSize(self._width, ABOVE + high + self._line + self._strip + ABOVE + GAP)

    # Painting.

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        target, where = self._cards.row(index), places(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._sheet(painter, where.sheet, option.state)
        self._words(painter, where.words, target)
        for part, sign in ((where.less, "minus"), (where.more, "plus")):
            self._box(painter, part, self._colours.surface)
            tone = self._colours.quiet if sign == "minus" and not target.own else self._colours.ink
            size = scaled(14)
            at = part.center() - QPointF(size / 2, size / 2).toPoint()
            painter.drawPixmap(at, pixmap(sign, tone, size, self._view.devicePixelRatioF()))
        self._box(painter, where.number, self._colours.paper)
        painter.setFont(self._number)
        painter.setPen(QColor(self._colours.ink if target.own is not None else self._colours.quiet))
        painter.drawText(where.number, Qt.AlignmentFlag.AlignCenter, "–" if target.own is None else str(target.own))
        painter.restore()

    def _sheet(self, painter: QPainter, sheet: QRect, state: QStyle.StateFlag) -> None:
        here = bool(state & QStyle.StateFlag.State_Selected)
        focused = here and bool(state & QStyle.StateFlag.State_HasFocus) and bool(state & QStyle.StateFlag.State_Active)
        path = QPainterPath()
        path.addRoundedRect(QRectF(sheet).adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        painter.fillPath(path, QColor(self._colours.accent_soft if here else self._colours.surface))
        painter.setPen(QPen(QColor(self._colours.accent if here else self._colours.line), 3 if focused else 1))
        painter.drawPath(path)

    def _words(self, painter: QPainter, room: QRect, target: Target) -> None:
        kind = self._cards.kind(target)
        tone = readable(kind.colour, self._colours.surface, self._colours.ink) if kind else self._colours.accent
        size, ratio = scaled(18), self._view.devicePixelRatioF()
        sign = "clusters" if target.is_cluster else kind.icon if kind else "dot"
        painter.drawPixmap(room.left() - scaled(26), room.top() + 2, pixmap(sign, tone, size, ratio))
        name, width = self._cards.name(target), max(60, room.width())
        painter.setPen(QColor(self._colours.ink))
        for layout in self._name.laid_out(name, width):
            layout.draw(painter, QPointF(room.topLeft()))
        top = room.top() + self._name.height(name, width)
        painter.setFont(self._small)
        painter.setPen(QColor(self._colours.quiet))
        line = QRect(room.left(), top, width, self._line)
        text = painter.fontMetrics().elidedText(self._cards.remark(target), Qt.TextElideMode.ElideRight, width)
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        paint_dots(
            painter, QRect(room.left(), line.bottom() + 1, width, self._strip), target.own or 0, self._colours.accent
        )

    def _box(self, painter: QPainter, box: QRect, fill: str) -> None:
        painter.setPen(QPen(QColor(self._colours.edge), 1))
        painter.setBrush(QColor(fill))
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    # Typing a number.

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = QLineEdit(parent)
        editor.setObjectName("dots")
        editor.setFont(self._number)
        editor.setAlignment(Qt.AlignmentFlag.AlignCenter)
        editor.setValidator(QRegularExpressionValidator(QRegularExpression("[0-9]{0,4}"), editor))
        editor.setAccessibleName(self._say("Dots for {name}", name=self._cards.name(self._cards.row(index))))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QLineEdit) and not editor.isModified():
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole)))
            editor.setModified(True)  # a change that arrives while it is typed does not overwrite it

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QLineEdit):
            model.setData(index, editor.text())

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        editor.setGeometry(places(option.rect).number.adjusted(-2, -2, 2, 2))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and isinstance(watched, QLineEdit):
            step = _STEPS.get(event.key())
            if step:
                self.commitData.emit(watched)
                self.closeEditor.emit(watched, QStyledItemDelegate.EndEditHint.NoHint)
                self.stepped.emit(step)
                return True
        return super().eventFilter(watched, event)


_STEPS: dict[int, int] = {
    Qt.Key.Key_Return: 1,
    Qt.Key.Key_Enter: 1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
}
