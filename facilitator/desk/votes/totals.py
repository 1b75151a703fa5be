"""The line above the list: how many people, how many dots, and a calm word where there are more than possible."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from facilitator.desk.theme.colours import Colours
from facilitator.desk.theme.fonts import BOLD, MEDIUM, Size
from facilitator.desk.theme.widgets import ElidedLabel, column, label, picture, row, wrapped
from facilitator.desk.votes.number_box import CountBox
from facilitator.desk.votes.tally import Sum
from facilitator.language import Language


class Totals(QWidget):
    """``voters_counted`` tells how many people put dots."""

    voters_counted = Signal(object)

    def __init__(self, say: Language, colours: Colours) -> None:
        super().__init__()
        self._say = say
        self.voters = CountBox(say("How many people put dots"))
        self.voters.taken.connect(self.voters_counted)
        self.each = ElidedLabel("", Size.BODY, tone="quiet")
        self.dots = label("", Size.BODY, BOLD)
        self.warning = wrapped(label("", Size.BODY, MEDIUM, "care"))
        self._sign = picture("alert", colours.care, 18)
        people, below = row(gap=8), row(gap=8)
        people.addWidget(label(say("Voters"), Size.BODY, MEDIUM))
        people.addWidget(self.voters)
        people.addWidget(self.each, 1)
        people.addWidget(self.dots)
        below.addWidget(self._sign)
        below.addWidget(self.warning, 1)
        inside = column(self, 0, 6)
        inside.addLayout(people)
        inside.addLayout(below)

    def show_sum(self, total: Sum) -> None:
        """Show what was counted so far."""
        say = self._say
        self.voters.show_number(total.voters)
        self.each.show_whole(say.count("with {n} dot each", "with {n} dots each", total.each) if total.each else "")
        if total.possible is None:
            self.dots.setText(say.count("{n} dot counted", "{n} dots counted", total.dots))
        else:
            self.dots.setText(say("{dots} of {possible} dots counted", dots=total.dots, possible=total.possible))
        self.warning.setText(self._warning(total))
        for shown in (self.warning, self._sign):
            shown.setVisible(bool(self.warning.text()))

    def _warning(self, total: Sum) -> str:
        if not total.too_many:
            return ""
        return self._say(
            "{dots} dots, but {people} people with {each} each have {possible}: please count again, or correct the"
            " voters.",
            dots=total.dots,
            people=total.voters,
            each=total.each,
            possible=total.possible,
        )
