"""Cards as atoms: at the left the kind by icon, word and colour, in the middle the words, at the right the dots."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from facilitator.report import look
from facilitator.report.blocks import LONGEST, WIDTH, Piece, Setting, Text, middle
from facilitator.report.icons import icon
from facilitator.report.outline import Card, Cards
from facilitator.report.pages import Atom
from facilitator.report.paper import Paper
from facilitator.report.rows import Row, draw_rows, height_of, parts, rows_of
from facilitator.report.shaping import Line, Style
from facilitator.report.structure import Element

_INSET = 8.0
_KIND = 84.0  # width of the left column
_ICON = 14.0
_DOTS = 44.0  # width of the right column
_DISC = 20.0


def cards(setting: Setting, block: Cards, parent: Element) -> Iterator[Atom]:
    """Each card an atom; one that is longer than a page is cut between lines."""
    whole = parent.add("L")
    for card in block.cards:
        yield from _Card(setting, card, whole.add("LI")).atoms()


class _Card:
    """One card, measured."""

    def __init__(self, setting: Setting, card: Card, item: Element) -> None:
        self._setting, self._card = setting, card
        self._colour = look.readable(card.colour)
        self._icon = icon(card.icon)
        self._label, self._body = item.add("Lbl"), item.add("LBody")
        self._kind = self._left_column()
        self._rows = list(self._middle_column())
        self._dots = self._right_column()
        self._weight = self._body.add("P")

    def atoms(self) -> Iterator[Atom]:
        """The card, or its parts where it is too long for a page."""
        dots: tuple[Line, Line] | None = self._dots
        for part in parts(self._rows, LONGEST - 2 * _INSET):
            yield self._atom(part, dots)
            dots = None

    def _left_column(self) -> list[Piece]:
        setting, card = self._setting, self._card
        x, width = look.MARGIN + _INSET + 9 + _ICON, _KIND - _ICON - 5
        kind = setting.text(card.kind, look.CARD_KIND, x, width, self._colour).part(0, 3)
        pieces = [Piece(kind, kind.spoken(self._label))]
        if card.number:
            number = setting.label(setting.say("No. {number}", number=card.number), look.LABEL, x, width)
            pieces.append(Piece(number, self._label, kind.height))
        return pieces

    def _middle_column(self) -> Iterator[Row]:
        card = self._card
        yield from rows_of(self._text(card.text, look.BODY, look.MUTED if card.quiet else look.INK), self._body, 0.0)
        if card.original:
            original = self._text(card.original, look.CARD_ORIGINAL, look.MUTED)
            label = self._text(card.original_language or self._setting.say("Original wording"), look.LABEL, look.MUTED)
            yield from rows_of(label.beside(original), self._body, 4.0)
            yield from rows_of(original, self._body, 0.0)
        for at, remark in enumerate(card.remarks):
            yield from rows_of(self._text(remark, look.LABEL, look.MUTED), self._body, 0.0 if at else 3.0)

    def _text(self, text: str, style: Style, colour: str) -> Text:
        x = look.MARGIN + _INSET + 8 + _KIND
        width = WIDTH - 2 * _INSET - 8 - _KIND - (_DOTS if self._card.dots else 0)
        return self._setting.text(text, style, x, width, colour)

    def _right_column(self) -> tuple[Line, Line] | None:
        """The number of dots and the word below it."""
        if not self._card.dots:
            return None
        count, say, shaper = self._card.dots, self._setting.say, self._setting.shaper
        return shaper.line(str(count), look.DOTS), shaper.line(say.count("dot", "dots", count), look.DOTS_WORD)

    def _atom(self, rows: Sequence[Row], dots: tuple[Line, Line] | None) -> Atom:
        left = max(_ICON, sum(piece.text.height for piece in self._kind))
        right = _DISC + look.DOTS_WORD.line if dots else 0.0
        words = height_of(rows)
        height = max(left, right, words) + 2 * _INSET

        def draw(paper: Paper, top: float) -> None:
            with paper.decoration():
                paper.frame(look.MARGIN, top, WIDTH, height, 4, look.PAPER, look.LIGHT)
                paper.pill(look.MARGIN + 5, top + 6, 3, height - 12, self._colour)
                paper.icon(self._icon, look.MARGIN + _INSET + 5, top + _INSET, _ICON, self._colour)
            for piece in self._kind:
                piece.draw(paper, top + _INSET + (_ICON - look.CARD_KIND.line) / 2)
            draw_rows(paper, rows, top + _INSET)
            if dots:
                self._draw_dots(paper, dots, top + _INSET)

        return Atom(height, draw, 6.0)

    def _draw_dots(self, paper: Paper, dots: tuple[Line, Line], top: float) -> None:
        number, word = dots
        centre = look.MARGIN + WIDTH - _INSET - _DOTS / 2 + 6
        width = max(_DISC, number.width + look.DOTS.size)
        with paper.decoration():
            paper.pill(centre - width / 2, top, width, _DISC, look.ACCENT)
        with paper.tagged(self._weight):
            paper.text(number, centre - number.width / 2, top + middle(_DISC, look.DOTS), look.PAPER)
        with paper.tagged(self._weight):
            paper.text(word, centre - word.width / 2, top + _DISC + look.DOTS_WORD.line * 0.8, look.MUTED)
