"""The office's first page: go on with a central record, open one, or make one of the packages that came back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QPushButton

from facilitator.desk.page import Page
from facilitator.desk.settings_dialog import name_box
from facilitator.desk.start.choices import Choice
from facilitator.desk.start.page import DropField
from facilitator.desk.theme.colours import Colours
from facilitator.desk.theme.fonts import BOLD, Size, scaled
from facilitator.desk.theme.widgets import button, column, label, restyled, row, wrapped
from facilitator.desk.topbar import Header
from facilitator.desk.words import day
from facilitator.language import Language
from facilitator.settings import Recent

WIDTH = 860
ENDINGS = (".facilitator", ".sqlite")


class RecordButton(Choice):
    """A central record opened before; ``wanted`` brings its path."""

    wanted = Signal(object)

    def __init__(self, recent: Recent, say: Language, colours: Colours) -> None:
        super().__init__("office", colours)
        self._path = Path(recent.record)
        line = " · ".join(filter(None, (day(recent.date, say), recent.record)))
        self.show_words(recent.title or self._path.stem, line)
        self.clicked.connect(self._tell)

    def _tell(self) -> None:
        self.wanted.emit(self._path)


class OfficePage(Page):
    """``recent_wanted`` brings a central record's path, ``dropped`` paths of packages, folders and records.

    ``named`` brings who decides; empty where nobody says so.
    """

    recent_wanted = Signal(object)
    dropped = Signal(object)
    choose_wanted = Signal()
    folder_wanted = Signal()
    named = Signal(str)

    def __init__(self, say: Language, colours: Colours, recent: Sequence[Recent], reviewer: str, device: str) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAcceptDrops(True)
        self.header = Header("", say("Office"), say("Review the results of all sessions"))
        self.recent_buttons = [RecordButton(one, say, colours) for one in recent]
        for made in self.recent_buttons:
            made.wanted.connect(self.recent_wanted)
        self.folder_button = button(
            say("Choose a folder …"), "folder", colours, "" if self.recent_buttons else "primary"
        )
        self.folder_button.clicked.connect(self.folder_wanted)
        self.open_button = button(say("Open a central record …"), "open", colours)
        self.open_button.clicked.connect(self.choose_wanted)
        self.name_box = name_box(reviewer, device, say("Your name at the office"))
        self.name_box.textEdited.connect(self._tell)
        inside, middle = row(self, 24), column(gap=12)
        inside.addStretch(1)
        inside.addLayout(middle, 8)
        inside.addStretch(1)
        middle.addStretch(2)
        middle.addWidget(wrapped(label(say("Which conference is reviewed?"), Size.HERO, BOLD)))
        for made in self.recent_buttons:
            made.setMaximumWidth(scaled(WIDTH))
            middle.addWidget(made)
        self.drop = _drop(say, colours, self.folder_button, self.open_button)
        middle.addWidget(self.drop)
        who = row(gap=12)
        who.addWidget(label(say("Your name"), Size.BODY, BOLD))
        who.addWidget(self.name_box, 2)
        who.addWidget(wrapped(label(say("It stands beside what you decide."), Size.SMALL, tone="quiet")), 3)
        middle.addLayout(who)
        middle.addStretch(3)

    def _tell(self, text: str) -> None:
        self.named.emit(text.strip())

    def focus_first(self) -> None:
        """Let the keyboard begin at what is most likely wanted."""
        first: QPushButton = self.recent_buttons[0] if self.recent_buttons else self.folder_button
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _paths(event):
            event.acceptProposedAction()
            restyled(self.drop, "over", True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        restyled(self.drop, "over", False)

    def dropEvent(self, event: QDropEvent) -> None:
        restyled(self.drop, "over", False)
        if paths := _paths(event):
            self.dropped.emit(paths)


def _paths(event: QDropEvent) -> list[Path]:
    """What is dragged and may be packages, folders of them, or a record."""
    paths = (Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile())
    return [path for path in paths if path.suffix.lower() in ENDINGS or path.is_dir()]


def _drop(say: Language, colours: Colours, *buttons: QPushButton) -> DropField:
    text = say(
        "All of them at once, or the folder or stick that they are in: they are merged into one central record. What"
        " comes later is taken in later; nothing is ever counted twice."
    )
    return DropField(say("Drop the packages that came back here"), text, colours, *buttons)
