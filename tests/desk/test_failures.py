"""When something cannot be done, the window says one sentence, and nothing that was typed is lost."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from facilitator.desk.cockpit.page import CockpitPage
from facilitator.desk.start.page import StartPage
from tests.desk.desks import PATIENCE, Desk
from tests.house.sources import ROOT

HOLD = """
import sys
import threading
from pathlib import Path
from facilitator.record import open_record
record = open_record(Path(sys.argv[1]), 0)
print("held", flush=True)
sys.stdin.read()
"""


@contextmanager
def written_elsewhere(record: Path) -> Iterator[None]:
    """Something else (a backup program) holds the record's file, so that nothing can be written into it."""
    with closing(sqlite3.connect(record, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


@contextmanager
def held_by_another_program(record: Path) -> Iterator[None]:
    command = [sys.executable, "-c", HOLD, str(record)]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
    ) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "held\n"
        yield
        program.communicate("")


def the_record(desk: Desk) -> Path:
    (path,) = desk.folders.records.glob("*.sqlite")
    return path


def test_a_card_that_cannot_be_saved_stays_in_the_box(desk: Desk) -> None:
    desk.open_sample()
    page = desk.enter("W1R2")
    desk.capture("Eins")
    with written_elsewhere(the_record(desk)):
        desk.type("! Zwei")
        desk.press(Qt.Key.Key_Return)
        said = desk.await_message("cannot be written")
        assert "what was saved before is safe" in said
        assert page.capture.box.toPlainText() == "! Zwei"
        assert page.status.text.text() == "Not saved"
        assert desk.texts() == ["Eins"]
    desk.press(Qt.Key.Key_Return)
    desk.await_texts("Zwei", "Eins")
    assert page.view.cards.idea(page.view.cards.index(0)).kind == "suggestion"
    desk.bot.waitUntil(lambda: page.status.text.text() == "Saved", timeout=PATIENCE)


def test_cards_that_could_not_be_saved_come_back_in_their_order(desk: Desk) -> None:
    desk.open_sample()
    page = desk.enter("W1R2")
    with written_elsewhere(the_record(desk)):
        for text in ("Eins", "Zwei", "Drei"):
            desk.type(text)
            desk.press(Qt.Key.Key_Return)
        desk.type("Vier")
        desk.bot.waitUntil(lambda: page.capture.box.toPlainText() == "Eins\nZwei\nDrei\nVier", timeout=PATIENCE)


def test_a_clock_that_cannot_be_saved_is_not_started(desk: Desk) -> None:
    desk.open_sample()
    page = desk.enter("W1R2")
    with written_elsewhere(the_record(desk)):
        desk.click(page.clock.main_button)
        desk.await_message("cannot be written")
        assert page.clock.main_button.accessibleName() == "Start the clock"


def test_a_record_in_use_is_not_opened(open_desk: Callable[[], Desk]) -> None:
    first = open_desk()
    first.open_sample()
    record = the_record(first)
    first.close()
    with held_by_another_program(record):
        second = open_desk()
        second.click(second.find(StartPage).sample_button)
        assert record.name in second.await_message("is open in another window or program")
        assert second.find(StartPage).isVisible()
    second.open_sample()


def test_a_faulty_plan_lists_every_fault(desk: Desk, tmp_path: Path) -> None:
    plan = tmp_path / "plan.toml"
    plan.write_text('[conference]\ntitle = "X"\n[[round]]\nnumber = "one"\n[[workshop]]\nnumber = 1\n', "utf-8")
    desk.window.open_plan(plan)
    said = desk.await_message("The plan plan.toml was not read")
    assert len(said.splitlines()) > 2


def test_what_is_no_package_is_refused(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "x.facilitator").write_bytes(b"nothing of the kind")
    desk.window.open_plan(tmp_path / "x.facilitator")
    desk.await_message("x.facilitator is not a package of this program")
    assert not desk.folders.records.exists()


def test_a_conference_that_is_gone_says_so(open_desk: Callable[[], Desk]) -> None:
    first = open_desk()
    first.open_sample()
    record = the_record(first)
    first.close()
    record.unlink()
    second = open_desk()
    (recent,) = second.find(StartPage).recent_buttons
    second.click(recent)
    second.await_message("is not there any more")


def test_nothing_to_undo_is_said(desk: Desk) -> None:
    desk.open_sample()
    desk.enter("W1R2")
    desk.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    desk.await_message("There is nothing to undo")


@pytest.mark.logs("unexpected error")
@pytest.mark.qt_no_exception_capture
def test_a_fault_of_the_program_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    from facilitator.desk.messages import tell_faults

    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    tell_faults(desk.window.messages)
    desk.window.context.background.run(lambda: 1 // 0, desk.window)
    assert "ZeroDivisionError" in desk.await_message("inside the program")


def test_a_page_that_is_gone_is_not_told(desk: Desk) -> None:
    desk.open_sample()
    page = desk.enter("W1R2")
    told: list[int] = []
    background = desk.window.context.background
    slow = threading.Event()
    background.run(slow.wait, page, lambda _: told.append(1))
    desk.window.show_page(StartPage(desk.window.context.say, desk.window.context.colours, ()))
    desk.bot.waitUntil(lambda: not desk.window.findChildren(CockpitPage), timeout=PATIENCE)
    slow.set()
    background.run(lambda: None, desk.window, lambda _: told.append(2))
    desk.bot.waitUntil(lambda: 2 in told, timeout=PATIENCE)
    assert told == [2]
