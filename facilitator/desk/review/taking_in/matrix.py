"""Workshops by rounds: of which session something came, and of which not; a click leads to its ideas."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QWidget

from facilitator.desk.review.taking_in.signs import CELLS, cell_word, colour
from facilitator.desk.review.taking_in.work import Cell, CellState
from facilitator.desk.start.tile import ARROWS
from facilitator.desk.theme.colours import Colours
from facilitator.desk.theme.fonts import BOLD, MEDIUM, Size, font, scaled
from facilitator.desk.theme.widgets import ElidedLabel, column, label, named, picture, row, tip
from facilitator.language import Language

TITLE_WIDTH, WIDTH = 20, 420
"""Pixels of the workshops' numbers, and of all of it at least."""


class CellButton(QPushButton):
    """One session: its state by icon, word and colour, and how many ideas it holds."""

    walked = Signal(int, int)

    def __init__(self, cell: Cell, state: CellState, say: Language, colours: Colours) -> None:
        super().__init__()
        self.cell = cell
        self.state = state
        sign, tone = CELLS[state]
        word, count = cell_word(state, say), say.count("{n} idea", "{n} ideas", cell.ideas)
        whole = [cell.session, cell.title, word, *([count] if cell.ideas else []), ", ".join(cell.devices)]
        named(self, ", ".join(filter(None, whole)))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(scaled(48))
        inside, words = row(self, 10, 8), column(gap=0)
        inside.setContentsMargins(10, 4, 8, 4)
        inside.addWidget(picture(sign, colour(tone, colours), 18))
        inside.addLayout(words, 1)
        head = row(gap=4)
        head.addWidget(label(cell.session, Size.SMALL, BOLD))
        head.addStretch(1)
        if cell.ideas:
            head.addWidget(label(str(cell.ideas), Size.SMALL, MEDIUM))
        words.addLayout(head)
        words.addWidget(ElidedLabel(word, Size.SMALL, MEDIUM, tone))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ARROWS:
            self.walked.emit(*ARROWS[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class Matrix(QWidget):
    """``chosen`` brings the session of a cell; the arrow keys walk."""

    chosen = Signal(str)

    def __init__(self, say: Language, colours: Colours) -> None:
        super().__init__()
        self._say = say
        self._colours = colours
        self.cells: dict[tuple[int, int], CellButton] = {}
        self._shown: tuple[object, ...] = ()
        self.setMinimumWidth(scaled(WIDTH))
        self._holder = QWidget()
        self._inside = column(self, 0, 0)
        self._inside.addWidget(self._holder)

    def show_cells(self, cells: Sequence[Cell], states: Mapping[str, CellState]) -> None:
        """Show these; it is built anew only where something is different."""
        shown = (tuple(cells), tuple(states.items()))
        if shown == self._shown:
            return
        self._shown = shown
        old, self._holder, self.cells = self._holder, QWidget(), {}
        self._inside.replaceWidget(old, self._holder)
        old.hide()
        old.deleteLater()
        table = QGridLayout(self._holder)
        table.setContentsMargins(0, 0, 6, 0)
        table.setSpacing(6)
        rounds = sorted({cell.round for cell in cells if cell.round})
        for at, turn in enumerate(rounds, 1):
            table.addWidget(label(self._say("Round {number}", number=turn), Size.SMALL, BOLD, "quiet"), 0, at)
            table.setColumnStretch(at, 1)
        self._fill(table, cells, states, rounds)

    def _fill(
        self, table: QGridLayout, cells: Sequence[Cell], states: Mapping[str, CellState], rounds: Sequence[int]
    ) -> None:
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
                made = CellButton(cell, states.get(cell.session, cell.state), self._say, self._colours)
                made.setFont(font(Size.SMALL))
                made.clicked.connect(lambda _=False, session=cell.session: self.chosen.emit(session))
                made.walked.connect(lambda down, right, place=place: self._walk(place, down, right))
                self.cells[place] = made
                table.addWidget(made, *place)
        table.setRowStretch(len(lines) + 1, 1)

    def _walk(self, place: tuple[int, int], down: int, right: int) -> None:
        target = self.cells.get((place[0] + down, place[1] + right))
        if target is not None:
            target.setFocus(Qt.FocusReason.TabFocusReason)
