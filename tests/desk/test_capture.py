"""Typing cards: the box always has the keys, and what belongs to a card is typed with it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from facilitator.conference.results import Idea
from facilitator.desk.cockpit.page import CockpitPage
from facilitator.desk.start.sessions import SessionsPage
from tests.desk.desks import PATIENCE, Desk
from tests.desk.test_failures import the_record, written_elsewhere

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise\\(\\)|grabbing the keyboard", extend=True)
ARABIC = "الحافلة يوم الأحد"


@pytest.fixture
def cockpit(desk: Desk) -> CockpitPage:
    """The sample's session W4R2, just entered."""
    desk.open_sample()
    page = desk.enter("W4R2")
    desk.window.activateWindow()
    desk.bot.waitUntil(page.capture.box.hasFocus, timeout=PATIENCE)
    return page


def newest(cockpit: CockpitPage) -> Idea:
    return cockpit.view.cards.idea(cockpit.view.cards.index(0))


def has_keys(desk: Desk, widget: QWidget) -> None:
    desk.bot.waitUntil(widget.hasFocus, timeout=PATIENCE)


def paste(cockpit: CockpitPage, text: str) -> None:
    data = QMimeData()
    data.setText(text)
    cockpit.capture.box.insertFromMimeData(data)


def await_undo(desk: Desk, cockpit: CockpitPage, name: str) -> None:
    button = cockpit.status.undo_button
    desk.bot.waitUntil(lambda: button.accessibleName() == f"Undo: {name}", timeout=PATIENCE)


# The keys.


def test_a_click_beside_everything_gives_the_keys_back(desk: Desk, cockpit: CockpitPage) -> None:
    desk.capture("Eins")
    view, step = cockpit.view, cockpit.collect
    for place, at in (
        (view.viewport(), QPoint(5, view.viewport().height() - 2)),
        (cockpit.capture, QPoint(cockpit.capture.width() - 3, 3)),
        (step, QPoint(3, cockpit.capture.height() + 6)),
    ):
        view.setFocus()
        QTest.mouseClick(place, Qt.MouseButton.LeftButton, pos=at)
        has_keys(desk, cockpit.capture.box)


def test_a_click_on_a_button_leaves_the_keys_where_they_are(desk: Desk, cockpit: CockpitPage) -> None:
    desk.click(cockpit.capture.buttons["question"])
    has_keys(desk, cockpit.capture.box)


def test_a_closed_menu_gives_the_keys_back(desk: Desk, cockpit: CockpitPage) -> None:
    desk.capture("Eins")
    cockpit.view.setFocus()
    cockpit.view.setCurrentIndex(cockpit.view.cards.index(0))
    menu = cockpit.view.menu()
    menu.popup(QPoint(0, 0))
    menu.close()
    has_keys(desk, cockpit.capture.box)


def test_whatever_is_typed_or_pasted_in_the_list_goes_into_the_box(desk: Desk, cockpit: CockpitPage) -> None:
    desk.capture("Eins")
    box, view = cockpit.capture.box, cockpit.view
    composed = QInputMethodEvent("", [])
    composed.setCommitString("é")
    view.setFocus()
    QApplication.sendEvent(view, composed)
    assert box.toPlainText() == "é"
    QApplication.clipboard().setText(" und mehr")
    view.setFocus()
    desk.press_in(view, Qt.Key.Key_V, CTRL)
    assert box.toPlainText() == "é und mehr"
    has_keys(desk, box)


# Clusters.


def test_a_card_goes_into_the_cluster_that_is_typed_behind_it(desk: Desk, cockpit: CockpitPage) -> None:
    desk.capture("Der Bus kommt nie #Verkehr")
    assert newest(cockpit).text == "Der Bus kommt nie"
    first = newest(cockpit).cluster
    assert first
    await_undo(desk, cockpit, "1 card typed")
    desk.bot.waitUntil(lambda: cockpit.view.cards.cluster(newest(cockpit)) == "Verkehr", timeout=PATIENCE)
    desk.type("Die Bahn auch nicht #verkehr")
    assert cockpit.capture.foot.cluster_button.accessibleName() == "Cluster of this card: Verkehr"
    desk.press(Qt.Key.Key_Return)
    desk.await_texts("Die Bahn auch nicht", "Der Bus kommt nie")
    assert newest(cockpit).cluster == first
    desk.capture("Ohne")
    assert newest(cockpit).cluster is None


def test_a_new_cluster_and_its_card_are_one_step(desk: Desk, cockpit: CockpitPage) -> None:
    desk.capture("Der Bus kommt nie #Verkehr")
    desk.press(Qt.Key.Key_Z, CTRL)
    desk.await_texts()
    desk.bot.waitUntil(lambda: not cockpit.status.undo_button.isEnabled(), timeout=PATIENCE)


def test_a_cluster_is_chosen_by_keys_for_this_card_alone(desk: Desk, cockpit: CockpitPage) -> None:
    desk.capture("Der Bus #Verkehr")
    desk.capture("Die Wohnung #Wohnen")
    pick, foot = cockpit.capture.pick, cockpit.capture.foot
    desk.bot.waitUntil(lambda: cockpit.view.cards.cluster(newest(cockpit)) == "Wohnen", timeout=PATIENCE)
    desk.type("Die Straße #o")
    desk.press(Qt.Key.Key_K, CTRL)
    has_keys(desk, pick.line)
    assert cockpit.capture.box.toPlainText() == "Die Straße"
    assert [pick.list.item(row).text() for row in range(pick.list.count())] == ["Wohnen", "New cluster: o"]
    desk.press_in(pick.line, Qt.Key.Key_Down)
    desk.press_in(pick.line, Qt.Key.Key_Up)
    desk.press_in(pick.line, Qt.Key.Key_Return)
    has_keys(desk, cockpit.capture.box)
    assert foot.cluster_button.accessibleName() == "Cluster of this card: Wohnen"
    desk.press(Qt.Key.Key_Return)
    desk.bot.waitUntil(lambda: newest(cockpit).text == "Die Straße", timeout=PATIENCE)
    desk.bot.waitUntil(lambda: cockpit.view.cards.cluster(newest(cockpit)) == "Wohnen", timeout=PATIENCE)
    assert foot.cluster == ""
    desk.press(Qt.Key.Key_K, CTRL)
    desk.press_in(pick.line, Qt.Key.Key_Escape)
    has_keys(desk, cockpit.capture.box)
    assert pick.isHidden()


