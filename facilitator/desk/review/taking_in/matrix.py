"""Workshops by rounds: of which session something came, and of which not; a click leads to its ideas."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QWidget

from facilitator.desk.review.taking_in.signs import CELLS, cell_word, colour
from facilitator.desk.start.tile import ARROWS
from facilitator.desk.theme.colours import Colours
from facilitator.desk.theme.fonts import BOLD, MEDIUM, Size, scaled
from facilitator.desk.theme.widgets import ElidedLabel, column, label, picture, row, tip
from facilitator.language import Language
from facilitator.session.completeness import Cell

TITLE_WIDTH, WIDTH = 20, 420
"""Pixels of the workshops' numbers, and of all of it at least."""


class CellButton(QPushButton):
    """One session: its state by icon, word and colour, and how many ideas it holds.

    ``picked`` brings it when it is pressed, ``seen`` when it has the keys or the mouse is over it.
    """

    picked = Signal(object)
    seen = Signal(object)
    walked = Signal(int, int)

    def __init__(self, cell: Cell, place: tuple[int, int], say: Language, colours: Colours) -> None:
        super().__init__()
        self.cell, self.place = cell, place
        word, count = ", ".join(cell_word(state, say) for state in cell.states), ""
        if cell.ideas:
            count = say.count("{n} idea", "{n} ideas", cell.ideas)
        whole = [cell.session, cell.title, word, count, ", ".join(cell.devices)]
        self.setAccessibleName(", ".join(filter(None, whole)))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(scaled(44))
        inside, words, head = row(self, 10, 8), column(gap=0), row(gap=4)
        inside.setContentsMargins(10, 2, 8, 2)
        (sign, tone), *more = (CELLS[state] for state in cell.states)
        inside.addWidget(picture(sign, colour(tone, colours), 18))
        inside.addLayout(words, 1)
        head.addWidget(label(cell.session, Size.SMALL, BOLD))
        for other, shade in more:
            head.addWidget(picture(other, colour(shade, colours), 14))
        head.addStretch(1)
        if cell.ideas:
            head.addWidget(label(str(cell.ideas), Size.SMALL, MEDIUM))
        words.addLayout(head)
        words.addWidget(ElidedLabel(word, Size.SMALL, MEDIUM, tone))
        self.clicked.connect(self._picked)

    def _picked(self) -> None:
        self.picked.emit(self.cell)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.seen.emit(self.cell)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.seen.emit(self.cell)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ARROWS:
            self.walked.emit(*ARROWS[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class Matrix(QWidget):
    """``chosen`` brings a cell that is pressed, ``seen`` one that is looked at; the arrow keys walk."""

    chosen = Signal(object)
    seen = Signal(object)

    def __init__(self, say: Language, colours: Colours) -> None:
        super().__init__()
        self._say = say
        self._colours = colours
        self.cells: dict[tuple[int, int], CellButton] = {}
        self._shown: tuple[Cell, ...] = ()
        self.setMinimumWidth(scaled(WIDTH))
        self._holder = QWidget()
        self._inside = column(self, 0, 0)
        self._inside.addWidget(self._holder)

    def show_cells(self, cells: Sequence[Cell]) -> None:
        """Show these; it is built anew only where something is different."""
        shown = tuple(cells)
        if shown == self._shown:
            return
        self._shown = shown
        here = next((made.cell.session for made in self.cells.values() if made.hasFocus()), None)
        old, self._holder, self.cells = self._holder, QWidget(), {}
        self._inside.replaceWidget(old, self._holder)
        table = QGridLayout(self._holder)
        table.setContentsMargins(0, 0, 6, 0)
        table.setSpacing(5)
        rounds = sorted({cell.round for cell in cells if cell.round})
        for at, turn in enumerate(rounds, 1):
            table.addWidget(label(self._say("Round {number}", number=turn), Size.SMALL, BOLD, "quiet"), 0, at)
            table.setColumnStretch(at, 1)
        self._fill(table, cells, rounds)
        for made in self.cells.values():
            if made.cell.session == here:
                made.show()  # else it could not take the keys before the next round of events
                made.setFocus()
        old.hide()
        old.deleteLater()

    def _fill(self, table: QGridLayout, cells: Sequence[Cell], rounds: Sequence[int]) -> None:
        lines: dict[object, list[Cell]] = {}
        for cell in cells:
            lines.setdefault(cell.workshop if cell.round else cell.session, []).append(cell)
        for at, line in enumerate(sorted(lines.values(), key=lambda some: (not some[0].round, some[0].workshop)), 1):
            title = label(str(line[0].workshop) if line[0].round else "+", Size.TEXT, BOLD, "quiet")
            title.setToolTip(tip(line[0].title))
            title.setMinimumWidth(scaled(TITLE_WIDTH))
            table.addWidget(title, at, 0)
            for cell in line:
                place = at, rounds.index(cell.round) + 1 if cell.round in rounds else 1
                made = CellButton(cell, place, self._say, self._colours)
                made.picked.connect(self.chosen)
                made.seen.connect(self.seen)
                made.walked.connect(self._walk)
                self.cells[place] = made
                table.addWidget(made, *place)
        table.setRowStretch(len(lines) + 1, 1)

    def _walk(self, down: int, right: int) -> None:
        here = next((made.place for made in self.cells.values() if made.hasFocus()), None)
        target = self.cells.get((here[0] + down, here[1] + right)) if here else None
        if target is not None:
            target.setFocus(Qt.FocusReason.TabFocusReason)
