"""The list of groups. It changes exactly the rows that are other ones."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from facilitator.desk.review.twice.bundles import Bundle

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class BundleModel(QAbstractListModel):
    """``spoken`` says a group for a screen reader."""

    def __init__(self, spoken: Callable[[Bundle], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._spoken = spoken
        self.bundles: list[Bundle] = []

    def load(self, bundles: Sequence[Bundle]) -> None:
        """Show these, all at once."""
        self.beginResetModel()
        self.bundles = list(bundles)
        self.endResetModel()

    def change(self, bundles: Sequence[Bundle]) -> None:
        """Show these; what was there before, in whatever order, stays the same row."""
        wanted = {bundle.key for bundle in bundles}
        for place in range(len(self.bundles) - 1, -1, -1):
            if self.bundles[place].key not in wanted:
                self.beginRemoveRows(NOWHERE, place, place)
                del self.bundles[place]
                self.endRemoveRows()
        for place, bundle in enumerate(bundles):
            self._put(place, bundle)

    def _put(self, place: int, bundle: Bundle) -> None:
        """Bring a group to its place: those before it are right already."""
        now = self.row_of(bundle.key)
        if now < 0:
            self.beginInsertRows(NOWHERE, place, place)
            self.bundles.insert(place, bundle)
            self.endInsertRows()
            return
        if now != place:
            self.beginMoveRows(NOWHERE, now, now, NOWHERE, place)
            self.bundles.insert(place, self.bundles.pop(now))
            self.endMoveRows()
        if self.bundles[place] != bundle:
            self.bundles[place] = bundle
            self.dataChanged.emit(self.index(place), self.index(place))

    def row_of(self, key: tuple[str, ...]) -> int:
        """The row of a group, -1 where it is not shown."""
        return next((place for place, bundle in enumerate(self.bundles) if bundle.key == key), -1)

    # What Qt asks.

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.bundles)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        return self._spoken(self.bundles[index.row()])
