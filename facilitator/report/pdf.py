"""An outline as a PDF file: A4, with a footer that counts the pages, embedded fonts, bookmarks and a structure tree."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import Any, TypeGuard

from facilitator.files import write_durably
from facilitator.language import LANGUAGES, Language
from facilitator.report import blocks, charts, lists, look
from facilitator.report.blocks import Setting
from facilitator.report.cards import cards
from facilitator.report.fonts import Fonts
from facilitator.report.ledger import ledger
from facilitator.report.outline import (
    Bars,
    Block,
    Cards,
    Code,
    Contents,
    Facts,
    Grid,
    Heading,
    Items,
    Ledger,
    Notice,
    Outline,
    Paragraph,
    Table,
    Timeline,
)
from facilitator.report.pages import Atom, fill_pages
from facilitator.report.paper import About, Paper
from facilitator.report.shaping import Shaper
from facilitator.report.structure import Element

Progress = Callable[[int, int], None]


def write_pdf(
    outline: Outline,
    path: Path,
    fonts: Fonts,
    made_at: datetime | None = None,
    progress: Progress | None = None,
) -> None:
    """Write the document durably to ``path``, replacing what is there only when the new file is whole.

    ``progress(done, of)`` is called for each block; an exception from it ends the work and leaves no file. The same
    outline and ``made_at`` give the same bytes. Raises ``FontsMissing``, ``OSError`` when the file cannot be written,
    ``ValueError`` when a ``Code`` holds too much for a QR code.
    """
    write_durably(path, pdf_bytes(outline, fonts, made_at, progress))


def pdf_bytes(
    outline: Outline, fonts: Fonts, made_at: datetime | None = None, progress: Progress | None = None
) -> bytes:
    """The document as ``write_pdf`` writes it."""
    say = Language(outline.language if outline.language in LANGUAGES else "en")
    setting, paper = Setting(Shaper(fonts), say), Paper()
    pages = fill_pages(_all_atoms(setting, outline.blocks, paper.whole, progress), blocks.HEIGHT)
    for number, page in enumerate(pages, 1):
        setting.pages.update({placed.atom.heading: number for placed in page})
    for number, page in enumerate(pages, 1):
        paper.new_page()
        for placed in page:
            placed.atom.draw(paper, look.TOP + placed.top)
        _footer(setting, paper, outline.footer, say("Page {number} of {of}", number=number, of=len(pages)))
    if progress:
        progress(len(outline.blocks), len(outline.blocks))
    return paper.finish(About(outline.title, outline.author, outline.language, made_at))


def _all_atoms(setting: Setting, all_blocks: Sequence[Block], parent: Element, progress: Progress | None) -> list[Atom]:
    numbers = count(1)
    headings = [next(numbers) if isinstance(block, Heading) else 0 for block in all_blocks]
    atoms: list[Atom] = []
    around = zip((None, *all_blocks[:-1]), all_blocks, (*all_blocks[1:], None), strict=True) if all_blocks else ()
    for done, (before, block, following) in enumerate(around):
        if progress:
            progress(done, len(all_blocks))
        if isinstance(block, Contents):
            listed = (
                (n, each) for n, each in zip(headings[done:], all_blocks[done:], strict=True) if _listed(each, block)
            )
            atoms.extend(lists.contents(setting, list(listed), parent))
            continue
        atoms.extend(_atoms(setting, block, parent))
        if headings[done]:
            atoms[-1] = replace(atoms[-1], heading=headings[done])
        if _belong_together(before, block, following):
            atoms[-1] = replace(atoms[-1], keep=True)
    return atoms


def _belong_together(before: Block | None, block: Block, following: Block | None) -> bool:
    """A decision's reason stays with it, what introduces a table with the table, what opens a chapter with the rest."""
    if isinstance(block, Facts):
        return isinstance(following, Paragraph) and following.quiet
    if not isinstance(block, Paragraph):
        return False
    if isinstance(before, Heading) and isinstance(following, Heading):
        return following.level > before.level
    return isinstance(following, Table | Ledger) or (isinstance(following, Paragraph) and following.quiet > block.quiet)


def _listed(block: Block, contents: Contents) -> TypeGuard[Heading]:
    return isinstance(block, Heading) and block.level <= contents.depth


def _atoms(setting: Setting, block: Block, parent: Element) -> Iterator[Atom]:
    return _BLOCKS[type(block)](setting, block, parent)


_BLOCKS: dict[type, Callable[[Setting, Any, Element], Iterator[Atom]]] = {
    Heading: blocks.heading,
    Paragraph: blocks.paragraph,
    Facts: blocks.facts,
    Cards: cards,
    Table: blocks.table,
    Code: blocks.code,
    Notice: lists.notice,
    Items: lists.items,
    Ledger: ledger,
    Grid: charts.grid,
    Bars: charts.bars,
    Timeline: charts.timeline,
}


def _footer(setting: Setting, paper: Paper, left: str, right: str) -> None:
    shaper, style = setting.shaper, look.FOOTER
    page = shaper.line(right, style)
    words = shaper.clipped(left, style, blocks.WIDTH - page.width - 20)
    baseline = paper.height - look.FOOTER_UP
    with paper.decoration():
        paper.rule(look.MARGIN, baseline - 14, blocks.WIDTH, look.LIGHT)
        paper.text(words, look.MARGIN, baseline, look.MUTED)
        paper.text(page, look.MARGIN + blocks.WIDTH - page.width, baseline, look.MUTED)
