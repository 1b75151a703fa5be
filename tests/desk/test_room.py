"""The room's window: opened, frozen, blackened, on a second screen that may go; the cockpit goes on and says so."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtWidgets import QApplication

from facilitator.conference import intents
from facilitator.desk.cockpit.page import CockpitPage
from facilitator.desk.room.control import RoomControl
from facilitator.desk.start.sessions import SessionsPage
from facilitator.settings import load_settings
from tests.conftest import SteadyClock
from tests.desk.desks import PATIENCE, Desk
from tests.house.sources import ROOT

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
F9 = Qt.Key.Key_F9


@pytest.fixture
def cockpit(desk: Desk) -> CockpitPage:
    """The sample's session W1R2, just entered."""
    desk.open_sample()
    return desk.enter("W1R2")


@pytest.fixture
def control(desk: Desk, cockpit: CockpitPage) -> RoomControl:
    """The room's view, open, with the session on it."""
    (made,) = desk.window.findChildren(RoomControl)
    desk.window.activateWindow()
    desk.bot.waitUntil(cockpit.capture.box.hasFocus, timeout=PATIENCE)
    desk.press(F9)
    desk.bot.waitUntil(lambda: made.room.isVisible() and made.room.shown.scene is not None, timeout=PATIENCE)
    return made


def texts(control: RoomControl) -> list[str]:
    """The cards on it, the newest first."""
    scene = control.room.shown.scene
    return [scene.words[ident].text for ident in scene.shown(scene.newest)] if scene else []


def pick(control: RoomControl, text: str) -> None:
    """Choose something in the button's menu."""
    menu = control.button.menu_now()
    next(action for action in menu.actions() if action.text() == text).trigger()
    menu.deleteLater()


def view(control: RoomControl) -> str:
    """The view that is shown."""
    return control.room.shown.view


def await_texts(desk: Desk, control: RoomControl, *wanted: str) -> None:
    desk.bot.waitUntil(lambda: texts(control) == list(wanted), timeout=PATIENCE)


def test_the_room_follows_and_the_box_keeps_the_keys(desk: Desk, cockpit: CockpitPage, control: RoomControl) -> None:
    assert view(control) == "question"
    desk.capture("Eins")
    await_texts(desk, control, "Eins")
    assert view(control) == "cards"
    desk.press(Qt.Key.Key_F6)
    assert view(control) == "board"
    desk.press(Qt.Key.Key_F5)
    assert QApplication.focusWidget() is cockpit.capture.box
    assert control.room.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus
    assert not control.room.isActiveWindow()
    assert cockpit.isVisible()


def test_a_view_that_was_chosen_stays(desk: Desk, control: RoomControl) -> None:
    desk.capture("Eins")
    await_texts(desk, control, "Eins")
    pick(control, "Ranked topics")
    desk.press(Qt.Key.Key_F6)
    assert view(control) == "ranking"
    pick(control, "Follow the cockpit")
    assert view(control) == "board"


def test_the_clock_goes_on_in_the_room(
    desk: Desk, cockpit: CockpitPage, control: RoomControl, clock: SteadyClock
) -> None:
    desk.click(cockpit.clock.main_button)
    desk.bot.waitUntil(lambda: cockpit.session_clock.current.mode == "running", timeout=PATIENCE)
    clock.pass_time(61_000)
    desk.bot.waitUntil(lambda: control.room.shown.face is not None and control.room.shown.face.face.time == "06:59")


def test_frozen_stays_and_the_cockpit_says_so(desk: Desk, cockpit: CockpitPage, control: RoomControl) -> None:
    desk.capture("Eins")
    await_texts(desk, control, "Eins")
    desk.press(F9, CTRL)
    assert "Room: frozen" in control.button.text()
    desk.capture("Zwei")
    desk.press(Qt.Key.Key_F6)
    desk.bot.waitUntil(lambda: control._scene is not None and len(control._scene.newest) == 2, timeout=PATIENCE)
    control.refresh()
    assert (texts(control), view(control)) == (["Eins"], "cards")
    desk.press_in(desk.window, F9, CTRL)
    assert "Room: on" in control.button.text()
    assert (texts(control), view(control)) == (["Zwei", "Eins"], "board")


