"""The pages of an open conference, and the room's view of its sessions: loaded when the first page stands.

A new page is made by a function here and shown by ``MainWindow.show_page``; its window's shortcuts are in ``window``.
"""

from __future__ import annotations

import tempfile
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog

from facilitator.desk.actions import KeysDialog
from facilitator.desk.cockpit.page import CockpitPage
from facilitator.desk.handout.handing import refuse_if_closed, show_hand_over, tell_if_closed
from facilitator.desk.handout.handovers import HandOvers
from facilitator.desk.handout.summaries import Summaries
from facilitator.desk.page import Page
from facilitator.desk.review.office import Office
from facilitator.desk.room.control import RoomControl
from facilitator.desk.settings_dialog import SettingsDialog
from facilitator.desk.snapshots import Entered, Overview
from facilitator.desk.start.arranging import attend_sessions
from facilitator.desk.start.doors import Doors
from facilitator.desk.start.page import StartPage
from facilitator.desk.start.sessions import SessionsPage
from facilitator.desk.theme.looks import sound
from facilitator.desk.tidying.dialog import TidyDialog
from facilitator.desk.words import local_time
from facilitator.session.handing_over import Receipt
from facilitator.settings import Settings

if TYPE_CHECKING:
    from facilitator.desk.window import MainWindow


class Screens:
    """Makes pages and dialogs for the main window and does what is wanted on them."""

    def __init__(self, window: MainWindow, place: str) -> None:
        self._window = window
        self._made = tempfile.TemporaryDirectory(prefix="facilitator-")
        self.room = RoomControl(window, place, window.tell)
        self.office = Office(window)
        self.handovers = HandOvers(lambda: window.context, window)
        self.summaries = Summaries(lambda: window.context, lambda: window.messages, Path(self._made.name), window)
        self.handovers.done.connect(self._handed_over)
        self.handovers.refused.connect(lambda refusal: refuse_if_closed(refusal, window.context, window))

    def sessions(self, overview: Overview, settings: Settings, doors: Doors) -> SessionsPage:
        """The sessions of the open conference."""
        window, context = self._window, self._window.context
        page = SessionsPage(context.say, context.colours, overview)
        page.chosen.connect(window.enter)
        page.device_named.connect(lambda name: window.set_settings(replace(settings, device=name)))
        if not settings.device:
            page.ask_device()
        page.hand_over_wanted.connect(self.hand_over)
        page.outdated.connect(lambda: context.background.run(context.keeper.overview, doors, doors.changed.emit))
        attend_sessions(page, context, doors, window)
        return page

    def cockpit(self, entered: Entered, settings: Settings) -> CockpitPage:
        """One session."""
        window, context = self._window, self._window.context
        page = CockpitPage(context, entered)
        page.clock.chime = sound(settings)
        page.export_wanted.connect(self.hand_over)
        page.next_wanted.connect(window.go_to_round)
        page.print_wanted.connect(self.summaries.begin)
        return page

    def hand_over(self) -> None:
        """Hand over from the open conference."""
        window, keeper = self._window, self._window.context.keeper
        window.context.background.run(lambda: keeper.service.record.path, window, self.hand_over_from)

    def hand_over_from(self, record: Path) -> None:
        """Hand over from a record, which need not be open."""
        tidy = partial(self.tidy_up, record)
        show_hand_over(self._window.context, self.handovers, record, tidy, self._window)

    def tidy_up(self, record: Path) -> None:
        """Delete from a record what the office has."""
        dialog = TidyDialog(self._window.context, record, self._window)
        dialog.tidied.connect(lambda _: self._show_standing(record))
        _opened(dialog)

    def _handed_over(self, receipt: Receipt) -> None:
        window = self._window
        tell_if_closed(receipt, window.context, window.messages, window)
        self._show_standing(self.handovers.record)

    def _show_standing(self, record: Path) -> None:
        """What is handed over, or deleted, is other than the page shows."""
        window, context = self._window, self._window.context
        for start in window.findChildren(StartPage):
            context.background.run(lambda: context.keeper.look_at(record), start, start.show_standing)
        for sessions in window.findChildren(SessionsPage):
            if sessions.isVisible():
                sessions.outdated.emit()

    def show_handed(self, page: Page | None, overview: Overview) -> bool:
        """Whether the sessions are shown, and only what was handed over was different; it is shown now."""
        return isinstance(page, SessionsPage) and page.show_handed(overview)

    def focus_first(self, page: SessionsPage, wall: int) -> None:
        """Let the keyboard begin at the session that is next; ``wall`` is now."""
        page.focus_first(local_time(wall))

    def keys(self, page: Page | None) -> None:
        """Say which keys do what: those of a page that has its own, else all."""
        context = self._window.context
        own = page.keys(context.say) if page else ()
        _opened(KeysDialog(context.say, context.colours, self._window, own))

    def settings(self, settings: Settings, device: str) -> None:
        """Let a person set how the program speaks, looks and sounds."""
        dialog = SettingsDialog(settings, device, self._window.context, self._window)
        dialog.wanted.connect(self._window.set_settings)
        _opened(dialog)

    def finish(self) -> None:
        """Stop what writes, while the record's thread still works."""
        self.summaries.finish()
        self.handovers.close()

    def close(self) -> None:
        """For good, with the main window."""
        self.room.close()
        self._made.cleanup()


def _opened(dialog: QDialog) -> None:
    dialog.finished.connect(lambda _: dialog.deleteLater())
    dialog.open()
