"""What is done at the very end: end the session, the summary, the hand-over, the next round."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QPushButton, QSizePolicy

from facilitator.desk.theme.colours import Colours
from facilitator.desk.theme.fonts import scaled
from facilitator.desk.theme.widgets import beside, button, named, restyled, set_sign
from facilitator.language import Language

MARGIN, GAP = 12, 8


class EndingBar(QFrame):
    """Large buttons. ``next_wanted`` brings the session of the next round."""

    next_wanted = Signal(str)

    def __init__(self, say: Language, colours: Colours) -> None:
        super().__init__()
        self.setProperty("panel", True)
        self._say = say
        self._colours = colours
        self._following = ""
        self.end_button = button(say("End session"), "stop", colours)
        self.print_button = button(say("Summary (PDF)"), "printer", colours)
        named(self.print_button, say("Print the summary of this session"), "Ctrl+P")
        self.export_button = button(say("Hand over"), "export", colours, "primary")
        named(self.export_button, say("Hand over to the office"), "Ctrl+E")
        self.next_button = button("", "forward", colours)
        self.next_button.clicked.connect(lambda: self.next_wanted.emit(self._following))
        self._all = (self.end_button, self.print_button, self.export_button, self.next_button)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        self._grid.setSpacing(GAP)
        for shown in self._all:
            shown.setParent(self)
            shown.setMinimumHeight(scaled(46))
            shown.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._away = {self.next_button, self.end_button}
        self._arrange()

    def _put(self, shown: QPushButton, why: str) -> None:
        """Offer a button, or not where there is no reason to."""
        self._away = self._away - {shown} if why else self._away | {shown}

    def _arrange(self) -> None:
        """As many beside one another as there is room for."""
        shown = [one for one in self._all if one not in self._away]
        room = self.width() - 2 * MARGIN
        needs = max(one.sizeHint().width() for one in shown) + GAP
        across = next((n for n in (len(shown), 2) if n * needs - GAP <= room), 1)
        for one in self._all:
            self._grid.removeWidget(one)
            one.setVisible(one not in self._away)
        for at, one in enumerate(shown):
            self._grid.addWidget(one, *divmod(at, across))
        for at in range(len(self._all)):
            self._grid.setColumnStretch(at, 1 if at < across else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def show_following(self, session: str) -> None:
        """The session of the next round; none where it is empty."""
        self._following = session
        self._put(self.next_button, session)
        self.next_button.setText(beside(self._say("Next round: {session}", session=session)))
        named(self.next_button, self._say("Open the next round: {session}", session=session))
        self._arrange()

    def set_running(self, running: bool) -> None:
        """Whether the clock runs: ending comes before the rest then."""
        self._put(self.end_button, "running" if running else "")
        self._arrange()
        restyled(self.export_button, "role", "" if running else "primary")
        set_sign(self.export_button, "export", self._colours.ink if running else self._colours.on_accent)
