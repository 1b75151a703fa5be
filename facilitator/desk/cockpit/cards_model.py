"""The list of cards, newest first. It changes exactly the rows that a committed change names."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel

from facilitator.conference.results import Idea
from facilitator.desk.snapshots import News
from facilitator.language import Language

Index = QModelIndex | QPersistentModelIndex
Key = tuple[int, int, str]
IDEA = Qt.ItemDataRole.UserRole + 1
"""The role under which other models of cards give the frozen ``Idea``."""


def key_of(idea: Idea) -> Key:
    """Where a card stands: by its number, as everywhere; the time and the id decide between laptops."""
    return idea.number, idea.captured_at, idea.id


def _no_size(_: Idea) -> QSize:
    return QSize()


class CardsModel:
    """Cards of one session. ``kinds`` gives each kind's word; ``rows`` is what a view shows.

    The rows are Qt's own items, and hold their texts and sizes: a list asks for all of them whenever a card comes,
    which takes a tenth of the time when no Python is asked.
    """

    def __init__(self, say: Language, kinds: Mapping[str, str], parent: QObject | None = None) -> None:
        self.rows = QStandardItemModel(parent)
        self.measure: Callable[[Idea], QSize] = _no_size
        self._say = say
        self._kinds = kinds
        self._keys: list[Key] = []  # oldest first, so that a new card is appended
        self._ideas: dict[str, Idea] = {}
        self._flagged: frozenset[str] = frozenset()
        self._clusters: dict[str, str] = {}

    def load(self, ideas: Iterable[Idea]) -> None:
        """Show these cards."""
        self._ideas = {idea.id: idea for idea in ideas}
        self._keys = sorted(map(key_of, self._ideas.values()))
        self.rows.clear()
        self.rows.invisibleRootItem().appendRows([self._item(self._ideas[key[2]]) for key in reversed(self._keys)])

    def apply(self, news: News) -> None:
        """Show what has changed."""
        for idea in news.ideas:
            known = self._ideas.get(idea.id)
            if known is None or key_of(known) != key_of(idea):
                self._remove(idea.id)
                self._insert(idea)
            elif known != idea:
                self._ideas[idea.id] = idea
                self._refresh(self._row(key_of(idea)))
        for ident in news.gone:
            self._remove(ident)

    def show_flagged(self, flagged: frozenset[str]) -> None:
        """The cards whose words may point to a person, by their ids."""
        changed, self._flagged = self._flagged ^ flagged, flagged
        for ident in changed:
            self._refresh(self.row_of(ident))

    def show_clusters(self, names: Mapping[str, str]) -> None:
        """What the clusters are called, by their ids."""
        before, self._clusters = self._clusters, dict(names)
        if before == self._clusters:
            return
        for idea in self._ideas.values():
            cluster = idea.cluster or ""
            if before.get(cluster) != self._clusters.get(cluster):
                self._refresh(self._row(key_of(idea)))

    def measure_all(self) -> None:
        """All sizes are different now."""
        self.rows.blockSignals(True)  # the view lays out anew by itself
        for row, key in enumerate(reversed(self._keys)):
            self.rows.item(row).setSizeHint(self.measure(self._ideas[key[2]]))
        self.rows.blockSignals(False)

    def remeasure(self, ident: str) -> None:
        """A card's size is different now."""
        if (row := self.row_of(ident)) >= 0:
            self.rows.item(row).setSizeHint(self.measure(self._ideas[ident]))

    def is_flagged(self, idea: Idea) -> bool:
        """Whether somebody should look at its words."""
        return idea.id in self._flagged

    def cluster(self, idea: Idea) -> str:
        """The name of its cluster, empty for none."""
        return self._clusters.get(idea.cluster or "", "")

    def ideas(self) -> Iterable[Idea]:
        """All cards that are shown."""
        return self._ideas.values()

    def idea(self, index: Index) -> Idea:
        """The card of a row."""
        return self._ideas[self._keys[-1 - index.row()][2]]

    def row_of(self, ident: str) -> int:
        """The row of a card, -1 where it is not shown."""
        idea = self._ideas.get(ident)
        return self._row(key_of(idea)) if idea else -1

    def index(self, row: int) -> QModelIndex:
        """A row, as views name it."""
        return self.rows.index(row, 0)

    def rowCount(self) -> int:
        """How many cards there are."""
        return len(self._keys)

    def text(self, idea: Idea) -> str:
        """What stands on a card."""
        return self._say("(erased)") if idea.text is None else idea.text

    def kind_word(self, idea: Idea) -> str:
        """What a card's kind is called."""
        return self._kinds.get(idea.kind, idea.kind)

    def spoken(self, idea: Idea) -> str:
        """The card for a screen reader."""
        head = self._say("{kind}, card {number}", kind=self.kind_word(idea), number=idea.number)
        parked = self._say("in the parking lot") if idea.parked else ""
        flagged = self._say("check the wording") if self.is_flagged(idea) else ""
        return ": ".join([", ".join(filter(None, [head, self.cluster(idea), parked, flagged])), self.text(idea)])

    def _item(self, idea: Idea) -> QStandardItem:
        made = QStandardItem(self.text(idea))
        made.setFlags(FLAGS)
        made.setSizeHint(self.measure(idea))
        made.setAccessibleText(self.spoken(idea))
        return made

    def _refresh(self, row: int) -> None:
        """A card is shown as it is now, told as one change."""
        if row < 0:
            return
        item, idea = self.rows.item(row), self._ideas[self._keys[-1 - row][2]]
        self.rows.blockSignals(True)
        item.setText(self.text(idea))
        item.setSizeHint(self.measure(idea))
        item.setAccessibleText(self.spoken(idea))
        self.rows.blockSignals(False)
        self.rows.dataChanged.emit(item.index(), item.index(), [])

    def _row(self, key: Key) -> int:
        return len(self._keys) - 1 - bisect_left(self._keys, key)

    def _insert(self, idea: Idea) -> None:
        row = len(self._keys) - bisect_left(self._keys, key_of(idea))
        insort(self._keys, key_of(idea))
        self._ideas[idea.id] = idea
        self.rows.insertRow(row, self._item(idea))

    def _remove(self, ident: str) -> None:
        idea = self._ideas.get(ident)
        if idea is None:
            return
        row = self._row(key_of(idea))
        self.rows.removeRow(row)
        del self._keys[len(self._keys) - 1 - row]
        del self._ideas[ident]


FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
