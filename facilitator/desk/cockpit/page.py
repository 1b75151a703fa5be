"""The cockpit: one entered session, its steps, its clock. What was committed comes back and is shown."""

from __future__ import annotations

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout

from facilitator.conference.plan import PlannedSession
from facilitator.desk.actions import shortcut
from facilitator.desk.board.step import BoardStep
from facilitator.desk.closing.step import ClosingStep
from facilitator.desk.cockpit.clock_panel import ClockPanel
from facilitator.desk.cockpit.collect import CollectStep
from facilitator.desk.cockpit.doer import Doer
from facilitator.desk.cockpit.remote import Remote
from facilitator.desk.cockpit.session_clock import SessionClock
from facilitator.desk.cockpit.session_dialog import show_change
from facilitator.desk.cockpit.status import StatusRow
from facilitator.desk.cockpit.step_bar import KEYS, Step, StepBar
from facilitator.desk.cockpit.timekeeper import Timekeeper
from facilitator.desk.context import Context
from facilitator.desk.page import Page
from facilitator.desk.snapshots import Entered, News, Picture, Steps
from facilitator.desk.tabbing import give_keys
from facilitator.desk.theme.widgets import Pages, button, column, named, restyled, row, set_sign
from facilitator.desk.topbar import Header
from facilitator.desk.votes.step import VotesStep
from facilitator.desk.words import day, span

MARGIN, GAP = 20, 20
REST = 120
"""Milliseconds after a change before undo, redo and everything but the list of cards are brought up to date."""
MOST_PUT_OFF = 16
"""How many times that waits again while a card is being typed."""


