"""A list in which one row is chosen, and the next one where that goes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic

from PySide6.QtCore import QItemSelectionModel, Signal
from PySide6.QtWidgets import QListView

from facilitator.desk.review.keyed import KeyedModel, T


class ChosenList(QListView, Generic[T]):
    """``came`` brings what is chosen, None for nothing; ``acted`` tells what a key asks for."""

    came = Signal(object)
    acted = Signal(str)

    def __init__(self, rows: KeyedModel[T]) -> None:
        super().__init__()
        self.rows = rows
        self._changing = False  # rows come and go: what is chosen meanwhile is not
        self.setModel(rows)
        self.selectionModel().currentRowChanged.connect(self._moved)

    def current(self) -> T | None:
        """What is chosen."""
        place = self.currentIndex().row()
        return self.rows.items[place] if 0 <= place < len(self.rows.items) else None

    def go_to(self, place: int) -> None:
        """Choose what is at a place, or the nearest there is."""
        index = self.rows.index(max(0, min(place, len(self.rows.items) - 1)))
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)

    def change(self, items: Sequence[T]) -> None:
        """Show what has changed; where what was chosen has gone, the next of those that stay is chosen."""
        here, place = self.current(), max(0, self.currentIndex().row())
        there = {item.key for item in items}
        after = next((item.key for item in self.rows.items[place:] if item.key in there), None)
        self._changing = True
        self.rows.change(items)
        if here is None or here.key not in there:
            self.go_to(self.rows.row_of(after) if after else min(place, len(items) - 1))
        self._changing = False
        if self.current() != here:
            self.came.emit(self.current())

    def _moved(self) -> None:
        if not self._changing:
            self.came.emit(self.current())
