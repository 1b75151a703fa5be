"""The table of ideas on the screen: moving, marking, and keys that ask for something to be done."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QTableView

from facilitator.conference.review import IdeaRow
from facilitator.desk.review.triage.model import COLUMNS, IdeasModel, Index
from facilitator.desk.review.triage.painter import IdeaPainter
from facilitator.desk.review.triage.words import CellWords
from facilitator.desk.theme.colours import Colours
from facilitator.desk.theme.fonts import MEDIUM, Size, font, scaled
from facilitator.language import Language

WIDTHS = {"idea": 128, "state": 184, "weight": 98}
"""Pixels for text of 100 %; the text has the rest."""
LEAST_TEXT = 200
AHEAD = 2
"""Rows that are seen behind the one that has the keys, and before it: what comes next is read while deciding."""
SHIFT, CTRL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
LETTERS = {
    Qt.Key.Key_T: "theme",
    Qt.Key.Key_A: "adopted",
    Qt.Key.Key_P: "parked",
    Qt.Key.Key_N: "declined",
    Qt.Key.Key_R: "reviewed",
    Qt.Key.Key_U: "new",
    Qt.Key.Key_E: "measure",
    Qt.Key.Key_J: "join",
    Qt.Key.Key_S: "split",
    Qt.Key.Key_W: "assign",
    Qt.Key.Key_M: "mine",
    Qt.Key.Key_C: "comment",
    Qt.Key.Key_F: "filter",
    Qt.Key.Key_V: "views",
    Qt.Key.Key_X: "clear",
    Qt.Key.Key_Slash: "search",
    Qt.Key.Key_Return: "next",
    Qt.Key.Key_Enter: "next",
    Qt.Key.Key_Escape: "unmark",
}
"""What each key asks for; with Shift, states ask for a reason first."""
ENDS = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: -1}
"""In a table, Qt goes to the ends of the row: nobody has columns to go along here."""
STATES = ("adopted", "parked", "declined", "reviewed")


class IdeasTable(QTableView):
    """``acted`` tells what is wanted for the marked ideas, or for the one that has the keys where none is marked.

    ``came`` brings the idea that has the keys from now on, None for none; ``settled`` the number of a choice.
    """

    acted = Signal(str)
    settled = Signal(int)
    came = Signal(object)
    marked = Signal()

    def __init__(self, words: CellWords, say: Language, colours: Colours) -> None:
        super().__init__()
        self.ideas = IdeasModel(words.titles(), self._spoken, self)
        self._words = words
        self._holding = False
        self._typed: list[QKeyEvent] = []
        self._painter = IdeaPainter(self.ideas, words, colours, self)
        self.setModel(self.ideas)
        self.setItemDelegate(self._painter)
        self.setAccessibleName(say("Ideas"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setStyleSheet(_sheet(colours))
        self._heads()

    def _heads(self) -> None:
        down, across = self.verticalHeader(), self.horizontalHeader()
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setMinimumSectionSize(1)
        down.setDefaultSectionSize(self._painter.height)
        down.hide()
        across.setFont(font(Size.SMALL, MEDIUM))
        across.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        across.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        across.setHighlightSections(False)
        across.setSectionsClickable(False)
        across.setFixedHeight(scaled(34))
        self.verticalScrollBar().setSingleStep(self._painter.height // 2)

    def _spoken(self, row: IdeaRow, column: str) -> str:
        return self._words.spoken(row, column, self.ideas.marked)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        fixed = {name: scaled(wide) for name, wide in WIDTHS.items()}
        rest = max(scaled(LEAST_TEXT), self.viewport().width() - sum(fixed.values()))
        for place, name in enumerate(COLUMNS):
            self.setColumnWidth(place, fixed.get(name, rest))

    # Where one is.

    def current(self) -> IdeaRow | None:
        """The idea that has the keys."""
        place = self.currentIndex().row()
        return self.ideas.rows[place] if 0 <= place < len(self.ideas.rows) else None

    def targets(self) -> list[IdeaRow]:
        """What is decided on: the marked ideas, in their order; else the one that has the keys."""
        if self.ideas.marked:
            return [row for row in self.ideas.rows if row.id in self.ideas.marked]
        here = self.current()
        return [here] if here else []

    def go_to(self, place: int) -> None:
        """Give the keys to the row at a place, or to the last one where there are fewer."""
        place = min(place, len(self.ideas.rows) - 1)
        if place < 0:
            self.came.emit(None)
            return
        index = self.ideas.index(place, 0)
        how = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(index, how)
        for seen in (max(0, place - AHEAD), min(place + AHEAD, len(self.ideas.rows) - 1), place):
            self.scrollTo(self.ideas.index(seen, 0))

    def go_to_idea(self, ident: str) -> None:
        """Give the keys to an idea, where it is shown."""
        if (place := self.ideas.row_of(ident)) >= 0:
            self.go_to(place)

    def load(self, rows: list[IdeaRow]) -> None:
        """Show these; the idea that had the keys keeps them, else the one that is now in its place has them."""
        here, place = self.current(), max(0, self.currentIndex().row())
        self.ideas.load(rows)
        known = self.ideas.row_of(here.id) if here else 0
        self.go_to(known if known >= 0 else min(place, len(rows) - 1) if rows else 0)
        self.marked.emit()

    def change(self, rows: list[IdeaRow], changed: Sequence[str]) -> None:
        """Show what has changed; where the idea that had the keys is gone, the next one has them."""
        here, place, before = self.current(), max(0, self.currentIndex().row()), list(self.ideas.rows)
        self.ideas.change(rows, set(changed))
        if here is None or self.ideas.row_of(here.id) < 0:
            there = (self.ideas.row_of(row.id) for row in before[place:])
            self.go_to(next((place for place in there if place >= 0), len(rows) - 1))
        elif here.id in changed:
            self.came.emit(self.current())
        self.marked.emit()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.row() != previous.row():
            self.came.emit(self.current())

    # Marks.

    def toggle(self, place: int) -> None:
        """Mark a row, or no longer."""
        if 0 <= place < len(self.ideas.rows):
            self._mark(self.ideas.marked ^ {self.ideas.rows[place].id})

    def _mark(self, idents: set[str]) -> None:
        self.ideas.set_marked(idents)
        self.marked.emit()

    def mark_all(self) -> None:
        """Mark every idea that is shown."""
        self._mark({row.id for row in self.ideas.rows})

    def unmark(self) -> None:
        """Take all marks away."""
        self._mark(set())

    def _mark_to(self, place: int) -> None:
        """Mark from the row that has the keys to another one, which has them then."""
        if not 0 <= place < len(self.ideas.rows):
            return
        first, last = sorted((max(0, self.currentIndex().row()), place))
        self._mark(self.ideas.marked | {row.id for row in self.ideas.rows[first : last + 1]})
        self.go_to(place)

    # Keys and the mouse.

    def hold_keys(self) -> None:
        """A step is being saved: what is typed meanwhile is meant for the idea that comes next."""
        self._holding = True

    def release_keys(self) -> None:
        """It is saved: what was typed goes on, until the next step."""
        self._holding = False
        while self._typed and not self._holding:
            QApplication.sendEvent(QApplication.focusWidget() or self, self._typed.pop(0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._holding:
            self._typed.append(event.clone())
            return
        key, held = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        place = self.currentIndex().row()
        if held == CTRL and key == Qt.Key.Key_A:
            self.mark_all()
        elif held == SHIFT and key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._mark_to(place + (1 if key == Qt.Key.Key_Down else -1))
        elif key in ENDS and not held:
            self.go_to(ENDS[key] % max(1, len(self.ideas.rows)))
        elif key == Qt.Key.Key_Space and not held:
            self.toggle(place)
            self.go_to(place + 1)
        elif not self._letter(event, key, held):
            super().keyPressEvent(event)

    def _letter(self, event: QKeyEvent, key: Qt.Key, held: Qt.KeyboardModifier) -> object:
        """Ask for what a letter or a digit stands for; whether it stands for anything."""
        name = "search" if event.text() == "/" else LETTERS.get(key, "")
        if event.isAutoRepeat() and event.text().isalnum():
            return True  # a key that is leant on decides on one idea, not on all of them
        if name and not held:
            self.acted.emit(name)
        elif name in STATES and held == SHIFT:
            self.acted.emit(f"{name} reason")
        elif name == "search":
            self.acted.emit(name)  # on many keyboards / needs Shift
        elif event.text().isdigit() and not held and event.text() != "0":
            self.settled.emit(int(event.text()))
        elif not (event.text().isprintable() and event.text().strip() and not held):
            return False  # other letters would make Qt jump to a row that begins with them
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self.indexAt(event.position().toPoint()).row()
        if event.modifiers() & CTRL:
            self.toggle(place)
        elif event.modifiers() & SHIFT:
            self._mark_to(place)
        else:
            super().mousePressEvent(event)


def _sheet(colours: Colours) -> str:
    return (
        f"QTableView {{ background: {colours.surface}; border: 2px solid {colours.line}; border-radius: 10px; }}"
        f" QTableView:focus {{ border-color: {colours.accent}; }}"
        f" QHeaderView {{ background: transparent; border: none; }}"
        f" QHeaderView::section {{ background: {colours.surface}; color: {colours.quiet}; border: none;"
        f" border-bottom: 1px solid {colours.line}; padding: 0 12px; }}"
    )
