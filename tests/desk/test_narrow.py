"""A small window and large text: nothing has to be scrolled sideways, and what matters is at hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from facilitator.conference.errors import Refusal
from facilitator.desk.cockpit.page import CockpitPage
from facilitator.desk.cockpit.step_bar import Step
from facilitator.desk.context import Folders
from facilitator.desk.frame import PageScroll
from facilitator.desk.review.themes.page import ThemesPage
from facilitator.settings import Settings, save_settings
from tests.conftest import SteadyClock
from tests.desk.desks import PATIENCE, Desk
from tests.desk.offices import OfficeDesk, hall_in, results
from tests.desk.roadmaps import Roadmap

STEPS: tuple[Step, ...] = ("collect", "sort", "weigh", "close")


def sideways(desk: Desk) -> int:
    return desk.find(PageScroll).horizontalScrollBar().maximum()


def above(page: CockpitPage) -> bool:
    return page.clock.geometry().bottom() < page.step_bar.geometry().top()


@pytest.mark.parametrize("language", ["de", "en"])
def test_large_text_in_a_small_window_puts_the_clock_above(
    open_desk: Callable[[], Desk], folders: Folders, language: str
) -> None:
    save_settings(folders.settings, replace(Settings(language), text_size=200))
    desk = open_desk()
    desk.window.resize(1000, 680)
    desk.open_sample()
    page = desk.enter("W1R2")
    desk.click(page.clock.main_button)
    desk.bot.waitUntil(lambda: "pause" in page.session_clock.allowed(), timeout=PATIENCE)
    for step in STEPS:
        page.show_step(step)
        desk.bot.waitUntil(lambda: page.clock.strip and sideways(desk) == 0 and above(page), timeout=PATIENCE)
        assert page.clock.next_button.isVisible()
        assert page.clock.box.time.isVisible()
    inside = page.clock.findChildren(QScrollArea)
    assert all(one.horizontalScrollBar().maximum() == 0 for one in inside)
    desk.window.resize(1900, 1000)
    desk.bot.waitUntil(lambda: not page.clock.strip, timeout=PATIENCE)
    assert page.clock.width() == page.clock.full_width
    assert page.clock.more_button.isVisible()


def test_usual_text_in_the_smallest_window_has_room_for_a_message(desk: Desk) -> None:
    desk.window.resize(1000, 680)
    desk.open_sample()
    page = desk.enter("W1R2")
    desk.window.refuse(Refusal("The disk is full, so the card was not saved: free some space, then press Enter again."))
    for step in STEPS:
        page.show_step(step)
        desk.bot.waitUntil(lambda: sideways(desk) == 0, timeout=PATIENCE)
        assert not page.clock.strip
        assert desk.find(PageScroll).verticalScrollBar().maximum() == 0


@pytest.mark.parametrize(("size", "wide", "high"), [(200, 1280, 820), (150, 1000, 680), (100, 1000, 680)])
def test_what_is_asked_in_the_office_is_seen_whole(
    open_desk: Callable[[], Desk], folders: Folders, tmp_path: Path, size: int, wide: int, high: int
) -> None:
    save_settings(folders.settings, replace(Settings("de"), text_size=size))
    desk = open_desk()
    desk.window.resize(wide, high)
    roadmap = Roadmap(OfficeDesk(desk, results(hall_in(tmp_path, SteadyClock()))), "Lotsen")
    page, scroll = roadmap.page, desk.find(PageScroll)

    def seen(*shown: QWidget) -> bool:
        return all(one.visibleRegion().boundingRect().size() == one.size() for one in shown)

    roadmap.choose(1)
    roadmap.press(Qt.Key.Key_3)
    desk.bot.waitUntil(lambda: seen(page.need), timeout=PATIENCE)
    desk.press_in(page.need.responsible, Qt.Key.Key_Escape)
    roadmap.press(Qt.Key.Key_S)
    desk.bot.waitUntil(lambda: seen(page.drawer.pick.line, page.drawer.pick.list), timeout=PATIENCE)
    assert size > 100 or scroll.verticalScrollBar().maximum() == 0
    desk.press_in(page.drawer.pick.line, Qt.Key.Key_Escape)
    roadmap.press(Qt.Key.Key_F8)
    themes = desk.await_page(ThemesPage).arrange
    desk.press_in(themes.list, Qt.Key.Key_N)
    themes_pick = themes.drawer.pick
    desk.bot.waitUntil(lambda: seen(themes_pick.line, themes_pick.list), timeout=PATIENCE)
    assert size > 100 or scroll.verticalScrollBar().maximum() == 0
    assert sideways(desk) == 0
