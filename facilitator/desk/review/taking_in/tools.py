"""What can be done: look at a folder, open with the key, take in, stop."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar, QWidget

from facilitator.desk.theme.colours import Colours
from facilitator.desk.theme.fonts import scaled
from facilitator.desk.theme.widgets import beside, button, column, named, row
from facilitator.language import Language

LARGE = 140
"""Per cent: the size of text from which on things stand below one another."""


class Tools(QWidget):
    """The buttons above, and how far taking in has come."""

    def __init__(self, say: Language, colours: Colours) -> None:
        super().__init__()
        self._say = say
        self.folder_button = button(say("Folder …"), "folder", colours)
        named(self.folder_button, say("Look at a folder or a share"))
        self.again_button = button(say("Look again"), "redo", colours)
        self.key_button = button(say("Open with the key …"), "private", colours)
        self.take_button = button(say("Take in"), "save", colours, "primary")
        self.stop_button = button(say("Stop"), "stop", colours)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 100)
        self.bar.setAccessibleName(say("Taking in"))
        inside, tools, acts = column(self, 0, 10), row(gap=8), row(gap=8)
        for one in (self.folder_button, self.again_button, self.key_button):
            tools.addWidget(one)
        tools.addStretch(1)
        acts.addWidget(self.bar, 1)
        acts.addWidget(self.stop_button)
        acts.addWidget(self.take_button)
        inside.addLayout(tools)
        if direction() == Qt.Orientation.Vertical:
            inside.addLayout(acts)
        else:
            tools.addLayout(acts)

    def show_state(self, count: int, shut: int, looked: object, busy: object) -> None:
        """How many files there are to be taken in, how many are sealed; whether anything was looked at, or works."""
        say = self._say
        words = say.count("Take in {n} file", "Take in {n} files", count) if count else say("Take in")
        self.take_button.setText(beside(words))
        self.take_button.setAccessibleName(words)
        self.take_button.setEnabled(bool(count) and not busy)
        self.key_button.setVisible(bool(shut))
        self.again_button.setVisible(bool(looked))
        for shown in (self.bar, self.stop_button):
            shown.setVisible(bool(busy))


def direction() -> Qt.Orientation:
    """Side by side, or below one another where the text is so large that there is no room."""
    return Qt.Orientation.Vertical if scaled(100) > LARGE else Qt.Orientation.Horizontal
