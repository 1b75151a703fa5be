"""A whole hour in front of the group, the laptop killed at its end, and what is there when it is opened again."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from facilitator.desk.cockpit.page import CockpitPage
from facilitator.desk.context import Folders
from facilitator.desk.handout.dialog import HandOverDialog
from facilitator.desk.handout.preview import PreviewDialog
from facilitator.desk.start.page import StartPage
from facilitator.exchange.package import read_package
from tests.conftest import NOON, SteadyClock
from tests.desk import hour
from tests.desk.clocks import COLLECT
from tests.desk.closings import click, result
from tests.desk.desks import PATIENCE, Desk
from tests.desk.starting import handed_over
from tests.exchange.test_photos import photo
from tests.house.sources import ROOT

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "does not support", extend=True)


@pytest.fixture
def killed(folders: Folders, plan: Path, tmp_path: Path) -> None:
    """The hour was played in a program of its own, which was then killed."""
    picture = tmp_path / "flip.jpg"
    picture.write_bytes(photo(400, 300))
    command = [sys.executable, "-m", "tests.desk.hour", str(tmp_path), str(plan), str(picture)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, encoding="utf-8") as process:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == "played"
        process.kill()
    assert process.returncode == (1 if sys.platform == "win32" else -signal.SIGKILL)


@pytest.fixture
def again(killed: None, open_desk: Callable[[], Desk], clock: SteadyClock) -> Desk:
    """The window two minutes later, on the session that was open."""
    clock.pass_time((hour.MINUTES + 2) * hour.MINUTE)
    desk = open_desk()
    (recent,) = desk.find(StartPage).recent_buttons
    desk.bot.waitUntil(lambda: "W1R2" in recent.accessibleName(), timeout=PATIENCE)
    desk.click(recent)
    assert desk.await_page(CockpitPage).session == "W1R2"
    return desk


def test_everything_is_there_after_the_kill(again: Desk) -> None:
    page = again.find(CockpitPage)
    assert page.capture.box.toPlainText() == hour.DRAFT
    assert set(again.texts()) == hour.CARDS
    assert page.clock.box.phase.accessibleName() == COLLECT
    reading = page.session_clock.read()
    assert reading.elapsed == (hour.MINUTES + 2 - 14) * hour.MINUTE, "this phase began after 14 minutes"
    assert reading.spans[0].start == NOON + 2 * hour.MINUTE, "the session began two minutes after the key was pressed"
    kept = result(again)
    by_text = {idea.text: idea for idea in kept.ideas}
    kinds = {idea.text: idea.kind for idea in kept.ideas}
    assert (kinds["Wer hilft?"], kinds["Ein Fest im Hof"], kinds["Zwei"]) == ("question", "suggestion", "question")
    assert (by_text["Am Sonntag"].original, by_text["Am Sonntag"].language) == (hour.ARABIC, "ar")
    clusters = {cluster.name: cluster.id for cluster in kept.clusters}
    assert by_text["Am Sonntag"].cluster == by_text["Der Bus fährt zu selten"].cluster == clusters["Verkehr"]
    assert by_text["Ein Fest im Hof"].cluster == clusters["Feste"]
    assert [(note.kind, note.text, note.reason) for note in kept.notes] == [
        ("decision", "One guide for each town", "None is there")
    ]
    assert [(task.what, task.who, task.until) for task in kept.tasks] == [("Write a list", "Office", "May")]
    assert [(head.group, head.count) for head in kept.headcount] == [("Ehrenamtliche", 12)]


def test_the_session_is_ended_handed_over_and_told_to_the_next_round(again: Desk) -> None:
    page = again.find(CockpitPage)
    page.capture.box.clear()
    page.show_step("close")
    again.bot.waitUntil(page.closing.ending.end_button.isVisible, timeout=PATIENCE)
    again.bot.waitUntil(lambda: len(page.closing.photos.tiles) == 1, timeout=PATIENCE)
    click(again, page.closing.ending.end_button)
    again.bot.waitUntil(lambda: page.clock.main_button.accessibleName() == "Reopen the session", timeout=PATIENCE)
    click(again, page.closing.ending.export_button)
    dialog = again.await_page(HandOverDialog)
    package = read_package(handed_over(again, dialog))
    assert sum(package.manifest.ideas.values()) == len(hour.CARDS)
    dialog.reject()
    click(again, page.closing.ending.print_button)
    again.await_page(PreviewDialog).reject()
    click(again, page.closing.ending.next_button)
    again.bot.waitUntil(lambda: again.find(CockpitPage).session == "W1R3", timeout=PATIENCE)
    earlier = again.find(CockpitPage).collect._empty
    again.await_label(earlier, "Verkehr")
    shown = {label.text() for label in earlier.findChildren(QLabel) if label.isVisible()}
    assert {"Round 2", "Verkehr", "9 dots", "Feste", "4 dots"} <= shown
    again.press(Qt.Key.Key_F4)
