"""Looking through all ideas: the table, its filters, what is known of the idea that has the keys, and the keys."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from facilitator.conference.review import Comment, IdeaRow
from facilitator.desk.actions import Section, shortcut
from facilitator.desk.review.comments import change_comment, remove_comment
from facilitator.desk.review.doer import ReviewDoer
from facilitator.desk.review.parts import ReviewPart
from facilitator.desk.review.review import Review, is_new
from facilitator.desk.review.snapshots import ReviewNews, Told
from facilitator.desk.review.triage.act_bar import ActBar
from facilitator.desk.review.triage.acts import Acts
from facilitator.desk.review.triage.bar import FilterBar
from facilitator.desk.review.triage.choices import chips, filter_entries, view_entries
from facilitator.desk.review.triage.detail import Detail
from facilitator.desk.review.triage.drawer import Drawer
from facilitator.desk.review.triage.filters import Filter, Ideas, filter_of
from facilitator.desk.review.triage.keys import look_keys
from facilitator.desk.review.triage.table import IdeasTable
from facilitator.desk.review.triage.words import CellWords
from facilitator.desk.tabbing import give_keys
from facilitator.desk.theme.fonts import scaled
from facilitator.desk.theme.widgets import column, row
from facilitator.language import Language

REST = 70
"""Milliseconds that an idea has the keys before everything about it is looked up: nobody reads faster."""
LEAST_DETAIL = 300
SIDE_BY_SIDE = 900
"""Pixels for text of 100 %: where there is less, the details stand below the table."""


class TriagePage(ReviewPart):
    """All ideas of a review, and deciding on them by keyboard."""

    def __init__(self, doer: ReviewDoer) -> None:
        super().__init__(doer)
        say, colours = doer.context.say, doer.context.colours
        self.words = CellWords(doer.review, say)
        self.bar = FilterBar(say, colours)
        self.table = IdeasTable(self.words, say, colours)
        self.act_bar = ActBar(say, colours)
        self.drawer = Drawer(say, colours)
        self.detail = Detail(self.words, say, colours)
        self.acts = Acts(doer, self.drawer, self)
        self._ideas = Ideas(doer.review)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._stepping = self._keeping = False
        self._changed: tuple[str, ...] = ()
        self._chips_of: Review | None = None
        self._arrange()
        self._connect()
        give_keys(self, self.table)

    def _arrange(self) -> None:
        right = QWidget()
        inside, under = column(self, 0, 10), column(right, 0, 8)
        under.addWidget(self.drawer)
        under.addWidget(self.detail, 1)
        self._halves = row(gap=14)
        self._halves.addWidget(self.table, 3)
        self._halves.addWidget(right, 1)
        right.setMinimumWidth(scaled(LEAST_DETAIL))
        inside.addWidget(self.bar)
        inside.addLayout(self._halves, 1)
        inside.addWidget(self.act_bar)

    def _connect(self) -> None:
        self.bar.changed.connect(self.filter_by)
        self.bar.line.left.connect(self.table.setFocus)
        self.bar.filter_button.clicked.connect(self._choose_filter)
        self.bar.views_button.clicked.connect(self._choose_view)
        self.table.acted.connect(self.act)
        self.table.settled.connect(self._settle)
        self.table.came.connect(self._came)
        self.table.marked.connect(self._count_marks)
        self.act_bar.acted.connect(self.act)
        self.detail.settled.connect(self._settle)
        self.detail.change_wanted.connect(self._change_comment)
        self.detail.remove_wanted.connect(self._remove_comment)
        self.detail.compared.connect(self._compare)
        self.drawer.closed.connect(self.table.setFocus)
        self.acts.done.connect(self._done)
        self.acts.begun.connect(self.table.hold_keys)
        self.acts.ended.connect(self.table.release_keys)
        self.doer.went_back.connect(self._show_changed)
        self._rest.timeout.connect(self._look_up)
        shortcut(self, "Ctrl+F", self._search)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < scaled(SIDE_BY_SIDE)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._halves.direction() != way:
            self._halves.setDirection(way)

    # What the frame asks for.

    def show_all(self) -> None:
        self.words.review = self.doer.review
        self._ideas = Ideas(self.doer.review)
        self.filter_by(self.bar.filter)

    def show_news(self, news: ReviewNews) -> None:
        before = self.words.review.around.themes
        self._ideas.learn(news.rows)
        self._changed = tuple(row.id for row in news.rows)
        self.table.change(self._ideas.found(self.bar.filter), [row.id for row in news.rows])
        here = self.table.current()
        if before != news.around.themes or (here and here.id in news.about):
            self.table.ideas.refresh()
        if here:
            self._rest.start()  # a comment, or a measure's name, may be new
        self._show_counts()

    def begin(self, wanted: object) -> None:
        if isinstance(wanted, Filter):
            self.filter_by(wanted)
        self.table.setFocus()

    def keys(self, say: Language) -> tuple[Section, ...]:
        return look_keys(say)

    # What is shown.

    def filter_by(self, wanted: Filter) -> None:
        """Show the ideas that fit."""
        review, say = self.doer.review, self.doer.context.say
        self.bar.show_text(wanted.text)
        if wanted.chosen != self.bar.filter.chosen or review is not self._chips_of:
            self.bar.show_chips(chips(review, wanted, say))
            self._chips_of = review
        self.bar.set_filter(wanted)
        self.table.load(self._ideas.found(wanted))
        self._show_counts()

    def _show_counts(self) -> None:
        review, shown = self.doer.review, len(self.table.ideas.rows)
        self.bar.show_counts(review.left, len(review.rows), shown)
        self.act_bar.set_possible(bool(shown))
        if not shown:
            self._rest.stop()
            self.detail.show_none(self._nothing())

    def _nothing(self) -> str:
        say = self.doer.context.say
        if not self.doer.review.rows:
            return say("There are no ideas yet: take in the packages that came back from the workshops.")
        return say("No idea fits what is filtered: press X to show all of them.")

    def _count_marks(self) -> None:
        self.bar.show_marked(len(self.table.ideas.marked))

    def _came(self, idea: IdeaRow | None) -> None:
        if idea is not None:
            self._rest.start()

    def _look_up(self) -> None:
        here = self.table.current()
        if here is not None:
            ident = here.id
            self.doer.ask(lambda: self.doer.keeper.told_of(ident), self._show_idea)

    def _show_idea(self, told: Told) -> None:
        here = self.table.current()
        if here is not None and here.id == told.id:
            self.detail.show_idea(here, told)

    # What is wanted.

    def act(self, name: str) -> None:
        """Do what a key or a button stands for."""
        match name:
            case "next":
                self._next()
            case "unmark":
                self.table.unmark()
            case "clear":
                self.filter_by(Filter())
            case "search":
                self._search()
            case "filter":
                self._choose_filter()
            case "views":
                self._choose_view()
            case _:
                targets = self.table.targets()
                self._stepping = len(targets) == 1 and name.split()[0] in _GOES_ON
                self._keeping = name in _MARKS_STAY
                self.acts.act(name, targets)

    def _done(self) -> None:
        """A step is saved and shown: after one decision comes the next idea; marks stay until they are decided on."""
        if self.table.ideas.marked:
            if not self._keeping:
                self.table.unmark()
        elif self._stepping and self._still_there:
            self.table.go_to(self.table.currentIndex().row() + 1)
        self._stepping = False
        self.table.setFocus()

    @property
    def _still_there(self) -> bool:
        """Whether the idea that was decided on still has the keys: a filter may have taken it away."""
        here = self.table.current()
        return here is not None and not is_new(here)

    def _show_changed(self) -> None:
        """A step was taken back: the first idea that it was about has the keys, to be decided on anew."""
        here = self.table.current()
        if here is None or here.id not in self._changed:
            self.table.go_to(min((p for i in self._changed if (p := self.table.ideas.row_of(i)) >= 0), default=-1))

    def _next(self) -> None:
        rows, here = self.table.ideas.rows, self.table.currentIndex().row()
        around = [*range(here + 1, len(rows)), *range(here)]
        place = next((place for place in around if is_new(rows[place])), -1)
        if place >= 0:
            self.table.go_to(place)
        else:
            self.doer.note(self.doer.context.say("Every idea that is shown is reviewed."))

    def _search(self) -> None:
        self.bar.line.setFocus()
        self.bar.line.selectAll()

    def _settle(self, number: int) -> None:
        """Let one of the values hold that were set differently."""
        found = next((one for one in self.detail.disputes if one.number == number), None)
        here = self.table.current()
        if found and here and self.detail.idea and self.detail.idea.id == here.id:
            self.doer.do(found.end)

    def _compare(self) -> None:
        """Both sides of the conflict side by side."""
        self.doer.go_wanted.emit("conflicts", self.detail.idea.id if self.detail.idea else None)

    def _change_comment(self, comment: Comment) -> None:
        change_comment(comment, self.doer, self.drawer)

    def _remove_comment(self, comment: Comment) -> None:
        remove_comment(comment, self.doer)

    def _choose_filter(self) -> None:
        say, wanted = self.doer.context.say, self.bar.filter

        def toggle(choice: object) -> None:
            assert isinstance(choice, tuple)
            self.filter_by(wanted.toggled(choice))

        self.drawer.choose(say("Show only"), filter_entries(self.doer.review, wanted, say), toggle)

    def _choose_view(self) -> None:
        say, views = self.doer.context.say, self.doer.views

        def show(view: object) -> None:
            assert isinstance(view, tuple)
            self.filter_by(filter_of(view[1]))

        def save(name: str) -> None:
            self.doer.keep_views({**views, name: self.bar.filter.to_text()})
            self.doer.note(say("This view is saved as {name}.", name=name))

        def remove(view: object) -> None:
            assert isinstance(view, tuple)
            self.doer.keep_views({name: text for name, text in views.items() if name != view[0]})

        self.drawer.choose(
            say("Views"),
            view_entries(views, self.doer.review, say),
            show,
            new=(say("Save what is shown now as: {name}", name="{name}"), save),
            remove=(say("Type a name to save what is shown now; Del removes a saved view."), remove),
        )


_GOES_ON = ("adopted", "parked", "declined", "reviewed")
"""Decisions after which the next idea has the keys."""
_MARKS_STAY = ("theme", "assign", "mine", "comment")
"""What is usually done with ideas before something is decided on the same ones."""
