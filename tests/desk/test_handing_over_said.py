"""Handing over: what the office has, by a receipt on the stick or a typed code; and whether it is sealed."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from facilitator.desk.context import Folders
from facilitator.desk.handout.dialog import HandOverDialog
from facilitator.desk.handout.office import receipts_on
from facilitator.desk.handout.session_list import office_words
from facilitator.desk.start.sessions import SessionsPage
from facilitator.desk.words import local_time
from facilitator.exchange.keys import new_pair
from facilitator.exchange.package import is_sealed
from facilitator.language import Language
from facilitator.record import open_record
from facilitator.session.documents import plan_in
from facilitator.session.merging import find_packages, merge
from facilitator.session.plans import make_plan_package
from facilitator.session.progress import Progress
from facilitator.session.receipts import Standing, receipt_codes, write_receipt
from tests.conftest import NOON, SteadyClock
from tests.desk.desks import PATIENCE, Desk
from tests.desk.starting import SAMPLE
from tests.desk.sticks import Sticks
from tests.desk.test_handing_over import asked, opened, ready, texts, with_cards

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


@pytest.fixture
def folders(folders: Folders, sticks: Sticks) -> Folders:
    """A machine into which sticks are plugged."""
    return replace(folders, sticks=lambda: sticks.places)


class Office:
    """Takes in what lies on a stick, and answers."""

    def __init__(self, folder: Path, plan: Path) -> None:
        self.record, self.plan = folder / "office.sqlite", plan

    def take_in(self, stick: Path) -> None:
        with open_record(self.record, NOON) as record:
            merge(record, [self.plan, *find_packages([stick])], NOON, Progress())

    def receipt(self, path: Path) -> Path:
        with open_record(self.record, NOON) as record:
            return write_receipt(record, plan_in(record), ["W1R1"], path)[0]

    def code(self) -> str:
        with open_record(self.record, NOON) as record:
            return receipt_codes(record, ["W1R1"])[0].code


@pytest.fixture
def office(tmp_path: Path, plan: Path) -> Office:
    return Office(tmp_path, plan)


def handed_over(desk: Desk, plan: Path, stick: Path, office: Office) -> HandOverDialog:
    """Two cards in W1R1 and in W2R1 are with the office."""
    page = with_cards(desk, plan, "W1R1", "W2R1")
    desk.click(page.hand_over_button)
    dialog = opened(desk)
    ready(desk, dialog)
    desk.click(dialog.go_button)
    desk.await_label(dialog, "Safe to remove")
    office.take_in(stick)
    return dialog


def test_a_receipt_that_comes_back_on_the_stick_is_taken_in_and_said(
    desk: Desk, plan: Path, sticks: Sticks, office: Office, clock: SteadyClock
) -> None:
    stick = sticks.plug_in()
    dialog = handed_over(desk, plan, stick, office)
    assert "The office has" not in texts(dialog.sessions)
    sticks.pull_out()
    desk.bot.waitUntil(lambda: stick not in dialog.places.buttons, timeout=PATIENCE)
    dialog.sessions.lines["W2R1"].tick.click()
    (stick / "back").mkdir()
    office.receipt(stick / "back" / "receipt.facilitator")
    sticks.plug_in()
    desk.await_label(dialog, "The office's receipt was taken in: receipt.facilitator")
    line = dialog.sessions.lines["W1R1"]
    noon = f"{local_time(clock.wall()):%H:%M}"
    desk.bot.waitUntil(lambda: f"The office has all 2 ideas · {noon}" in texts(line), timeout=PATIENCE)
    assert f"The office has all 2 ideas · {noon}" in line.tick.accessibleName()
    assert "The office has" not in texts(dialog.sessions.lines["W2R1"])
    assert [one.session for one in dialog.sessions.ticked] == ["W2R1"], "the ticks are as they were"


def test_what_was_captured_since_is_not_with_the_office(
    desk: Desk, plan: Path, sticks: Sticks, office: Office, clock: SteadyClock
) -> None:
    stick = sticks.plug_in()
    handed_over(desk, plan, stick, office).reject()
    office.receipt(stick / "receipt.facilitator")
    desk.await_page(SessionsPage)
    desk.enter("W1R1")
    desk.capture("Drei")
    desk.window.go_back()
    desk.click(desk.await_page(SessionsPage).hand_over_button)
    dialog = opened(desk)
    desk.await_label(dialog, "The office has 2 of 3 ideas")
    desk.bot.waitUntil(lambda: "Changed since" in texts(dialog.sessions.lines["W1R1"]), timeout=PATIENCE)
    dialog.reject()
    clock.pass_time(86_400_000)
    desk.click(desk.await_page(SessionsPage).hand_over_button)
    again = opened(desk)
    desk.bot.waitUntil(lambda: "The office has 2 of 3 ideas" in texts(again.sessions), timeout=PATIENCE)
    assert "was taken in" not in texts(again), "it was taken in before, and was said"
    assert f"{local_time(clock.wall()):%H:%M}" in texts(again.sessions), "as yesterday, at the same time of day"
    assert "ideas · 12:" not in texts(again.sessions), "with the day, which is not today"


def test_a_code_is_typed_here_too(desk: Desk, plan: Path, sticks: Sticks, office: Office) -> None:
    dialog = handed_over(desk, plan, sticks.plug_in(), office)
    dialog.receipts.code_box.setText("ABCD-EFGH")
    desk.press_in(dialog.receipts.code_box, Qt.Key.Key_Return)
    desk.await_label(dialog, "typing mistake")
    assert "The office has" not in texts(dialog.sessions)
    dialog.receipts.code_box.setText(office.code())
    desk.click(dialog.receipts.code_button)
    desk.await_label(dialog, "The office has all of W1R1.")
    desk.bot.waitUntil(lambda: "The office has all 2 ideas" in texts(dialog.sessions.lines["W1R1"]), timeout=PATIENCE)
    assert dialog.receipts.code_box.text() == ""
    assert dialog.isVisible(), "Enter in the box is no press of another button"


def test_a_later_receipt_lies_beside_an_earlier_one(
    desk: Desk, plan: Path, sticks: Sticks, office: Office, tmp_path: Path
) -> None:
    """Whatever their names are: by name, the earlier one would come last."""
    stick = sticks.plug_in()
    handed_over(desk, plan, stick, office).reject()
    office.receipt(stick / "receipt.facilitator")
    desk.await_page(SessionsPage)
    desk.enter("W1R1")
    desk.capture("Drei")
    desk.window.go_back()
    sticks.pull_out()
    desk.click(desk.await_page(SessionsPage).hand_over_button)
    dialog = opened(desk)
    other = sticks.plug_in("ANDERER")
    ready(desk, dialog)
    desk.click(dialog.go_button)
    desk.await_label(dialog, "Safe to remove")
    dialog.reject()
    office.take_in(other)
    late = office.receipt(stick / "receipt.facilitator")
    assert late.name == "receipt-2.facilitator"
    desk.click(desk.await_page(SessionsPage).hand_over_button)
    dialog = opened(desk)
    sticks.plug_in()
    desk.await_label(dialog, "The office has all 3 ideas")


def test_only_new_receipts_of_this_conference_are_found(
    desk: Desk, plan: Path, sticks: Sticks, office: Office, tmp_path: Path
) -> None:
    stick = sticks.plug_in()
    dialog = handed_over(desk, plan, stick, office)
    record = dialog._works.record
    receipt = office.receipt(stick / "receipt.facilitator")
    shutil.copyfile(receipt, stick / "._receipt.facilitator")
    (stick / "notes.facilitator").write_bytes(b"PK\x03\x04 no package")
    deep = stick / "one" / "two"
    deep.mkdir(parents=True)
    shutil.copyfile(receipt, deep / "receipt.facilitator")
    assert receipts_on(record, [stick, stick / "pulled out"]) == (receipt,)
    other = tmp_path / "other.sqlite"
    with open_record(other, NOON) as stranger:
        stranger.remember("conference", "another")
    assert receipts_on(other, [stick]) == ()


@pytest.mark.parametrize(
    ("ideas", "has", "complete", "said"),
    [
        (0, 0, False, ""),
        (1, 9, False, "Das Büro hat 1 von 4 Ideen"),
        (4, 9, False, "Das Büro hat alle Ideen, aber nicht, was zuletzt geändert wurde"),
        (4, 12, True, "Das Büro hat alle 4 Ideen"),
    ],
)
def test_the_words(ideas: int, has: int, complete: object, said: str) -> None:
    one = Standing("W1R1", has, 12, bool(complete), ideas, 4, None)
    assert office_words(one, local_time(NOON), Language("de")) == said
    assert office_words(None, local_time(NOON), Language("de")) == ""


def sealed_plan(tmp_path: Path, number: int) -> Path:
    """The sample's plan, sealed to so many keys."""
    source, sealed = tmp_path / "sealed.toml", tmp_path / "sealed.facilitator"
    keys = ", ".join(f'"{new_pair().public}"' for _ in range(number))
    source.write_text(
        SAMPLE.read_text("utf-8").replace("[conference]", f"[conference]\nseal_to = [{keys}]", 1), "utf-8"
    )
    make_plan_package(source, sealed, None, NOON)
    return sealed


