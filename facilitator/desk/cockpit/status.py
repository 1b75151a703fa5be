"""Between box and list: whether all is saved, how many cards there are, undo and redo. And what an empty list says."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from facilitator.conference.history import Step
from facilitator.desk.snapshots import Steps
from facilitator.desk.theme.colours import Colours
from facilitator.desk.theme.fonts import BOLD, MEDIUM, Size
from facilitator.desk.theme.icons import pixmap
from facilitator.desk.theme.widgets import beside, button, column, label, named, picture, row, set_sign
from facilitator.language import Language
from facilitator.session.step_names import step_name

ROOMY = 720
"""Pixels: where the row is narrower, the buttons name the step only in their tool tips."""


class StatusRow(QWidget):
    """Says what is so; ``undo_button`` and ``redo_button`` name the step."""

    def __init__(self, say: Language, colours: Colours) -> None:
        super().__init__()
        self._say = say
        self._colours = colours
        self._steps = Steps()
        self._sign = picture("done", colours.good, 18)
        self.text = label("", Size.BODY, tone="quiet")
        self._count = label("", Size.BODY, MEDIUM)
        self.undo_button = button("", "undo", colours, "flat")
        self.redo_button = button("", "redo", colours, "flat")
        inside = row(self, 0, 8)
        inside.setContentsMargins(4, 0, 0, 0)
        inside.addWidget(self._count)
        inside.addSpacing(10)
        inside.addWidget(self._sign)
        inside.addWidget(self.text)
        inside.addStretch(1)
        inside.addWidget(self.undo_button)
        inside.addWidget(self.redo_button)
        self._show(say("Everything saved"), "done", colours.good)

    def saving(self) -> None:
        """A step is on its way to the disk."""
        self._show(self._say("Saving …"), "clock", self._colours.quiet)

    def saved(self) -> None:
        """It is on the disk."""
        self._show(self._say("Saved"), "done", self._colours.good)

    def not_saved(self) -> None:
        """It could not be saved; the message says why."""
        self._show(self._say("Not saved"), "alert", self._colours.bad)

    def brought_back(self) -> None:
        """The box shows text of an earlier time."""
        self._show(self._say("Your unfinished text is back in the box"), "recent", self._colours.accent)

    def show_count(self, count: int) -> None:
        """How many cards there are."""
        self._count.setText(self._say.count("{n} card", "{n} cards", count))

    def show_steps(self, steps: Steps) -> None:
        """What undo and redo would do."""
        self._steps = steps
        self._name(self.undo_button, "undo", self._say("Undo"), steps.undo, "Ctrl+Z")
        self._name(self.redo_button, "redo", self._say("Redo"), steps.redo, "Ctrl+Y")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.show_steps(self._steps)

    def _name(self, shown: QPushButton, sign: str, verb: str, step: Step | None, keys: str) -> None:
        text = f"{verb}: {step_name(step, self._say)}" if step else verb
        shown.setText(beside(text if self.width() >= ROOMY else verb))
        shown.setEnabled(step is not None)
        named(shown, text, keys)
        set_sign(shown, sign, self._colours.ink if step else self._colours.edge, 18)

    def _show(self, text: str, sign: str, colour: str) -> None:
        self.text.setText(text)
        self._sign.setPixmap(pixmap(sign, colour, 18, 2.0))


class EmptyCards(QWidget):
    """What stands where no card is yet."""

    def __init__(self, say: Language, colours: Colours) -> None:
        super().__init__()
        what = say(
            "Type what somebody calls out and press Enter.\nOne thought, one card.\n"
            "Start the clock when the group is ready."
        )
        inside = column(self, 24, 10)
        inside.addStretch(2)
        inside.addWidget(picture("cards", colours.edge, 56), 0, Qt.AlignmentFlag.AlignHCenter)
        inside.addWidget(_middle(label(say("No cards yet"), Size.TITLE, BOLD)))
        inside.addWidget(_middle(label(what, Size.BODY, tone="quiet")))
        inside.addStretch(3)


def _middle(shown: QLabel) -> QLabel:
    shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return shown
