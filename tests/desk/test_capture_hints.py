"""Hints beside the box: cards that say it already, and words that may point to a person."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from facilitator.conference.results import Idea
from facilitator.desk.cockpit.page import CockpitPage
from facilitator.desk.start.sessions import SessionsPage
from tests.desk.desks import PATIENCE, Desk
from tests.desk.test_failures import the_record, written_elsewhere

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise\\(\\)|grabbing the keyboard", extend=True)
NAMED = "Frau Schneider aus der Ringstraße 5 findet keinen Kurs"
NEUTRAL = "Eine Person aus der [Adresse] findet keinen Kurs"


@pytest.fixture
def cockpit(desk: Desk) -> CockpitPage:
    """The sample's session W4R2; in the round before, a card was typed, and the steps of this one are counted."""
    desk.open_sample()
    desk.enter("W4R1")
    desk.capture("Mehr Sprachkurse am Abend")
    desk.window.go_back()
    desk.await_page(SessionsPage)
    page = desk.enter("W4R2")
    desk.window.activateWindow()
    desk.bot.waitUntil(page.capture.box.hasFocus, timeout=PATIENCE)
    desk.bot.waitUntil(lambda: bool(page.view.sessions), timeout=PATIENCE)  # the first picture has come
    return page


def newest(cockpit: CockpitPage) -> Idea:
    return cockpit.view.cards.idea(cockpit.view.cards.index(0))


def await_said(desk: Desk, cockpit: CockpitPage, *texts: str) -> None:
    strip = cockpit.capture.said
    desk.bot.waitUntil(lambda: [card.text for card in strip.cards] == list(texts), timeout=PATIENCE)
    assert strip.isVisible() == bool(texts)


def confirmed(desk: Desk, cockpit: CockpitPage) -> list[tuple[str, ...]]:
    """In which sessions the cards of the round before were said again, once everything asked for is done."""
    found: list[list[tuple[str, ...]]] = []
    keeper, background = desk.window.context.keeper, desk.window.context.background
    background.run(
        lambda: [idea.confirmed for round_ in keeper.picture().earlier for idea in round_.ideas], cockpit, found.append
    )
    desk.bot.waitUntil(lambda: bool(found), timeout=PATIENCE)
    return found[0]


# Said already.


def test_a_card_of_the_round_before_is_confirmed_and_no_second_is_made(desk: Desk, cockpit: CockpitPage) -> None:
    desk.type("Sprachkurse abends")
    await_said(desk, cockpit, "Mehr Sprachkurse am Abend")
    assert cockpit.capture.said.cards[0].where == "Round 1"
    desk.press(Qt.Key.Key_1, ALT)
    await_said(desk, cockpit)
    assert cockpit.capture.box.toPlainText() == ""
    assert confirmed(desk, cockpit) == [("W4R2",)]
    assert desk.texts() == []


def test_undoing_a_confirmation_brings_the_text_back(desk: Desk, cockpit: CockpitPage) -> None:
    desk.type("Sprachkurse abends")
    await_said(desk, cockpit, "Mehr Sprachkurse am Abend")
    desk.click(cockpit.capture.said.buttons[0])
    undo = cockpit.status.undo_button
    desk.bot.waitUntil(lambda: undo.accessibleName() == "Undo: card confirmed", timeout=PATIENCE)
    desk.press(Qt.Key.Key_Z, CTRL)
    assert cockpit.capture.box.toPlainText() == "Sprachkurse abends"
    assert confirmed(desk, cockpit) == [()]


def test_a_confirmation_that_cannot_be_saved_brings_the_text_back(desk: Desk, cockpit: CockpitPage) -> None:
    desk.type("Sprachkurse abends")
    await_said(desk, cockpit, "Mehr Sprachkurse am Abend")
    with written_elsewhere(the_record(desk)):
        desk.press(Qt.Key.Key_1, ALT)
        desk.await_message("cannot be written")
        assert cockpit.capture.box.toPlainText() == "Sprachkurse abends"


def test_a_card_of_this_session_is_shown_and_the_text_stays(desk: Desk, cockpit: CockpitPage) -> None:
    desk.capture("Der Bus fährt zu selten")
    desk.capture("Ein Fest im Hof")
    desk.type("Der Bus fährt nur selten")
    await_said(desk, cockpit, "Der Bus fährt zu selten")
    assert cockpit.capture.said.buttons[0].accessibleName() == "Show the card: Der Bus fährt zu selten"
    desk.press(Qt.Key.Key_1, ALT)
    assert [card.text for card in cockpit.view.chosen()] == ["Der Bus fährt zu selten"]
    assert cockpit.capture.box.toPlainText() == "Der Bus fährt nur selten"
    assert cockpit.status.text.text() == "It is in the list already, marked below"
    desk.press(Qt.Key.Key_2, ALT)  # there is no second one
    assert len(cockpit.view.chosen()) == 1


