"""Who decides at the office is said once: it stands beside every decision, is kept, and is what "mine" means."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from facilitator.desk.review.office_page import OfficePage
from facilitator.desk.review.page import ReviewPage
from facilitator.desk.review.triage.page import TriagePage
from facilitator.desk.settings_dialog import SettingsDialog
from facilitator.desk.start.page import StartPage
from facilitator.settings import load_settings
from tests.conftest import SteadyClock
from tests.desk.desks import Desk
from tests.desk.offices import OfficeDesk, hall_in, results

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
Key = Qt.Key


def first_page(desk: Desk) -> OfficePage:
    desk.click(desk.find(StartPage).office_button)
    return desk.await_page(OfficePage)


def typed(desk: Desk, page: OfficePage, name: str) -> None:
    page.name_box.setFocus()
    page.name_box.selectAll()
    desk.write_in(page.name_box, name)


def me(desk: Desk) -> str:
    return desk.find(ReviewPage).doer.review.me


def reopened(desk: Desk, page: OfficePage) -> None:
    desk.click(page.recent_buttons[0])
    desk.await_page(TriagePage)


def test_a_name_is_said_once_and_stands_beside_every_decision(
    desk: Desk, open_desk: Callable[[], Desk], tmp_path: Path, clock: SteadyClock
) -> None:
    packages = results(hall_in(tmp_path, clock))
    page = first_page(desk)
    assert (page.name_box.text(), page.name_box.placeholderText()) == ("", "laptop 3")
    typed(desk, page, "Anna Berger")
    desk.window.go_back()
    desk.await_page(StartPage)
    office = OfficeDesk(desk, packages)
    assert me(desk) == "laptop 3"  # what was typed on a page that was left without opening anything does not count
    desk.window.go_back()
    page = desk.await_page(OfficePage)
    typed(desk, page, "Anna Berger")
    reopened(desk, page)
    assert me(desk) == "Anna Berger"
    office.look = desk.find(TriagePage)
    office.table = office.look.table
    office.decide(Key.Key_A)
    office.decide(Key.Key_Down, Key.Key_M)
    assert office.row("W1R1-1").judgement.decided_by == "Anna Berger"
    assert "Anna Berger" in {row.judgement.reviewer for row in office.page.doer.review.rows.values()}
    assert load_settings(desk.folders.settings).reviewer == "Anna Berger"
    desk.close()
    again = open_desk()
    page = first_page(again)
    assert page.name_box.text() == "Anna Berger"
    reopened(again, page)
    assert me(again) == "Anna Berger"


def test_without_a_name_it_is_the_laptop(desk: Desk, tmp_path: Path, clock: SteadyClock) -> None:
    office = OfficeDesk(desk, results(hall_in(tmp_path, clock)))
    office.decide(Key.Key_A)
    assert office.row("W1R1-1").judgement.decided_by == "laptop 3"
    assert "laptop 3" in office.page.header.subtitle


def test_it_can_be_changed_in_the_settings(desk: Desk, tmp_path: Path, clock: SteadyClock) -> None:
    office = OfficeDesk(desk, results(hall_in(tmp_path, clock)))
    before = office.page
    desk.press_in(QApplication.focusWidget() or before, Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    dialog = desk.await_page(SettingsDialog)
    dialog.reviewer.setText("  Berta ")
    desk.click(dialog.save_button)
    office.until(lambda: [p for p in desk.window.findChildren(ReviewPage) if p.isVisible() and p is not before])
    desk.await_page(TriagePage)
    assert me(desk) == "Berta"
