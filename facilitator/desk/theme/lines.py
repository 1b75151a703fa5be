"""Lines of text from people: shown in their own direction, and a box that grows with what is typed into it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent, QTextOption
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QSizePolicy

from facilitator.desk.theme.fonts import REGULAR, Size, font
from facilitator.desk.theme.widgets import label, wrapped
from facilitator.desk.words import is_right_to_left_text

MOST_LINES = 6
AROUND = 24
"""Pixels above and below the text: the frame, and the space that the style sheet leaves."""


def said(text: str, size: int = Size.BODY, weight: int = REGULAR, tone: str = "") -> QLabel:
    """A label for words of people, over as many lines as they need, on the side where their script begins."""
    made = wrapped(label(text, size, weight, tone))
    side = Qt.AlignmentFlag.AlignRight if is_right_to_left_text(text) else Qt.AlignmentFlag.AlignLeft
    made.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)
    return made


class LineBox(QPlainTextEdit):
    """One line of a protocol, as high as its words need. Enter is told by ``entered``, Shift+Enter breaks the line.

    ``left`` tells that the focus went elsewhere, ``escaped`` that Esc was pressed, ``undo_wanted`` and
    ``redo_wanted`` that there is no typing to take back here.
    """

    entered = Signal()
    left = Signal()
    escaped = Signal()
    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(self, name: str, hint: str = "") -> None:
        super().__init__()
        self.setFont(font(Size.BODY))
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        option = QTextOption()
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDefaultTextOption(option)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._grow()

    def _grow(self) -> None:
        """As high as its text, within limits."""
        lines = min(MOST_LINES, max(1, self._lines()))
        high = self.fontMetrics().lineSpacing() * lines + 2 * int(self.document().documentMargin()) + AROUND
        if high != self.minimumHeight():
            self.setFixedHeight(high)

    def _lines(self) -> int:
        """How many lines its text takes: Qt lays out no more of it than it paints, unless it is asked to."""
        count, block, layout = 0, self.document().begin(), self.document().documentLayout()
        while block.isValid():
            layout.blockBoundingRect(block)
            count += block.layout().lineCount()
            block = block.next()
        return count

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    @property
    def words(self) -> str:
        """What is in it, without white space around it."""
        return self.toPlainText().strip()

    def put(self, text: str) -> None:
        """Show a text; the cursor goes behind it."""
        if text != self.toPlainText():
            self.setPlainText(text)
            self.moveCursor(self.textCursor().MoveOperation.End)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        document = self.document()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter(event)
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif event.matches(QKeySequence.StandardKey.Undo) and not document.isUndoAvailable():
            self.undo_wanted.emit()
        elif event.matches(QKeySequence.StandardKey.Redo) and not document.isRedoAvailable():
            self.redo_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _enter(self, event: QKeyEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.insertPlainText("\n")
            self.ensureCursorVisible()
        else:
            self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:  # its own menu
            self.left.emit()