class CockpitPage(Page):
    """One entered session."""

    header_changed = Signal(object)
    export_wanted = Signal()
    print_wanted = Signal()
    next_wanted = Signal(str)
    """The session of the next round."""
    pictured = Signal(object)
    """The session's newest ``Picture``."""
    clock_moved = Signal(object)
    """The ``SessionClock`` that counts from now on."""
    stepped = Signal(str)
    """The step that is shown from now on."""

    def __init__(self, context: Context, entered: Entered) -> None:
        super().__init__()
        self.setObjectName("page")
        self._context = context
        self._entered = entered
        self.session = entered.planned.id
        say, colours = context.say, context.colours
        self.status = StatusRow(say, colours)
        self.doer = Doer(context, self.session, self.status, self)
        self.collect = CollectStep(self.doer, entered)
        self.capture, self.view = self.collect.capture, self.collect.view
        self.board = BoardStep(self.doer)
        self.votes = VotesStep(self.doer)
        self.closing = ClosingStep(self.doer)
        self.clock = ClockPanel(say, colours)
        self.timekeeper = Timekeeper(self.doer, entered, self.clock)
        self.step_bar = StepBar(say, colours)
        self.step: Step = "collect"
        self._steps: dict[Step, CollectStep | BoardStep | VotesStep | ClosingStep] = {
            "collect": self.collect,
            "sort": self.board,
            "weigh": self.votes,
            "close": self.closing,
        }
        self._shown = Pages()
        self._rest = QTimer(self)  # it reads the whole session, so it waits until the typing rests
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._put_off = 0
        self.header = _header(entered.planned, entered.date, context)
        self.export_button = button(say("Hand over"), "export", colours)
        self.print_button = button(say("Print summary"), "printer", colours)
        self.buttons = (self.print_button, self.export_button)
        self._arrange()
        self._connect()
        self._keys()
        self._fill(entered)

    def leave(self) -> None:
        self.capture.flush()

    def _arrange(self) -> None:
        self._sides, self._left = row(self, gap=GAP), column(gap=10)
        inside, left = self._sides, self._left
        inside.setContentsMargins(MARGIN, 14, MARGIN, 14)
        left.addWidget(self.step_bar)
        left.addWidget(self.status)
        for shown in self._steps.values():
            self._shown.addWidget(shown)
        left.addWidget(self._shown, 1)
        inside.addLayout(left, 1)
        inside.addWidget(self.clock)

    def minimumSizeHint(self) -> QSize:
        """Where there is no room beside the clock, it goes above: so much less will do."""
        return QSize(self._least() + 2 * MARGIN, super().minimumSizeHint().height())

    def _least(self) -> int:
        return max(self.step_bar.minimumSizeHint().width(), self._shown.minimumSizeHint().width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The step has the same room whichever it is: the clock does not jump from one place to another with it."""
        super().resizeEvent(event)
        beside = max(self.step_bar.minimumSizeHint().width(), self.status.minimumSizeHint().width())
        strip = self.width() < beside + self.clock.full_width + GAP + 2 * MARGIN
        if strip is not self.clock.strip:
            self.clock.set_strip(strip)
            above, aside = QBoxLayout.Direction.BottomToTop, QBoxLayout.Direction.LeftToRight
            self._sides.setDirection(above if strip else aside)
            self._sides.setSpacing(GAP // 2 if strip else GAP)

    def _connect(self) -> None:
        say = self._context.say
        named(self.export_button, say("Hand over to the office"), "Ctrl+E")
        named(self.print_button, say("Print the summary of this session"), "Ctrl+P")
        self.export_button.clicked.connect(self.export_wanted)
        self.print_button.clicked.connect(self.print_wanted)
        self.capture.box.undo_wanted.connect(self.undo)
        self.capture.box.redo_wanted.connect(self.redo)
        self.status.undo_button.clicked.connect(self.undo)
        self.status.redo_button.clicked.connect(self.redo)
        self.timekeeper.moved.connect(self._show_clock)
        self.clock.change_wanted.connect(self._change_session)
        self.clock.left.connect(self.setFocus)
        self.step_bar.wanted.connect(self.show_step)
        self.closing.export_wanted.connect(self.export_wanted)
        self.closing.print_wanted.connect(self.print_wanted)
        self.closing.next_wanted.connect(self.next_wanted)
        self.closing.end_wanted.connect(lambda: self.clock.ask("end"))
        self.closing.undo_wanted.connect(self.undo)
        self.closing.redo_wanted.connect(self.redo)
        self.clock_moved.connect(self.closing.show_clock)
        self._context.background.told.connect(self._heard)
        self._rest.timeout.connect(self._ask)

    def _keys(self) -> None:
        for number, kind in enumerate(self._entered.kinds[:9], 1):
            shortcut(self.collect, f"Ctrl+{number}", lambda ident=kind.id: self.collect.choose_kind(ident))  # type: ignore[misc]  # a default binds it
        for step, keys in KEYS.items():
            shortcut(self, keys, lambda step=step: self.show_step(step))  # type: ignore[misc]  # a default binds it
        shortcut(self, "Ctrl+Z", self.undo)
        shortcut(self, "Ctrl+Y", self.redo)
        shortcut(self, "Ctrl+Shift+Z", self.redo)
        shortcut(self.collect, "F4", self.collect.show_earlier)
        shortcut(self.collect, "Ctrl+L", lambda: self.view.act("park"))
        shortcut(self, "Ctrl+T", self.clock.ask_main)
        shortcut(self, "Ctrl+N", lambda: self.clock.ask("next"))
        shortcut(self, "Ctrl+Shift+N", lambda: self.clock.ask("back"))
        shortcut(self, "Ctrl++", lambda: self.clock.ask("extend"))
        shortcut(self, "Ctrl+-", lambda: self.clock.ask("shorten"))
        shortcut(self, "F10", self.clock.open_menu)
        self._remote = Remote(self, self.clock)
        shortcut(self, "Ctrl+E", self.export_wanted.emit)
        shortcut(self, "Ctrl+P", self.print_wanted.emit)

    def _fill(self, entered: Entered) -> None:
        self.status.show_steps(entered.steps)
        self.status.show_count(self.collect.count())
        self.timekeeper.begin()
        self.show_step("collect")
        self._rest.start()
        if entered.draft:
            self.status.brought_back()

    def show_step(self, step: Step) -> None:
        """Show one step; the keys are its own."""
        self.step = step
        self.step_bar.show_step(step)
        self._shown.setCurrentWidget(self._steps[step])
        give_keys(self, self._steps[step])
        self._steps[step].setFocus()
        self.stepped.emit(step)

    # What was committed.

    def _heard(self, news: object) -> None:
        if isinstance(news, News) and news.session == self.session:
            self.collect.show_news(news)
            self.status.show_count(self.collect.count())
            self.timekeeper.hear(news)
            self._rest.start()

    def _ask(self) -> None:
        """Ask for the whole session; where somebody is typing a card, a little later, so that Enter need not wait."""
        if self.step == "collect" and self.collect.capture.box.toPlainText() and self._put_off < MOST_PUT_OFF:
            self._put_off += 1
            self._rest.start()
            return
        self._put_off = 0
        self._context.background.run(self._context.keeper.steps, self, self._go_on, self.doer.refuse)

    def _go_on(self, found: Steps) -> None:
        """One after the other: a card entered meanwhile comes between."""
        self.status.show_steps(found)
        self._context.background.run(self._context.keeper.picture, self, self._pictured, self.doer.refuse)

    def _pictured(self, picture: Picture) -> None:
        self.timekeeper.follow(picture)
        self._show_header(_header(picture.result.planned, picture.result.date, self._context))
        for step in self._steps.values():
            step.show_picture(picture)
        self.pictured.emit(picture)

    # What is wanted.

    def _change_session(self) -> None:
        show_change(self.timekeeper, self)

    def _show_header(self, header: Header) -> None:
        """Rooms and times are changed on the spot."""
        if header != self.header:
            self.header = header
            self.header_changed.emit(header)

    def _show_clock(self, clock: SessionClock) -> None:
        self.session_clock = clock
        self.clock_moved.emit(clock)
        colours, ended = self._context.colours, clock.current.mode == "ended"
        restyled(self.export_button, "role", "primary" if ended else "")  # what is to be done next
        set_sign(self.export_button, "export", colours.on_accent if ended else colours.ink)

    def undo(self) -> None:
        """Take the last step back; that is the clock's where a slip of the finger has just moved it."""
        if not self.timekeeper.takes_back_last():
            self.doer.run(self._context.keeper.undo)

    def redo(self) -> None:
        """Do it again."""
        self.doer.run(self._context.keeper.redo)


def _header(planned: PlannedSession, date: str, context: Context) -> Header:
    say = context.say
    parts = [
        say("Round {number}", number=planned.round) if planned.round else "",
        span(planned.start, planned.minutes),
        planned.room,
        day(date, say),
    ]
    return Header(planned.id, planned.workshop.title, " · ".join(filter(None, parts)))
