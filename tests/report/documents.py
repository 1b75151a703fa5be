"""What the tests of documents share: documents as text, pictures and parts."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2
from PIL.Image import Image

from facilitator.report.fonts import Fonts
from facilitator.report.outline import Block, Outline
from facilitator.report.pdf import pdf_bytes


def outline(*blocks: Block, language: str = "de", footer: str = "Konferenz · W1R1") -> Outline:
    return Outline("Ergebnisse", "Landkreis", language, footer, blocks)


@contextmanager
def opened(content: bytes) -> Iterator[pypdfium2.PdfDocument]:
    document = pypdfium2.PdfDocument(content)
    try:
        yield document
    finally:
        document.close()


def page_texts(*blocks: Block, language: str = "de") -> list[str]:
    """The text of each page, as a reader copies it."""
    with opened(pdf_bytes(outline(*blocks, language=language), Fonts())) as document:
        return [page.get_textpage().get_text_range().replace("\r\n", "\n") for page in document]


def picture(content: bytes, page: int = 0, scale: float = 2) -> Image:
    """A page as it looks."""
    with opened(content) as document:
        image: Image = document[page].render(scale=scale).to_pil()
        return image.convert("RGB")
