"""Bands across a page: this is a rehearsal; something is not handed over yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from facilitator.desk.theme.colours import Colours
from facilitator.desk.theme.fonts import MEDIUM, Size
from facilitator.desk.theme.widgets import button, label, named, picture, row, wrapped
from facilitator.language import Language

if TYPE_CHECKING:
    from facilitator.desk.snapshots import Overview


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


class OpenBand(QFrame):
    """Hidden while everything is handed over. ``wanted`` tells that somebody wants to do it."""

    wanted = Signal()

    def __init__(self, say: Language, colours: Colours) -> None:
        super().__init__()
        self._say = say
        self.setObjectName("message")
        self.setProperty("sort", "care")
        self.text = wrapped(label("", Size.BODY, MEDIUM, "care"))
        self.button = button(say("Hand over …"), "stick", colours)
        named(self.button, say("Hand over to the office"), "Ctrl+E")
        self.button.clicked.connect(self.wanted)
        inside = row(self, 10, 12)
        inside.addWidget(picture("export", colours.care, 22))
        inside.addWidget(self.text, 1)
        inside.addWidget(self.button)
        self.hide()

    def show_open(self, overview: Overview) -> None:
        """Say how much of a conference is not handed over; a rehearsal never has to be."""
        count = 0 if overview.rehearsal else overview.open
        self.text.setText(
            self._say.count("{n} session is not handed over yet", "{n} sessions are not handed over yet", count)
        )
        self.setVisible(bool(count))
