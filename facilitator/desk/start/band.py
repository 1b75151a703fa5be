"""The band that says, on every page of it, that this is a rehearsal."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame

from facilitator.desk.theme.colours import Colours
from facilitator.desk.theme.fonts import MEDIUM, Size
from facilitator.desk.theme.widgets import label, picture, row, wrapped
from facilitator.language import Language


class RehearsalBand(QFrame):
    """Stands below the bar as long as a rehearsal is open."""

    def __init__(self, say: Language, colours: Colours) -> None:
        super().__init__()
        self.setObjectName("rehearsal")
        self.setStyleSheet(
            f"QFrame#rehearsal {{ background: {colours.care_soft}; border: none;"
            f" border-bottom: 2px solid {colours.care}; }}"
        )
        text = say("Rehearsal: nothing of this can be merged with the real conference.")
        inside = row(self, 0, 10)
        inside.setContentsMargins(20, 6, 20, 6)
        inside.addWidget(picture("rehearse", colours.care, 20))
        inside.addWidget(wrapped(label(text, Size.BODY, MEDIUM, "care")), 1)
        self.setAccessibleName(text)
