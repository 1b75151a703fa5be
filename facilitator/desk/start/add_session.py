"""Adding a session that the plan lacks."""

from __future__ import annotations

import secrets
from datetime import datetime, time

from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QDialog, QFormLayout, QLineEdit, QWidget

from facilitator.conference.errors import Refusal
from facilitator.conference.intents import AdjustSession
from facilitator.desk.theme.colours import Colours
from facilitator.desk.theme.fonts import BOLD, MEDIUM, Size, font
from facilitator.desk.theme.widgets import button, column, label, row, wrapped
from facilitator.language import Language

LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
MINUTES, MOST_MINUTES = 60, 24 * 60


def new_session_id() -> str:
    """``X-4F7K``: two laptops that each add a session on the same morning must not mean the same one."""
    return "X-" + "".join(secrets.choice(LETTERS) for _ in range(4))


class AddSessionDialog(QDialog):
    """Asks for a title, a room and a time. ``wanted`` brings the session; the dialog stays until it was saved."""

    wanted = Signal(object)

    def __init__(self, now: datetime, say: Language, colours: Colours, parent: QWidget) -> None:
        super().__init__(parent)
        self._say = say
        self.setWindowTitle(say("Add a session"))
        self.setMinimumWidth(520)
        self.title_box, self.room_box = _line(), _line()
        self.start_box = _line(f"{now:%H}:{now.minute // 5 * 5:02}")
        self.minutes_box = _line(str(MINUTES))
        self.minutes_box.setValidator(QIntValidator(1, MOST_MINUTES, self))
        self._trouble = wrapped(label("", Size.BODY, MEDIUM, "bad"))
        self._trouble.hide()
        self.add_button = button(say("Add"), "add", colours, "primary")
        self.add_button.setDefault(True)
        self.add_button.clicked.connect(self._add)
        self.cancel_button = button(say("Cancel"), "", colours)
        self.cancel_button.clicked.connect(self.reject)
        self._arrange()
        self.title_box.setFocus()

    def _arrange(self) -> None:
        say, inside, form, buttons = self._say, column(self, 24, 14), QFormLayout(), row()
        inside.addWidget(label(self.windowTitle(), Size.TITLE, BOLD))
        hint = say("It stands beside those of the plan, and the office gets it with the results.")
        inside.addWidget(wrapped(label(hint, Size.BODY, tone="quiet")))
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(10)
        fields = (
            (say("Title"), self.title_box),
            (say("Room"), self.room_box),
            (say("Start"), self.start_box),
            (say("Minutes"), self.minutes_box),
        )
        for name, box in fields:
            box.setAccessibleName(name)
            form.addRow(label(name, Size.BODY, MEDIUM), box)
        inside.addLayout(form)
        inside.addWidget(self._trouble)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.add_button)
        inside.addLayout(buttons)

    def refuse(self, refusal: Refusal) -> None:
        """Say why it was not added; what was typed stays."""
        self._trouble.setText(refusal.said(self._say))
        self._trouble.show()

    def _add(self) -> None:
        try:
            start = time.fromisoformat(self.start_box.text().strip().rjust(5, "0"))
        except ValueError:
            self.refuse(Refusal("The start is no time, so nothing was added: write it as in 10:05."))
            return
        self.wanted.emit(
            AdjustSession(
                new_session_id(),
                title=self.title_box.text(),
                room=self.room_box.text(),
                start=f"{start:%H:%M}",
                minutes=int(self.minutes_box.text() or MINUTES),
            )
        )


def _line(text: str = "") -> QLineEdit:
    made = QLineEdit(text)
    made.setFont(font(Size.BODY))
    return made
