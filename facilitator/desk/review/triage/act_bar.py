"""Below the table: what can be done with the marked ideas, or with the one that is chosen, by mouse as well."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from facilitator.desk.review.triage.keys import acts
from facilitator.desk.theme.colours import Colours
from facilitator.desk.theme.flow import Flow
from facilitator.desk.theme.widgets import button, named
from facilitator.language import Language


class ActBar(QWidget):
    """``acted`` tells by name what is wanted."""

    acted = Signal(str)

    def __init__(self, say: Language, colours: Colours) -> None:
        super().__init__()
        inside = Flow(self, 6)
        self.buttons: dict[str, QPushButton] = {}
        for act in acts(say):
            made = button(f"{act.word}  {act.key}", "", colours, "small")
            named(made, f"{act.word}: {act.text}", act.key)
            made.clicked.connect(lambda _=False, name=act.name: self.acted.emit(name))
            inside.addWidget(made)
            self.buttons[act.name] = made

    def set_possible(self, possible: bool) -> None:
        """Whether there is anything to decide on."""
        for made in self.buttons.values():
            made.setEnabled(possible)
