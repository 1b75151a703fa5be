"""The board for the room: topics with their cards, side by side and below one another, as large as fits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from facilitator.desk.room.cards import GAP, UNKNOWN
from facilitator.desk.room.ink import CENTRE, RIGHT, Ink
from facilitator.desk.room.scene import Scene, Topic, Words
from facilitator.desk.theme.colours import readable
from facilitator.desk.theme.fonts import BOLD, MEDIUM
from facilitator.report.wording import kind_word

SIZES = (3.6, 3.2, 2.9, 2.6, 2.3, 2.0, 1.8)
MOST_COLUMNS = 6
NARROWEST = 26.0
"""The width in units of a column of the largest text; smaller text has narrower ones."""
LOOSE, PARKED = "", "parked"


@dataclass(frozen=True)
class Block:
    """A topic at its place: heading, cards with their heights, and how many are left out for want of room."""

    place: QRectF
    topic: Topic
    title: str
    cards: tuple[tuple[Words, float], ...]
    left_out: int


def paint_board(ink: Ink, place: QRectF, scene: Scene) -> None:
    """All topics, as large as fits; below them what the colours and signs of the kinds mean."""
    topics = [*scene.topics, *([Topic(PARKED, scene.parked)] if scene.parked else [])]
    if not topics:
        ink.line(ink.say("No cards yet"), place, 4.0, ink.colours.quiet, MEDIUM, CENTRE)
        return
    legend = QRectF(place.left(), place.bottom() - 3.4 * ink.unit, place.width(), 3.4 * ink.unit)
    _legend(ink, legend, scene)
    above = QRectF(place.left(), place.top(), place.width(), legend.top() - place.top() - ink.unit)
    size, blocks = _laid_out(ink, above, topics, scene)
    for block in blocks:
        _paint_block(ink, block, scene, size)


def _laid_out(ink: Ink, place: QRectF, topics: Sequence[Topic], scene: Scene) -> tuple[float, list[Block]]:
    """The largest text with which all cards fit; where none does, the smallest, with fewer cards of each topic."""
    every = max(len(topic.cards) for topic in topics)
    tries = [(size, every) for size in SIZES] + [(SIZES[-1], most) for most in range(every - 1, -1, -1)]
    blocks: list[Block] = []
    for size, most in tries:
        for columns in _columns(ink, place, len(topics), size):
            blocks = _blocks(ink, place, topics, scene, size, most, columns)
            if all(block.place.bottom() <= place.bottom() + 1 for block in blocks):
                return size, blocks
    return SIZES[-1], blocks


def _columns(ink: Ink, place: QRectF, topics: int, size: float) -> range:
    """How many columns there may be: as few as possible are tried first, so that lines are long."""
    narrowest = NARROWEST * size / SIZES[0] * ink.unit
    most = max(1, min(topics, MOST_COLUMNS, int(place.width() / narrowest)))
    return range(min(2, most), most + 1)


def _blocks(
    ink: Ink, place: QRectF, topics: Sequence[Topic], scene: Scene, size: float, most: int, columns: int
) -> list[Block]:
    """Each topic in the column that is the shortest so far, with at most so many cards."""
    gap = GAP * ink.unit
    width = (place.width() - gap * (columns - 1)) / columns
    ends, made = [place.top()] * columns, []
    for number, topic in enumerate(topics, 1):
        at = ends.index(min(ends))
        corner = QPointF(place.left() + at * (width + gap), ends[at])
        block = _block(ink, corner, width, topic, scene, size, most, number)
        made.append(block)
        ends[at] = block.place.bottom() + gap
    return made


def _block(
    ink: Ink, corner: QPointF, width: float, topic: Topic, scene: Scene, size: float, most: int, number: int
) -> Block:
    title, inside = topic_name(ink, topic.id, scene, number), width - 2.4 * ink.unit
    shown = [scene.words[ident] for ident in scene.shown(topic.cards)]
    cards = tuple((card, _card_height(ink, card, inside, size)) for card in shown[:most])
    left_out = len(shown) - len(cards)
    high = ink.height(title, inside, size + 0.4, BOLD) + 2.2 * ink.unit
    high += sum(one + 0.7 * ink.unit for _, one in cards)
    high += 1.5 * size * ink.unit * ((topic.dots is not None) + bool(left_out))
    return Block(QRectF(corner.x(), corner.y(), width, high), topic, title, cards, left_out)


def topic_name(ink: Ink, ident: str, scene: Scene, number: int) -> str:
    """What a topic is called; a name that somebody has to look at first is not shown."""
    if ident in (LOOSE, PARKED):
        return ink.say("Parking lot") if ident else ink.say("In no topic yet")
    return scene.words[ident].text if ident in scene.words else ink.say("Topic {number}", number=number)


def _card_height(ink: Ink, card: Words, width: float, size: float) -> float:
    return ink.height(card.text, width - (2.0 + 1.6 * size) * ink.unit, size) + 1.2 * ink.unit


def _paint_block(ink: Ink, block: Block, scene: Scene, size: float) -> None:
    unit, colours, place = ink.unit, ink.colours, block.place
    ink.sheet(place, colours.sunken)
    left, width, top = place.left() + 1.2 * unit, place.width() - 2.4 * unit, place.top() + 0.8 * unit
    top += ink.words(block.title, QPointF(left, top), width, size + 0.4, colours.ink, BOLD)
    if block.topic.dots is not None:
        line = QRectF(left, top, width, 1.5 * size * unit)
        ink.line(ink.say.count("{n} dot", "{n} dots", block.topic.dots), line, size, colours.accent, MEDIUM)
        top = line.bottom()
    top += 0.7 * unit
    for card, high in block.cards:
        _card(ink, QRectF(left, top, width, high), card, scene, size)
        top += high + 0.7 * unit
    if block.left_out:
        more = ink.say.count("and {n} more card", "and {n} more cards", block.left_out)
        ink.line(more, QRectF(left, top, width, 1.4 * size * unit), size, colours.quiet, MEDIUM)


def _card(ink: Ink, place: QRectF, card: Words, scene: Scene, size: float) -> None:
    """A small card: edge and icon of its kind, text; the legend has the word."""
    unit, kind = ink.unit, scene.kinds.get(card.kind, UNKNOWN)
    tone = readable(kind.colour, ink.colours.surface, ink.colours.ink)
    ink.sheet(place, ink.colours.surface, ink.colours.line)
    ink.painter.fillRect(QRectF(place.left(), place.top() + 0.4 * unit, 0.5 * unit, place.height() - 0.8 * unit), tone)
    text = QPointF(place.left() + (1.2 + 1.6 * size) * unit, place.top() + 0.6 * unit)
    ink.sign(kind.icon, tone, QPointF(place.left() + 1.2 * unit, text.y() + 0.1 * size * unit), 1.1 * size)
    ink.words(card.text, text, place.width() - (2.0 + 1.6 * size) * unit, size, ink.colours.ink)


def _legend(ink: Ink, place: QRectF, scene: Scene) -> None:
    left = place.left()
    for kind in scene.kinds.values():
        tone = readable(kind.colour, ink.colours.paper, ink.colours.ink)
        ink.sign(kind.icon, tone, QPointF(left, place.center().y() - 1.1 * ink.unit), 2.2)
        room = QRectF(place)
        room.setLeft(min(left + 3.2 * ink.unit, place.right()))
        left += ink.line(kind_word(kind, ink.say), room, 2.0, tone, MEDIUM) + 6 * ink.unit
    held = scene.session if left < place.right() - 20 * ink.unit else ""
    ink.line(held, place, 2.0, ink.colours.quiet, MEDIUM, RIGHT)
