"""Themes: ideas put in order under themes and pillars, a map of where each was spoken of, and charts."""

from __future__ import annotations

from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from facilitator.desk.actions import Section
from facilitator.desk.review.doer import ReviewDoer
from facilitator.desk.review.parts import ReviewPart
from facilitator.desk.review.snapshots import ReviewNews
from facilitator.desk.review.themes.arrange import Arrange
from facilitator.desk.review.themes.charts import Charts
from facilitator.desk.review.themes.grid import ThemeGrid
from facilitator.desk.review.themes.keys import theme_keys
from facilitator.desk.review.triage.words import CellWords
from facilitator.desk.theme.flow import Flow
from facilitator.desk.theme.fonts import MEDIUM, Size
from facilitator.desk.theme.widgets import Pages, button, column, label, named, wrapped
from facilitator.language import Language

VIEWS = ("arrange", "map", "charts")


class ThemesPage(ReviewPart):
    """``view`` is the name of the view that is shown."""

    def __init__(self, doer: ReviewDoer) -> None:
        super().__init__(doer)
        say, colours = doer.context.say, doer.context.colours
        self._words = CellWords(doer.review, say)
        self.view = "arrange"
        self.arrange = Arrange(self._words, doer)
        self.grid = ThemeGrid(say, colours)
        self.charts = Charts(self._words, say, colours)
        self.told = wrapped(label("", Size.BODY, MEDIUM))
        self._pages, tools, mapped = Pages(), QWidget(), QWidget()
        under = column(mapped, 0, 8)
        under.addWidget(self.told)
        under.addWidget(self.grid, 1)
        for shown in (self.arrange, mapped, self.charts):
            self._pages.addWidget(shown)
        self._group, self.buttons = QButtonGroup(self), dict[str, QPushButton]()
        flow = Flow(tools, 6)
        titles = {"arrange": say("Arrange"), "map": say("Map"), "charts": say("Charts")}
        signs = {"arrange": "clusters", "map": "room", "charts": "dots"}
        for place, name in enumerate(VIEWS):
            made = button(titles[name], signs[name], colours, "step")
            named(made, titles[name], "V")
            made.setCheckable(True)
            self._group.addButton(made, place)
            flow.addWidget(made)
            self.buttons[name] = made
        inside = column(self, 0, 10)
        inside.addWidget(tools)
        inside.addWidget(self._pages, 1)
        self._connect()

    def _connect(self) -> None:
        self._group.idClicked.connect(self._clicked)
        for shown in (self.arrange, self.grid, self.charts):
            shown.view_wanted.connect(self._next_view)
        self.grid.came.connect(self._tell)
        self.grid.wanted.connect(self._look)

    def _clicked(self, place: int) -> None:
        self.show_view(VIEWS[place])

    def _look(self, wanted: object) -> None:
        self.doer.go_wanted.emit("look", wanted)

    def _tell(self, text: str) -> None:
        say, review = self.doer.context.say, self.doer.review
        if not review.rows:
            text = say("There are no ideas yet: take in the packages that came back from the workshops.")
        elif not review.around.themes:
            text = say("There is no theme yet: make some in Arrange, and the map shows where each was spoken of.")
        else:
            text = say("{cell}. Enter or a click shows them.", cell=text) if text else ""
        self.told.setText(text)

    def _next_view(self) -> None:
        self.show_view(VIEWS[(VIEWS.index(self.view) + 1) % len(VIEWS)])

    def show_view(self, name: str) -> None:
        """Show one of ``VIEWS``."""
        self.view = name
        self._pages.setCurrentIndex(VIEWS.index(name))
        for known, made in self.buttons.items():
            made.setChecked(known == name)
        self._show_numbers()
        self._take_keys()

    def _take_keys(self) -> None:
        shown = {"arrange": self.arrange.list, "map": self.grid, "charts": self.charts.states}
        shown[self.view].setFocus()

    def _show_numbers(self) -> None:
        """The view that is shown; the others are brought up to date when they are."""
        if self.view == "map":
            self.grid.show_review(self.doer.review)
        elif self.view == "charts":
            self.charts.show_review()

    # What the frame asks for.

    def show_all(self) -> None:
        self._words.review = self.doer.review
        self.arrange.show_all()
        self._show_numbers()

    def show_news(self, news: ReviewNews) -> None:
        self.arrange.show_news(news)
        self._show_numbers()

    def begin(self, wanted: object) -> None:
        self.show_view(self.view)

    def keys(self, say: Language) -> tuple[Section, ...]:
        return theme_keys(say)
