"""Quiet strips below the box: a question about pasted lines, a hint of the privacy guard, cards that say it already."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QSizePolicy

from facilitator.conference.privacy import Flag, reason_said
from facilitator.desk.theme.colours import Colours
from facilitator.desk.theme.fonts import MEDIUM, REGULAR, Size, font
from facilitator.desk.theme.widgets import ElidedLabel, button, column, label, named, picture, row
from facilitator.language import Language
from facilitator.session.guard import neutral


class Lines(QLabel):
    """Words over as many lines as they need.

    It sets its height by itself: a layout that lets heights depend on widths asks for so much room for everything else
    that the page around would have to be scrolled.
    """

    def __init__(self, weight: int = REGULAR, tone: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(font(Size.BODY, weight))
        self.setProperty("tone", tone)
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def hasHeightForWidth(self) -> bool:
        return False

    def show_words(self, text: str) -> None:
        """Show a text."""
        self.setText(text)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(max(self.fontMetrics().lineSpacing(), self.heightForWidth(self.width())))


class Strip(QFrame):
    """A line or two on a soft ground, hidden until there is something to say."""

    def __init__(self, sort: str) -> None:
        super().__init__()
        self.setObjectName("message")
        self.setProperty("sort", sort)
        self.hide()


class LinesQuestion(Strip):
    """Asks what a pasted list is to be: ``split`` a card for each line, ``whole`` one text, ``left`` nothing."""

    split = Signal()
    whole = Signal()
    left = Signal()

    def __init__(self, say: Language, colours: Colours) -> None:
        super().__init__("info")
        self._say = say
        self.text = ""
        self._words = Lines(MEDIUM)
        self.split_button = button("", "cards", colours, "primary")
        self.whole_button = button(say("One text"), "edit", colours)
        named(self.whole_button, say("One text"), "Shift+Enter")
        self.left_button = button(say("Leave it"), "", colours, "flat")
        named(self.left_button, say("Leave it"), "Esc")
        self.split_button.clicked.connect(self.split)
        self.whole_button.clicked.connect(self.whole)
        self.left_button.clicked.connect(self.left)
        inside, below = column(self, 10, 8), row(gap=8)
        for one in (self.split_button, self.whole_button, self.left_button):
            below.addWidget(one)
        below.addStretch(1)
        inside.addWidget(self._words)
        inside.addLayout(below)

    def ask(self, text: str, count: int) -> None:
        """Ask about a pasted text of so many cards."""
        self.text = text
        say = self._say
        words = say("{n} lines: Enter makes {n} cards of them, Shift+Enter one text, Esc leaves them out.", n=count)
        self._words.show_words(words)
        self.setAccessibleName(words)
        make = say("Make {n} cards", n=count)
        self.split_button.setText(f"\u2009\u2009{make}")
        named(self.split_button, make, "Enter")
        self.show()


class GuardStrip(Strip):
    """Says which words may point to a person, and proposes others. ``use`` and ``keep`` tell what was chosen."""

    use = Signal(str)
    keep = Signal()

    def __init__(self, say: Language, colours: Colours) -> None:
        super().__init__("care")
        self._say = say
        self.wording = ""
        self.reason = Lines(MEDIUM, "care")
        self.proposal = Lines()
        self.use_button = button(say("Use this wording"), "done", colours)
        named(self.use_button, say("Use this wording"), "Alt+U")
        self.keep_button = button(say("Keep mine"), "", colours, "flat")
        named(self.keep_button, say("Keep mine"), "Alt+K")
        self.use_button.clicked.connect(lambda: self.use.emit(self.wording))
        self.keep_button.clicked.connect(self.keep)
        inside, below = column(self, 10, 4), row(gap=8)
        below.addWidget(picture("shield", colours.care, 22))
        below.addWidget(self.use_button)
        below.addWidget(self.keep_button)
        below.addStretch(1)
        inside.addWidget(self.reason)
        inside.addWidget(self.proposal)
        inside.addLayout(below)

    def show_flags(self, flags: Sequence[Flag]) -> None:
        """Say what was found; nothing where nothing was."""
        if not flags:
            self.hide()
            return
        say = self._say
        why = dict.fromkeys(reason_said(flag, say) for flag in flags)
        self.wording = neutral(flags)
        self.reason.show_words(" ".join(why))
        self.proposal.show_words(say("Without it: {wording}", wording=self.wording))
        self.setAccessibleName(self.reason.text())
        self.show()


@dataclass(frozen=True, slots=True)
class Said:
    """A card that says it already. ``where`` names its round, empty for this session's own."""

    idea: str
    text: str
    where: str
    dots: int | None


class SaidStrip(Strip):
    """Cards that say already what is being typed. ``chosen`` tells the place of one in the list."""

    chosen = Signal(int)
    MOST = 3

    def __init__(self, say: Language, colours: Colours) -> None:
        super().__init__("said")
        self._say = say
        self.cards: tuple[Said, ...] = ()
        inside = column(self, 8, 2)
        self._head = label(say("Said already? Choose it, and no second card is made."), Size.SMALL, MEDIUM, "quiet")
        inside.addWidget(self._head)
        self._lines = [SaidLine(place, colours) for place in range(self.MOST)]
        for line in self._lines:
            inside.addWidget(line)
            line.button.clicked.connect(lambda _=False, place=line.place: self.chosen.emit(place))

    @property
    def buttons(self) -> list[QPushButton]:
        """One for each card that is shown."""
        return [line.button for line in self._lines[: len(self.cards)]]

    def show_cards(self, cards: Sequence[Said]) -> None:
        """Show these; nothing where there are none."""
        self.cards = tuple(cards[: self.MOST])
        for place, line in enumerate(self._lines):
            line.setVisible(place < len(self.cards))
            if place < len(self.cards):
                line.show_card(self.cards[place], self._say)
        self.setVisible(bool(self.cards))


class SaidLine(QFrame):
    """One card: its keys, its text as far as there is room, where it was said, its dots."""

    def __init__(self, place: int, colours: Colours) -> None:
        super().__init__()
        self.place = place
        self.button = button(f"Alt+{place + 1}", "", colours)
        self.button.setFont(font(Size.SMALL, MEDIUM))
        self.text = ElidedLabel("", Size.BODY)
        self.where = label("", Size.SMALL, MEDIUM, "quiet")
        inside = row(self, 0, 10)
        inside.addWidget(self.button)
        inside.addWidget(self.text, 1)
        inside.addWidget(self.where)

    def show_card(self, card: Said, say: Language) -> None:
        """Show a card."""
        dots = say.count("{n} dot", "{n} dots", card.dots) if card.dots else ""
        where = card.where or say("this session")
        self.text.show_whole(" ".join(card.text.split()))
        self.where.setText(" · ".join(filter(None, (where, dots))))
        verb = say("Said again: {text}", text=card.text) if card.where else say("Show the card: {text}", text=card.text)
        named(self.button, verb, f"Alt+{self.place + 1}")
