"""A list whose rows are known by a key. It changes exactly the rows that are other ones."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class Keyed(Protocol):
    """What a row shows: ``key`` is unlike that of every other row."""

    @property
    def key(self) -> tuple[str, ...]: ...


T = TypeVar("T", bound=Keyed)


class KeyedModel(QAbstractListModel, Generic[T]):
    """``spoken`` says a row for a screen reader."""

    def __init__(self, spoken: Callable[[T], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._spoken = spoken
        self.items: list[T] = []

    def load(self, items: Sequence[T]) -> None:
        """Show these, all at once."""
        self.beginResetModel()
        self.items = list(items)
        self.endResetModel()

    def change(self, items: Sequence[T]) -> None:
        """Show these; what was there before, in whatever order, stays the same row."""
        wanted = {item.key for item in items}
        for place in range(len(self.items) - 1, -1, -1):
            if self.items[place].key not in wanted:
                self.beginRemoveRows(NOWHERE, place, place)
                del self.items[place]
                self.endRemoveRows()
        for place, item in enumerate(items):
            self._put(place, item)

    def _put(self, place: int, item: T) -> None:
        """Bring a row to its place: those before it are right already."""
        now = self.row_of(item.key)
        if now < 0:
            self.beginInsertRows(NOWHERE, place, place)
            self.items.insert(place, item)
            self.endInsertRows()
            return
        if now != place:
            self.beginMoveRows(NOWHERE, now, now, NOWHERE, place)
            self.items.insert(place, self.items.pop(now))
            self.endMoveRows()
        if self.items[place] != item:
            self.items[place] = item
            self.dataChanged.emit(self.index(place), self.index(place))

    def row_of(self, key: tuple[str, ...]) -> int:
        """The row with a key, -1 where it is not shown."""
        return next((place for place, item in enumerate(self.items) if item.key == key), -1)

    # What Qt asks.

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        return self._spoken(self.items[index.row()])