def test_a_withdrawn_card_is_not_offered(desk: Desk, cockpit: CockpitPage) -> None:
    desk.capture("Der Bus fährt zu selten")
    desk.press(Qt.Key.Key_Z, CTRL)
    desk.await_texts()
    desk.type("Sprachkurse und Bus fährt zu selten")
    desk.bot.wait(300)
    assert [card.text for card in cockpit.capture.said.cards if "Bus" in card.text] == []


# The privacy guard.


def test_words_that_point_to_a_person_are_put_neutrally(desk: Desk, cockpit: CockpitPage) -> None:
    guard = cockpit.capture.guard
    desk.type(f"? {NAMED} #Kurse")
    desk.bot.waitUntil(guard.isVisible, timeout=PATIENCE)
    assert "This names a person" in guard.reason.text()
    assert NEUTRAL in guard.proposal.text()
    desk.press(Qt.Key.Key_U, ALT)
    assert cockpit.capture.box.toPlainText() == f"? {NEUTRAL} #Kurse"
    desk.bot.waitUntil(guard.isHidden, timeout=PATIENCE)
    desk.press(Qt.Key.Key_Z, CTRL)
    assert cockpit.capture.box.toPlainText() == f"? {NAMED} #Kurse"


def test_a_flagged_card_is_marked_until_somebody_decides(desk: Desk, cockpit: CockpitPage) -> None:
    desk.capture(NAMED)
    cards, view = cockpit.view.cards, cockpit.view
    desk.bot.waitUntil(lambda: cards.is_flagged(newest(cockpit)), timeout=PATIENCE)
    assert "check the wording" in cards.spoken(newest(cockpit))
    view.setCurrentIndex(cards.index(0))
    menu = view.menu()
    next(action for action in menu.actions() if action.text() == "The wording may stay").trigger()
    menu.deleteLater()
    desk.bot.waitUntil(lambda: not cards.is_flagged(newest(cockpit)), timeout=PATIENCE)
    assert newest(cockpit).kept
    menu = view.menu()
    assert [action for action in menu.actions() if action.text() == "The wording may stay"] == []
    menu.deleteLater()


def test_words_kept_while_typing_are_decided_with_the_card(desk: Desk, cockpit: CockpitPage) -> None:
    desk.type(NAMED)
    desk.bot.waitUntil(cockpit.capture.guard.isVisible, timeout=PATIENCE)
    desk.press(Qt.Key.Key_K, ALT)
    assert cockpit.capture.guard.isHidden()
    desk.press(Qt.Key.Key_Return)
    desk.await_texts(NAMED)
    desk.bot.waitUntil(lambda: newest(cockpit).kept, timeout=PATIENCE)
    assert not cockpit.view.cards.is_flagged(newest(cockpit))


def test_other_words_than_those_kept_are_looked_at_anew(desk: Desk, cockpit: CockpitPage) -> None:
    desk.type(NAMED)
    desk.bot.waitUntil(cockpit.capture.guard.isVisible, timeout=PATIENCE)
    desk.press(Qt.Key.Key_K, ALT)
    desk.type(" und Herr Maier auch nicht")
    desk.bot.waitUntil(cockpit.capture.guard.isVisible, timeout=PATIENCE)


def test_blackened_words_are_gone_for_good(desk: Desk, cockpit: CockpitPage) -> None:
    desk.capture(NAMED)
    desk.bot.waitUntil(lambda: cockpit.view.cards.is_flagged(newest(cockpit)), timeout=PATIENCE)
    cockpit.view.setCurrentIndex(cockpit.view.cards.index(0))
    cockpit.view.act("blacken")
    editor = cockpit.view.editor
    assert editor is not None
    assert editor.box.toPlainText() == NEUTRAL
    assert "cannot be undone" in editor.trouble.text()
    desk.press_in(editor.box, Qt.Key.Key_Return)
    desk.await_texts(NEUTRAL)
    desk.bot.waitUntil(cockpit.capture.box.hasFocus, timeout=PATIENCE)
    desk.window.close()
    desk._open = False
    record = next(desk.folders.records.glob("*.sqlite"))
    assert b"Schneider" not in record.read_bytes()
