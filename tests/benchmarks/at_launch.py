"""The program as people start it, timed from outside: ``python -m tests.benchmarks.at_launch FOLDER``.

Says ``there`` once the first page is painted and the window waits for keys, and ``open`` once the last conference,
asked for by its button at once, is painted too. It loads nothing that the program itself does not load.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from facilitator.desk.app import SWITCH, open_window
from facilitator.desk.context import Folders


def say(word: str) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


def main(folder: Path) -> None:
    sys.setswitchinterval(SWITCH)
    application = QApplication(["facilitator"])
    window = open_window(application, Folders(folder / "records", folder / "settings.json", folder))

    def go_on() -> None:
        say("there")
        assert window._page is not None
        window._page.recent_buttons[0].click()  # type: ignore[attr-defined]  # the first page, which it is

    def look() -> None:
        if type(window._page).__name__ == "SessionsPage":
            ticks.stop()
            window.repaint()
            say("open")
            window.close()

    ticks = QTimer()
    ticks.timeout.connect(look)
    window.painted.connect(go_on)
    ticks.start(2)
    application.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
