"""The ranked list beside the counting: this round's, and those of the rounds before, each for itself."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton

from facilitator.conference.results import SessionResult
from facilitator.desk.theme.colours import Colours
from facilitator.desk.theme.fonts import BOLD, Size
from facilitator.desk.theme.widgets import button, column, escaped, label, named, row, wrapped
from facilitator.desk.votes.ranking import RankingView
from facilitator.desk.votes.tally import Ranked, earlier_ranking
from facilitator.language import Language


class Results(QFrame):
    """Rounds are chosen one at a time: their dots came from other people, and are never added up."""

    def __init__(self, say: Language, colours: Colours) -> None:
        super().__init__()
        self.setObjectName("results")
        self._say, self._colours = say, colours
        self._now: tuple[Ranked, ...] = ()
        self._earlier: dict[int, SessionResult] = {}
        self._round = 0
        self.list = RankingView(say, colours)
        self.remark = wrapped(label("", Size.SMALL, tone="quiet"))
        self.rounds: dict[int, QPushButton] = {}
        self._group = QButtonGroup(self)
        self._bar = QFrame()
        self._bar.setObjectName("steps")
        self._buttons = row(self._bar, 3, 3)
        inside = column(self, 0, 6)
        inside.addWidget(label(say("Ranked list"), Size.TEXT, BOLD))
        inside.addWidget(self._bar)
        inside.addWidget(self.remark)
        inside.addWidget(self.list, 1)

    def show_now(self, ranking: tuple[Ranked, ...]) -> None:
        """This vote's list."""
        self._now = ranking
        if not self._round:
            self._show()

    def show_earlier(self, earlier: Sequence[SessionResult]) -> None:
        """The rounds before that put dots."""
        found = {result.planned.round: result for result in earlier if earlier_ranking(result)}
        if found == self._earlier and self.rounds:
            return
        self._earlier = found
        for number in (0, *found):
            if number not in self.rounds:
                self._add(number)
        for number, made in self.rounds.items():
            made.setVisible(number == 0 or number in found)
        self._bar.setVisible(bool(found))
        self.show_round(self._round if self._round in found else 0)

    def _add(self, number: int) -> None:
        text = self._say("Round {number}", number=number) if number else self._say("Now")
        made = button(text, "", self._colours, "step")
        made.setText(escaped(text))
        named(made, self._say("Ranked list: {name}", name=text))
        made.setCheckable(True)
        made.clicked.connect(lambda: self.show_round(number))
        self._group.addButton(made)
        self._buttons.addWidget(made)
        self.rounds[number] = made

    def show_round(self, number: int) -> None:
        """Show the list of one round; 0 is now."""
        self._round = number
        self.rounds[number].setChecked(True)
        self._show()

    def _show(self) -> None:
        result = self._earlier.get(self._round)
        self.list.show_ranking(earlier_ranking(result) if result else self._now)
        self.remark.setText(self._remark(result) if result else "")
        self.remark.setVisible(bool(self.remark.text()))

    def _remark(self, result: SessionResult) -> str:
        say = self._say
        voters = result.votes[-1].voters if result.votes else None
        people = say.count("{n} person put dots.", "{n} people put dots.", voters) if voters else ""
        return " ".join(filter(None, (people, say("Other people, other dots: they are not added up."))))
