"""The line that says which vote is shown, and on what; other votes, and a new one, are a click away."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QMenu, QPushButton, QWidget

from facilitator.conference.results import Vote
from facilitator.desk.theme.colours import Colours
from facilitator.desk.theme.fonts import MEDIUM, Size, font
from facilitator.desk.theme.icons import icon
from facilitator.desk.theme.widgets import button, escaped, named, row
from facilitator.desk.votes.tally import On
from facilitator.language import Language

LONGEST = 22
"""Characters of a title on the button; the whole one is in the menu and in the tool tip."""


class VoteBar(QWidget):
    """``chosen`` tells the id of another vote, ``turned`` what is counted from now on."""

    chosen = Signal(str)
    turned = Signal(str)
    new_wanted = Signal()
    removal_wanted = Signal()

    def __init__(self, say: Language, colours: Colours) -> None:
        super().__init__()
        self._say, self._colours = say, colours
        self._votes: tuple[Vote, ...] = ()
        self._shown = ""
        self.vote_button = button("", "dots", colours)
        named(self.vote_button, say("Choose a vote"))
        self.vote_button.clicked.connect(self._open_menu)
        self.new_button = button("", "plus", colours)
        named(self.new_button, say("New vote"))
        self.new_button.clicked.connect(self.new_wanted)
        self.on: dict[On, QPushButton] = {
            "clusters": button(say("Clusters"), "", colours, "step"),
            "cards": button(say("Single cards"), "", colours, "step"),
        }
        inside = row(self, 0, 8)
        inside.addWidget(self.vote_button)
        inside.addWidget(self.new_button)
        inside.addStretch(1)
        inside.addWidget(self._switch())

    def _switch(self) -> QFrame:
        frame = QFrame()
        frame.setObjectName("steps")
        inside, group = row(frame, 3, 3), QButtonGroup(self)
        for on, made in self.on.items():
            made.setCheckable(True)
            made.clicked.connect(lambda _=False, on=on: self.turned.emit(on))
            group.addButton(made)
            inside.addWidget(made)
        return frame

    def show_votes(self, votes: Sequence[Vote], shown: str, on: On) -> None:
        """Show which vote is counted, and on what."""
        self._votes, self._shown = tuple(votes), shown
        name = self.name(shown)
        short = name if len(name) <= LONGEST else f"{name[: LONGEST - 1].rstrip()}…"
        self.vote_button.setText(f"\u2009\u2009{escaped(short)}  ▾")
        named(self.vote_button, self._say("Vote: {name}", name=name))
        self.on[on].setChecked(True)

    def name(self, ident: str) -> str:
        """What a vote is called."""
        for number, vote in enumerate(self._votes, 1):
            if vote.id == ident:
                return vote.title or self._say("Vote {number}", number=number)
        return ""

    def menu(self) -> QMenu:
        """All votes, a new one, and removing the one shown."""
        made = QMenu(self)
        made.setFont(font(Size.BODY, MEDIUM))
        for vote in self._votes:
            action = made.addAction(escaped(self.name(vote.id)))
            action.setCheckable(True)
            action.setChecked(vote.id == self._shown)
            action.triggered.connect(lambda _=False, ident=vote.id: self.chosen.emit(ident))
        made.addSeparator()
        new = made.addAction(icon("plus", self._colours.ink), escaped(self._say("New vote")))
        new.triggered.connect(self.new_wanted)
        gone = made.addAction(icon("withdraw", self._colours.ink), escaped(self._say("Remove this vote")))
        gone.triggered.connect(self.removal_wanted)
        return made

    def _open_menu(self) -> None:
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.vote_button.mapToGlobal(self.vote_button.rect().bottomLeft()))