def test_a_plan_with_one_key_only_is_told_and_used(desk: Desk, sticks: Sticks, tmp_path: Path) -> None:
    page = with_cards(desk, sealed_plan(tmp_path, 1), "W1R1")
    assert "Sealed to one key only" in texts(page)
    stick = sticks.plug_in()
    desk.click(page.hand_over_button)
    dialog = opened(desk)
    desk.await_label(dialog, "Sealed to one key only")
    ready(desk, dialog)
    desk.click(dialog.go_button)
    desk.await_label(dialog, "Safe to remove")
    (path,) = stick.iterdir()
    assert is_sealed(path)


def test_sealed_or_not_is_said(desk: Desk, sticks: Sticks, tmp_path: Path) -> None:
    stick = sticks.plug_in()
    dialog = asked(desk, sealed_plan(tmp_path, 2), "W1R1")
    assert "one key only" not in texts(desk.window)
    desk.await_label(dialog, "Sealed: only the office can open it.")
    ready(desk, dialog)
    desk.click(dialog.go_button)
    desk.await_label(dialog, "Safe to remove")
    (path,) = stick.iterdir()
    assert is_sealed(path)


def test_unsealed_is_said(desk: Desk, plan: Path) -> None:
    desk.await_label(asked(desk, plan, "W1R1"), "anybody who finds the stick can read it")


