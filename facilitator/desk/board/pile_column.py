"""One column of the pin board: its head, its cards, and what may be dropped on it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QFrame

from facilitator.conference.plan import Kind
from facilitator.desk.board.carrying import Load, Where
from facilitator.desk.board.head import PileHead
from facilitator.desk.board.pile_view import PileView
from facilitator.desk.board.piles import PARKED, UNSORTED, Pile
from facilitator.desk.theme.colours import Colours
from facilitator.desk.theme.fonts import scaled
from facilitator.desk.theme.widgets import column
from facilitator.language import Language


def column_width() -> int:
    """How wide a column is, in pixels: it grows with the text, though not as fast."""
    return 136 + scaled(100)


class PileColumn(QFrame):
    """Cards are dropped anywhere on it; a cluster in the middle of its head to be merged, elsewhere to be placed."""

    cards_dropped = Signal(tuple)
    cluster_dropped = Signal(str, str)

    def __init__(
        self,
        pile: Pile,
        say: Language,
        kinds: Mapping[str, Kind],
        colours: Colours,
        carried: Callable[[], tuple[str, ...]],
    ) -> None:
        super().__init__()
        self.pile = pile
        self._say = say
        self.setProperty("pile", "cluster" if pile.is_cluster else "other")
        self.setProperty("over", "")
        self.setFixedWidth(column_width())
        self.head = PileHead(pile, say, colours)
        self.view = PileView(say, kinds, colours, carried)
        self.view.hint = {
            UNSORTED: say("Every card has its place."),
            PARKED: say("Off the topic? Drag it here, or press Ctrl+L."),
        }.get(pile.id, say("Drag cards here."))
        inside = column(self, 1, 0)
        inside.addWidget(self.head)
        inside.addWidget(self.view, 1)
        self.show_pile(pile)

    def show_pile(self, pile: Pile) -> None:
        """Show what has changed."""
        self.pile = pile
        self.head.show_pile(pile)
        self.view.cards.show_rows(pile.ideas)
        self.view.setAccessibleName(self._spoken())
        self.view.viewport().update()

    def _spoken(self) -> str:
        say, cards = self._say, self.head.count.text()
        if self.pile.id == UNSORTED:
            return say("Unsorted cards: {cards}", cards=cards)
        if self.pile.id == PARKED:
            return say("Parking lot: {cards}", cards=cards)
        return say("Cluster {name}: {cards}", name=self.pile.name, cards=cards)

    # Drops.

    def where(self, load: Load, place: QPoint) -> Where:
        """What a drop would do at a place in here."""
        if load.cards:
            return "cards"
        if not load.cluster or load.cluster == self.pile.id or not self.pile.is_cluster:
            return ""
        share = place.x() / max(1, self.width())
        if place.y() < self.head.geometry().bottom() and 0.2 < share < 0.8:
            return "merge"
        return "left" if share < 0.5 else "right"

    def take(self, load: Load, place: QPoint) -> None:
        """Something falls here."""
        where = self.where(load, place)
        if where == "cards":
            self.cards_dropped.emit(load.cards)
        elif where:
            self.cluster_dropped.emit(load.cluster, where)
