"""What is to be decided at the end: parked cards, privacy hints, conflicts."""

from __future__ import annotations

import sqlite3
from contextlib import closing as closing_of
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel

from facilitator.conference import intents
from facilitator.desk.closing.step import ClosingStep
from facilitator.desk.cockpit.page import CockpitPage
from facilitator.record import open_record
from facilitator.session.handing_out import write_results
from facilitator.session.service import Service
from tests.conftest import NOON, SteadyClock
from tests.desk.closings import NAMED, capture, click, do, left, result
from tests.desk.desks import PATIENCE, Desk
from tests.desk.starting import exported, worked
from tests.desk.test_failures import the_record

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


def test_a_card_is_taken_out_of_the_parking_lot(desk: Desk, closing: ClosingStep) -> None:
    capture(desk, "p", "When does the bus come?")
    do(desk, intents.Park(("p" * 32,)))
    desk.bot.waitUntil(lambda: len(closing.parked.rows) == 1, timeout=PATIENCE)
    _, row = closing.parked.rows["p" * 32]
    click(desk, row.findChildren(QAbstractButton)[0])
    desk.bot.waitUntil(lambda: not closing.parked.rows, timeout=PATIENCE)
    assert [idea.parked for idea in result(desk).ideas] == [False]


def test_a_hint_is_kept_or_put_otherwise(desk: Desk, closing: ClosingStep) -> None:
    capture(desk, "a", NAMED)
    capture(desk, "b", "Herr Yilmaz hilft dort")
    hints = closing.hints
    desk.bot.waitUntil(lambda: len(hints.cards) == 2, timeout=PATIENCE)
    desk.bot.waitUntil(lambda: "Privacy" in left(closing), timeout=PATIENCE)
    card = hints.cards["a" * 32]
    assert "Schneider" not in card.box.words
    assert any("names a person" in label.text() for label in card.findChildren(QLabel))
    click(desk, hints.cards["b" * 32].keep_button)
    desk.bot.waitUntil(lambda: list(hints.cards) == ["a" * 32], timeout=PATIENCE)
    card.box.selectAll()
    desk.write_in(card.box, "Kurse fehlen")
    desk.press_in(card.box, Qt.Key.Key_Return)
    desk.bot.waitUntil(lambda: not hints.cards, timeout=PATIENCE)
    assert [idea.text for idea in result(desk).ideas] == ["Kurse fehlen", "Herr Yilmaz hilft dort"]
    assert b"Schneider" not in the_record(desk).read_bytes()
    desk.bot.waitUntil(lambda: "Privacy" not in left(closing), timeout=PATIENCE)


def test_a_file_that_still_holds_the_words_is_named(desk: Desk, closing: ClosingStep) -> None:
    capture(desk, "a", NAMED)
    stick = desk.folders.documents / "stick"
    stick.mkdir()
    path = worked(desk, lambda: exported(desk.window._keeper, stick))
    path.rename(desk.folders.documents / "elsewhere.facilitator")
    desk.bot.waitUntil(lambda: len(closing.hints.cards) == 1, timeout=PATIENCE)
    click(desk, closing.hints.cards["a" * 32].put_button)
    assert path.name in desk.await_message("The words are erased here, but not in")


def test_a_conflict_is_settled_by_choosing(desk: Desk, closing: ClosingStep, tmp_path: Path) -> None:
    capture(desk, "a", "old words")
    copy = tmp_path / "copy.sqlite"
    with closing_of(sqlite3.connect(the_record(desk))) as source, closing_of(sqlite3.connect(copy)) as target:
        source.backup(target)
    do(desk, intents.Reword("a" * 32, "my words"))
    with open_record(copy, NOON) as record:
        other = Service(record, SteadyClock())
        other.enter("W1R1")
        other.do(intents.Reword("a" * 32, "their words"))
        plan = other.required_plan
        theirs, _ = write_results(record, plan, ["W1R1"], tmp_path / "theirs.facilitator", NOON)
    desk.window.open_plan(theirs)
    desk.bot.waitUntil(lambda: desk.find(CockpitPage).closing is not closing, timeout=PATIENCE)
    page = desk.find(CockpitPage)
    desk.bot.waitUntil(lambda: len(page.closing.conflicts.sheets) == 1, timeout=PATIENCE)
    desk.bot.waitUntil(lambda: "Conflicts" in left(page.closing), timeout=PATIENCE)
    (sheet,) = page.closing.conflicts.sheets.values()
    buttons = sheet.findChildren(QAbstractButton)
    assert {button.accessibleName() for button in buttons} == {"This one: my words", "This one: their words"}
    click(desk, next(button for button in buttons if "my words" in button.accessibleName()))
    desk.bot.waitUntil(lambda: not page.closing.conflicts.sheets, timeout=PATIENCE)
    assert [(idea.text, idea.conflicts) for idea in result(desk).ideas] == [("my words", ())]
