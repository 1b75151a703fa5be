"""The pages of the office's window, side by side: one is shown below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton

from facilitator.desk.review.parts import Part
from facilitator.desk.theme.colours import Colours
from facilitator.desk.theme.flow import Flow
from facilitator.desk.theme.fonts import BOLD, MEDIUM, Size, font
from facilitator.desk.theme.widgets import button, column, named
from facilitator.language import Language


class ReviewNav(QFrame):
    """Tells by name which page is wanted."""

    wanted = Signal(str)

    def __init__(self, parts: Sequence[Part], say: Language, colours: Colours) -> None:
        super().__init__()
        self.setObjectName("steps")
        inside = Flow(gap=4)
        column(self, 4, 0).addLayout(inside)
        self._group = QButtonGroup(self)
        self.buttons: dict[str, QPushButton] = {}
        for part in parts:
            made = button(part.title(say), part.sign, colours, "step")
            named(made, part.title(say), part.keys)
            made.setCheckable(True)
            made.setCursor(Qt.CursorShape.PointingHandCursor)
            self._group.addButton(made, len(self.buttons))
            inside.addWidget(made)
            self.buttons[part.name] = made
        self._group.idClicked.connect(self._clicked)

    def _clicked(self, place: int) -> None:
        self.wanted.emit(list(self.buttons)[place])

    def show_part(self, name: str) -> None:
        """Mark the page that is shown."""
        for known, made in self.buttons.items():
            made.setChecked(known == name)
            made.setFont(font(Size.BODY, BOLD if known == name else MEDIUM))
