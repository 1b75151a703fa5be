"""The blocks of an outline as atoms: headings, paragraphs, facts, tables, codes. Cards have a file of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from typing import NamedTuple

from facilitator.language import Language
from facilitator.report import look
from facilitator.report.outline import Code, Facts, Heading, Paragraph, Table
from facilitator.report.pages import Atom, Draw
from facilitator.report.paper import A4, Paper
from facilitator.report.qr import QUIET, dark_bars, qr_rows
from facilitator.report.shaping import Line, Shaper, Style
from facilitator.report.structure import Element

WIDTH = A4[0] - 2 * look.MARGIN
HEIGHT = A4[1] - look.TOP - look.BOTTOM
LONGEST = HEIGHT - 100  # of what is broken because it has to be: a heading and a table's head find room above it

_CODE_SIDE = 88.0
_COLUMN_GAP = 22.0
_CELL_GAP = 10.0


@dataclass(frozen=True, slots=True)
class Text:
    """Words in lines of one style between ``x`` and ``x + width``; lines that run from the right stand at the right."""

    words: str
    lines: tuple[Line, ...]
    style: Style
    x: float
    width: float
    colour: str = look.INK
    flush_right: bool = False

    @property
    def height(self) -> float:
        """In points."""
        return len(self.lines) * self.style.line

    def draw(self, paper: Paper, top: float) -> None:
        """Put the lines on paper."""
        baseline = top + middle(self.style.line, self.style)
        for line in self.lines:
            right = line.right_to_left or self.flush_right
            paper.text(line, self.x + self.width - line.width if right else self.x, baseline, self.colour)
            baseline += self.style.line

    def beside(self, other: Text) -> Text:
        """The same at the side at which ``other`` begins."""
        return replace(self, flush_right=other.lines[0].right_to_left)

    def part(self, start: int, count: int) -> Text:
        """Some of the lines."""
        return replace(self, lines=self.lines[start : start + count])

    def spoken(self, parent: Element) -> Element:
        """The element to draw it in: ``parent``, or one inside it that tells the words where a run goes leftwards."""
        leftwards = any(run.level % 2 for line in self.lines for run in line.runs)
        return parent.add("Span", words=self.words) if leftwards else parent


@dataclass(frozen=True)
class Setting:
    """What blocks are set with. ``pages`` of headings, by their number, are known when drawing begins."""

    shaper: Shaper
    say: Language
    pages: dict[int, int] = field(default_factory=dict)

    def text(self, words: str, style: Style, x: float, width: float, colour: str = look.INK) -> Text:
        """Words broken into lines."""
        return Text(words, self.shaper.lines(words, style, width), style, x, width, colour)

    def label(self, words: str, style: Style, x: float, width: float, colour: str = look.MUTED) -> Text:
        """Words on one line, cut off where they are too long."""
        return Text(words, (self.shaper.clipped(words, style, width),), style, x, width, colour)


class Piece(NamedTuple):
    """A text, the element it belongs to, and how far below the atom's upper edge it begins."""

    text: Text
    element: Element
    down: float = 0.0

    def draw(self, paper: Paper, top: float) -> None:
        """Put it on paper."""
        with paper.tagged(self.element):
            self.text.draw(paper, top + self.down)


def middle(height: float, style: Style) -> float:
    """Where the baseline lies below the upper edge, for capitals in the middle of ``height``."""
    return (height + 0.714 * style.size) / 2


