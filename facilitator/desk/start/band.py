"""Bands across a page: this is a rehearsal; something is not handed over yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton

from facilitator.desk.theme.colours import Colours
from facilitator.desk.theme.fonts import MEDIUM, Size
from facilitator.desk.theme.widgets import button, label, named, picture, row, wrapped
from facilitator.desk.words import day
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


class NoticeBand(QFrame):
    """A sentence and a button, hidden while there is nothing to be said. ``wanted`` tells that somebody presses it."""

    wanted = Signal()

    def __init__(self, sign: str, what: QPushButton, colours: Colours) -> None:
        super().__init__()
        self.setObjectName("message")
        self.setProperty("sort", "care")
        self.text = wrapped(label("", Size.BODY, MEDIUM, "care"))
        self.button = what
        self.button.clicked.connect(self.wanted)
        inside = row(self, 10, 12)
        inside.addWidget(picture(sign, colours.care, 22))
        inside.addWidget(self.text, 1)
        inside.addWidget(self.button)
        self.hide()


class OpenBand(NoticeBand):
    """Something is not handed over yet."""

    def __init__(self, say: Language, colours: Colours) -> None:
        super().__init__("export", button(say("Hand over …"), "stick", colours), colours)
        self._say = say
        named(self.button, say("Hand over to the office"), "Ctrl+E")

    def show_open(self, overview: Overview) -> None:
        """Say how much of a conference is not handed over; a rehearsal never has to be."""
        count = 0 if overview.rehearsal else overview.open
        self.text.setText(
            self._say.count("{n} session is not handed over yet", "{n} sessions are not handed over yet", count)
        )
        self.setVisible(bool(count))


class DueBand(NoticeBand):
    """The deletion date has come, and something is still here."""

    def __init__(self, say: Language, colours: Colours) -> None:
        super().__init__("alert", button(say("Tidy up …"), "shield", colours), colours)
        self._say = say

    def show_due(self, overview: Overview) -> None:
        """Say so; nothing is ever deleted by itself."""
        sessions = self._say.count("{n} session", "{n} sessions", overview.overdue)
        text = self._say(
            "To be deleted since {day}: {sessions} on this laptop", day=day(overview.due, self._say), sessions=sessions
        )
        self.text.setText(text)
        self.setVisible(bool(overview.overdue))
