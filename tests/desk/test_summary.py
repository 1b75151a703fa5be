"""The summary is made in a process of its own: it can be stopped, and whatever becomes of it, the window goes on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest
from PySide6.QtCore import Qt

from facilitator.conference.errors import Refusal
from facilitator.desk.cockpit.page import CockpitPage
from facilitator.desk.handout.dialog import HandOverDialog
from facilitator.desk.handout.preview import PreviewDialog
from facilitator.desk.handout.summary import SummaryWork, Wanted
from facilitator.exchange.package import read_package
from facilitator.session import handing_over
from facilitator.session.handover_plan import Part
from tests.conftest import NOON
from tests.desk.desks import PATIENCE, Desk
from tests.desk.test_handing_over import texts

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


@pytest.fixture
def page(desk: Desk) -> CockpitPage:
    """A session with a card, and half of another one in the box."""
    desk.open_sample()
    page = desk.enter("W1R2")
    desk.capture("Eins")
    desk.type("halb")
    return page


def makers() -> list[psutil.Process]:
    """The processes that make summaries for this one."""
    return [one for one in psutil.Process().children() if "spawn_main" in " ".join(one.cmdline())]


@contextmanager
def files_of_at_most(size: int) -> Iterator[None]:
    """No process begun from here writes a file beyond so many bytes: what a full disk does in the middle of one."""
    import resource  # POSIX alone has such a limit

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def assert_goes_on(desk: Desk, page: CockpitPage) -> None:
    """The box has what was typed, and the keys."""
    assert page.capture.box.toPlainText() == "halb"
    assert desk.window.focusWidget() is page.capture.box
    desk.type(" voll")
    desk.press(Qt.Key.Key_Return)
    desk.await_texts("halb voll", "Eins")


def test_cards_are_typed_while_it_is_made_and_it_shows_those_before(desk: Desk, page: CockpitPage) -> None:
    desk.click(page.print_button)
    assert_goes_on(desk, page)
    desk.click(page.print_button)
    desk.await_page(PreviewDialog).reject()
    assert not desk.window.messages.isVisible()
    assert makers() == []


def test_it_is_stopped_by_a_press(desk: Desk, page: CockpitPage) -> None:
    desk.click(page.print_button)
    desk.bot.waitUntil(lambda: bool(makers()), timeout=PATIENCE)
    desk.click(desk.window.messages.stop_button)
    desk.bot.waitUntil(lambda: not desk.window.messages.isVisible(), timeout=PATIENCE)
    assert makers() == []
    assert not desk.window.findChildren(PreviewDialog)
    assert_goes_on(desk, page)


def test_another_message_meanwhile_stays(desk: Desk, page: CockpitPage) -> None:
    desk.click(page.print_button)
    desk.window.tell("Mittagessen")
    desk.await_page(PreviewDialog).reject()
    desk.await_message("Mittagessen")
    assert not desk.window.messages.stop_button.isVisible()


def test_a_process_that_is_killed_is_told(desk: Desk, page: CockpitPage) -> None:
    desk.click(page.print_button)
    desk.bot.waitUntil(lambda: bool(makers()), timeout=PATIENCE)
    for one in makers():
        one.kill()
    assert "safe in the record" in desk.await_message("ended too early")
    assert_goes_on(desk, page)
    desk.click(page.print_button)
    desk.await_page(PreviewDialog).reject()


def test_the_window_closed_meanwhile_waits_for_nothing(desk: Desk, page: CockpitPage) -> None:
    desk.click(page.print_button)
    desk.bot.waitUntil(lambda: bool(makers()), timeout=PATIENCE)
    desk.close()
    assert makers() == []


def test_a_disk_that_gets_full_in_the_middle_of_it_is_told(desk: Desk, page: CockpitPage) -> None:
    with files_of_at_most(3000):
        desk.click(page.print_button)
        assert "safe in the record" in desk.await_message("could not be written")
    assert not desk.window.findChildren(PreviewDialog)
    assert_goes_on(desk, page)


def test_a_record_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="There is no record"):
        SummaryWork(Wanted(tmp_path / "none.sqlite", "W1R1", tmp_path, "en", NOON)).make()


def test_a_write_that_fails_in_the_middle_of_a_hand_over(
    desk: Desk, page: CockpitPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = handing_over._Work._hand

    def limited(work: handing_over._Work, known: object, part: Part) -> None:
        with files_of_at_most(900):
            real(work, known, part)  # type: ignore[arg-type]  # handed on as it came

    monkeypatch.setattr(handing_over._Work, "_hand", limited)
    desk.click(page.export_button)
    dialog = desk.await_page(HandOverDialog)
    desk.bot.waitUntil(lambda: bool(dialog.sessions.lines), timeout=PATIENCE)
    desk.click(dialog.places.buttons[desk.folders.documents])
    desk.bot.waitUntil(dialog.go_button.isEnabled, timeout=PATIENCE)
    desk.click(dialog.go_button)
    desk.await_label(dialog, "safe")
    told = texts(dialog.outcome)
    assert told.count("safe") == 1
    assert "Whole on" not in told
    assert [path.name for path in desk.folders.documents.iterdir() if not path.name.startswith(".")] == []
    monkeypatch.undo()
    desk.bot.waitUntil(dialog.go_button.isEnabled, timeout=PATIENCE)
    assert dialog.go_button.text().strip() == "Try again"
    desk.click(dialog.go_button)
    desk.await_label(dialog, "read back and compared")
    (package,) = [path for path in desk.folders.documents.iterdir() if path.is_file()]
    assert [event.body["text"] for event in read_package(package).events() if event.kind == "IdeaCaptured"] == ["Eins"]
    dialog.reject()
    assert_goes_on(desk, page)
