"""What tests of the way in share: files dropped on the window, other laptops' results, jobs on the record's thread."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent

from facilitator.conference import intents
from facilitator.desk.cockpit.page import CockpitPage
from facilitator.desk.handout.dialog import HandOverDialog
from facilitator.desk.keeper import Keeper
from facilitator.desk.snapshots import SessionTile
from facilitator.desk.start.band import RehearsalBand
from facilitator.desk.start.sessions import SessionsPage
from facilitator.files import resource_folder
from facilitator.session.handing_over import hand_over
from facilitator.session.handover_plan import plan_handover
from facilitator.session.progress import Progress
from tests.conftest import SteadyClock
from tests.desk.desks import PATIENCE, Desk

SAMPLE = resource_folder() / "demo" / "plan.toml"
T = TypeVar("T")


def worked(desk: Desk, job: Callable[[], T]) -> T:
    """What a job on the record's thread gives."""
    given: list[T] = []
    desk.window.context.background.run(job, desk.window, given.append)
    desk.bot.waitUntil(lambda: bool(given), timeout=PATIENCE)
    return given[0]


def await_other(desk: Desk, page: SessionsPage) -> SessionsPage:
    """The page that comes in the place of this one."""
    desk.bot.waitUntil(lambda: desk.find(SessionsPage) is not page, timeout=PATIENCE)
    return desk.find(SessionsPage)


def drop(desk: Desk, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    actions, buttons, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    desk.window.dropEvent(QDropEvent(QPoint(50, 50), actions, data, buttons, keys))


def results_of(folder: Path, plan: Path, session: str, clock: SteadyClock, *texts: str) -> Path:
    """A package of another laptop."""

    keeper = Keeper(folder, clock, "laptop 9", lambda _: None)
    keeper.open(plan)
    keeper.enter(session)
    for text in texts:
        keeper.do(intents.CaptureIdea(keeper.service.new_id(), session, "question", text))
    path = exported(keeper, folder)
    keeper.close()
    return path


def exported(keeper: Keeper, folder: Path) -> Path:
    """The entered session's package, handed over to a folder."""
    service = keeper.service
    handover = plan_handover(service.record, folder, [service.session])
    receipt = hand_over(service.record, handover, service.clock.wall(), Progress())
    (one,) = receipt.whole
    return Path(one.path)


def tile_of(page: SessionsPage, session: str) -> SessionTile:
    return next(shown.tile for shown in page.tiles.values() if shown.tile.id == session)


def band_is_shown(desk: Desk) -> bool:
    return any(band.isVisible() for band in desk.window.findChildren(RehearsalBand))


def pages(desk: Desk) -> list[CockpitPage]:
    return desk.window.findChildren(CockpitPage)


def handed_over(desk: Desk, dialog: HandOverDialog) -> Path:
    """The one package that a press on the button makes in the documents folder."""
    desk.bot.waitUntil(lambda: bool(dialog.sessions.lines), timeout=PATIENCE)
    desk.click(dialog.places.buttons[desk.folders.documents])
    desk.bot.waitUntil(dialog.go_button.isEnabled, timeout=PATIENCE)
    desk.click(dialog.go_button)
    desk.await_label(dialog, "compared")
    (path,) = desk.folders.documents.iterdir()
    return path
