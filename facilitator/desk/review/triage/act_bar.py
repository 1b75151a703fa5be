"""Below the table: what can be done with the marked ideas, or with the one that is chosen, by mouse as well."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from facilitator.desk.review.triage.keys import acts
from facilitator.desk.theme.colours import Colours
from facilitator.desk.theme.flow import Flow
from facilitator.desk.theme.fonts import MEDIUM, Size, font
from facilitator.desk.theme.widgets import button, column, named
from facilitator.language import Language


class ActBar(QWidget):
    """``acted`` tells by name what is wanted."""

    acted = Signal(str)

    def __init__(self, say: Language, colours: Colours) -> None:
        super().__init__()
        inside = Flow(gap=4)
        column(self, 0, 0).addLayout(inside)
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self.buttons: dict[str, QPushButton] = {}
        for act in acts(say):
            made = button(f"{act.word}  {act.key}", "", colours, "small")
            made.setFont(font(Size.SMALL, MEDIUM))
            named(made, f"{act.word}: {act.text}", act.key)
            self._group.addButton(made, len(self.buttons))
            inside.addWidget(made)
            self.buttons[act.name] = made
        self._group.idClicked.connect(self._clicked)

    def _clicked(self, place: int) -> None:
        self.acted.emit(list(self.buttons)[place])

    def set_possible(self, possible: bool) -> None:
        """Whether there is anything to decide on."""
        for made in self.buttons.values():
            made.setEnabled(possible)
