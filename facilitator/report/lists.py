"""Blocks of plain lines as atoms: the list of contents, notices, and lists with dots."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from facilitator.report import look
from facilitator.report.blocks import LONGEST, WIDTH, Piece, Setting, middle
from facilitator.report.icons import icon
from facilitator.report.outline import Heading, Items, Notice
from facilitator.report.pages import Atom
from facilitator.report.paper import Paper
from facilitator.report.structure import Element

_INDENT = 14.0
_PAGE = 30.0  # width of the column of page numbers
_INSET = 8.0
_SIGN = 12.0
_DOT = 11.0


def contents(setting: Setting, headings: Sequence[tuple[int, Heading]], parent: Element) -> Iterator[Atom]:
    """A line for each heading, given with its number in the document; ``setting.pages`` has its page when drawn."""
    whole = parent.add("TOC")
    for number, block in headings:
        yield _entry(setting, number, block, whole.add("TOCI"))


def _entry(setting: Setting, number: int, block: Heading, item: Element) -> Atom:
    style = look.CELL if block.level > 2 else look.CELL_HEAD
    x = look.MARGIN + _INDENT * max(block.level - 2, 0)
    text = setting.label(block.text, style, x, WIDTH - (x - look.MARGIN) - _PAGE, look.INK)
    words = text.spoken(item.add("Reference"))

    def draw(paper: Paper, top: float) -> None:
        page = setting.label(str(setting.pages.get(number, "")), style, 0, _PAGE).lines[0]
        Piece(text, words).draw(paper, top)
        begin, end = x + text.lines[0].width + 6, look.MARGIN + WIDTH - page.width - 6
        with paper.decoration():
            if begin < end and not text.lines[0].right_to_left:
                paper.rule(begin, top + text.height * 0.72, end - begin, look.LIGHT)
        with paper.tagged(item):
            paper.text(page, look.MARGIN + WIDTH - page.width, top + middle(text.height, style), look.MUTED)
        paper.link(number, x, top, look.MARGIN + WIDTH - x, text.height)

    return Atom(text.height, draw, 5.0 if block.level <= 2 else 0.0)


def notice(setting: Setting, block: Notice, parent: Element) -> Iterator[Atom]:
    """A sentence on a tinted ground; cut off where it is longer than a page."""
    x = look.MARGIN + _INSET + _SIGN + 7
    whole = setting.text(block.text, look.NOTICE, x, WIDTH - (x - look.MARGIN) - _INSET)
    text = whole.part(0, int((LONGEST - 2 * _INSET) // look.NOTICE.line))
    element = text.spoken(parent.add("P"))
    height = text.height + 10

    def draw(paper: Paper, top: float) -> None:
        with paper.decoration():
            paper.frame(look.MARGIN, top, WIDTH, height, 3, look.WARNING_TINT, look.WARNING_EDGE)
            sign = top + 5 + (look.NOTICE.line - _SIGN) / 2
            paper.icon(icon("warning"), look.MARGIN + _INSET, sign, _SIGN, look.WARNING)
        Piece(text, element, 5.0).draw(paper, top)

    yield Atom(height, draw, 7.0)


def items(setting: Setting, block: Items, parent: Element) -> Iterator[Atom]:
    """The label, then each line as an item that may go over several lines and pages."""
    if block.label:
        label = setting.text(block.label, look.LABEL, look.MARGIN, WIDTH, look.MUTED)
        yield Atom(label.height, Piece(label, label.spoken(parent.add("P"))).draw, 7.0, keep=True)
    whole = parent.add("L")
    for place, each in enumerate(block.items):
        *most, last = _item(setting, each, whole.add("LI"))
        yield from most
        yield replace(last, keep=place == len(block.items) - 2)  # the last item does not stand alone on a page


def _item(setting: Setting, words: str, item: Element) -> Iterator[Atom]:
    style = look.SMALL
    text = setting.text(words, style, look.MARGIN + _DOT, WIDTH - 2 * _DOT)
    element, last = text.spoken(item.add("LBody")), len(text.lines) - 1
    dot = look.MARGIN + (WIDTH - 4.7 if text.lines[0].right_to_left else 1.5)

    def first(paper: Paper, top: float) -> None:
        with paper.decoration():
            paper.pill(dot, top + style.line / 2 - 1.6, 3.2, 3.2, look.ACCENT)
        Piece(text.part(0, 1), element).draw(paper, top)

    for at in range(len(text.lines)):
        draw = Piece(text.part(at, 1), element).draw if at else first
        yield Atom(style.line, draw, 0.0 if at else 2.0, keep=at < last and at in (0, last - 1))
