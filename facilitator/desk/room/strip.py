"""The clock for the room: digits that can be read from the last row, the phase, the bar; warnings by shape and word."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPen

from facilitator.conference.timer_reading import Reading
from facilitator.desk.cockpit.clock_face import ClockFace, PhaseLine, clock_face
from facilitator.desk.cockpit.session_clock import SessionClock
from facilitator.desk.room.ink import LEFT, Ink
from facilitator.desk.theme.colours import mixed
from facilitator.desk.theme.fonts import BOLD, MEDIUM, exact
from facilitator.language import Language

DIGITS = 21.0
"""The height of a digit in hundredths of the picture: a fifth and a little more."""
WIDEST = 0.64
"""The share of the width that the digits may take; where a picture is so narrow, they are smaller."""
HEIGHT = 31.0
SIDE = 4.0


@dataclass(frozen=True, slots=True)
class RoomFace:
    """What the clock tells the room. ``sign`` is the shape that goes with the warning's word."""

    face: ClockFace
    sign: str


def room_face(clock: SessionClock, say: Language) -> RoomFace:
    """The clock as it stands."""
    reading = clock.read()
    return RoomFace(clock_face(reading, say), _sign(reading))


def _sign(reading: Reading) -> str:
    if reading.mode == "running":
        return {"none": "play", "soon": "clock", "last": "alert", "over": "stop"}[reading.warning]
    return {"ready": "clock", "paused": "pause", "ended": "done"}[reading.mode]


def digits_size(text: str, width: float, unit: float) -> float:
    """The size in units of the font whose digits are ``DIGITS`` high, or as high as the width allows."""
    metrics = QFontMetricsF(exact(1000, MEDIUM))
    size = DIGITS * 1000 / metrics.tightBoundingRect("0").height()
    wide = metrics.horizontalAdvance(text) / 1000 * size * unit
    return size * min(1.0, WIDEST * width / wide)


def paint_strip(ink: Ink, place: QRectF, shown: RoomFace) -> None:
    """Paint the clock into a place at the top."""
    face, unit, colours = shown.face, ink.unit, ink.colours
    soft = {"care": colours.care_soft, "bad": colours.bad_soft}.get(face.sort, colours.surface)
    ink.painter.fillRect(place, QColor(soft))
    inside = place.adjusted(SIDE * unit, 2.4 * unit, -SIDE * unit, -2.4 * unit)
    bar = QRectF(inside.left(), inside.bottom() - 1.8 * unit, inside.width(), 1.8 * unit)
    paint_bar(ink, bar, face.phases, soft)
    upper = QRectF(inside.left(), inside.top(), inside.width(), bar.top() - inside.top() - 1.6 * unit)
    size = digits_size(face.time, place.width(), unit)
    width = ink.width(face.time, size, MEDIUM)
    digits = QRectF(upper.right() - width - 1, upper.top(), width + 2, upper.height())
    _digits(ink, digits, face, size)
    _phase(ink, QRectF(upper.left(), upper.top(), digits.left() - upper.left() - 3 * unit, upper.height()), shown, soft)


def _digits(ink: Ink, place: QRectF, face: ClockFace, size: float) -> None:
    made = exact(ink.pixels(size), MEDIUM)
    box = QFontMetricsF(made).tightBoundingRect("0")
    ink.painter.setFont(made)
    ink.painter.setPen(QColor(_tone(ink, face)))
    ink.painter.drawText(QPointF(place.left(), place.center().y() + box.height() / 2), face.time)


def _phase(ink: Ink, place: QRectF, shown: RoomFace, soft: str) -> None:
    """Title, number and warning, one below another, in the middle of the height."""
    face, unit, colours = shown.face, ink.unit, ink.colours
    size = next(
        (s for s in (5.0, 4.4, 3.8, 3.2) if ink.height(face.phase, place.width(), s, BOLD) <= 2.2 * s * 1.4 * unit), 2.6
    )
    title = ink.height(face.phase, place.width(), size, BOLD)
    whole = 3.2 * unit + title + 6.8 * unit
    top = place.top() + max(0.0, (place.height() - whole) / 2)
    note = QRectF(place.left(), top, place.width(), 3.2 * unit)
    ink.line(face.place, note, 2.6, colours.quiet, MEDIUM)
    ink.words(face.phase, QPointF(place.left(), note.bottom()), place.width(), size, colours.ink, BOLD)
    _warning(ink, QRectF(place.left(), note.bottom() + title + 1.4 * unit, place.width(), 4.6 * unit), shown, soft)


def _warning(ink: Ink, place: QRectF, shown: RoomFace, soft: str) -> None:
    face, unit = shown.face, ink.unit
    tone = _tone(ink, face) if face.sort else ink.colours.quiet
    width = min(place.width(), ink.width(face.warning, 2.8, BOLD) + 8.4 * unit)
    pill = QRectF(place.left(), place.top(), width, place.height())
    strong = face.sort in ("care", "bad")
    ink.sheet(pill, tone if strong else mixed(tone, soft, 0.12))
    word = soft if strong else ink.colours.ink
    ink.sign(shown.sign, word, QPointF(pill.left() + 1.5 * unit, pill.center().y() - 1.5 * unit), 3.0)
    ink.line(face.warning, pill.adjusted(5.6 * unit, 0, -1.4 * unit, 0), 2.8, word, BOLD, LEFT)


def _tone(ink: Ink, face: ClockFace) -> str:
    colours = ink.colours
    return {"care": colours.care, "bad": colours.bad, "good": colours.good}.get(face.sort, colours.ink)


def paint_bar(ink: Ink, place: QRectF, lines: tuple[PhaseLine, ...], behind: str) -> None:
    """All phases in proportion; what is over is filled, the current one as far as it has come."""
    gap, whole = 0.6 * ink.unit, sum(line.weight for line in lines) or 1
    room = place.width() - gap * max(0, len(lines) - 1)
    left = place.left()
    for line in lines:
        width = room * line.weight / whole
        _segment(ink, QRectF(left, place.top(), width, place.height()), line, behind)
        left += width + gap


def _segment(ink: Ink, place: QRectF, line: PhaseLine, behind: str) -> None:
    colours = ink.colours
    ink.sheet(place, mixed(colours.edge, behind, 0.3))
    if line.done:
        done = QRectF(place.left(), place.top(), max(place.height(), place.width() * line.done), place.height())
        ink.sheet(done, colours.accent if line.standing == "current" else mixed(colours.accent, behind, 0.5))
    if line.standing == "current":
        ink.painter.setBrush(Qt.BrushStyle.NoBrush)
        ink.painter.setPen(QPen(QColor(colours.accent), max(1.5, 0.25 * ink.unit)))
        ink.painter.drawRoundedRect(place, place.height() / 2, place.height() / 2)


def paint_title(ink: Ink, place: QRectF, text: str) -> None:
    """A page that says one thing: what conference this is, or what is asked."""
    sizes = (9.0, 8.0, 7.0, 6.0, 5.0, 4.0, 3.2)
    size = next((s for s in sizes if ink.height(text, place.width(), s, BOLD) <= place.height()), sizes[-1])
    high = ink.height(text, place.width(), size, BOLD)
    top = place.top() + max(0.0, (place.height() - high) / 2)
    ink.words(text, QPointF(place.left(), top), place.width(), size, ink.colours.ink, BOLD)
