"""The button for the room's view: it says what the room sees, and its menu changes that."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton

from facilitator.desk.room.keys import SHORTCUTS
from facilitator.desk.room.picture import RoomView, view_words
from facilitator.desk.theme.colours import Colours
from facilitator.desk.theme.fonts import BOLD, MEDIUM, Size, font
from facilitator.desk.theme.widgets import beside, escaped, named, restyled, set_sign
from facilitator.language import Language


@dataclass(frozen=True, slots=True)
class RoomState:
    """What the button says; ``view`` is None where the room follows the cockpit."""

    open: bool = False
    frozen: bool = False
    black: bool = False
    view: RoomView | None = None
    full: bool = False


class RoomButton(QToolButton):
    """Tells what is wanted; ``chosen`` brings a view, or None to follow the cockpit.

    Its menu is made when it is opened: PySide forgets actions that are kept (they count as deleted after some time).
    """

    toggled_open = Signal()
    chosen = Signal(object)
    frozen = Signal(bool)
    blackened = Signal(bool)
    filled = Signal(bool)

    def __init__(self, say: Language, colours: Colours) -> None:
        super().__init__()
        self._say = say
        self._colours = colours
        self.setFont(font(Size.BODY, MEDIUM))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.clicked.connect(self.open_menu)
        self.show_state(RoomState())

    def show_state(self, state: RoomState) -> None:
        """Say what the room sees: by colour, sign and word."""
        self.state = state
        sign, text = self._sign()
        self.setText(beside(text))
        held = state.open and (state.black or state.frozen)
        restyled(self, "role", "held" if held else "lit" if state.open else "")
        set_sign(self, sign, self._colours.care if held else self._colours.ink)
        self.setFont(font(Size.BODY, BOLD if held else MEDIUM))
        named(self, self._say("{state}: what the projector shows", state=text), SHORTCUTS["open"])

    def _sign(self) -> tuple[str, str]:
        say, state = self._say, self.state
        if state.open and state.black:
            return "black", say("Room: black")
        if state.open and state.frozen:
            return "freeze", say("Room: frozen")
        return "screen", say("Room: on") if state.open else say("Room")

    def open_menu(self) -> None:
        """Offer what can be done."""
        menu = self.menu_now()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def menu_now(self) -> QMenu:
        """Opening, the views, and what holds the picture."""
        say, state, menu = self._say, self.state, QMenu(self)
        menu.setFont(font(Size.BODY))
        text = say("Close the room's view") if state.open else say("Show the room's view")
        _add(menu, text, "open").triggered.connect(self.toggled_open)
        menu.addSeparator()
        self._add_views(menu)
        menu.addSeparator()
        switches = (
            (say("Freeze: the room's picture stays"), "freeze", state.frozen, self.frozen),
            (say("Black: the room sees nothing"), "black", state.black, self.blackened),
            (say("As large as the screen"), "", state.full, self.filled),
        )
        for words, name, on, told in switches:
            action = _add(menu, words, name)
            action.setCheckable(True)
            action.setChecked(on)
            action.setEnabled(state.open)
            action.triggered.connect(told)
        return menu

    def _add_views(self, menu: QMenu) -> None:
        group = QActionGroup(menu)
        views: list[tuple[RoomView | None, str]] = [(None, self._say("Follow the cockpit"))]
        views += list(view_words(self._say).items())
        for view, text in views:
            action = _add(menu, text, "")
            action.setCheckable(True)
            action.setChecked(view == self.state.view)
            action.triggered.connect(lambda _=False, view=view: self.chosen.emit(view))
            group.addAction(action)


def _add(menu: QMenu, text: str, name: str) -> QAction:
    action = menu.addAction(escaped(text))
    if keys := SHORTCUTS.get(name):
        action.setShortcut(keys)
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)  # shown here; the keys are the window's own
    return action
