"""A moderator's whole way through the real window, from the sample to the printed summary."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QLabel

from facilitator.desk.cockpit.page import CockpitPage
from facilitator.desk.context import Folders
from facilitator.desk.handout.dialog import HandOverDialog
from facilitator.desk.handout.preview import PreviewDialog
from facilitator.desk.start.page import StartPage
from facilitator.desk.start.sessions import SessionsPage
from facilitator.exchange.package import read_package
from tests.conftest import SteadyClock
from tests.desk.desks import PATIENCE, Desk
from tests.desk.starting import handed_over
from tests.house.sources import ROOT

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
"""Qt's stand-in for a screen says so of every dialog; real screens do not."""
ARABIC = "هل يمكنني اختيار المدينة؟"


@pytest.fixture
def cockpit(desk: Desk) -> CockpitPage:
    """The sample's session W1R2, just entered."""
    desk.open_sample()
    return desk.enter("W1R2")


def test_three_cards_undone_and_done_again(desk: Desk, cockpit: CockpitPage) -> None:
    desk.click(cockpit.clock.main_button)
    desk.bot.waitUntil(lambda: cockpit.clock.main_button.accessibleName() == "Pause", timeout=PATIENCE)
    desk.capture("Der Bus fährt zu selten")
    desk.capture(f"? {ARABIC}")
    desk.capture("! Ein Fest im Hof")
    assert desk.texts() == ["Ein Fest im Hof", ARABIC, "Der Bus fährt zu selten"]
    kinds = [cockpit.view.cards.idea(cockpit.view.cards.index(row)).kind for row in range(3)]
    assert kinds == ["suggestion", "question", "observation"]
    assert cockpit.capture.box.toPlainText() == ""
    undo = cockpit.status.undo_button
    desk.bot.waitUntil(lambda: undo.accessibleName() == "Undo: 1 card typed", timeout=PATIENCE)
    desk.press(Qt.Key.Key_Z, CTRL)
    desk.await_texts(ARABIC, "Der Bus fährt zu selten")
    desk.click(undo)
    desk.await_texts("Der Bus fährt zu selten")
    desk.press(Qt.Key.Key_Y, CTRL)
    desk.await_texts(ARABIC, "Der Bus fährt zu selten")
    desk.bot.waitUntil(lambda: cockpit.status.text.text() == "Saved", timeout=PATIENCE)
    assert QApplication.focusWidget() in (None, cockpit.capture.box)


def test_undo_in_a_box_with_text_takes_back_the_typing(desk: Desk, cockpit: CockpitPage) -> None:
    desk.capture("Eins")
    desk.write_in(cockpit.capture.box, "Zwei")
    desk.press(Qt.Key.Key_Z, CTRL)
    desk.bot.waitUntil(lambda: cockpit.capture.box.toPlainText() != "Zwei")
    assert desk.texts() == ["Eins"]


def test_shift_enter_begins_a_new_line(desk: Desk, cockpit: CockpitPage) -> None:
    desk.type("Erste Zeile")
    desk.press(Qt.Key.Key_Return, SHIFT)
    desk.capture("Zweite Zeile")
    assert desk.texts() == ["Erste Zeile\nZweite Zeile"]


def test_the_keys_of_a_kind_are_for_the_next_card_and_in_the_list_for_the_chosen_ones(
    desk: Desk, cockpit: CockpitPage
) -> None:
    desk.press(Qt.Key.Key_2, CTRL)
    desk.bot.waitUntil(cockpit.capture.buttons["question"].isChecked)
    desk.capture("Wer hilft?")
    view = cockpit.view
    assert view.cards.idea(view.cards.index(0)).kind == "question"
    view.setFocus()
    view.setCurrentIndex(view.cards.index(0))
    desk.press_in(view, Qt.Key.Key_3, CTRL)
    desk.bot.waitUntil(lambda: view.cards.idea(view.cards.index(0)).kind == "suggestion", timeout=PATIENCE)
    desk.press_in(view, Qt.Key.Key_L, CTRL)
    desk.bot.waitUntil(lambda: view.cards.idea(view.cards.index(0)).parked, timeout=PATIENCE)
    desk.press_in(view, Qt.Key.Key_L, CTRL)
    desk.bot.waitUntil(lambda: not view.cards.idea(view.cards.index(0)).parked, timeout=PATIENCE)
    desk.press_in(view, Qt.Key.Key_Delete)
    desk.await_texts()


