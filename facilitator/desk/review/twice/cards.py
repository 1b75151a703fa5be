"""The ideas of one group side by side, as many beside one another as there is room for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal

from facilitator.conference.review import IdeaRow
from facilitator.desk.review.side_by_side import SideBySide
from facilitator.desk.review.triage.words import CellWords
from facilitator.desk.review.twice.card import Card
from facilitator.desk.review.twice.sharing import Span, shared, spans
from facilitator.desk.theme.colours import Colours
from facilitator.language import Language

WIDTH = 230
"""Pixels that a card has at least, for text of 100 %."""


class Cards(SideBySide[Card]):
    """``acted`` tells what a key in a card asks for, ``changed`` that one was left out or taken in again."""

    acted = Signal(str)
    changed = Signal()

    def __init__(self, words: CellWords, say: Language, colours: Colours) -> None:
        super().__init__(WIDTH)
        self._words, self._say, self._colours = words, say, colours

    def show_ideas(self, ideas: Sequence[IdeaRow], highlight: object, leave_out: object) -> None:
        """Show these; whether what they share is marked, and whether single ones can be left out."""
        out, here = {card.idea.id for card in self.out()}, self.here()
        marks = _marks(ideas) if highlight else [[] for _ in ideas]
        made = [
            Card(number, idea, mark, self._words, self._say, self._colours)
            for number, (idea, mark) in enumerate(zip(ideas, marks, strict=True), 1)
        ]
        focused, old = here is not None and here.hasFocus(), [card.idea.id for card in self.cards]
        for card in made:
            card.setCheckable(bool(leave_out))
            if leave_out and card.idea.id in out:
                card.setChecked(False)
            card.acted.connect(self.acted)
            card.toggled.connect(self._toggled)
        self.put(made)
        if focused and made:
            same = [card for card in made if here is not None and card.idea.id == here.idea.id]
            (same or made)[0].setFocus()
        if old != [card.idea.id for card in made]:
            self.verticalScrollBar().setValue(0)

    def forget(self) -> None:
        """Another group comes: nothing of it is left out yet."""
        for card in self.cards:
            card.blockSignals(True)
            card.setChecked(True)

    def _toggled(self) -> None:
        self.changed.emit()

    # Which ones.

    def here(self) -> Card | None:
        """The card that has the keys, else the first one."""
        return next((card for card in self.cards if card.hasFocus()), self.cards[0] if self.cards else None)

    def out(self) -> list[Card]:
        """Those that are left out."""
        return [card for card in self.cards if card.isCheckable() and not card.isChecked()]

    def rest(self) -> list[Card]:
        """The others."""
        return [card for card in self.cards if not card.isCheckable() or card.isChecked()]

    def walk(self, by: int) -> None:
        """Give the keys to the next card, or to the one before."""
        here = self.here()
        if here is None:
            return
        place = self.cards.index(here) + (by if here.hasFocus() else 0)
        card = self.cards[max(0, min(place, len(self.cards) - 1))]
        card.setFocus(Qt.FocusReason.TabFocusReason)
        self.ensureWidgetVisible(card, 0, 8)

    def turn(self, number: int) -> None:
        """Leave out the card with this number, or take it in again."""
        if number <= len(self.cards) and self.cards[number - 1].isCheckable():
            self.cards[number - 1].toggle()


def _marks(ideas: Sequence[IdeaRow]) -> list[list[Span]]:
    stems = shared([idea.text for idea in ideas])
    return [spans(idea.text, stems) for idea in ideas]
