"""Everything about one measure, to be changed: its columns, what it comes from, comments."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from facilitator.conference.review import Comment, Measure
from facilitator.desk.review.measures.fields import FieldBox, field_specs, shown_value
from facilitator.desk.review.measures.lines import Line, status_of
from facilitator.desk.review.measures.notes import Disputes, Notes, disputes
from facilitator.desk.review.measures.sources import Sources, sources_of
from facilitator.desk.review.measures.statuses import status_look
from facilitator.desk.review.measures.words import MeasureWords, backwards, is_date
from facilitator.desk.review.review import Review
from facilitator.desk.theme.colours import Colours
from facilitator.desk.theme.fonts import BOLD, MEDIUM, Size, scaled
from facilitator.desk.theme.scroll import Scroll
from facilitator.desk.theme.widgets import beside, button, column, label, named, panel, picture, row, set_sign, wrapped


class Editor(Scroll):
    """Shows one measure. ``written`` brings a field's name and its new value, for the measure ``ident``.

    ``acted`` tells by name what else is wanted, as keys of the lists do; ``left`` that the keys belong to a list again.
    """

    written = Signal(str, object)
    acted = Signal(str)
    left = Signal()

    def __init__(self, words: MeasureWords, colours: Colours) -> None:
        super().__init__()
        self._words, self._say, self._colours = words, words.say, colours
        self.ident = ""
        say = self._say
        self.setAccessibleName(say("Everything about this measure"))
        self._number, self._flag = label("", Size.TITLE, BOLD), wrapped(label("", Size.BODY, MEDIUM, "care"))
        self.status_button, self.pillar_button = button("", "ring", colours), button("", "theme", colours)
        self.remove_button = button("", "withdraw", colours, "more")
        named(self.remove_button, say("Remove this measure"), "Del")
        self.fields = {spec.name: FieldBox(spec, say) for spec in field_specs(say)}
        self.disputes = Disputes(say, colours)
        self.sources, self.notes = Sources(say, colours), Notes(say, colours)
        self._sheet, self._empty = panel(), panel()
        both = QWidget()
        whole = column(both, 0, 0)
        whole.addWidget(self._sheet)
        whole.addWidget(self._empty, 1)
        whole.addStretch(0)
        self._arrange()
        self._arrange_empty()
        self._connect()
        self.setWidget(both)
        self.setMinimumHeight(scaled(60))  # what is asked above it comes first
        self.show_none()

    def _arrange(self) -> None:
        inside, head, states = column(self._sheet, 16, 12), row(gap=8), column(gap=6)
        head.addWidget(self._number, 1)
        head.addWidget(self.remove_button)
        inside.addLayout(head)
        states.addWidget(self.status_button)
        states.addWidget(self.pillar_button)
        inside.addLayout(states)
        inside.addWidget(self._flag)
        inside.addWidget(self.disputes)
        table, at = QGridLayout(), 0
        table.setHorizontalSpacing(10)
        table.setVerticalSpacing(8)
        for field in self.fields.values():
            if field.spec.half:
                table.addWidget(field, at // 2, at % 2, Qt.AlignmentFlag.AlignTop)
                at += 1
            else:
                at += at % 2
                table.addWidget(field, at // 2, 0, 1, 2)
                at += 2
        table.setColumnStretch(0, 1)
        table.setColumnStretch(1, 1)
        inside.addLayout(table)
        inside.addWidget(self.sources)
        inside.addWidget(self.notes)

    def _arrange_empty(self) -> None:
        inside = column(self._empty, 24, 10)
        inside.addStretch(1)
        inside.addWidget(picture("measure", self._colours.edge, 48), 0, Qt.AlignmentFlag.AlignHCenter)
        hint = wrapped(label(self._say("Choose a measure, or press N to make one."), Size.BODY, tone="quiet"))
        hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        inside.addWidget(hint)
        inside.addStretch(2)

    def _connect(self) -> None:
        for field in self.fields.values():
            field.written.connect(self.written)
            field.entered.connect(self._next)
            field.escaped.connect(self.left)
        self.notes.escaped.connect(self.left)
        self.status_button.clicked.connect(self._status)
        self.pillar_button.clicked.connect(self._pillar)
        self.remove_button.clicked.connect(self._remove)
        self.sources.add_wanted.connect(self._add)
        self.sources.all_wanted.connect(self._ideas)

    def _status(self) -> None:
        self.acted.emit("status")

    def _pillar(self) -> None:
        self.acted.emit("pillar")

    def _remove(self) -> None:
        self.acted.emit("remove")

    def _add(self) -> None:
        self.acted.emit("sources")

    def _ideas(self) -> None:
        self.acted.emit("ideas")

    def _next(self) -> None:
        """Enter goes to the next box; after the last one back to the list."""
        boxes = list(self.fields.values())
        here = next((at for at, box in enumerate(boxes) if box.box.hasFocus()), len(boxes))
        if here + 1 < len(boxes):
            boxes[here + 1].box.setFocus()
            self.ensureWidgetVisible(boxes[here + 1])
        else:
            self.left.emit()

    # Showing.

    def show_none(self) -> None:
        """No measure is shown."""
        self.ident = ""
        self._sheet.hide()
        self._empty.show()

    def show_line(self, line: Line, review: Review) -> None:
        """Show this measure; where it is shown already, what is new about it, and what is typed stays."""
        measure = line.measure
        assert measure
        same = self.ident == measure.id
        if not same:
            self.flush()
            self.ident = measure.id
            self.verticalScrollBar().setValue(0)
            self.notes.show_notes(())
            self.notes.box.put("")
        self._empty.hide()
        self._sheet.show()
        self._show_head(line, measure, review)
        for field in self.fields.values():
            show = field.show_value if same else field.begin
            show(shown_value(measure, field.spec, self._say), self._hint(measure, field.spec.name))
        self.disputes.show_disputes(disputes(measure, review, self._say))
        self.sources.show_sources(sources_of(measure, review, self._say), line.ideas)

    def _show_head(self, line: Line, measure: Measure, review: Review) -> None:
        say, look = self._say, status_look(status_of(measure), self._colours)
        self._number.setText(say("Measure {number}", number=measure.number))
        status = self._words.status(measure)
        pillars = {pillar.id: pillar.name for pillar in review.around.pillars}
        pillar = pillars.get(measure.pillar or "", say("Without a pillar"))
        self.status_button.setText(beside(status))
        set_sign(self.status_button, look.sign, look.tone)
        named(self.status_button, say("Status: {status}", status=status), "1–6")
        room = max(120, self.viewport().width() - 120)
        shown = self.pillar_button.fontMetrics().elidedText(pillar, Qt.TextElideMode.ElideRight, room)
        self.pillar_button.setText(beside(shown))
        named(self.pillar_button, say("Field of action: {pillar}", pillar=pillar), "P")
        flags = [self._words.lacks(measure), self._words.until(line) if line.late else ""]
        if measure.faulty:
            flags.append(say("It counts as decided all the same: fill it in."))
        self._flag.setText("\n".join(filter(None, flags)))
        self._flag.setVisible(any(flags))

    def _hint(self, measure: Measure, name: str) -> str:
        """What is wrong with a date."""
        value = getattr(measure, name)
        if name in ("begin", "until") and value and not is_date(value):
            return self._say("No date: it is kept, but stands on no time line.")
        if name == "until" and backwards(measure.begin, value):
            return self._say("It ends before it begins.")
        return ""

    def show_notes(self, ident: str, notes: tuple[Comment, ...]) -> None:
        """Show what was noted on a measure, if it is this one."""
        if ident == self.ident:
            self.notes.show_notes(notes)

    def flush(self) -> None:
        """Save what was typed."""
        if self.ident:
            for field in self.fields.values():
                field.flush()

    def reset(self, measure: Measure) -> None:
        """Something could not be saved: show what is."""
        for field in self.fields.values():
            field.back(shown_value(measure, field.spec, self._say))

    def begin(self, name: str) -> None:
        """Give the keys to a box: a field's name, or ``comment``."""
        box = self.notes.box if name == "comment" else self.fields[name].box
        box.setFocus()
        self.ensureWidgetVisible(box)
