"""The clock on the screen: read a few times a second, moved by buttons."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton

from facilitator.desk.cockpit.clock_face import ClockFace, clock_face
from facilitator.desk.cockpit.phase_bar import PhaseBar, PhaseList, PhaseScroll
from facilitator.desk.cockpit.session_clock import Move, SessionClock
from facilitator.desk.messages import announce
from facilitator.desk.theme.colours import Colours
from facilitator.desk.theme.fonts import BOLD, MEDIUM, Size, font
from facilitator.desk.theme.widgets import beside, button, column, label, named, restyled, row, set_sign, wrapped
from facilitator.language import Language

TICK = 250
WIDTH = 380
ROOMY, ASKING = 664, 150
"""Pixels: the height from which on everything has its place, and what a question needs beside it."""
SIGNS: dict[Move, str] = {"start": "play", "pause": "pause", "resume": "play", "reopen": "reopen"}


class ClockPanel(QFrame):
    """Shows a ``SessionClock``. A wish to move it is told by ``wanted``; who saves the move calls ``show_clock``."""

    wanted = Signal(object)

    def __init__(self, say: Language, colours: Colours) -> None:
        super().__init__()
        self.setProperty("panel", True)
        self.setMinimumWidth(WIDTH)
        self.setMaximumWidth(WIDTH)
        self._say = say
        self._colours = colours
        self._clock: SessionClock | None = None
        self._face: ClockFace | None = None
        self._build_labels()
        self._build_buttons()
        self._doubt = DoubtBox(say, colours)
        self._doubt.settled.connect(self.wanted)
        self._arrange()
        self._tick = QTimer(self)
        self._tick.setInterval(TICK)
        self._tick.timeout.connect(self.refresh)

    def _build_labels(self) -> None:
        self._place = label("", Size.SMALL, MEDIUM, "quiet")
        self._phase = wrapped(label("", Size.HEAD, BOLD))
        self._time = label("", Size.CLOCK, MEDIUM)
        self._time.setFixedHeight(100)
        self._time.setAccessibleName(self._say("Time left in the phase"))
        self._caption = label("", Size.BODY, tone="quiet")
        self._warning = label("", Size.BODY, BOLD)
        self._warning.setObjectName("pill")
        self._warning.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._bar = PhaseBar(self._colours, self._say)
        self._list = PhaseScroll(PhaseList(self._colours, self._say))
        self._rest = wrapped(label("", Size.BODY, MEDIUM))
        self._deviation = wrapped(label("", Size.BODY, MEDIUM))

    def _build_buttons(self) -> None:
        say, colours = self._say, self._colours
        self.main_button = button("", "play", colours, "primary")
        self.main_button.setFont(font(Size.TEXT, BOLD))
        self.main_button.setMinimumHeight(52)
        self.main_button.clicked.connect(self.ask_main)
        self.next_button = button(say("Next phase"), "next", colours)
        named(self.next_button, say("Next phase"), "Ctrl+N")
        self.next_button.clicked.connect(lambda: self.ask("next"))
        self.back_button = button(say("Back"), "back", colours)
        named(self.back_button, say("Back to the phase before"), "Ctrl+Shift+N")
        self.back_button.clicked.connect(lambda: self.ask("back"))
        self.less_button = button(say("−1 min"), "", colours)
        named(self.less_button, say("One minute less for this phase"), "Ctrl+-")
        self.less_button.clicked.connect(lambda: self.ask("shorten"))
        self.more_button = button(say("+1 min"), "", colours)
        named(self.more_button, say("One minute more for this phase"), "Ctrl++")
        self.more_button.clicked.connect(lambda: self.ask("extend"))
        self.end_button = button(say("End session"), "stop", colours)
        named(self.end_button, say("End session"))
        self.end_button.clicked.connect(lambda: self.ask("end"))

    def _arrange(self) -> None:
        inside = column(self, 20, 6)
        head = row()
        head.addWidget(self._place, 1)
        head.addWidget(self._warning)
        inside.addLayout(head)
        inside.addWidget(self._phase)
        inside.addWidget(self._time, 0, Qt.AlignmentFlag.AlignHCenter)
        inside.addWidget(self._caption, 0, Qt.AlignmentFlag.AlignHCenter)
        inside.addSpacing(10)
        inside.addWidget(self._doubt)
        inside.addWidget(self.main_button)
        others = row()
        others.addWidget(self.next_button, 1)
        others.addWidget(self.end_button, 1)
        inside.addLayout(others)
        small = row()
        for shown in (self.back_button, self.less_button, self.more_button):
            small.addWidget(shown, 1)
        inside.addLayout(small)
        inside.addSpacing(12)
        inside.addWidget(self._bar)
        inside.addWidget(self._list, 100)
        inside.addStretch(1)
        inside.addWidget(self._rest)
        inside.addWidget(self._deviation)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Where the window is low, the list of phases goes first: the bar above it says the same in short."""
        low = self.height() < ROOMY + (ASKING if self._clock and self._clock.doubt else 0)
        self._list.setVisible(not low)
        self._phase.setFont(font(Size.TITLE if low else Size.HEAD, BOLD))

    def show_clock(self, clock: SessionClock) -> None:
        """Show this clock from now on."""
        self._clock = clock
        self._doubt.show_doubt(clock)
        self._fit()
        self.refresh()
        self._tick.start()

    def ask(self, move: Move) -> None:
        """Ask for a move, if it is possible now."""
        if self._clock is not None and move in self._clock.allowed():
            self.wanted.emit(self._clock.moved(move))

    def ask_main(self) -> None:
        """Start, pause or go on: what the large button says."""
        if self._face is not None:
            self.ask(self._face.main)

    def refresh(self) -> None:
        """Read the clock; touch only what has changed."""
        if self._clock is None:
            return
        known, face = self._face, clock_face(self._clock.read(), self._say)
        self._face = face
        self._bar.show_lines(face.phases)
        if known is None or known.time != face.time:
            self._time.setText(face.time)
        self._allow()
        if known is None or _still(known) != _still(face):
            self._show(face)
            if known is not None and (known.warning, known.phase) != (face.warning, face.phase):
                announce(self, f"{face.phase}: {face.warning}")

    def _show(self, face: ClockFace) -> None:
        texts: dict[QLabel, str] = {
            self._place: face.place,
            self._phase: face.phase,
            self._caption: face.caption,
            self._warning: face.warning,
            self._rest: face.rest,
            self._deviation: face.deviation,
        }
        for shown, text in texts.items():
            shown.setText(text)
        self._list.show_lines(face.phases)
        restyled(self._warning, "sort", face.sort)
        restyled(self._time, "tone", face.sort if face.sort in ("care", "bad") else "")
        restyled(self._deviation, "tone", face.deviation_sort)
        self._name_main(self.main_button, face)

    def _name_main(self, main: QPushButton, face: ClockFace) -> None:
        main.setText(beside(face.main_word))
        named(main, face.main_word, "Ctrl+T")
        quiet = face.main in {"pause", "reopen"}
        restyled(main, "role", "" if quiet else "primary")
        set_sign(main, SIGNS[face.main], self._colours.ink if quiet else self._colours.on_accent, 22)

    def _allow(self) -> None:
        allowed = self._clock.allowed() if self._clock else frozenset()
        main = self._face.main if self._face else "start"
        moves = {
            self.main_button: main,
            self.next_button: "next",
            self.end_button: "end",
            self.back_button: "back",
            self.less_button: "shorten",
            self.more_button: "extend",
        }
        for shown, move in moves.items():
            shown.setEnabled(move in allowed)


