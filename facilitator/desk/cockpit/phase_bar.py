"""All phases of a session at a glance: a bar in proportion to their lengths, and a list below it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from facilitator.desk.cockpit.clock_face import SECOND, PhaseLine
from facilitator.desk.theme.colours import Colours, mixed
from facilitator.desk.theme.fonts import BOLD, REGULAR, Size, font
from facilitator.desk.theme.icons import pixmap
from facilitator.desk.theme.widgets import tip
from facilitator.language import Language

BAR, SPACE, AIR, MARK = 14, 4, 9, 34
"""Pixels: the bar's height, between its parts, around a row of the list, and before its text."""
FADED = 0.45
FEWEST_ROWS = 2
"""Of the list of phases: less is no list."""


def row_height() -> int:
    """Pixels that a row of the list is high."""
    return QFontMetrics(font(Size.BODY)).height() + AIR


class PhaseBar(QWidget):
    """The bar. What is over is filled, the current phase as far as it has come."""

    def __init__(self, colours: Colours, say: Language) -> None:
        super().__init__()
        self._colours = colours
        self._lines: tuple[PhaseLine, ...] = ()
        self.setFixedHeight(BAR + 4)
        self.setAccessibleName(say("All phases in proportion"))

    def show_lines(self, lines: tuple[PhaseLine, ...]) -> None:
        """Paint anew if anything can be seen of the change."""
        if [self._seen(line) for line in lines] != [self._seen(line) for line in self._lines]:
            if [_words(line) for line in lines] != [_words(line) for line in self._lines]:
                self.setToolTip(tip(" · ".join(f"{line.title} ({line.times})" for line in lines)))
            self._lines = lines
            self.update()

    def _seen(self, line: PhaseLine) -> tuple[object, ...]:
        """What the eye can tell apart: whole seconds of length, whole pixels of what is done."""
        return line.standing, line.weight // SECOND, round(line.done * self.width()), _words(line)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        whole = sum(line.weight for line in self._lines) or 1
        room = self.width() - SPACE * max(0, len(self._lines) - 1)
        left = 0.0
        for line in self._lines:
            width = room * line.weight / whole
            self._segment(painter, QRectF(left, 2, width, BAR), line)
            left += width + SPACE

    def _segment(self, painter: QPainter, place: QRectF, line: PhaseLine) -> None:
        past = mixed(self._colours.accent, self._colours.surface, FADED)
        full = self._colours.accent if line.standing == "current" else past
        painter.setBrush(QColor(self._colours.line))
        painter.drawRoundedRect(place, 4, 4)
        if line.done:
            painter.setBrush(QColor(full))
            painter.drawRoundedRect(
                QRectF(place.x(), place.y(), max(4.0, place.width() * line.done), place.height()), 4, 4
            )
        if line.standing == "current":
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(self._colours.accent), 1.5))
            painter.drawRoundedRect(place.adjusted(0.75, 0.75, -0.75, -0.75), 4, 4)
            painter.setPen(Qt.PenStyle.NoPen)


class PhaseList(QWidget):
    """The phases by name and length; a protected one carries a shield."""

    def __init__(self, colours: Colours, say: Language) -> None:
        super().__init__()
        self._colours = colours
        self._say = say
        self._lines: tuple[PhaseLine, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(say("Phases"))

    def show_lines(self, lines: tuple[PhaseLine, ...]) -> None:
        """Paint anew if the words change."""
        if [_words(line) for line in lines] != [_words(line) for line in self._lines]:
            self._lines = lines
            self.setAccessibleDescription("; ".join(self._spoken(line) for line in lines))
            self.updateGeometry()
            self.update()

    @property
    def current(self) -> int:
        """The index of the phase that the clock stands in, 0 before the start."""
        return next((at for at, line in enumerate(self._lines) if line.standing == "current"), 0)

    def sizeHint(self) -> QSize:
        return QSize(200, row_height() * len(self._lines))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        high = row_height()
        for at, line in enumerate(self._lines):
            self._row(painter, QRect(0, at * high, self.width(), high), line)

    def _row(self, painter: QPainter, place: QRect, line: PhaseLine) -> None:
        current = line.standing == "current"
        if current:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._colours.accent_soft))
            painter.drawRoundedRect(place.adjusted(0, 1, 0, -1), 7, 7)
        self._mark(painter, place, line)
        inside = self._times(painter, place.adjusted(MARK, 0, -10, 0), line)
        face = font(Size.BODY, BOLD if current else REGULAR)
        used = QFontMetrics(font(Size.SMALL)).horizontalAdvance(line.length) + 10
        room = inside.width() - used - (24 if line.protected else 0)
        title = QFontMetrics(face).elidedText(line.title, Qt.TextElideMode.ElideRight, room)
        painter.setFont(face)
        painter.setPen(QColor(self._colours.quiet if line.standing == "past" else self._colours.ink))
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, title)
        if line.protected:
            left = inside.left() + QFontMetrics(face).horizontalAdvance(title) + 8
            shield = pixmap("shield", self._colours.quiet, 16, self.devicePixelRatioF())
            painter.drawPixmap(left, place.center().y() - 7, shield)

    def _times(self, painter: QPainter, inside: QRect, line: PhaseLine) -> QRect:
        """Paint when the phase begins and how long it is; what is left is its title's."""
        painter.setFont(font(Size.SMALL))
        painter.setPen(QColor(self._colours.quiet))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(inside, middle | Qt.AlignmentFlag.AlignRight, line.length)
        painter.drawText(inside, middle | Qt.AlignmentFlag.AlignLeft, line.begin)
        return inside.adjusted(QFontMetrics(painter.font()).horizontalAdvance("00:00") + 10, 0, 0, 0)

    def _mark(self, painter: QPainter, place: QRect, line: PhaseLine) -> None:
        if line.standing == "past":
            done = pixmap("check", self._colours.good, 16, self.devicePixelRatioF())
            painter.drawPixmap(place.left() + 9, place.center().y() - 7, done)
            return
        tone = QColor(self._colours.accent if line.standing == "current" else self._colours.edge)
        painter.setPen(QPen(tone, 2))
        painter.setBrush(tone if line.standing == "current" else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QRectF(place.left() + 12, place.center().y() - 4.5, 10, 10))

    def _spoken(self, line: PhaseLine) -> str:
        words = {"past": self._say("over"), "current": self._say("now"), "coming": self._say("to come")}
        protected = [self._say("protected")] if line.protected else []
        return ", ".join([line.title, line.length, line.times, words[line.standing], *protected])


class PhaseScroll(QScrollArea):
    """The list where the window is too low for all of it: the current phase stays in sight."""

    def __init__(self, phases: PhaseList) -> None:
        super().__init__()
        self._phases = phases
        self.setWidget(phases)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(FEWEST_ROWS * row_height())

    def show_lines(self, lines: tuple[PhaseLine, ...]) -> None:
        """Show these phases."""
        self._phases.show_lines(lines)
        self.setMaximumHeight(max(FEWEST_ROWS, len(lines)) * row_height())
        self._keep_in_sight()

    def sizeHint(self) -> QSize:
        return QSize(200, FEWEST_ROWS * row_height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._keep_in_sight()

    def _keep_in_sight(self) -> None:
        high = row_height()
        self.ensureVisible(0, self._phases.current * high + high // 2, 0, high)


def _words(line: PhaseLine) -> tuple[object, ...]:
    return line.title, line.begin, line.times, line.length, line.standing, line.protected
