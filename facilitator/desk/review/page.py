"""The office's window on one central record: a page at a time, the way between them, and undo for all of them."""

from __future__ import annotations

from PySide6.QtCore import Signal

from facilitator.desk.actions import Section, shortcut
from facilitator.desk.cockpit.status import StatusRow
from facilitator.desk.context import Context
from facilitator.desk.garbage import settle
from facilitator.desk.page import Page
from facilitator.desk.review.doer import ReviewDoer
from facilitator.desk.review.named_key import NamedKey
from facilitator.desk.review.nav import ReviewNav
from facilitator.desk.review.parts import PARTS, ReviewPart
from facilitator.desk.review.review import Review
from facilitator.desk.review.snapshots import ReviewNews, Whole
from facilitator.desk.theme.widgets import Pages, column
from facilitator.desk.topbar import Header
from facilitator.desk.words import day
from facilitator.language import Language

FIRST = "look"


class ReviewPage(Page):
    """One central record. ``shown_part`` is the name of the page that is shown."""

    parted = Signal(str)
    """The name of the page that is shown from now on."""

    def __init__(self, context: Context, whole: Whole, views: dict[str, str]) -> None:
        super().__init__()
        self.setObjectName("page")
        self._context = context
        say, colours = context.say, context.colours
        self.status = StatusRow(say, colours)
        self.doer = ReviewDoer(context, Review(whole), self.status, views, self)
        self.nav = ReviewNav(PARTS, say, colours)
        self.shown_part = ""
        self.parts: dict[str, ReviewPart] = {}
        self._shown = Pages()
        self.header = _header(whole, say)
        inside = column(self, 0, 10)
        inside.setContentsMargins(20, 12, 20, 10)
        inside.addWidget(self.nav)
        inside.addWidget(self._shown, 1)
        inside.addWidget(self.status)
        self._connect()
        self._show_whole()

    def _connect(self) -> None:
        self.nav.wanted.connect(self.show_part)
        self.doer.go_wanted.connect(self.show_part)
        self.doer.counted.connect(self.nav.show_count)
        self.doer.finder.counted.connect(self._show_groups)
        self.status.undo_button.clicked.connect(self.doer.undo)
        self.status.redo_button.clicked.connect(self.doer.redo)
        self._context.background.told.connect(self._heard)
        for part in PARTS:
            NamedKey(part.name, part.keys, self).wanted.connect(self.show_part)
        shortcut(self, "Ctrl+Z", self.doer.undo)
        shortcut(self, "Ctrl+Y", self.doer.redo)
        shortcut(self, "Ctrl+Shift+Z", self.doer.redo)

    def show_part(self, name: str, wanted: object = None) -> None:
        """Show a page; it is built when it is wanted first. ``wanted`` is what to show there, None for nothing."""
        if name not in self.parts:
            made = next(part for part in PARTS if part.name == name).make(self.doer)
            self.parts[name] = made
            self._shown.addWidget(made)
            made.show_all()
        before = self.parts.get(self.shown_part)
        if before is not None and self.shown_part != name:
            before.leave()
        self.shown_part = name
        self._shown.setCurrentWidget(self.parts[name])
        self.nav.show_part(name)
        self.parts[name].begin(wanted)
        self.parted.emit(name)

    def leave(self) -> None:
        self.doer.finder.stop()
        if self.shown_part:
            self.parts[self.shown_part].leave()

    def keys(self, say: Language) -> tuple[Section, ...]:
        """The keys of the pages that were made, and of all of them."""
        own = [section for part in self.parts.values() for section in part.keys(say)]
        return (*own, office_keys(say))

    def _heard(self, news: object) -> None:
        """The record's thread tells of everything that it does."""
        if isinstance(news, Whole):
            self.doer.review = Review(news)
            self._show_whole()
            for part in self.parts.values():
                part.show_all()
        elif isinstance(news, ReviewNews):
            self.doer.review.apply(news)
            self._show_around()
            self.doer.finder.learn(news)
            for part in self.parts.values():
                part.show_news(news)

    def _show_whole(self) -> None:
        """Another review, or one with other packages: what was said twice in it is looked for from now on."""
        self._show_around()
        self.doer.finder.learn_all()
        settle()

    def _show_around(self) -> None:
        review = self.doer.review
        self.status.show_steps(review.around.steps)
        self.nav.show_count("conflicts", review.conflicts)

    def _show_groups(self, count: int) -> None:
        self.nav.show_count("twice", count)


def office_keys(say: Language) -> Section:
    """The keys of the office's window as a whole."""
    places = ", ".join(part.keys for part in PARTS)
    return (
        say("Office"),
        (
            (places, say("the pages, one after the other")),
            ("Ctrl+Z", say("take back the last step")),
            ("Ctrl+Y", say("do it again")),
            ("Alt+Left", say("back to the central records")),
            ("Ctrl+,", say("settings")),
            ("F1", say("these keys")),
        ),
    )


def _header(whole: Whole, say: Language) -> Header:
    me = say("You: {name}", name=whole.me)
    where = " · ".join(filter(None, (say("Office"), day(whole.plan.date, say), me, whole.record.name)))
    return Header("", whole.plan.title, where)
