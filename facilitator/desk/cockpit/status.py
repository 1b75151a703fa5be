"""Between box and list: whether all is saved, how many cards there are, undo and redo. And what an empty list says."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
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
        inside.addWidget(self.text, 1)
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

    def note(self, text: str) -> None:
        """Something that is good to know."""
        self._show(text, "info", self._colours.accent)

    def show_count(self, count: int) -> None:
        """How many cards there are."""
        self._count.setText(self._say.count("{n} card", "{n} cards", count))
        self.show_steps(self._steps)

    def show_steps(self, steps: Steps) -> None:
        """What undo and redo would do; where there is no room, the buttons name the step in their tool tips only.

        What is so has as many lines as it needs; where one is enough it is no text that breaks: Qt gives a page with
        such text the height that it would like to have, which makes it scroll.
        """
        self._steps = steps
        line = self.text.fontMetrics().horizontalAdvance(self.text.text())
        fits = self._beside(*self._long()) + line <= self.width()
        undo, redo = self._long() if fits else self._short()
        self.text.setWordWrap(self._beside(*self._short()) + line > self.width())
        self._name(self.undo_button, "undo", undo, steps.undo, "Ctrl+Z")
        self._name(self.redo_button, "redo", redo, steps.redo, "Ctrl+Y")

    def _short(self) -> tuple[str, str]:
        return self._say("Undo"), self._say("Redo")

    def _long(self) -> tuple[str, str]:
        undo, redo = self._short()
        steps = self._steps
        return self._with_step(undo, steps.undo), self._with_step(redo, steps.redo)

    def _with_step(self, verb: str, step: Step | None) -> str:
        return f"{verb}: {step_name(step, self._say)}" if step else verb

    def _beside(self, *words: str) -> int:
        """How wide everything else is with these words on the buttons."""
        measure, buttons = self.undo_button.fontMetrics().horizontalAdvance, (self.undo_button, self.redo_button)
        more = (measure(beside(text)) - measure(shown.text()) for shown, text in zip(buttons, words, strict=True))
        return super().minimumSizeHint().width() - self.text.minimumSizeHint().width() + sum(more)

    def minimumSizeHint(self) -> QSize:
        longest = max(map(self.text.fontMetrics().horizontalAdvance, self.text.text().split()), default=0)
        return QSize(self._beside(*self._short()) + longest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.show_steps(self._steps)

    def _name(self, shown: QPushButton, sign: str, text: str, step: Step | None, keys: str) -> None:
        shown.setText(beside(text))
        shown.setEnabled(step is not None)
        verb = self._say("Undo") if sign == "undo" else self._say("Redo")
        named(shown, self._with_step(verb, step), keys)
        set_sign(shown, sign, self._colours.ink if step else self._colours.edge, 18)

    def _show(self, text: str, sign: str, colour: str) -> None:
        self.text.setText(text)
        self._sign.setPixmap(pixmap(sign, colour, 18, 2.0))
        self.show_steps(self._steps)


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
