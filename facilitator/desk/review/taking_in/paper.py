"""The receipt on paper."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

from facilitator.language import Language
from facilitator.report.outline import Heading, Outline, Paragraph, Table
from facilitator.session.receipts import Code


def receipt_outline(codes: Sequence[Code], title: str, say: Language) -> Outline:
    """Which sessions the office has, from which laptop, with the code of each."""
    rows = tuple((code.session, code.device, code.code) for code in codes)
    text = say("The office has everything that is named here, as it was on the laptop when it was handed over.")
    return Outline(
        title=say("Receipt of the office"),
        author="",
        language=say.code,
        footer=title,
        blocks=(
            Heading(say("Receipt of the office"), 1, title),
            Paragraph(text),
            Table((say("Session"), say("Laptop"), say("Code")), rows, (0.18, 0.42, 0.4)),
        ),
    )


def receipt_pdf(codes: Sequence[Code], title: str, say: Language) -> Path:
    """The PDF in a temporary folder of its own; ``thrown_away`` deletes both."""
    from facilitator.report.fonts import Fonts  # slow to load
    from facilitator.report.pdf import write_pdf

    path = Path(tempfile.mkdtemp(prefix="facilitator-")) / "receipt.pdf"
    write_pdf(receipt_outline(codes, title, say), path, Fonts())
    return path


def thrown_away(pdf: Path) -> None:
    """Delete a PDF and its folder."""
    shutil.rmtree(pdf.parent, ignore_errors=True)
