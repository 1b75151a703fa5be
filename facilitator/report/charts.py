"""Numbers as pictures, drawn by us, with words for those who do not see them: grids, bars, time lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from facilitator.report import look
from facilitator.report.blocks import HEIGHT, WIDTH, Piece, Setting, Text
from facilitator.report.outline import Bars, Cell, Grid, Span, Timeline
from facilitator.report.pages import Atom, Draw
from facilitator.report.paper import Paper
from facilitator.report.shaping import Style
from facilitator.report.structure import Element

_NAMES = 0.32  # the share of the width that names of rows take
_PAD = 3.0
_BAR = 11.0
_MOST_LINES = 4  # of a name; what is longer is cut off
_STRIP = WIDTH * 0.46  # width of a time line's scale
_SCALE = look.MARGIN + WIDTH - _STRIP


def _short(setting: Setting, words: str, style: Style, x: float, width: float, colour: str = look.INK) -> Text:
    return setting.text(words, style, x, width, colour).part(0, _MOST_LINES)


# A grid.


def grid(setting: Setting, block: Grid, parent: Element) -> Iterator[Atom]:
    """A table whose cells have shades; its head stands again on each page it goes on to."""
    whole = parent.add("Table")
    head = whole.add("TR")
    texts = _grid_texts(setting, block.head, look.CELL_HEAD, look.ACCENT)
    pieces = [Piece(text, text.spoken(head.add("TH"))) for text in texts]
    height = max(text.height for text in texts) + 4

    def told(paper: Paper, top: float) -> None:
        for piece in pieces:
            piece.draw(paper, top + height - 4 - piece.text.height)
        with paper.decoration():
            paper.rule(look.MARGIN, top + height, WIDTH, look.ACCENT, 1.0)

    def seen(paper: Paper, top: float) -> None:
        with paper.decoration():
            for text in texts:
                text.draw(paper, top + height - 4 - text.height)
            paper.rule(look.MARGIN, top + height, WIDTH, look.ACCENT, 1.0)

    yield Atom(height, told, 10.0, keep=True)
    again = Atom(height, seen)
    rows = [_grid_row(setting, name, cells, whole.add("TR")) for name, cells in block.rows]
    together = len(rows) - 1 if sum(row.height for row in rows) < HEIGHT / 2 else 0
    yield from (replace(row, head=again, keep=place < together) for place, row in enumerate(rows))


def _grid_places(count: int) -> list[tuple[float, float]]:
    """(x, width) of the names' column and of ``count`` columns beside it."""
    names = WIDTH * (_NAMES if count else 1.0)
    width = (WIDTH - names) / max(count, 1)
    return [(look.MARGIN, names - 8), *((look.MARGIN + names + at * width, width) for at in range(count))]


def _grid_texts(setting: Setting, words: Sequence[str], style: Style, colour: str = look.INK) -> list[Text]:
    places = _grid_places(len(words) - 1)
    found = [_short(setting, words[0], style, *places[0], colour)]
    for each, (x, width) in zip(words[1:], places[1:], strict=True):
        text = _short(setting, each, style, x + _PAD, width - 2 * _PAD, colour)
        widest = max(line.width for line in text.lines)
        found.append(replace(text, x=x + (width - widest) / 2, width=widest))
    return found


def _grid_row(setting: Setting, name: str, cells: Sequence[Cell], row: Element) -> Atom:
    texts = _grid_texts(setting, (name, *(cell.text for cell in cells)), look.GRID)
    tags = [row.add("TH" if place == 0 else "TD") for place in range(len(texts))]
    tags[0].row = True
    pieces = [Piece(text, text.spoken(tag)) for text, tag in zip(texts, tags, strict=True)]
    height = max(text.height for text in texts) + 8
    places = _grid_places(len(cells))[1:]

    def draw(paper: Paper, top: float) -> None:
        with paper.decoration():
            for cell, (x, width) in zip(cells, places, strict=True):
                paper.box(x + 0.75, top + 0.75, width - 1.5, height - 1.5, look.shade(cell.shade))
            paper.rule(look.MARGIN, top + height, WIDTH, look.LIGHT)
        for piece in pieces:
            piece.draw(paper, top + (height - piece.text.height) / 2)

    return Atom(height, draw)


