"""Tidying up: the office's receipt unlocks it, by stick or by code; without one only late and by a typed word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from facilitator.desk.cockpit.page import CockpitPage
from facilitator.desk.context import Folders
from facilitator.desk.handout.dialog import HandOverDialog
from facilitator.desk.handout.places import Place
from facilitator.desk.start.page import StartPage
from facilitator.desk.start.sessions import SessionsPage
from facilitator.desk.tidying.dialog import TidyDialog
from facilitator.record import open_record
from facilitator.session.documents import plan_in
from facilitator.session.handing_out import KEY
from facilitator.session.merging import merge
from facilitator.session.progress import Progress
from facilitator.session.receipts import receipt_codes, write_receipt
from tests.conftest import NOON, SteadyClock
from tests.desk.desks import PATIENCE, Desk
from tests.desk.starting import exported, worked

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
YEAR = 365 * 86_400_000


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    path = tmp_path / "KREIS"
    path.mkdir()
    return path


@pytest.fixture
def desk(looks: object, qtbot: QtBot, folders: Folders, clock: SteadyClock, stick: Path) -> Iterator[Desk]:
    """A window on a machine into which the stick is plugged."""
    made = Desk(qtbot, replace(folders, sticks=lambda: [Place("KREIS", stick, stick=True)]), clock)
    yield made
    made.close()


def handed_in(desk: Desk, plan: Path, stick: Path, office: Path) -> str:
    """Two cards in W1R1, handed over and merged by the office; its receipt lies on the stick; returns its code."""
    desk.open_plan(plan)
    desk.enter("W1R1")
    desk.capture("Eins")
    desk.capture("Zwei")
    package = worked(desk, lambda: exported(desk.window._keeper, stick))
    with open_record(office, NOON) as record:
        merge(record, [plan, package], NOON, Progress())
        write_receipt(record, plan_in(record), ["W1R1"], stick / "receipt.facilitator")
        (code,) = receipt_codes(record, ["W1R1"])
    desk.window.go_back()
    desk.await_page(SessionsPage)
    return code.code


def asked(desk: Desk) -> TidyDialog:
    desk.click(desk.find(SessionsPage).hand_over_button)
    dialog = desk.await_page(HandOverDialog)
    desk.bot.waitUntil(lambda: bool(dialog.sessions.lines), timeout=PATIENCE)
    desk.click(dialog.tidy_button)
    tidy = desk.await_page(TidyDialog)
    desk.bot.waitUntil(lambda: bool(tidy.lines), timeout=PATIENCE)
    return tidy


def texts(dialog: TidyDialog) -> str:
    return " | ".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def test_the_receipt_on_the_stick_unlocks_deleting(desk: Desk, plan: Path, stick: Path, tmp_path: Path) -> None:
    handed_in(desk, plan, stick, tmp_path / "office.sqlite")
    dialog = asked(desk)
    desk.await_label(dialog, "The office has all 2 ideas")
    desk.bot.waitUntil(dialog.delete_button.isEnabled, timeout=PATIENCE)
    assert "It cannot be brought back" in texts(dialog)
    assert "Not promised" in texts(dialog)
    desk.click(dialog.delete_button)
    desk.await_label(dialog, "W1R1 deleted on this laptop.")
    dialog.reject()
    desk.bot.waitUntil(
        lambda: "0 cards" in " ".join(one.text() for one in desk.window.findChildren(QLabel)), timeout=PATIENCE
    )
    kept = [path for path in desk.folders.records.rglob("*") if path.is_file() and b"Zwei" in path.read_bytes()]
    assert kept == []


def test_the_code_unlocks_it_too(desk: Desk, plan: Path, stick: Path, tmp_path: Path) -> None:
    code = handed_in(desk, plan, stick, tmp_path / "office.sqlite")
    (stick / "receipt.facilitator").unlink()
    dialog = asked(desk)
    desk.await_label(dialog, "No receipt yet")
    dialog.lines["W1R1"].tick.click()
    assert not dialog.delete_button.isEnabled()
    dialog.receipts.code_box.setText("ABCD-EFGH")
    desk.press_in(dialog.receipts.code_box, Qt.Key.Key_Return)
    desk.bot.waitUntil(dialog.outcome.isVisible, timeout=PATIENCE)
    assert "nothing" in texts(dialog)
    dialog.receipts.code_box.setText(code)
    desk.press_in(dialog.receipts.code_box, Qt.Key.Key_Return)
    desk.await_label(dialog, "The office has all 2 ideas")
    assert dialog.delete_button.isEnabled()


def test_after_the_deletion_date_a_typed_word_is_asked_for(
    desk: Desk, plan: Path, stick: Path, tmp_path: Path, clock: SteadyClock
) -> None:
    handed_in(desk, plan, stick, tmp_path / "office.sqlite")
    (stick / "receipt.facilitator").unlink()
    desk.window.go_back()
    start = desk.await_page(StartPage)
    assert not start.due.isVisible()
    clock.set_wall(NOON + 5 * YEAR)
    desk.window.show_start()
    start = desk.await_page(StartPage)
    desk.bot.waitUntil(start.due.isVisible, timeout=PATIENCE)
    assert "1 session on this laptop" in start.due.text.text()
    desk.click(start.due.button)
    dialog = desk.await_page(TidyDialog)
    desk.bot.waitUntil(lambda: bool(dialog.lines), timeout=PATIENCE)
    dialog.lines["W1R1"].tick.click()
    desk.bot.waitUntil(dialog.word_box.isVisible, timeout=PATIENCE)
    assert not dialog.delete_button.isEnabled()
    dialog.word_box.setText("delete?")
    assert not dialog.delete_button.isEnabled()
    dialog.word_box.setText("DELETE")
    assert dialog.delete_button.isEnabled()
    desk.click(dialog.delete_button)
    desk.await_label(dialog, "W1R1 deleted on this laptop.")
    dialog.reject()
    desk.bot.waitUntil(lambda: not start.due.isVisible(), timeout=PATIENCE)


def test_nobody_tidies_up_from_within_a_session(desk: Desk, plan: Path) -> None:
    desk.open_plan(plan)
    desk.enter("W1R1")
    desk.capture("Eins")
    desk.click(desk.find(CockpitPage).export_button)
    dialog = desk.await_page(HandOverDialog)
    desk.bot.waitUntil(lambda: bool(dialog.sessions.lines), timeout=PATIENCE)
    assert not dialog.tidy_button.isVisible()


def test_a_forged_receipt_is_refused(desk: Desk, plan: Path, stick: Path, tmp_path: Path) -> None:
    handed_in(desk, plan, stick, tmp_path / "office.sqlite")
    (stick / "receipt.facilitator").unlink()
    with open_record(tmp_path / "office.sqlite", NOON) as record:
        record.remember(KEY, "00" * 32)  # somebody who does not know the conference's
        write_receipt(record, plan_in(record), ["W1R1"], stick / "receipt.facilitator")
    dialog = asked(desk)
    desk.await_label(dialog, "was not made with this conference's plan")
    desk.await_label(dialog, "No receipt yet")
    assert not dialog.delete_button.isEnabled()
