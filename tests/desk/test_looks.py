"""Colours can be read, icons are there, nothing in the window is without a name, and German is whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict

import pytest
from hypothesis import given
from hypothesis import strategies as some
from PySide6.QtCore import QMimeData, QPoint, QSize, Qt, QUrl
from PySide6.QtGui import QDropEvent, QFontMetrics
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QLabel, QPlainTextEdit, QWidget

from facilitator.desk.actions import KeysDialog
from facilitator.desk.cockpit.card_layout import CardLayouts
from facilitator.desk.handout.dialog import HandOverDialog
from facilitator.desk.handout.places import Place, sticks
from facilitator.desk.handout.preview import PreviewDialog
from facilitator.desk.start.sessions import SessionsPage
from facilitator.desk.theme import icons
from facilitator.desk.theme.colours import CONTRAST, DARK, ENOUGH, LIGHT, PLENTY, Colours, contrast, readable
from facilitator.desk.theme.fonts import FAMILY, font
from facilitator.desk.theme.sheet import style_sheet
from facilitator.files import resource_folder
from facilitator.language import Language
from tests.desk.desks import PATIENCE, Desk

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
PAIRS = """
    ink paper, quiet paper, ink surface, quiet surface, quiet sunken, accent surface, accent accent_soft,
    ink accent_soft, on_accent accent, on_accent accent_hover, good good_soft, care care_soft, bad bad_soft,
    ink bad_soft, ink good_soft, surface bad, good surface, care surface, bad surface
"""
CONTROLS = (QAbstractButton, QAbstractItemView, QPlainTextEdit)


ALL = {"light": (LIGHT, ENOUGH), "dark": (DARK, ENOUGH), "contrast": (CONTRAST, PLENTY)}


@pytest.mark.parametrize(("colours", "wanted"), ALL.values(), ids=ALL)
def test_text_can_be_read_on_what_is_behind_it(looks: QApplication, colours: Colours, wanted: float) -> None:
    values = asdict(colours)
    pairs = [pair.split() for pair in PAIRS.split(",")]
    poor = [pair for pair in pairs if contrast(values[pair[0]], values[pair[1]]) < wanted]
    assert poor == []
    assert contrast(colours.edge, colours.surface) >= 3
    assert "$" not in style_sheet(colours)


@given(some.integers(0, 0xFFFFFF), some.sampled_from(list(ALL.values())))
def test_any_colour_of_a_plan_becomes_readable(value: int, look: tuple[Colours, float]) -> None:
    colours, wanted = look
    tone = readable(f"#{value:06X}", colours.surface, colours.ink)
    assert contrast(tone, colours.surface) >= wanted


def test_what_is_no_colour_is_grey() -> None:
    assert contrast("nonsense", "#808080") == 1


@pytest.mark.parametrize("name", [path.stem for path in sorted((resource_folder() / "icons").glob("*.svg"))])
def test_every_icon_draws_something(looks: QApplication, name: str) -> None:
    picture = icons.pixmap(name, "#FF0000", 24).toImage()
    assert any(picture.pixelColor(x, y).alpha() for x in range(24) for y in range(24))


@pytest.mark.parametrize("name", ["question", "unknown", "../demo/plan", "a b"])
def test_signs_of_kinds_are_the_printed_ones(looks: QApplication, name: str) -> None:
    assert not icons.pixmap(name, "#FF0000", 24).toImage().isNull()
    assert "<svg" in icons.drawing(name)


def test_the_fonts_come_with_the_program(looks: QApplication) -> None:
    assert QFontMetrics(font(20, 650)).horizontalAdvance("mm") > QFontMetrics(font(20)).horizontalAdvance("mm")
    assert font().family() == FAMILY


def test_a_long_text_is_higher_and_a_long_word_is_broken(looks: QApplication) -> None:
    layouts = CardLayouts(font(17))
    one, two = layouts.height("kurz", 300), layouts.height("kurz\nkurz", 300)
    assert one < two < layouts.height("lang " * 60, 300)
    wide = layouts.laid_out("x" * 200, 300)
    assert max(layout.boundingRect().width() for layout in wide) <= 300
    arabic = layouts.laid_out("هل", 300)[0].lineAt(0)
    assert arabic.naturalTextRect().left() > 250
    assert layouts.laid_out("kurz", 300)[0].lineAt(0).naturalTextRect().left() == 0


def nameless(root: QWidget) -> Iterator[str]:
    """Controls that a screen reader could not name (parts of Qt's own widgets have no need to)."""
    for one in root.findChildren(QWidget):
        words = one.text().strip() if isinstance(one, QAbstractButton) else ""
        named = one.accessibleName() or words
        shown = one.isVisible() and not one.objectName().startswith("qt_")
        if isinstance(one, CONTROLS) and shown and not named:
            yield f"{type(one).__name__} in {type(one.parent()).__name__}"


def test_every_control_has_a_name_and_can_be_reached(desk: Desk) -> None:
    window = desk.window
    found = list(nameless(window))
    desk.open_sample()
    found += nameless(window)
    page = desk.enter("W1R1")
    desk.capture("Eins")
    found += nameless(window)
    desk.click(page.export_button)
    dialog = desk.await_page(HandOverDialog)
    desk.bot.waitUntil(lambda: bool(dialog.sessions.lines), timeout=PATIENCE)
    found += nameless(dialog)
    dialog.reject()
    desk.click(page.print_button)
    preview = desk.await_page(PreviewDialog)
    found += nameless(preview)
    preview.reject()
    assert found == []
    buttons = [one for one in window.findChildren(QAbstractButton) if one.isVisible() and one.isEnabled()]
    assert [one.accessibleName() for one in buttons if not one.focusPolicy() & Qt.FocusPolicy.TabFocus] == []


def test_f1_says_all_keys_in_german_without_an_english_word(desk: Desk) -> None:
    desk.window.set_language("de")
    desk.bot.waitUntil(lambda: desk.window.context.say.code == "de", timeout=PATIENCE)
    desk.window.show_keys()
    german = {label.text() for label in desk.find(KeysDialog).findChildren(QLabel)}
    desk.find(KeysDialog).reject()
    dialog = KeysDialog(Language("en"), LIGHT, desk.window)
    english = {label.text() for label in dialog.findChildren(QLabel) if " " in label.text().strip()}
    dialog.deleteLater()
    assert german & english == {
        "?  !  .",
        "Ctrl+1, 2, 3",
        "Alt+1, 2, 3",
        "Alt+U, Alt+K",
        "F5, F6, F7, F8",
    }  # Qt itself translates the names of keys


def test_a_plan_dropped_on_the_window_is_opened(desk: Desk) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(resource_folder() / "demo" / "plan.toml"))])
    actions, buttons, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    desk.window.dropEvent(QDropEvent(QPoint(50, 50), actions, data, buttons, keys))
    assert len(desk.await_page(SessionsPage).tiles) == 21


def test_the_window_fits_a_small_laptop(desk: Desk) -> None:
    desk.open_sample()
    desk.enter("W1R1")
    desk.window.resize(QSize(1000, 680))
    assert desk.window.size() == QSize(1000, 680)
    assert desk.window.minimumSizeHint().width() <= 1000


def test_places_are_sticks() -> None:
    assert all(isinstance(place, Place) for place in sticks())
    assert all(place.stick and place.volume is not None for place in sticks())
