"""Lines of the protocol, written below one another: typed, changed in their place, removed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from facilitator.desk.closing.section import Section
from facilitator.desk.theme.colours import Colours
from facilitator.desk.theme.lines import LineBox
from facilitator.desk.theme.widgets import button, column, named, row
from facilitator.language import Language

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """A part of a line: what it is called, what stands in it while it is empty, its share of the width."""

    name: str
    hint: str
    share: int = 1


@dataclass(frozen=True, slots=True)
class Line:
    """A line as it is kept."""

    id: str
    words: Words


class LinesSection(Section):
    """``added`` brings the words of a new line, ``changed`` the id and other words, ``removed`` the id.

    ``undo_wanted`` and ``redo_wanted`` tell of these keys where there is no typing to take back.
    """

    added = Signal(object)
    changed = Signal(str, object)
    removed = Signal(str)
    undo_wanted = Signal()
    redo_wanted = Signal()

    def __init__(self, title: str, hint: str, fields: Sequence[Field], say: Language, colours: Colours) -> None:
        super().__init__(title, hint, say, colours)
        self._fields = tuple(fields)
        self.rows: dict[str, LineRow] = {}
        self._list = column(gap=8)
        self.boxes, line = _boxes(self._fields)
        self.add_button = button("", "add", colours)
        named(self.add_button, say("Add: {title}", title=title), say("Enter"))
        self.add_button.clicked.connect(self._add)
        line.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(self._list)
        self.body.addLayout(line)
        for box in self.boxes:
            box.entered.connect(self._add)
            self._attend(box)

    def _attend(self, box: LineBox) -> None:
        box.undo_wanted.connect(self.undo_wanted)
        box.redo_wanted.connect(self.redo_wanted)

    def begin(self) -> None:
        self.boxes[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these; the box that somebody types in keeps its words."""
        there = {line.id for line in lines}
        for gone in [ident for ident in self.rows if ident not in there]:
            shown = self.rows.pop(gone)
            self._list.removeWidget(shown)
            shown.hide()
            shown.deleteLater()
        for at, line in enumerate(lines):
            if line.id not in self.rows:
                self.rows[line.id] = self._row(line)
                self._list.insertWidget(at, self.rows[line.id])
            self.rows[line.id].show_words(line.words)

    def put_back(self, words: Words) -> None:
        """Words that could not be saved come back, before what was typed since."""
        for box, word in zip(self.boxes, words, strict=True):
            box.put(" ".join(filter(None, (word, box.words))))

    def _row(self, line: Line) -> LineRow:
        made = LineRow(self._fields, self.title, self._say, self._colours)
        made.changed.connect(lambda words: self.changed.emit(line.id, words))
        made.removed.connect(lambda: self.removed.emit(line.id))
        made.entered.connect(self.begin)
        for box in made.boxes:
            self._attend(box)
        return made

    def _add(self) -> None:
        words = tuple(box.words for box in self.boxes)
        if not words[0]:
            self.begin()  # what was agreed comes first; why and who may follow
            return
        for box in self.boxes:
            box.clear()
        self.begin()
        self.added.emit(words)


class LineRow(QWidget):
    """A kept line: its boxes can be typed in. Enter saves and is told by ``entered``, leaving saves, Esc takes back."""

    changed = Signal(object)
    removed = Signal()
    entered = Signal()

    def __init__(self, fields: Sequence[Field], title: str, say: Language, colours: Colours) -> None:
        super().__init__()
        self._kept: Words = ()
        self.boxes, line = _boxes(fields)
        holder = row(self)
        holder.addLayout(line, 1)
        self.remove_button = button("", "withdraw", colours, "flat")
        named(self.remove_button, say("Remove: {title}", title=title))
        self.remove_button.clicked.connect(self.removed)
        holder.addWidget(self.remove_button, 0, Qt.AlignmentFlag.AlignTop)
        for box in self.boxes:
            box.setPlaceholderText(box.accessibleName())
            box.setProperty("place", "kept")
            box.entered.connect(self._enter)
            box.left.connect(self._save)
            box.escaped.connect(self._take_back)

    def show_words(self, words: Words) -> None:
        """Show what is kept, but in no box that somebody has changed meanwhile."""
        for box, new, old in zip(self.boxes, words, self._kept or words, strict=True):
            if not box.hasFocus() or box.words in ("", old):
                box.put(new)
        self._kept = words

    def _enter(self) -> None:
        self._save()
        self.entered.emit()

    def _save(self) -> None:
        words = tuple(box.words for box in self.boxes)
        if not words[0]:
            self._take_back()
        elif words != self._kept:
            self.changed.emit(words)

    def _take_back(self) -> None:
        for box, word in zip(self.boxes, self._kept, strict=True):
            box.put(word)


def _boxes(fields: Sequence[Field]) -> tuple[list[LineBox], QHBoxLayout]:
    """Boxes beside one another; of more than two, the first has a line to itself: names are long words."""
    boxes, whole, lines = [LineBox(field.name, field.hint) for field in fields], row(gap=8), column(gap=6)
    whole.addLayout(lines, 1)
    first = 1 if len(boxes) > 2 else 0
    if first:
        lines.addWidget(boxes[0])
    line = row(gap=8)
    for box, field in list(zip(boxes, fields, strict=True))[first:]:
        line.addWidget(box, field.share, Qt.AlignmentFlag.AlignTop)
    lines.addLayout(line)
    return boxes, whole
