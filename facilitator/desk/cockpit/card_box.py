"""Boxes for the words of a card."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QPlainTextEdit

from facilitator.desk.cockpit.card_layout import option_for
from facilitator.desk.cockpit.prefix import cards_of
from facilitator.desk.theme.fonts import Size, font, scaled

FEWEST_LINES, MOST_LINES = 2, 5


class CardBox(QPlainTextEdit):
    """Takes text: Enter is told by ``entered``, Shift+Enter breaks the line; undo without text is told, too."""

    entered = Signal()
    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(self, size: Size = Size.TITLE, fewest: int = FEWEST_LINES) -> None:
        super().__init__()
        self._fewest = fewest
        self.setFont(font(size))
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.document().setDefaultTextOption(option_for(""))
        self.textChanged.connect(self._direct)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        self._grow()

    def _direct(self) -> None:
        """The text begins on the side that its own script begins on."""
        option = option_for(self.toPlainText())
        if option.textDirection() != self.document().defaultTextOption().textDirection():
            self.document().setDefaultTextOption(option)

    def _grow(self) -> None:
        """As high as its text, within limits. (The document's height counts lines here, says Qt.)"""
        lines = min(MOST_LINES, max(self._fewest, round(self.document().size().height())))
        inside = self.fontMetrics().lineSpacing() * lines + 2 * int(self.document().documentMargin())
        self.setFixedHeight(inside + scaled(24))

    def put(self, text: str) -> None:
        """Show a text, with the cursor behind it."""
        self.setPlainText(text)
        self.moveCursor(self.textCursor().MoveOperation.End)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            (self.break_line if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else self.entered.emit)()
        elif event.matches(QKeySequence.StandardKey.Undo) and not self.toPlainText():
            self.undo_wanted.emit()
        elif event.matches(QKeySequence.StandardKey.Redo) and not self.toPlainText():
            self.redo_wanted.emit()
        else:
            super().keyPressEvent(event)

    def break_line(self) -> None:
        """Shift and Enter."""
        self.insertPlainText("\n")
        self.ensureCursorVisible()


class CaptureBox(CardBox):
    """The box for new cards: ``lines_pasted`` brings a pasted list instead of its text; ``escaped`` tells of Esc."""

    lines_pasted = Signal(str)
    escaped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.instead: Callable[[], bool] = bool
        """Asked before Shift+Enter breaks a line: True where it meant something else."""

    def break_line(self) -> None:
        if not self.instead():
            super().break_line()

    def insertFromMimeData(self, source: QMimeData) -> None:
        if len(cards_of(source.text())) > 1:
            self.lines_pasted.emit(source.text())
        else:
            super().insertFromMimeData(source)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)
