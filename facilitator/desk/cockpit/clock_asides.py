"""What comes into the clock's panel for a while: a question, a line to be known, a move to be taken back, the start."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QPushButton

from facilitator.conference.errors import Refusal
from facilitator.desk.cockpit.clock_notices import Notice
from facilitator.desk.cockpit.clock_parts import SideBySide, tone
from facilitator.desk.cockpit.session_clock import Move, SessionClock, time_of_day, time_typed
from facilitator.desk.messages import announce
from facilitator.desk.theme.colours import Colours
from facilitator.desk.theme.fonts import BOLD, MEDIUM, Size, font
from facilitator.desk.theme.icons import pixmap
from facilitator.desk.theme.widgets import button, column, escaped, label, named, picture, restyled, row, wrapped
from facilitator.language import Language

LONG_ENOUGH = 10_000
"""Milliseconds in which a slip of the finger is noticed and taken back."""

Change = Callable[[SessionClock], SessionClock]


class DoubtBox(QFrame):
    """Asks how a clock goes on whose time cannot be trusted: the laptop was off for long, or its clock was set back."""

    settled = Signal(object)

    def __init__(self, say: Language, colours: Colours) -> None:
        super().__init__()
        self.setObjectName("notice")
        self.setProperty("sort", "care")
        self._say = say
        self._text = wrapped(label("", Size.BODY, BOLD, "care"))
        self.trust_button = button(say("Count the time in between"), "clock", colours)
        self.trust_button.clicked.connect(lambda: self.settled.emit(SessionClock.trusted))
        self.resume_button = button(say("It was a break"), "pause", colours)
        self.resume_button.clicked.connect(lambda: self.settled.emit(SessionClock.resumed))
        inside = column(self, 12, 8)
        inside.addWidget(self._text)
        inside.addWidget(self.trust_button)
        inside.addWidget(self.resume_button)
        self.hide()

    def show_doubt(self, clock: SessionClock) -> None:
        """Ask, or be gone where nothing is doubtful."""
        texts = {
            "": "",
            "clock-went-back": self._say("This laptop's clock was set back since the session's clock last ran."),
            "long-gap": self._say("The session's clock was left running for hours."),
        }
        self._text.setText(texts[clock.doubt])
        self.setVisible(bool(clock.doubt))


class NoticeBox(QFrame):
    """One line and its answers. ``answered`` tells which one was given."""

    answered = Signal(str)

    def __init__(self, say: Language, colours: Colours) -> None:
        super().__init__()
        self.setObjectName("notice")
        self._colours = colours
        self._shown: Notice | None = None
        self._sign = picture("info", colours.quiet, 18)
        self.text = wrapped(label("", Size.SMALL, MEDIUM))
        self.close_button = button("", "close", colours, "more")
        named(self.close_button, say("Close this line"))
        self.follow_button = self._answer(say("Use its time of day"), "follow")
        self.keep_button = self._answer(say("Keep the old one"), "hide")
        self.close_button.clicked.connect(lambda: self.answered.emit("hide"))
        self._answers = SideBySide(self.follow_button, self.keep_button)
        inside, head = column(self, 0, 6), row(gap=8)
        inside.setContentsMargins(10, 8, 8, 8)
        head.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.text, 1)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(head)
        inside.addWidget(self._answers)
        self.hide()

    @property
    def shown(self) -> Notice | None:
        """What is said now."""
        return self._shown

    def show_notice(self, notice: Notice | None) -> None:
        """Say this; nothing where it is None."""
        if notice == self._shown:
            return
        self._shown = notice
        self.setVisible(notice is not None)
        if notice is not None:
            self.text.setText(notice.text)
            self._sign.setPixmap(pixmap(notice.sign, tone(notice.sort, self._colours), 18, 2.0))
            restyled(self, "sort", notice.sort)
            asks = notice.question == "follow?"
            self._answers.setVisible(asks)
            self.close_button.setVisible(not asks)
            announce(self, notice.text)

    def _answer(self, text: str, answer: str) -> QPushButton:
        made = button(text, "", self._colours, "small")
        made.setFont(font(Size.SMALL, MEDIUM))
        made.clicked.connect(lambda: self.answered.emit(answer))
        return made


class TakeBackBar(QFrame):
    """Offers for ten seconds to take a move back."""

    wanted = Signal()

    def __init__(self, say: Language, colours: Colours) -> None:
        super().__init__()
        self.setObjectName("notice")
        self.setProperty("sort", "info")
        self._say = say
        self._until = 0
        self._text = label("", Size.SMALL, MEDIUM)
        self.button = button("", "undo", colours, "small")
        self.button.setFont(font(Size.SMALL, BOLD))
        self.button.clicked.connect(self.wanted)
        inside = column(self, 0, 0)
        inside.setContentsMargins(10, 4, 4, 4)
        inside.addWidget(SideBySide(self._text, self.button))
        self.hide()

    @property
    def open(self) -> bool:
        """Whether a move can be taken back now."""
        return bool(self._until)

    def offer(self, move: Move, now: int) -> None:
        """Offer it from now on; ``now`` in steady milliseconds."""
        say = self._say
        words: dict[Move, str] = {
            "next": say("Next phase began"),
            "back": say("One phase back"),
            "end": say("Session ended"),
        }
        self._text.setText(words[move])
        self._until = now + LONG_ENOUGH
        self.count(now)
        self.show()
        announce(self, words[move])

    def count(self, now: int) -> None:
        """Say how many seconds are left, or go."""
        if self._until and now >= self._until:
            self.close_offer()
        elif self._until:
            seconds = -(-(self._until - now) // 1000)
            text = self._say("Take back ({seconds} s)", seconds=seconds)
            if escaped(text) not in self.button.text():
                self.button.setText(f"\u2009{escaped(text)}")
                named(self.button, self._say("Take it back"), "Ctrl+Z")

    def close_offer(self) -> None:
        """It is too late, or done."""
        self._until = 0
        self.hide()


class BeganRow(QFrame):
    """Asks when the session really began. ``wanted`` tells the change, ``left`` that the row was closed."""

    wanted = Signal(object)
    left = Signal()

    def __init__(self, say: Language, colours: Colours) -> None:
        super().__init__()
        self.setObjectName("notice")
        self._say = say
        self._clock: SessionClock | None = None
        self.field = QLineEdit()
        self.field.setFont(font(Size.TEXT))
        self.field.setMaxLength(8)
        self.field.setAccessibleName(say("Time at which the session began"))
        self.field.returnPressed.connect(self._apply)
        self.apply_button = button(say("Apply"), "", colours, "primary")
        self.apply_button.clicked.connect(self._apply)
        self.close_button = button("", "close", colours, "flat")
        named(self.close_button, say("Leave it as it is"), "Esc")
        self.close_button.clicked.connect(self.leave)
        self.trouble = wrapped(label("", Size.SMALL, MEDIUM, "bad"))
        inside, line = column(self, 10, 6), row(gap=6)
        inside.addWidget(label(say("It began at"), Size.BODY, MEDIUM))
        line.addWidget(self.field, 1)
        line.addWidget(self.apply_button)
        line.addWidget(self.close_button)
        inside.addLayout(line)
        inside.addWidget(self.trouble)
        self.hide()

    def ask(self, clock: SessionClock) -> None:
        """Open with the start that is known."""
        self._clock = clock
        reading = clock.read()
        self.field.setText(time_of_day(reading.spans[0].start + reading.clock_shift))
        self.field.selectAll()
        self.trouble.hide()
        self.show()
        self.field.setFocus()

    def leave(self) -> None:
        """Close; nothing is changed."""
        self.hide()
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def _apply(self) -> None:
        at = time_typed(self.field.text())
        if at is None:
            self._refuse(Refusal("This is no time of day, so the start stays as it was: type it as 09:05."))
            return
        try:
            if self._clock is not None:
                self._clock.began(at)
        except Refusal as refusal:
            self._refuse(refusal)
            return
        self.wanted.emit(lambda clock: clock.began(at))
        self.leave()

    def _refuse(self, refusal: Refusal) -> None:
        text = refusal.said(self._say)
        self.trouble.setText(text)
        self.trouble.show()
        announce(self, text)
        self.field.setFocus()
        self.field.selectAll()
