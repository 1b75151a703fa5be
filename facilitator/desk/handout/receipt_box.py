"""The office's receipts, wherever somebody hands over or tidies up: taken from a stick at once, or typed as a code."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from facilitator.desk.context import Context
from facilitator.desk.handout import office
from facilitator.desk.handout.places import Place
from facilitator.desk.theme.fonts import Size, font
from facilitator.desk.theme.widgets import button, row


class ReceiptBox(QWidget):
    """A line for codes. ``taken`` brings what is to be said of a receipt, ``refused`` why one was not taken.

    ``nothing_new``: what lies on the sticks was taken in before, perhaps only just.
    """

    taken = Signal(str)
    nothing_new = Signal()
    refused = Signal(object)

    def __init__(self, context: Context, record: Path) -> None:
        super().__init__()
        self._context, self._record = context, record
        self._looked: tuple[Path, ...] = ()
        say, inside = context.say, row(self, 0, 8)
        self.code_box = QLineEdit()
        self.code_box.setFont(font(Size.BODY))
        self.code_box.setAccessibleName(say("Code that the office reads out"))
        self.code_box.setPlaceholderText(say("Code that the office reads out"))
        self.code_button = button(say("Take the code"), "done", context.colours)
        self.code_button.setAutoDefault(False)
        inside.addWidget(self.code_box, 1)
        inside.addWidget(self.code_button)
        self.code_button.clicked.connect(self.take_code)
        self.code_box.returnPressed.connect(self.take_code)

    def look_at(self, sticks: Sequence[Place]) -> None:
        """Take receipts from what is plugged in now; a stick is looked through once, however full it becomes."""
        record, places = self._record, tuple(place.path for place in sticks)
        if places != self._looked:
            self._looked = places
            self._context.papers.run(lambda: office.receipts_on(record, places), self, self._take, self.refused.emit)

    def _take(self, files: Sequence[Path]) -> None:
        if not files:
            self.nothing_new.emit()
            return
        context, record, now = self._context, self._record, self._context.clock.wall()
        names = ", ".join(file.name for file in files)
        text = context.say("The office's receipt was taken in: {name}", name=names)
        context.background.run(
            lambda: office.receipts_taken(context.keeper, record, files, now),
            self,
            lambda _: self.taken.emit(text),
            self.refused.emit,
        )

    def take_code(self) -> None:
        """Take the code that is typed."""
        context, record, code = self._context, self._record, self.code_box.text()
        now = context.clock.wall()
        if code.strip():
            context.background.run(
                lambda: office.code_taken(context.keeper, record, code, now),
                self,
                self._code_taken,
                self.refused.emit,
            )

    def _code_taken(self, sessions: tuple[str, ...]) -> None:
        self.code_box.clear()
        self.taken.emit(self._context.say("The office has all of {sessions}.", sessions=", ".join(sessions)))
