"""The end of a session, and the next round that begins with what this one said."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from facilitator.conference import intents
from facilitator.desk.closing.step import ClosingStep
from facilitator.desk.cockpit.page import CockpitPage
from facilitator.desk.handout.dialog import HandOverDialog
from facilitator.desk.handout.preview import PreviewDialog
from facilitator.exchange.package import read_package
from tests.desk.closings import capture, click, do, press, result
from tests.desk.desks import PATIENCE, Desk
from tests.desk.starting import handed_over

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


def test_ending_the_session_stands_there_while_the_clock_runs(desk: Desk, last_step: CockpitPage) -> None:
    ending = last_step.closing.ending
    assert not ending.end_button.isVisible()
    desk.click(last_step.clock.main_button)
    desk.bot.waitUntil(ending.end_button.isVisible, timeout=PATIENCE)
    click(desk, ending.end_button)
    desk.bot.waitUntil(lambda: not ending.end_button.isVisible(), timeout=PATIENCE)
    assert result(desk).state == "closed"


def test_export_and_summary_from_the_closing_page(desk: Desk, closing: ClosingStep) -> None:
    do(desk, intents.WriteNote("n" * 32, "W1R1", "decision", "Ein Lotse"))
    desk.click(closing.ending.export_button)
    dialog = desk.await_page(HandOverDialog)
    path = handed_over(desk, dialog)
    assert any(event.body.get("text") == "Ein Lotse" for event in read_package(path).events())
    dialog.reject()
    desk.click(closing.ending.print_button)
    desk.await_page(PreviewDialog).reject()


def test_the_next_round_opens_with_what_this_one_said(desk: Desk, last_step: CockpitPage) -> None:
    capture(desk, "a", "Mehr Busse")
    capture(desk, "b", "Wer zahlt?")
    do(desk, intents.CreateCluster("c" * 32, "W1R1", "Verkehr", ("a" * 32,)))
    do(desk, intents.OpenVote("v" * 32, "W1R1"))
    do(desk, intents.CountDots("v" * 32, "c" * 32, 5))
    ending = last_step.closing.ending
    desk.bot.waitUntil(ending.next_button.isVisible, timeout=PATIENCE)
    assert ending.next_button.accessibleName() == "Open the next round: W1R2"
    click(desk, ending.next_button)
    desk.bot.waitUntil(lambda: desk.find(CockpitPage).session == "W1R2", timeout=PATIENCE)
    page = desk.find(CockpitPage)
    earlier = page.collect._empty
    desk.await_label(earlier, "Verkehr")
    texts = [label.text() for label in earlier.findChildren(QLabel) if label.isVisible()]
    assert {"Round 1", "Verkehr", "5 dots", "Wer zahlt?"} <= set(texts)
    assert not earlier.button.isVisible()
    desk.capture("Eins")
    assert not earlier.isVisible()
    desk.bot.waitUntil(earlier.button.isVisible, timeout=PATIENCE)
    press(desk, Qt.Key.Key_F4)
    desk.bot.waitUntil(earlier.isVisible, timeout=PATIENCE)
    assert page.capture.box.hasFocus() or desk.window.focusWidget() is page.capture.box
    desk.capture("Zwei")
    assert not earlier.isVisible()
    desk.click(earlier.button)
    assert earlier.isVisible()
    desk.click(earlier.button)
    assert not earlier.isVisible()


def test_the_first_round_has_nothing_to_hand_over(desk: Desk) -> None:
    desk.open_sample()
    page = desk.enter("W1R1")
    earlier = page.collect._empty
    desk.await_label(earlier, "No cards yet")
    press(desk, Qt.Key.Key_F4)
    assert not earlier.button.isVisible()
    assert page.closing.ending._following in ("", "W1R2")


def test_after_the_last_round_there_is_no_next_one(desk: Desk) -> None:
    desk.open_sample()
    page = desk.enter("W1R3")
    page.show_step("close")
    desk.bot.waitUntil(lambda: bool(page.closing.heads.boxes), timeout=PATIENCE)
    assert not page.closing.ending.next_button.isVisible()
