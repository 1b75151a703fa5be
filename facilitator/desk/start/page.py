"""The first page: go on with the last conference, open a plan, rehearse, or try the sample."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt, Signal, SignalInstance
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QMenu, QPushButton, QVBoxLayout

from facilitator.desk.page import Page
from facilitator.desk.start.band import DueBand, OpenBand
from facilitator.desk.start.choices import OfficeButton, PlanButton, RecentButton
from facilitator.desk.start.next_up import next_up, when
from facilitator.desk.theme.colours import Colours
from facilitator.desk.theme.flow import Flow
from facilitator.desk.theme.fonts import BOLD, Size, font, scaled
from facilitator.desk.theme.widgets import button, column, escaped, label, named, picture, restyled, row, wrapped
from facilitator.desk.topbar import Header
from facilitator.language import Language
from facilitator.settings import Recent

if TYPE_CHECKING:
    from facilitator.desk.snapshots import Overview
    from facilitator.desk.start.plan_finder import FoundPlan

WIDTH = 860
MOST_SHOWN = 3
MOST_PLANS = 4


class StartPage(Page):
    """Tells what is to be opened.

    ``recent_wanted`` brings a conference opened before and the session to go on with (empty: not known),
    ``rehearse_wanted`` the record of one, ``plan_wanted`` a plan's file,
    ``hand_over_wanted`` the record of the conference whose sessions are to be handed over,
    ``tidy_wanted`` that of the one to be deleted from.
    """

    open_wanted = Signal()
    sample_wanted = Signal()
    rehearse_chosen = Signal()
    recent_wanted = Signal(object, str)
    rehearse_wanted = Signal(object)
    plan_wanted = Signal(object)
    office_wanted = Signal()
    hand_over_wanted = Signal(object)
    tidy_wanted = Signal(object)

    def __init__(self, say: Language, colours: Colours, recent: Sequence[Recent]) -> None:
        super().__init__()
        self.setObjectName("page")
        self._say = say
        self._colours = colours
        self._ahead = ""
        self.header = Header("", "Facilitator", say("Moderate workshops, keep what was said"))
        self.last = next((one for one in recent if not one.rehearsal), None)
        others = [one for one in recent if one is not self.last][: MOST_SHOWN - 1]
        self.recent_buttons = [RecentButton(one, say, colours) for one in others]
        if self.last is not None:
            self.recent_buttons.insert(0, RecentButton(self.last, say, colours, "primary"))
        self.plan_buttons: list[PlanButton] = []
        self.office_button = OfficeButton(say, colours)
        self.office_button.clicked.connect(self.office_wanted)
        self._build_buttons(say, colours)
        self.band = OpenBand(say, colours)
        self.band.wanted.connect(lambda: self._of_last(self.hand_over_wanted))
        self.due = DueBand(say, colours)
        self.due.wanted.connect(lambda: self._of_last(self.tidy_wanted))
        text = say(
            "The office gives it to you on a stick: a file that ends in .facilitator. A plan written as .toml or .xlsx"
            " can be opened, too."
        )
        title, buttons = say("Drop the plan here, or open it"), (self.open_button, self.rehearse_button)
        self.drop = DropField(title, text, colours, *buttons, self.sample_button)
        self._arrange()

    def _build_buttons(self, say: Language, colours: Colours) -> None:
        self.open_button = button(say("Open a plan …"), "open", colours, "" if self.last else "primary")
        named(self.open_button, say("Open a plan"), "Ctrl+O")
        self.open_button.clicked.connect(self.open_wanted)
        self.rehearse_button = button(say("Rehearse"), "rehearse", colours)
        named(self.rehearse_button, say("Rehearse: nothing of it can be merged with the real conference"))
        if self.last is None:
            self.rehearse_button.clicked.connect(self.rehearse_chosen)
        else:
            self.rehearse_button.setMenu(self._rehearsals(self.last))
        self.sample_button = button(say("Try the sample conference"), "sample", colours)
        self.sample_button.clicked.connect(self.sample_wanted)
        for shown in self.recent_buttons:
            shown.clicked.connect(lambda _=False, shown=shown: self._go_on(shown))

    def _rehearsals(self, last: Recent) -> QMenu:
        menu = QMenu(self)
        menu.setFont(font(Size.BODY))
        wanted = {escaped(last.title): lambda: self.rehearse_wanted.emit(last)}
        for text, do in {**wanted, self._say("Choose a plan …"): self.rehearse_chosen.emit}.items():
            action = QAction(text, menu)
            action.triggered.connect(lambda _=False, do=do: do())
            menu.addAction(action)
        return menu

    def _arrange(self) -> None:
        say, inside, middle = self._say, row(self, 24), column(gap=12)
        inside.addStretch(1)
        inside.addLayout(middle, 8)
        inside.addStretch(1)
        middle.addStretch(2)
        middle.addWidget(wrapped(label(say("Which conference is it?"), Size.HERO, BOLD)))
        if self.last is not None:
            middle.addWidget(_wide(self.recent_buttons[0]))
            middle.addWidget(self.band)
            middle.addWidget(self.due)
        self._found = column(gap=8)
        middle.addLayout(self._found)
        middle.addWidget(self.drop)
        rest = self.recent_buttons[1:] if self.last else self.recent_buttons
        self._add_rest(middle, rest)
        middle.addStretch(3)

    def _add_rest(self, middle: QVBoxLayout, rest: Sequence[RecentButton]) -> None:
        if rest:
            middle.addSpacing(8)
            middle.addWidget(label(self._say("Opened before"), Size.TEXT, BOLD))
        for shown in rest:
            middle.addWidget(_wide(shown))
        middle.addSpacing(8)
        middle.addWidget(_wide(self.office_button))

    def focus_first(self) -> None:
        """Let the keyboard begin at what is most likely wanted."""
        first = self.recent_buttons[0] if self.last else self.open_button
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_ahead(self, overview: Overview, now: datetime) -> None:
        """Say which session of the last conference is next; ``now`` is local."""
        self.show_standing(overview)
        tile = next_up(overview, now)
        if self.last is None or tile is None or not overview.mine:
            return
        self._ahead = tile.id
        moment = when(tile, overview.date, now, self._say)
        line = " · ".join(filter(None, (self.last.title, tile.title, tile.room)))
        text = self._say("Go on: {session}", session=" · ".join(filter(None, (tile.id, moment))))
        self.recent_buttons[0].show_words(text, line)

    def show_plans(self, plans: Sequence[FoundPlan]) -> None:
        """Show the plans that were found on sticks, in place of those before."""
        for old in self.plan_buttons:
            self._found.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.plan_buttons = [PlanButton(found, self._say, self._colours) for found in plans[:MOST_PLANS]]
        for shown in self.plan_buttons:
            shown.clicked.connect(lambda _=False, path=shown.found.path: self.plan_wanted.emit(path))
            self._found.addWidget(_wide(shown))

    def show_standing(self, overview: Overview) -> None:
        """Say what of the last conference is to be handed over, or deleted."""
        self.band.show_open(overview)
        self.due.show_due(overview)

    def _of_last(self, wanted: SignalInstance) -> None:
        if self.last is not None:
            wanted.emit(Path(self.last.record))

    def _go_on(self, shown: RecentButton) -> None:
        self.recent_wanted.emit(shown.recent, self._ahead if shown.recent is self.last else "")


def _wide(shown: QPushButton) -> QPushButton:
    shown.setMaximumWidth(scaled(WIDTH))
    return shown


class DropField(QFrame):
    """Where something is dropped (the whole window takes it), or opened by a button."""

    def __init__(self, title: str, text: str, colours: Colours, *buttons: QPushButton) -> None:
        super().__init__()
        self.setObjectName("drop")
        self.setMaximumWidth(scaled(WIDTH))
        inside, words, line = row(self, 28, 28), column(gap=10), Flow(gap=10)
        inside.addWidget(picture("drop", colours.accent, 56))
        inside.addLayout(words, 1)
        words.addWidget(wrapped(label(title, Size.TITLE, BOLD)))
        words.addWidget(wrapped(label(text, Size.BODY, tone="quiet")))
        words.addSpacing(8)
        for shown in buttons:
            line.addWidget(shown)
        words.addLayout(line)

    def set_over(self, over: bool) -> None:
        """Show whether a file is held over the window."""
        restyled(self, "over", over)


def dropped_files(data: QMimeData) -> list[Path]:
    """The files among what is dragged that may be plans or packages."""
    from facilitator.desk.start.plan_finder import ENDINGS

    paths = (Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
    return [path for path in paths if path.suffix.lower() in ENDINGS]
