"""The main window: one page at a time, and the way from one to another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QWidget

from facilitator.clock import Clock
from facilitator.desk.actions import shortcut
from facilitator.desk.context import Folders
from facilitator.desk.page import Page
from facilitator.desk.shell import Shell
from facilitator.desk.start.doors import Doors
from facilitator.desk.start.page import StartPage
from facilitator.language import Language
from facilitator.settings import Recent, Settings

if TYPE_CHECKING:
    from facilitator.desk.cockpit.page import CockpitPage
    from facilitator.desk.cockpit.step_bar import Step
    from facilitator.desk.screens import Screens
    from facilitator.desk.snapshots import Entered, Overview


class MainWindow(Shell):
    """Everything on the screen: which page is shown, and the way from one to another."""

    def __init__(
        self, folders: Folders, clock: Clock, device: str, speak: Callable[[str], Language] = Language
    ) -> None:
        super().__init__(folders, clock, device, speak)
        self._overview: Overview | None = None
        self._page: Page | None = None
        self._cockpit: CockpitPage | None = None
        self._screens: Screens | None = None
        self.whole = False
        self._doors = Doors(self)
        self._doors.leaving.connect(self._leave)
        self._doors.opened.connect(self._opened)
        self._doors.changed.connect(self._changed)
        self._keys()
        self._dress()
        self.show_start()

    def _keys(self) -> None:
        shortcut(self, "F1", self.show_keys)
        shortcut(self, "Ctrl+,", self.show_settings)
        shortcut(self, "Ctrl+O", self.choose_plan)
        shortcut(self, "Alt+Left", self.go_back)

    # What comes once the first page is painted.

    def _loaded(self) -> None:
        self.whole = bool(self.screens)
        if isinstance(self._page, StartPage):
            self._doors.look_ahead(self._page)

    @property
    def screens(self) -> Screens:
        """What makes the pages behind the first one."""
        if self._screens is None:
            from facilitator.desk.screens import Screens

            self._screens = Screens(self, self._settings.room)
            self._screens.room.dress(self.context)
        return self._screens

    # Language and look.

    def _dress(self) -> None:
        super()._dress()
        self._bar.back_wanted.connect(self.go_back)
        self._bar.help_wanted.connect(self.show_keys)
        self._bar.settings_wanted.connect(self.show_settings)
        self._page = self._cockpit = None
        if self._screens:
            self._screens.room.dress(self.context)
        self._doors.dress(self.context, self.messages)

    def _change(self, wanted: Settings) -> None:
        session, step = (self._cockpit.session, self._cockpit.step) if self._cockpit else ("", None)
        again = self._page.again if self._page else None
        self._leave()
        super()._change(wanted)
        if session:
            self.enter(session, step)
        elif again:
            again()
        elif self._overview:
            self._show_sessions(self._overview)
        else:
            self.show_start()

    def show_page(self, page: Page, *buttons: QWidget) -> None:
        """Show a page in place of the one before, with ``buttons`` before its own in the bar."""
        self._page, self._cockpit = page, None
        self._frame.set_rehearsal(bool(self._overview and self._overview.rehearsal))
        self._frame.put(page)
        self._bar.show_page(page.header, (*buttons, *page.buttons))
        self._bar.set_back_possible(not isinstance(page, StartPage))
        self.setWindowTitle(f"{page.header.title} – Facilitator" if self._overview else "Facilitator")
        page.setFocus()

    # Pages.

    def show_start(self) -> None:
        """The first page."""
        page = StartPage(self.context.say, self.context.colours, self._settings.recent)
        self._doors.attend_start(page)
        page.office_wanted.connect(self.show_office)
        page.hand_over_wanted.connect(self._hand_over)
        page.tidy_wanted.connect(self._tidy_up)
        self.show_page(page)
        if self._screens:
            self._screens.room.leave(page.header.title)
            self._doors.look_ahead(page)
        page.focus_first()

    def _hand_over(self, record: Path) -> None:
        self.screens.hand_over_from(record)

    def _tidy_up(self, record: Path) -> None:
        self.screens.tidy_up(record)

    def _show_sessions(self, overview: Overview) -> None:
        self._overview = overview
        page = self.screens.sessions(overview, self._settings, self._doors)
        self.show_page(page)
        self.screens.room.leave(page.header.title)
        self.screens.focus_first(page, self._clock.wall())

    def _show_cockpit(self, entered: Entered, step: Step | None = None) -> None:
        page = self.screens.cockpit(entered, self._settings)
        page.header_changed.connect(self._bar.show_header)
        self.show_page(page, self.screens.room.button)
        self._cockpit = page
        self.screens.room.enter(page)
        if step:
            page.show_step(step)

    def go_to_round(self, session: str) -> None:
        """Leave the session that is shown for another one."""
        self._leave()
        self.enter(session)

    def go_back(self) -> None:
        """From a session to the sessions, from there to the first page."""
        if self._cockpit:
            self._leave()
            self._background.run(self._keeper.overview, self, self._back)
        elif self._page and self._page.back:
            self._page.back()
        elif not isinstance(self._page, StartPage):
            self.messages.hide()
            self._overview = None
            self.show_start()

    def _back(self, overview: Overview) -> None:
        self._leave()  # once more: a card that could not be saved may have come back into the box
        self._show_sessions(overview)

    def _leave(self) -> None:
        if self._cockpit:
            self._cockpit.leave()
            self.messages.hide()

    # Opening.

    def choose_plan(self) -> None:
        """Let a person choose a plan's file."""
        self._doors.choose_plan(self._doors.bring)

    def open_plan(self, path: Path) -> None:
        """Open the conference of a plan, or take a newer plan into the open one; a record opens in the office."""
        if path.suffix.lower() == ".sqlite":
            self.screens.office.open(path)
        else:
            self._doors.bring([path])

    def show_office(self) -> None:
        """The central records: what the office works on."""
        self._overview = None
        self.screens.office.show()

    def _opened(self, overview: Overview, session: str) -> None:
        recent = Recent(str(overview.record), overview.title, overview.date, overview.rehearsal)
        self.keep(self._settings.with_recent(recent))
        self._overview = overview
        if session:
            self.enter(session)
        else:
            self._show_sessions(overview)

    def _changed(self, overview: Overview) -> None:
        """The open conference is another: show it so, in the session too if one is entered."""
        if self._cockpit:
            self._leave()
            self._overview = overview
            self.enter(self._cockpit.session, self._cockpit.step)
        else:
            self._overview = overview
            if not self.screens.show_handed(self._page, overview):
                self._show_sessions(overview)

    def enter(self, session: str, step: Step | None = None) -> None:
        """Enter a session of the open conference, at its first step or at this one."""
        show = self._show_cockpit
        self._background.run(lambda: self._keeper.enter(session), self, lambda entered: show(entered, step))

    # Keys, files dropped, the end.

    def show_keys(self) -> None:
        """Say which keys do what."""
        self.screens.keys(self._page)

    def show_settings(self) -> None:
        """Let a person set how the program speaks, looks and sounds."""
        self.screens.settings(self._settings, self._device)

    def _hold_over(self, how: str) -> None:
        if isinstance(self._page, StartPage):
            self._page.drop.set_over(bool(how))

    def _bring(self, paths: list[Path]) -> None:
        self._doors.bring(paths)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._leave()
        place = bytes(self.saveGeometry().toHex().data()).decode()
        self._settings = replace(self._settings, window=place, room=self.screens.room.place())
        self._save_settings()
        self.screens.finish()
        self._background.run(self._kept.close, self)
        self._background.finish()
        self._papers.finish()
        self.screens.close()
        self._sweeper.stop()
        self.closed.emit()
        super().closeEvent(event)
