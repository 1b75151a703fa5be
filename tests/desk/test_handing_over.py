"""Handing over at the window: a stick is seen, one button is pressed; what goes wrong is said, and nothing is lost."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from facilitator.conference.plan import Plan
from facilitator.desk.cockpit.page import CockpitPage
from facilitator.desk.context import Folders
from facilitator.desk.handout.dialog import HandOverDialog
from facilitator.desk.start.page import StartPage
from facilitator.desk.start.sessions import SessionsPage
from facilitator.exchange.package import read_package
from facilitator.session import handing_over, handover_plan
from facilitator.session.handover_plan import Part
from tests.desk.desks import PATIENCE, Desk
from tests.desk.sticks import Sticks

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


@pytest.fixture
def folders(folders: Folders, sticks: Sticks) -> Folders:
    """A machine into which sticks are plugged."""
    return replace(folders, sticks=lambda: sticks.places)


def opened(desk: Desk) -> HandOverDialog:
    """The dialog, once it shows the sessions."""
    dialog = desk.await_page(HandOverDialog)
    desk.bot.waitUntil(lambda: bool(dialog.sessions.lines), timeout=PATIENCE)
    return dialog


def with_cards(desk: Desk, plan: Path, *sessions: str) -> SessionsPage:
    """Sessions with two cards each."""
    desk.open_plan(plan)
    for session in sessions:
        desk.enter(session)
        desk.capture("Eins")
        desk.capture("Zwei")
        desk.window.go_back()
        desk.bot.waitUntil(lambda: desk.find(SessionsPage).isVisible(), timeout=PATIENCE)
    return desk.find(SessionsPage)


def asked(desk: Desk, plan: Path, *sessions: str) -> HandOverDialog:
    """Cards in sessions, and then Ctrl+E."""
    page = with_cards(desk, plan, *sessions)
    desk.window.activateWindow()
    desk.bot.waitUntil(lambda: any(tile.hasFocus() for tile in page.tiles.values()), timeout=PATIENCE)
    desk.press_in(desk.window.focusWidget(), Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    return opened(desk)


def texts(where: QWidget) -> str:
    return " | ".join(label.text() for label in where.findChildren(QLabel) if label.isVisible())


def ready(desk: Desk, dialog: HandOverDialog) -> None:
    desk.bot.waitUntil(dialog.go_button.isEnabled, timeout=PATIENCE)


def test_a_stick_plugged_in_later_is_seen_and_one_press_hands_over(desk: Desk, plan: Path, sticks: Sticks) -> None:
    dialog = asked(desk, plan, "W1R1", "W2R1")
    assert "Plug the stick in" in texts(dialog)
    assert not dialog.go_button.isEnabled()
    stick = sticks.plug_in()
    desk.bot.waitUntil(lambda: stick in dialog.places.buttons, timeout=PATIENCE)
    ready(desk, dialog)
    assert "8.0 GB free" in dialog.places.buttons[stick].accessibleName()
    assert "2 sessions, 4 ideas to KREIS" in dialog.summary.text()
    assert dialog.go_button.hasFocus() or dialog.focusWidget() is dialog.go_button
    desk.press_in(dialog.go_button, Qt.Key.Key_Space)
    desk.await_label(dialog, "Safe to remove")
    assert "2 sessions, 4 ideas, read back and compared" in texts(dialog)
    packages = [read_package(path) for path in sorted(stick.iterdir())]
    assert [package.manifest.ideas for package in packages] == [{"W1R1": 2}, {"W2R1": 2}]
    assert dialog.eject_button.isVisible()
    desk.bot.waitUntil(lambda: "Handed over " in texts(dialog.sessions), timeout=PATIENCE)
    assert not dialog.go_button.isEnabled()


def test_what_is_open_is_said_on_the_first_page_and_goes_from_there(desk: Desk, plan: Path, sticks: Sticks) -> None:
    page = with_cards(desk, plan, "W1R1", "W1R2")
    assert page.band.text.text() == "2 sessions are not handed over yet"
    desk.window.go_back()
    start = desk.await_page(StartPage)
    desk.bot.waitUntil(start.band.isVisible, timeout=PATIENCE)
    assert start.band.text.text() == "2 sessions are not handed over yet"
    sticks.plug_in()
    desk.click(start.band.button)
    dialog = opened(desk)
    ready(desk, dialog)
    desk.click(dialog.go_button)
    desk.await_label(dialog, "Safe to remove")
    dialog.reject()
    desk.bot.waitUntil(lambda: not start.band.isVisible(), timeout=PATIENCE)
    desk.click(start.recent_buttons[0])  # it leads into the session that is next
    desk.await_page(CockpitPage)
    desk.capture("Drei")
    desk.window.go_back()
    page = desk.await_page(SessionsPage)
    desk.bot.waitUntil(page.band.isVisible, timeout=PATIENCE)
    assert page.band.text.text() == "1 session is not handed over yet"


def test_one_of_several_is_handed_over_by_its_tick(desk: Desk, plan: Path, sticks: Sticks) -> None:
    stick = sticks.plug_in()
    dialog = asked(desk, plan, "W1R1", "W2R1")
    ready(desk, dialog)
    dialog.sessions.lines["W1R1"].tick.click()
    desk.bot.waitUntil(lambda: "1 session, 2 ideas to KREIS" in dialog.summary.text(), timeout=PATIENCE)
    ready(desk, dialog)
    desk.click(dialog.go_button)
    desk.await_label(dialog, "Safe to remove")
    (path,) = stick.iterdir()
    assert read_package(path).manifest.ideas == {"W2R1": 2}
    desk.bot.waitUntil(lambda: [one.session for one in dialog.sessions.ticked] == ["W1R1"], timeout=PATIENCE)


def test_a_stick_that_has_it_already_is_checked_and_nothing_is_written(desk: Desk, plan: Path, sticks: Sticks) -> None:
    stick = sticks.plug_in()
    dialog = asked(desk, plan, "W1R1")
    ready(desk, dialog)
    desk.click(dialog.go_button)
    desk.await_label(dialog, "Safe to remove")
    before = {path: path.stat().st_mtime_ns for path in stick.iterdir()}
    desk.bot.waitUntil(lambda: not dialog.sessions.ticked, timeout=PATIENCE)
    dialog.sessions.lines["W1R1"].tick.click()
    ready(desk, dialog)
    assert "already" in texts(dialog.sessions)
    desk.click(dialog.go_button)
    desk.bot.waitUntil(lambda: not dialog._works.busy, timeout=PATIENCE)
    desk.await_label(dialog, "Safe to remove")
    assert {path: path.stat().st_mtime_ns for path in stick.iterdir()} == before


def test_a_stick_pulled_out_in_the_middle_loses_nothing(
    desk: Desk, plan: Path, sticks: Sticks, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = sticks.plug_in()
    dialog = asked(desk, plan, "W1R1", "W2R1")
    ready(desk, dialog)
    real = handing_over._Work._hand

    def pulled(work: handing_over._Work, known: Plan, part: Part) -> None:
        if part.session == "W2R1":
            sticks.pull_out()
            stick.rename(stick.with_name("in a pocket"))
        real(work, known, part)

    monkeypatch.setattr(handing_over._Work, "_hand", pulled)
    desk.click(dialog.go_button)
    desk.await_label(dialog, "was pulled out or does not answer")
    desk.await_label(dialog, "Whole on KREIS: 1 session, 2 ideas")
    assert "Safe to remove" not in texts(dialog)
    desk.bot.waitUntil(lambda: [one.session for one in dialog.sessions.ticked] == ["W2R1"], timeout=PATIENCE)
    monkeypatch.undo()
    stick.with_name("in a pocket").rename(stick)
    sticks.plug_in()
    ready(desk, dialog)
    assert dialog.go_button.text().strip() == "Try again"
    desk.click(dialog.go_button)
    desk.await_label(dialog, "Safe to remove")
    assert len([path for path in stick.iterdir() if not path.name.startswith(".")]) == 2


def test_no_room_and_write_protection_are_said_before_anything_is_written(
    desk: Desk, plan: Path, sticks: Sticks, monkeypatch: pytest.MonkeyPatch
) -> None:
    protected = sticks.plug_in("ZU", read_only=True)
    dialog = asked(desk, plan, "W1R1")
    desk.bot.waitUntil(lambda: protected in dialog.places.buttons, timeout=PATIENCE)
    assert not dialog.places.buttons[protected].isChecked()
    desk.click(dialog.places.buttons[protected])
    desk.await_label(dialog, "is write-protected")
    assert not dialog.go_button.isEnabled()
    monkeypatch.setattr(handover_plan, "free_room", lambda _: 1000)
    full = sticks.plug_in("VOLL")
    desk.bot.waitUntil(lambda: full in dialog.places.buttons, timeout=PATIENCE)
    desk.click(dialog.places.buttons[full])
    desk.await_label(dialog, "has room for 0 MB")
    assert not dialog.go_button.isEnabled()
    monkeypatch.setattr(handover_plan, "free_room", lambda _: 10**12)
    monkeypatch.setattr(handover_plan, "largest_file", lambda _: 1000)
    old = sticks.plug_in("FAT")
    desk.bot.waitUntil(lambda: old in dialog.places.buttons, timeout=PATIENCE)
    desk.click(dialog.places.buttons[old])
    desk.await_label(dialog, "takes none of 4 GB or more (FAT32)")
    assert not dialog.go_button.isEnabled()
    assert [*full.iterdir(), *protected.iterdir(), *old.iterdir()] == []


def test_it_is_stopped_by_a_press_and_nothing_half_stays(
    desk: Desk, plan: Path, sticks: Sticks, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = sticks.plug_in()
    dialog = asked(desk, plan, "W1R1", "W2R1")
    ready(desk, dialog)
    real = handing_over._Work._hand

    def stopped(work: handing_over._Work, known: Plan, part: Part) -> None:
        if part.session == "W2R1":
            dialog._works.cancel()  # what the button does, at this very moment
        real(work, known, part)

    monkeypatch.setattr(handing_over._Work, "_hand", stopped)
    desk.click(dialog.go_button)
    desk.await_label(dialog, "Stopped. Whole on KREIS: 1 session, 2 ideas")
    assert [read_package(path).manifest.ideas for path in stick.iterdir()] == [{"W1R1": 2}]


def test_it_goes_on_when_the_dialog_is_closed_and_the_bar_tells(desk: Desk, plan: Path, sticks: Sticks) -> None:
    stick = sticks.plug_in()
    dialog = asked(desk, plan, "W1R1")
    ready(desk, dialog)
    desk.click(dialog.go_button)
    dialog.reject()
    assert "1 session, 2 ideas" in desk.await_message("Handed over")
    assert len(list(stick.iterdir())) == 1


def test_the_window_closed_while_it_writes_leaves_no_half_package(desk: Desk, plan: Path, sticks: Sticks) -> None:
    stick = sticks.plug_in()
    dialog = asked(desk, plan, "W1R1", "W2R1")
    ready(desk, dialog)
    desk.click(dialog.go_button)
    desk.close()
    assert all(path.suffix == ".facilitator" and read_package(path).events() for path in stick.iterdir())


def test_a_stick_that_the_system_keeps_is_said(desk: Desk, plan: Path, sticks: Sticks) -> None:
    sticks.plug_in()
    dialog = asked(desk, plan, "W1R1")
    ready(desk, dialog)
    desk.click(dialog.go_button)
    desk.await_label(dialog, "Safe to remove")
    desk.click(dialog.eject_button)  # there is no such device
    desk.await_label(dialog, "does not let go of KREIS")


def test_any_folder_can_be_taken(desk: Desk, plan: Path, tmp_path: Path) -> None:
    share = tmp_path / "share"
    share.mkdir()
    dialog = asked(desk, plan, "W1R1")
    dialog.places.add_folder(share)
    ready(desk, dialog)
    desk.click(dialog.go_button)
    desk.await_label(dialog, "read back and compared")
    assert "Safe to remove" not in texts(dialog)
    assert not dialog.eject_button.isVisible()
    assert len(list(share.iterdir())) == 1
