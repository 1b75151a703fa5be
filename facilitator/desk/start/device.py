"""How this laptop is called in the results: asked once, in a line, because the system's name may be a person's."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLineEdit

from facilitator.desk.theme.colours import Colours
from facilitator.desk.theme.fonts import Size, font
from facilitator.desk.theme.widgets import ElidedLabel, button, picture, row
from facilitator.language import Language

LONGEST = 40


class DeviceStrip(QFrame):
    """Hidden until somebody shows it. ``named`` brings the name that was kept or typed."""

    named = Signal(str)

    def __init__(self, device: str, say: Language, colours: Colours) -> None:
        super().__init__()
        self.setProperty("panel", True)
        self._device = device
        text = say("This laptop is called “{name}” in the results.", name=device)
        self._text = ElidedLabel(text, Size.BODY)
        self.box = QLineEdit(device)
        self.box.setFont(font(Size.BODY))
        self.box.setMaxLength(LONGEST)
        self.box.setAccessibleName(say("Name of this laptop"))
        self.box.returnPressed.connect(self._keep)
        self.box.hide()
        self.change_button = button(say("Change"), "edit", colours)
        self.change_button.clicked.connect(self._change)
        self.keep_button = button(say("Keep"), "done", colours)
        self.keep_button.clicked.connect(self._keep)
        inside = row(self, 0, 10)
        inside.setContentsMargins(14, 8, 10, 8)
        inside.addWidget(picture("info", colours.accent, 20))
        inside.addWidget(self._text, 1)
        inside.addWidget(self.box, 1)
        inside.addWidget(self.change_button)
        inside.addWidget(self.keep_button)
        self.hide()

    def _change(self) -> None:
        self._text.hide()
        self.change_button.hide()
        self.box.show()
        self.box.setFocus()
        self.box.selectAll()

    def _keep(self) -> None:
        self.hide()
        self.named.emit(self.box.text().strip() or self._device)
