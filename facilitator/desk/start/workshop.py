"""The head of a workshop's line: number, title, room, and whether it is the one that is moderated here."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from facilitator.desk.snapshots import SessionTile
from facilitator.desk.theme.colours import Colours
from facilitator.desk.theme.fonts import BOLD, MEDIUM, Size, scaled
from facilitator.desk.theme.widgets import button, column, label, named, picture, row, set_sign, wrapped
from facilitator.language import Language


class WorkshopTitle(QWidget):
    """``wanted`` brings the number of the workshop that is moderated here from now on, 0 for none."""

    wanted = Signal(int)

    def __init__(self, tile: SessionTile, room: str, say: Language, colours: Colours) -> None:
        super().__init__()
        self._number = tile.workshop
        self._colours = colours
        inside, words, place = row(self, 0, 12), column(gap=2), row(gap=5)
        number = label(str(tile.workshop or "+"), Size.TITLE, BOLD)
        number.setObjectName("badge")
        number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        number.setFixedSize(scaled(42), scaled(42))
        self.mine_button = button("", "pin", colours, "flat")
        named(self.mine_button, say("My workshop: {title}", title=tile.title))
        self.mine_button.setCheckable(True)
        self.mine_button.toggled.connect(self._sign)
        self.mine_button.clicked.connect(self._ask)
        words.addStretch(1)
        self._mine = label(say("My workshop"), Size.SMALL, BOLD, "accent")
        self._mine.hide()
        words.addWidget(self._mine)
        if not tile.workshop:
            words.addWidget(label(say("Not in the plan"), Size.SMALL, BOLD, "quiet"))
        words.addWidget(wrapped(label(tile.title, Size.BODY, MEDIUM)))
        if room:
            place.addWidget(picture("room", colours.quiet, 15))
            place.addWidget(label(room, Size.SMALL, tone="quiet"), 1)
            words.addLayout(place)
        words.addStretch(1)
        inside.addWidget(number)
        inside.addLayout(words, 1)
        if tile.workshop:
            inside.addWidget(self.mine_button)

    def _sign(self, checked: bool) -> None:
        self._mine.setVisible(checked)
        sign, tone = ("pinned", self._colours.accent) if checked else ("pin", self._colours.edge)
        set_sign(self.mine_button, sign, tone)

    def _ask(self, checked: bool) -> None:
        self.wanted.emit(self._number if checked else 0)
