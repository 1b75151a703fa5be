"""Other words for a card."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QWidget

from facilitator.conference.errors import Refusal
from facilitator.conference.results import Idea
from facilitator.desk.cockpit.capture import CardBox
from facilitator.desk.theme.colours import Colours
from facilitator.desk.theme.fonts import BOLD, MEDIUM, Size
from facilitator.desk.theme.widgets import button, column, label, row, wrapped
from facilitator.language import Language


class RewordDialog(QDialog):
    """Shows a card's text to be changed. It stays open, with the text, until ``accept`` says that it is saved."""

    wanted = Signal(str)

    def __init__(self, idea: Idea, say: Language, colours: Colours, parent: QWidget) -> None:
        super().__init__(parent)
        self._say = say
        self.setWindowTitle(say("Change card {number}", number=idea.number))
        self.setMinimumWidth(560)
        self.box = CardBox()
        self.box.setPlainText(idea.text or "")
        self.box.setAccessibleName(say("Text of the card"))
        self.box.selectAll()
        self.box.entered.connect(self._save)
        self._trouble = wrapped(label("", Size.BODY, MEDIUM, "bad"))
        self._trouble.hide()
        self.save_button = button(say("Save"), "done", colours, "primary")
        self.save_button.clicked.connect(self._save)
        self.cancel_button = button(say("Cancel"), "", colours)
        self.cancel_button.clicked.connect(self.reject)
        inside = column(self, 24, 14)
        inside.addWidget(label(self.windowTitle(), Size.TITLE, BOLD))
        inside.addWidget(self.box)
        inside.addWidget(
            wrapped(label(say("Enter saves, Shift+Enter begins a new line, Esc cancels."), Size.SMALL, tone="quiet"))
        )
        inside.addWidget(self._trouble)
        buttons = row()
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.save_button)
        inside.addLayout(buttons)
        self.box.setFocus()

    def refuse(self, refusal: Refusal) -> None:
        """Say why it was not saved; the text stays."""
        self._trouble.setText(refusal.said(self._say))
        self._trouble.show()

    def _save(self) -> None:
        self.wanted.emit(self.box.toPlainText())
