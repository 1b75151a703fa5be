"""The main window: one page at a time, the bar above it, and the messages between them."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QByteArray, QLocale, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMainWindow, QWidget

from facilitator.clock import Clock
from facilitator.conference.errors import Refusal
from facilitator.desk.actions import KeysDialog, shortcut
from facilitator.desk.background import Background
from facilitator.desk.cockpit.page import CockpitPage
from facilitator.desk.context import Context, Folders
from facilitator.desk.garbage import Sweeper
from facilitator.desk.handout.handing import make_summary, show_export
from facilitator.desk.keeper import Keeper
from facilitator.desk.messages import MessageBar
from facilitator.desk.snapshots import Entered, Overview
from facilitator.desk.start.page import StartPage, dropped_file
from facilitator.desk.start.sessions import SessionsPage
from facilitator.desk.theme.colours import DARK, LIGHT
from facilitator.desk.theme.sheet import style_sheet
from facilitator.desk.theme.widgets import column
from facilitator.desk.topbar import TopBar
from facilitator.language import Language
from facilitator.settings import Recent, Settings, load_settings, save_settings

SIZE = (1280, 820)
SMALLEST = (1000, 680)


class MainWindow(QMainWindow):
    """Everything on the screen. ``closed`` is told once the record is closed."""

    closed = Signal()
    spoken = Signal(str)
    """The code of the language that is spoken from now on."""

    def __init__(self, folders: Folders, clock: Clock, device: str) -> None:
        super().__init__()
        self._folders = folders
        self._clock = clock
        self._settings = load_settings(folders.settings)
        self._sweeper = Sweeper(self)
        self._background = Background("record")
        self._papers = Background("papers")
        self._keeper = Keeper(folders.records, clock, self._settings.device or device, self._background.tell)
        self._papers_made = tempfile.TemporaryDirectory(prefix="facilitator-")
        self._paper_folder = Path(self._papers_made.name)
        self._overview: Overview | None = None
        self._page: StartPage | SessionsPage | CockpitPage | None = None
        for background in (self._background, self._papers):
            background.refused.connect(self.refuse)
        self.setAcceptDrops(True)
        self.setMinimumSize(*SMALLEST)
        self.resize(*SIZE)
        self.restoreGeometry(QByteArray.fromHex(QByteArray(self._settings.window.encode("ascii", "ignore"))))
        self._keys()
        self._speak(self._settings.language or system_language())
        self.show_start()

    def _keys(self) -> None:
        shortcut(self, "F1", self.show_keys)
        shortcut(self, "Ctrl+O", self.choose_plan)
        shortcut(self, "Alt+Left", self.go_back)

    # What every page stands in.

    def _speak(self, code: str) -> None:
        """Build the frame in a language; pages come into it afterwards."""
        dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        say, colours = Language(code), DARK if dark else LIGHT
        self.setStyleSheet(style_sheet(colours))
        self.messages = MessageBar(say, colours)
        self._bar = TopBar(say, colours)
        self._bar.back_wanted.connect(self.go_back)
        self._bar.help_wanted.connect(self.show_keys)
        self._bar.language_chosen.connect(self.set_language)
        frame = QWidget()
        frame.setObjectName("page")
        self._frame = column(frame, 0, 0)
        self._frame.addWidget(self._bar)
        holder = column()
        holder.setContentsMargins(20, 0, 20, 0)
        holder.addWidget(self.messages)
        self._frame.addLayout(holder)
        self._page = None
        self.setCentralWidget(frame)
        self.context = Context(
            say, colours, self._clock, self._keeper, self._background, self._papers, self._folders, self.refuse
        )
        self.spoken.emit(code)

    def refuse(self, refusal: Refusal) -> None:
        """Say why something was not done."""
        self.messages.refuse(refusal)

    def set_language(self, code: str) -> None:
        """Speak another language from now on, once everything asked for so far is done."""
        self._background.run(lambda: code, self, self._change_language)

    def _change_language(self, code: str) -> None:
        session = self._page.session if isinstance(self._page, CockpitPage) else ""
        self._leave()
        self._settings = Settings(code, self._settings.device, self._settings.window, self._settings.recent)
        self._save_settings()
        self._speak(code)
        if session:
            self.enter(session)
        elif self._overview:
            self._show_sessions(self._overview)
        else:
            self.show_start()

    def _show(self, page: StartPage | SessionsPage | CockpitPage) -> None:
        if self._page is not None:
            self._frame.removeWidget(self._page)
            self._page.hide()
            self._page.deleteLater()
        self._page = page
        self._frame.addWidget(page, 1)
        self._bar.show_page(page.header, page.buttons)
        self._bar.set_back_possible(not isinstance(page, StartPage))
        self.setWindowTitle(f"{page.header.title} – Facilitator" if self._overview else "Facilitator")
        page.setFocus()

    # Pages.

    def show_start(self) -> None:
        """The first page."""
        say = self.context.say
        page = StartPage(say, self.context.colours, self._settings.recent)
        page.open_wanted.connect(self.choose_plan)
        page.sample_wanted.connect(lambda: self._open(self._keeper.open_sample))
        page.recent_wanted.connect(lambda recent: self._open(lambda: self._keeper.reopen(Path(recent.record))))
        self._show(page)
        page.open_button.setFocus()

    def _show_sessions(self, overview: Overview) -> None:
        self._overview = overview
        page = SessionsPage(self.context.say, self.context.colours, overview)
        page.chosen.connect(self.enter)
        page.open_wanted.connect(self.choose_plan)
        self._show(page)
        page.focus_first()

    def _show_cockpit(self, entered: Entered) -> None:
        page = CockpitPage(self.context, entered)
        page.export_wanted.connect(lambda: show_export(self.context, self))
        page.print_wanted.connect(lambda: make_summary(self.context, self.messages, self._paper_folder, self))
        self._show(page)

    def go_back(self) -> None:
        """From a session to the sessions, from there to the first page."""
        if isinstance(self._page, CockpitPage):
            self._leave()
            self._background.run(self._keeper.overview, self, self._back)
        elif isinstance(self._page, SessionsPage):
            self.messages.hide()
            self._overview = None
            self.show_start()

    def _back(self, overview: Overview) -> None:
        self._leave()  # once more: a card that could not be saved may have come back into the box
        self._show_sessions(overview)

    def _leave(self) -> None:
        if isinstance(self._page, CockpitPage):
            self._page.capture.flush()
            self.messages.hide()

    # Opening.

    def choose_plan(self) -> None:
        """Let a person choose a plan's file."""
        say = self.context.say
        chooser = QFileDialog(self, say("Open a plan"), str(self._folders.documents))
        chooser.setFileMode(QFileDialog.FileMode.ExistingFile)
        chooser.setNameFilter(f"{say('Plans')} (*.facilitator *.toml *.xlsx)")
        chooser.fileSelected.connect(lambda name: self.open_plan(Path(name)))
        chooser.open()

    def open_plan(self, path: Path) -> None:
        """Open the conference of a plan."""
        self._open(lambda: self._keeper.open(path))

    def _open(self, job: Callable[[], Overview]) -> None:
        self._leave()
        self.messages.show_text(self.context.say("Opening …"), "info")
        self._background.run(job, self, self._opened)

    def _opened(self, overview: Overview) -> None:
        self.messages.hide()
        recent = Recent(str(overview.record), overview.title, overview.date)
        self._settings = self._settings.with_recent(recent)
        self._save_settings()
        self._show_sessions(overview)

    def enter(self, session: str) -> None:
        """Enter a session of the open conference."""
        self._background.run(lambda: self._keeper.enter(session), self, self._show_cockpit)

    # Keys, files dropped, the end.

    def show_keys(self) -> None:
        """Say which keys do what."""
        dialog = KeysDialog(self.context.say, self.context.colours, self)
        dialog.finished.connect(lambda _: dialog.deleteLater())
        dialog.open()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_file(event.mimeData()):
            event.acceptProposedAction()
            self._hold_over("over")

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._hold_over("")

    def dropEvent(self, event: QDropEvent) -> None:
        self._hold_over("")
        if path := dropped_file(event.mimeData()):
            self.open_plan(path)

    def _hold_over(self, how: str) -> None:
        if isinstance(self._page, StartPage):
            self._page.drop.set_over(bool(how))

    def _save_settings(self) -> None:
        try:
            save_settings(self._folders.settings, self._settings)
        except OSError as error:
            self.refuse(
                Refusal(
                    "Your settings could not be kept ({reason}); the conference is safe: free some space.",
                    reason=error.strerror or str(error),
                )
            )

    def closeEvent(self, event: QCloseEvent) -> None:
        self._leave()
        place = bytes(self.saveGeometry().toHex().data()).decode()
        self._settings = Settings(self._settings.language, self._settings.device, place, self._settings.recent)
        self._save_settings()
        self._background.run(self._keeper.close, self)
        self._background.finish()
        self._papers.finish()
        self._sweeper.stop()
        self._papers_made.cleanup()
        self.closed.emit()
        super().closeEvent(event)


def system_language() -> str:
    """German where the system speaks it, else English."""
    return "de" if QLocale.system().language() == QLocale.Language.German else "en"
