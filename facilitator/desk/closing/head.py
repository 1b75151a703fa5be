"""What is still empty, above the closing page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from facilitator.desk.closing.section import Section
from facilitator.desk.cockpit.doer import Doer
from facilitator.desk.theme.flow import Flow
from facilitator.desk.theme.fonts import BOLD, Size, scaled
from facilitator.desk.theme.icons import pixmap
from facilitator.desk.theme.widgets import button, label, named, picture, row


class Head(QFrame):
    """Says what is still empty; each part of it leads there."""

    wanted = Signal(object)

    def __init__(self, doer: Doer) -> None:
        super().__init__()
        self._say, self._colours = doer.context.say, doer.context.colours
        self._known: tuple[tuple[Section, str], ...] = ()
        self._sign = picture("done", self._colours.good, 22)
        self.text = label("", Size.TEXT, BOLD)
        self._buttons: list[QWidget] = []
        inside, said = row(self, 0, 8), QWidget()
        inside.setContentsMargins(4, 0, 0, 0)
        line = row(said, 0, 8)
        line.addWidget(self._sign)
        line.addWidget(self.text)
        said.setMinimumHeight(scaled(38))
        self._links = Flow(gap=4)
        self._links.addWidget(said)
        inside.addLayout(self._links, 1)

    def show_sections(self, sections: Sequence[Section]) -> None:
        """Name those that are empty, and those that are to be decided."""
        left = tuple((section, section.filled) for section in sections if section.filled in ("empty", "open"))
        if left == self._known and self.text.text():
            return
        self._known = left
        self.text.setText(self._say("Still empty or open:") if left else self._say("Everything is noted"))
        names = ", ".join(section.title for section, _ in left)
        self.text.setAccessibleName(" ".join(filter(None, (self.text.text(), names))))
        sign, tone = ("alert", self._colours.care) if left else ("done", self._colours.good)
        self._sign.setPixmap(pixmap(sign, tone, 22, 2.0))
        for old in self._buttons:
            self._links.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._buttons = [self._link(section) for section, _ in left]
        for made in self._buttons:
            self._links.addWidget(made)

    def _link(self, section: Section) -> QWidget:
        made = button(section.title, "", self._colours, "flat")
        named(made, self._say("Go to {title}", title=section.title))
        made.clicked.connect(lambda: self.wanted.emit(section))
        return made
