"""Writing why: the reason of a decision, or a comment; with sentences that were used before, one key each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from facilitator.desk.review.named_key import NamedKey
from facilitator.desk.tabbing import give_keys
from facilitator.desk.theme.colours import Colours
from facilitator.desk.theme.fonts import BOLD, Size
from facilitator.desk.theme.lines import LineBox
from facilitator.desk.theme.widgets import ElidedLabel, button, column, label, named, panel, row, tip, wrapped
from facilitator.language import Language

MOST = 5
"""Sentences that are offered."""


class Offer(QPushButton):
    """A sentence to take: one line of it, all of it in its tool tip."""

    taken = Signal(str)

    def __init__(self, number: int, text: str, say: Language, colours: Colours) -> None:
        super().__init__()
        self.text_offered = text
        self.setProperty("role", "small")
        inside = row(self, 6, 8)
        inside.setContentsMargins(10, 4, 10, 4)
        inside.addWidget(label(f"Alt+{number}", Size.SMALL, BOLD, "quiet"))
        inside.addWidget(ElidedLabel(text, Size.SMALL), 1)
        self.setMinimumHeight(inside.sizeHint().height())
        self.setAccessibleName(say("Take this sentence: {text}", text=text))
        self.setToolTip(tip(text))
        self.clicked.connect(self._take)

    def _take(self) -> None:
        self.taken.emit(self.text_offered)


class ReasonBox(QWidget):
    """``written`` brings what was written, never nothing where a reason is needed; ``left`` tells of Esc."""

    written = Signal(str)
    left = Signal()

    def __init__(self, say: Language, colours: Colours) -> None:
        super().__init__()
        self._say = say
        self._colours = colours
        self._needed = ""
        self._title = wrapped(label("", Size.TEXT, BOLD))
        self._fault = wrapped(label("", Size.BODY, tone="bad"))
        self.box = LineBox(say("Reason"))
        self.offers: list[Offer] = []
        self.save_button = button(say("Save"), "done", colours, "primary")
        named(self.save_button, say("Save"), "Enter")
        self.cancel_button = button(say("Cancel"), "", colours)
        named(self.cancel_button, say("Cancel"), "Esc")
        sheet, outside, line = panel(), column(self, 0, 0), row()
        outside.addWidget(sheet)
        inside, self._places = column(sheet, 14, 8), column(gap=4)
        inside.addWidget(self._title)
        inside.addWidget(self.box)
        inside.addWidget(self._fault)
        inside.addLayout(self._places)
        line.addStretch(1)
        line.addWidget(self.cancel_button)
        line.addWidget(self.save_button)
        inside.addLayout(line)
        give_keys(self, self.box)
        self.box.entered.connect(self._save)
        self.box.escaped.connect(self.left)
        self.save_button.clicked.connect(self._save)
        self.cancel_button.clicked.connect(self.left)
        for place in range(MOST):
            NamedKey(str(place), f"Alt+{place + 1}", self).wanted.connect(self._take_at)

    def ask(self, title: str, text: str, offers: Sequence[str], needed: str = "") -> None:
        """Let somebody write. ``needed`` is what to say where nothing was written; empty: nothing is fine."""
        self._title.setText(title)
        self.box.setAccessibleName(title)
        self._needed = needed
        self._say_fault("")
        self.box.put(text)
        for old in self.offers:
            self._places.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.offers = [Offer(n, text, self._say, self._colours) for n, text in enumerate(offers[:MOST], 1)]
        for made in self.offers:
            made.taken.connect(self._take)
            self._places.addWidget(made)
        self.box.setFocus()

    def _take_at(self, place: str) -> None:
        if int(place) < len(self.offers):
            self._take(self.offers[int(place)].text_offered)

    def _take(self, text: str) -> None:
        self.box.put(text)
        self.box.setFocus()

    def _say_fault(self, text: str) -> None:
        self._fault.setText(text)
        self._fault.setVisible(bool(text))

    def _save(self) -> None:
        if self._needed and not self.box.words:
            self._say_fault(self._needed)
        else:
            self.written.emit(self.box.words)
