"""An outline as a PDF file: A4, with a footer that counts the pages, embedded fonts, bookmarks and a structure tree."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from itertools import zip_longest
from pathlib import Path

from facilitator.files import write_durably
from facilitator.language import LANGUAGES, Language
from facilitator.report import blocks, look
from facilitator.report.blocks import Setting
from facilitator.report.cards import cards
from facilitator.report.fonts import Fonts
from facilitator.report.outline import Block, Cards, Code, Facts, Heading, Outline, Paragraph, Table
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
    atoms: list[Atom] = []
    for done, (block, following) in enumerate(zip_longest(outline.blocks, outline.blocks[1:])):
        if progress:
            progress(done, len(outline.blocks))
        atoms.extend(_atoms(setting, block, paper.whole))
        if isinstance(block, Paragraph) and isinstance(following, Paragraph) and following.quiet > block.quiet:
            atoms[-1] = replace(atoms[-1], keep=True)  # a decision's reason stays with it
    pages = fill_pages(atoms, blocks.HEIGHT)
    for number, page in enumerate(pages, 1):
        paper.new_page()
        for placed in page:
            placed.atom.draw(paper, look.TOP + placed.top)
        _footer(setting, paper, outline.footer, say("Page {number} of {of}", number=number, of=len(pages)))
    if progress:
        progress(len(outline.blocks), len(outline.blocks))
    return paper.finish(About(outline.title, outline.author, outline.language, made_at))


def _atoms(setting: Setting, block: Block, parent: Element) -> Iterator[Atom]:
    match block:
        case Heading():
            return blocks.heading(setting, block, parent)
        case Paragraph():
            return blocks.paragraph(setting, block, parent)
        case Facts():
            return blocks.facts(setting, block, parent)
        case Cards():
            return cards(setting, block, parent)
        case Table():
            return blocks.table(setting, block, parent)
        case Code():
            return blocks.code(setting, block, parent)


def _footer(setting: Setting, paper: Paper, left: str, right: str) -> None:
    shaper, style = setting.shaper, look.FOOTER
    page = shaper.line(right, style)
    words = shaper.clipped(left, style, blocks.WIDTH - page.width - 20)
    baseline = paper.height - look.FOOTER_UP
    with paper.decoration():
        paper.rule(look.MARGIN, baseline - 14, blocks.WIDTH, look.LIGHT)
        paper.text(words, look.MARGIN, baseline, look.MUTED)
        paper.text(page, look.MARGIN + blocks.WIDTH - page.width, baseline, look.MUTED)
