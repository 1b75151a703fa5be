"""The step of sorting: cards on a pin board are put into clusters, by mouse or by keys. One gesture is one step."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from facilitator.conference import intents
from facilitator.conference.plan import Kind
from facilitator.desk.actions import shortcut
from facilitator.desk.board import gestures
from facilitator.desk.board.board import Board
from facilitator.desk.board.chooser import Choice, Chooser
from facilitator.desk.board.headline import Headline
from facilitator.desk.board.look import board_sheet
from facilitator.desk.board.menus import BoardMenu
from facilitator.desk.board.piles import PARKED, UNSORTED, Piles, piles_of
from facilitator.desk.cockpit.doer import Doer
from facilitator.desk.snapshots import Picture
from facilitator.desk.tabbing import give_keys
from facilitator.desk.theme.colours import Colours
from facilitator.desk.theme.fonts import BOLD, Size
from facilitator.desk.theme.widgets import column, label, picture, wrapped
from facilitator.language import Language


class BoardStep(QWidget):
    """The pin board. What was committed comes back as a picture, and only what is different in it changes."""

    def __init__(self, doer: Doer) -> None:
        super().__init__()
        self._doer = doer
        self._say, self._colours = doer.context.say, doer.context.colours
        self._kinds: dict[str, Kind] = {}
        self._picture: Picture | None = None
        self._cut: frozenset[str] = frozenset()
        self.piles = Piles()
        self.setStyleSheet(board_sheet(self._colours))
        self.headline = Headline(self._say, self._colours)
        self.board = Board(self._say, self._kinds, self._colours)
        self._empty = EmptyBoard(self._say, self._colours)
        self._shown = QStackedWidget()
        self._shown.addWidget(self._empty)
        self._shown.addWidget(self.board)
        inside = column(self, 0, 10)
        inside.addWidget(self.headline)
        inside.addWidget(self._shown, 1)
        self.headline.hide()
        give_keys(self, self.board.columns[UNSORTED].view)
        self._connect()

    def _connect(self) -> None:
        board = self.board
        board.asked.connect(self.ask)
        board.cards_dropped.connect(self._move)
        board.cluster_dropped.connect(self._drop_cluster)
        board.renamed.connect(lambda ident, name: self._act(intents.RenameCluster(ident, name)))
        board.menu_wanted.connect(self._open_menu)
        board.new.wanted.connect(self._gather)
        self.headline.new_button.clicked.connect(lambda: self.ask("gather", board.here))
        self.headline.new_button.dropped.connect(board.begin_new)
        self.headline.park_button.clicked.connect(lambda: self.ask("park", board.here))
        self.headline.park_button.dropped.connect(lambda ids: self._move(ids, PARKED))
        shortcut(self, "Ctrl+L", lambda: self.ask("park", board.here))

    # What is shown.

    def show_picture(self, picture: Picture) -> None:
        """Show the session as it stands."""
        say, result = self._say, picture.result
        self._picture = picture
        self._kinds.update({kind.id: kind for kind in result.kinds})
        self.piles = piles = piles_of(result)
        self.board.show_piles(piles)
        self.board.set_cut(self._cut)
        self.headline.show_piles(piles)
        begin = say("Cards that say something alike go together. Drag one here, or choose some and press N.")
        self.board.new.show_hint(begin if not piles.clusters else "")
        there = bool(piles.cards or piles.clusters)
        self._shown.setCurrentWidget(self.board if there else self._empty)
        self.headline.setVisible(there)

    # What is wanted.

    def _act(self, *wanted: intents.Intent) -> None:
        """Carry out a gesture as one step, and look at once at what came of it."""
        if wanted:
            self._doer.do(*wanted, then=self._look)

    def _look(self) -> None:
        self._doer.ask(self._doer.keeper.picture, self.show_picture)

    def ask(self, name: str, ident: str) -> None:
        """Something is wanted in a column, by the names of ``pile_view.KEYS``."""
        board = self.board
        match name:
            case "before" | "after":
                board.go(ident, 1 if name == "after" else -1)
            case "move":
                self._choose_pile(ident)
            case "gather":
                board.begin_new(tuple(idea.id for idea in board.at_hand()))
            case "park":
                self._park()
            case "cut" | "leave":
                self._set_cut(frozenset(idea.id for idea in board.at_hand()) if name == "cut" else frozenset())
            case "paste":
                ids = tuple(self._cut)
                self._set_cut(frozenset())
                self._move(ids, ident)
            case _:
                self._ask_cluster(name, ident)

    def _ask_cluster(self, name: str, ident: str) -> None:
        pile, order = self.piles.pile(ident), [cluster.id for cluster in self.piles.clusters]
        if pile is None or not pile.is_cluster:
            return
        match name:
            case "rename":
                self.board.columns[ident].head.edit()
            case "merge":
                self._choose_other(ident)
            case "shift left":
                self._act(*gestures.place(order, ident, max(0, order.index(ident) - 1)))
            case "shift right":
                self._act(*gestures.place(order, ident, order.index(ident) + 2))
            case "dissolve":
                self._act(*gestures.dissolve(pile, self.piles.parked.ideas))

    def _set_cut(self, ids: frozenset[str]) -> None:
        self._cut = ids
        self.board.set_cut(ids)
        if not ids:
            self.board.clear()

    def _park(self) -> None:
        chosen = self.board.at_hand()
        parked = bool(chosen) and all(idea.parked for idea in chosen)
        self._act(*(gestures.unpark(chosen) if parked else gestures.move(chosen, PARKED)))

    def _move(self, ids: tuple[str, ...], pile: str) -> None:
        self._act(*gestures.move(self.piles.ideas(ids), pile))

    def _gather(self, name: str, ids: tuple[str, ...]) -> None:
        doer = self._doer
        self._act(*gestures.gather(doer.new_id(), doer.session, name, self.piles.ideas(ids)))
        self.board.focus_here()

    def _drop_cluster(self, moved: str, target: str, where: str) -> None:
        order = [cluster.id for cluster in self.piles.clusters]
        if moved not in order or target not in order:
            return
        if where == "merge":
            self._merge(target, moved)
        else:
            self._act(*gestures.place(order, moved, order.index(target) + (where == "right")))

    def _merge(self, kept: str, other: str) -> None:
        if self._picture and kept != other:
            self._act(*gestures.merge(self._picture, kept, other))

    # Choosers and menus.

    def _choose_pile(self, ident: str) -> None:
        ids = tuple(idea.id for idea in self.board.at_hand())
        if not ids:
            return
        say = self._say
        choices = [Choice(pile.id, pile.name, "clusters") for pile in self.piles.clusters]
        choices += [Choice(UNSORTED, say("Unsorted"), "cards"), Choice(PARKED, say("Parking lot"), "parking")]
        chooser = self._chooser(say.count("Move {n} card to …", "Move {n} cards to …", len(ids)), choices, ident)
        chooser.allow_new(say("Type a name, or a new one"))
        chooser.chosen.connect(lambda pile: self._move(ids, pile))
        chooser.named.connect(lambda name: self._gather(name, ids))

    def _choose_other(self, ident: str) -> None:
        choices = [Choice(pile.id, pile.name, "clusters") for pile in self.piles.clusters if pile.id != ident]
        if choices:
            chooser = self._chooser(self._say("Merge this cluster with …"), choices, ident)
            chooser.chosen.connect(lambda other: self._merge(other, ident))

    def _chooser(self, title: str, choices: list[Choice], ident: str) -> Chooser:
        choices = [choice for choice in choices if choice.id != ident]
        made = Chooser(title, choices, self._say, self._colours, self)
        view = self.board.columns[ident].view
        place = view.visualRect(view.currentIndex()).bottomLeft() if view.currentIndex().isValid() else QPoint(8, 8)
        made.open_at(view.viewport().mapToGlobal(place))
        return made

    def _open_menu(self, ident: str, place: QPoint) -> None:
        self.menu(ident).popup(place)

    def menu(self, ident: str) -> BoardMenu:
        """What can be done in a column."""
        made = BoardMenu(self._say, self._colours, lambda name: self.ask(name, ident), self)
        chosen, pile = self.board.columns[ident].view.chosen(), self.piles.pile(ident)
        if chosen:
            made.add_cards(sum(idea.parked for idea in chosen), len(chosen))
        if self._cut:
            made.add_paste()
        if pile and pile.is_cluster:
            made.add_cluster(pile, len(self.piles.clusters) - 1)
        return made


class EmptyBoard(QWidget):
    """What stands where there is nothing to sort yet."""

    def __init__(self, say: Language, colours: Colours) -> None:
        super().__init__()
        what = label(
            say("What you type at Collect (F5) stands here, ready to be put together in clusters."),
            Size.BODY,
            tone="quiet",
        )
        inside = column(self, 24, 10)
        inside.addStretch(2)
        inside.addWidget(picture("clusters", colours.edge, 56), 0, Qt.AlignmentFlag.AlignHCenter)
        for shown in (label(say("Cards appear here"), Size.TITLE, BOLD), wrapped(what)):
            shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
            inside.addWidget(shown)
        inside.addStretch(3)