class DoubtBox(QFrame):
    """Asks how a clock goes on whose time cannot be trusted: the laptop was off for long, or its clock was set back."""

    settled = Signal(object)

    def __init__(self, say: Language, colours: Colours) -> None:
        super().__init__()
        self._say = say
        self._clock: SessionClock | None = None
        self._text = wrapped(label("", Size.BODY, MEDIUM, "care"))
        self.trust_button = button(say("Count the time in between"), "clock", colours)
        self.trust_button.clicked.connect(lambda: self._settle("trust"))
        self.resume_button = button(say("It was a break"), "pause", colours)
        self.resume_button.clicked.connect(lambda: self._settle("resume"))
        inside = column(self, 0, 6)
        inside.addWidget(self._text)
        inside.addWidget(self.trust_button)
        inside.addWidget(self.resume_button)
        self.hide()

    def show_doubt(self, clock: SessionClock) -> None:
        """Ask, or be gone where nothing is doubtful."""
        self._clock = clock
        texts = {
            "": "",
            "clock-went-back": self._say("This laptop's clock was set back since the session's clock last ran."),
            "long-gap": self._say("The session's clock was left running for hours."),
        }
        self._text.setText(texts[clock.doubt])
        self.setVisible(bool(clock.doubt))

    def _settle(self, how: str) -> None:
        if self._clock is not None:
            self.settled.emit(self._clock.trusted() if how == "trust" else self._clock.resumed())


def _still(face: ClockFace) -> tuple[object, ...]:
    """What of a face does not change with every second."""
    lines = tuple((line.title, line.length, line.standing) for line in face.phases)
    words = (face.phase, face.place, face.caption, face.warning, face.rest, face.deviation, face.main)
    return (*words, face.deviation_sort, lines)
