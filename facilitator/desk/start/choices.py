"""Large buttons of the first page: a title, a line below it, an icon."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from facilitator.desk.theme.colours import Colours
from facilitator.desk.theme.fonts import BOLD, MEDIUM, Size, scaled
from facilitator.desk.theme.widgets import ElidedLabel, column, named, picture, row
from facilitator.desk.words import day
from facilitator.language import Language
from facilitator.settings import Recent

if TYPE_CHECKING:
    from facilitator.desk.start.plan_finder import FoundPlan


class Choice(QPushButton):
    """A button as wide as the page. Enter presses it, too."""

    def __init__(self, sign: str, colours: Colours, role: str = "") -> None:
        super().__init__()
        self.setProperty("role", role)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        primary = role == "primary"
        self.setMinimumHeight(scaled(84 if primary else 64))
        self._title = ElidedLabel("", Size.TITLE if primary else Size.TEXT, BOLD if primary else MEDIUM)
        self._line = ElidedLabel("", Size.BODY if primary else Size.SMALL, tone="" if primary else "quiet")
        if primary:
            for shown in (self._title, self._line):
                shown.setStyleSheet(f"color: {colours.on_accent};")
        inside, words = row(self, 16, 16), column(gap=0)
        inside.setContentsMargins(16, 6, 16, 6)
        words.addStretch(1)
        words.addWidget(self._title)
        words.addWidget(self._line)
        words.addStretch(1)
        tone = colours.on_accent if primary else colours.accent
        inside.addWidget(picture(sign, tone, 34 if primary else 26))
        inside.addLayout(words, 1)
        inside.addWidget(picture("forward", tone if primary else colours.quiet, 20))

    def show_words(self, title: str, line: str) -> None:
        """What it opens."""
        self._title.show_whole(title)
        self._line.show_whole(line)
        named(self, " – ".join(filter(None, (title, line))))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class RecentButton(Choice):
    """A conference opened before."""

    def __init__(self, recent: Recent, say: Language, colours: Colours, role: str = "") -> None:
        super().__init__("rehearse" if recent.rehearsal else "play" if role else "recent", colours, role)
        self.recent = recent
        title, date = recent.title or Path(recent.record).stem, day(recent.date, say)
        line = " · ".join(filter(None, (say("Rehearsal") if recent.rehearsal else "", date or recent.record)))
        self.show_words(say("Go on with {title}", title=title), line)


class PlanButton(Choice):
    """A plan that was found on a stick."""

    def __init__(self, found: FoundPlan, say: Language, colours: Colours) -> None:
        super().__init__("stick", colours)
        self.found = found
        line = " · ".join(filter(None, (day(found.date, say), found.place, found.path.name)))
        self.show_words(say("Open {title}", title=found.title), line)


class OfficeButton(Choice):
    """The way to the office's window."""

    def __init__(self, say: Language, colours: Colours) -> None:
        super().__init__("office", colours)
        self.show_words(say("Office: review the results"), say("Merge what came back, decide on it, make a roadmap"))