def test_the_sessions_behind_say_it_without_being_built_anew(desk: Desk, plan: Path, sticks: Sticks) -> None:
    page = with_cards(desk, plan, "W1R1")
    page.mine_wanted.emit(1)
    desk.bot.waitUntil(lambda: "Not handed over yet" in texts(desk.await_page(SessionsPage)), timeout=PATIENCE)
    page = desk.find(SessionsPage)
    sticks.plug_in()
    desk.click(page.hand_over_button)
    dialog = opened(desk)
    ready(desk, dialog)
    desk.click(dialog.go_button)
    desk.await_label(dialog, "Safe to remove")
    desk.bot.waitUntil(lambda: not page.band.isVisible(), timeout=PATIENCE)
    assert desk.find(SessionsPage) is page
    (tile,) = (shown for shown in page.tiles.values() if shown.tile.id == "W1R1")
    desk.bot.waitUntil(lambda: "Handed over" in texts(tile), timeout=PATIENCE)
    assert "Not handed over" not in texts(tile)
    dialog.reject()
    desk.enter("W1R1")
    desk.capture("Drei")
    desk.window.go_back()
    again = desk.await_page(SessionsPage)
    assert again is not page
    desk.bot.waitUntil(lambda: "Changed since it was handed over" in texts(again), timeout=PATIENCE)
