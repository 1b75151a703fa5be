"""What the main window is whatever page it shows: its frame, its looks, who works for it, and what is loaded when.

It is there at once. What the first page does not need (``load_later``) is loaded by the record's thread once that page
is painted, or when somebody is quicker.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QTimer, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QGuiApplication, QPaintEvent
from PySide6.QtWidgets import QMainWindow

from facilitator.clock import Clock
from facilitator.conference.errors import Refusal
from facilitator.desk.background import Background
from facilitator.desk.context import Context, Folders
from facilitator.desk.frame import Frame
from facilitator.desk.garbage import Sweeper
from facilitator.desk.kept import Kept
from facilitator.desk.start.page import dropped_files
from facilitator.desk.theme.looks import colours_of, put_on, system_language
from facilitator.desk.theme.sheet import style_sheet
from facilitator.language import Language
from facilitator.settings import Settings, load_settings

if TYPE_CHECKING:
    from facilitator.desk.keeper import Keeper

SIZE = (1280, 820)
SMALLEST = (1000, 680)


def load_later() -> None:
    """Load what the first page does not need."""
    import facilitator.desk.keeper
    import facilitator.desk.screens
    import facilitator.desk.start.watch  # noqa: F401  # for the sake of loading them


class Shell(QMainWindow):
    """``closed`` is told once the record is closed."""

    closed = Signal()
    spoken = Signal(str)
    """The code of the language that is spoken from now on."""
    painted = Signal()
    """The first page can be seen."""

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
        settings = self._settings
        self._kept = Kept(folders.records, clock, settings.device or device, settings.reviewer, self._background.tell)
        self._seen = False
        for background in (self._background, self._papers):
            background.refused.connect(self.refuse)
        self.setAcceptDrops(True)
        self.setMinimumSize(*SMALLEST)
        self.resize(*SIZE)
        self.restoreGeometry(QByteArray.fromHex(QByteArray(self._settings.window.encode("ascii", "ignore"))))
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._scheme_changed)

    @property
    def _keeper(self) -> Keeper:
        return self._kept.keeper

    # What comes once the first page is painted.

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._seen:
            self._seen = True
            QTimer.singleShot(0, self, self._load)

    def _load(self) -> None:
        self.painted.emit()
        self._background.run(load_later, self, lambda _: self._loaded())

    def _loaded(self) -> None:
        """Everything behind the first page is there."""

    # What every page stands in.

    def _dress(self) -> None:
        """Build the frame in the language and the look that are set; pages come into it afterwards."""
        settings = self._settings
        code, colours = settings.language or system_language(), put_on(settings.look, settings.text_size)
        say = self._language(code)
        self.setStyleSheet(style_sheet(colours))
        self._frame = Frame(say, colours)
        self.messages, self._bar = self._frame.messages, self._frame.bar
        self._bar.language_chosen.connect(self.set_language)
        self.setCentralWidget(self._frame)
        self.context = Context(
            say, colours, self._clock, self._kept, self._background, self._papers, self._folders, self.refuse
        )
        self.spoken.emit(code)

    def refuse(self, refusal: Refusal) -> None:
        """Say why something was not done."""
        self.messages.refuse(refusal)

    def tell(self, text: str) -> None:
        """Say what happened."""
        self.messages.show_text(text, "info")

    def set_language(self, code: str) -> None:
        """Speak another language from now on."""
        self.set_settings(replace(self._settings, language=code))

    def set_settings(self, wanted: Settings) -> None:
        """Speak, look and sound so from now on, once everything asked for so far is done."""
        device, reviewer = wanted.device or self._device, wanted.reviewer
        self._background.run(lambda: self._kept.sign(device, reviewer), self, lambda _: self._change(wanted))

    def _change(self, wanted: Settings) -> None:
        """Take on other settings; who shows pages shows them anew."""
        self._settings = wanted
        self._save_settings()
        self._dress()

    @Slot()
    def _scheme_changed(self) -> None:
        """The system went dark or light."""
        if colours_of(self._settings.look) != self.context.colours:
            self.set_settings(self._settings)

    @property
    def device(self) -> str:
        """What this laptop is called."""
        return self._settings.device or self._device

    @property
    def settings(self) -> Settings:
        """What is set now."""
        return self._settings

    def keep(self, settings: Settings) -> None:
        """Keep what changes nothing that can be seen now."""
        self._settings = settings
        self._save_settings()

    def _save_settings(self) -> None:
        from facilitator.desk.settings_dialog import keep_settings

        keep_settings(self._folders.settings, self._settings, self.refuse)

    # Keys and files.

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()
            self._hold_over("over")

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._hold_over("")

    def dropEvent(self, event: QDropEvent) -> None:
        self._hold_over("")
        if paths := dropped_files(event.mimeData()):
            self._bring(paths)

    def _hold_over(self, how: str) -> None:
        """Show that files are held over the window, or are not."""

    def _bring(self, paths: list[Path]) -> None:
        """Take the files that were dropped."""
