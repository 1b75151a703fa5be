"""The row below the box: which cluster the card goes into, and whether its original wording is typed, too."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget

from facilitator.desk.theme.colours import Colours
from facilitator.desk.theme.fonts import MEDIUM, Size, font, scaled
from facilitator.desk.theme.widgets import beside, button, named, restyled, row
from facilitator.language import Language

LONGEST = 26
"""Letters of a cluster's name that are shown here."""
ROOMY = 680
"""Pixels of the row from which on all of its buttons are named."""


class FootRow(QWidget):
    """``cluster`` is the name that was chosen for the next card, empty for none."""

    def __init__(self, say: Language, colours: Colours) -> None:
        super().__init__()
        self._say = say
        self._colours = colours
        self.cluster = ""
        self._whole = ""
        self.cluster_button = button(say("Cluster"), "clusters", colours, "flat")
        self.without_button = button("", "close", colours, "flat")
        named(self.without_button, say("Without a cluster"))
        self.original_button = button(say("Original wording"), "speech", colours, "flat")
        named(self.original_button, say("Original wording"), "Alt+O")
        self.original_button.setCheckable(True)
        self._inside = inside = row(self, gap=2)
        self._last: QPushButton | None = None
        for one in (self.cluster_button, self.without_button, self.original_button):
            one.setFont(font(Size.SMALL, MEDIUM))
            inside.addWidget(one)
        inside.addStretch(1)
        self._show(say("Cluster"), say("Cluster of this card"), "flat")

    def add(self, made: QPushButton) -> None:
        """One more button, at the end."""
        made.setFont(font(Size.SMALL, MEDIUM))
        self._inside.addWidget(made)
        self._last = made
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Where there is little room, the last button names itself only in its tool tip."""
        if self._last is not None:
            self._last.setText(beside(self._last.accessibleName()) if self.width() >= scaled(ROOMY) else "")

    def show_none(self) -> None:
        """The card goes into no cluster."""
        self._show(self._say("Cluster"), self._say("Cluster of this card"), "flat")

    def show_known(self, name: str) -> None:
        """The card goes into a cluster that is there."""
        self._show(name, self._say("Cluster of this card: {name}", name=name), "lit")

    def show_new(self, name: str) -> None:
        """The card goes into a cluster that is made with it."""
        self._show(self._say("New: {name}", name=name), self._say("New cluster: {name}", name=name), "lit")

    def _show(self, text: str, whole: str, role: str) -> None:
        """Told with every letter: what is shown already costs nothing."""
        self.without_button.setVisible(bool(self.cluster))
        if whole == self._whole:
            return
        self._whole = whole
        short = text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
        self.cluster_button.setText(beside(short))
        named(self.cluster_button, whole, "Ctrl+K")
        restyled(self.cluster_button, "role", role)
