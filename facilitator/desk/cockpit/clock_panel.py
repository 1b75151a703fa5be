"""The clock on the screen: read a few times a second, moved by buttons."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QSizePolicy, QWidget

from facilitator.conference.timer_reading import WarningLevel
from facilitator.conference.timer_state import Advance, Instant
from facilitator.desk.cockpit.clock_asides import BeganRow, DoubtBox, NoticeBox, TakeBackBar
from facilitator.desk.cockpit.clock_buttons import ClockButtons, MoreMenu
from facilitator.desk.cockpit.clock_face import ClockFace, clock_face, in_doubt, phase_note, seen, still
from facilitator.desk.cockpit.clock_notices import Notice, notices
from facilitator.desk.cockpit.clock_parts import NoteBox, SessionBox, TimeBox
from facilitator.desk.cockpit.phase_bar import PhaseBar, PhaseList, PhaseScroll
from facilitator.desk.cockpit.session_clock import Move, SessionClock
from facilitator.desk.messages import announce
from facilitator.desk.theme.colours import Colours
from facilitator.desk.theme.fonts import scaled
from facilitator.desk.theme.widgets import column, row
from facilitator.language import Language

TICK = 250
WIDEST = 16_777_215
"""What Qt takes for no limit (QWIDGETSIZE_MAX)."""
WIDTH, MARGIN, GAP = 380, 10, 8
MORE = 90
"""Pixels by which the panel is wider for text twice as large; what it holds is arranged anew then."""
ROOMY, TIGHT_GAP = 620, 5
"""Pixels, for text of 100 %: a panel that is lower leaves out what can be left out."""
LEVELS: tuple[WarningLevel, ...] = ("none", "soon", "last", "over")


def silent() -> None:
    """The sound of a clock that makes none."""


class ClockPanel(QFrame):
    """Shows a ``SessionClock``. ``asked`` tells a move that is wanted, ``wanted`` any other change of the clock.

    Who saves them calls ``show_clock``. ``chime`` is called when a phase is soon over, almost over, and over.
    """

    asked = Signal(str)
    wanted = Signal(object)
    take_back_wanted = Signal()
    change_wanted = Signal()
    woke = Signal(object)
    """The clock, found to be doubtful when the laptop woke up."""
    left = Signal()
    """The panel has no more use for the keys."""

    def __init__(self, say: Language, colours: Colours, chime: Callable[[], object] = silent) -> None:
        super().__init__()
        self.setProperty("panel", True)
        self.full_width = WIDTH - MORE + scaled(MORE)
        self.setFixedWidth(self.full_width)
        self.chime = chime
        self._say = say
        self._clock: SessionClock | None = None
        self._face: ClockFace | None = None
        self._last: Instant | None = None
        self._moved_by = ""
        self._hidden: set[Notice] = set()
        self._seen: tuple[object, ...] = ()
        self._low = self.strip = False
        self._build(colours)
        self._arrange()
        self._connect()
        self._tick = QTimer(self)
        self._tick.setInterval(TICK)
        self._tick.timeout.connect(self.refresh)

    def _build(self, colours: Colours) -> None:
        say = self._say
        self.more = MoreMenu(say, colours)
        self.box = TimeBox(say, colours, self.more)
        self.buttons = buttons = ClockButtons(say, colours)
        self.main_button, self.next_button, self.back_button = (
            buttons.main_button,
            buttons.next_button,
            buttons.back_button,
        )
        self.less_button, self.more_button, self.end_button = (
            buttons.less_button,
            buttons.more_button,
            buttons.end_button,
        )
        self.doubt = DoubtBox(say, colours)
        self.take_back = TakeBackBar(say, colours)
        self.began = BeganRow(say, colours)
        self.notice = NoticeBox(say, colours)
        self.session = SessionBox(colours)
        self.bar = PhaseBar(colours, say)
        self.note = NoteBox(say, colours)
        self._list = PhaseScroll(PhaseList(colours, say))

    def _arrange(self) -> None:
        self._inside = QWidget()
        self._column = inside = column(self._inside, MARGIN, GAP)
        self._top, self._rest = row(gap=GAP), QWidget()
        self._top.setDirection(QBoxLayout.Direction.TopToBottom)
        self._rest_column = rest = column(self._rest, gap=GAP)
        self._top.addWidget(self.box, 1)
        self._top.addWidget(self.buttons)
        inside.addWidget(self.doubt)
        inside.addLayout(self._top)
        for part in (self.take_back, self.began, self.notice, self._rest):
            inside.addWidget(part)
        for part in (self.session, self.bar, self.note):
            rest.addWidget(part)
        inside.addWidget(self._list, 100)
        inside.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(self._inside)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column(self, 1, 0).addWidget(scroll)
        self._scroll = scroll

    def _connect(self) -> None:
        self.buttons.asked.connect(self.ask)
        self.more.ended.connect(self._ask_end)
        self.more.change.connect(self.change_wanted)
        self.more.began.connect(self._ask_began)
        self.more.turned.connect(self._turn)
        self.doubt.settled.connect(self.wanted)
        self.began.wanted.connect(self.wanted)
        self.began.left.connect(self.left)
        self.take_back.wanted.connect(self.take_back_wanted)
        self.notice.answered.connect(self._answer)

    # What is wanted.

    def ask(self, move: Move) -> None:
        """Ask for a move, if it is possible now."""
        if self._clock is not None and move in self._clock.allowed():
            self.asked.emit(move)

    def ask_main(self) -> None:
        """Start, pause or go on: what the large button says."""
        if self._face is not None:
            self.ask(self._face.main)

    def ask_pause(self) -> None:
        """Pause or go on, but never begin or reopen the session."""
        if self._face is not None and self._face.main in ("pause", "resume"):
            self.ask(self._face.main)

    def open_menu(self) -> None:
        """Show what is rarely needed."""
        self.more.showMenu()

    def _ask_began(self) -> None:
        if self._clock is not None:
            self.began.ask(self._clock)
            self._scroll.ensureWidgetVisible(self.began)

    def _ask_end(self) -> None:
        self.ask("end")

    def _turn(self, advance: Advance) -> None:
        self.wanted.emit(lambda clock: clock.advancing(advance))

    def _answer(self, answer: str) -> None:
        if self.notice.shown is not None and answer == "hide":
            self._hidden.add(self.notice.shown)
            self._refresh_all()
        elif answer == "follow":
            self.wanted.emit(SessionClock.following)

    # What is shown.

    def show_clock(self, clock: SessionClock, moved_by: str = "") -> None:
        """Show this clock from now on; ``moved_by`` names the laptop that moved it last, if it was another one."""
        self._clock, self._moved_by = clock, moved_by
        self._last = clock.instant
        self.doubt.show_doubt(clock)
        for part in (self.session, self.bar):
            part.setVisible(not clock.doubt)
        self.more.show_state(clock.allowed(), clock.current.advance, clock.doubt)
        if "began_at" not in clock.allowed():
            self.began.hide()
        self._refresh_all()
        self._tick.start()

    def offer_to_take_back(self, move: Move) -> None:
        """A move has just been made that may have been a slip of the finger."""
        if self._clock is not None:
            self.take_back.offer(move, self._clock.instant.steady)
            self.refresh()

    def _refresh_all(self) -> None:
        self._seen = ()
        self.refresh()

    def refresh(self) -> None:
        """Read the clock; touch only what has changed, and nothing where no second has passed."""
        clock = self._clock
        if clock is None or self._slept(clock):
            return
        reading = clock.read()
        self.take_back.count(clock.instant.steady)
        now = seen(reading), self.take_back.open
        if now == self._seen:
            return
        self._seen = now
        known, face = self._face, in_doubt(clock_face(reading, self._say), clock, self._say)
        self._face = face
        self.box.show_time(face.time)
        self.bar.show_lines(face.phases)
        if known is None or still(known) != still(face):
            self._show(face)
        allowed = clock.allowed()
        self.buttons.show_allowed(allowed - {"extend"} if self.take_back.open else allowed)
        found = notices(clock, reading, self._moved_by, self._say)
        self.notice.show_notice(next((notice for notice in found if notice not in self._hidden), None))
        self.note.show_note("" if face.main == "reopen" else phase_note(clock, face.at))
        self._fit()
        if known is not None:
            self._tell(known, face)

    def _slept(self, clock: SessionClock) -> bool:
        """Whether the laptop slept for so long that its clock has become doubtful."""
        last, self._last = self._last, clock.instant
        woken = clock.woken(last) if last else clock
        if woken is not clock:
            self.woke.emit(woken)
        return woken is not clock

    def _show(self, face: ClockFace) -> None:
        self.box.show_face(face)
        self.session.show_face(face)
        self.buttons.show_face(face)
        self._list.show_lines(face.phases)

    def _tell(self, known: ClockFace, face: ClockFace) -> None:
        """Say aloud what has changed, and chime when time itself has brought the phase nearer to its end."""
        if (known.warning, known.phase) != (face.warning, face.phase):
            announce(self, f"{face.phase}: {face.warning}")
        nearer = LEVELS.index(face.level) > LEVELS.index(known.level)
        if nearer and known.at == face.at and known.main == face.main == "pause":
            self.chime()

    def set_strip(self, strip: bool) -> None:
        """Whether it lies above the page, as wide as that: time and buttons side by side, the rest left out."""
        if strip is self.strip:
            return
        self.strip = strip
        least, most = (0, WIDEST) if strip else (self.full_width, self.full_width)
        self.setMinimumSize(least, 0)
        self.setMaximumSize(most, WIDEST)
        down, aside = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._top.setDirection(aside if strip else down)
        self._rest.setHidden(strip)
        self.box.set_strip(strip)
        self.buttons.set_strip(strip)
        vertical = QSizePolicy.Policy.Fixed if strip else QSizePolicy.Policy.Preferred
        self.setSizePolicy(QSizePolicy.Policy.Preferred, vertical)
        self._lower()
        self._fit()

    def _is_low(self) -> bool:
        return self.strip or self.height() < scaled(ROOMY)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._seen = ()
        self._lower()
        self._fit()

    def _lower(self) -> None:
        low = self._is_low()
        if low is not self._low:
            self._low = low
            for layout in (self._column, self._top, self._rest_column):
                layout.setSpacing(TIGHT_GAP if low else GAP)
            for part in (self.box, self.buttons, self.session, self.note):
                part.set_compact(low)

    def _fit(self) -> None:
        """Where the panel is low, the list of phases goes, and the bar above it says the same in short.

        A strip is as high as what it shows.
        """
        layout, width = self._column, self._scroll.viewport().width()
        needed = layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else layout.totalSizeHint().height()
        if self.strip:
            self._list.hide()
            self.setFixedHeight(needed + 8)  # its frame, so that nothing scrolls in it
            return
        if self._list.isHidden():
            needed += self._list.sizeHint().height() + 3 * GAP  # more than it takes, so that it does not come and go
        self._list.setVisible(self._scroll.viewport().height() >= needed)
