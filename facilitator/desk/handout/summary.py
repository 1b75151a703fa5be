"""Making the summary's PDF out of a session's result: on the thread for papers, so that saving cards never waits."""

from __future__ import annotations

from pathlib import Path

from facilitator.conference.results import SessionResult
from facilitator.files import plain_name
from facilitator.language import Language


def write_summary(result: SessionResult, folder: Path, say: Language, now: int) -> Path:
    """Write the PDF of a session into a folder; returns its path. Raises Refusal."""
    from tzlocal import get_localzone  # these are slow to load, and not needed before

    from facilitator.report.fonts import Fonts
    from facilitator.report.pdf import write_pdf
    from facilitator.report.summary import session_summary
    from facilitator.session.places import writable

    path = folder / f"{plain_name(result.planned.id)}_{plain_name(result.planned.workshop.title)}.pdf"
    with writable(path):
        write_pdf(session_summary(result, say, now, get_localzone()), path, Fonts())
    return path
