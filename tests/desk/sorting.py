"""A session with cards in front of the pin board, and hands that drag."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from facilitator.conference import intents
from facilitator.desk.board.board import Board
from facilitator.desk.board.chooser import Chooser
from facilitator.desk.board.pile_view import PileView
from facilitator.desk.board.piles import UNSORTED
from facilitator.desk.board.step import BoardStep
from facilitator.desk.cockpit.page import CockpitPage
from tests.desk.desks import PATIENCE, Desk

PLAIN, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


class Sorting:
    """Cards are called a, b, c …, clusters by their names."""

    def __init__(self, desk: Desk, page: CockpitPage) -> None:
        self.desk, self.page = desk, page

    @property
    def step(self) -> BoardStep:
        return self.page.board

    @property
    def board(self) -> Board:
        return self.page.board.board

    def fill(self, names: str) -> None:
        """Cards that somebody typed, and the board in front of them."""
        for name in names:
            ident = self.page.doer.new_id()
            self.page.doer.do(intents.CaptureIdea(ident, self.page.session, "question", name))
        self.page.show_step("sort")
        self.wait(lambda: self.shown().get("") == names)

    def elsewhere(self, *wanted: intents.Intent) -> None:
        """Something that was not done on the board."""
        keeper = self.page.doer.keeper
        self.page.doer.run(lambda: keeper.do(*wanted))

    def cluster(self, name: str, cards: str) -> str:
        """A cluster that came to be elsewhere."""
        ident = self.page.doer.new_id()
        self.elsewhere(intents.CreateCluster(ident, self.page.session, name, self.ids(cards)))
        self.wait(lambda: self.shown().get(name) == cards)
        return ident

    def wait(self, so: Callable[[], bool]) -> None:
        self.desk.bot.waitUntil(so, timeout=PATIENCE)

    def shown(self) -> dict[str, str]:
        """What the columns show, from the left to the right; those in no cluster under ``""``, parked ones under P."""
        return {name: self.texts(self.view(ident)) for ident, name in self.names().items()}

    def names(self) -> dict[str, str]:
        """What the columns are called, by their ids."""
        fixed = {UNSORTED: "", "parking": "P"}
        return {pile.id: pile.name or fixed[pile.id] for pile in (c.pile for c in self.board._ordered())}

    def await_shown(self, **wanted: str) -> None:
        """Wait until these columns, and no other cluster, show these cards; ``_`` are the unsorted ones."""
        expected = {"" if name == "_" else name: cards for name, cards in wanted.items()}
        self.wait(
            lambda: {name: cards for name, cards in self.shown().items() if cards or name in expected} == expected
        )

    def id(self, name: str) -> str:
        """A column's id."""
        return next(ident for ident, known in self.names().items() if known == name)

    def view(self, ident: str) -> PileView:
        return self.board.columns[ident].view

    @staticmethod
    def texts(view: PileView) -> str:
        return "".join(idea.text or "" for idea in view.cards.rows)

    def ids(self, cards: str) -> tuple[str, ...]:
        """Cards' ids."""
        known = {idea.text: idea.id for pile in self.step.piles.all for idea in pile.ideas}
        return tuple(known[card] for card in cards)

    def choose(self, column: str, cards: str) -> PileView:
        """Choose cards of a column, with the keys on the first of them."""
        view = self.view(self.id(column))
        self.desk.window.activateWindow()
        view.setFocus()
        self.wait(view.hasFocus)
        self.board.clear()
        view.choose(frozenset(self.ids(cards)))
        return view

    def press(self, view: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN) -> None:
        self.desk.press_in(view, key, modifier)

    def chooser(self) -> Chooser:
        """The list that has opened."""
        self.wait(lambda: any(one.isVisible() for one in self.page.findChildren(Chooser)))
        return next(one for one in self.page.findChildren(Chooser) if one.isVisible())

    def step_name(self) -> str:
        """What undo would take back."""
        return self.page.status.undo_button.accessibleName()

    def undo(self, name: str) -> None:
        """Undo, once the button says so."""
        self.wait(lambda: self.step_name() == f"Undo: {name}")
        self.desk.click(self.page.status.undo_button)


def drop(board: QWidget, target: QWidget, data: QMimeData, share: Sequence[float] = (0.5, 0.9)) -> None:
    """Drag something over what takes drops, and let it fall on a part of it, at a share of its width and height."""
    QApplication.processEvents()  # what was just made gets its place, as it has it before a hand is there
    if isinstance(board, Board) and board.area.isAncestorOf(target):
        board.area.ensureWidgetVisible(target)
    within = QPoint(int(target.width() * share[0]), int(target.height() * share[1]))
    place = target.mapTo(board, within) if target is not board else within
    move, left = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton
    board.dragEnterEvent(QDragEnterEvent(QPointF(place), move, data, left, PLAIN))
    board.dragMoveEvent(QDragMoveEvent(QPointF(place), move, data, left, PLAIN))
    board.dropEvent(QDropEvent(QPointF(place), move, data, left, PLAIN))
