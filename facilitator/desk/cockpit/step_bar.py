"""The steps of a session, side by side: one is shown below."""

from __future__ import annotations

from typing import Literal, get_args

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton

from facilitator.desk.theme.colours import Colours
from facilitator.desk.theme.fonts import BOLD, MEDIUM, Size, font
from facilitator.desk.theme.widgets import button, named, row
from facilitator.language import Language

Step = Literal["collect", "sort", "weigh", "close"]
STEPS: tuple[Step, ...] = get_args(Step)
KEYS: dict[Step, str] = {"collect": "F5", "sort": "F6", "weigh": "F7", "close": "F8"}
SIGNS: dict[Step, str] = {"collect": "cards", "sort": "clusters", "weigh": "dots", "close": "done"}
"""Signs and keys, which no keyboard layout needs for letters."""


class StepBar(QFrame):
    """Tells which step is wanted."""

    wanted = Signal(str)

    def __init__(self, say: Language, colours: Colours) -> None:
        super().__init__()
        self.setObjectName("steps")
        words: dict[Step, str] = {
            "collect": say("Collect"),
            "sort": say("Sort"),
            "weigh": say("Weigh"),
            "close": say("Closing"),
        }
        inside = row(self, 4, 4)
        self._group = QButtonGroup(self)
        self.buttons: dict[Step, QPushButton] = {}
        for step in STEPS:
            made = button(words[step], SIGNS[step], colours, "step")
            named(made, words[step], KEYS[step])
            made.setCheckable(True)
            made.setCursor(Qt.CursorShape.PointingHandCursor)
            made.clicked.connect(lambda _=False, step=step: self.wanted.emit(step))
            self._group.addButton(made)
            inside.addWidget(made)
            self.buttons[step] = made
        inside.addStretch(1)

    def show_step(self, step: Step) -> None:
        """Mark the step that is shown."""
        for known, made in self.buttons.items():
            made.setChecked(known == step)
            made.setFont(font(Size.BODY, BOLD if known == step else MEDIUM))
