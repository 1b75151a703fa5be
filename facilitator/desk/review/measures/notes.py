"""What reviewers noted on a measure, and what they left different in it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from facilitator.conference.review import Comment, Measure
from facilitator.desk.review.comments import CommentLine
from facilitator.desk.review.conflicts.cases import cases_of
from facilitator.desk.review.review import Review
from facilitator.desk.review.triage.clashing import Dispute, numbered
from facilitator.desk.review.triage.history import when_and_who
from facilitator.desk.theme.colours import Colours
from facilitator.desk.theme.fonts import BOLD, Size
from facilitator.desk.theme.lines import LineBox, said
from facilitator.desk.theme.widgets import button, column, label, named, row, wrapped
from facilitator.language import Language


def disputes(measure: Measure, review: Review, say: Language) -> tuple[Dispute, ...]:
    """The values that two records left in a field of a measure, as numbered choices."""
    return numbered(cases_of(review.around.clashes.get(measure.id, ()), review, say))


def emptied(layout: QVBoxLayout, shown: list[QWidget]) -> None:
    """Take these out of a layout; ``takeAt`` would give Python an item that Qt deletes, too."""
    for one in shown:
        layout.removeWidget(one)
        one.hide()
        one.deleteLater()
    shown.clear()


class Disputes(QWidget):
    """Choices, with a button each. ``settled`` brings the number of the one that is to hold."""

    settled = Signal(int)

    def __init__(self, say: Language, colours: Colours) -> None:
        super().__init__()
        self._say, self._colours = say, colours
        self._shown: tuple[Dispute, ...] = ()
        self._rows: list[QWidget] = []
        self._inside = column(self, 0, 6)
        self.group = QButtonGroup(self)
        self.group.idClicked.connect(self.settled)
        self.hide()

    def show_disputes(self, found: tuple[Dispute, ...]) -> None:
        """Show these, or nothing."""
        self.setVisible(bool(found))
        if found == self._shown:
            return
        self._shown = found
        for known in self.group.buttons():
            self.group.removeButton(known)
        emptied(self._inside, self._rows)
        self._rows += [
            label(self._say("Decided differently"), Size.BODY, BOLD, "bad"),
            wrapped(label(self._say("Nothing is lost: choose what is to hold."), Size.SMALL)),
            *map(self._choice, found),
        ]
        for shown in self._rows:
            self._inside.addWidget(shown)

    def _choice(self, dispute: Dispute) -> QWidget:
        made, words = QWidget(), column(gap=0)
        line = row(made, 0, 8)
        choose = button(str(dispute.number), "", self._colours, "small")
        named(choose, self._say("This one: {text}", text=dispute.text))
        self.group.addButton(choose, dispute.number)
        words.addWidget(said(dispute.text, Size.BODY))
        words.addWidget(said(when_and_who(dispute.at, dispute.by), Size.SMALL, tone="quiet"))
        line.addWidget(choose, 0, Qt.AlignmentFlag.AlignTop)
        line.addLayout(words, 1)
        return made


class Notes(QWidget):
    """The comments, the oldest first, and a box for another one. ``written`` brings its words.

    ``change_wanted`` and ``remove_wanted`` bring a comment.
    """

    written = Signal(str)
    escaped = Signal()
    change_wanted = Signal(object)
    remove_wanted = Signal(object)

    def __init__(self, say: Language, colours: Colours) -> None:
        super().__init__()
        self._say, self._colours = say, colours
        self._shown: tuple[Comment, ...] = ()
        self._rows: list[QWidget] = []
        self.box = LineBox(say("Comment"), say("Write a comment, Enter saves it"))
        inside, self._list = column(self, 0, 6), column(gap=6)
        inside.addWidget(label(say("Comments"), Size.BODY, BOLD))
        inside.addLayout(self._list)
        inside.addWidget(self.box)
        self.box.entered.connect(self._enter)
        self.box.escaped.connect(self.escaped)

    def show_notes(self, notes: Sequence[Comment]) -> None:
        """Show these."""
        if tuple(notes) == self._shown:
            return
        self._shown = tuple(notes)
        emptied(self._list, self._rows)
        for note in notes:
            line = CommentLine(note, self._say, self._colours)
            line.change_wanted.connect(self.change_wanted)
            line.remove_wanted.connect(self.remove_wanted)
            self._rows.append(line)
        for shown in self._rows:
            self._list.addWidget(shown)

    def _enter(self) -> None:
        if words := self.box.words:
            self.box.put("")
            self.written.emit(words)
