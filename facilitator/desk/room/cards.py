"""The newest cards for the room: few and large."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF

from facilitator.conference.plan import Kind
from facilitator.desk.room.ink import CENTRE, Ink, largest
from facilitator.desk.room.scene import Scene, Words
from facilitator.desk.theme.colours import readable
from facilitator.desk.theme.fonts import MEDIUM
from facilitator.report.wording import kind_word

UNKNOWN = Kind("", "", "#6B6D80", "dot")
SIZES = (6.4, 5.6, 5.0, 4.4, 3.8, 3.2, 2.7, 2.3)
FEW = 4
"""So many cards are to be seen at least; text is as large as that allows."""
GAP = 1.8


def paint_newest(ink: Ink, place: QRectF, scene: Scene) -> None:
    """As many of the newest cards as there is room for, the newest first; the question above them."""
    top = place.top()
    if scene.question:
        line = QRectF(place.left(), top, place.width(), 4.6 * ink.unit)
        ink.line(scene.question, line, 3.0, ink.colours.quiet, MEDIUM)
        top = line.bottom() + 1.2 * ink.unit
    below = QRectF(place.left(), top, place.width(), place.bottom() - top)
    cards = [scene.words[ident] for ident in scene.shown(scene.newest)]
    if not cards:
        ink.line(ink.say("No cards yet"), below, 4.0, ink.colours.quiet, MEDIUM, CENTRE)
        return
    columns = 2 if place.width() > 1.1 * place.height() and len(cards) > 1 else 1
    wanted = min(len(cards), FEW)

    def laid_out(size: float) -> tuple[float, list[tuple[Words, QRectF]]]:
        return size, _newest(ink, below, cards, columns, size)

    def fits(made: tuple[float, list[tuple[Words, QRectF]]]) -> bool:
        return len(made[1]) >= wanted and made[1][0][1].bottom() <= below.bottom()

    size, found = largest(SIZES, laid_out, fits)
    for card, at in found:
        _card(ink, at, card, scene, size)


def _newest(ink: Ink, place: QRectF, cards: Sequence[Words], columns: int, size: float) -> list[tuple[Words, QRectF]]:
    """Places for the newest cards, each in the column that is the shortest so far, until one does not fit."""
    gap = GAP * ink.unit
    width = (place.width() - gap * (columns - 1)) / columns
    ends = [place.top()] * columns
    found: list[tuple[Words, QRectF]] = []
    for card in cards:
        at = ends.index(min(ends))
        high = _card_height(ink, card, width, size)
        if found and ends[at] + high > place.bottom():
            break
        found.append((card, QRectF(place.left() + at * (width + gap), ends[at], width, high)))
        ends[at] += high + gap
    return found


def _card_height(ink: Ink, card: Words, width: float, size: float) -> float:
    """Head line, text, and the space around them."""
    return ink.height(card.text, width - 4.6 * ink.unit, size) + (1.0 + 0.8 * size + 2.6) * ink.unit


def _card(ink: Ink, place: QRectF, card: Words, scene: Scene, size: float) -> None:
    """A large card: coloured edge, icon and word of its kind, text."""
    unit, kind = ink.unit, scene.kinds.get(card.kind, UNKNOWN)
    tone = readable(kind.colour, ink.colours.surface, ink.colours.ink)
    ink.sheet(place, ink.colours.surface, ink.colours.line)
    ink.painter.save()
    ink.painter.setClipRect(place)
    ink.painter.fillRect(QRectF(place.left(), place.top(), 0.9 * unit, place.height()), tone)
    head = QRectF(place.left() + 2.6 * unit, place.top() + 1.0 * unit, place.width() - 4.6 * unit, 0.8 * size * unit)
    ink.sign(kind.icon, tone, QPointF(head.left(), head.center().y() - 0.3 * size * unit), 0.6 * size)
    beside = head.adjusted(0.9 * size * unit, 0, 0, 0)
    ink.line(kind_word(kind, ink.say), beside, 0.5 * size, tone, MEDIUM)
    ink.words(card.text, QPointF(head.left(), head.bottom() + 0.4 * unit), head.width(), size, ink.colours.ink)
    ink.painter.restore()
