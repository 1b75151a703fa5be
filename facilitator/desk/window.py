"""The main window: one page at a time, the bar above it, and the messages between them."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QByteArray, Signal, Slot
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QMainWindow, QWidget

from facilitator.clock import Clock
from facilitator.conference.errors import Refusal
from facilitator.desk.actions import KeysDialog, shortcut
from facilitator.desk.background import Background
from facilitator.desk.cockpit.page import CockpitPage
from facilitator.desk.cockpit.step_bar import Step
from facilitator.desk.context import Context, Folders
from facilitator.desk.frame import Frame
from facilitator.desk.garbage import Sweeper
from facilitator.desk.handout.handing import make_summary, show_export
from facilitator.desk.keeper import Keeper
from facilitator.desk.room.control import RoomControl
from facilitator.desk.settings_dialog import SettingsDialog, keep_settings
from facilitator.desk.snapshots import Entered, Overview
from facilitator.desk.start.doors import Doors
from facilitator.desk.start.page import StartPage, dropped_files
from facilitator.desk.start.sessions import SessionsPage
from facilitator.desk.tabbing import go_backwards, go_forwards
from facilitator.desk.theme.looks import colours_of, put_on, sound, system_language
from facilitator.desk.theme.sheet import style_sheet
from facilitator.desk.words import local_time
from facilitator.language import Language
from facilitator.settings import Recent, Settings, load_settings

SIZE = (1280, 820)
SMALLEST = (1000, 680)


class MainWindow(QMainWindow):
    """Everything on the screen. ``closed`` is told once the record is closed."""

    closed = Signal()
    spoken = Signal(str)
    """The code of the language that is spoken from now on."""

    def __init__(
        self, folders: Folders, clock: Clock, device: str, speak: Callable[[str], Language] = Language
    ) -> None:
        super().__init__()
        self._folders = folders
        self._clock = clock
        self._device = device
        self._language = speak
        self._settings = load_settings(folders.settings)
        self._sweeper = Sweeper(self)
        self._background = Background("record")
        self._papers = Background("papers")
        self._keeper = Keeper(folders.records, clock, self._settings.device or device, self._background.tell)
        self._papers_made = tempfile.TemporaryDirectory(prefix="facilitator-")
        self._paper_folder = Path(self._papers_made.name)
        self._overview: Overview | None = None
        self._page: StartPage | SessionsPage | CockpitPage | None = None
        self._room = RoomControl(self, self._settings.room, self._tell)
        self._doors = Doors(self)
        self._doors.leaving.connect(self._leave)
        self._doors.opened.connect(self._opened)
        self._doors.changed.connect(self._changed)
        for background in (self._background, self._papers):
            background.refused.connect(self.refuse)
        self.setAcceptDrops(True)
        self.setMinimumSize(*SMALLEST)
        self.resize(*SIZE)
        self.restoreGeometry(QByteArray.fromHex(QByteArray(self._settings.window.encode("ascii", "ignore"))))
        self._keys()
        self._dress()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._scheme_changed)
        self.show_start()

    def _keys(self) -> None:
        shortcut(self, "F1", self.show_keys)
        shortcut(self, "Ctrl+,", self.show_settings)
        shortcut(self, "Ctrl+O", self.choose_plan)
        shortcut(self, "Alt+Left", self.go_back)

    # What every page stands in.

    def _dress(self) -> None:
        """Build the frame in the language and the look that are set; pages come into it afterwards."""
        settings = self._settings
        code, colours = settings.language or system_language(), put_on(settings.look, settings.text_size)
        say = self._language(code)
        self.setStyleSheet(style_sheet(colours))
        self._frame = Frame(say, colours)
        self.messages, self._bar = self._frame.messages, self._frame.bar
        self._bar.back_wanted.connect(self.go_back)
        self._bar.help_wanted.connect(self.show_keys)
        self._bar.settings_wanted.connect(self.show_settings)
        self._bar.language_chosen.connect(self.set_language)
        self._page = None
        self.setCentralWidget(self._frame)
        self.context = Context(
            say, colours, self._clock, self._keeper, self._background, self._papers, self._folders, self.refuse
        )
        self._room.dress(self.context)
        self._doors.dress(self.context, self.messages)
        self.spoken.emit(code)

    def refuse(self, refusal: Refusal) -> None:
        """Say why something was not done."""
        self.messages.refuse(refusal)

    def _tell(self, text: str) -> None:
        self.messages.show_text(text, "info")

    def set_language(self, code: str) -> None:
        """Speak another language from now on."""
        self.set_settings(replace(self._settings, language=code))

    def set_settings(self, wanted: Settings) -> None:
        """Speak, look and sound so from now on, once everything asked for so far is done."""
        device = wanted.device or self._device
        self._background.run(lambda: self._keeper.name_device(device), self, lambda _: self._change(wanted))

    def _change(self, wanted: Settings) -> None:
        session, step = (self._page.session, self._page.step) if isinstance(self._page, CockpitPage) else ("", None)
        self._leave()
        self._settings = wanted
        self._save_settings()
        self._dress()
        if session:
            self.enter(session, step)
        elif self._overview:
            self._show_sessions(self._overview)
        else:
            self.show_start()

    @Slot()
    def _scheme_changed(self) -> None:
        """The system went dark or light."""
        if colours_of(self._settings.look) != self.context.colours:
            self.set_settings(self._settings)

    def _show(self, page: StartPage | SessionsPage | CockpitPage, *buttons: QWidget) -> None:
        self._page = page
        self._frame.set_rehearsal(bool(self._overview and self._overview.rehearsal))
        self._frame.put(page)
        self._bar.show_page(page.header, (*buttons, *page.buttons))
        self._bar.set_back_possible(not isinstance(page, StartPage))
        self.setWindowTitle(f"{page.header.title} – Facilitator" if self._overview else "Facilitator")
        page.setFocus()
        if not isinstance(page, CockpitPage):
            self._room.leave(page.header.title)

    # Pages.

    def show_start(self) -> None:
        """The first page."""
        page = StartPage(self.context.say, self.context.colours, self._settings.recent)
        self._doors.attend_start(page)
        self._show(page)
        page.focus_first()

    def _show_sessions(self, overview: Overview) -> None:
        self._overview = overview
        page = SessionsPage(self.context.say, self.context.colours, overview)
        page.chosen.connect(self.enter)
        page.device_named.connect(lambda name: self.set_settings(replace(self._settings, device=name)))
        if not self._settings.device:
            page.ask_device()
        self._doors.attend_sessions(page)
        self._show(page)
        page.focus_first(local_time(self._clock.wall()))

    def _show_cockpit(self, entered: Entered, step: Step | None = None) -> None:
        page = CockpitPage(self.context, entered)
        page.clock.chime = sound(self._settings)
        page.header_changed.connect(self._bar.show_header)
        page.export_wanted.connect(lambda: show_export(self.context, self))
        page.next_wanted.connect(self._go_to_round)
        page.print_wanted.connect(lambda: make_summary(self.context, self.messages, self._paper_folder, self))
        self._show(page, self._room.button)
        self._room.enter(page)
        if step:
            page.show_step(step)

    def _go_to_round(self, session: str) -> None:
        self._leave()
        self.enter(session)

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
        self._doors.choose_plan(self._doors.bring)

    def open_plan(self, path: Path) -> None:
        """Open the conference of a plan, or take a newer plan into the open one."""
        self._doors.bring([path])

    def _opened(self, overview: Overview, session: str) -> None:
        recent = Recent(str(overview.record), overview.title, overview.date, overview.rehearsal)
        self._settings = self._settings.with_recent(recent)
        self._save_settings()
        self._overview = overview
        if session:
            self.enter(session)
        else:
            self._show_sessions(overview)

    def _changed(self, overview: Overview) -> None:
        """The open conference is another: show it so, in the session too if one is entered."""
        if isinstance(self._page, CockpitPage):
            self._leave()
            self._overview = overview
            self.enter(self._page.session, self._page.step)
        else:
            self._show_sessions(overview)

    def enter(self, session: str, step: Step | None = None) -> None:
        """Enter a session of the open conference, at its first step or at this one."""
        show = self._show_cockpit
        self._background.run(lambda: self._keeper.enter(session), self, lambda entered: show(entered, step))

    # Keys, files dropped, the end.

    def show_keys(self) -> None:
        """Say which keys do what."""
        dialog = KeysDialog(self.context.say, self.context.colours, self)
        dialog.finished.connect(lambda _: dialog.deleteLater())
        dialog.open()

    def show_settings(self) -> None:
        """Let a person set how the program speaks, looks and sounds."""
        dialog = SettingsDialog(self._settings, self._device, self.context, self)
        dialog.wanted.connect(self.set_settings)
        dialog.finished.connect(lambda _: dialog.deleteLater())
        dialog.open()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()
            self._hold_over("over")

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._hold_over("")

    def dropEvent(self, event: QDropEvent) -> None:
        self._hold_over("")
        if paths := dropped_files(event.mimeData()):
            self._doors.bring(paths)

    def _hold_over(self, how: str) -> None:
        if isinstance(self._page, StartPage):
            self._page.drop.set_over(bool(how))

    def _save_settings(self) -> None:
        keep_settings(self._folders.settings, self._settings, self.refuse)

    def focusNextPrevChild(self, forwards: bool) -> bool:
        return go_forwards(self) if forwards else go_backwards(self)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._leave()
        place = bytes(self.saveGeometry().toHex().data()).decode()
        self._settings = replace(self._settings, window=place, room=self._room.place())
        self._save_settings()
        self._background.run(self._keeper.close, self)
        self._background.finish()
        self._papers.finish()
        self._room.close()
        self._sweeper.stop()
        self._papers_made.cleanup()
        self.closed.emit()
        super().closeEvent(event)
