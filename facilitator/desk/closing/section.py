"""A section of the closing page: a title, its state by sign and word, and what belongs to it."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame

from facilitator.desk.theme.colours import Colours
from facilitator.desk.theme.fonts import BOLD, MEDIUM, Size, scaled
from facilitator.desk.theme.icons import pixmap
from facilitator.desk.theme.widgets import column, label, picture, restyled, row, wrapped
from facilitator.language import Language

Filled = Literal["done", "empty", "optional", "open"]
SIGNS: dict[Filled, str] = {"done": "done", "empty": "empty", "optional": "empty", "open": "alert"}
TONES: dict[Filled, str] = {"done": "good", "empty": "care", "optional": "quiet", "open": "care"}


class Section(QFrame):
    """``filled`` is its state: ``empty`` should be filled in, ``optional`` may stay so, ``open`` is to be decided."""

    def __init__(self, title: str, hint: str, say: Language, colours: Colours) -> None:
        super().__init__()
        self.setProperty("panel", True)
        self.title = title
        self.filled: Filled = "optional"
        self._say = say
        self._colours = colours
        self._sign = picture("empty", colours.quiet, 18)
        self._word = label("", Size.SMALL, MEDIUM, "quiet")
        inside, head = column(self, 16, 8), row(gap=6)
        head.addWidget(label(title, Size.TEXT, BOLD), 1)
        head.addWidget(self._sign)
        head.addWidget(self._word)
        inside.addLayout(head)
        if hint:
            inside.addWidget(wrapped(label(hint, Size.SMALL, tone="quiet")))
        self.body = column(gap=8)
        inside.addLayout(self.body)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_filled(self, filled: Filled, word: str = "") -> None:
        """Show the state; ``word`` in place of the usual one."""
        self.filled = filled
        words: dict[Filled, str] = {
            "done": self._say("done"),
            "empty": self._say("still empty"),
            "optional": self._say("optional"),
            "open": self._say("to be decided"),
        }
        tone = TONES[filled]
        colour = {"good": self._colours.good, "care": self._colours.care, "quiet": self._colours.quiet}[tone]
        self._sign.setPixmap(pixmap(SIGNS[filled], colour, scaled(18), 2.0))
        self._word.setText(word or words[filled])
        restyled(self._word, "tone", tone)
        self.setAccessibleName(f"{self.title}: {self._word.text()}")

    def begin(self) -> None:
        """Let the keys go where this section is filled in."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
