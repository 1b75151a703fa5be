"""The editor's boxes: each saves what was typed when it is left, and tells what is wrong with a date."""

from __future__ import annotations

from typing import Literal, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from facilitator.conference.review import Measure, as_date
from facilitator.desk.review.measures.words import short_date
from facilitator.desk.tabbing import give_keys
from facilitator.desk.theme.fonts import MEDIUM, Size
from facilitator.desk.theme.lines import LineBox
from facilitator.desk.theme.widgets import column, label, wrapped
from facilitator.language import Language

Sort = Literal["words", "date", "number"]


class FieldSpec(NamedTuple):
    """A column of the roadmap; ``half`` is beside another one."""

    name: str
    title: str
    hint: str = ""
    sort: Sort = "words"
    half: object = None


def field_specs(say: Language) -> tuple[FieldSpec, ...]:
    """A roadmap's columns that are typed, in the order of the editor."""
    example = say("e.g. {date}", date=short_date("2027-06-30", say))
    return (
        FieldSpec("title", say("Measure")),
        FieldSpec("responsible", say("Responsible")),
        FieldSpec("begin", say("Begin"), example, "date", half=True),
        FieldSpec("until", say("Until when"), example, "date", half=True),
        FieldSpec("goal", say("Goal")),
        FieldSpec("description", say("Description")),
        FieldSpec("with_whom", say("With whom")),
        FieldSpec("resources", say("Resources")),
        FieldSpec("reports_to", say("Reports to")),
        FieldSpec("builds_on", say("Builds on, or is needed for")),
        FieldSpec("indicator", say("Indicator")),
        FieldSpec("target_group", say("Target group")),
        FieldSpec("priority", say("Priority"), half=True),
        FieldSpec("number", say("No."), "", "number", half=True),
    )


def shown_value(measure: Measure, spec: FieldSpec, say: Language) -> str:
    """What a box shows of a measure."""
    value = str(getattr(measure, spec.name))
    return short_date(value, say) if spec.sort == "date" else value


class FieldBox(QWidget):
    """A title, a box, and below it what is wrong. ``written`` brings the field's name and what was typed.

    ``entered`` tells that the next box is wanted, ``escaped`` that nothing more is.
    """

    written = Signal(str, object)
    entered = Signal()
    escaped = Signal()
    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(self, spec: FieldSpec, say: Language) -> None:
        super().__init__()
        self.spec = spec
        self._say = say
        self._shown = ""
        self.box = LineBox(spec.title, spec.hint)
        self.box.setMinimumWidth(60)
        self._hint = wrapped(label("", Size.SMALL, MEDIUM, "care"))
        self._hint.hide()
        inside = column(self, 0, 3)
        inside.addWidget(wrapped(label(spec.title, Size.SMALL, MEDIUM, "quiet")))
        inside.addWidget(self.box)
        inside.addWidget(self._hint)
        inside.addStretch(1)
        give_keys(self, self.box)
        self.box.entered.connect(self._enter)
        self.box.left.connect(self.flush)
        self.box.escaped.connect(self._leave)
        self.box.undo_wanted.connect(self.undo_wanted)
        self.box.redo_wanted.connect(self.redo_wanted)

    @property
    def changed(self) -> bool:
        """Whether something else is typed than what is saved."""
        return self.box.words != self._shown

    def show_value(self, value: str, hint: str) -> None:
        """Show what is saved; typing that is not yet saved stays."""
        if not self.changed or value == self.box.words:
            self.box.put(value)
        self._shown = value
        self.show_hint(hint)

    def begin(self, value: str, hint: str) -> None:
        """Show another measure's value."""
        self.box.put(value)
        self._shown = value
        self.show_hint(hint)

    def show_hint(self, hint: str) -> None:
        """Say what is wrong, empty for nothing."""
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self.box.setAccessibleDescription(hint)

    def flush(self) -> None:
        """Save what was typed."""
        if not self.changed:
            return
        words = self.box.words
        if self.spec.sort == "number":
            if words.isdigit() and int(words):
                self._write(int(words))
            else:
                self.box.put(self._shown)
        elif words or self.spec.name != "title":
            self._write(as_date(words) if self.spec.sort == "date" else words)
        else:
            self.box.put(self._shown)  # a measure is called something

    def _write(self, value: object) -> None:
        self._shown = self.box.words
        self.written.emit(self.spec.name, value)

    def _enter(self) -> None:
        self.flush()
        self.entered.emit()

    def _leave(self) -> None:
        self.box.put(self._shown)
        self.escaped.emit()

    def back(self, value: str) -> None:
        """It could not be saved: show what is."""
        self.box.put(value)
        self._shown = value
