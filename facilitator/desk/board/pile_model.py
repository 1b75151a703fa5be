"""The cards of one column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QMimeData, QModelIndex, QObject, Qt

from facilitator.conference.plan import Kind
from facilitator.conference.results import Idea
from facilitator.desk.board.carrying import cards_data
from facilitator.desk.cockpit.cards_model import IDEA
from facilitator.desk.rows import Index, RowsModel
from facilitator.language import Language
from facilitator.report.wording import kind_word


class PileModel(RowsModel[Idea]):
    """Cards in the order of their numbers, as they were called out. ``kinds`` may be filled later."""

    def __init__(self, say: Language, kinds: Mapping[str, Kind], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self._kinds = kinds

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        idea = self.row(index)
        if role == IDEA:
            return idea
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(idea)
        return self.spoken(idea) if role == Qt.ItemDataRole.AccessibleTextRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else Qt.ItemFlag.NoItemFlags

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        return cards_data(tuple(self.row(index).id for index in indexes))

    def text(self, idea: Idea) -> str:
        """What stands on a card."""
        return self._say("(erased)") if idea.text is None else idea.text

    def kind_word(self, idea: Idea) -> str:
        """What a card's kind is called."""
        kind = self._kinds.get(idea.kind)
        return kind_word(kind, self._say) if kind else idea.kind

    def spoken(self, idea: Idea) -> str:
        """The card for a screen reader."""
        say = self._say
        head = [
            say("{kind}, card {number}", kind=self.kind_word(idea), number=idea.number),
            say("in the parking lot") if idea.parked else "",
            "" if idea.dots is None else say.count("{n} dot", "{n} dots", idea.dots),
        ]
        return ": ".join([", ".join(filter(None, head)), self.text(idea)])
