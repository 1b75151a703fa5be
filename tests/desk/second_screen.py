"""A program with two screens, one of which goes: ``python -m tests.desk.second_screen FOLDER`` says what it sees."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import Qt
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
from tests.waiting import await_so


def tell(text: str) -> None:
    sys.stdout.write(f"{text}\n")


def main(folder: Path) -> None:
    application = QApplication([])
    prepare(application)
    projector = application.screens()[1]
    save_settings(folder / "settings.json", Settings("en"))
    window = MainWindow(Folders(folder / "records", folder / "settings.json", folder), SteadyClock(), "laptop")
    window.show()
    window.findChildren(StartPage)[0].sample_wanted.emit()
    await_so(lambda: window.findChildren(SessionsPage), "the sample's sessions")
    window.enter("W1R2")
    await_so(lambda: window.findChildren(CockpitPage), "the cockpit")
    window.activateWindow()
    (page,), (control,) = window.findChildren(CockpitPage), window.findChildren(RoomControl)
    await_so(page.capture.box.hasFocus, "the box for cards to have the keyboard")
    QTest.keyClick(page.capture.box, Qt.Key.Key_F9)
    room = control.room
    await_so(room.isFullScreen, "the room's view in full")
    tell(f"full screen on the {room.screen().name()} at {room.geometry().left()}, {room.width()} wide")
    application.screenRemoved.emit(projector)
    tell(f"{'shown' if room.isVisible() else 'hidden'}; {window.messages.text.text()}")
    QTest.keyClicks(page.capture.box, "Eins")
    QTest.keyClick(page.capture.box, Qt.Key.Key_Return)
    await_so(lambda: page.view.cards.rowCount() == 1, "the card")
    tell("card saved")
    application.screenAdded.emit(projector)
    await_so(room.isVisible, "the room's view again")
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
