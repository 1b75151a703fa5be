"""Accounts of ideas as atoms: at the left the kind and the number, then the words, at the right what became of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from facilitator.report import look
from facilitator.report.blocks import LONGEST, WIDTH, Piece, Setting, Text
from facilitator.report.icons import icon
from facilitator.report.outline import Entry, Ledger
from facilitator.report.pages import Atom
from facilitator.report.paper import Paper
from facilitator.report.rows import Row, draw_rows, height_of, parts, rows_of
from facilitator.report.shaping import Style
from facilitator.report.structure import Element

_KIND = 68.0  # width of the left column
_ICON = 11.0
_GAP = 14.0
_TOLD = 178.0  # width of the right column
_WORDS = WIDTH - _KIND - _GAP - _TOLD
_MIDDLE, _RIGHT = look.MARGIN + _KIND, look.MARGIN + _KIND + _WORDS + _GAP
_HEAD = look.CELL_HEAD.line + 4
_BELOW = 5.0


class _Part(NamedTuple):
    """What stands of an entry on one page: its rows at the left, in the middle and at the right."""

    label: Sequence[Row]
    words: Sequence[Row]
    told: Sequence[Row]

    @property
    def height(self) -> float:
        return max(map(height_of, self))


def ledger(setting: Setting, block: Ledger, parent: Element) -> Iterator[Atom]:
    """A head, then each entry in one piece; one that is longer than a page is cut between lines."""
    texts = [
        setting.label(name, look.CELL_HEAD, x, width, look.ACCENT)
        for name, (x, width) in zip(block.head, ((_MIDDLE, _WORDS), (_RIGHT, _TOLD)), strict=True)
    ]
    head = _head_again(texts)
    if not block.goes_on:
        yield _head(texts, parent)
    whole = parent.add("L")
    for entry in block.entries:
        yield from _entry(setting, entry, whole.add("LI"), head)


def _head(texts: Sequence[Text], parent: Element) -> Atom:
    pieces = [Piece(text, text.spoken(parent.add("P"))) for text in texts]

    def told(paper: Paper, top: float) -> None:
        for piece in pieces:
            piece.draw(paper, top)
        with paper.decoration():
            _rule(paper, top + _HEAD)

    return Atom(_HEAD, told, 8.0, keep=True)


def _head_again(texts: Sequence[Text]) -> Atom:
    """The head on the pages that follow: seen, but not read aloud once more."""

    def draw(paper: Paper, top: float) -> None:
        with paper.decoration():
            for text in texts:
                text.draw(paper, top)
            _rule(paper, top + _HEAD)

    return Atom(_HEAD, draw)


def _rule(paper: Paper, down: float) -> None:
    paper.rule(look.MARGIN, down, WIDTH, look.ACCENT, 1.0)


def _entry(setting: Setting, entry: Entry, item: Element, head: Atom) -> Iterator[Atom]:
    colour = look.readable(entry.colour)
    label = list(_label(setting, entry, item.add("Lbl"), colour))
    body = item.add("LBody")
    columns = list(_words(setting, entry, body)), list(_told(setting, entry, body))
    pairs = list(zip_longest(*(parts(column, LONGEST) for column in columns), fillvalue=()))
    for place, (words, told) in enumerate(pairs):
        part = _Part(() if place else label, words, told)
        below = _BELOW if place == len(pairs) - 1 else 0.0
        sign = None if place else (entry.icon, colour)
        yield _atom(part, below, sign, head)


def _atom(part: _Part, below: float, sign: tuple[str, str] | None, head: Atom) -> Atom:
    height = part.height + below

    def draw(paper: Paper, top: float) -> None:
        with paper.decoration():
            if sign:
                name, colour = sign
                paper.icon(icon(name), look.MARGIN, top + 1, _ICON, colour)
            if below:
                paper.rule(look.MARGIN, top + height, WIDTH, look.LIGHT)
        for rows in part:
            draw_rows(paper, rows, top)

    return Atom(height, draw, 5.0 if sign else 0.0, head=head)


def _label(setting: Setting, entry: Entry, element: Element, colour: str) -> Iterator[Row]:
    x = look.MARGIN + _ICON + 5
    number = setting.label(entry.number, look.FATE, x, _KIND - _ICON - 9, look.INK)
    yield Row(Piece(number, number.spoken(element)), 0.0)
    kind = setting.label(entry.kind, look.LABEL, look.MARGIN, _KIND - 6, colour)
    yield Row(Piece(kind, kind.spoken(element)), 1.0)


def _words(setting: Setting, entry: Entry, body: Element) -> Iterator[Row]:
    def text(words: str, style: Style, colour: str) -> Text:
        return setting.text(words, style, _MIDDLE, _WORDS, colour)

    yield from rows_of(text(entry.text, look.CELL, look.MUTED if entry.quiet else look.INK), body, 0.0)
    for line in entry.about:
        yield from rows_of(text(line, look.LABEL, look.MUTED), body, 1.0)


def _told(setting: Setting, entry: Entry, body: Element) -> Iterator[Row]:
    yield from rows_of(setting.text(entry.fate, look.FATE, _RIGHT, _TOLD, look.ACCENT), body, 0.0)
    for line in entry.told:
        yield from rows_of(setting.text(line, look.TOLD, _RIGHT, _TOLD), body, 1.0)
