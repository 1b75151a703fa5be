"""A line for a cluster's name: Enter takes it, Esc leaves it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from facilitator.desk.theme.fonts import MEDIUM, Size, font


class NameBox(QLineEdit):
    """Hidden until ``begin``. Leaving it for another place takes nothing: what was typed stays until Esc."""

    taken = Signal(str)
    left = Signal()

    def __init__(self, name: str, hint: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setFont(font(Size.BODY, MEDIUM))
        self.setMaxLength(200)
        self.returnPressed.connect(self._take)

    def begin(self, text: str) -> None:
        """Show it with a text to be typed over."""
        self.setText(text)
        self.show()
        self.selectAll()
        self.setFocus()

    def _take(self) -> None:
        if name := " ".join(self.text().split()):
            self.taken.emit(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if not self.text().strip() and event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()
