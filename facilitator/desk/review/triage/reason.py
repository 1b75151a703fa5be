"""Writing why: the reason of a decision, or a comment; with sentences that were used before, one key each."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from facilitator.desk.review.named_key import NamedKey
from facilitator.desk.review.triage.choices import KEYS
from facilitator.desk.tabbing import give_keys
from facilitator.desk.theme.colours import Colours
from facilitator.desk.theme.fonts import BOLD, Size
from facilitator.desk.theme.lines import LineBox
from facilitator.desk.theme.widgets import ElidedLabel, button, column, label, named, panel, row, tip, wrapped
from facilitator.language import Language


class Offer(QPushButton):
    """A sentence to take: one line of it, all of it in its tool tip."""

    taken = Signal(str)

    def __init__(self, number: int, say: Language) -> None:
        super().__init__()
        self._say = say
        self._number = number
        self.text_offered = ""
        self._words = ElidedLabel("", Size.SMALL)
        self.setProperty("role", "small")
        inside = row(self, 6, 8)
        inside.setContentsMargins(8, 3, 8, 3)
        inside.addWidget(label(str(number), Size.SMALL, BOLD, "quiet"))
        inside.addWidget(self._words, 1)
        self.setMinimumHeight(inside.sizeHint().height())
        self.clicked.connect(self._take)

    def show_text(self, text: str) -> None:
        """Offer this sentence."""
        self.text_offered = text
        self._words.show_whole(text)
        self.setAccessibleName(self._say("Take this sentence: {text}", text=text))
        self.setToolTip(tip(f"{text} (Alt+{self._number})"))
        self.show()

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
        self._known: tuple[str, ...] = ()
        self._hint = wrapped(
            label(say("Alt and a number take a sentence; typing finds others."), Size.SMALL, tone="quiet")
        )
        self._pool = [Offer(number, say) for number in range(1, KEYS + 1)]
        self.save_button = button(say("Save"), "done", colours, "primary")
        named(self.save_button, say("Save"), "Enter")
        self.cancel_button = button(say("Cancel"), "", colours)
        named(self.cancel_button, say("Cancel"), "Esc")
        sheet, outside, line = panel(), column(self, 0, 0), row()
        outside.addWidget(sheet)
        inside, self._places = column(sheet, 14, 8), column(gap=3)
        inside.addWidget(self._title)
        inside.addWidget(self.box)
        inside.addWidget(self._fault)
        inside.addWidget(self._hint)
        inside.addLayout(self._places)
        for offer in self._pool:
            offer.taken.connect(self._take)
            self._places.addWidget(offer)
        line.addStretch(1)
        line.addWidget(self.cancel_button)
        line.addWidget(self.save_button)
        inside.addLayout(line)
        give_keys(self, self.box)
        self.box.entered.connect(self._save)
        self.box.escaped.connect(self.left)
        self.save_button.clicked.connect(self._save)
        self.cancel_button.clicked.connect(self.left)
        self.box.textChanged.connect(self._offer)
        for place in range(KEYS):
            NamedKey(str(place), f"Alt+{place + 1}", self).wanted.connect(self._take_at)

    def ask(self, title: str, text: str, offers: Sequence[str], needed: str = "") -> None:
        """Let somebody write. ``needed`` is what to say where nothing was written; empty: nothing is fine."""
        self._title.setText(title)
        self.box.setAccessibleName(title)
        self._needed = needed
        self._say_fault("")
        self._known = tuple(offers)
        self._hint.setVisible(bool(offers))
        self.box.put(text)
        self._show_offers(self._known)
        self.box.setFocus()

    @property
    def offers(self) -> list[Offer]:
        """The sentences that can be taken now, in the order of their keys."""
        return [offer for offer in self._pool if not offer.isHidden()]

    def _offer(self) -> None:
        """Offer what holds all the words typed so far, everything where nothing does."""
        text = self.box.words
        if text not in self._known:  # it was taken: the others stay where they are
            words = text.casefold().split()
            found = [known for known in self._known if all(word in known.casefold() for word in words)]
            self._show_offers(found or self._known)

    def _show_offers(self, texts: Sequence[str]) -> None:
        for offer, text in zip_longest(self._pool, texts[:KEYS]):
            if text:
                offer.show_text(text)
            else:
                offer.hide()

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
