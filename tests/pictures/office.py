"""The office's window in pictures: a review of the sample conference, page by page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtWidgets import QWidget

from facilitator.conference.intents_review import ChangeMeasure
from facilitator.desk.review.measures.page import MeasuresPage
from facilitator.desk.review.page import ReviewPage
from facilitator.desk.review.parts import PARTS
from facilitator.desk.window import MainWindow
from tests.conftest import SteadyClock
from tests.pictures.rivals import contradict
from tests.review_sample import review_sample, sample_record
from tests.waiting import await_so

Rest = Callable[[int], None]


def office_screens(window: MainWindow, path: Path, clock: SteadyClock, rest: Rest) -> Iterator[tuple[str, QWidget]]:
    """Every page of the office, shown while it is looked at; the record is made at ``path``."""
    record = sample_record(path, clock)
    sample = review_sample(record, clock)
    late = sample.service.look.measures()[2]
    sample.do(ChangeMeasure(late.id, {"begin": "2026-02", "until": "2026-09-30"}))
    contradict(sample, path.parent)
    record.close()
    window.show_office()
    rest(200)
    yield "office", window
    window.screens.office.open(path)
    await_so(lambda: window.findChildren(ReviewPage), "the office's review")
    page = window.findChildren(ReviewPage)[-1]
    for part in (one for one in PARTS if one.name != "themes"):
        page.show_part(part.name)
        rest(600)
        yield f"office-{part.name}", window
        shown = page.parts[part.name]
        if isinstance(shown, MeasuresPage):
            yield from _measures(shown, window, rest)


def _measures(page: MeasuresPage, window: QWidget, rest: Rest) -> Iterator[tuple[str, QWidget]]:
    """The other views, and what is asked before a measure is decided."""
    for view in ("dates", "order"):
        page.show_view(view)
        rest(300)
        yield f"office-measures-{view}", window
    draft = next(line for line in page.lines if line.measure and line.measure.lacks)
    page.choose(draft.id)
    page.acts.give(draft.id, "decided")
    rest(300)
    yield "office-measures-need", window
    page.need.hide()