def heading(setting: Setting, block: Heading, parent: Element) -> Iterator[Atom]:
    """A heading, kept with what follows; its aside in a pill at the right end of its first line."""
    level = min(max(block.level, 1), 3)
    style, down = look.HEADINGS[level], 13.0 if level == 1 else 0.0
    pill = _Pill(setting.shaper, block.aside, look.ASIDES[level]) if block.aside else None
    room = WIDTH - (pill.width + 14 if pill else 0)
    text = setting.text(block.text, style, look.MARGIN, room)
    element = parent.add(f"H{level}")
    words = text.spoken(element)

    def draw(paper: Paper, top: float) -> None:
        paper.bookmark(f"{block.text} {block.aside}".strip(), level, top - 8)
        with paper.decoration():
            if level == 1:
                paper.box(look.MARGIN, top, 34, 3.5, look.ACCENT)
            if level == 2:
                paper.rule(look.MARGIN, top + text.height + 3, WIDTH, look.LIGHT)
        Piece(text, words, down).draw(paper, top)
        if pill:
            pill.draw(paper, element, top + down + (style.line - pill.height) / 2)

    yield Atom(down + text.height + (4 if level < 3 else 0), draw, look.ABOVE_HEADING[level], keep=True)


class _Pill:
    """A short text on a tinted ground at the right margin; cut off where it is longer than half a line."""

    def __init__(self, shaper: Shaper, text: str, style: Style) -> None:
        self._style = style
        self._line = shaper.clipped(text, style, WIDTH / 2)
        self.width, self.height = self._line.width + 2 * style.size, style.size * 1.8

    def draw(self, paper: Paper, element: Element, top: float) -> None:
        """Put it on paper."""
        x = look.MARGIN + WIDTH - self.width
        with paper.decoration():
            paper.pill(x, top, self.width, self.height, look.TINT)
        with paper.tagged(element):
            paper.text(self._line, x + self._style.size, top + middle(self.height, self._style), look.ACCENT)


def paragraph(setting: Setting, block: Paragraph, parent: Element) -> Iterator[Atom]:
    """Running text, a line an atom; neither its first nor its last line stands alone on a page."""
    style, colour = (look.SMALL, look.MUTED) if block.quiet else (look.BODY, look.INK)
    text = setting.text(block.text, style, look.MARGIN, WIDTH, colour)
    element, last = text.spoken(parent.add("P")), len(text.lines) - 1
    for at in range(len(text.lines)):
        piece = Piece(text.part(at, 1), element)
        yield Atom(style.line, piece.draw, 6.0 if at == 0 else 0.0, keep=at < last and at in (0, last - 1))


def facts(setting: Setting, block: Facts, parent: Element) -> Iterator[Atom]:
    """Names above values, two pairs beside each other; a few of them stay together."""
    whole, width = parent.add("L"), (WIDTH - _COLUMN_GAP) / 2
    atoms: list[Atom] = []
    for row, pair in enumerate(zip_longest(block.pairs[::2], block.pairs[1::2])):
        pieces: list[Piece] = []
        for column, fact in enumerate(filter(None, pair)):
            x, item = look.MARGIN + column * (width + _COLUMN_GAP), whole.add("LI")
            label = setting.label(fact[0], look.LABEL, x, width)
            value = setting.text(fact[1] or "–", look.BODY, x, width)
            pieces.append(Piece(label, label.spoken(item.add("Lbl"))))
            pieces.append(Piece(value, value.spoken(item.add("LBody")), label.height))
        atoms.extend(_rows(pieces, 3.0, 10.0 if row == 0 else 3.0))
    together = len(atoms) - 1 if sum(atom.height for atom in atoms) < HEIGHT / 2 else 0
    yield from (replace(atom, keep=place < together) for place, atom in enumerate(atoms))


def table(setting: Setting, block: Table, parent: Element) -> Iterator[Atom]:
    """A table; its head stands again on each page it goes on to."""
    whole = parent.add("Table")
    columns = _columns(block)
    head = _head(setting, block, columns, whole)
    yield head
    again = replace(head, draw=_as_decoration(setting, block, columns))
    for place, row in enumerate(block.rows):
        line = whole.add("TR")
        texts = [setting.text(cell, look.CELL, *column) for cell, column in zip(row, columns, strict=True)]
        pieces = [Piece(text, text.spoken(line.add("TD"))) for text in texts]
        opens = place == 0 and len(block.rows) > 1  # a head with a single row below it looks lost
        yield from (replace(atom, head=again, keep=opens) for atom in _rows(pieces, 4.5, 4.5))


