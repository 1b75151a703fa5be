"""Above the measures: three ways to look at them, how many there are, and a new one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from facilitator.desk.review.measures.lines import Line
from facilitator.desk.theme.colours import Colours
from facilitator.desk.theme.flow import Flow
from facilitator.desk.theme.fonts import BOLD, Size
from facilitator.desk.theme.widgets import button, column, label, named, wrapped
from facilitator.language import Language

VIEWS = ("board", "dates", "order")


class MeasuresHead(QWidget):
    """``view_wanted`` brings one of ``VIEWS``."""

    view_wanted = Signal(str)
    new_wanted = Signal()

    def __init__(self, say: Language, colours: Colours) -> None:
        super().__init__()
        self._say = say
        self.counts = wrapped(label("", Size.BODY, BOLD))
        self.new_button = button(say("New measure"), "add", colours, "primary")
        named(self.new_button, say("New measure"), "N")
        self.buttons: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        line, inside = QWidget(), column(self, 0, 6)
        flow = Flow(line, 8)
        words = (say("Board"), say("Time line"), say("Order"))
        for name, sign, word, key in zip(VIEWS, ("clusters", "calendar", "order"), words, "BDO", strict=True):
            made = button(word, sign, colours, "toggle")
            named(made, word, key)
            made.setCheckable(True)
            self._group.addButton(made, len(self.buttons))
            self.buttons[name] = made
            flow.addWidget(made)
        flow.addWidget(self.new_button)
        inside.addWidget(line)
        inside.addWidget(self.counts)
        self._group.idClicked.connect(self._clicked)
        self.new_button.clicked.connect(self.new_wanted)

    def _clicked(self, place: int) -> None:
        self.view_wanted.emit(VIEWS[place])

    def show_view(self, name: str) -> None:
        """Mark the view that is shown."""
        self.buttons[name].setChecked(True)

    def show_counts(self, lines: Sequence[Line]) -> None:
        """How many there are, how many lack something, how many are overdue."""
        say, some = self._say, [line for line in lines if line.measure]
        lacking = sum(bool(line.measure and line.measure.lacks) for line in some)
        overdue = sum(line.late for line in some)
        words = [
            say.count("{n} measure", "{n} measures", len(some)),
            say.count("{n} lacks an owner or a deadline", "{n} lack an owner or a deadline", lacking)
            if lacking
            else "",
            say.count("{n} overdue", "{n} overdue", overdue) if overdue else "",
        ]
        self.counts.setText("  ·  ".join(filter(None, words)))
