"""The pin board itself: unsorted cards at the left, clusters side by side, the parking lot at their end."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QCursor, QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QWidget

from facilitator.conference.plan import Kind
from facilitator.conference.results import Idea
from facilitator.desk.board.carrying import Load, Where, load_of
from facilitator.desk.board.new_pile import NewPile
from facilitator.desk.board.pile_column import PileColumn
from facilitator.desk.board.piles import PARKED, UNSORTED, Pile, Piles
from facilitator.desk.tabbing import give_keys
from facilitator.desk.theme.colours import Colours
from facilitator.desk.theme.widgets import restyled, row
from facilitator.language import Language

EDGE, FASTEST, TICK = 60, 18, 16
"""While something is dragged within so many pixels of an edge, the board moves by up to so many, every so many ms."""


class Board(QWidget):
    """Builds a column once and updates it. ``asked`` tells what is wanted in which column, by its id."""

    asked = Signal(str, str)
    chose = Signal()
    cards_dropped = Signal(tuple, str)
    cluster_dropped = Signal(str, str, str)
    renamed = Signal(str, str)
    menu_wanted = Signal(str, object)

    def __init__(self, say: Language, kinds: Mapping[str, Kind], colours: Colours) -> None:
        super().__init__()
        self._say, self._kinds, self._colours = say, kinds, colours
        self.columns: dict[str, PileColumn] = {}
        self.new = NewPile(say, colours)
        self.here = UNSORTED
        self._order = [UNSORTED, PARKED]
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its columns take the keys
        inner = QWidget()
        self._row: QHBoxLayout = row(inner, 0, 12)
        self._row.addWidget(self.new)
        self._row.addStretch(1)
        self.area.setWidget(inner)
        self._outer = row(self, 0, 12)
        self._outer.addWidget(self.area, 1)
        self._load = Load()
        self.setAcceptDrops(True)
        self._drift = QTimer(self)
        self._drift.setInterval(TICK)
        self._drift.timeout.connect(self._move_on)
        self.new.left.connect(self.focus_here)
        self._outer.insertWidget(0, self._made(Pile(UNSORTED)))
        self._row.insertWidget(1, self._made(Pile(PARKED)))

    # What is shown.

    def show_piles(self, piles: Piles) -> None:
        """Show the columns as they are now; cards that are chosen stay chosen where they lie."""
        chosen = [index.row() for index in self.columns[self.here].view.selectedIndexes()]
        focused = self.columns[self.here].view.hasFocus()
        wanted = {pile.id: pile for pile in piles.all}
        for ident in [ident for ident in self.columns if ident not in wanted]:
            self._remove(ident)
        for at, pile in enumerate(piles.clusters):
            shown = self.columns.get(pile.id) or self._made(pile)
            if self._row.indexOf(shown) != at:
                self._row.removeWidget(shown)
                self._row.insertWidget(at, shown)
        for pile in piles.all:
            self.columns[pile.id].show_pile(pile)
        self._order = [pile.id for pile in piles.all]
        if focused:
            self.focus_here()
        if chosen and not self.chosen():
            self._choose_at(min(chosen))

    def _made(self, pile: Pile) -> PileColumn:
        made = PileColumn(pile, self._say, self._kinds, self._colours, self.chosen_ids)
        ident, view = pile.id, made.view
        view.asked.connect(lambda name: self.asked.emit(name, ident))
        view.alone.connect(lambda: self._alone(ident))
        view.entered.connect(lambda: self._entered(ident))
        view.menu_wanted.connect(lambda place: self.menu_wanted.emit(ident, place))
        view.selectionModel().selectionChanged.connect(lambda *_: self.chose.emit())
        made.head.menu_wanted.connect(lambda place: self.menu_wanted.emit(ident, place))
        made.head.renamed.connect(lambda name: self.renamed.emit(ident, name))
        made.head.box.taken.connect(lambda _: self.focus_here())
        made.head.box.left.connect(self.focus_here)
        made.cards_dropped.connect(lambda ids: self.cards_dropped.emit(ids, ident))
        made.cluster_dropped.connect(lambda moved, where: self.cluster_dropped.emit(moved, ident, where))
        self.columns[ident] = made
        return made

    def _remove(self, ident: str) -> None:
        gone = self.columns.pop(ident)
        self._row.removeWidget(gone)
        gone.hide()
        gone.deleteLater()
        if self.here == ident:
            self.here = UNSORTED

    def _choose_at(self, place: int) -> None:
        """Where the chosen cards have gone elsewhere, the next one is at hand."""
        view = self.columns[self.here].view
        if view.cards.rowCount():
            view.setCurrentIndex(view.cards.index(min(place, view.cards.rowCount() - 1)))

    # What is chosen, and where the keys are.

    def chosen(self) -> list[Idea]:
        """The chosen cards of all columns, from the left to the right."""
        return [idea for shown in self._ordered() for idea in shown.view.chosen()]

    def at_hand(self) -> list[Idea]:
        """The chosen cards; where none is, the one that the keys are on."""
        view = self.columns[self.here].view
        current = view.currentIndex()
        alone = [view.cards.row(current)] if current.isValid() and view.hasFocus() else []
        return self.chosen() or alone

    def chosen_ids(self) -> tuple[str, ...]:
        """The ids of the chosen cards."""
        return tuple(idea.id for idea in self.chosen())

    def clear(self) -> None:
        """Choose nothing."""
        for shown in self.columns.values():
            shown.view.clearSelection()

    def set_cut(self, ids: frozenset[str]) -> None:
        """Show these cards pale."""
        for shown in self.columns.values():
            shown.view.set_cut(ids)

    def _alone(self, ident: str) -> None:
        for other, shown in self.columns.items():
            if other != ident:
                shown.view.clearSelection()

    def _entered(self, ident: str) -> None:
        self.here = ident
        give_keys(self, self.columns[ident].view)
        self.reveal(ident)

    def reveal(self, ident: str) -> None:
        """Move the board so that a column can be seen."""
        if ident in self.columns and ident != UNSORTED:
            self.area.ensureWidgetVisible(self.columns[ident], 12, 0)

    def focus_here(self) -> None:
        """Give the keys to the column that had them last."""
        self.columns[self.here].view.setFocus()

    def go(self, ident: str, step: int) -> None:
        """Give the keys to the column before (-1) or behind (1)."""
        order = [shown.pile.id for shown in self._ordered()]
        at = order.index(ident) + step
        if 0 <= at < len(order):
            self.columns[order[at]].view.setFocus()

    def _ordered(self) -> list[PileColumn]:
        return [self.columns[ident] for ident in self._order]

    def begin_new(self, cards: tuple[str, ...]) -> None:
        """Let the name of a new cluster be typed."""
        self.new.begin(cards)
        self.area.ensureWidgetVisible(self.new, 12, 0)

    # While something is dragged. The columns move under the mouse, so the board asks which one is there.

    def _spot(self, place: QPoint) -> PileColumn | NewPile | None:
        found: QObject | None = self.childAt(place)
        while found is not None and not isinstance(found, PileColumn | NewPile):
            found = found.parent()
        return found

    def _hover(self, place: QPoint) -> Where:
        spot = self._spot(place)
        where = spot.where(self._load, spot.mapFrom(self, place)) if spot else ""
        for shown in (*self.columns.values(), self.new):
            restyled(shown, "over", where if shown is spot else "")
        return where

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._load = load_of(event.mimeData())
        if self._load != Load():
            self._drift.start()
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.setAccepted(bool(self._hover(event.position().toPoint())))

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._end_drag()

    def dropEvent(self, event: QDropEvent) -> None:
        load, place = load_of(event.mimeData()), event.position().toPoint()
        self._end_drag()
        event.acceptProposedAction()
        if spot := self._spot(place):
            spot.take(load, spot.mapFrom(self, place))

    def _end_drag(self) -> None:
        self._load = Load()
        self._drift.stop()
        for shown in (*self.columns.values(), self.new):
            restyled(shown, "over", "")

    def _move_on(self) -> None:
        x, width = self.area.mapFromGlobal(QCursor.pos()).x(), self.area.width()
        pull = max(0, x - (width - EDGE)) - max(0, EDGE - x)
        if -EDGE < pull < 2 * EDGE and pull:
            bar = self.area.horizontalScrollBar()
            bar.setValue(bar.value() + round(FASTEST * max(-1.0, min(1.0, pull / EDGE))))
            self._hover(self.mapFromGlobal(QCursor.pos()))
