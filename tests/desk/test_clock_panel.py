"""The clock's panel in the real window: moves, the note, the start corrected; and the panel alone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from facilitator.conference.timer_state import MINUTE
from facilitator.desk.cockpit.clock_panel import ClockPanel
from facilitator.desk.cockpit.page import CockpitPage
from facilitator.desk.cockpit.session_clock import SessionClock
from facilitator.desk.theme.colours import LIGHT
from facilitator.desk.theme.sheet import style_sheet
from facilitator.language import Language
from tests.conftest import SteadyClock
from tests.desk.clocks import CTRL, WELCOME, WHY, await_phase, await_time, entered, started, texts
from tests.desk.desks import PATIENCE, Desk
from tests.desk.test_clock import SESSION

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


@pytest.fixture
def cockpit(desk: Desk) -> CockpitPage:
    return entered(desk)


@pytest.fixture
def running(desk: Desk) -> CockpitPage:
    return started(desk)


# Moves.


def test_before_the_start_only_what_is_possible_is_in_sight(desk: Desk, cockpit: CockpitPage) -> None:
    panel = cockpit.clock
    assert panel.main_button.isVisible()
    hidden = (panel.next_button, panel.back_button, panel.more_button, panel.less_button, panel.end_button)
    assert [button.accessibleName() for button in hidden if button.isVisible()] == []
    desk.click(panel.main_button)
    await_phase(desk, cockpit, WELCOME)
    assert panel.next_button.isVisible()
    assert not panel.back_button.isEnabled()


def test_two_quick_clicks_count_twice(desk: Desk, running: CockpitPage) -> None:
    panel = running.clock
    desk.click(panel.more_button)
    desk.click(panel.more_button)
    await_time(desk, running, "10:00")
    desk.click(panel.buttons.more_5_button)
    await_time(desk, running, "15:00")
    desk.click(panel.buttons.less_5_button)
    desk.click(panel.less_button)
    await_time(desk, running, "09:00")


def test_the_last_phase_offers_the_end_and_the_end_can_be_reopened(
    desk: Desk, running: CockpitPage, clock: SteadyClock
) -> None:
    panel = running.clock
    for _ in range(5):
        desk.press(Qt.Key.Key_N, CTRL)
    await_phase(desk, running, "Abschluss")
    assert (panel.next_button.isVisible(), panel.end_button.isVisible()) == (False, True)
    desk.click(panel.end_button)
    await_phase(desk, running, "Abschluss", "Reopen the session")
    assert not panel.end_button.isVisible()
    clock.pass_time(11_000)
    panel.refresh()
    assert not panel.take_back.isVisible()
    desk.click(panel.main_button)
    await_phase(desk, running, "Abschluss", "Go on")
    desk.click(panel.main_button)
    await_phase(desk, running, "Abschluss", "Pause")


def test_the_menu_ends_the_session_and_lets_phases_begin_by_themselves(
    desk: Desk, running: CockpitPage, clock: SteadyClock
) -> None:
    menu = running.clock.more
    menu.automatic_action.trigger()
    desk.bot.waitUntil(lambda: running.session_clock.current.advance == "automatic", timeout=PATIENCE)
    clock.pass_time(9 * MINUTE)
    await_phase(desk, running, WHY)
    await_time(desk, running, "03:00")
    assert menu.automatic_action.isChecked()
    menu.end_action.trigger()
    await_phase(desk, running, WHY, "Reopen the session")
    assert not menu.end_action.isEnabled()


def test_the_private_note_of_the_phase_is_shown(desk: Desk, running: CockpitPage) -> None:
    note = running.clock.note
    assert note.isVisible()
    assert note.text.text().startswith("Zuerst die Dolmetschenden")
    assert "Only for you" in texts(note)
    desk.click(running.clock.next_button)
    await_phase(desk, running, WHY)
    assert note.text.text().startswith("Deutlich sagen")


# It began at …


def test_the_start_is_corrected(desk: Desk, running: CockpitPage, clock: SteadyClock) -> None:
    row, box = running.clock.began, running.capture.box
    clock.pass_time(5 * MINUTE)
    running.clock.more.began_action.trigger()
    assert row.isVisible()
    desk.bot.waitUntil(row.field.hasFocus, timeout=PATIENCE)
    known = row.field.text()
    for wrong, reason in (("later", "no time of day"), ("", "no time of day"), (shifted(known, 30), "later than now")):
        row.field.setText(wrong)
        desk.press_in(row.field, Qt.Key.Key_Return)
        assert reason in row.trouble.text()
    row.field.setText(shifted(known, 2))
    desk.press_in(row.field, Qt.Key.Key_Return)
    desk.bot.waitUntil(lambda: running.session_clock.read().elapsed == 3 * MINUTE, timeout=PATIENCE)
    assert not row.isVisible()
    desk.bot.waitUntil(lambda: QApplication.focusWidget() is box, timeout=PATIENCE)


def test_escape_leaves_the_start_as_it_was(desk: Desk, running: CockpitPage) -> None:
    row = running.clock.began
    running.clock.more.began_action.trigger()
    row.field.setText("01:00")
    desk.press_in(row.field, Qt.Key.Key_Escape)
    assert not row.isVisible()
    assert running.clock.box.time.text() == "08:00"


def shifted(time: str, minutes: int) -> str:
    hours, rest = time.split(":")
    whole = int(hours) * 60 + int(rest) + minutes
    return f"{whole // 60 % 24:02}:{whole % 60:02}"


# The panel alone.


def test_it_chimes_when_time_itself_brings_the_end_nearer(looks: QApplication, clock: SteadyClock) -> None:
    rung: list[int] = []
    panel = ClockPanel(Language("en"), LIGHT, lambda: rung.append(clock.wall()))
    running = SessionClock(clock, SESSION, clock.wall()).moved("start")
    panel.show_clock(running)
    for minutes in (1, 16, 1, 1, 2):
        clock.pass_time(minutes * MINUTE)
        panel.refresh()
        panel.refresh()
    assert len(rung) == 3
    panel.show_clock(running.moved("next"))
    assert len(rung) == 3
    panel.deleteLater()


def test_a_low_panel_leaves_out_the_list_and_keeps_what_matters(looks: QApplication, clock: SteadyClock) -> None:
    panel = ClockPanel(Language("de"), LIGHT)
    panel.setStyleSheet(style_sheet(LIGHT))
    note = "Jede Überschrift einmal laut vorlesen und dolmetschen lassen, dann erst weiter."
    noted = replace(SESSION, phases=tuple(replace(phase, note=note) for phase in SESSION.phases))
    panel.show_clock(SessionClock(clock, noted, clock.wall()).moved("start"))
    panel.resize(380, 800)
    panel.show()
    QTest.qWait(0)
    panel.refresh()
    assert panel._list.isVisible()
    panel.resize(380, 500)
    QTest.qWait(0)
    panel.refresh()
    QTest.qWait(0)
    assert not panel._list.isVisible()
    assert panel._scroll.verticalScrollBar().maximum() == 0
    assert panel._inside.width() <= panel._scroll.viewport().width()
    panel.hide()
    panel.deleteLater()
