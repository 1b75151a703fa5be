"""The measures: three views of the same ones, and an editor beside them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from facilitator.conference.review import STATUSES, Comment
from facilitator.desk.actions import Section
from facilitator.desk.review.comments import change_comment, remove_comment
from facilitator.desk.review.doer import ReviewDoer
from facilitator.desk.review.halves import Halves
from facilitator.desk.review.measures.acts import MeasureActs
from facilitator.desk.review.measures.board import Board
from facilitator.desk.review.measures.editor import Editor
from facilitator.desk.review.measures.head import VIEWS, MeasuresHead
from facilitator.desk.review.measures.keys import measure_keys
from facilitator.desk.review.measures.lines import Line, lines_of
from facilitator.desk.review.measures.need import NeedBox
from facilitator.desk.review.measures.notes import disputes
from facilitator.desk.review.measures.order import OrderView, TimeView
from facilitator.desk.review.measures.words import MeasureWords, today_of
from facilitator.desk.review.parts import ReviewPart
from facilitator.desk.review.snapshots import ReviewNews, Told
from facilitator.desk.review.triage.drawer import Drawer
from facilitator.desk.review.triage.filters import Filter
from facilitator.desk.theme.fonts import scaled
from facilitator.desk.theme.widgets import Pages, column
from facilitator.language import Language

SIDE_BY_SIDE = 900
"""Pixels for text of 100 %: where there is less, the editor stands below the view."""


class MeasuresPage(ReviewPart):
    """``chosen`` is the id of the measure that the editor shows, empty for none; ``lines`` are all of them."""

    def __init__(self, doer: ReviewDoer) -> None:
        super().__init__(doer)
        say, colours = doer.context.say, doer.context.colours
        words = MeasureWords(say)
        self.chosen = ""
        self.lines: list[Line] = []
        self.head = MeasuresHead(say, colours)
        self.board, self.dates, self.order = Board(words, colours), TimeView(words, colours), OrderView(words, colours)
        self.drawer, self.need, self.editor = Drawer(say, colours), NeedBox(say, colours), Editor(words, colours)
        self.acts = MeasureActs(doer, self.drawer, self.need, self.editor, self)
        self.views: dict[str, Board | TimeView | OrderView] = dict(
            zip(VIEWS, (self.board, self.dates, self.order), strict=True)
        )
        self.view = VIEWS[0]
        self._arrange()
        self._connect()
        self.show_view(self.view)

    def _arrange(self) -> None:
        inside, left, right = column(self, 0, 10), QWidget(), QWidget()
        self._pages = Pages()
        for view in self.views.values():
            self._pages.addWidget(view)
        beside, under = column(left, 0, 8), column(right, 0, 8)
        beside.addWidget(self.head)
        beside.addWidget(self._pages, 1)
        under.addWidget(self.drawer)
        under.addWidget(self.need)
        under.addWidget(self.editor, 1)
        self._halves = Halves()
        self._halves.setChildrenCollapsible(False)
        self._halves.setHandleWidth(14)
        self._halves.addWidget(left)
        self._halves.addWidget(right)
        self._halves.setStretchFactor(0, 5)
        self._halves.setStretchFactor(1, 2)
        self._halves.setSizes([scaled(840), scaled(380)])
        inside.addWidget(self._halves, 1)

    def _connect(self) -> None:
        self.head.view_wanted.connect(self.show_view)
        self.head.new_wanted.connect(self.acts.make)
        for view in self.views.values():
            view.came.connect(self.choose)
            view.acted.connect(self.act)
        self.board.moved.connect(self.acts.give)
        self.order.placed.connect(self.acts.place)
        self.editor.written.connect(self._write)
        self.editor.acted.connect(self.act)
        self.editor.left.connect(self.take_keys)
        self.editor.disputes.settled.connect(self._settle)
        self.editor.sources.shown.connect(self._look)
        self.editor.sources.dropped.connect(self._drop)
        self.editor.notes.written.connect(self._note)
        self.editor.notes.change_wanted.connect(self._change_comment)
        self.editor.notes.remove_wanted.connect(self._remove_comment)
        self.drawer.closed.connect(self.take_keys)
        self.need.left.connect(self.take_keys)
        self.need.opened.connect(self.editor.setHidden)  # there is not room for both everywhere
        self.acts.made.connect(self._made)
        for field in self.editor.fields.values():
            field.undo_wanted.connect(self.doer.undo)
            field.redo_wanted.connect(self.doer.redo)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < scaled(SIDE_BY_SIDE)
        self._halves.setOrientation(Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal)

    # What the frame asks for.

    def show_all(self) -> None:
        self._show()
        if not self.chosen and self.lines:
            self.choose(self.lines[0].id)

    def show_news(self, news: ReviewNews) -> None:
        self._show()
        self._look_up()

    def begin(self, wanted: object) -> None:
        if isinstance(wanted, str) and wanted in self.doer.review.measures:
            self.choose(wanted)
        self._go_to_chosen()
        self.take_keys()

    def leave(self) -> None:
        self.editor.flush()

    def keys(self, say: Language) -> tuple[Section, ...]:
        return measure_keys(say)

    # What is shown.

    def _show(self) -> None:
        review, today = self.doer.review, today_of(self.doer.context.clock.wall())
        place = next((at for at, line in enumerate(self.lines) if line.id == self.chosen), -1)
        self.lines = lines_of(review, today)
        self.head.show_counts(self.lines)
        self.board.show_lines(self.lines)
        self.dates.show_measures(self.lines, today)
        self.order.show_measures(self.lines, review)
        here = self._line(self.chosen)
        if here is not None:
            self.editor.show_line(here, review)
            return
        self.chosen = ""
        self.editor.show_none()
        if place >= 0 and self.lines:  # it was removed: its neighbour comes next
            self.choose(self.lines[min(place, len(self.lines) - 1)].id)
            self._go_to_chosen()

    def _line(self, ident: str) -> Line | None:
        return next((line for line in self.lines if line.id == ident), None)

    def show_view(self, name: str) -> None:
        """Look at the measures in another way; the chosen one stays chosen."""
        self.view = name
        self.head.show_view(name)
        self._go_to_chosen()  # before it is shown: Qt would take the first one
        self._pages.setCurrentWidget(self.views[name])

    def _go_to_chosen(self) -> None:
        if self.chosen:
            self.views[self.view].go_to(self.chosen)

    def take_keys(self) -> None:
        """Give the keys to the view that is shown."""
        self.views[self.view].take_keys()

    def choose(self, ident: str) -> None:
        """Show a measure in the editor; the head of a pillar leaves it as it is."""
        line = self._line(ident)
        if line is None or ident == self.chosen:
            return
        self.need.hide()
        self.editor.show_line(line, self.doer.review)
        self.chosen = ident
        self._look_up()

    def _made(self, ident: str) -> None:
        self.choose(ident)
        self._go_to_chosen()
        self.editor.begin("responsible")

    def _look_up(self) -> None:
        """What was noted on the measure."""
        ident, keeper = self.chosen, self.doer.keeper
        if ident:
            self.doer.ask(lambda: keeper.told_of(ident), self._show_told)

    def _show_told(self, told: Told) -> None:
        self.editor.show_notes(told.id, told.comments)

    # What is wanted.

    def act(self, name: str) -> None:
        """Do what a key or a button stands for."""
        if name in VIEWS:
            self.show_view(name)
            self.take_keys()
        elif name == "new":
            self.acts.make()
        elif name in ("up", "down"):
            if self.view == "order":
                self.order.shift(-1 if name == "up" else 1)
        elif self.chosen:
            self._act_on(self.chosen, name)

    def _act_on(self, ident: str, name: str) -> None:
        match name.split():
            case ["edit"]:
                self.editor.begin("title")
            case ["comment"]:
                self.editor.begin("comment")
            case ["ideas"]:
                self._look(Filter(chosen=(("measure", ident),)))
            case ["status"]:
                self.acts.choose_status(ident)
            case ["status", digit]:
                self.acts.give(ident, STATUSES[int(digit) - 1])
            case ["sources"]:
                self.acts.choose_source(ident)
            case ["pillar"]:
                self.acts.choose_pillar(ident)
            case ["remove"]:
                self.acts.remove(ident)

    def _look(self, wanted: object) -> None:
        self.doer.go_wanted.emit("look", wanted)

    def _write(self, name: str, value: object) -> None:
        self.acts.write(self.editor.ident, name, value)

    def _drop(self, target: str) -> None:
        self.acts.drop(self.editor.ident, target)

    def _note(self, text: str) -> None:
        self.acts.comment(self.editor.ident, text)

    def _change_comment(self, comment: Comment) -> None:
        change_comment(comment, self.doer, self.drawer)

    def _remove_comment(self, comment: Comment) -> None:
        remove_comment(comment, self.doer)

    def _settle(self, number: int) -> None:
        measure = self.doer.review.measures.get(self.chosen)
        if measure:
            found = disputes(measure, self.doer.review, self.doer.context.say)
            self.doer.do(*(one.end for one in found if one.number == number))
