"""The pages of an open conference, and the room's view of its sessions: loaded when the first page stands.

A new page is made by a function here and shown by ``MainWindow.show_page``; its window's shortcuts are in ``window``.
"""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog

from facilitator.desk.actions import KeysDialog
from facilitator.desk.cockpit.page import CockpitPage
from facilitator.desk.handout.handing import make_summary, show_export
from facilitator.desk.room.control import RoomControl
from facilitator.desk.settings_dialog import SettingsDialog
from facilitator.desk.snapshots import Entered, Overview
from facilitator.desk.start.arranging import attend_sessions
from facilitator.desk.start.doors import Doors
from facilitator.desk.start.sessions import SessionsPage
from facilitator.desk.theme.looks import sound
from facilitator.desk.words import local_time
from facilitator.settings import Settings

if TYPE_CHECKING:
    from facilitator.desk.window import MainWindow


class Screens:
    """Makes pages and dialogs for the main window and does what is wanted on them."""

    def __init__(self, window: MainWindow, place: str) -> None:
        self._window = window
        self._made = tempfile.TemporaryDirectory(prefix="facilitator-")
        self._papers = Path(self._made.name)
        self.room = RoomControl(window, place, window.tell)

    def sessions(self, overview: Overview, settings: Settings, doors: Doors) -> SessionsPage:
        """The sessions of the open conference."""
        window, context = self._window, self._window.context
        page = SessionsPage(context.say, context.colours, overview)
        page.chosen.connect(window.enter)
        page.device_named.connect(lambda name: window.set_settings(replace(settings, device=name)))
        if not settings.device:
            page.ask_device()
        attend_sessions(page, context, doors, window)
        return page

    def cockpit(self, entered: Entered, settings: Settings) -> CockpitPage:
        """One session."""
        window, context, papers = self._window, self._window.context, self._papers
        page = CockpitPage(context, entered)
        page.clock.chime = sound(settings)
        page.export_wanted.connect(lambda: show_export(context, window))
        page.next_wanted.connect(window.go_to_round)
        page.print_wanted.connect(lambda: make_summary(context, window.messages, papers, window))
        return page

    def focus_first(self, page: SessionsPage, wall: int) -> None:
        """Let the keyboard begin at the session that is next; ``wall`` is now."""
        page.focus_first(local_time(wall))

    def keys(self) -> None:
        """Say which keys do what."""
        context = self._window.context
        _opened(KeysDialog(context.say, context.colours, self._window))

    def settings(self, settings: Settings, device: str) -> None:
        """Let a person set how the program speaks, looks and sounds."""
        dialog = SettingsDialog(settings, device, self._window.context, self._window)
        dialog.wanted.connect(self._window.set_settings)
        _opened(dialog)

    def close(self) -> None:
        """For good, with the main window."""
        self.room.close()
        self._made.cleanup()


def _opened(dialog: QDialog) -> None:
    dialog.finished.connect(lambda _: dialog.deleteLater())
    dialog.open()
