"""The real window, brought to every screen in turn, in a language, a look and a size of text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer
from PySide6.QtWidgets import QDialog, QWidget

from facilitator.conference.errors import Refusal
from facilitator.conference.timer_state import MINUTE
from facilitator.desk.cockpit.page import CockpitPage
from facilitator.desk.cockpit.session_clock import Move
from facilitator.desk.cockpit.step_bar import STEPS
from facilitator.desk.context import Folders
from facilitator.desk.handout.preview import PreviewDialog
from facilitator.desk.room.control import RoomControl
from facilitator.desk.room.picture import VIEWS
from facilitator.desk.snapshots import Overview
from facilitator.desk.start.page import StartPage
from facilitator.desk.start.sessions import SessionsPage
from facilitator.desk.window import MainWindow
from facilitator.language import Language
from facilitator.settings import Look, Settings, save_settings
from tests.conftest import SteadyClock
from tests.pictures.office import office_screens
from tests.pictures.pseudo import Pseudo
from tests.pictures.story import NOW, tell
from tests.waiting import await_so

BEGUN = datetime(2026, 10, 17, 11, 17).astimezone()
"""The second round begins, two minutes late, whatever the machine's time zone."""
ROOM = (1280, 720)


@dataclass(frozen=True)
class Dress:
    """How the windows look in a run. ``language`` is de, en or long: a pseudo-locale with longer words."""

    language: str = "en"
    look: Look = "light"
    text_size: int = 100
    width: int = 1280
    height: int = 820

    @property
    def name(self) -> str:
        """For files."""
        return f"{self.language}-{self.look}-{self.text_size}-{self.width}"


def rest(milliseconds: int = 200) -> None:
    """Let the windows come to rest."""
    deadline = QDeadlineTimer(milliseconds)
    await_so(deadline.hasExpired, "a rest")


class Stage:
    """One window in one dress."""

    def __init__(self, dress: Dress, folder: Path) -> None:
        self._folder = folder
        folders = Folders(folder / "records", folder / "settings.json", folder / "documents")
        folders.documents.mkdir(parents=True, exist_ok=True)
        code = "de" if dress.language == "de" else "en"
        save_settings(folders.settings, Settings(code, "Laptop 3", look=dress.look, text_size=dress.text_size))
        self.clock = SteadyClock(int(BEGUN.timestamp() * 1000))
        speak: Callable[[str], Language] = Pseudo if dress.language == "long" else Language
        self.window = MainWindow(folders, self.clock, "laptop", speak)
        self.window.resize(dress.width, dress.height)
        self.window.show()

    def close(self) -> None:
        self.window.close()
        self.window.deleteLater()
        rest(20)

    def screens(self) -> Iterator[tuple[str, QWidget]]:
        """Every screen by name, shown while it is looked at."""
        window = self.window
        rest()
        yield "start", window
        window.findChildren(StartPage)[0].sample_wanted.emit()
        await_so(lambda: window.findChildren(SessionsPage), "the sample's sessions")
        told: list[Overview] = []
        window._background.run(lambda: tell(window._keeper), window)
        window._background.run(window._keeper.overview, window, told.append)
        await_so(lambda: told, "the story to be told")
        window._show_sessions(*told)
        rest()
        yield "sessions", window
        yield from self._cockpit()
        yield from self._room()
        yield from self._dialogs()
        yield from self._office()
        window.refuse(Refusal("The disk is full, so the card was not saved: free some space, then press Enter again."))
        rest()
        yield "message", window

    def _office(self) -> Iterator[tuple[str, QWidget]]:
        for before in self.window.findChildren(QDialog):
            if before.isVisible():
                before.reject()
        yield from office_screens(self.window, self._folder / "office-central.sqlite", self.clock, rest)

    def _cockpit(self) -> Iterator[tuple[str, QWidget]]:
        self.window.enter(NOW)
        await_so(lambda: self.window.findChildren(CockpitPage), "the cockpit")
        page = self.page
        self._pass("start", 8)
        self._pass("next", 4)
        self._pass("next", 9)
        for step in STEPS:
            page.show_step(step)
            rest(500)
            yield f"cockpit-{step}", self.window

    def _pass(self, move: Move, minutes: int) -> None:
        """Move the clock and let time pass."""
        before = self.page.session_clock
        self.page.clock.ask(move)
        await_so(lambda: self.page.session_clock is not before, f"the clock's move “{move}”")
        self.clock.pass_time(minutes * MINUTE)

    @property
    def page(self) -> CockpitPage:
        """The cockpit."""
        return self.window.findChildren(CockpitPage)[-1]

    def _room(self) -> Iterator[tuple[str, QWidget]]:
        (control,) = self.window.findChildren(RoomControl)
        control.open()
        control.room.resize(*ROOM)
        for view in VIEWS:
            control.choose(view)
            rest()
            yield f"room-{view}", control.room
        control.toggle()

    def _dialogs(self) -> Iterator[tuple[str, QWidget]]:
        window, page = self.window, self.page
        page.show_step("collect")
        opened: dict[str, Callable[[], object]] = {
            "settings": window.show_settings,
            "keys": window.show_keys,
            "hand-over": page.export_wanted.emit,
            "tidy-up": lambda: window._background.run(
                lambda: window._keeper.service.record.path, window, window.screens.tidy_up
            ),
        }
        for name, show in opened.items():
            show()
            yield name, self._dialog(QDialog)
        page.print_wanted.emit()
        yield "preview", self._dialog(PreviewDialog)

    def _dialog(self, kind: type[QDialog]) -> QDialog:
        """The dialog that opens next; it is closed with the next screen."""

        def shown() -> list[QDialog]:
            return [one for one in self.window.findChildren(kind) if one.isVisible()]

        for before in self.window.findChildren(QDialog):
            if before.isVisible() and before.property("seen"):
                before.reject()
        await_so(shown, f"a {kind.__name__}")
        rest(400)
        (dialog,) = shown()
        dialog.setProperty("seen", True)
        return dialog
