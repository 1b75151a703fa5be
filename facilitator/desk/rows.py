"""Rows of a list that change one by one: what stays keeps its selection, its place in the view, and the focus."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class Row(Protocol):
    """Something frozen with an id."""

    @property
    def id(self) -> str: ...


R = TypeVar("R", bound=Row)


class RowsModel(QAbstractListModel, Generic[R]):
    """``show_rows`` tells Qt exactly which rows went, came, moved and changed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[R] = []

    def show_rows(self, wanted: Sequence[R]) -> None:
        """Show these, in this order; each id once."""
        there = {one.id for one in wanted}
        for at in reversed([at for at, one in enumerate(self.rows) if one.id not in there]):
            self.beginRemoveRows(NOWHERE, at, at)
            del self.rows[at]
            self.endRemoveRows()
        known = {one.id for one in self.rows}
        at = 0
        while at < len(wanted):
            if wanted[at].id in known:
                self._put(at, wanted[at])
                at += 1
            else:
                end = next((later for later in range(at, len(wanted)) if wanted[later].id in known), len(wanted))
                self.beginInsertRows(NOWHERE, at, end - 1)
                self.rows[at:at] = wanted[at:end]
                self.endInsertRows()
                at = end

    def _put(self, at: int, wanted: R) -> None:
        if self.rows[at].id != wanted.id:
            here = next(later for later in range(at, len(self.rows)) if self.rows[later].id == wanted.id)
            self.beginMoveRows(NOWHERE, here, here, NOWHERE, at)
            self.rows.insert(at, self.rows.pop(here))
            self.endMoveRows()
        if self.rows[at] != wanted:
            self.rows[at] = wanted
            self.dataChanged.emit(self.index(at), self.index(at))

    def row(self, index: Index) -> R:
        """What stands in a row."""
        return self.rows[index.row()]

    def row_of(self, ident: str) -> int:
        """The row of an id, -1 where it is not shown."""
        return next((at for at, one in enumerate(self.rows) if one.id == ident), -1)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)
