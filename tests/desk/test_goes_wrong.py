"""What goes wrong in front of the group: one sentence says what happened and what to do, and nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from facilitator.desk.cockpit.page import CockpitPage
from facilitator.desk.handout.dialog import HandOverDialog
from facilitator.desk.start.page import StartPage
from facilitator.desk.start.sessions import SessionsPage
from tests.conftest import SteadyClock
from tests.desk.clocks import WELCOME, await_time, started
from tests.desk.desks import PATIENCE, Desk
from tests.desk.starting import worked
from tests.desk.test_failures import the_record

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "does not support", extend=True)
PAGE = 4096
MINUTE = 60_000


def limit_pages(desk: Desk, more: int) -> None:
    """The disk has room for so many pages more."""
    record = desk.window._keeper.service.record

    def limit() -> bool:
        (pages,) = record._db.execute("PRAGMA page_count").fetchone()
        record._db.execute(f"PRAGMA max_page_count = {pages + more}").fetchone()
        return True

    assert worked(desk, limit)


def test_a_full_disk_leaves_the_card_in_the_box_until_there_is_room(desk: Desk) -> None:
    desk.open_sample()
    page = desk.enter("W1R2")
    desk.capture("Eins")
    limit_pages(desk, 0)
    long = "Zwei " + "Wort " * 2000
    desk.type(long)
    desk.press(Qt.Key.Key_Return)
    said = desk.await_message("disk is full")
    assert "safe" in said
    desk.bot.waitUntil(lambda: page.capture.box.toPlainText() == long, timeout=PATIENCE)
    assert page.status.text.text() == "Not saved"
    assert desk.texts() == ["Eins"]
    limit_pages(desk, 10_000)
    desk.press(Qt.Key.Key_Return)
    desk.await_texts(long.strip(), "Eins")
    desk.bot.waitUntil(lambda: page.status.text.text() == "Saved", timeout=PATIENCE)


def test_a_place_that_goes_away_while_handing_over_is_said_and_all_stays(desk: Desk) -> None:
    desk.open_sample()
    page = desk.enter("W1R2")
    desk.capture("Eins")
    desk.click(page.export_button)
    dialog = desk.await_page(HandOverDialog)
    desk.bot.waitUntil(lambda: bool(dialog.sessions.lines), timeout=PATIENCE)
    desk.click(dialog.places.buttons[desk.folders.documents])
    desk.bot.waitUntil(dialog.go_button.isEnabled, timeout=PATIENCE)
    desk.folders.documents.rmdir()
    desk.click(dialog.go_button)
    desk.await_label(dialog, "everything is safe in the record")
    dialog.reject()
    assert desk.texts() == ["Eins"]
    desk.capture("Zwei")


def test_a_damaged_record_is_rescued_and_the_window_says_so(open_desk: Callable[[], Desk]) -> None:
    first = open_desk()
    first.open_sample()
    first.enter("W1R2")
    for number in range(12):
        first.capture(f"Karte {number} " + "Wort " * 60)
    first.close()
    record = the_record(first)
    content = bytearray(record.read_bytes())
    middle = len(content) // PAGE // 2
    content[middle * PAGE : (middle + 3) * PAGE] = b"\xa5" * (3 * PAGE)
    record.write_bytes(content)
    second = open_desk()
    (recent,) = second.find(StartPage).recent_buttons
    second.click(recent)
    assert record.name in second.await_message("damaged")
    second.await_page(SessionsPage)
    second.enter("W1R2")
    assert second.texts()


def test_ten_minutes_of_sleep_and_a_clock_set_back_leave_the_time_right(desk: Desk, clock: SteadyClock) -> None:
    page = started(desk)
    desk.type("Noch nicht fertig")
    clock.pass_time(3 * MINUTE)
    clock.set_wall(clock.wall() - 60 * MINUTE)
    page.clock.refresh()
    await_time(desk, page, "05:00")
    clock.pass_time(10 * MINUTE)
    page.clock.refresh()
    await_time(desk, page, "+5:00")
    assert page.clock.box.phase.accessibleName() == WELCOME
    assert desk.find(CockpitPage).capture.box.toPlainText() == "Noch nicht fertig"
