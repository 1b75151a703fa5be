"""A list of measures on the screen: choosing, dragging, and the keys that ask for something to be done."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QItemSelectionModel, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QListView

from facilitator.desk.review.measures.lines import Line
from facilitator.desk.review.measures.words import MeasureWords
from facilitator.desk.rows import Index, RowsModel
from facilitator.desk.theme.colours import Colours
from facilitator.desk.theme.fonts import Size, font
from facilitator.desk.theme.widgets import tip

PLAIN, ALT, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
KEYS = {
    (Qt.Key.Key_Return, PLAIN): "edit",
    (Qt.Key.Key_Enter, PLAIN): "edit",
    (Qt.Key.Key_F2, PLAIN): "edit",
    (Qt.Key.Key_N, PLAIN): "new",
    (Qt.Key.Key_S, PLAIN): "sources",
    (Qt.Key.Key_P, PLAIN): "pillar",
    (Qt.Key.Key_C, PLAIN): "comment",
    (Qt.Key.Key_I, PLAIN): "ideas",
    (Qt.Key.Key_Delete, PLAIN): "remove",
    (Qt.Key.Key_B, PLAIN): "board",
    (Qt.Key.Key_D, PLAIN): "dates",
    (Qt.Key.Key_O, PLAIN): "order",
    (Qt.Key.Key_Up, ALT): "up",
    (Qt.Key.Key_Down, ALT): "down",
    (Qt.Key.Key_Left, PLAIN): "before",
    (Qt.Key.Key_Right, PLAIN): "after",
    (Qt.Key.Key_Left, CTRL): "shift before",
    (Qt.Key.Key_Right, CTRL): "shift after",
}
"""What each key asks for; the digits ask for a status, ``status 1`` and so on."""


class LinesModel(RowsModel[Line]):
    """Rows that are told to a screen reader as ``spoken`` says."""

    def __init__(self, spoken: Callable[[Line], str], parent: QListView) -> None:
        super().__init__(parent)
        self._spoken = spoken

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        match role if index.isValid() else None:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(self.row(index))
            case Qt.ItemDataRole.ToolTipRole:
                return tip(self._spoken(self.row(index)))
            case _:
                return None


class MeasureList(QListView):
    """``came`` brings the id of the row that has the keys, ``acted`` by name what is wanted for it.

    ``dragging`` tells where a row is dragged to (on the screen), ``dropped`` where it was let go; ``given_up`` that it
    stays where it is. ``hint`` is said while there is no row.
    """

    came = Signal(str)
    acted = Signal(str)
    dragging = Signal(QPoint)
    dropped = Signal(QPoint)
    given_up = Signal()
    resized = Signal()

    def __init__(self, name: str, words: MeasureWords, colours: Colours, hint: str = "") -> None:
        super().__init__()
        self._colours, self._hint = colours, hint
        self._pressed: QPoint | None = None
        self._dragged = self._quiet = False
        self.mark = -1
        """Pixels from above at which a line shows where a dragged row would go; -1 for none."""
        self.lines = LinesModel(words.spoken, self)
        self.setModel(self.lines)
        self.setAccessibleName(name)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.verticalScrollBar().setSingleStep(24)
        self.selectionModel().currentChanged.connect(self._moved)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
        self.resized.emit()

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self.fontMetrics().lineSpacing() * 4)

    # Where one is.

    @property
    def current(self) -> Line | None:
        """The row that has the keys."""
        index = self.currentIndex()
        return self.lines.row(index) if index.isValid() else None

    def show_lines(self, lines: list[Line]) -> None:
        """Show these; what has the keys keeps them, and where it is gone nobody is told that Qt took another one."""
        here, self._quiet = self.current, True
        self.lines.show_rows(lines)
        if here is None or not self.go_to(here.id):
            self.unchoose()
        self._quiet = False
        self.viewport().update()

    def go_to(self, ident: str) -> bool:
        """Give the keys to a row, where it is shown; whether it is."""
        at = self.lines.row_of(ident)
        if at >= 0:
            self.go_to_row(at)
        return at >= 0

    def go_to_row(self, at: int) -> None:
        """Give the keys to the row at a place, or to the last one where there are fewer."""
        index = self.lines.index(max(0, min(at, self.lines.rowCount() - 1)))
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)

    def unchoose(self) -> None:
        """Nothing is chosen here: it is elsewhere."""
        self.selectionModel().clearSelection()

    def _moved(self) -> None:
        if self.current is not None and not self._quiet:
            self.came.emit(self.current.id)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.current is not None and not self.selectionModel().hasSelection():
            self.go_to_row(self.currentIndex().row())
            self.came.emit(self.current.id)

    # Keys.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        name = KEYS.get((Qt.Key(event.key()), held), "")
        if self._dragged and event.key() == Qt.Key.Key_Escape:
            self._stop()
            self.given_up.emit()
        elif name:
            self.acted.emit(name)
        elif event.text() in "123456" and event.text() and not held:
            self.acted.emit(f"status {event.text()}")
        elif held or not event.text().strip() or not event.text().isprintable():
            super().keyPressEvent(event)  # other letters would make Qt jump to a row that begins with them

    # The mouse.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        at = event.position().toPoint()
        index = self.indexAt(at)
        movable = index.isValid() and self.lines.row(index).measure is not None
        self._pressed = at if event.button() == Qt.MouseButton.LeftButton and movable else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            return
        far = (event.position().toPoint() - self._pressed).manhattanLength()
        if self._dragged or far >= QApplication.startDragDistance():
            self._dragged = True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.dragging.emit(event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        dragged = self._dragged
        self._stop()
        if dragged:
            self.dropped.emit(event.globalPosition().toPoint())
        else:
            super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.current is not None:
            self.acted.emit("edit")

    def _stop(self) -> None:
        self._pressed, self._dragged = None, False
        self.unsetCursor()

    def place_at(self, point: QPoint) -> int:
        """Before which row something let go there would stand; the number of rows for the end."""
        index = self.indexAt(QPoint(self.viewport().width() // 2, point.y()))
        if not index.isValid():
            return self.lines.rowCount() if point.y() > 0 else 0
        rect = self.visualRect(index)
        return index.row() + (point.y() > rect.center().y())

    def show_mark(self, place: int) -> None:
        """Show where a dragged row would go; -1 for nowhere."""
        if place < 0:
            self.mark = -1
        elif place < self.lines.rowCount():
            self.mark = self.visualRect(self.lines.index(place)).top()
        else:
            self.mark = self.visualRect(self.lines.index(place - 1)).bottom()
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.mark < 0 and (self.lines.rowCount() or not self._hint):
            return
        painter = QPainter(self.viewport())
        if self.mark >= 0:
            painter.fillRect(0, max(0, self.mark - 2), self.viewport().width(), 4, QColor(self._colours.accent))
        else:
            painter.setPen(QColor(self._colours.quiet))
            painter.setFont(font(Size.SMALL))
            wrapping = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
            painter.drawText(self.viewport().rect().adjusted(8, 16, -8, 0), int(wrapping), self._hint)
        painter.end()
