"""The table of ideas that are shown. It changes exactly the rows that a change names."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import groupby

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from facilitator.conference.review import IdeaRow

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
COLUMNS = ("idea", "text", "state", "weight")


class IdeasModel(QAbstractTableModel):
    """``titles`` are the columns' heads; ``spoken`` says a cell for a screen reader, by row and column's name."""

    def __init__(
        self, titles: Sequence[str], spoken: Callable[[IdeaRow, str], str], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._titles = titles
        self._spoken = spoken
        self._places: dict[str, int] | None = None
        self.rows: list[IdeaRow] = []
        self.marked: set[str] = set()

    # What is shown.

    def load(self, rows: list[IdeaRow]) -> None:
        """Show these, all at once; marks of ideas that are not among them go."""
        self.beginResetModel()
        self.rows, self._places = list(rows), None
        if self.marked:
            self.marked &= {row.id for row in rows}
        self.endResetModel()

    def change(self, rows: list[IdeaRow], changed: Collection[str]) -> None:
        """Show these, in the same order as before; ``changed`` are the ids of those that are other ones now."""
        same = [row.id for row in rows] == [row.id for row in self.rows]
        stayed = set(changed) if same else set(changed) - self._come_and_go(rows)
        for first, last in self._runs(stayed):
            self.rows[first : last + 1] = rows[first : last + 1]
            self._tell(first, last)

    def _come_and_go(self, rows: list[IdeaRow]) -> set[str]:
        """Let those go that are not shown any more, and those come that are; returns which have come."""
        there = {row.id for row in rows}
        gone = [place for place, row in enumerate(self.rows) if row.id not in there]
        for first, last in reversed(list(_runs_of(gone))):
            self.beginRemoveRows(NOWHERE, first, last)
            self.marked -= {row.id for row in self.rows[first : last + 1]}
            del self.rows[first : last + 1]
            self._places = None
            self.endRemoveRows()
        known = {row.id for row in self.rows}
        come = [place for place, row in enumerate(rows) if row.id not in known]
        for first, last in _runs_of(come):
            self.beginInsertRows(NOWHERE, first, last)
            self.rows[first:first] = rows[first : last + 1]
            self._places = None
            self.endInsertRows()
        return {rows[place].id for place in come}

    def _runs(self, idents: Collection[str]) -> Iterator[tuple[int, int]]:
        """The first and the last row of each run of those ideas that are shown."""
        return _runs_of(sorted(place for ident in idents if (place := self.row_of(ident)) >= 0))

    def refresh(self) -> None:
        """What stands around the ideas has another name: every row may look different."""
        if self.rows:
            self._tell(0, len(self.rows) - 1)

    def set_marked(self, idents: Collection[str]) -> None:
        """Mark these and no others."""
        changed = self.marked ^ set(idents)
        self.marked = set(idents)
        for first, last in self._runs(changed):
            self._tell(first, last)

    def _tell(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(COLUMNS) - 1))

    def row_of(self, ident: str) -> int:
        """The row of an idea, -1 where it is not shown."""
        if self._places is None:
            self._places = {row.id: place for place, row in enumerate(self.rows)}
        return self._places.get(ident, -1)

    # What Qt asks.

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        row = self.rows[index.row()]
        return self._spoken(row, COLUMNS[index.column()])

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._titles[section]
        return None


def _runs_of(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The first and the last of each run of places that follow one another; given from the first to the last."""
    for _, group in groupby(enumerate(places), key=lambda pair: pair[1] - pair[0]):
        run = [place for _, place in group]
        yield run[0], run[-1]
