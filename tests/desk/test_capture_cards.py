"""Cards that are there: changed where they stand, and given to the session they belong to."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from facilitator.desk.cockpit.card_editor import CardEditor
from facilitator.desk.cockpit.page import CockpitPage
from facilitator.desk.start.sessions import SessionsPage
from tests.desk.desks import PATIENCE, Desk
from tests.desk.test_failures import the_record, written_elsewhere

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise\\(\\)|grabbing the keyboard", extend=True)


@pytest.fixture
def cockpit(desk: Desk) -> CockpitPage:
    """The sample's session W4R2 with a card "Busse", which is chosen."""
    desk.open_sample()
    page = desk.enter("W4R2")
    desk.window.activateWindow()
    desk.capture("Busse")
    page.view.setFocus()
    page.view.setCurrentIndex(page.view.cards.index(0))
    return page


def edited(desk: Desk, cockpit: CockpitPage) -> CardEditor:
    desk.press_in(cockpit.view, Qt.Key.Key_F2)
    editor = cockpit.view.editor
    assert editor is not None
    desk.bot.waitUntil(editor.box.hasFocus, timeout=PATIENCE)
    return editor


def await_closed(desk: Desk, cockpit: CockpitPage) -> None:
    desk.bot.waitUntil(lambda: cockpit.view.editor is None, timeout=PATIENCE)
    desk.bot.waitUntil(cockpit.capture.box.hasFocus, timeout=PATIENCE)
    desk.bot.waitUntil(lambda: not desk.window.findChildren(CardEditor), timeout=PATIENCE)


def test_a_card_is_changed_where_it_stands(desk: Desk, cockpit: CockpitPage) -> None:
    editor = edited(desk, cockpit)
    row = cockpit.view.visualRect(cockpit.view.cards.index(0))
    assert row.contains(editor.geometry())
    assert editor.height() >= editor.needed()
    editor.box.setPlainText("Mehr Busse am Abend")
    desk.press_in(editor.box, Qt.Key.Key_3, CTRL)
    desk.press_in(editor.box, Qt.Key.Key_Return)
    desk.await_texts("Mehr Busse am Abend")
    await_closed(desk, cockpit)
    card = cockpit.view.cards.idea(cockpit.view.cards.index(0))
    assert card.kind == "suggestion"
    undo = cockpit.status.undo_button
    desk.bot.waitUntil(lambda: undo.accessibleName() == "Undo: 1 card reworded", timeout=PATIENCE)
    desk.click(undo)
    desk.await_texts("Busse")
    assert cockpit.view.cards.idea(cockpit.view.cards.index(0)).kind == "observation"


def test_a_double_click_changes_a_card_and_esc_does_not(desk: Desk, cockpit: CockpitPage) -> None:
    view = cockpit.view
    place = view.visualRect(view.cards.index(0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    editor = view.editor
    assert editor is not None
    editor.box.setPlainText("anders")
    desk.press_in(editor.box, Qt.Key.Key_Escape)
    await_closed(desk, cockpit)
    assert desk.texts() == ["Busse"]


def test_empty_words_stay_in_the_editor_with_the_reason(desk: Desk, cockpit: CockpitPage) -> None:
    editor = edited(desk, cockpit)
    editor.box.clear()
    desk.click(editor.save_button)
    desk.await_label(editor, "the text is empty")
    assert cockpit.view.editor is editor
    desk.click(editor.cancel_button)
    await_closed(desk, cockpit)
    assert desk.texts() == ["Busse"]


def test_what_cannot_be_saved_stays_in_the_editor(desk: Desk, cockpit: CockpitPage) -> None:
    editor = edited(desk, cockpit)
    editor.box.setPlainText("Mehr Busse")
    with written_elsewhere(the_record(desk)):
        desk.press_in(editor.box, Qt.Key.Key_Return)
        desk.await_label(editor, "cannot be written")
    assert editor.box.toPlainText() == "Mehr Busse"
    desk.press_in(editor.box, Qt.Key.Key_Return)
    desk.await_texts("Mehr Busse")


def test_the_original_wording_is_changed_in_the_editor(desk: Desk, cockpit: CockpitPage) -> None:
    editor = edited(desk, cockpit)
    assert editor.original.isHidden()
    desk.press_in(editor.box, Qt.Key.Key_O, ALT)
    desk.bot.waitUntil(editor.original.box.hasFocus, timeout=PATIENCE)
    assert cockpit.capture.original.isHidden()
    editor.original.box.setPlainText("حافلات")
    editor.original.set_language("ar")
    desk.press_in(editor.original.box, Qt.Key.Key_Return)
    await_closed(desk, cockpit)
    card = cockpit.view.cards.idea(cockpit.view.cards.index(0))
    assert (card.text, card.original, card.language) == ("Busse", "حافلات", "ar")


def test_cards_come_and_go_while_one_is_changed(desk: Desk, cockpit: CockpitPage) -> None:
    editor = edited(desk, cockpit)
    editor.box.setPlainText("Mehr Busse")
    cockpit.capture.box.setFocus()
    desk.capture("Neu")
    assert editor.isVisible()
    assert editor.box.toPlainText() == "Mehr Busse"
    assert cockpit.view.visualRect(cockpit.view.cards.index(1)).contains(editor.geometry())
    desk.press(Qt.Key.Key_Z, CTRL)
    desk.await_texts("Busse")
    desk.press(Qt.Key.Key_Z, CTRL)
    desk.await_texts()
    await_closed(desk, cockpit)


def test_another_card_saves_the_one_before(desk: Desk, cockpit: CockpitPage) -> None:
    desk.capture("Bahn")
    cockpit.view.setCurrentIndex(cockpit.view.cards.index(1))
    editor = edited(desk, cockpit)
    editor.box.setPlainText("Mehr Busse")
    cockpit.view.setCurrentIndex(cockpit.view.cards.index(0))
    cockpit.view.act("reword")
    desk.await_texts("Bahn", "Mehr Busse")
    assert cockpit.view.editor is not None
    assert cockpit.view.editor.box.toPlainText() == "Bahn"


def test_a_card_is_given_to_the_session_it_belongs_to(desk: Desk, cockpit: CockpitPage) -> None:
    desk.bot.waitUntil(lambda: bool(cockpit.view.sessions), timeout=PATIENCE)
    menu = cockpit.view.menu()
    (sessions,) = (made for made in menu.findChildren(QMenu) if made.title().startswith("Belongs to another session"))
    titles = [action.text() for action in sessions.actions()]
    assert len(titles) == 20
    assert not any(title.startswith("W4R2") for title in titles)
    next(action for action in sessions.actions() if action.text().startswith("W4R3")).trigger()
    menu.deleteLater()
    desk.await_texts()
    undo = cockpit.status.undo_button
    name = "Undo: 1 card given to another session"
    desk.bot.waitUntil(lambda: undo.accessibleName() == name, timeout=PATIENCE)
    desk.click(undo)
    desk.await_texts("Busse")
    desk.press(Qt.Key.Key_Y, CTRL)
    desk.await_texts()
    desk.window.go_back()
    desk.await_page(SessionsPage)
    desk.enter("W4R3")
    assert desk.texts() == ["Busse"]
