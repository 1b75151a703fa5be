"""A small window and large text: nothing has to be scrolled sideways, and what matters is at hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QScrollArea

from facilitator.conference.errors import Refusal
from facilitator.desk.cockpit.step_bar import Step
from facilitator.desk.context import Folders
from facilitator.desk.frame import PageScroll
from facilitator.settings import Settings, save_settings
from tests.desk.desks import PATIENCE, Desk

STEPS: tuple[Step, ...] = ("collect", "sort", "weigh", "close")


def sideways(desk: Desk) -> int:
    return desk.find(PageScroll).horizontalScrollBar().maximum()


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
        desk.bot.waitUntil(lambda: page.clock.strip and sideways(desk) == 0, timeout=PATIENCE)
        assert page.clock.geometry().bottom() < page.step_bar.geometry().top()
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
