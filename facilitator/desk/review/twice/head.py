"""Above the groups: how many were looked at, the three lists, and how far looking has come."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QProgressBar, QPushButton, QWidget

from facilitator.desk.review.triage.bar import ProgressLine
from facilitator.desk.review.twice.bundles import SORTS, Sort
from facilitator.desk.review.twice.words import BundleWords
from facilitator.desk.theme.colours import Colours
from facilitator.desk.theme.flow import Flow
from facilitator.desk.theme.fonts import BOLD, Size, scaled
from facilitator.desk.theme.widgets import beside, button, column, label, named
from facilitator.language import Language

SIGNS = {"suggested": "speech", "joined": "joined", "apart": "split"}


class TwiceHead(QWidget):
    """``chosen`` brings the list that is wanted; ``stopped``, ``again`` and ``alike`` tell of their buttons."""

    chosen = Signal(str)
    stopped = Signal()
    again = Signal()
    alike = Signal()

    def __init__(self, words: BundleWords, say: Language, colours: Colours) -> None:
        super().__init__()
        self._words, self._say = words, say
        self.counted = label("", Size.TEXT, BOLD)
        self.line = ProgressLine(colours)
        self.bar = QProgressBar()
        self.bar.setRange(0, 100)
        self.bar.setTextVisible(False)
        self.bar.setMinimumWidth(scaled(120))
        self.bar.setAccessibleName(say("Looking for what was said twice"))
        self.stop_button = button(say("Stop"), "stop", colours, "small")
        self.again_button = button(say("Look again"), "redo", colours, "small")
        named(self.again_button, say("Look through all ideas again"), "R")
        self.alike_button = button("", "joined", colours, "small")
        self.buttons: dict[Sort, QPushButton] = {}
        self._group = QButtonGroup(self)
        lists = QWidget()
        flow = Flow(lists, 6)
        flow.addWidget(self.counted)
        for place, sort in enumerate(SORTS):
            made = button("", SIGNS[sort], colours, "step")
            made.setCheckable(True)
            self._group.addButton(made, place)
            self.buttons[sort] = made
            flow.addWidget(made)
        for shown in (self.alike_button, self.bar, self.stop_button, self.again_button):
            flow.addWidget(shown)
        inside = column(self, 0, 6)
        inside.addWidget(lists)
        inside.addWidget(self.line)
        self._group.idClicked.connect(self._clicked)
        self.stop_button.clicked.connect(self.stopped)
        self.again_button.clicked.connect(self.again)
        self.alike_button.clicked.connect(self.alike)

    def _clicked(self, place: int) -> None:
        self.chosen.emit(SORTS[place])

    def show_counts(self, looked: int, counts: Mapping[Sort, int], here: Sort) -> None:
        """How many groups were looked at, how many each list holds, and which one is shown."""
        say, whole = self._say, looked + counts["suggested"]
        if not whole:
            text = say("No group yet")
        elif not counts["suggested"]:
            text = say.count("The one group is looked at", "All {n} groups are looked at", whole)
        else:
            text = say("{looked} of {whole} groups looked at", looked=looked, whole=whole)
        self.counted.setText(text)
        self.line.set_share(looked / whole if whole else 0.0)
        for sort, made in self.buttons.items():
            words = f"{self._words.sort(sort)}  {counts[sort]}"
            made.setText(beside(words))
            named(made, words, "V")
            made.setChecked(sort == here)

    def show_alike(self, count: int) -> None:
        """How many groups differ in nothing but how they are typed: nobody has to read these one after the other."""
        words = self._say("Join {n} that are typed differently only", n=count)
        self.alike_button.setText(beside(f"{words}  ⇧J"))
        named(self.alike_button, words, self._say("Shift+J"))
        self.alike_button.setVisible(count > 1)

    def show_work(self, busy: object, hundredths: int = 0) -> None:
        """Whether ideas are being looked through, and how far."""
        self.bar.setValue(hundredths)
        for shown in (self.bar, self.stop_button):
            shown.setVisible(bool(busy))
        self.again_button.setVisible(not busy)
