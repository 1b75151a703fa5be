"""Filling pages: a document is a row of atoms, pieces that are not broken; here they are given their places."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from facilitator.report.paper import Paper

Draw = Callable[[Paper, float], None]


@dataclass(frozen=True, slots=True)
class Atom:
    """What is drawn in one piece, ``height`` points high; ``draw(paper, top)`` does it.

    ``gap`` is the space before it, left out at the top of a page; ``keep`` holds it on the page of the atom after it;
    ``head`` is drawn above it where it comes first on a page; ``heading`` is its number among the document's headings.
    """

    height: float
    draw: Draw
    gap: float = 0.0
    keep: bool = False
    head: Atom | None = None
    heading: int = 0

    @property
    def head_height(self) -> float:
        """What its head takes, with the space below it."""
        return self.head.height + self.gap if self.head else 0.0


class Placed(NamedTuple):
    """An atom with the distance of its upper edge from the top of the page's text area."""

    atom: Atom
    top: float


def fill_pages(atoms: Sequence[Atom], height: float) -> list[list[Placed]]:
    """The atoms on pages of ``height`` points; at least one page.

    Atoms kept together move to the next page together, unless they are longer than a page. Every atom with its head
    has to fit a page; one that does not stands on a page of its own.
    """
    pages: list[list[Placed]] = [[]]
    used = 0.0
    for group in _groups(atoms):
        if pages[-1] and used + _length(group) > height and _length(group, fresh=group[0]) <= height:
            pages.append([])
            used = 0.0
        for atom in group:
            if pages[-1] and used + atom.gap + atom.height > height:
                pages.append([])
                used = 0.0
            if pages[-1]:
                used += atom.gap
            elif atom.head:
                pages[-1].append(Placed(atom.head, 0.0))
                used = min(atom.head_height, height - atom.height)
            pages[-1].append(Placed(atom, used))
            used += atom.height
    return pages


def _groups(atoms: Sequence[Atom]) -> Iterator[list[Atom]]:
    """Atoms that have to stay together."""
    group: list[Atom] = []
    for atom in atoms:
        group.append(atom)
        if not atom.keep:
            yield group
            group = []
    if group:
        yield group


def _length(group: Sequence[Atom], fresh: Atom | None = None) -> float:
    """What a group takes; ``fresh`` is the atom that would begin a page."""
    whole = sum(atom.gap + atom.height for atom in group)
    return whole - fresh.gap + fresh.head_height if fresh else whole
