"""What a measure lacks before it is decided, asked for right where it was to be decided."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from facilitator.conference.review import Measure, as_date
from facilitator.desk.review.measures.words import short_date
from facilitator.desk.theme.colours import Colours
from facilitator.desk.theme.fonts import BOLD, MEDIUM, Size
from facilitator.desk.theme.lines import LineBox
from facilitator.desk.theme.widgets import button, column, label, named, panel, row, wrapped
from facilitator.language import Language


class NeedBox(QWidget):
    """Asks who is responsible and until when. ``left`` tells that it stays as it is, ``opened`` whether it is there."""

    left = Signal()
    opened = Signal(bool)

    def __init__(self, say: Language, colours: Colours) -> None:
        super().__init__()
        self._say = say
        self._then: Callable[[str, str], object] = _nothing
        self._title, self._fault = wrapped(label("", Size.TEXT, BOLD)), wrapped(label("", Size.BODY, tone="bad"))
        example = say("for example {date}", date=short_date("2027-06-30", say))
        self.responsible, self.until = LineBox(say("Responsible")), LineBox(say("Until when"), example)
        self.save_button = button(say("Save"), "done", colours, "primary")
        named(self.save_button, say("Save"), "Enter")
        self.cancel_button = button(say("Leave it as it is"), "", colours)
        named(self.cancel_button, say("Leave it as it is"), "Esc")
        sheet, outside, line = panel(), column(self, 0, 0), row()
        outside.addWidget(sheet)
        outside.addStretch(1)
        inside = column(sheet, 14, 6)
        inside.addWidget(self._title)
        hint = say("So that everybody can see who keeps the promise, and when. Both can be changed later.")
        inside.addWidget(wrapped(label(hint, Size.SMALL, tone="quiet")))
        for title, box in ((say("Responsible"), self.responsible), (say("Until when"), self.until)):
            inside.addWidget(label(title, Size.SMALL, MEDIUM, "quiet"))
            inside.addWidget(box)
            box.entered.connect(self._entered)
            box.escaped.connect(self._leave)
        inside.addWidget(self._fault)
        line.addStretch(1)
        line.addWidget(self.cancel_button)
        line.addWidget(self.save_button)
        inside.addLayout(line)
        self.save_button.clicked.connect(self._save)
        self.cancel_button.clicked.connect(self._leave)
        self.hide()

    def ask(self, measure: Measure, status: str, then: Callable[[str, str], object]) -> None:
        """Ask for what this measure lacks before it may have this status (in words); ``then`` gets both."""
        self._then = then
        text = self._say(
            "{status}: who is responsible for measure {number}, and until when?", status=status, number=measure.number
        )
        self._title.setText(text)
        self.setAccessibleName(text)
        self.responsible.put(measure.responsible)
        self.until.put(short_date(measure.until, self._say))
        self._blame("")
        self.show()
        self._lacking().setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.opened.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.opened.emit(False)

    def _lacking(self) -> LineBox:
        return self.responsible if not self.responsible.words else self.until

    def _blame(self, text: str) -> None:
        self._fault.setText(text)
        self._fault.setVisible(bool(text))

    def _entered(self) -> None:
        if self.responsible.hasFocus() and not self.until.words:
            self.until.setFocus()
        else:
            self._save()

    def _save(self) -> None:
        if self.responsible.words and self.until.words:
            self.hide()
            self._then(self.responsible.words, as_date(self.until.words))
        else:
            self._blame(self._say("Both are needed: fill them in, or leave the measure as it is."))
            self._lacking().setFocus()

    def _leave(self) -> None:
        self.hide()
        self.left.emit()


def _nothing(_: str, __: str) -> None:
    """Nothing was asked."""
