"""The first page: open a plan, try the sample, or go on with a conference opened before."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from facilitator.desk.theme.colours import Colours
from facilitator.desk.theme.fonts import BOLD, MEDIUM, Size
from facilitator.desk.theme.widgets import button, column, label, named, picture, restyled, row, wrapped
from facilitator.desk.topbar import Header
from facilitator.desk.words import day
from facilitator.language import Language
from facilitator.settings import Recent

ENDINGS = (".facilitator", ".toml", ".xlsx")
WIDTH = 860
MOST_SHOWN = 3


class StartPage(QWidget):
    """Tells what is to be opened."""

    open_wanted = Signal()
    sample_wanted = Signal()
    recent_wanted = Signal(object)

    def __init__(self, say: Language, colours: Colours, recent: Sequence[Recent]) -> None:
        super().__init__()
        self.setObjectName("page")
        self.header = Header("", "Facilitator", say("Moderate workshops, keep what was said"))
        self.buttons: tuple[QWidget, ...] = ()
        self.open_button = button(say("Open a plan …"), "open", colours, "primary")
        named(self.open_button, say("Open a plan"), "Ctrl+O")
        self.open_button.clicked.connect(self.open_wanted)
        self.sample_button = button(say("Try the sample conference"), "sample", colours)
        self.sample_button.clicked.connect(self.sample_wanted)
        self.drop = DropField(say, colours, self.open_button, self.sample_button)
        self.recent_buttons = [RecentButton(one, say, colours) for one in recent[:MOST_SHOWN]]
        inside, middle = row(self, 24), column(gap=14)
        inside.addStretch(1)
        inside.addLayout(middle, 8)
        inside.addStretch(1)
        middle.addStretch(2)
        middle.addWidget(wrapped(label(say("Which conference is it?"), Size.HERO, BOLD)))
        middle.addWidget(self.drop)
        self._add_recent(middle, say)
        middle.addStretch(3)

    def _add_recent(self, middle: QVBoxLayout, say: Language) -> None:
        if not self.recent_buttons:
            return
        middle.addSpacing(14)
        middle.addWidget(label(say("Go on with"), Size.TEXT, BOLD))
        for shown in self.recent_buttons:
            shown.clicked.connect(lambda _=False, one=shown.recent: self.recent_wanted.emit(one))
            middle.addWidget(shown)


class RecentButton(QPushButton):
    """A conference opened before."""

    def __init__(self, recent: Recent, say: Language, colours: Colours) -> None:
        super().__init__()
        self.recent = recent
        self.setMinimumHeight(68)
        self.setMaximumWidth(WIDTH)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        title, date = recent.title or Path(recent.record).stem, day(recent.date, say)
        named(self, say("Go on with {title}", title=title))
        inside, words = row(self, 14, 14), column(gap=0)
        words.addWidget(label(title, Size.TEXT, MEDIUM))
        words.addWidget(label(date or recent.record, Size.SMALL, tone="quiet"))
        inside.addWidget(picture("recent", colours.accent, 26))
        inside.addLayout(words, 1)
        inside.addWidget(picture("forward", colours.quiet, 20))


class DropField(QFrame):
    """Where a plan is dropped (the whole window takes it) or opened."""

    def __init__(self, say: Language, colours: Colours, *buttons: QPushButton) -> None:
        super().__init__()
        self.setObjectName("drop")
        self.setMaximumWidth(WIDTH)
        self.setMinimumHeight(230)
        inside, words, line = row(self, 32, 28), column(gap=10), row(gap=10)
        inside.addWidget(picture("drop", colours.accent, 64))
        inside.addLayout(words, 1)
        words.addStretch(1)
        words.addWidget(wrapped(label(say("Drop the plan here, or open it"), Size.TITLE, BOLD)))
        text = say(
            "The office gives it to you on a stick: a file that ends in .facilitator. A plan written as .toml or .xlsx"
            " can be opened, too."
        )
        words.addWidget(wrapped(label(text, Size.BODY, tone="quiet")))
        words.addSpacing(8)
        for shown in buttons:
            shown.setMinimumHeight(46)
            line.addWidget(shown)
        line.addStretch(1)
        words.addLayout(line)
        words.addStretch(1)

    def set_over(self, over: bool) -> None:
        """Show whether a file is held over the window."""
        restyled(self, "over", over)


def dropped_file(data: QMimeData) -> Path | None:
    """The first file among what is dragged that may be a plan."""
    paths = (Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
    return next((path for path in paths if path.suffix.lower() in ENDINGS), None)