# Bars.


def bars(setting: Setting, block: Bars, parent: Element) -> Iterator[Atom]:
    """A chart in one picture, a name and its number a line; what it shows is read in its ``alt``."""
    picture = parent.add("Figure", block.alt)
    most = max((number for _, number in block.bars), default=0)
    for place, (name, number) in enumerate(block.bars):
        label = setting.label(name, look.CELL, look.MARGIN, WIDTH * _NAMES - 8, look.INK)
        draw = _bar(setting, label, number / most if most else 0.0, str(number), picture)
        yield Atom(look.CELL.line + 3, draw, 0.0 if place else 8.0, keep=place < len(block.bars) - 1)


def _bar(setting: Setting, label: Text, share: float, number: str, picture: Element) -> Draw:
    x, room = look.MARGIN + WIDTH * _NAMES, WIDTH * (1 - _NAMES) - 40
    count = setting.label(number, look.FATE, x + room * share + 6, 40, look.INK)

    def draw(paper: Paper, top: float) -> None:
        with paper.tagged(picture):
            label.draw(paper, top)
            if share:
                paper.box(x, top + (look.CELL.line - _BAR) / 2, max(room * share, 0.8), _BAR, look.ACCENT)
            count.draw(paper, top + (look.CELL.line - look.FATE.line) / 2)

    return draw


# A time line.


def timeline(setting: Setting, block: Timeline, parent: Element) -> Iterator[Atom]:
    """A scale, which stands again on each page, and below it a line for each span."""
    ticks = [(_scale(at), setting.shaper.line(name, look.TICK)) for name, at in block.ticks]
    height = look.TICK.line + 4

    def scale(paper: Paper, top: float) -> None:
        with paper.decoration():
            for x, line in ticks:
                if x + line.width + 3 <= look.MARGIN + WIDTH:
                    paper.text(line, x + 3, top + look.TICK.size, look.MUTED)
            paper.rule(look.MARGIN, top + height, WIDTH, look.ACCENT, 1.0)

    yield Atom(height, scale, 10.0, keep=True)
    again, whole = Atom(height, scale), parent.add("L")
    places = [x for x, _ in ticks]
    for span in block.spans:
        yield replace(_span(setting, span, places, whole.add("LI").add("LBody")), head=again)


def _scale(share: float) -> float:
    return _SCALE + _STRIP * min(max(share, 0.0), 1.0)


def _span(setting: Setting, span: Span, ticks: Sequence[float], body: Element) -> Atom:
    width = WIDTH - _STRIP - 12
    name = _short(setting, span.name, look.CELL, look.MARGIN, width)
    words = _short(setting, span.words, look.LABEL, look.MARGIN, width, look.MUTED)
    pieces = Piece(name, name.spoken(body.add("P")), 3.0), Piece(words, words.spoken(body.add("P")), 3.0 + name.height)
    picture = body.add("Figure", span.alt)
    height = name.height + words.height + 7
    begin, end = _scale(span.begin), _scale(span.end)

    def draw(paper: Paper, top: float) -> None:
        with paper.decoration():
            for x in ticks:
                paper.box(x, top, 0.6, height, look.LIGHT)
            paper.rule(look.MARGIN, top + height, WIDTH, look.LIGHT)
        for piece in pieces:
            piece.draw(paper, top)
        with paper.tagged(picture):
            middle = top + height / 2
            if end - begin > _BAR:
                paper.pill(begin, middle - _BAR / 2, end - begin, _BAR, look.ACCENT)
            else:  # a point in time
                paper.pill(min(end, _SCALE + _STRIP - _BAR / 2) - _BAR / 2, middle - _BAR / 2, _BAR, _BAR, look.ACCENT)

    return Atom(height, draw)