def test_a_chosen_cluster_can_be_left_out_again(desk: Desk, cockpit: CockpitPage) -> None:
    desk.type("Die Straße")
    desk.press(Qt.Key.Key_K, CTRL)
    desk.write_in(cockpit.capture.pick.line, "Wege")
    desk.press_in(cockpit.capture.pick.line, Qt.Key.Key_Return)
    assert cockpit.capture.foot.cluster_button.accessibleName() == "New cluster: Wege"
    desk.click(cockpit.capture.foot.without_button)
    desk.press(Qt.Key.Key_Return)
    desk.await_texts("Die Straße")
    assert newest(cockpit).cluster is None


# Pasted lists.


def test_a_pasted_list_makes_cards_in_one_step(desk: Desk, cockpit: CockpitPage) -> None:
    paste(cockpit, "- Eins\n? Zwei\n\n3. Drei #Wege\n")
    assert cockpit.capture.question.accessibleName().startswith("3 lines: Enter makes 3 cards")
    assert desk.texts() == []
    desk.press(Qt.Key.Key_Return)
    desk.await_texts("Drei", "Zwei", "Eins")
    kinds = [cockpit.view.cards.idea(cockpit.view.cards.index(row)).kind for row in range(3)]
    assert kinds == ["observation", "question", "observation"]
    assert [card.number for card in cockpit.view.cards.ideas()] == [1, 2, 3]
    assert newest(cockpit).cluster
    await_undo(desk, cockpit, "3 cards typed")
    desk.press(Qt.Key.Key_Z, CTRL)
    desk.await_texts()


def test_only_cards_that_name_a_cluster_go_into_it(desk: Desk, cockpit: CockpitPage) -> None:
    paste(cockpit, "Eins #Wege\nZwei #Orte\nDrei\nVier #wege")
    desk.press(Qt.Key.Key_Return)
    desk.await_texts("Vier", "Drei", "Zwei", "Eins")
    cards = cockpit.view.cards

    def clusters() -> list[str]:
        return [cards.cluster(cards.idea(cards.index(row))) for row in range(4)]

    desk.bot.waitUntil(lambda: clusters() == ["Wege", "", "Orte", "Wege"], timeout=PATIENCE)
    await_undo(desk, cockpit, "4 cards typed")


def test_a_pasted_list_can_be_one_text_or_nothing(desk: Desk, cockpit: CockpitPage) -> None:
    paste(cockpit, "- Eins\n- Zwei")
    desk.press(Qt.Key.Key_Escape)
    assert cockpit.capture.question.isHidden()
    assert cockpit.capture.box.toPlainText() == ""
    paste(cockpit, "- Eins\n- Zwei")
    desk.press(Qt.Key.Key_Return, SHIFT)
    assert cockpit.capture.box.toPlainText() == "- Eins\n- Zwei"
    has_keys(desk, cockpit.capture.box)
    cockpit.capture.box.clear()
    paste(cockpit, "nur eine Zeile\n")
    assert cockpit.capture.question.isHidden()
    assert cockpit.capture.box.toPlainText() == "nur eine Zeile\n"


def test_a_list_that_cannot_be_saved_comes_back(desk: Desk, cockpit: CockpitPage) -> None:
    desk.capture("Null")
    with written_elsewhere(the_record(desk)):
        paste(cockpit, "Eins\nZwei")
        desk.press(Qt.Key.Key_Return)
        desk.await_message("cannot be written")
        assert cockpit.capture.box.toPlainText() == "Eins\nZwei"
    assert desk.texts() == ["Null"]


# The original wording.


def test_the_original_wording_is_saved_with_the_card(desk: Desk, cockpit: CockpitPage) -> None:
    original = cockpit.capture.original
    desk.type("Der Bus am Sonntag")
    desk.press(Qt.Key.Key_O, ALT)
    has_keys(desk, original.box)
    original.box.insertPlainText(ARABIC)
    assert original.box.document().defaultTextOption().textDirection() == Qt.LayoutDirection.RightToLeft
    original.set_language("ar")
    original.interpreted.setChecked(True)
    desk.press_in(original.box, Qt.Key.Key_Return)
    desk.await_texts("Der Bus am Sonntag")
    card = newest(cockpit)
    assert (card.original, card.language, card.interpreted) == (ARABIC, "ar", True)
    assert original.box.toPlainText() == ""
    desk.press(Qt.Key.Key_O, ALT)
    desk.capture("Auf Deutsch gesagt")
    card = newest(cockpit)
    assert (card.original, card.language, card.interpreted) == ("", "", False)


def test_where_interpreters_are_planned_the_box_is_open(desk: Desk) -> None:
    desk.open_sample()
    page = desk.enter("W1R2")
    assert not page.capture.original.isHidden()
    desk.capture("Wir warten zu lange")
    assert newest(page).interpreted
    desk.window.go_back()
    desk.await_page(SessionsPage)
    assert desk.enter("W4R2").capture.original.isHidden()
