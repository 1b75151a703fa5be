"""A window to test with: its folders are temporary, its clock goes only when told to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from facilitator.desk.app import prepare
from facilitator.desk.closing.step import ClosingStep
from facilitator.desk.cockpit.page import CockpitPage
from facilitator.desk.context import Folders
from facilitator.session.plans import make_plan_package
from facilitator.settings import Settings, save_settings
from tests.conftest import NOON, SteadyClock
from tests.desk.desks import PATIENCE, Desk
from tests.desk.starting import SAMPLE
from tests.desk.sticks import Sticks


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


@pytest.fixture
def sticks(tmp_path: Path) -> Sticks:
    """What can be plugged in, where a test gives the window's folders these."""
    return Sticks(tmp_path)


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """The plan package as the office gives it out."""
    path = tmp_path / "office" / "plan.facilitator"
    path.parent.mkdir()
    make_plan_package(SAMPLE, path, None, NOON)
    return path


@pytest.fixture
def newer(plan: Path, tmp_path: Path) -> Path:
    """The plan as it is corrected on the morning of the day."""
    source, path = tmp_path / "new.toml", tmp_path / "office" / "plan-2.facilitator"
    source.write_text(SAMPLE.read_text("utf-8").replace("Großer Saal", "Kleiner Saal"), "utf-8")
    make_plan_package(source, path, plan, NOON)
    return path


@pytest.fixture
def last_step(desk: Desk) -> CockpitPage:
    """The sample's session W1R1, at its last step."""
    desk.open_sample()
    page = desk.enter("W1R1")
    desk.click(page.step_bar.buttons["close"])
    desk.bot.waitUntil(lambda: page.closing.isVisible() and bool(page.closing.heads.boxes), timeout=PATIENCE)
    return page


@pytest.fixture
def closing(last_step: CockpitPage) -> ClosingStep:
    """The closing page of it."""
    return last_step.closing
