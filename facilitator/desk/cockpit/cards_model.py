"""The list of cards, newest first. It changes exactly the rows that a committed change names."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Mapping

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from facilitator.conference.results import Idea
from facilitator.desk.snapshots import News
from facilitator.language import Language

Index = QModelIndex | QPersistentModelIndex
Key = tuple[int, int, str]
NOWHERE = QModelIndex()
IDEA = Qt.ItemDataRole.UserRole + 1
"""The role whose data is the frozen ``Idea``."""


def key_of(idea: Idea) -> Key:
    """Where a card stands: by its number, as everywhere; the time and the id decide between laptops."""
    return idea.number, idea.captured_at, idea.id


class CardsModel(QAbstractListModel):
    """Cards of one session. ``kinds`` gives each kind's word."""

    def __init__(self, say: Language, kinds: Mapping[str, str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self._kinds = kinds
        self._keys: list[Key] = []  # oldest first, so that a new card is appended
        self._ideas: dict[str, Idea] = {}

    def load(self, ideas: Iterable[Idea]) -> None:
        """Show these cards."""
        self.beginResetModel()
        self._ideas = {idea.id: idea for idea in ideas}
        self._keys = sorted(map(key_of, self._ideas.values()))
        self.endResetModel()

    def apply(self, news: News) -> None:
        """Show what has changed."""
        for idea in news.ideas:
            known = self._ideas.get(idea.id)
            if known is None or key_of(known) != key_of(idea):
                self._remove(idea.id)
                self._insert(idea)
            elif known != idea:
                self._ideas[idea.id] = idea
                row = self._row(key_of(idea))
                self.dataChanged.emit(self.index(row), self.index(row))
        for ident in news.gone:
            self._remove(ident)

    def idea(self, index: Index) -> Idea:
        """The card of a row."""
        return self._ideas[self._keys[-1 - index.row()][2]]

    def row_of(self, ident: str) -> int:
        """The row of a card, -1 where it is not shown."""
        idea = self._ideas.get(ident)
        return self._row(key_of(idea)) if idea else -1

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._keys)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._keys):
            return None
        idea = self.idea(index)
        if role == IDEA:
            return idea
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(idea)
        return self.spoken(idea) if role == Qt.ItemDataRole.AccessibleTextRole else None

    def text(self, idea: Idea) -> str:
        """What stands on a card."""
        return self._say("(erased)") if idea.text is None else idea.text

    def kind_word(self, idea: Idea) -> str:
        """What a card's kind is called."""
        return self._kinds.get(idea.kind, idea.kind)

    def spoken(self, idea: Idea) -> str:
        """The card for a screen reader."""
        head = self._say("{kind}, card {number}", kind=self.kind_word(idea), number=idea.number)
        parked = [self._say("in the parking lot")] if idea.parked else []
        return ": ".join([", ".join([head, *parked]), self.text(idea)])

    def _row(self, key: Key) -> int:
        return len(self._keys) - 1 - bisect_left(self._keys, key)

    def _insert(self, idea: Idea) -> None:
        row = len(self._keys) - bisect_left(self._keys, key_of(idea))
        self.beginInsertRows(QModelIndex(), row, row)
        insort(self._keys, key_of(idea))
        self._ideas[idea.id] = idea
        self.endInsertRows()

    def _remove(self, ident: str) -> None:
        idea = self._ideas.get(ident)
        if idea is None:
            return
        row = self._row(key_of(idea))
        self.beginRemoveRows(QModelIndex(), row, row)
        del self._keys[len(self._keys) - 1 - row]
        del self._ideas[ident]
        self.endRemoveRows()