def test_words_taken_back_leave_a_frozen_picture(desk: Desk, cockpit: CockpitPage, control: RoomControl) -> None:
    desk.capture("Eins")
    desk.capture("Zwei")
    await_texts(desk, control, "Zwei", "Eins")
    desk.press(F9, CTRL)
    idea = cockpit.view.cards.idea(cockpit.view.cards.index(0))
    cockpit.doer.do(intents.Redact(idea.id))
    await_texts(desk, control, "Eins")


def test_black_is_black(desk: Desk, control: RoomControl) -> None:
    desk.press(F9, SHIFT)
    assert "Room: black" in control.button.text()
    image = control.room.grab().toImage()
    colours = {QColor(image.pixelColor(x, y)).name() for x in range(0, 900, 30) for y in range(0, 500, 30)}
    assert colours == {"#000000"}
    pick(control, "Black: the room sees nothing")
    assert "Room: on" in control.button.text()


def test_leaving_a_session_takes_it_off_the_projector(desk: Desk, control: RoomControl) -> None:
    desk.capture("Eins")
    await_texts(desk, control, "Eins")
    desk.press(F9, CTRL)
    desk.window.go_back()
    desk.await_page(SessionsPage)
    assert control.room.shown.scene is None
    assert control.room.shown.title == "Integrationskonferenz Landkreis Musterau"
    desk.enter("W2R1")
    desk.bot.waitUntil(lambda: control.room.shown.scene is not None, timeout=PATIENCE)
    assert texts(control) == []


def test_another_language_keeps_the_room_as_it_is(desk: Desk, control: RoomControl) -> None:
    desk.capture("Eins")
    await_texts(desk, control, "Eins")
    desk.press(F9, SHIFT)
    desk.window.set_language("de")
    desk.bot.waitUntil(lambda: "Raum: schwarz" in control.button.text(), timeout=PATIENCE)
    desk.bot.waitUntil(control.button.isVisible, timeout=PATIENCE)
    assert control.room.isVisible()
    assert control.room.windowTitle() == "Raum – Facilitator"
    await_texts(desk, control, "Eins")


def test_f9_closes_it_and_escape_leaves_the_full_screen(desk: Desk, control: RoomControl) -> None:
    pick(control, "As large as the screen")
    assert control.room.isFullScreen()
    desk.press(Qt.Key.Key_Escape)
    assert not control.room.isFullScreen()
    desk.press(F9)
    assert not control.room.isVisible()
    assert control.button.text().strip() == "Room"


def test_where_it_was_is_remembered(desk: Desk, control: RoomControl) -> None:
    control.room.setGeometry(40, 50, 600, 400)
    desk.close()
    assert load_settings(desk.folders.settings).room == control.place() != ""


def test_a_window_that_is_closed_by_hand_is_known_to_be(desk: Desk, control: RoomControl) -> None:
    control.room.close()
    assert control.button.text().strip() == "Room"
    desk.press(F9)
    assert control.room.isVisible()


def test_it_goes_to_the_second_screen_and_survives_its_loss(tmp_path: Path) -> None:
    """In a program of its own: a test's own screen is one."""
    screens = [
        {"name": name, "x": left, "y": 0, "width": wide, "height": 720, "logicalDpi": 96, "dpr": 1}
        for name, left, wide in (("laptop", 0, 1280), ("projector", 1280, 960))
    ]
    config = tmp_path / "screens.json"
    config.write_text(json.dumps({"screens": screens}), "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "tests.desk.second_screen", str(tmp_path)],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": f"offscreen:configfile={config}"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stdout.splitlines() == [
        "full screen on the projector at 1280, 960 wide",
        "hidden; The second screen is gone; all is saved, and the room's view waits for it.",
        "card saved",
        "back on the projector",
        "the window again at 130, 30, 1040 by 680",
    ], done.stderr


def test_one_screen_has_no_other(desk: Desk) -> None:
    assert len(QGuiApplication.screens()) == 1
