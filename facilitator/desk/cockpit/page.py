"""The cockpit: what is typed goes to the worker, what was committed comes back and is shown."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from facilitator.conference import intents
from facilitator.conference.errors import Refusal
from facilitator.conference.results import Idea
from facilitator.desk.actions import shortcut
from facilitator.desk.background import Background
from facilitator.desk.cockpit.capture import Capture
from facilitator.desk.cockpit.cards_view import CardsView
from facilitator.desk.cockpit.clock_panel import ClockPanel
from facilitator.desk.cockpit.reword import RewordDialog
from facilitator.desk.cockpit.session_clock import SessionClock, session_clock
from facilitator.desk.cockpit.status import EmptyCards, StatusRow
from facilitator.desk.context import Context
from facilitator.desk.keeper import CAPTURE
from facilitator.desk.snapshots import Entered, News
from facilitator.desk.theme.widgets import button, column, named, restyled, row, set_sign
from facilitator.desk.topbar import Header
from facilitator.desk.words import day, span
from facilitator.session.service import new_id

REST = 120
"""Milliseconds after a change before undo and redo get their new names."""


class CockpitPage(QWidget):
    """One entered session."""

    export_wanted = Signal()
    print_wanted = Signal()

    def __init__(self, context: Context, entered: Entered) -> None:
        super().__init__()
        self.setObjectName("page")
        self._context = context
        self.session = entered.planned.id
        say, colours = context.say, context.colours
        kinds = {kind.id: kind for kind in entered.kinds}
        self.capture = Capture(say, kinds, colours)
        self.view = CardsView(say, kinds, colours)
        self.clock = ClockPanel(say, colours)
        self.status = StatusRow(say, colours)
        self._empty = EmptyCards(say, colours)
        self._list = QStackedWidget()
        self._rest = QTimer(self)  # naming the steps reads the session's history, so it waits until the typing rests
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self.header = _header(entered, context)
        self.export_button = button(say("Export"), "export", colours)
        self.print_button = button(say("Print summary"), "printer", colours)
        self.buttons = (self.print_button, self.export_button)
        self._arrange()
        self._connect()
        self._keys(tuple(kinds))
        self._fill(entered)

    @property
    def _background(self) -> Background:
        return self._context.background

    def _arrange(self) -> None:
        inside, left = row(self, 20, 20), column(gap=12)
        self._list.addWidget(self._empty)
        self._list.addWidget(self.view)
        left.addWidget(self.capture)
        left.addWidget(self.status)
        left.addWidget(self._list, 1)
        inside.addLayout(left, 1)
        inside.addWidget(self.clock)
        self.setFocusProxy(self.capture)

    def _connect(self) -> None:
        say, view = self._context.say, self.view
        named(self.export_button, say("Export the results of this session"), "Ctrl+E")
        named(self.print_button, say("Print the summary of this session"), "Ctrl+P")
        self.export_button.clicked.connect(self.export_wanted)
        self.print_button.clicked.connect(self.print_wanted)
        self.capture.captured.connect(self._capture)
        self.capture.paused.connect(self._keep_draft)
        self.capture.box.undo_wanted.connect(self.undo)
        self.capture.box.redo_wanted.connect(self.redo)
        self.status.undo_button.clicked.connect(self.undo)
        self.status.redo_button.clicked.connect(self.redo)
        self.clock.wanted.connect(self._move_clock)
        view.park.connect(lambda ids: self._do(intents.Park(ids)))
        view.unpark.connect(lambda ids: self._do(intents.Unpark(ids)))
        view.withdraw.connect(lambda ids: self._do_all(intents.Withdraw(ids)))
        view.change_kind.connect(lambda ids, kind: self._do(intents.ChangeKind(ids, kind)))
        view.reword.connect(self._reword)
        view.typed.connect(self._type_on)
        view.left.connect(self.capture.box.setFocus)
        self._background.told.connect(self._heard)
        self._rest.timeout.connect(self._ask_steps)

    def _keys(self, kinds: tuple[str, ...]) -> None:
        for number, kind in enumerate(kinds[:9], 1):
            shortcut(self, f"Ctrl+{number}", lambda kind=kind: self._choose(kind))  # type: ignore[misc]  # a default binds it
        shortcut(self, "Ctrl+Z", self.undo)
        shortcut(self, "Ctrl+Y", self.redo)
        shortcut(self, "Ctrl+Shift+Z", self.redo)
        shortcut(self, "Ctrl+L", lambda: self.view.act("park"))
        shortcut(self, "Ctrl+T", self.clock.ask_main)
        shortcut(self, "Ctrl+N", lambda: self.clock.ask("next"))
        shortcut(self, "Ctrl+Shift+N", lambda: self.clock.ask("back"))
        shortcut(self, "Ctrl++", lambda: self.clock.ask("extend"))
        shortcut(self, "Ctrl+-", lambda: self.clock.ask("shorten"))
        shortcut(self, "Ctrl+E", self.export_wanted.emit)
        shortcut(self, "Ctrl+P", self.print_wanted.emit)

    def _fill(self, entered: Entered) -> None:
        self.view.cards.load(entered.ideas)
        self.status.show_steps(entered.steps)
        self._count()
        clock = session_clock(self._context.clock, entered.planned, entered.date, entered.clock)
        self._show_clock(clock)
        if entered.draft:
            self.capture.put(entered.draft)
            self.status.brought_back()

    # What was committed.

    def _heard(self, news: object) -> None:
        if isinstance(news, News) and news.session == self.session:
            self.view.cards.apply(news)
            self._count()
            self._rest.start()

    def _count(self) -> None:
        count = self.view.cards.rowCount()
        self.status.show_count(count)
        self._list.setCurrentWidget(self.view if count else self._empty)

    def _ask_steps(self) -> None:
        self._background.run(self._context.keeper.steps, self, self.status.show_steps, self._refused)

    # What is wanted.

    def _do(self, intent: intents.Intent) -> None:
        self.status.saving()
        keeper = self._context.keeper
        self._background.run(lambda: keeper.do(intent), self, lambda _: self.status.saved(), self._refused)

    def _do_all(self, intent: intents.Intent) -> None:
        """As ``_do``, for what takes the chosen cards away: typing goes on."""
        self._do(intent)
        self.capture.box.setFocus()

    def _refused(self, refusal: Refusal) -> None:
        self.status.not_saved()
        self._context.refuse(refusal)

    def _capture(self, kind: str, text: str, typed: str) -> None:
        intent = intents.CaptureIdea(new_id(self._context.clock.wall()), self.session, kind, text)
        keeper = self._context.keeper
        self.status.saving()

        def lost(refusal: Refusal) -> None:
            self.capture.put_back(typed)
            self._refused(refusal)

        self._background.run(lambda: keeper.do(intent, CAPTURE), self, self._captured, lost)

    def _captured(self, _: object) -> None:
        self.status.saved()
        self.view.scrollToTop()

    def _keep_draft(self, text: str) -> None:
        keeper, session = self._context.keeper, self.session
        self._background.run(lambda: keeper.keep_draft(session, text), self, None, self._refused)

    def _move_clock(self, clock: SessionClock) -> None:
        intent = intents.MoveClock(self.session, clock.kept())
        keeper = self._context.keeper
        self._background.run(lambda: keeper.do(intent), self, lambda _: self._show_clock(clock), self._refused)

    def _show_clock(self, clock: SessionClock) -> None:
        self.clock.show_clock(clock)
        colours, ended = self._context.colours, clock.current.mode == "ended"
        restyled(self.export_button, "role", "primary" if ended else "")  # what is to be done next
        set_sign(self.export_button, "export", colours.on_accent if ended else colours.ink)

    def undo(self) -> None:
        """Take the last step back."""
        self.status.saving()
        self._background.run(self._context.keeper.undo, self, lambda _: self.status.saved(), self._refused)

    def redo(self) -> None:
        """Do it again."""
        self.status.saving()
        self._background.run(self._context.keeper.redo, self, lambda _: self.status.saved(), self._refused)

    def _reword(self, idea: Idea) -> None:
        dialog = RewordDialog(idea, self._context.say, self._context.colours, self)
        keeper = self._context.keeper

        def save(text: str) -> None:
            intent = intents.Reword(idea.id, text)
            self._background.run(lambda: keeper.do(intent), dialog, lambda _: dialog.accept(), dialog.refuse)

        dialog.wanted.connect(save)
        dialog.finished.connect(lambda _: dialog.deleteLater())
        dialog.open()

    def _choose(self, kind: str) -> None:
        """The keys of a kind: for the chosen cards while the list has the focus, else for the next card."""
        if self.view.hasFocus() and self.view.chosen():
            self.view.act(kind)
        else:
            self.capture.choose(kind)

    def _type_on(self, text: str) -> None:
        self.capture.box.setFocus()
        self.capture.box.insertPlainText(text)


def _header(entered: Entered, context: Context) -> Header:
    say, planned = context.say, entered.planned
    parts = [
        say("Round {number}", number=planned.round) if planned.round else "",
        span(planned.start, planned.minutes),
        planned.room,
        day(entered.date, say),
    ]
    return Header(planned.id, planned.workshop.title, " · ".join(filter(None, parts)))
