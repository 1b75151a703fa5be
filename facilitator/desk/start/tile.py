"""One session as a large button: time, state by colour, icon and word, and how many cards it holds."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from facilitator.conference.results import SessionState
from facilitator.desk.snapshots import Handed, SessionTile
from facilitator.desk.theme.colours import Colours
from facilitator.desk.theme.fonts import BOLD, MEDIUM, Size, scaled
from facilitator.desk.theme.widgets import ElidedLabel, column, label, named, picture, row
from facilitator.desk.words import span, state_word
from facilitator.language import Language

SIGNS: dict[SessionState, str] = {"planned": "calendar", "open": "cards", "running": "play", "closed": "done"}
USUAL, LARGE = 74, 112
"""Pixels: the least height of a tile, and of one of the workshop that is moderated here."""
ARROWS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}
"""Keys, with the rows and columns they lead to."""


class TileButton(QPushButton):
    """Shows a session. ``usual`` are the round's time and the workshop's room: what differs stands out.

    A large one also says whether the session was handed over.

    ``walked`` tells of arrow keys, in rows and columns.
    """

    walked = Signal(int, int)

    def __init__(self, tile: SessionTile, usual: tuple[str, str], say: Language, colours: Colours, height: int) -> None:
        super().__init__()
        self.tile = tile
        self.setMinimumHeight(scaled(height))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setProperty("role", "lit" if tile.state == "running" else "")
        tone, name = _tone(tile.state, colours)
        state, cards = state_word(tile.state, say), say.count("{n} card", "{n} cards", tile.ideas)
        time = span(tile.start, tile.minutes)
        named(
            self,
            say(
                "Workshop {workshop}, {title}, round {round}, {time}, {room}: {state}, {cards}",
                workshop=tile.workshop,
                title=tile.title,
                round=tile.round,
                time=time,
                room=tile.room,
                state=state,
                cards=cards,
            ),
        )
        large, self._say, self._colours = height == LARGE, say, colours
        inside, head, foot = column(self, 12, 2), row(gap=8), row(gap=6)
        head.addWidget(label(tile.id, Size.HEAD if large else Size.TEXT, BOLD))
        head.addStretch(1)
        head.addWidget(picture(SIGNS[tile.state], tone, 18))
        head.addWidget(label(state, Size.SMALL, MEDIUM, name))
        where = time if tile.room == usual[1] else " · ".join(filter(None, (time, tile.room)))
        foot.addWidget(ElidedLabel(where, Size.SMALL, tone="quiet" if (time, tile.room) == usual else "care"), 1)
        if tile.ideas:
            foot.addWidget(label(cards, Size.SMALL, MEDIUM))
        inside.addLayout(head)
        inside.addStretch(1)
        inside.addLayout(foot)
        self._handed: QWidget | None = None
        if large and tile.state != "planned":
            self._handed = self._handed_line()
            inside.addWidget(self._handed)

    def show_handed(self, tile: SessionTile) -> None:
        """It is the same session, handed over or changed meanwhile."""
        self.tile = tile
        if (before := self._handed) is not None and (inside := self.layout()) is not None:
            self._handed = self._handed_line()
            inside.replaceWidget(before, self._handed)
            before.deleteLater()

    def _handed_line(self) -> QWidget:
        made, whole, colours = QWidget(), self.tile.handed == "whole", self._colours
        line, words = row(made, 0, 6), handed_words(self.tile.handed, self._say)
        line.addWidget(picture("done" if whole else "export", colours.good if whole else colours.care, 16))
        line.addWidget(ElidedLabel(words, Size.SMALL, MEDIUM, "good" if whole else "care"), 1)
        return made

    def sizeHint(self) -> QSize:
        inside = self.layout()
        return inside.sizeHint() if inside else super().sizeHint()

    def minimumSizeHint(self) -> QSize:
        inside = self.layout()  # a button would think of its own words, and it has none
        return inside.minimumSize() if inside else super().minimumSizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ARROWS:
            self.walked.emit(*ARROWS[Qt.Key(event.key())])  # Qt would scroll instead
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


def handed_words(handed: Handed, say: Language) -> str:
    """Whether a session was handed over."""
    return {
        "nothing": say("Not handed over yet"),
        "": say("Not handed over yet"),
        "whole": say("Handed over"),
        "before": say("Changed since it was handed over"),
    }[handed]


def _tone(state: SessionState, colours: Colours) -> tuple[str, str]:
    """The colour of a state, and its name in the style sheet."""
    return {
        "planned": (colours.quiet, "quiet"),
        "open": (colours.care, "care"),
        "running": (colours.accent, "accent"),
        "closed": (colours.good, "good"),
    }[state]
