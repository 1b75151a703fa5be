"""The phases of a session to be changed: titles, minutes, which are protected; what has begun stays."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QLineEdit, QWidget

from facilitator.conference.errors import Refusal
from facilitator.conference.plan import Phase
from facilitator.desk.theme.colours import Colours
from facilitator.desk.theme.fonts import Size, font, scaled
from facilitator.desk.theme.widgets import button, column, label, named, row, tip
from facilitator.language import Language

MOST_MINUTES = 600
MINUTES_WIDE = 84


class MinutesField(QLineEdit):
    """Takes a number of minutes."""

    def __init__(self, minutes: int, name: str) -> None:
        super().__init__(str(minutes))
        self.setFont(font(Size.BODY))
        self.setValidator(QIntValidator(0, MOST_MINUTES, self))
        self.setFixedWidth(scaled(MINUTES_WIDE))
        self.setAccessibleName(name)

    @property
    def minutes(self) -> int:
        """The number; 0 where there is none."""
        return int(self.text()) if self.text().isdecimal() else 0


class PhaseRow(QWidget):
    """One phase. ``removed`` tells that it shall go."""

    removed = Signal(object)
    changed = Signal()

    def __init__(self, phase: Phase, standing: str, say: Language, colours: Colours) -> None:
        super().__init__()
        self._phase = phase
        self.title = QLineEdit(phase.title)
        self.title.setFont(font(Size.BODY))
        self.title.setAccessibleName(say("Title of the phase"))
        self.title.setCursorPosition(0)
        self.minutes = MinutesField(phase.minutes, say("Minutes of the phase"))
        self.minutes.textChanged.connect(self.changed)
        self.protected = button(say("protected"), "shield", colours, "toggle")
        self.protected.setToolTip(tip(say("A protected phase keeps its minutes when time runs short.")))
        self.protected.setCheckable(True)
        self.protected.setChecked(phase.protected)
        self.remove_button = button("", "close", colours, "flat")
        named(self.remove_button, say("Remove this phase"))
        self.remove_button.clicked.connect(lambda: self.removed.emit(self))
        inside = row(self, 0, 8)
        inside.addWidget(self.title, 1)
        inside.addWidget(self.minutes)
        inside.addWidget(label(say("min"), Size.BODY, tone="quiet"))
        inside.addWidget(self.protected)
        inside.addWidget(self.remove_button)
        if standing:
            for field in (self.title, self.minutes):
                field.setEnabled(False)
            for away in (self.protected, self.remove_button):
                away.hide()
            inside.addWidget(label(standing, Size.BODY, tone="quiet"))

    @property
    def phase(self) -> Phase:
        """The phase as it is wanted; its kind and its note stay."""
        return replace(
            self._phase,
            title=self.title.text().strip(),
            minutes=self.minutes.minutes,
            protected=self.protected.isChecked(),
        )


class PhaseRows(QWidget):
    """All phases; the first ``begun`` of them have begun. ``changed`` tells that their lengths have changed."""

    changed = Signal()

    def __init__(self, phases: tuple[Phase, ...], begun: int, say: Language, colours: Colours) -> None:
        super().__init__()
        self._say = say
        self._colours = colours
        self.rows: list[PhaseRow] = []
        inside = column(self, 0, 6)
        self._inside = column(gap=6)
        inside.addLayout(self._inside)
        self.add_button = button(say("Add a phase"), "add", colours, "flat")
        self.add_button.clicked.connect(self._add_new)
        line = row()
        line.addWidget(self.add_button)
        line.addStretch(1)
        inside.addLayout(line)
        for at, phase in enumerate(phases):
            self._add(phase, say("begun") if at < begun else "")

    def _add(self, phase: Phase, standing: str) -> PhaseRow:
        made = PhaseRow(phase, standing, self._say, self._colours)
        made.removed.connect(self._remove)
        made.changed.connect(self.changed)
        self.rows.append(made)
        self._inside.addWidget(made)
        return made

    def _add_new(self) -> None:
        self._add(Phase("", 5), "").title.setFocus()
        self.changed.emit()

    def _remove(self, gone: PhaseRow) -> None:
        self.rows.remove(gone)
        self._inside.removeWidget(gone)
        gone.hide()
        gone.deleteLater()
        self.add_button.setFocus()
        self.changed.emit()

    @property
    def minutes(self) -> int:
        """All phases together."""
        return sum(shown.minutes.minutes for shown in self.rows)

    def phases(self) -> tuple[Phase, ...]:
        """The phases as they are wanted. Raises Refusal where one is not whole."""
        found = tuple(shown.phase for shown in self.rows)
        if not found:
            raise Refusal("A session needs at least one phase, so its phases stay as they were; add one first.")
        if not all(phase.title and phase.minutes for phase in found):
            raise Refusal("A phase has no title or no minutes, so nothing was changed: fill it in or remove it.")
        return found
