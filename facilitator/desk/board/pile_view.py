"""The cards of one column on the screen: choosing, dragging, and the keys that ask for something to be done."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QItemSelectionModel, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QDrag,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyleOptionViewItem

from facilitator.conference.plan import Kind
from facilitator.conference.results import Idea
from facilitator.desk.board.carrying import cards_data
from facilitator.desk.board.pile_model import PileModel
from facilitator.desk.board.pile_painter import GAP, PilePainter
from facilitator.desk.theme.colours import Colours
from facilitator.desk.theme.fonts import BOLD, Size, font
from facilitator.language import Language

NONE, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
KEYS: dict[tuple[int, Qt.KeyboardModifier], str] = {
    (Qt.Key.Key_M, NONE): "move",
    (Qt.Key.Key_Return, NONE): "move",
    (Qt.Key.Key_Enter, NONE): "move",
    (Qt.Key.Key_N, NONE): "gather",
    (Qt.Key.Key_F2, NONE): "rename",
    (Qt.Key.Key_G, NONE): "merge",
    (Qt.Key.Key_Left, NONE): "before",
    (Qt.Key.Key_Right, NONE): "after",
    (Qt.Key.Key_Left, CTRL): "shift left",
    (Qt.Key.Key_Right, CTRL): "shift right",
    (Qt.Key.Key_X, CTRL): "cut",
    (Qt.Key.Key_V, CTRL): "paste",
    (Qt.Key.Key_Escape, NONE): "leave",
}
"""What each key asks for. Letters count only while a column has the focus."""


class PileView(QListView):
    """Tells what a person wants (``asked``, see ``KEYS``); does nothing itself.

    ``alone`` is told before something is chosen here that is to be the only thing chosen; ``menu_wanted`` where.
    ``carried`` gives the chosen cards of the whole board, to be dragged. ``hint`` is said while there is no card.
    """

    asked = Signal(str)
    alone = Signal()
    entered = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(
        self, say: Language, kinds: Mapping[str, Kind], colours: Colours, carried: Callable[[], tuple[str, ...]]
    ) -> None:
        super().__init__()
        self._colours = colours
        self._carried = carried
        self.hint = ""
        self.cards = PileModel(say, kinds, self)
        self.setModel(self.cards)
        self.painter = PilePainter(kinds, colours, self.cards, self, 240)
        self.setItemDelegate(self.painter)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.verticalScrollBar().setSingleStep(24)

    def resizeEvent(self, event: object) -> None:
        self.painter.set_width(self.viewport().width())
        self.scheduleDelayedItemsLayout()  # each card is as high as its words in the new width
        super().resizeEvent(event)  # type: ignore[arg-type]  # Qt's own event, handed on

    def chosen(self) -> list[Idea]:
        """The cards that are chosen, from above."""
        indexes = sorted(self.selectedIndexes(), key=lambda index: index.row())
        return [self.cards.row(index) for index in indexes]

    def choose(self, ids: frozenset[str]) -> None:
        """Choose these of the cards, and no other."""
        self.clearSelection()
        for row in range(self.cards.rowCount()):
            index = self.cards.index(row)
            if self.cards.row(index).id in ids:
                self.setCurrentIndex(index) if not self.selectedIndexes() else None
                self.selectionModel().select(index, QItemSelectionModel.SelectionFlag.Select)

    def set_cut(self, ids: frozenset[str]) -> None:
        """Show these cards pale: they are to be put elsewhere."""
        self.painter.cut = ids
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hint and not self.cards.rowCount():
            painter = QPainter(self.viewport())
            painter.setFont(font(Size.SMALL))
            painter.setPen(QColor(self._colours.quiet))
            middle = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
            room = self.viewport().rect().adjusted(10, 18, -10, -10)
            painter.drawText(room, middle | Qt.TextFlag.TextWordWrap, self.hint)
            painter.end()

    # Keys and mouse.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        pressed = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        name = KEYS.get((event.key(), pressed))
        if name:
            self.asked.emit(name)
        elif event.text().isprintable() and event.text().strip() and not pressed & CTRL:
            event.ignore()  # Qt would jump to a card that begins with the letter
        else:
            if not pressed & CTRL:
                self.alone.emit()
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        if not self.currentIndex().isValid() and self.cards.rowCount():
            first = self.cards.index(0)
            self.selectionModel().setCurrentIndex(first, QItemSelectionModel.SelectionFlag.NoUpdate)
        super().focusInEvent(event)
        self.entered.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        chosen = index.isValid() and self.selectionModel().isSelected(index)
        if not event.modifiers() & CTRL and not chosen:
            self.alone.emit()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and not event.modifiers() & CTRL:
            self.alone.emit()
        super().mouseReleaseEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_keys = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_keys else self.indexAt(event.pos())
        if index.isValid() and not self.selectionModel().isSelected(index):
            self.alone.emit()
            self.setCurrentIndex(index)
        at = self.visualRect(index).center() if by_keys and index.isValid() else event.pos()
        self.menu_wanted.emit(self.viewport().mapToGlobal(at))

    # Dragging.

    def startDrag(self, actions: Qt.DropAction) -> None:
        ids = self._carried()
        if not ids:
            return
        drag = QDrag(self)
        drag.setMimeData(cards_data(ids))
        picture = self.drag_picture(len(ids))
        drag.setPixmap(picture)
        drag.setHotSpot(QPoint(24, 20))
        drag.exec(Qt.DropAction.MoveAction)

    def drag_picture(self, count: int) -> QPixmap:
        """The card under the mouse, with the number of cards where there are several."""
        index = self.currentIndex()
        size = self.painter.sizeHint(QStyleOptionViewItem(), index)
        ratio = self.devicePixelRatioF()
        picture = QPixmap(QSize(size.width(), size.height() + 8) * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        option = QStyleOptionViewItem()
        option.rect = QRect(0, 0, size.width() - 12, size.height())
        option.state = QStyle.StateFlag.State_Selected
        painter = QPainter(picture)
        painter.setOpacity(0.94)
        self.painter.paint(painter, option, index)
        if count > 1:
            self._badge(painter, QRect(size.width() - 34, size.height() - GAP - 18, 32, 24), str(count))
        painter.end()
        return picture

    def _badge(self, painter: QPainter, box: QRect, text: str) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(1)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._colours.accent))
        painter.drawRoundedRect(box, 12, 12)
        painter.setPen(QColor(self._colours.on_accent))
        painter.setFont(font(Size.SMALL, BOLD))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
