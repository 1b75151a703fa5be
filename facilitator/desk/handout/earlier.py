"""What earlier rounds said: shown where no card is yet, and again whenever somebody asks for it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLayout, QStackedWidget, QVBoxLayout, QWidget

from facilitator.conference.handover import RoundSaid, Topic, handover_of
from facilitator.conference.results import Idea
from facilitator.desk.snapshots import Picture
from facilitator.desk.theme.colours import Colours, readable
from facilitator.desk.theme.fonts import BOLD, MEDIUM, Size
from facilitator.desk.theme.lines import said
from facilitator.desk.theme.scroll import Scroll
from facilitator.desk.theme.widgets import button, column, label, named, panel, picture, row, wrapped
from facilitator.language import Language
from facilitator.report.topics import dots
from facilitator.report.wording import kind_word

KEYS = "F4"


class EarlierRounds(QStackedWidget):
    """Shows the hand-over where there is one, else ``empty``. ``button`` asks for it while cards are shown."""

    def __init__(self, empty: QWidget, say: Language, colours: Colours) -> None:
        super().__init__()
        self._say = say
        self._colours = colours
        self._empty = empty
        self.rounds: tuple[RoundSaid, ...] = ()
        self.button = button(say("What earlier rounds said"), "recent", colours, "flat")
        named(self.button, say("What earlier rounds said"), KEYS)
        self.button.hide()
        self._scroll = Scroll()
        self._scroll.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._scroll.setAccessibleName(say("What earlier rounds said"))
        self.addWidget(empty)
        self.addWidget(self._scroll)

    def show_picture(self, shown: Picture) -> None:
        """Show what the rounds before have said by now."""
        rounds = handover_of(shown.earlier)
        if rounds != self.rounds:
            self.rounds = rounds
            self._scroll.setWidget(self._page())
        self.setCurrentWidget(self._scroll if rounds else self._empty)
        self.button.setVisible(bool(rounds and shown.result.ideas))

    def toggle(self, stack: QStackedWidget, cards: QWidget) -> None:
        """Show this in place of the cards, or the cards again."""
        if self.rounds:
            stack.setCurrentWidget(cards if stack.currentWidget() is self else self)

    def _page(self) -> QWidget:
        made = QWidget()
        inside = column(made, 0, 12)
        inside.setContentsMargins(2, 2, 10, 12)
        inside.addWidget(wrapped(label(self._say("What earlier rounds said"), Size.TITLE, BOLD)))
        hint = self._say(
            "Read it out before you begin. This page goes with the first card; {keys} brings it back.", keys=KEYS
        )
        inside.addWidget(wrapped(label(hint, Size.BODY, tone="quiet")))
        for one in reversed(self.rounds):
            inside.addWidget(self._round(one))
        inside.addStretch(1)
        return made

    def _round(self, one: RoundSaid) -> QFrame:
        say, sheet, head = self._say, panel(), row(gap=10)
        inside = column(sheet, 18, 8)
        head.addWidget(label(say("Round {number}", number=one.round), Size.TEXT, BOLD, "accent"))
        if one.people:
            head.addWidget(label(say.count("{n} person", "{n} people", one.people), Size.BODY, tone="quiet"))
        head.addStretch(1)
        inside.addLayout(head)
        self._part(inside, say("Strongest topics"), [self._topic(topic) for topic in one.topics])
        self._part(inside, say("Strongest cards"), self._cards(one.cards, one))
        self._part(inside, say("Said again since"), self._cards(one.confirmed, one))
        self._part(inside, say("Open questions"), self._cards(one.questions, one))
        return sheet

    @staticmethod
    def _part(inside: QVBoxLayout, title: str, lines: Sequence[QLayout]) -> None:
        if lines:
            inside.addSpacing(4)
            inside.addWidget(label(title, Size.SMALL, BOLD, "quiet"))
            for line in lines:
                inside.addLayout(line)

    def _topic(self, topic: Topic) -> QLayout:
        line, words = row(gap=10), column(gap=0)
        words.addWidget(said(topic.name, Size.TEXT, MEDIUM))
        if topic.example:
            words.addWidget(said(topic.example, Size.BODY, tone="quiet"))
        line.addWidget(picture("clusters", self._colours.accent, 20), 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        self._weigh(line, topic.dots)
        return line

    def _cards(self, cards: Sequence[Idea], one: RoundSaid) -> list[QLayout]:
        return [self._card(card, one) for card in cards]

    def _card(self, card: Idea, one: RoundSaid) -> QLayout:
        say, colours, line = self._say, self._colours, row(gap=10)
        kind = next((kind for kind in one.kinds if kind.id == card.kind), None)
        if kind is not None:
            tone = readable(kind.colour, colours.surface, colours.ink)
            sign = picture(kind.icon, tone, 20)
            sign.setToolTip(kind_word(kind, say))
            sign.setAccessibleName(kind_word(kind, say))
            line.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(said(card.text or say("(erased)"), Size.BODY), 1)
        self._weigh(line, card.dots)
        return line

    def _weigh(self, line: QLayout, count: int | None) -> None:
        if count:
            line.addWidget(label(dots(count, self._say), Size.BODY, BOLD))
