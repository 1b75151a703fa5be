"""What the clock's panel is made of: the time itself, the session's rest, and the moderator's own note."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QSizePolicy, QToolButton, QWidget

from facilitator.desk.cockpit.clock_face import ClockFace, Sort
from facilitator.desk.theme.colours import Colours
from facilitator.desk.theme.fonts import BOLD, MEDIUM, Size, exact, font
from facilitator.desk.theme.icons import pixmap
from facilitator.desk.theme.widgets import ElidedLabel, column, label, picture, restyled, row, tip, wrapped
from facilitator.desk.words import is_right_to_left_text
from facilitator.language import Language

DIGITS, TIGHT = 1.5, 1.3
"""Height of the line of the time, in heights of its digits: they have nothing below the line."""
ALARMS = ("care", "bad")


def tone(sort: Sort, colours: Colours) -> str:
    """The colour of a sort of news."""
    tones = {"info": colours.accent, "good": colours.good, "care": colours.care, "bad": colours.bad}
    return tones.get(sort, colours.quiet)


class SideBySide(QWidget):
    """Things beside one another; below one another where large text or long words leave no room for that."""

    def __init__(self, *parts: QWidget, gap: int = 6) -> None:
        super().__init__()
        self._parts = parts
        self._line = row(self, 0, gap)
        for part in parts:
            self._line.addWidget(part, 1)

    def minimumSizeHint(self) -> QSize:
        widths = (part.minimumSizeHint().width() for part in self._parts if not part.isHidden())
        return QSize(max(widths, default=0), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    def arrange(self) -> None:
        """Choose the direction for what is shown now."""
        shown = [part.sizeHint().width() for part in self._parts if not part.isHidden()]
        wide = sum(shown) + self._line.spacing() * (len(shown) - 1) <= self.width()
        self._line.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)


class Pill(QFrame):
    """How the clock stands: icon, word and colour."""

    def __init__(self, colours: Colours) -> None:
        super().__init__()
        self.setObjectName("pill")
        self._colours = colours
        self._sign = picture("clock", colours.quiet, 16)
        self._shown = ""
        self.word = ShrinkingLabel("", Size.BODY, BOLD)
        inside = row(self, 0, 6)
        inside.setContentsMargins(10, 4, 12, 4)
        inside.addWidget(self._sign)
        inside.addWidget(self.word, 1)

    @property
    def sign(self) -> str:
        """The name of the icon that is shown."""
        return self._shown

    def show_state(self, word: str, sign: str, sort: Sort) -> None:
        """Show how the clock stands."""
        self._shown = sign
        self.word.show_whole(word)
        restyled(self, "sort", sort)
        restyled(self.word, "pill", sort or "plain")
        colour = self._colours.surface if sort in ALARMS else tone(sort, self._colours)
        self._sign.setPixmap(pixmap(sign, colour, self._sign.width(), 2.0))


class ShrinkingLabel(ElidedLabel):
    """A label of one line that wants all its text, and ends in … where it does not get the room."""

    def __init__(self, text: str, size: int, weight: int) -> None:
        super().__init__(text, size, weight)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)

    def show_whole(self, text: str) -> None:
        super().show_whole(text)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        wanted = self.fontMetrics().horizontalAdvance(self.accessibleName()) + 2
        return QSize(wanted, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())


class TimeBox(QFrame):
    """The phase and what is left of it. ``more`` is the button of what is rarely needed."""

    def __init__(self, say: Language, colours: Colours, more: QToolButton) -> None:
        super().__init__()
        self.setObjectName("face")
        self._say = say
        self._place = ElidedLabel("", Size.SMALL, MEDIUM, "quiet")
        self.pill = Pill(colours)
        self.phase = ElidedLabel("", Size.TITLE, BOLD)
        self.time = label("", Size.CLOCK, MEDIUM)
        self.time.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.time.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._room, self._digits = DIGITS, Size.CLOCK
        self.time.setAccessibleName(say("Time left in the phase"))
        self._caption = wrapped(label("", Size.BODY, tone="quiet"))
        self._caption.setAlignment(Qt.AlignmentFlag.AlignCenter)
        inside, head = column(self, 0, 2), row(gap=6)
        inside.setContentsMargins(10, 4, 4, 6)
        head.addWidget(self._place, 1)
        head.addWidget(self.pill, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(more)
        inside.addLayout(head)
        inside.addWidget(self.phase)
        inside.addWidget(self.time)
        inside.addWidget(self._caption)
        self.set_compact(False)

    def set_compact(self, compact: bool) -> None:
        """Whether there is little room above and below the digits."""
        self._room = TIGHT if compact else DIGITS
        self._fit_digits()

    def set_strip(self, strip: bool) -> None:
        """Whether it stands in a strip above the page: smaller digits, and nothing below them."""
        self._digits = Size.HERO if strip else Size.CLOCK
        self._caption.setHidden(strip)
        self._fit_digits()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_digits()

    def _fit_digits(self) -> None:
        """As large as digits are wanted, or as the panel is wide enough for."""
        face, text = font(self._digits, MEDIUM), "".join("0" if sign.isdigit() else sign for sign in self.time.text())
        needed = QFontMetrics(face).horizontalAdvance(text)
        if needed > self.time.width() > 0:
            face = exact(face.pixelSize() * self.time.width() // needed, MEDIUM)
        self.time.setFont(face)
        self.time.setFixedHeight(round(QFontMetrics(face).capHeight() * self._room))

    def show_time(self, time: str) -> None:
        """Show what is left, or how much over."""
        known = self.time.text()
        if known != time:
            self.time.setText(time)
            if len(known) != len(time):
                self._fit_digits()

    def show_face(self, face: ClockFace) -> None:
        """Show all that does not change with every second."""
        self._place.show_whole(face.place)
        self.phase.show_whole(face.phase)
        self.pill.show_state(face.warning, face.sign, face.sort)
        self._caption.setText(face.caption)
        alarm = face.sort if face.sort in ALARMS else ""
        restyled(self, "sort", alarm)
        restyled(self.time, "tone", alarm)
        restyled(self._caption, "tone", alarm or "quiet")


class SessionBox(QWidget):
    """The session's rest, its times planned and real, and how far it is ahead or behind."""

    def __init__(self, colours: Colours) -> None:
        super().__init__()
        self._colours = colours
        self._rest = wrapped(label("", Size.BODY, MEDIUM))
        self._times = wrapped(label("", Size.SMALL, tone="quiet"))
        self._sign = picture("check", colours.good, 18)
        self._deviation = wrapped(label("", Size.BODY, BOLD))
        inside, last = column(self, 0, 2), row(gap=6)
        last.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        last.addWidget(self._deviation, 1)
        inside.addLayout(last)
        inside.addWidget(self._rest)
        inside.addWidget(self._times)

    def set_compact(self, compact: bool) -> None:
        """Whether the times are only in the tool tip."""
        self._times.setVisible(not compact)

    def show_face(self, face: ClockFace) -> None:
        """Show how the session stands."""
        self.setToolTip(tip(face.times))
        self._rest.setText(face.rest)
        self._times.setText(face.times)
        self._deviation.setText(face.deviation)
        restyled(self._deviation, "tone", face.deviation_sort)
        for shown in (self._sign, self._deviation):
            shown.setVisible(bool(face.deviation))
        self._sign.setPixmap(pixmap(face.deviation_sign, tone(face.deviation_sort, self._colours), 18, 2.0))


class NoteBox(QFrame):
    """The note of the phase, which no other screen and no document shows."""

    def __init__(self, say: Language, colours: Colours) -> None:
        super().__init__()
        self.setObjectName("note")
        self.text = wrapped(label("", Size.BODY))
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        head = row(gap=6)
        head.addWidget(picture("private", colours.quiet, 16))
        head.addWidget(label(say("Only for you"), Size.SMALL, MEDIUM, "quiet"), 1)
        inside = column(self, 10, 2)
        inside.setContentsMargins(10, 6, 10, 8)
        inside.addLayout(head)
        inside.addWidget(self.text)
        self.hide()

    def set_compact(self, compact: bool) -> None:
        """Whether the note is set in small type."""
        self.text.setFont(font(Size.SMALL if compact else Size.BODY))

    def show_note(self, note: str) -> None:
        """Show a note; none where it is empty."""
        if note != self.text.text():
            side = Qt.AlignmentFlag.AlignRight if is_right_to_left_text(note) else Qt.AlignmentFlag.AlignLeft
            self.text.setAlignment(side | Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignAbsolute)
            self.text.setText(note)
        self.setVisible(bool(note))