def test_the_menu_of_a_card_changes_its_kind(desk: Desk, cockpit: CockpitPage) -> None:
    desk.capture("Wer hilft?")
    view = cockpit.view
    view.setCurrentIndex(view.cards.index(0))
    menu = view.menu()
    next(action for action in menu.actions() if action.text() == "Question").trigger()
    desk.bot.waitUntil(lambda: view.cards.idea(view.cards.index(0)).kind == "question", timeout=PATIENCE)
    menu.deleteLater()


def test_a_letter_typed_in_the_list_goes_into_the_box(desk: Desk, cockpit: CockpitPage) -> None:
    desk.capture("Eins")
    cockpit.view.setFocus()
    desk.write_in(cockpit.view, "Z")
    assert cockpit.capture.box.toPlainText() == "Z"


def test_the_clock_goes_on_where_it_was_after_coming_back(desk: Desk, cockpit: CockpitPage, clock: SteadyClock) -> None:
    desk.click(cockpit.clock.main_button)
    desk.bot.waitUntil(lambda: cockpit.clock.main_button.accessibleName() == "Pause", timeout=PATIENCE)
    desk.click(cockpit.clock.next_button)
    phase = cockpit.clock.findChildren(QLabel)
    desk.bot.waitUntil(lambda: any(label.text() == "Wozu wir fragen" for label in phase), timeout=PATIENCE)
    clock.pass_time(90_000)
    desk.window.go_back()
    tiles = desk.await_page(SessionsPage).tiles.values()
    assert next(tile for tile in tiles if tile.tile.id == "W1R2").tile.state == "running"
    again = desk.enter("W1R2")
    texts = [label.text() for label in again.clock.findChildren(QLabel)]
    assert "Wozu wir fragen" in texts
    assert "02:30" in texts


def test_a_phase_gets_a_minute_more_or_less_and_a_next_is_taken_back(desk: Desk, cockpit: CockpitPage) -> None:
    panel = cockpit.clock

    def await_text(text: str) -> None:
        labels = panel.findChildren(QLabel)
        desk.bot.waitUntil(lambda: any(label.text() == text for label in labels), timeout=PATIENCE)

    assert not panel.back_button.isEnabled()
    desk.click(panel.main_button)
    desk.bot.waitUntil(panel.more_button.isEnabled, timeout=PATIENCE)
    desk.click(panel.more_button)
    await_text("09:00")
    desk.click(panel.less_button)
    await_text("08:00")
    desk.click(panel.next_button)
    await_text("Wozu wir fragen")
    desk.click(panel.back_button)
    await_text("Begrüßung in allen Sprachen")


