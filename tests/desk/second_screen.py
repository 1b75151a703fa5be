"""A program with two screens, one of which goes: ``python -m tests.desk.second_screen FOLDER`` says what it sees."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from facilitator.desk.app import prepare
from facilitator.desk.cockpit.page import CockpitPage
from facilitator.desk.context import Folders
from facilitator.desk.room.control import RoomControl
from facilitator.desk.start.page import StartPage
from facilitator.desk.start.sessions import SessionsPage
from facilitator.desk.window import MainWindow
from facilitator.settings import Settings, save_settings
from tests.conftest import SteadyClock
from tests.desk.desks import PATIENCE


def tell(text: str) -> None:
    sys.stdout.write(f"{text}\n")


def until(come: Callable[[], object]) -> None:
    """Wait for something."""
    deadline = QDeadlineTimer(PATIENCE)
    while not come():
        assert not deadline.hasExpired()
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)


def main(folder: Path) -> None:
    application = QApplication([])
    prepare(application)
    projector = application.screens()[1]
    save_settings(folder / "settings.json", Settings("en"))
    window = MainWindow(Folders(folder / "records", folder / "settings.json", folder), SteadyClock(), "laptop")
    window.show()
    window.findChildren(StartPage)[0].sample_wanted.emit()
    until(lambda: window.findChildren(SessionsPage))
    window.enter("W1R2")
    until(lambda: window.findChildren(CockpitPage))
    window.activateWindow()
    (page,), (control,) = window.findChildren(CockpitPage), window.findChildren(RoomControl)
    until(page.capture.box.hasFocus)
    QTest.keyClick(page.capture.box, Qt.Key.Key_F9)
    room = control.room
    until(room.isFullScreen)
    tell(f"full screen on the {room.screen().name()} at {room.geometry().left()}, {room.width()} wide")
    application.screenRemoved.emit(projector)
    tell(f"{'shown' if room.isVisible() else 'hidden'}; {window.messages.text.text()}")
    QTest.keyClicks(page.capture.box, "Eins")
    QTest.keyClick(page.capture.box, Qt.Key.Key_Return)
    until(lambda: page.view.cards.rowCount() == 1)
    tell("card saved")
    application.screenAdded.emit(projector)
    until(room.isVisible)
    tell(f"back on the {room.screen().name()}")
    window.setGeometry(130, 30, 1040, 680)
    window.close()
    again = MainWindow(Folders(folder / "records", folder / "settings.json", folder), SteadyClock(), "laptop")
    again.show()
    place = again.geometry()
    tell(f"the window again at {place.left()}, {place.top()}, {place.width()} by {place.height()}")
    again.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
