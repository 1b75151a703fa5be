"""Cards side by side, as many beside one another as there is room for."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import Generic, TypeVar

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from facilitator.desk.theme.fonts import scaled
from facilitator.desk.theme.scroll import FEWEST_LINES, Scroll

W = TypeVar("W", bound=QWidget)


class SideBySide(Scroll, Generic[W]):
    """``width`` is what a card has at least, in pixels for text of 100 %; lines of cards are as even as can be.

    So many ``lines`` of text can be seen at once at least.
    """

    def __init__(self, width: int, lines: int = FEWEST_LINES) -> None:
        super().__init__(lines=lines)
        self._width = width
        self._across = 0
        self.cards: list[W] = []
        self.put([])

    def put(self, cards: Sequence[W]) -> None:
        """Show these in the place of those before."""
        self.cards = list(cards)
        before, holder = self.takeWidget(), QWidget()
        self._table = QGridLayout(holder)
        self._table.setContentsMargins(0, 0, 4, 4)
        self._table.setSpacing(12)
        self._across = 0
        self.setWidget(holder)
        if before is not None:
            before.deleteLater()  # one of its cards may be the one that was pressed
        self._lay_out()
        for card in self.cards:
            card.show()  # else it could not take the keys before the next round of events

    def _lay_out(self) -> None:
        most = max(1, min(len(self.cards), self.viewport().width() // scaled(self._width)))
        lines = ceil(len(self.cards) / most)
        across = ceil(len(self.cards) / lines) if lines else 1
        if across == self._across:
            return
        for column in range(self._across):
            self._table.setColumnStretch(column, 0)
        self._across = across
        for place, card in enumerate(self.cards):
            self._table.addWidget(card, place // across, place % across)
        for column in range(across):
            self._table.setColumnStretch(column, 1)
        self._table.setRowStretch(len(self.cards), 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()