def test_the_draft_outlives_a_kill(open_desk: Callable[[], Desk], folders: Folders, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.desk.dying", str(tmp_path), "Halb getippt " + ARABIC]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, encoding="utf-8") as process:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == "kept"
        process.kill()
    assert process.returncode == (1 if sys.platform == "win32" else -signal.SIGKILL)
    desk = open_desk()
    desk.open_sample()
    page = desk.enter("W1R2")
    assert page.capture.box.toPlainText() == "Halb getippt " + ARABIC
    assert page.status.text.text() == "Your unfinished text is back in the box"
    desk.press(Qt.Key.Key_Return)
    desk.await_texts("Halb getippt " + ARABIC)


def test_leaving_keeps_the_draft_at_once(desk: Desk, cockpit: CockpitPage) -> None:
    desk.type("noch nicht fertig")
    desk.window.go_back()
    desk.await_page(SessionsPage)
    assert desk.enter("W1R2").capture.box.toPlainText() == "noch nicht fertig"


def test_the_export_can_be_read_back(desk: Desk, cockpit: CockpitPage) -> None:
    desk.capture("Eins")
    desk.capture(ARABIC)
    desk.click(cockpit.export_button)
    dialog = desk.await_page(HandOverDialog)
    path = handed_over(desk, dialog)
    desk.await_label(dialog, "1 session, 2 ideas, read back and compared")
    desk.await_label(dialog, path.name)
    package = read_package(path)
    assert package.manifest.ideas == {"W1R2": 2}
    texts = [event.body["text"] for event in package.events() if event.kind == "IdeaCaptured"]
    assert texts == ["Eins", ARABIC]
    dialog.reject()


def test_the_summary_is_shown_saved_and_printed(desk: Desk, cockpit: CockpitPage, tmp_path: Path) -> None:
    for number in range(30):
        desk.capture(f"Karte {number} steht im Protokoll")
    desk.click(cockpit.print_button)
    dialog = desk.await_page(PreviewDialog)
    desk.bot.waitUntil(dialog.next_button.isEnabled, timeout=PATIENCE)
    desk.click(dialog.next_button)
    assert dialog.page == 1
    dialog.save_to(tmp_path / "summary.pdf")
    document = pypdfium2.PdfDocument(tmp_path / "summary.pdf")
    text = "".join(page.get_textpage().get_text_range() for page in document)
    pages = len(document)
    document.close()
    assert pages >= 2
    assert [number for number in range(30) if f"Karte {number} steht" not in text] == []
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    dialog.print_on(printer)
    printed = pypdfium2.PdfDocument(tmp_path / "printed.pdf")
    assert len(printed) == pages
    printed.close()
    dialog.reject()


def test_a_summary_that_cannot_be_saved_says_so(desk: Desk, cockpit: CockpitPage, tmp_path: Path) -> None:
    desk.click(cockpit.print_button)
    dialog = desk.await_page(PreviewDialog)
    dialog.save_to(tmp_path / "nowhere" / "summary.pdf")
    assert any("could not be written" in label.text() for label in dialog.findChildren(QLabel))
    dialog.reject()


def test_the_language_changes_in_the_session(desk: Desk, cockpit: CockpitPage) -> None:
    desk.capture("Eins")
    desk.type("halb")
    desk.window.set_language("de")
    desk.bot.waitUntil(
        lambda: any(page is not cockpit and page.isVisible() for page in desk.window.findChildren(CockpitPage)),
        timeout=PATIENCE,
    )
    page = desk.find(CockpitPage)
    assert page.export_button.accessibleName() == "An das Büro übergeben"
    assert page.capture.box.toPlainText() == "halb"
    assert desk.texts() == ["Eins"]


def test_the_conference_is_offered_again(open_desk: Callable[[], Desk]) -> None:
    first = open_desk()
    first.open_sample()
    first.close()
    second = open_desk()
    (recent,) = second.find(StartPage).recent_buttons
    second.click(recent)
    assert len(second.await_page(SessionsPage).tiles) == 21


def test_the_arrow_keys_walk_through_the_sessions(desk: Desk) -> None:
    page = desk.open_sample()
    desk.window.activateWindow()
    here = page.tiles[1, 1]
    here.setFocus()
    desk.bot.waitUntil(here.hasFocus)
    desk.press_in(here, Qt.Key.Key_Down)
    desk.press_in(page.tiles[2, 1], Qt.Key.Key_Right)
    assert page.tiles[2, 2].hasFocus()
    desk.press_in(page.tiles[2, 2], Qt.Key.Key_Return)
    assert desk.await_page(CockpitPage).session == "W2R2"


def test_a_right_click_opens_the_menu_of_the_card_below(desk: Desk, cockpit: CockpitPage) -> None:
    desk.capture("Eins")
    view = cockpit.view
    place = view.visualRect(view.cards.index(0)).center()
    assert view.indexAt(place).data() == "Eins"
    assert not view.indexAt(QPoint(5, view.viewport().height() - 2)).isValid()
