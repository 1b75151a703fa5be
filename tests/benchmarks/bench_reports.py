"""Documents of a whole reviewed conference, beside what reportlab alone needs to set the same words.

Plain reportlab knows one typeface of a viewer, no joining of letters, no writing from the right, no structure and no
text that can be copied in every script; it is the least that such a document costs in Python.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from html import escape
from pathlib import Path

from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Flowable, SimpleDocTemplate
from reportlab.platypus import Paragraph as Plain

from facilitator.language import Language
from facilitator.report.conference import whole_account
from facilitator.report.feedback import feedback
from facilitator.report.fonts import Fonts
from facilitator.report.outline import Outline
from facilitator.report.pdf import write_pdf
from facilitator.report.roadmap import roadmap
from facilitator.report.summary import Version
from tests.benchmarks.reviewed import conference

NOW = 1_765_105_200_000


def compare_reports(folder: Path) -> list[str]:
    """Seconds of the processor for each document, its pages, and those of the bare words."""
    reviewed, say = conference(), Language("de")
    told = (reviewed, say, NOW, UTC, Version.INTERNAL)
    made: dict[str, Callable[[], Outline]] = {
        "feedback": lambda: feedback(*told),
        "roadmap": lambda: roadmap(*told),
        "conference": lambda: whole_account(reviewed, (), *told[1:]),
    }
    lines = [f"{len(reviewed.ideas):,} ideas, {len(reviewed.measures)} measures"]
    for name, make in made.items():
        path = folder / f"{name}.pdf"
        seconds, clock = _spent(lambda make=make, path=path: write_pdf(make(), path, Fonts(), datetime.now(UTC)))  # type: ignore[misc]  # bound
        bare, _ = _spent(lambda make=make: _bare(make(), folder / "bare.pdf"))  # type: ignore[misc]  # bound
        size = f"{_pages(path):4} pages, {path.stat().st_size / 1e6:.1f} MB"
        lines.append(
            f"{name:12} {seconds:6.2f} s ({clock:.2f} s by the clock), {size}   bare words with reportlab {bare:6.2f} s"
        )
    return lines


def _spent(work: Callable[[], object]) -> tuple[float, float]:
    clock, processor = time.perf_counter(), time.process_time()
    work()
    return time.process_time() - processor, time.perf_counter() - clock


def _bare(outline: Outline, path: Path) -> None:
    """All words of the outline as reportlab's own paragraphs."""
    style = getSampleStyleSheet()["BodyText"]
    story: list[Flowable] = [Plain(escape(words), style) for block in outline.blocks for words in _words(block)]
    SimpleDocTemplate(str(path)).build(story)


def _words(block: object) -> list[str]:
    """Every text in a block, however deep."""
    if isinstance(block, str):
        return [block] if block else []
    if isinstance(block, tuple | list):
        return [words for part in block for words in _words(part)]
    names: Iterable[str] = getattr(block, "__dataclass_fields__", {}) or getattr(block, "_fields", ())
    return [words for name in names for words in _words(getattr(block, name))]


def _pages(path: Path) -> int:
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    try:
        return len(document)
    finally:
        document.close()
