"""The ways into the office's window and out of it; another language."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from facilitator.desk.review.office_page import OfficePage
from facilitator.desk.review.page import ReviewPage
from facilitator.desk.review.triage.page import TriagePage
from facilitator.desk.start.page import StartPage
from tests.desk.desks import PATIENCE, Desk
from tests.desk.offices import OfficeDesk, office

__all__ = ["office"]
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
Key = Qt.Key


def test_another_language_keeps_the_page_and_back_leads_to_the_records(office: OfficeDesk) -> None:
    before = office.page
    office.desk.window.set_language("de")
    office.until(lambda: [p for p in office.desk.window.findChildren(ReviewPage) if p.isVisible() and p is not before])
    look = office.desk.await_page(TriagePage)
    office.until(lambda: look.bar.left_words.text() == "7 von 7 noch nicht gesichtet")
    office.desk.window.go_back()
    records = office.desk.await_page(OfficePage)
    assert len(records.recent_buttons) == 1
    office.desk.click(records.recent_buttons[0])
    office.desk.await_page(TriagePage)
    office.desk.window.go_back()
    office.desk.await_page(OfficePage)
    office.desk.window.go_back()
    office.desk.await_page(StartPage)


def test_what_is_no_record_is_refused_in_one_sentence(desk: Desk, tmp_path: Path) -> None:
    desk.click(desk.find(StartPage).office_button)
    page = desk.await_page(OfficePage)
    page.dropped.emit([tmp_path])
    desk.await_message("There are no packages")
    page.dropped.emit([tmp_path / "gone.sqlite"])
    desk.await_message("is not there any more")
    assert desk.find(OfficePage).isVisible()


def test_decisions_are_there_when_the_record_is_opened_again(office: OfficeDesk) -> None:
    office.decide(Key.Key_A)
    record = office.page.doer.review.record
    office.desk.window.go_back()
    office.desk.await_page(OfficePage)
    office.desk.window.open_plan(record)
    look = office.desk.await_page(TriagePage)
    office.desk.bot.waitUntil(lambda: bool(look.table.ideas.rows), timeout=PATIENCE)
    assert look.table.ideas.rows[0].standing == "adopted"
    assert office.undo_name() == "Undo: 1 idea adopted"
