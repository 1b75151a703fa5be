"""How many people were there, by the plan's groups: numbers, no names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QIntValidator, QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit

from facilitator.conference.results import EVERYBODY
from facilitator.desk.closing.section import Section
from facilitator.desk.theme.colours import Colours
from facilitator.desk.theme.fonts import MEDIUM, Size, font
from facilitator.desk.theme.lines import said
from facilitator.desk.theme.widgets import label, wrapped
from facilitator.language import Language

MOST = 100_000
ACROSS = 2


class CountBox(QLineEdit):
    """A number that is typed; empty means not counted. ``counted`` brings it, or None, once Enter or Tab is pressed."""

    counted = Signal(object)
    done = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self._kept: int | None = None
        self.setFont(font(Size.TEXT, MEDIUM))
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setValidator(QIntValidator(0, MOST, self))
        self.setPlaceholderText("–")
        self.setAccessibleName(name)
        self.setFixedWidth(self.fontMetrics().horizontalAdvance("00000") + 30)

    def show_count(self, count: int | None) -> None:
        """Show what is kept, unless somebody is typing another number."""
        if not self.hasFocus() or self._typed() == self._kept:
            self.setText("" if count is None else str(count))
        self._kept = count

    def _typed(self) -> int | None:
        return int(self.text()) if self.hasAcceptableInput() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._keep()
            self.done.emit()
        elif event.key() in steps:
            self.setText(str(min(MOST, max(0, (self._typed() or 0) + steps[Qt.Key(event.key())]))))
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._keep()

    def _keep(self) -> None:
        if self._typed() != self._kept:
            self._kept = self._typed()
            self.counted.emit(self._kept)


class HeadsSection(Section):
    """``counted`` brings a group and its people; None takes the count back."""

    counted = Signal(str, object)

    def __init__(self, say: Language, colours: Colours) -> None:
        hint = say("A number for each group, no names. An empty field means: not counted.")
        super().__init__(say("Headcount"), hint, say, colours)
        self.boxes: dict[str, CountBox] = {}
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnMinimumWidth(2, 12)
        self._grid.setColumnStretch(3, 1)
        self._total = wrapped(label("", Size.BODY, MEDIUM))
        self.body.addLayout(self._grid)
        self.body.addWidget(self._total)

    def begin(self) -> None:
        first = next((box for box in self.boxes.values() if not box.text()), next(iter(self.boxes.values()), self))
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def show_counts(self, groups: Sequence[str], counts: Mapping[str, int]) -> None:
        """Show the plan's groups, and those that were counted before the plan changed."""
        for group in dict.fromkeys([*(groups or (EVERYBODY,)), *counts]):
            if group not in self.boxes:
                self._add(group)
        for group, box in self.boxes.items():
            box.show_count(counts.get(group))
        total = sum(counts.values())
        self._total.setText(self._say.count("{n} person in all", "{n} people in all", total) if counts else "")
        self._total.setVisible(bool(counts) and len(self.boxes) > 1)
        self.show_filled("done" if counts else "empty")

    def _add(self, group: str) -> None:
        name = self._say("People") if group == EVERYBODY else group
        box, at = CountBox(name), len(self.boxes)
        box.counted.connect(lambda people: self.counted.emit(group, people))
        box.done.connect(self.focusNextChild)
        self.boxes[group] = box
        line, place = divmod(at, ACROSS)
        self._grid.addWidget(said(name, Size.BODY), line, place * 3)
        self._grid.addWidget(box, line, place * 3 + 1)
