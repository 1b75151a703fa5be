"""The account: what became of every idea, what lacks an answer, and the documents that tell it."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from facilitator.desk.actions import Section, shortcut
from facilitator.desk.review.account.bars import BarList
from facilitator.desk.review.account.documents import Documents
from facilitator.desk.review.account.reviewers import Reviewers
from facilitator.desk.review.account.telling import Bar, answered, by_session, deciders, lacking, outcomes
from facilitator.desk.review.doer import ReviewDoer
from facilitator.desk.review.halves import Halves
from facilitator.desk.review.parts import ReviewPart
from facilitator.desk.review.snapshots import ReviewNews
from facilitator.desk.review.triage.bar import ProgressLine
from facilitator.desk.tabbing import give_keys
from facilitator.desk.theme.fonts import BOLD, Size, scaled
from facilitator.desk.theme.scroll import Scroll
from facilitator.desk.theme.widgets import column, label, panel, wrapped
from facilitator.language import Language

SIDE_BY_SIDE = 820
"""Pixels for text of 100 %: where there is less, the documents stand below the numbers."""
LINES = 8
"""So many of each can be seen at once, also where the text is large."""


class AccountPage(ReviewPart):
    """Numbers at the left, what to do with them at the right."""

    def __init__(self, doer: ReviewDoer) -> None:
        super().__init__(doer)
        say, colours = doer.context.say, doer.context.colours
        self.summary, self.progress = wrapped(label("", Size.TITLE, BOLD)), ProgressLine(colours)
        self.outcomes = BarList(say("What became of the ideas"), colours)
        self.lacking = BarList(say("What lacks an answer"), colours)
        self.sessions = BarList(say("Session by session"), colours)
        self.deciders = BarList(say("Who decided"), colours)
        self.documents, self.reviewers = Documents(doer), Reviewers(doer)
        self._heads: dict[BarList, QLabel] = {}
        self._arrange()
        for shown in self._heads:
            shown.wanted.connect(self._look)
            shown.reached.connect(self._scroll_to)
        self.sessions.came.connect(self.documents.show_session)
        shortcut(self, "Ctrl+P", self.documents.look)
        shortcut(self, "Ctrl+S", self.documents.choose_pdf)
        shortcut(self, "Ctrl+E", self.reviewers.choose_folder)
        give_keys(self, self.outcomes)

    def _arrange(self) -> None:
        self._sheet, right, inside = panel(), QWidget(), column(self, 0, 0)
        numbers, doing = column(self._sheet, 16, 8), column(right, 0, 12)
        numbers.addWidget(self.summary)
        numbers.addWidget(self.progress)
        for shown in (self.outcomes, self.lacking, self.sessions, self.deciders):
            head = wrapped(label(shown.accessibleName(), Size.TEXT, BOLD))
            self._heads[shown] = head
            numbers.addSpacing(6)
            numbers.addWidget(head)
            numbers.addWidget(shown)
        numbers.addStretch(1)
        doing.addWidget(self.documents)
        doing.addWidget(self.reviewers)
        doing.addStretch(1)
        self._halves = Halves()
        self._halves.setChildrenCollapsible(False)
        self._halves.setHandleWidth(14)
        self._scroll = Scroll(self._sheet, LINES)
        self._halves.addWidget(self._scroll)
        self._halves.addWidget(Scroll(right, LINES))
        self._halves.setStretchFactor(0, 1)
        self._halves.setStretchFactor(1, 1)
        self._halves.setSizes([scaled(640), scaled(560)])
        inside.addWidget(self._halves, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < scaled(SIDE_BY_SIDE)
        self._halves.setOrientation(Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal)

    # What the frame asks for.

    def show_all(self) -> None:
        self._show()

    def show_news(self, news: ReviewNews) -> None:
        self._show()

    def begin(self, wanted: object) -> None:
        self.outcomes.setFocus()

    def keys(self, say: Language) -> tuple[Section, ...]:
        return (
            (
                say("Account"),
                (
                    ("Up, Down", say("walk through a list; Tab goes on to the next one")),
                    ("Enter", say("the ideas of this row, in the table")),
                    ("Ctrl+P", say("look at the document")),
                    ("Ctrl+S", say("save it as PDF")),
                    ("Ctrl+E", say("give my decisions to another reviewer")),
                ),
            ),
        )

    def _show(self) -> None:
        review, say = self.doer.review, self.doer.context.say
        done, whole = answered(review)
        text = say("{done} of {whole} ideas have an answer", done=done, whole=whole)
        self.summary.setText(
            text if done < whole or not whole else say("All {whole} ideas have an answer", whole=whole)
        )
        self.progress.set_share(done / whole if whole else 0.0)
        self._fill(self.outcomes, outcomes(review, say))
        self._fill(self.lacking, lacking(review, say))
        self._fill(self.sessions, by_session(review, say))
        self._fill(self.deciders, deciders(review, say))
        self.reviewers.show_conflicts()
        if not self.documents.session and self.sessions.bars.rows:
            self.documents.session = self.sessions.bars.rows[0].id
        self.documents.refresh()

    def _fill(self, shown: BarList, bars: list[Bar]) -> None:
        shown.show_bars(bars)
        for one in (shown, self._heads[shown]):
            one.setVisible(bool(bars))

    def _scroll_to(self, place: QRect) -> None:
        """Let the row that has the keys be seen: its list is as long as its rows."""
        middle = self._sheet.mapFromGlobal(place.center())
        self._scroll.ensureVisible(middle.x(), middle.y(), 0, place.height())

    def _look(self, wanted: object) -> None:
        self.doer.go_wanted.emit("look", wanted)
