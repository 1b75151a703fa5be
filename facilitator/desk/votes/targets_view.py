"""The list in which dots are counted: a number is typed or clicked, Enter goes to the next line."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QListView

from facilitator.conference.plan import Kind
from facilitator.desk.theme.colours import Colours
from facilitator.desk.votes.target_painter import TargetPainter, places
from facilitator.desk.votes.targets_model import MOST_DOTS, TargetsModel
from facilitator.language import Language

_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class TargetsView(QListView):
    """Digits begin a number, + and - count, Enter opens the number, Del takes it back."""

    def __init__(self, say: Language, kinds: Mapping[str, Kind], colours: Colours) -> None:
        super().__init__()
        self.cards = TargetsModel(say, kinds, self)
        self.setModel(self.cards)
        self.painter = TargetPainter(say, colours, self.cards, self)
        self.painter.stepped.connect(self.step)
        self.setItemDelegate(self.painter)
        self.setAccessibleName(say("What dots are counted on: type a number, then Enter"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.verticalScrollBar().setSingleStep(24)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.painter.set_width(self.viewport().width())
        super().resizeEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._be_somewhere()
        super().focusInEvent(event)

    def _be_somewhere(self) -> None:
        if not self.currentIndex().isValid() and self.cards.rowCount():
            self.setCurrentIndex(self.cards.index(0))

    def step(self, by: int) -> None:
        """Go up (-1) or down (1)."""
        row = self.currentIndex().row() + by
        if 0 <= row < self.cards.rowCount():
            self.setCurrentIndex(self.cards.index(row))

    def add(self, dots: int) -> None:
        """More dots, or fewer, on the current row; never fewer than none."""
        index = self.currentIndex()
        if index.isValid():
            own = self.cards.row(index).own
            if own is not None or dots > 0:
                self.cards.count(index, min(MOST_DOTS, max(0, (own or 0) + dots)))

    def begin(self, typed: str) -> None:
        """Let the number of the current row be typed, beginning with what was typed already."""
        if self.currentIndex().isValid() and self.editor() is None:
            self.edit(self.currentIndex())
        editor = self.editor()
        if editor and typed:  # Qt has marked the old number to be typed over
            editor.setText(typed)
            editor.setModified(True)

    def editor(self) -> QLineEdit | None:
        """The box in which a number is being typed."""
        return next((box for box in self.viewport().findChildren(QLineEdit, "dots") if not box.isHidden()), None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._be_somewhere()
        typed = "" if event.modifiers() & _COMMANDS else event.text()
        if typed.isdecimal():
            self.begin(str(int(typed)))
        elif typed in ("+", "-"):
            self.add(1 if typed == "+" else -1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.begin("")
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self.currentIndex().isValid():
            self.cards.count(self.currentIndex(), None)
        elif typed.isprintable() and typed.strip():
            event.ignore()  # Qt would jump to a name that begins with the letter
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if not index.isValid() or event.button() != Qt.MouseButton.LeftButton:
            return
        part = places(self.visualRect(index)).part(event.position())
        self.setCurrentIndex(index)
        if part == "number":
            self.begin("")
        elif part:
            self.add(1 if part == "more" else -1)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)  # two quick clicks on + are two dots
