"""Lines of text below each other, of several texts and styles: what cards and accounts are filled with."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from facilitator.report.blocks import Piece, Text
from facilitator.report.paper import Paper
from facilitator.report.structure import Element


@dataclass(frozen=True, slots=True)
class Row:
    """One line with the space above it."""

    piece: Piece
    gap: float

    @property
    def height(self) -> float:
        """In points, the space above included."""
        return self.gap + self.piece.text.height


def rows_of(text: Text, parent: Element, gap: float) -> Iterator[Row]:
    """The lines of a text, a paragraph inside ``parent``; the gap stands above the first one."""
    element = text.spoken(parent.add("P"))
    for at in range(len(text.lines)):
        yield Row(Piece(text.part(at, 1), element), 0.0 if at else gap)


def height_of(rows: Sequence[Row]) -> float:
    """What they take together, in points."""
    return sum(row.height for row in rows)


def draw_rows(paper: Paper, rows: Sequence[Row], top: float) -> None:
    """Put them on paper, the first one ``top`` points below the page's edge."""
    for row in rows:
        row.piece.draw(paper, top + row.gap)
        top += row.height


def parts(rows: Sequence[Row], longest: float) -> Iterator[list[Row]]:
    """The rows in parts that are not longer, as few as can be; at least one, which may be empty."""
    part: list[Row] = []
    used = 0.0
    for row in rows:
        if part and used + row.height > longest:
            yield part
            part, used = [], 0.0
        part.append(row)
        used += row.height
    yield part
