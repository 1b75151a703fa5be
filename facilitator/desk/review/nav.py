"""The pages of the office's window, side by side: one is shown below."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton

from facilitator.desk.review.parts import Part
from facilitator.desk.theme.colours import Colours
from facilitator.desk.theme.flow import Flow
from facilitator.desk.theme.fonts import BOLD, MEDIUM, Size, font, scaled
from facilitator.desk.theme.widgets import beside, button, column, escaped, named, set_sign
from facilitator.language import Language

AROUND = 54
"""Pixels, for text of 100 %: the sign of a button, the space around its words and beside it."""


class ReviewNav(QFrame):
    """Tells by name which page is wanted."""

    wanted = Signal(str)

    def __init__(self, parts: Sequence[Part], say: Language, colours: Colours) -> None:
        super().__init__()
        self.setObjectName("steps")
        inside = Flow(gap=4)
        column(self, 4, 0).addLayout(inside)
        self._group = QButtonGroup(self)
        self._parts = {part.name: part for part in parts}
        self._words = {part.name: part.title(say) for part in parts}
        self._say, self._colours, self._signs_shown = say, colours, True
        self.buttons: dict[str, QPushButton] = {}
        for part in parts:
            made = button(part.title(say), part.sign, colours, "step")
            named(made, part.title(say), part.keys)
            made.setCheckable(True)
            made.setCursor(Qt.CursorShape.PointingHandCursor)
            self._group.addButton(made, len(self.buttons))
            inside.addWidget(made)
            self.buttons[part.name] = made
        self._group.idClicked.connect(self._clicked)

    def _clicked(self, place: int) -> None:
        self.wanted.emit(list(self.buttons)[place])

    def show_count(self, name: str, count: int) -> None:
        """How much waits on a page; nothing where nothing does."""
        part = self._parts[name]
        title = part.title(self._say)
        self._words[name] = f"{title}  {count}" if count else title
        named(self.buttons[name], self._words[name], part.keys)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Where there is no room for one line, the words stand without their signs."""
        measure = QFontMetrics(font(Size.BODY, BOLD)).horizontalAdvance
        needed = sum(measure(beside(words)) + scaled(AROUND) for words in self._words.values())
        self._signs_shown = needed <= self.width()
        for name, made in self.buttons.items():
            words = self._words[name]
            made.setText(beside(words) if self._signs_shown else escaped(words))
            set_sign(made, self._parts[name].sign if self._signs_shown else "", self._colours.ink)

    def show_part(self, name: str) -> None:
        """Mark the page that is shown."""
        for known, made in self.buttons.items():
            made.setChecked(known == name)
            made.setFont(font(Size.BODY, BOLD if known == name else MEDIUM))
