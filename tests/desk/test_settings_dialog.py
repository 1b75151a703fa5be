"""Language, look, size of the text, sound and the laptop's name: changed while a session runs, which goes on."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication, QLabel

from facilitator.desk.cockpit.page import CockpitPage
from facilitator.desk.room.control import RoomControl
from facilitator.desk.settings_dialog import SettingsDialog
from facilitator.desk.theme.colours import CONTRAST, DARK, LIGHT
from facilitator.desk.theme.fonts import Size, exact, font, scaled
from facilitator.desk.theme.looks import put_on, silence, sound
from facilitator.settings import Settings, load_settings
from tests.conftest import SteadyClock
from tests.desk.desks import PATIENCE, Desk

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


@pytest.fixture
def cockpit(desk: Desk) -> CockpitPage:
    """The sample's session W1R2, just entered."""
    desk.open_sample()
    return desk.enter("W1R2")


def asked(desk: Desk) -> SettingsDialog:
    """The dialog, opened by its keys."""
    desk.window.show_settings()
    return desk.await_page(SettingsDialog)


def saved(desk: Desk, dialog: SettingsDialog, before: CockpitPage) -> CockpitPage:
    """The page that comes after the dialog was saved."""
    desk.click(dialog.save_button)
    desk.bot.waitUntil(
        lambda: any(page is not before and page.isVisible() for page in desk.window.findChildren(CockpitPage)),
        timeout=PATIENCE,
    )
    return desk.find(CockpitPage)


def test_everything_goes_on_when_it_looks_different(desk: Desk, cockpit: CockpitPage, clock: SteadyClock) -> None:
    desk.capture("Eins")
    desk.click(cockpit.clock.main_button)
    desk.bot.waitUntil(lambda: cockpit.session_clock.current.mode == "running", timeout=PATIENCE)
    clock.pass_time(60_000)
    desk.type("halb getippt")
    cockpit.show_step("sort")
    dialog = asked(desk)
    desk.click(dialog.languages.buttons["de"])
    desk.click(dialog.looks.buttons["contrast"])
    desk.click(dialog.sizes.buttons["150"])
    page = saved(desk, dialog, cockpit)
    assert (page.session, page.step) == ("W1R2", "sort")
    assert page.capture.box.toPlainText() == "halb getippt"
    assert page.session_clock.read().elapsed == 60_000
    assert page.export_button.accessibleName() == "An das Büro übergeben"
    assert desk.window.context.colours == CONTRAST
    assert page.export_button.font().pixelSize() == font().pixelSize() == 22
    kept = load_settings(desk.folders.settings)
    assert (kept.language, kept.look, kept.text_size) == ("de", "contrast", 150)


def test_nothing_is_changed_by_cancelling(desk: Desk, cockpit: CockpitPage) -> None:
    before = load_settings(desk.folders.settings)
    dialog = asked(desk)
    desk.click(dialog.looks.buttons["dark"])
    desk.click(dialog.cancel_button)
    assert desk.window.context.colours == LIGHT
    assert load_settings(desk.folders.settings) == before
    assert desk.find(CockpitPage) is cockpit


def test_the_room_looks_the_same_whatever_the_size_of_the_text(desk: Desk, cockpit: CockpitPage) -> None:
    (control,) = desk.window.findChildren(RoomControl)
    control.open()
    desk.bot.waitUntil(lambda: control.room.shown.scene is not None, timeout=PATIENCE)
    before = control.room.grab().toImage()
    dialog = asked(desk)
    desk.click(dialog.sizes.buttons["200"])
    saved(desk, dialog, cockpit)
    control.refresh()
    assert control.room.grab().toImage() == before


def test_settings_are_there_the_next_time(open_desk: Callable[[], Desk]) -> None:
    first = open_desk()
    dialog = asked(first)
    first.click(dialog.looks.buttons["dark"])
    first.click(dialog.sizes.buttons["125"])
    first.click(dialog.sounds.buttons["off"])
    dialog.device.setText("  Laptop Saal 3 ")
    first.click(dialog.save_button)
    first.bot.waitUntil(lambda: first.window.context.colours == DARK, timeout=PATIENCE)
    first.close()
    second = open_desk()
    assert second.window.context.colours == DARK
    assert font().pixelSize() == round(Size.BODY * 1.25)
    again = asked(second)
    assert again.chosen() == load_settings(second.folders.settings)
    assert (again.sounds.chosen, again.device.text()) == ("off", "Laptop Saal 3")
    again.reject()


def test_the_name_of_the_laptop_is_in_what_is_captured_next(desk: Desk, cockpit: CockpitPage) -> None:
    dialog = asked(desk)
    dialog.device.setText("Saal 3")
    page = saved(desk, dialog, cockpit)
    desk.capture("Eins")
    assert page.view.cards.idea(page.view.cards.index(0)).device == "Saal 3"


def test_keys_open_the_settings(desk: Desk) -> None:
    desk.window.activateWindow()
    desk.bot.waitUntil(lambda: QApplication.focusWidget() is not None, timeout=PATIENCE)
    desk.press_in(desk.window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
    desk.await_page(SettingsDialog).reject()


def test_a_sound_only_where_it_is_wanted(desk: Desk, cockpit: CockpitPage) -> None:
    assert cockpit.clock.chime is silence, "until somebody wants one"
    assert sound(Settings(sound=False)) is silence
    dialog = asked(desk)
    desk.click(dialog.sounds.buttons["on"])
    assert saved(desk, dialog, cockpit).clock.chime == QApplication.beep


def test_type_grows_and_what_is_exact_does_not(looks: QApplication) -> None:
    looks.setFont(exact(2 * Size.BODY))
    assert (font(Size.TITLE).pixelSize(), scaled(24), exact(40).pixelSize()) == (40, 48, 40)
    looks.setFont(exact(Size.BODY))
    assert (font(Size.TITLE).pixelSize(), scaled(24)) == (20, 24)


@pytest.mark.parametrize("width", [1000, 1280])
def test_with_large_text_the_bar_says_the_title(desk: Desk, cockpit: CockpitPage, width: int) -> None:
    dialog = asked(desk)
    desk.click(dialog.sizes.buttons["200"])
    page = saved(desk, dialog, cockpit)
    desk.window.resize(width, 680)
    (title,) = [label for label in desk.window.findChildren(QLabel) if label.accessibleName() == page.header.title]
    assert QFontMetrics(title.font()).horizontalAdvance(title.text()) <= title.width()
    assert title.width() >= 200
    assert page.print_button.text() == ""
    assert page.print_button.toolTip()


def test_what_qt_draws_itself_has_the_colours_too(looks: QApplication) -> None:
    put_on("contrast", 100)
    roles = QPalette.ColorRole.Base, QPalette.ColorRole.Text
    base, text = (looks.palette().color(role).name().upper() for role in roles)
    put_on("system", 100)
    assert (base, text) == (CONTRAST.surface, CONTRAST.ink)
