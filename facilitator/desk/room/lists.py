"""Lists for the room: topics by their dots, and what earlier rounds of the workshop said."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor

from facilitator.desk.room.board import topic_name
from facilitator.desk.room.ink import CENTRE, LEFT, RIGHT, Ink
from facilitator.desk.room.scene import EarlierRound, Rank, Scene
from facilitator.desk.theme.fonts import BOLD, MEDIUM

MOST_RANKS = 10
DOT = 1.9


def paint_ranking(ink: Ink, place: QRectF, scene: Scene) -> None:
    """Topics by dots: place, name, dots as dots and as a number; how many people gave them; ties are said."""
    if not scene.ranks:
        ink.line(ink.say("No dots were counted."), place, 4.0, ink.colours.quiet, MEDIUM, CENTRE)
        return
    unit, ranks = ink.unit, scene.ranks[:MOST_RANKS]
    foot = QRectF(place.left(), place.bottom() - 4 * unit, place.width(), 4 * unit)
    ink.line(_voters(ink, scene), foot, 2.4, ink.colours.quiet, MEDIUM)
    if more := len(scene.ranks) - len(ranks):
        text = ink.say.count("and {n} more topic", "and {n} more topics", more)
        ink.line(text, foot, 2.4, ink.colours.quiet, MEDIUM, RIGHT)
    high = min(11 * unit, (foot.top() - place.top()) / len(ranks))
    most = max(rank.dots for rank in ranks)
    for at, rank in enumerate(ranks):
        line = QRectF(place.left(), place.top() + at * high, place.width(), high - 0.8 * unit)
        _rank(ink, line, rank, scene, most)


def _voters(ink: Ink, scene: Scene) -> str:
    if scene.voters is None:
        return ink.say("How many people gave dots was not noted.")
    return ink.say.count("{n} person gave dots.", "{n} people gave dots.", scene.voters)


def _rank(ink: Ink, place: QRectF, rank: Rank, scene: Scene, most: int) -> None:
    unit, colours = ink.unit, ink.colours
    size = min(3.6, place.height() / unit * 0.36)
    ink.sheet(place, colours.surface, colours.line)
    number = QRectF(place.left(), place.top(), 9 * unit, place.height())
    ink.line(f"{rank.place}.", number, size * 1.2, colours.accent, BOLD, CENTRE)
    count = QRectF(place.right() - 26 * unit, place.top(), 24 * unit, place.height())
    words = ink.say.count("{n} dot", "{n} dots", rank.dots)
    words = ink.say("{dots}, tied", dots=words) if rank.tied else words
    ink.line(words, count, size * 0.85, colours.ink, BOLD, RIGHT)
    inside = QRectF(number.right(), place.top(), count.left() - number.right(), place.height())
    name = QRectF(inside.left(), inside.top(), inside.width(), inside.height() * 0.62)
    ink.line(topic_name(ink, rank.id, scene, rank.place), name, size, colours.ink, MEDIUM, LEFT)
    below = QRectF(inside.left(), name.bottom(), inside.width(), inside.height() - name.height())
    _dots(ink, below, rank.dots, most)


def _dots(ink: Ink, place: QRectF, dots: int, most: int) -> None:
    """A dot for each dot, or a bar where there are more than can be told apart."""
    unit = ink.unit
    side = min(DOT * unit, place.height() * 0.7)
    ink.painter.setPen(Qt.PenStyle.NoPen)
    ink.painter.setBrush(QColor(ink.colours.accent))
    if most * side * 1.25 > place.width():
        width = place.width() * dots / most
        ink.painter.drawRoundedRect(QRectF(place.left(), place.top(), width, side * 0.8), side * 0.4, side * 0.4)
        return
    for at in range(dots):
        ink.painter.drawEllipse(QRectF(place.left() + at * side * 1.25, place.top(), side, side))


def paint_earlier(ink: Ink, place: QRectF, scene: Scene) -> None:
    """What the rounds before said, a column for each."""
    if not scene.earlier:
        text = ink.say("Nothing has come from the rounds before yet.")
        ink.line(text, place, 4.0, ink.colours.quiet, MEDIUM, CENTRE)
        return
    gap, count = 2 * ink.unit, len(scene.earlier)
    width = (place.width() - gap * (count - 1)) / count
    for at, one in enumerate(scene.earlier):
        _round(ink, QRectF(place.left() + at * (width + gap), place.top(), width, place.height()), one, scene)


def _round(ink: Ink, place: QRectF, one: EarlierRound, scene: Scene) -> None:
    unit, colours = ink.unit, ink.colours
    ink.sheet(place, colours.surface, colours.line)
    inside = place.adjusted(2 * unit, 1.6 * unit, -2 * unit, -1.6 * unit)
    ink.painter.save()
    ink.painter.setClipRect(place)
    title = ink.say("What round {number} said", number=one.number)
    top = inside.top() + ink.words(title, inside.topLeft(), inside.width(), 3.6, colours.ink, BOLD)
    if one.people:
        people = ink.say.count("{n} person", "{n} people", one.people)
        top += ink.words(people, QPointF(inside.left(), top), inside.width(), 2.2, colours.quiet)
    named = [topic for topic in one.topics if topic.id in scene.words]
    lines = [(scene.words[topic.id].text, topic.dots) for topic in named]
    top = _section(ink, inside, top + unit, ink.say("Strongest topics"), lines)
    asked: list[tuple[str, int | None]] = [(scene.words[i].text, None) for i in scene.shown(one.questions)]
    _section(ink, inside, top + unit, ink.say("Open questions"), asked)
    ink.painter.restore()


def _section(ink: Ink, place: QRectF, top: float, title: str, lines: list[tuple[str, int | None]]) -> float:
    """A heading and its lines, as many as there is room for; returns where it ends."""
    unit, colours = ink.unit, ink.colours
    if not lines or top + 7 * unit > place.bottom():
        return top
    top += ink.words(title, QPointF(place.left(), top), place.width(), 2.4, colours.accent, BOLD) + 0.6 * unit
    for text, dots in lines:
        count = ink.say.count("{n} dot", "{n} dots", dots) if dots else ""
        beside = ink.width(count, 2.4, MEDIUM) + 2 * unit if count else 0.0
        high = ink.height(text, place.width() - beside, 2.8)
        if top + high > place.bottom():
            break
        ink.words(text, QPointF(place.left(), top), place.width() - beside, 2.8, colours.ink)
        ink.line(count, QRectF(place.right() - beside, top, beside, 3.6 * unit), 2.4, colours.ink, MEDIUM, RIGHT)
        top += high + 0.8 * unit
    return top
