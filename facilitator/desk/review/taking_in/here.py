"""What is here: the matrix of all sessions, what its signs mean, and what is to be done about the one looked at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from facilitator.desk.messages import announce
from facilitator.desk.review.taking_in.matrix import Matrix
from facilitator.desk.review.taking_in.signs import CELLS, cell_word, colour, meaning
from facilitator.desk.theme.colours import Colours
from facilitator.desk.theme.flow import Flow
from facilitator.desk.theme.fonts import BOLD, MEDIUM, Size
from facilitator.desk.theme.lines import said
from facilitator.desk.theme.scroll import Scroll
from facilitator.desk.theme.widgets import button, column, label, named, picture, row
from facilitator.language import Language
from facilitator.session.completeness import STATES, Cell, CellState

WAITING = frozenset[CellState]({"damaged", "newer", "came"})
"""States of which somebody may say that nothing more comes."""


class Legend(QWidget):
    """Every state that occurs, by sign, word and colour, and how many sessions are in it."""

    def __init__(self, say: Language, colours: Colours) -> None:
        super().__init__()
        self._say, self._colours = say, colours
        self._flow = Flow(self, 14)
        self.entries: dict[CellState, QWidget] = {}
        self._counts: dict[CellState, int] = {}

    def show_states(self, cells: Sequence[Cell]) -> None:
        """Show those of these sessions."""
        found = Counter(state for cell in cells for state in cell.states)
        counts = {state: found[state] for state in STATES if found[state]}
        if counts == self._counts:
            return
        self._counts = counts
        for gone in self.entries.values():
            self._flow.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        self.entries = {state: self._entry(state, count) for state, count in counts.items()}
        for made in self.entries.values():
            self._flow.addWidget(made)
        self.updateGeometry()

    def _entry(self, state: CellState, count: int) -> QWidget:
        made, (sign, tone) = QWidget(), CELLS[state]
        line = row(made, 0, 6)
        line.addWidget(picture(sign, colour(tone, self._colours), 16))
        line.addWidget(label(f"{cell_word(state, self._say)} {count}", Size.SMALL, MEDIUM, tone))
        return made


class Here(QWidget):
    """``chosen`` brings a session whose ideas are wanted, ``settled`` one of which nothing more comes."""

    chosen = Signal(str)
    settled = Signal(str)
    disputes_wanted = Signal()

    def __init__(self, say: Language, colours: Colours) -> None:
        super().__init__()
        self._say = say
        self._cells: tuple[Cell, ...] = ()
        self._seen = ""
        self.matrix = Matrix(say, colours)
        self.legend = Legend(say, colours)
        self.told = said("", Size.SMALL, tone="quiet")
        self.disputes_button = button("", "alert", colours, "small")
        self.settle_button = button(say("Nothing more comes"), "done", colours, "small")
        named(self.settle_button, say("Nothing more comes of this session: do not show it as open any more"))
        self._arrange()
        self.matrix.chosen.connect(self._choose)
        self.matrix.seen.connect(self._see)
        self.disputes_button.clicked.connect(self.disputes_wanted)
        self.settle_button.clicked.connect(self._settle)
        self.show_cells(())

    def _arrange(self) -> None:
        inside, head, under = column(self, 0, 8), row(gap=8), row(gap=8)
        head.addWidget(label(self._say("What is here"), Size.TEXT, BOLD), 1)
        head.addWidget(self.disputes_button)
        inside.addLayout(head)
        scroll = Scroll(self.matrix)
        scroll.setMinimumWidth(self.matrix.minimumWidth() + 12)
        inside.addWidget(scroll, 1)
        inside.addWidget(self.legend)
        under.addWidget(self.told, 1)
        under.addWidget(self.settle_button)
        inside.addLayout(under)

    def show_cells(self, cells: Sequence[Cell]) -> None:
        """Show how every session stands."""
        self._cells = tuple(cells)
        self.matrix.show_cells(cells)
        self.legend.show_states(cells)
        self._tell(next((cell for cell in cells if cell.session == self._seen), None))

    def show_disputes(self, count: int) -> None:
        """How much was left different in two places."""
        text = self._say.count("{n} conflict", "{n} conflicts", count)
        self.disputes_button.setText(f"\u2009\u2009{text}")
        named(self.disputes_button, self._say("{conflicts}: look at both sides and choose", conflicts=text))
        self.disputes_button.setVisible(bool(count))

    def _choose(self, cell: Cell) -> None:
        """A session with ideas leads to them; of another one it is said what is missing."""
        if cell.ideas:
            self.chosen.emit(cell.session)
        else:
            self._see(cell)
            announce(self.told, self.told.text())

    def _see(self, cell: Cell) -> None:
        self._seen = cell.session
        self._tell(cell)

    def _tell(self, cell: Cell | None) -> None:
        say = self._say
        self.settle_button.setVisible(cell is not None and not WAITING.isdisjoint(cell.states))
        if cell is None:
            here = sum(one.here for one in self._cells)
            self.told.setText(say("{here} of {all} sessions are here.", here=here, all=len(self._cells)))
        else:
            means = " ".join(meaning(state, cell, say) for state in cell.states)
            self.told.setText(f"{cell.session}: {means}")

    def _settle(self) -> None:
        self.settled.emit(self._seen)
