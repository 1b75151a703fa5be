"""Whether what is handed over is sealed, in a line with a sign."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from facilitator.desk.context import Context
from facilitator.desk.handout.offers import Offers
from facilitator.desk.theme.fonts import MEDIUM, Size
from facilitator.desk.theme.widgets import label, picture, row, wrapped
from facilitator.language import Language


class SealLine(QWidget):
    """Empty until it is known."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._inside = row(self, 0, 8)

    def show_offers(self, offers: Offers) -> None:
        """Say that only the office can open it, or that everybody can; and what somebody should look at."""
        say, colours, sealed = self._context.say, self._context.colours, offers.sealed
        while item := self._inside.takeAt(0):
            if shown := item.widget():
                shown.deleteLater()
        text = say("Not sealed: anybody who finds the stick can read it.")
        if sealed:
            text = lone_key_words(say) if offers.lone_key else say("Sealed: only the office can open it.")
        good = sealed and not offers.lone_key
        self._inside.addWidget(picture("shield" if sealed else "open", colours.good if good else colours.care, 20))
        self._inside.addWidget(wrapped(label(text, Size.BODY, MEDIUM, "good" if good else "care")), 1)


def lone_key_words(say: Language) -> str:
    """What is said where a plan names one key only."""
    return say(
        "Sealed to one key only: if the office loses it, nobody can open the packages; ask for a plan that names the"
        " key for the safe, too."
    )
