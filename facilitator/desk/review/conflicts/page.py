"""Conflicts: what two laptops or two reviewers left different, one after the other, settled by one key each."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from facilitator.conference.history import Step
from facilitator.desk.actions import Section
from facilitator.desk.review.conflicts.cases import Case, cases, in_order
from facilitator.desk.review.conflicts.keys import conflict_keys
from facilitator.desk.review.conflicts.list import CaseList
from facilitator.desk.review.conflicts.sides import Sides
from facilitator.desk.review.doer import ReviewDoer
from facilitator.desk.review.halves import Halves
from facilitator.desk.review.parts import ReviewPart
from facilitator.desk.review.snapshots import ReviewNews
from facilitator.desk.theme.fonts import BOLD, MEDIUM, Size, scaled
from facilitator.desk.theme.lines import said
from facilitator.desk.theme.widgets import column, label, picture, wrapped
from facilitator.language import Language

SIDE_BY_SIDE = 820
"""Pixels for text of 100 %: where there is less, the versions stand below the list."""


class ConflictsPage(ReviewPart):
    """The conflicts at the left, the versions of the chosen one at the right."""

    def __init__(self, doer: ReviewDoer) -> None:
        super().__init__(doer)
        say, colours = doer.context.say, doer.context.colours
        self._settled: list[Case] = []
        self._back: list[Case] = []
        self.counted = label("", Size.TEXT, BOLD)
        self.list = CaseList(say, colours)
        self.sides = Sides(say, colours)
        self.title, self.field = wrapped(label("", Size.TITLE, BOLD)), wrapped(label("", Size.BODY, MEDIUM))
        self.about = said("", Size.TEXT)
        self.hint = wrapped(label(say("Nothing is lost: press the number of what is to hold."), tone="quiet"))
        self._empty, self._halves = QWidget(), Halves()
        self._arrange()
        self.list.came.connect(self._came)
        self.list.acted.connect(self.act)
        self.sides.acted.connect(self.act)
        self.sides.chosen.connect(self.settle)
        doer.went_back.connect(self._go_back)

    def _arrange(self) -> None:
        sheet, inside = QWidget(), column(self, 0, 10)
        right = column(sheet, 0, 8)
        for shown in (self.title, self.field, self.about, self.hint):
            right.addWidget(shown)
        right.addWidget(self.sides, 1)
        self._halves.setChildrenCollapsible(False)
        self._halves.setHandleWidth(14)
        self._halves.addWidget(self.list)
        self._halves.addWidget(sheet)
        self._halves.setStretchFactor(0, 2)
        self._halves.setStretchFactor(1, 5)
        self._halves.setSizes([scaled(330), scaled(800)])
        inside.addWidget(self.counted)
        inside.addWidget(self._halves, 1)
        inside.addWidget(self._empty, 1)
        self._say_empty()

    def _say_empty(self) -> None:
        say, colours = self.doer.context.say, self.doer.context.colours
        middle, what = column(self._empty, 24, 10), Qt.AlignmentFlag.AlignHCenter
        text = say(
            "What two laptops or two reviewers change differently is shown here, side by side, as soon as it comes."
        )
        lines = (
            wrapped(label(say("No conflict is open"), Size.TITLE, BOLD)),
            wrapped(label(text, Size.BODY, tone="quiet")),
        )
        middle.addStretch(2)
        middle.addWidget(picture("done", colours.good, 56), 0, what)
        for line in lines:
            line.setAlignment(what)
            middle.addWidget(line)
        middle.addStretch(3)
        self._empty.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._empty.setAccessibleName(say("No conflict is open"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < scaled(SIDE_BY_SIDE)
        self._halves.setOrientation(Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal)

    # What the frame asks for.

    def show_all(self) -> None:
        self._settled.clear()
        self._back.clear()
        self._refresh()

    def show_news(self, news: ReviewNews) -> None:
        self._refresh()

    def begin(self, wanted: object) -> None:
        place = next((at for at, case in enumerate(self.list.cases.items) if case.subject == wanted), -1)
        if place >= 0:
            self.list.go_to(place)
        self._take_keys()

    def keys(self, say: Language) -> tuple[Section, ...]:
        return conflict_keys(say)

    # What is shown.

    def _refresh(self) -> None:
        say, had_keys = self.doer.context.say, self.sides.here is not None or self.list.hasFocus()
        self.list.change(self._open())
        left = len(self.list.cases.items)
        self.counted.setText(say.count("{n} conflict left", "{n} conflicts left", left))
        self.doer.counted.emit("conflicts", left)
        for shown in (self.counted, self._halves):
            shown.setVisible(bool(left))
        self._empty.setVisible(not left)
        if had_keys and self.isVisible() and not left:
            self._empty.setFocus()

    def _open(self) -> list[Case]:
        """The conflicts, and those whose settling was taken back: their newest version holds until one is chosen."""
        found = cases(self.doer.review, self.doer.context.say)
        known = {case.key for case in found}
        return in_order([*found, *(case for case in self._back if case.key not in known)], self.doer.review)

    def _came(self, case: Case | None) -> None:
        if case is None:
            self.sides.show_sides(())
            return
        self.title.setText(case.title + (f" · {case.place}" if case.place else ""))
        self.field.setText(case.field)
        self.about.setText(case.about)
        self.about.setVisible(bool(case.about))
        self.sides.show_sides(case.sides)

    def _take_keys(self) -> None:
        """The first version has the keys, so that one key lets it hold."""
        if self.sides.cards:
            self.sides.take_keys()
        else:
            self._empty.setFocus()

    def _go_back(self) -> None:
        """A step was taken back, or done again: where it settled a conflict, this one is shown, or no longer."""
        steps = self.doer.review.around.steps
        if self._settled and _settles(steps.redo, self._settled[-1]):
            case = self._settled.pop()
            self._back.append(case)
            self._refresh()
            self.list.go_to(self.list.cases.row_of(case.key))
        elif self._back and _settles(steps.undo, self._back[-1]):
            self._settled.append(self._back.pop())
            self._refresh()
        if self.isVisible():
            self._take_keys()

    # What is wanted.

    def act(self, name: str) -> None:
        """Do what a key stands for."""
        place, here = self.list.currentIndex().row(), self.sides.here
        match name:
            case "left" | "right":
                self.sides.walk(1 if name == "right" else -1)
            case "up" | "down":
                self._go(place + (1 if name == "down" else -1))
            case "first" | "last":
                self._go(0 if name == "first" else len(self.list.cases.items) - 1)
            case "this" if here is not None:
                self.settle(here.number)
            case "this":
                self._take_keys()
            case _ if name.isdecimal():
                self.settle(int(name))

    def _go(self, place: int) -> None:
        in_list = self.list.hasFocus()
        self.list.go_to(place)
        if not in_list:
            self._take_keys()

    def settle(self, number: int) -> None:
        """Let a version hold; the next conflict has the keys then."""
        case = self.list.current()
        if case is None or number > len(case.sides):
            return
        self.doer.do(case.sides[number - 1].end, then=lambda: self._done(case))

    def _done(self, case: Case) -> None:
        self._settled.append(case)
        self._back = [one for one in self._back if one.key != case.key]
        self._refresh()
        if self.isVisible():
            self._take_keys()


def _settles(step: Step | None, case: Case) -> bool:
    """Whether a step set what a conflict is about."""
    return step is not None and any(
        event.subject == case.subject and case.field_name in event.body for event in step.events
    )
