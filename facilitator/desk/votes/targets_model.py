"""What dots are counted on, a row each; a number that is put in is told, not kept."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, Qt, Signal

from facilitator.conference.plan import Kind
from facilitator.desk.rows import Index, RowsModel
from facilitator.desk.votes.tally import Target
from facilitator.language import Language
from facilitator.report.wording import kind_word

MOST_DOTS = 9_999


class TargetsModel(RowsModel[Target]):
    """``counted`` tells what was put in: an id, and dots or None. Editing is of the dots put on the thing itself."""

    counted = Signal(str, object)

    def __init__(self, say: Language, kinds: Mapping[str, Kind], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._say = say
        self._kinds = kinds

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        target = self.row(index)
        if role == Qt.ItemDataRole.DisplayRole:
            return self.name(target)
        if role == Qt.ItemDataRole.EditRole:
            return "" if target.own is None else str(target.own)
        return self.spoken(target) if role == Qt.ItemDataRole.AccessibleTextRole else None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        text = str(value).strip()
        if role != Qt.ItemDataRole.EditRole or not (text.isdecimal() or not text):
            return False
        self.count(index, min(int(text), MOST_DOTS) if text else None)
        return True

    def count(self, index: Index, dots: int | None) -> None:
        """Put a number in; None takes the count back."""
        target = self.row(index)
        if dots != target.own:
            self.counted.emit(target.id, dots)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable if index.isValid() else Qt.ItemFlag.NoItemFlags

    def kind(self, target: Target) -> Kind | None:
        """A card's kind; None for a cluster."""
        return self._kinds.get(target.kind)

    def name(self, target: Target) -> str:
        """What it is called: a cluster's name, a card's text."""
        return target.name or self._say("(erased)")

    def remark(self, target: Target) -> str:
        """What is to be known beside the name."""
        say, kind = self._say, self.kind(target)
        parts = [
            say.count("{n} card", "{n} cards", target.cards) if target.is_cluster else "",
            "" if target.is_cluster else f"{kind_word(kind, say) if kind else target.kind} {target.number}",
            say.count("with {n} dot on its cards", "with {n} dots on its cards", target.inside)
            if target.inside
            else "",
        ]
        return " · ".join(filter(None, parts))

    def spoken(self, target: Target) -> str:
        """The row for a screen reader."""
        say = self._say
        dots = say("not counted yet") if target.own is None else say.count("{n} dot", "{n} dots", target.own)
        return ", ".join([self.name(target), self.remark(target), dots])
