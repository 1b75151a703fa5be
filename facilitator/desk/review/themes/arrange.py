"""Arranging: the themes at the left, the ideas of the chosen line beside them, and how one gets into the other."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from facilitator.conference.review import IdeaRow
from facilitator.desk.review.doer import ReviewDoer
from facilitator.desk.review.halves import Halves
from facilitator.desk.review.snapshots import ReviewNews
from facilitator.desk.review.themes.acts import ThemeActs
from facilitator.desk.review.themes.bar import ThemeBar
from facilitator.desk.review.themes.ideas import ThemeIdeas
from facilitator.desk.review.themes.lines import Line, choices, lines_of
from facilitator.desk.review.themes.theme_list import ThemeList
from facilitator.desk.review.triage.bar import SearchLine
from facilitator.desk.review.triage.drawer import Drawer
from facilitator.desk.review.triage.filters import Filter, Ideas
from facilitator.desk.review.triage.words import CellWords
from facilitator.desk.theme.fonts import BOLD, Size, font, scaled
from facilitator.desk.theme.widgets import column, label, wrapped
from facilitator.grouping import Names

ENOUGH = 300
"""Ideas whose words names are suggested from."""
SIDE_BY_SIDE = 760
"""Pixels for text of 100 %: where there is less, the ideas stand below the themes."""


class Arrange(QWidget):
    """``view_wanted`` tells that another view of the page is wanted."""

    view_wanted = Signal()

    def __init__(self, words: CellWords, doer: ReviewDoer) -> None:
        super().__init__()
        say, colours = doer.context.say, doer.context.colours
        self._doer, self._words = doer, words
        self.list = ThemeList(self.name, self.spoken, say, colours)
        self.bar = ThemeBar(say, colours)
        self.table = ThemeIdeas(words, say, colours)
        self.drawer = Drawer(say, colours)
        self.title = wrapped(label("", Size.TEXT, BOLD))
        self.hint = wrapped(label("", Size.BODY, tone="quiet"))
        self.line = SearchLine()
        self.line.setFont(font(Size.BODY))
        self.line.setPlaceholderText(say("Search in these ideas"))
        self.line.setAccessibleName(say("Search in these ideas"))
        self.acts = ThemeActs(doer, self.drawer, self._suggest, self._done)
        self._ideas = Ideas(doer.review)
        self._names: Names | None = None
        self._asked_in: QWidget = self.list
        self._next: Line | None = None
        self._arrange()
        self._connect()

    def _arrange(self) -> None:
        left, right = QWidget(), QWidget()
        under, beside = column(left, 0, 8), column(right, 0, 8)
        under.addWidget(self.list, 1)
        under.addWidget(self.bar)
        for shown in (self.drawer, self.title, self.line, self.hint):
            beside.addWidget(shown)
        beside.addWidget(self.table, 1)
        self._halves = Halves()
        self._halves.setChildrenCollapsible(False)
        self._halves.setHandleWidth(14)
        self._halves.addWidget(left)
        self._halves.addWidget(right)
        self._halves.setStretchFactor(0, 2)
        self._halves.setStretchFactor(1, 3)
        self._halves.setSizes([scaled(420), scaled(640)])
        column(self, 0, 0).addWidget(self._halves)

    def _connect(self) -> None:
        self.list.came.connect(self._came)
        self.list.acted.connect(self.act)
        self.list.ideas_dropped.connect(self._ideas_dropped)
        self.list.theme_dropped.connect(self._theme_dropped)
        self.bar.acted.connect(self.act)
        self.table.acted.connect(self._act_in_ideas)
        self.table.marked.connect(self._show_title)
        self.line.textChanged.connect(self._show_ideas)
        self.line.left.connect(self.table.setFocus)
        self.drawer.closed.connect(self._back)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < scaled(SIDE_BY_SIDE)
        self._halves.setOrientation(Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal)

    # What is shown.

    def show_all(self) -> None:
        """Show the review anew."""
        review, self._names = self._doer.review, None
        self._ideas = Ideas(review)
        self.list.change(lines_of(review))
        self._show_ideas()
        texts = [row.text for row in review.rows.values()]
        self._doer.context.papers.run(lambda: Names(texts), self, self._learn)

    def _learn(self, names: Names) -> None:
        self._names = names

    def show_news(self, news: ReviewNews) -> None:
        """Show what has changed."""
        self._ideas.learn(news.rows)
        self.list.change(lines_of(self._doer.review))
        self.table.change(self._ideas.found(self._filter()), [row.id for row in news.rows])
        self._show_title()

    def name(self, line: Line) -> str:
        """What a line is called."""
        say = self._doer.context.say
        return {"none": say("Without a theme"), "loose": say("Without a pillar")}.get(line.sort, line.name)

    def spoken(self, line: Line) -> str:
        """A line for a screen reader."""
        say, count = self._doer.context.say, self._doer.context.say.count("{n} idea", "{n} ideas", line.ideas)
        if line.sort == "none":
            return f"{self.name(line)}, {count}"
        if line.sort == "theme":
            under = say("in the pillar {name}", name=line.pillar) if line.pillar else say("in no pillar")
            return f"{say('Theme: {name}', name=line.name)}, {under}, {count}"
        themes = say.count("{n} theme", "{n} themes", line.themes)
        return f"{say('Pillar: {name}', name=self.name(line))}, {themes}, {count}"

    def _filter(self) -> Filter:
        line = self.list.current()
        return Filter(self.line.text(), choices(line, self._doer.review) if line else ())

    def _came(self, line: Line | None) -> None:
        self.bar.show_line(line)
        self._show_ideas()

    def _show_ideas(self) -> None:
        self.table.load(self._ideas.found(self._filter()))
        self._show_title()

    def _make_room(self) -> None:
        """While something is asked, it has the place of what can wait."""
        asking = not self.drawer.isHidden()
        for waiting in (self.line, self.hint):
            waiting.setHidden(asking)

    def _show_title(self) -> None:
        say, line, count = self._doer.context.say, self.list.current(), len(self.table.ideas.rows)
        self.bar.show_line(line)
        if line is None:
            return
        ideas, marked = say.count("{n} idea", "{n} ideas", count), len(self.table.ideas.marked)
        chosen = say.count("{n} marked", "{n} marked", marked) if marked else ""
        self.title.setText(" · ".join(filter(None, (self.name(line), ideas, chosen))))
        self.hint.setText(self._hint(line, count))

    def _hint(self, line: Line, count: int) -> str:
        say, review = self._doer.context.say, self._doer.review
        if not review.rows:
            return say("There are no ideas yet: take in the packages that came back from the workshops.")
        if line.sort == "none" and not count and not self.line.text():
            return say("Every idea has a theme.")
        if not review.around.themes:
            return say("There is no theme yet: mark ideas with the space bar and press T, or press N for a new theme.")
        if not count:
            return say("No idea here: drag ideas onto the theme, or press T at them.")
        return say("Drag ideas onto a theme, or press T; the space bar marks several.")

    # What is wanted.

    def act(self, name: str) -> None:
        """Do what a key or a button stands for."""
        line = self.list.current() or Line("none")
        self._asked_in = self.list
        self._next = self.list.after(line) if name == "put" else None
        match name:
            case "new theme":
                self.acts.new_theme(self._marked(), line.id if line.sort == "pillar" else self._pillar(line))
            case "new pillar":
                self.acts.new_pillar()
            case "rename":
                self.acts.rename(line)
            case "merge":
                self.acts.merge(line)
            case "put":
                self.acts.put_under(line)
            case "up" | "down":
                self.acts.shift(line, 1 if name == "down" else -1)
            case "withdraw":
                self.acts.withdraw(line)
            case "look":
                self._doer.go_wanted.emit("look", Filter(chosen=choices(line, self._doer.review)))
            case "to ideas":
                self.table.setFocus()
            case "view":
                self.view_wanted.emit()
        self._make_room()

    def _pillar(self, line: Line) -> str | None:
        """The pillar that a theme is under: a new one beside it comes there."""
        theme = self._doer.review.themes.get(line.id)
        return theme.pillar if theme else None

    def _act_in_ideas(self, name: str) -> None:
        self._asked_in = self.table
        match name:
            case "theme" if rows := self.table.targets():
                self.acts.choose_theme(rows)
            case "new theme":
                self.acts.new_theme(self.table.targets(), None)
            case "to themes":
                self.list.setFocus()
            case "search":
                self.line.setFocus()
                self.line.selectAll()
            case "unmark":
                self.table.unmark()
            case "view":
                self.view_wanted.emit()
        self._make_room()

    def _marked(self) -> list[IdeaRow]:
        """The marked ideas; without marks none, as the keys are in the themes."""
        return self.table.targets() if self.table.ideas.marked else []

    def _ideas_dropped(self, idents: Sequence[str], line: Line) -> None:
        rows = self._doer.review.rows
        self._asked_in = self.table
        self.acts.put_ideas([rows[ident] for ident in idents if ident in rows], line)
        self._make_room()

    def _theme_dropped(self, theme: str, line: Line) -> None:
        self._asked_in = self.list
        self.acts.put_theme(theme, line)

    def _suggest(self, rows: Sequence[IdeaRow]) -> list[str]:
        return self._names.of([row.text for row in rows[:ENOUGH]]) if self._names else []

    def _done(self) -> None:
        if self._next:  # one theme after the other is put under its pillar
            self.list.go_to_line(self._next.key)
        self.table.unmark()
        self._back()

    def _back(self) -> None:
        """The keys belong to where something was asked."""
        self._make_room()
        self._asked_in.setFocus()
