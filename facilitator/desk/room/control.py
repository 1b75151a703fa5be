"""The cockpit's hand on the room's view: which view, frozen, black, on which screen. The cockpit always says so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from facilitator.desk.actions import shortcut
from facilitator.desk.cockpit.page import CockpitPage
from facilitator.desk.cockpit.session_clock import SessionClock
from facilitator.desk.cockpit.step_bar import Step
from facilitator.desk.context import Context
from facilitator.desk.room.button import RoomButton, RoomState
from facilitator.desk.room.keys import SHORTCUTS
from facilitator.desk.room.picture import RoomPicture, RoomView, following
from facilitator.desk.room.scene import Scene, Sieve
from facilitator.desk.room.strip import room_face
from facilitator.desk.room.window import RoomWindow, other_screen
from facilitator.desk.snapshots import Picture

TICK = 250


class RoomControl(QObject):
    """Lives as long as the main window; pages come and go. ``place`` is where the room's window was last."""

    def __init__(self, window: QWidget, place: str, tell: Callable[[str], None]) -> None:
        super().__init__(window)
        self._window = window
        self._place = place
        self._tell = tell
        self._sieve = Sieve()
        self._session = self._title = ""
        self._step: Step = "collect"
        self._clock: SessionClock | None = None
        self._picture: Picture | None = None
        self._scene: Scene | None = None
        self._chosen: RoomView | None = None
        self._frozen: RoomPicture | None = None
        self._screen = self._gone = ""
        self._standing = False
        self.room = RoomWindow()
        self.room.changed.connect(self._changed)
        self._tick = QTimer(self)
        self._tick.setInterval(TICK)
        self._tick.timeout.connect(self.refresh)
        self._keys(window)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.screenRemoved.connect(self._screen_gone)
        application.screenAdded.connect(self._screen_there)

    def _keys(self, window: QWidget) -> None:
        self._open_key = shortcut(window, SHORTCUTS["open"], self.toggle)
        shortcut(window, SHORTCUTS["freeze"], lambda: self.set_frozen(self._frozen is None))
        shortcut(window, SHORTCUTS["black"], lambda: self.set_black(not self.room.black))
        self._escape = shortcut(window, "Esc", lambda: self.room.set_full(False))
        self._escape.setEnabled(False)

    def dress(self, context: Context) -> None:
        """Speak another language, or look different."""
        self._context = context
        self.room.wear(context.say, context.colours)
        self.button = RoomButton(context.say, context.colours)
        self.button.toggled_open.connect(self.toggle)
        self.button.chosen.connect(self.choose)
        self.button.frozen.connect(self.set_frozen)
        self.button.blackened.connect(self.set_black)
        self.button.filled.connect(self.room.set_full)
        self._show_state()

    # What there is to see.

    def enter(self, page: CockpitPage) -> None:
        """Follow this session from now on."""
        if page.session != self._session:
            self.leave("")
        self._open_key.setEnabled(True)
        self._session = page.session
        page.pictured.connect(self._pictured)
        page.stepped.connect(self._stepped)
        page.clock_moved.connect(self._clock_moved)
        self._stepped(page.step)
        self._clock_moved(page.session_clock)
        self._show_state()

    def leave(self, title: str) -> None:
        """No session is shown any more, frozen or not: the room sees this title."""
        self._open_key.setEnabled(True)
        self._session, self._title = "", title
        self._clock = self._picture = self._scene = self._frozen = None
        self.refresh()
        self._show_state()

    def stay_away(self) -> None:
        """The office has nothing to show to a room, and a page of its own at this key."""
        self._open_key.setEnabled(False)

    @Slot(object)
    def _pictured(self, picture: Picture) -> None:
        self._picture, self._scene = picture, None
        self.refresh()

    @Slot(str)
    def _stepped(self, step: Step) -> None:
        self._step = step
        self.refresh()

    @Slot(object)
    def _clock_moved(self, clock: SessionClock) -> None:
        self._clock = clock
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show what is so now, where the window is open."""
        if self.room.isVisible():
            self.room.show_picture(self._now())

    def _now(self) -> RoomPicture:
        if self._clock is None:
            return RoomPicture(self._title)
        if self._scene is None and self._picture is not None:
            self._scene = self._sieve.scene(self._picture)
        if self._frozen is not None and self._frozen.scene is not None and self._scene is not None:
            return replace(self._frozen, scene=self._frozen.scene.with_words_of(self._scene))
        view = self._chosen or following(self._step, self._scene)
        return RoomPicture(self._title, self._scene, room_face(self._clock, self._context.say), view)

    # What is wanted.

    def choose(self, view: RoomView | None) -> None:
        """Show a view from now on; None follows the cockpit."""
        self._chosen = view
        self._frozen = None
        self.refresh()
        self._show_state()

    def set_frozen(self, frozen: bool) -> None:
        """Whether the picture stays while the cockpit goes on."""
        possible = frozen and self.room.isVisible() and self._scene is not None
        self._frozen = self.room.shown if possible else None
        self.refresh()
        self._show_state()

    def set_black(self, black: bool) -> None:
        """Whether the room sees nothing."""
        self.room.set_black(black)
        self._show_state()

    # The window.

    def toggle(self) -> None:
        """Open the room's view, or close it."""
        if self.room.isVisible():
            self.room.close()
        elif self._session:
            self.open()

    def open(self) -> None:
        """Open it: on the second screen where there is one, else as a window where it was."""
        other = other_screen(self._window.screen())
        if other is not None:
            self.room.fill(other)
        else:
            self.room.stand(self._place)
        self._screen = other.name() if other else ""
        self._standing = other is None
        self._gone = ""
        self._tick.start()
        self.refresh()
        self._show_state()
        self._window.activateWindow()

    def close(self) -> None:
        """For good, with the main window."""
        self._tick.stop()
        self.room.close()
        self.room.deleteLater()

    def place(self) -> str:
        """Where the room's window is as a window of its own, to be kept."""
        if self._standing:
            self._place = self.room.place()
        return self._place

    @Slot(QScreen)
    def _screen_gone(self, screen: QScreen) -> None:
        """The projector was unplugged: its window would lie on the cockpit, so it waits unseen."""
        if self.room.isVisible() and self._screen and screen.name() == self._screen:
            self.room.close()
            self._gone = self._screen
            text = self._context.say("The second screen is gone; all is saved, and the room's view waits for it.")
            self._tell(text)

    @Slot(QScreen)
    def _screen_there(self, screen: QScreen) -> None:
        """A projector was plugged in: what waits for it, or is open as a window, goes there."""
        if (self._gone or (self.room.isVisible() and not self._screen)) and other_screen(self._window.screen()):
            self.open()

    @Slot()
    def _changed(self) -> None:
        """The room's window was opened, closed, made large or small."""
        if not self.room.isVisible():
            self._frozen = None
            self._tick.stop()
            self.room.set_black(False)
        self._show_state()

    def _show_state(self) -> None:
        room = self.room
        self._escape.setEnabled(room.isVisible() and room.isFullScreen())
        self.button.show_state(
            RoomState(room.isVisible(), self._frozen is not None, room.black, self._chosen, room.isFullScreen())
        )
