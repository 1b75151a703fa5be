"""The sessions page: my workshop, sessions added on the spot, the name of the laptop."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from facilitator.desk.start.add_session import AddSessionDialog
from facilitator.desk.start.page import StartPage
from facilitator.desk.start.sessions import SessionsPage
from facilitator.settings import load_settings
from tests.desk.desks import PATIENCE, Desk
from tests.desk.starting import await_other, exported, worked

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


def test_the_workshop_entered_first_is_mine_and_stands_above_large(open_desk: Callable[[], Desk], plan: Path) -> None:
    desk = open_desk()
    page = desk.open_plan(plan)
    before = page.tiles[3, 1].minimumHeight()
    desk.enter("W3R2")
    desk.window.go_back()
    page = desk.await_page(SessionsPage)
    mine = [page.tiles[1, turn] for turn in (1, 2, 3)]
    assert [shown.tile.id for shown in mine] == ["W3R1", "W3R2", "W3R3"]
    assert all(shown.minimumHeight() > before for shown in mine)
    assert page.titles[1].mine_button.isChecked()
    desk.close()
    again = open_desk()
    assert again.open_plan(plan).tiles[1, 1].tile.id == "W3R1"


def test_another_workshop_is_chosen_by_its_star(desk: Desk, plan: Path) -> None:
    page = desk.open_plan(plan)
    desk.click(page.titles[5].mine_button)
    desk.bot.waitUntil(lambda: desk.find(SessionsPage) is not page, timeout=PATIENCE)
    page = desk.find(SessionsPage)
    assert [page.tiles[1, turn].tile.workshop for turn in (1, 2, 3)] == [5, 5, 5]
    desk.enter("W2R1")
    desk.window.go_back()
    assert desk.await_page(SessionsPage).tiles[1, 1].tile.workshop == 5
    star = desk.find(SessionsPage).titles[1].mine_button
    desk.click(star)
    desk.bot.waitUntil(lambda: desk.find(SessionsPage).tiles[1, 1].tile.workshop == 1, timeout=PATIENCE)


def test_arrow_keys_walk_over_the_heading(desk: Desk, plan: Path) -> None:
    desk.open_plan(plan)
    desk.enter("W3R2")
    desk.window.go_back()
    page = desk.await_page(SessionsPage)
    desk.window.activateWindow()
    page.tiles[1, 2].setFocus()
    desk.press_in(page.tiles[1, 2], Qt.Key.Key_Down)
    focused = desk.window.focusWidget()
    assert focused is not None
    assert focused.accessibleName().startswith("Workshop 1")


def test_what_was_handed_over_is_said(desk: Desk, plan: Path, tmp_path: Path) -> None:
    desk.open_plan(plan)

    def words() -> str:
        desk.window.go_back()
        page = desk.await_page(SessionsPage)
        labels = page.tiles[1, 1].findChildren(QLabel)
        found = [label.accessibleName() for label in labels if "anded over" in label.accessibleName()]
        return found[0] if found else ""

    desk.enter("W1R1")
    assert words() == ""
    desk.enter("W1R1")
    desk.capture("Eins")
    assert words() == "Not handed over yet"
    desk.enter("W1R1")
    worked(desk, lambda: exported(desk.window._keeper, tmp_path))
    assert words() == "Handed over"
    desk.enter("W1R1")
    desk.capture("Zwei")
    assert words() == "Changed since it was handed over"


def test_sessions_are_added_that_the_plan_lacks(desk: Desk, plan: Path) -> None:
    page = desk.open_plan(plan)
    for title in ("Gespräch am Tisch", "Nachgespräch"):
        desk.click(page.add_button)
        dialog = desk.await_page(AddSessionDialog)
        desk.click(dialog.add_button)
        desk.await_label(dialog, "needs a title")
        dialog.start_box.setText("mittags")
        dialog.title_box.setText(title)
        desk.click(dialog.add_button)
        desk.await_label(dialog, "write it as in 10:05")
        dialog.start_box.setText("9:30")
        desk.click(dialog.add_button)
        page = await_other(desk, page)
    added = [shown.tile for shown in page.tiles.values() if not shown.tile.round]
    assert {(one.title, one.start, one.minutes) for one in added} == {
        ("Gespräch am Tisch", "09:30", 60),
        ("Nachgespräch", "09:30", 60),
    }
    assert len(page.tiles) == 23
    desk.enter(added[0].id)
    desk.capture("Eins")


def test_the_name_of_the_laptop_is_asked_once(open_desk: Callable[[], Desk], plan: Path) -> None:
    first = open_desk()
    page = first.open_plan(plan)
    assert page.device.isVisible()
    assert any("laptop 3" in label.accessibleName() for label in page.device.findChildren(QLabel))
    first.click(page.device.change_button)
    page.device.box.setText("Saal 3")
    first.press_in(page.device.box, Qt.Key.Key_Return)
    first.bot.waitUntil(lambda: load_settings(first.folders.settings).device == "Saal 3", timeout=PATIENCE)
    first.bot.waitUntil(lambda: not first.find(SessionsPage).device.isVisible(), timeout=PATIENCE)
    assert worked(first, first.window._keeper.overview).device == "Saal 3"
    first.close()
    second = open_desk()
    assert not second.open_plan(plan).device.isVisible()


def test_keeping_the_name_of_the_system_is_an_answer(desk: Desk, plan: Path) -> None:
    page = desk.open_plan(plan)
    desk.click(page.device.keep_button)
    desk.bot.waitUntil(lambda: load_settings(desk.folders.settings).device == "laptop 3", timeout=PATIENCE)


class Shown(QObject):
    """Writes down every window that is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.windows: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  # Qt's own name
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.windows.append(type(watched).__name__)
        return False


def test_no_part_of_a_page_is_ever_a_window_of_its_own(desk: Desk, plan: Path, qapp: QApplication) -> None:
    """It would flash up, and take the keys away from the box."""
    shown = Shown()
    qapp.installEventFilter(shown)
    desk.open_plan(plan)
    page = desk.enter("W3R2")
    page.show_step("close")
    desk.bot.waitUntil(lambda: bool(page.closing.heads.boxes), timeout=PATIENCE)
    desk.window.go_back()
    desk.await_page(SessionsPage)
    desk.window.go_back()
    desk.await_page(StartPage)
    qapp.removeEventFilter(shown)
    assert shown.windows == []
