"""A short box for a number of people or dots; empty means that it is not known."""

from __future__ import annotations

from PySide6.QtCore import QRegularExpression, Qt, Signal
from PySide6.QtGui import QFocusEvent, QRegularExpressionValidator
from PySide6.QtWidgets import QLineEdit

from facilitator.desk.theme.fonts import MEDIUM, Size, font, scaled


class NumberBox(QLineEdit):
    """Shows a number until a person types another one."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFont(font(Size.BODY, MEDIUM))
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setValidator(QRegularExpressionValidator(QRegularExpression("[0-9]{0,4}"), self))
        self.setFixedWidth(scaled(48) + 24)

    def number(self) -> int | None:
        """What stands in it."""
        return int(self.text()) if self.text() else None

    def show_number(self, number: int | None) -> None:
        """Show a number, unless another one is being typed."""
        if not self.isModified():
            self.setText("" if number is None else str(number))


class CountBox(NumberBox):
    """``taken`` tells the number that a person typed, or None, on Enter and when the box is left."""

    taken = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.returnPressed.connect(self._take)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._take()

    def _take(self) -> None:
        if self.isModified():
            self.setModified(False)
            self.taken.emit(self.number())
