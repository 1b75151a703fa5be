"""A session is moved to another laptop: sealed to four words, shown large, typed on the other side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from facilitator.desk.context import Folders
from facilitator.desk.handout.dialog import HandOverDialog
from facilitator.desk.handout.moving import MoveDialog, WordsDialog
from facilitator.desk.handout.places import Place
from facilitator.desk.start.sessions import SessionsPage
from facilitator.settings import Settings, save_settings
from tests.conftest import SteadyClock
from tests.desk.desks import PATIENCE, Desk
from tests.desk.starting import drop, tile_of

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


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


@pytest.fixture
def other(looks: object, qtbot: QtBot, tmp_path: Path, clock: SteadyClock) -> Iterator[Desk]:
    """Another laptop."""
    folders = Folders(tmp_path / "o" / "records", tmp_path / "o" / "settings.json", tmp_path / "o" / "documents", list)
    folders.documents.mkdir(parents=True)
    save_settings(folders.settings, Settings("en"))
    made = Desk(qtbot, folders, clock)
    yield made
    made.close()


def test_a_session_goes_to_another_laptop_with_four_words(desk: Desk, other: Desk, plan: Path, stick: Path) -> None:
    desk.open_plan(plan)
    desk.enter("W1R1")
    desk.capture("Eins")
    desk.window.screens.hand_over()
    dialog = desk.await_page(HandOverDialog)
    desk.bot.waitUntil(lambda: bool(dialog.sessions.lines), timeout=PATIENCE)
    desk.click(dialog.move_button)
    move = desk.await_page(MoveDialog)
    desk.bot.waitUntil(move.go_button.isEnabled, timeout=PATIENCE)
    desk.click(move.go_button)
    desk.bot.waitUntil(move.words.isVisible, timeout=PATIENCE)
    words = move.words.text()
    assert len(words.split()) == 4
    (path,) = stick.iterdir()
    assert b"Eins" not in path.read_bytes()
    move.reject()
    dialog.reject()

    other.open_plan(plan)
    drop(other, path)
    asked = other.await_page(WordsDialog)
    asked.box.setText("falsche worte sind hier")
    other.press_in(asked.box, Qt.Key.Key_Return)
    other.await_message("sealed with other words")
    drop(other, path)
    other.bot.waitUntil(
        lambda: any(one.isVisible() for one in other.window.findChildren(WordsDialog)), timeout=PATIENCE
    )
    asked = other.find(WordsDialog)
    asked.box.setText(words.upper())
    other.press_in(asked.box, Qt.Key.Key_Return)
    other.bot.waitUntil(lambda: tile_of(other.find(SessionsPage), "W1R1").ideas == 1, timeout=PATIENCE)
