"""The line above the board: how much is sorted, and places to drop cards on that are always in sight."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QPushButton, QWidget

from facilitator.desk.board.carrying import load_of
from facilitator.desk.board.piles import Piles
from facilitator.desk.theme.colours import Colours
from facilitator.desk.theme.fonts import MEDIUM, Size, font
from facilitator.desk.theme.widgets import ElidedLabel, beside, named, restyled, row, set_sign
from facilitator.language import Language


class DropButton(QPushButton):
    """A button that cards can be dropped on, too."""

    dropped = Signal(tuple)

    def __init__(self, sign: str, colours: Colours) -> None:
        super().__init__()
        self.setFont(font(Size.BODY, MEDIUM))
        self.setProperty("lot", True)
        self.setAcceptDrops(True)
        set_sign(self, sign, colours.ink, 18)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if load_of(event.mimeData()).cards:
            restyled(self, "over", "cards")
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        restyled(self, "over", "")

    def dropEvent(self, event: QDropEvent) -> None:
        restyled(self, "over", "")
        event.acceptProposedAction()
        self.dropped.emit(load_of(event.mimeData()).cards)


class Headline(QWidget):
    """``counts`` says how many cards lie where."""

    def __init__(self, say: Language, colours: Colours) -> None:
        super().__init__()
        self._say = say
        self.counts = ElidedLabel("", Size.BODY, MEDIUM, "quiet")
        self.new_button = DropButton("plus", colours)
        self.park_button = DropButton("parking", colours)
        self.new_button.setText(beside(say("New cluster")))
        named(self.new_button, say("New cluster of the chosen cards"), "N")
        named(self.park_button, say("Park the chosen cards, or fetch them back"), "Ctrl+L")
        inside = row(self, 0, 8)
        inside.addWidget(self.counts, 1)
        inside.addWidget(self.new_button)
        inside.addWidget(self.park_button)

    def show_piles(self, piles: Piles) -> None:
        """Count anew."""
        say, parked = self._say, len(piles.parked.ideas)
        parts = (
            say.count("{n} card unsorted", "{n} cards unsorted", len(piles.unsorted.ideas)),
            say.count("{n} cluster", "{n} clusters", len(piles.clusters)),
            say.count("{n} parked", "{n} parked", parked),
        )
        self.counts.show_whole(" · ".join(parts))
        self.park_button.setText(beside(str(parked)))
