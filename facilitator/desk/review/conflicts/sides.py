"""The versions of one conflict side by side, each as a large button with its number."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from facilitator.desk.review.asking import asked
from facilitator.desk.review.conflicts.cases import Side
from facilitator.desk.review.conflicts.differing import differing
from facilitator.desk.review.conflicts.keys import KEYS
from facilitator.desk.review.side_by_side import SideBySide
from facilitator.desk.review.triage.history import when_and_who
from facilitator.desk.review.twice.card import SharedText
from facilitator.desk.review.twice.sharing import Span
from facilitator.desk.theme.colours import Colours
from facilitator.desk.theme.fonts import BOLD, MEDIUM, Size
from facilitator.desk.theme.lines import said
from facilitator.desk.theme.widgets import column, label, named, picture, row
from facilitator.language import Language

WIDTH = 240
"""Pixels that a version has at least, for text of 100 %: where there is less, they stand below one another."""
LINES = 10
"""So many of each can be seen at once, also where the text is large: the page scrolls then."""


class SideCard(QAbstractButton):
    """``chosen`` brings its number, ``acted`` what a key asks for."""

    chosen = Signal(int)
    acted = Signal(str)

    def __init__(self, number: int, side: Side, spans: Sequence[Span], say: Language, colours: Colours) -> None:
        super().__init__()
        self.number, self.side = number, side
        self._colours = colours
        self.text_shown = SharedText(side.text, spans, colours)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        who = when_and_who(side.at, side.by)
        now = say("shown now") if number == 1 else ""
        words = ", ".join(filter(None, (side.text, who, now)))
        named(self, say("This one: {text}", text=words), str(number))
        inside, head = column(self, 16, 10), row(gap=8)
        head.addWidget(label(str(number), Size.TITLE, BOLD, "accent"))
        head.addStretch(1)
        if now:
            head.addWidget(picture("view", colours.quiet, 16))
            head.addWidget(label(now, Size.SMALL, MEDIUM, "quiet"))
        inside.addLayout(head)
        inside.addWidget(self.text_shown)
        inside.addStretch(1)
        inside.addWidget(said(who, Size.SMALL, tone="quiet"))
        self.clicked.connect(self._choose)

    def _choose(self) -> None:
        self.chosen.emit(self.number)

    def sizeHint(self) -> QSize:
        inside = self.layout()
        return inside.sizeHint() if inside else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        inside = self.layout()
        return inside.minimumSize() if inside else super().minimumSizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        colours, here = self._colours, self.hasFocus() or self.isDown()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.accent if here else colours.edge), 3.0 if here else 1.0))
        painter.setBrush(QColor(colours.accent_soft if self.underMouse() else colours.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), 10, 10)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        name = asked(event, KEYS)
        if name:
            self.acted.emit(name)
        else:
            super().keyPressEvent(event)


class Sides(SideBySide[SideCard]):
    """``chosen`` brings the number of the version that is to hold, ``acted`` what a key asks for."""

    chosen = Signal(int)
    acted = Signal(str)

    def __init__(self, say: Language, colours: Colours) -> None:
        super().__init__(WIDTH, LINES)
        self._say, self._colours = say, colours

    def show_sides(self, sides: Sequence[Side]) -> None:
        """Show these, the first one with the keys where one had them before."""
        focused = any(card.hasFocus() for card in self.cards)
        marks = differing([side.text for side in sides])
        made = [
            SideCard(number, side, mark, self._say, self._colours)
            for number, (side, mark) in enumerate(zip(sides, marks, strict=True), 1)
        ]
        for card in made:
            card.chosen.connect(self.chosen)
            card.acted.connect(self.acted)
        self.put(made)
        if focused:
            self.take_keys()
        self.verticalScrollBar().setValue(0)

    @property
    def here(self) -> SideCard | None:
        """The version that has the keys."""
        return next((card for card in self.cards if card.hasFocus()), None)

    def take_keys(self) -> None:
        """Give the keys to the first version."""
        if self.cards:
            self.cards[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def walk(self, by: int) -> None:
        """Give the keys to the version beside."""
        here = self.here
        place = self.cards.index(here) + by if here else 0
        if 0 <= place < len(self.cards):
            self.cards[place].setFocus(Qt.FocusReason.TabFocusReason)
            self.ensureWidgetVisible(self.cards[place])
