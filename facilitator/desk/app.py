"""Starting the windows: Qt's application, the user's folders, the machine's clock."""

from __future__ import annotations

import sys
from pathlib import Path

import platformdirs
from PySide6.QtCore import QLibraryInfo, QSysInfo, QTranslator
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from facilitator.clock import SystemClock
from facilitator.desk.context import Folders
from facilitator.desk.messages import tell_faults
from facilitator.desk.theme.fonts import load_fonts
from facilitator.desk.theme.looks import put_on
from facilitator.desk.window import MainWindow
from facilitator.files import resource_folder

NAME = "facilitator"
SWITCH = 0.001
"""Seconds after which another thread may go on: the window waits for the record's thread no longer than that."""


def user_folders() -> Folders:
    """Where this user's things live on this machine."""
    documents = platformdirs.user_documents_path()
    return Folders(
        records=platformdirs.user_data_path(NAME, appauthor=False) / "records",
        settings=platformdirs.user_config_path(NAME, appauthor=False) / "settings.json",
        documents=documents if documents.is_dir() else Path.home(),
    )


def prepare(application: QApplication) -> None:
    """How all windows look, whatever the system."""
    application.setApplicationName("Facilitator")
    application.setDesktopFileName(NAME)
    application.setStyle("Fusion")
    load_fonts()
    put_on("system", 100)
    application.setWindowIcon(QIcon(str(resource_folder() / "icons" / "facilitator.svg")))


def run(arguments: list[str], folders: Folders | None = None) -> int:
    """Open the main window, with the plan named by the first argument if there is one; returns the exit status."""
    sys.setswitchinterval(SWITCH)
    application = QApplication([NAME])
    window = open_window(application, folders or user_folders())
    if arguments:
        window.open_plan(Path(arguments[0]))
    return application.exec()


def open_window(application: QApplication, folders: Folders) -> MainWindow:
    """The main window on its first page, which Qt paints next."""
    prepare(application)
    window = MainWindow(folders, SystemClock(), QSysInfo.machineHostName())
    tell_faults(window.messages)
    window.spoken.connect(lambda _: tell_faults(window.messages))
    translator = QTranslator(application)
    window.spoken.connect(lambda code: speak_qt(application, translator, code))
    window.painted.connect(lambda: speak_qt(application, translator, window.context.say.code))
    window.show()
    return window


def speak_qt(application: QApplication, translator: QTranslator, code: str) -> None:
    """Let Qt's own words (in its dialogs and menus) be of a language."""
    application.removeTranslator(translator)
    if translator.load(f"qtbase_{code}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(translator)
