"""A presenter's remote, and what a slip of the finger costs: nothing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from facilitator.conference.timer_state import MINUTE
from facilitator.desk.cockpit.page import CockpitPage
from tests.conftest import SteadyClock
from tests.desk.clocks import COLLECT, CTRL, WELCOME, WHY, await_phase, await_time, entered, started
from tests.desk.desks import PATIENCE, Desk

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


@pytest.fixture
def cockpit(desk: Desk) -> CockpitPage:
    return entered(desk)


@pytest.fixture
def running(desk: Desk) -> CockpitPage:
    return started(desk)


# A presenter's remote.


@pytest.mark.parametrize("where", ["box", "list", "button"])
def test_the_remote_moves_the_clock_wherever_the_focus_is(desk: Desk, running: CockpitPage, where: str) -> None:
    desk.capture("Eins")
    places: dict[str, QWidget] = {
        "box": running.capture.box,
        "list": running.view,
        "button": running.clock.next_button,
    }
    focus = places[where]
    focus.setFocus()
    desk.press_in(focus, Qt.Key.Key_PageDown)
    await_phase(desk, running, WHY)
    desk.press_in(focus, Qt.Key.Key_PageDown)
    await_phase(desk, running, COLLECT)
    desk.press_in(focus, Qt.Key.Key_PageUp)
    await_phase(desk, running, WHY)
    assert running.capture.box.toPlainText() == ""


def test_a_key_that_is_held_counts_once(desk: Desk, running: CockpitPage) -> None:
    shortcuts = [made for made in running.children() if made.property("autoRepeat") is False]
    assert {made.property("key").toString() for made in shortcuts} == {"PgDown", "PgUp"}


def test_the_third_key_pauses_but_never_while_somebody_types(desk: Desk, running: CockpitPage) -> None:
    desk.press_in(running.clock.next_button, Qt.Key.Key_B)
    await_phase(desk, running, WELCOME, "Go on")
    desk.press_in(running.clock.next_button, Qt.Key.Key_Period)
    await_phase(desk, running, WELCOME, "Pause")
    desk.write_in(running.capture.box, "b.")
    assert running.capture.box.toPlainText() == "b."
    assert running.clock.main_button.accessibleName() == "Pause"


def test_the_third_key_does_not_start_a_session(desk: Desk, cockpit: CockpitPage) -> None:
    asked: list[str] = []
    cockpit.clock.asked.connect(asked.append)
    desk.press_in(cockpit.clock.main_button, Qt.Key.Key_B)
    assert asked == []
    assert cockpit.clock.main_button.accessibleName() == "Start the clock"


# Taking back.


def test_a_next_is_taken_back_as_if_it_had_not_been(desk: Desk, running: CockpitPage, clock: SteadyClock) -> None:
    panel = running.clock
    clock.pass_time(3 * MINUTE)
    before = running.session_clock.current
    desk.click(panel.next_button)
    await_phase(desk, running, WHY)
    desk.bot.waitUntil(panel.take_back.isVisible, timeout=PATIENCE)
    assert "(10 s)" in panel.take_back.button.text()
    clock.pass_time(4_000)
    desk.bot.waitUntil(lambda: "(6 s)" in panel.take_back.button.text(), timeout=PATIENCE)
    desk.click(panel.take_back.button)
    await_phase(desk, running, WELCOME)
    assert running.session_clock.current == before
    await_time(desk, running, "04:56")
    assert not panel.take_back.isVisible()
    assert panel.more_button.isVisible()


def test_after_ten_seconds_it_is_too_late(desk: Desk, running: CockpitPage, clock: SteadyClock) -> None:
    panel = running.clock
    desk.click(panel.next_button)
    desk.bot.waitUntil(panel.take_back.isVisible, timeout=PATIENCE)
    assert not panel.more_button.isVisible()
    clock.pass_time(10_000)
    desk.bot.waitUntil(lambda: not panel.take_back.isVisible(), timeout=PATIENCE)
    assert panel.more_button.isVisible()
    running.timekeeper.take_back()
    assert panel.box.phase.accessibleName() == WHY


def test_undo_takes_the_last_move_back_and_then_the_card_before(desk: Desk, running: CockpitPage) -> None:
    desk.capture("Eins")
    desk.press(Qt.Key.Key_PageDown)
    desk.bot.waitUntil(running.clock.take_back.isVisible, timeout=PATIENCE)
    desk.press(Qt.Key.Key_Z, CTRL)
    await_phase(desk, running, WELCOME)
    assert desk.texts() == ["Eins"]
    desk.press(Qt.Key.Key_Z, CTRL)
    desk.await_texts()


def test_a_card_typed_since_is_what_undo_takes_back(desk: Desk, running: CockpitPage) -> None:
    desk.press(Qt.Key.Key_PageDown)
    desk.bot.waitUntil(running.clock.take_back.isVisible, timeout=PATIENCE)
    desk.capture("Eins")
    desk.press(Qt.Key.Key_Z, CTRL)
    desk.await_texts()
    assert running.clock.box.phase.accessibleName() == WHY
    assert running.clock.take_back.isVisible()


def test_an_end_by_mistake_is_taken_back(desk: Desk, running: CockpitPage) -> None:
    before = running.session_clock.current
    running.clock.more.end_action.trigger()
    await_phase(desk, running, WELCOME, "Reopen the session")
    desk.bot.waitUntil(running.clock.take_back.isVisible, timeout=PATIENCE)
    desk.click(running.clock.take_back.button)
    await_phase(desk, running, WELCOME, "Pause")
    assert running.session_clock.current == before
