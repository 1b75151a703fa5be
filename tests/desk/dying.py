"""A program that is killed while somebody types: ``python -m tests.desk.dying FOLDER TEXT`` says "kept" and waits."""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from facilitator.desk.cockpit.page import CockpitPage
from facilitator.desk.context import Folders
from facilitator.desk.window import MainWindow
from tests.conftest import SteadyClock
from tests.desk.desks import PATIENCE


def main(folder: Path, text: str) -> None:
    application = QApplication([])
    window = MainWindow(Folders(folder / "records", folder / "settings.json", folder), SteadyClock(), "laptop")
    window.show()
    window._doors._open(window._keeper.open_sample)
    window.enter("W1R2")

    def kept(draft: str) -> None:
        if draft == text:
            sys.stdout.write("kept\n")
            sys.stdout.flush()

    def look() -> None:
        pages = window.findChildren(CockpitPage)
        if pages and not pages[0].capture.box.toPlainText():
            pages[0].capture.box.setPlainText(text)
        elif pages:
            window._background.run(lambda: window._keeper.service.record.draft("W1R2", "capture"), window, kept)

    timer = QTimer()
    timer.timeout.connect(look)
    timer.start(20)
    QTimer.singleShot(PATIENCE, application.quit)
    application.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
