"""The step of weighing: dots are counted on clusters or cards, and the ranked list grows beside it."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QStackedWidget, QWidget

from facilitator.conference import intents
from facilitator.conference.plan import Kind
from facilitator.conference.results import Vote
from facilitator.desk.board.look import board_sheet
from facilitator.desk.cockpit.doer import Doer
from facilitator.desk.snapshots import Picture
from facilitator.desk.tabbing import give_keys
from facilitator.desk.theme.fonts import BOLD, Size, scaled
from facilitator.desk.theme.widgets import column, label, picture, row, wrapped
from facilitator.desk.votes.bar import VoteBar
from facilitator.desk.votes.new_vote import NewVote, Wish
from facilitator.desk.votes.results import Results
from facilitator.desk.votes.tally import On, ranking, sum_of, targets, usual
from facilitator.desk.votes.targets_view import TargetsView
from facilitator.desk.votes.totals import Totals

WIDE = 480
"""Pixels: where there is less room, the ranked list stands below the counting."""


class VotesStep(QWidget):
    """Shows one vote at a time. A number that was typed is shown at once, and kept from then on by the record."""

    def __init__(self, doer: Doer) -> None:
        super().__init__()
        self._doer = doer
        self._say, colours = doer.context.say, doer.context.colours
        self._kinds: dict[str, Kind] = {}
        self._picture: Picture | None = None
        self._vote = ""
        self._another = False  # whether the form is open for one more vote
        self._on: dict[str, On] = {}
        self._typed: dict[tuple[str, str], int | None] = {}
        self._waiting: Counter[tuple[str, str]] = Counter()
        self.setStyleSheet(board_sheet(colours))
        self.bar = VoteBar(self._say, colours)
        self.totals = Totals(self._say, colours)
        self.view = TargetsView(self._say, self._kinds, colours)
        self.results = Results(self._say, colours)
        self.form = NewVote(self._say, colours)
        self._empty = self._nothing()
        self._counting = QWidget()
        self._shown = QStackedWidget()
        for page in (self._empty, self.form, self._counting):
            self._shown.addWidget(page)
        column(self).addWidget(self._shown)
        self._arrange()
        self._connect()

    def _nothing(self) -> QWidget:
        made, colours = QWidget(), self._doer.context.colours
        inside = column(made, 24, 10)
        inside.addStretch(2)
        inside.addWidget(picture("dots", colours.edge, 56), 0, Qt.AlignmentFlag.AlignHCenter)
        what = self._say("First collect cards (F5) and sort them (F6). Then the group puts its dots.")
        for shown in (label(self._say("Nothing to weigh yet"), Size.TITLE, BOLD), wrapped(label(what, tone="quiet"))):
            shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
            inside.addWidget(shown)
        inside.addStretch(3)
        return made

    def _arrange(self) -> None:
        inside = column(self._counting, 0, 10)
        inside.addWidget(self.bar)
        inside.addWidget(self.totals)
        self._sides = row(gap=16)
        self._sides.addWidget(self.view, 5)
        self._sides.addWidget(self.results, 3)
        inside.addLayout(self._sides, 1)

    def _connect(self) -> None:
        self.view.cards.counted.connect(self._count)
        self.totals.voters_counted.connect(lambda voters: self._act(intents.CountVoters(self._vote, voters)))
        self.bar.chosen.connect(self._choose)
        self.bar.turned.connect(self._turn)
        self.bar.new_wanted.connect(self._begin)
        self.bar.removal_wanted.connect(lambda: self._act(intents.Withdraw((self._vote,))))
        self.form.wanted.connect(self._open)
        self.form.left.connect(self._stay)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= scaled(WIDE)
        self._sides.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)

    # What is shown.

    def show_picture(self, picture: Picture) -> None:
        """Show the session as it stands."""
        self._picture = picture
        result = picture.result
        self._kinds.update({kind.id: kind for kind in result.kinds})
        known = [vote.id for vote in result.votes]
        if self._vote not in known:
            self._vote = known[-1] if known else ""
        cards = sum(not idea.parked for idea in result.ideas)
        heads = sum(group.count for group in result.headcount)
        self.form.offer({"clusters": len(result.clusters), "cards": cards}, heads or None)
        self.form.set_first(not known)
        self.results.show_earlier(picture.earlier)
        if self._vote:
            self._show_vote(picture, result.votes[known.index(self._vote)])
        self._choose_page(bool(cards or result.clusters))

    def _choose_page(self, there: object) -> None:
        page = self._shown.currentWidget()
        if not self._vote:
            self._go(self.form if there else self._empty)
        elif page is self._empty or not self._another:
            self._go(self._counting)

    def _show_vote(self, picture: Picture, vote: Vote) -> None:
        typed = {target: dots for (of, target), dots in self._typed.items() if of == vote.id}
        dots = {t: n for t, n in (dict(picture.dots.get(vote.id, {})) | typed).items() if n is not None}
        on = self._on.get(vote.id) or usual(picture.result, dots)
        found = targets(picture.result, dots, on)
        self.view.cards.show_rows(found)
        self.results.show_now(ranking(found))
        self.totals.show_sum(sum_of(found, vote))
        self.bar.show_votes(picture.result.votes, vote.id, on)
        for name, made in self.bar.on.items():
            made.setEnabled(name == "cards" or bool(picture.result.clusters))

    def _show_again(self) -> None:
        if self._picture:
            self.show_picture(self._picture)

    def _go(self, page: QWidget) -> None:
        if self._shown.currentWidget() is not page:
            focused = QApplication.focusWidget()
            within = focused is not None and self.isAncestorOf(focused)
            self._shown.setCurrentWidget(page)
            target = self.view if page is self._counting else self.form if page is self.form else self
            if target is not self:
                give_keys(self, target)
            if within:
                target.setFocus()

    # What is wanted.

    def _act(self, wanted: intents.Intent) -> None:
        self._doer.do(wanted, then=self._look, failed=lambda _: self._look())

    def _look(self) -> None:
        self._doer.ask(self._doer.keeper.picture, self.show_picture)

    def _count(self, target: str, dots: int | None) -> None:
        """Show a number at once; it stays so until a picture that knows of it has come."""
        key = self._vote, target
        self._typed[key] = dots
        self._waiting[key] += 1
        doer = self._doer

        def settled(*_: object) -> None:
            doer.ask(doer.keeper.picture, lambda picture: self._settle(key, picture))

        doer.do(intents.CountDots(self._vote, target, dots), then=settled, failed=settled)
        self._show_again()

    def _settle(self, key: tuple[str, str], picture: Picture) -> None:
        self._waiting[key] -= 1
        if not self._waiting[key]:
            del self._waiting[key], self._typed[key]
        self.show_picture(picture)

    def _choose(self, vote: str) -> None:
        self._vote = vote
        self._show_again()

    def _turn(self, on: On) -> None:
        self._on[self._vote] = on
        self._show_again()

    def _begin(self) -> None:
        self._another = True
        self.form.begin()
        self._go(self.form)
        self.form.setFocus()

    def _stay(self) -> None:
        self._another = False
        self._go(self._counting)

    def _open(self, wish: Wish) -> None:
        doer, ident = self._doer, self._doer.new_id()

        def opened() -> None:
            self._vote = ident
            self._on[ident] = wish.on
            self._another = False
            self._look()

        doer.do(intents.OpenVote(ident, doer.session, wish.title, wish.dots_each, wish.voters), then=opened)
