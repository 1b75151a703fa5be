"""The form that begins a vote: what is weighed, by how many people, with how many dots each."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QRadioButton, QWidget

from facilitator.conference.views import suggested_dots
from facilitator.desk.tabbing import give_keys
from facilitator.desk.theme.colours import Colours
from facilitator.desk.theme.fonts import BOLD, MEDIUM, Size, font
from facilitator.desk.theme.widgets import button, column, escaped, label, row, wrapped
from facilitator.desk.votes.number_box import NumberBox
from facilitator.desk.votes.tally import On
from facilitator.language import Language


@dataclass(frozen=True, slots=True)
class Wish:
    """A vote as it is to begin."""

    title: str
    dots_each: int
    voters: int | None
    on: On


class NewVote(QFrame):
    """``wanted`` tells a ``Wish``, ``left`` that no vote begins after all."""

    wanted = Signal(object)
    left = Signal()

    def __init__(self, say: Language, colours: Colours) -> None:
        super().__init__()
        self.setProperty("panel", True)
        self._say = say
        self._choices: dict[On, int] = {"clusters": 0, "cards": 0}
        self._decided = False  # whether a person has said what dots are put on
        self.title = QLineEdit()
        self.title.setFont(font(Size.BODY))
        self.title.setMaxLength(200)
        self.title.setAccessibleName(say("What the vote is called"))
        self.title.setPlaceholderText(say("for example: What first?  (may stay empty)"))
        self.clusters, self.cards = _radio(say("Clusters")), _radio(say("Single cards"))
        self.one, self.several = _radio(say("One dot")), _radio(say("Several:"))
        self.each = NumberBox(say("Dots for each person"))
        self.hint = wrapped(label("", Size.SMALL, tone="quiet"))
        self.voters = NumberBox(say("How many people put dots"))
        self.start_button = button(say("Start counting"), "dots", colours, "primary")
        self.cancel_button = button(say("Cancel"), "", colours)
        self._groups = [self._group(self.clusters, self.cards), self._group(self.one, self.several)]
        self._arrange()
        self._connect()

    def _group(self, *radios: QRadioButton) -> QButtonGroup:
        made = QButtonGroup(self)
        for one in radios:
            made.addButton(one)
        radios[-1].setChecked(True)
        return made

    def _arrange(self) -> None:
        say, inside = self._say, column(self, 18, 10)
        inside.addWidget(label(say("What matters most to the group?"), Size.TITLE, BOLD))
        what = say(
            "Everybody puts dots on what matters to them. Then type here how many dots are on each: the ranked list"
            " grows beside it."
        )
        inside.addWidget(wrapped(label(what, Size.BODY, tone="quiet")))
        inside.addSpacing(6)
        form = QGridLayout()
        form.setHorizontalSpacing(14)
        form.setVerticalSpacing(8)
        form.setColumnStretch(1, 1)
        for at, (name, parts) in enumerate(
            (
                (say("Title"), (self.title,)),
                (say("Dots on"), (self.clusters, self.cards)),
                (say("Each person has"), (self.one, self.several, self.each)),
                ("", (self.hint,)),
                (say("People"), (self.voters,)),
            )
        ):
            form.addWidget(label(name, Size.BODY, MEDIUM), at, 0)
            form.addLayout(_side_by_side(parts), at, 1)
        inside.addLayout(form)
        inside.addStretch(1)
        buttons = row()
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.start_button)
        inside.addLayout(buttons)
        give_keys(self, self.title)

    def _connect(self) -> None:
        self.start_button.clicked.connect(self._start)
        self.cancel_button.clicked.connect(self.left)
        self.clusters.toggled.connect(self._suggest)
        for on in (self.clusters, self.cards):
            on.clicked.connect(self._decide)
        self.each.textEdited.connect(lambda _: self.several.setChecked(True))
        for box in (self.title, self.each, self.voters):
            box.returnPressed.connect(self._start)

    def offer(self, choices: dict[On, int], people: int | None) -> None:
        """How many clusters and cards there are, and how many people were counted; what was typed stays."""
        self._choices = choices
        self.clusters.setEnabled(bool(choices["clusters"]))
        if not self._decided or not choices["clusters"]:
            (self.clusters if choices["clusters"] else self.cards).setChecked(True)
        self.voters.show_number(people)
        self._suggest()

    def begin(self) -> None:
        """Empty, for another vote."""
        self.title.clear()
        self._decided = False
        for box in (self.each, self.voters):
            box.setModified(False)
        self.offer(self._choices, self.voters.number())

    def set_first(self, first: bool) -> None:
        """Whether there is no vote yet that one could go back to."""
        self.cancel_button.setHidden(first)

    def _decide(self) -> None:
        self._decided = True

    def _on(self) -> On:
        return "clusters" if self.clusters.isChecked() else "cards"

    def _suggest(self) -> None:
        say, there = self._say, self._choices[self._on()]
        dots = suggested_dots(there)
        self.each.show_number(dots)
        each = say.count("{n} dot each", "{n} dots each", dots)
        self.hint.setText(say.count("{n} topic: {each} is usual.", "{n} topics: {each} is usual.", there, each=each))

    def _start(self) -> None:
        dots = 1 if self.one.isChecked() else max(1, self.each.number() or 1)
        self.wanted.emit(Wish(self.title.text().strip(), dots, self.voters.number(), self._on()))


def _side_by_side(parts: tuple[QWidget, ...]) -> QHBoxLayout:
    made = row(gap=8)
    for part in parts:
        made.addWidget(part)
    if not isinstance(parts[-1], QLabel | QLineEdit) or isinstance(parts[-1], NumberBox):
        made.addStretch(1)
    return made


def _radio(text: str) -> QRadioButton:
    made = QRadioButton(escaped(text))
    made.setFont(font(Size.BODY))
    made.setAccessibleName(text)
    return made