def _columns(block: Table) -> list[tuple[float, float]]:
    """(x, width) of each column."""
    room, x, found = WIDTH - _CELL_GAP * (len(block.widths) - 1), look.MARGIN, []
    for share in block.widths:
        width = room * share / sum(block.widths)
        found.append((x, width))
        x += width + _CELL_GAP
    return found


def _head(setting: Setting, block: Table, columns: Sequence[tuple[float, float]], whole: Element) -> Atom:
    row = whole.add("TR")
    pieces = [Piece(text, text.spoken(row.add("TH"))) for text in _head_texts(setting, block, columns)]
    height = max((piece.text.height for piece in pieces), default=0.0) + 5

    def draw(paper: Paper, top: float) -> None:
        for piece in pieces:
            piece.draw(paper, top)
        with paper.decoration():
            paper.rule(look.MARGIN, top + height, WIDTH, look.ACCENT, 1.0)

    return Atom(height, draw, 10.0, keep=True)


def _head_texts(setting: Setting, block: Table, columns: Sequence[tuple[float, float]]) -> list[Text]:
    names = zip(block.head, columns, strict=True)
    return [setting.text(name, look.CELL_HEAD, *column, look.ACCENT).part(0, 4) for name, column in names]


def _as_decoration(setting: Setting, block: Table, columns: Sequence[tuple[float, float]]) -> Draw:
    """The head again: seen, but not read aloud once more."""
    texts = _head_texts(setting, block, columns)
    height = max((text.height for text in texts), default=0.0) + 5

    def draw(paper: Paper, top: float) -> None:
        with paper.decoration():
            for text in texts:
                text.draw(paper, top)
            paper.rule(look.MARGIN, top + height, WIDTH, look.ACCENT, 1.0)

    return draw


def _rows(pieces: Sequence[Piece], below: float, gap: float) -> Iterator[Atom]:
    """Texts beside each other with a thin rule below; broken only where they are longer than a page."""
    line = max((piece.text.style.line for piece in pieces), default=1.0)
    count = int(LONGEST // line)
    longest = max((len(piece.text.lines) for piece in pieces), default=0)
    for start in range(0, longest, count):
        shown = [piece._replace(text=piece.text.part(start, count)) for piece in pieces]
        last = start + count >= longest
        yield _row([piece for piece in shown if piece.text.lines], below if last else 0.0, gap if start == 0 else 0.0)


def _row(pieces: Sequence[Piece], below: float, gap: float) -> Atom:
    height = max(piece.down + piece.text.height for piece in pieces) + below

    def draw(paper: Paper, top: float) -> None:
        for piece in pieces:
            piece.draw(paper, top)
        if below:
            with paper.decoration():
                paper.rule(look.MARGIN, top + height, WIDTH, look.LIGHT)

    return Atom(height, draw, gap)


def code(setting: Setting, block: Code, parent: Element) -> Iterator[Atom]:
    """A QR code with its caption beside it."""
    rows = qr_rows(block.payload)
    cell = _CODE_SIDE / len(rows)  # the page's margin is quiet too, so the dark cells may begin at the text's edge
    x, width = look.MARGIN + _CODE_SIDE, WIDTH - _CODE_SIDE
    caption = setting.text(block.caption, look.SMALL, x, width, look.MUTED).part(0, int(LONGEST // look.SMALL.line))
    picture, words = parent.add("Figure", setting.say("QR code")), caption.spoken(parent.add("P"))
    height = max(_CODE_SIDE, caption.height)

    def draw(paper: Paper, top: float) -> None:
        with paper.tagged(picture):
            paper.cells(dark_bars(rows), look.MARGIN - QUIET * cell, top + (height - _CODE_SIDE) / 2, cell)
        Piece(caption, words, (height - caption.height) / 2).draw(paper, top)

    yield Atom(height, draw, 14.0)
