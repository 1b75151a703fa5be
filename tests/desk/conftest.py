"""A window to test with: its folders are temporary, its clock goes only when told to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from facilitator.desk.app import prepare
from facilitator.desk.context import Folders
from facilitator.settings import Settings, save_settings
from tests.conftest import SteadyClock
from tests.desk.desks import Desk


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    """Empty folders, and settings that say English."""
    made = Folders(tmp_path / "records", tmp_path / "settings.json", tmp_path / "documents")
    made.documents.mkdir()
    save_settings(made.settings, Settings("en"))
    return made


@pytest.fixture
def looks(qapp: QApplication) -> QApplication:
    """The application, with the fonts and the style that the program gives it."""
    prepare(qapp)
    return qapp


@pytest.fixture
def open_desk(looks: QApplication, qtbot: QtBot, folders: Folders, clock: SteadyClock) -> Iterator[Callable[[], Desk]]:
    """Opens windows, one after the other, and closes those that are still open."""
    opened: list[Desk] = []

    def one() -> Desk:
        opened.append(Desk(qtbot, folders, clock))
        return opened[-1]

    yield one
    for desk in opened:
        desk.close()


@pytest.fixture
def desk(open_desk: Callable[[], Desk]) -> Desk:
    """A window on its first page."""
    return open_desk()
