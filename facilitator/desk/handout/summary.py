"""Making the summary's PDF out of a session's result, in a process of its own.

Laying out holds Python's lock for seconds where there are many cards; in a thread, the window would stand still for a
tenth of a second again and again.
"""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from facilitator.conference.results import SessionResult
from facilitator.files import plain_name
from facilitator.language import Language


def write_summary(result: SessionResult, folder: Path, say: Language, now: int) -> Path:
    """Write the PDF of a session into a folder and wait for it; returns its path. Raises Refusal."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as other:
        return other.submit(written, result, folder, say.code, now).result()


def written(result: SessionResult, folder: Path, language: str, now: int) -> Path:
    """The same in this process; ``language`` is a code."""
    from tzlocal import get_localzone  # these are slow to load, and not needed before

    from facilitator.report.fonts import Fonts
    from facilitator.report.pdf import write_pdf
    from facilitator.report.summary import session_summary
    from facilitator.session.places import writable

    path = folder / f"{plain_name(result.planned.id)}_{plain_name(result.planned.workshop.title)}.pdf"
    with writable(path):
        write_pdf(session_summary(result, Language(language), now, get_localzone()), path, Fonts())
    return path
