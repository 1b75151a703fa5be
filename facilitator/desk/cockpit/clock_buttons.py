"""The buttons that move the clock: what is wanted all the time in sight, the rest in a menu."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QToolButton, QWidget

from facilitator.desk.cockpit.clock_face import ClockFace
from facilitator.desk.cockpit.clock_parts import SideBySide
from facilitator.desk.cockpit.session_clock import Move
from facilitator.desk.theme.colours import Colours
from facilitator.desk.theme.fonts import BOLD, Size, font, scaled
from facilitator.desk.theme.icons import icon
from facilitator.desk.theme.widgets import beside, button, column, escaped, label, named, restyled, row, set_sign
from facilitator.language import Language

MAIN = 50
SIGNS: dict[Move, str] = {"start": "play", "pause": "pause", "resume": "play", "reopen": "reopen"}
QUIET: frozenset[Move] = frozenset({"pause", "reopen"})
"""What the large button can say without calling for it."""


class ClockButtons(QWidget):
    """``asked`` tells a move."""

    asked = Signal(str)

    def __init__(self, say: Language, colours: Colours) -> None:
        super().__init__()
        self._say = say
        self._colours = colours
        self._main: Move = "start"
        self._strip = False
        self.main_button = button("", "play", colours, "primary")
        self.main_button.setFont(font(Size.TEXT, BOLD))
        self.main_button.setMinimumHeight(scaled(MAIN))
        self.main_button.clicked.connect(lambda: self.asked.emit(self._main))
        self.back_button = self._made("back", say("Back"), "backward", say("Back to the phase before"), "Ctrl+Shift+N")
        self.next_button = self._made("next", say("Next phase"), "next", say("Next phase"), "Ctrl+N")
        self.end_button = self._made("end", say("End session"), "stop", say("End session"))
        self.less_button = self._made("shorten", "−1", "", say("One minute less for this phase"), "Ctrl+-")
        self.more_button = self._made("extend", "+1", "", say("One minute more for this phase"), "Ctrl++")
        self.less_5_button = self._made("shorten_5", "−5", "", say("Five minutes less for this phase"))
        self.more_5_button = self._made("extend_5", "+5", "", say("Five minutes more for this phase"))
        self._arrange()

    def _made(self, move: Move, text: str, sign: str, name: str, keys: str = "") -> QPushButton:
        made = button(text, sign, self._colours)
        named(made, name, keys)
        made.clicked.connect(lambda: self.asked.emit(move))
        return made

    def _arrange(self) -> None:
        inside = column(self, 0, 6)
        self._steps, self._minutes = SideBySide(self.back_button, self.next_button, self.end_button), QWidget()
        minutes = row(self._minutes, gap=6)
        minutes.addWidget(self.less_5_button, 1)
        minutes.addWidget(self.less_button, 1)
        minutes.addWidget(label(self._say("min"), Size.SMALL, tone="quiet"), 0, Qt.AlignmentFlag.AlignCenter)
        minutes.addWidget(self.more_button, 1)
        minutes.addWidget(self.more_5_button, 1)
        inside.addWidget(self.main_button)
        inside.addWidget(self._steps)
        inside.addWidget(self._minutes)

    def show_face(self, face: ClockFace) -> None:
        """Name the large button, and light what is to be done next."""
        self._main = face.main
        main, quiet = self.main_button, face.main in QUIET
        main.setText(beside(face.main_word))
        named(main, face.main_word, "Ctrl+T")
        restyled(main, "role", "" if quiet else "primary")
        set_sign(main, SIGNS[face.main], self._colours.ink if quiet else self._colours.on_accent, 22)
        for shown in (self.next_button, self.end_button):
            restyled(shown, "role", "lit" if face.level == "over" and face.main == "pause" else "")

    def set_compact(self, compact: bool) -> None:
        """Whether the large button is no higher than the others."""
        self.main_button.setMinimumHeight(0 if compact else scaled(MAIN))

    def set_strip(self, strip: bool) -> None:
        """Whether they stand in a strip above the page: minutes more or less are then left to their keys."""
        self._strip = strip
        self._minutes.setHidden(strip or not self.more_button.isEnabled())

    def show_allowed(self, allowed: frozenset[str]) -> None:
        """Only what is possible can be clicked; what is not needed at all is away."""
        moves: dict[QPushButton, str] = {
            self.main_button: self._main,
            self.next_button: "next",
            self.end_button: "end",
            self.back_button: "back",
            self.less_button: "shorten",
            self.less_5_button: "shorten",
            self.more_button: "extend",
            self.more_5_button: "extend",
        }
        for shown, move in moves.items():
            shown.setEnabled(move in allowed)
        last = "next" not in allowed
        self.next_button.setVisible(not last)
        self.end_button.setVisible(last)
        self._steps.arrange()
        self.main_button.setVisible(bool(allowed))
        self._steps.setVisible("end" in allowed)
        self._minutes.setVisible("extend" in allowed and not self._strip)


class MoreMenu(QToolButton):
    """What is rarely needed. ``began`` and ``change`` open something, ``turned`` tells how phases begin from now on."""

    began = Signal()
    change = Signal()
    ended = Signal()
    turned = Signal(str)

    def __init__(self, say: Language, colours: Colours) -> None:
        super().__init__()
        self._menu = QMenu(self)
        self._menu.setFont(font(Size.BODY))
        self._menu.setToolTipsVisible(True)
        self._colours = colours
        self.began_action = self._add(say("It began at …"), "recent", self.began.emit)
        self.change_action = self._add(say("Change the session …"), "edit", self.change.emit)
        self.automatic_action = self._add(say("Next phase begins by itself"), "", self._turn)
        self.automatic_action.setCheckable(True)
        self._menu.addSeparator()
        self.end_action = self._add(say("End session"), "stop", self.ended.emit)
        self.setMenu(self._menu)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setProperty("role", "more")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        set_sign(self, "more", colours.ink, 20)
        named(self, say("More about the clock"), "F10")

    def _add(self, text: str, sign: str, do: Callable[[], None]) -> QAction:
        action = QAction(escaped(text), self._menu)  # made here: PySide would mix up one that the menu makes
        self._menu.addAction(action)
        if sign:
            action.setIcon(icon(sign, self._colours.ink))
        action.triggered.connect(lambda _=False: do())
        return action

    def _turn(self) -> None:
        self.turned.emit("automatic" if self.automatic_action.isChecked() else "manual")

    def show_state(self, allowed: frozenset[str], advance: str, doubt: str) -> None:
        """Offer what is possible now."""
        self.began_action.setEnabled("began_at" in allowed)
        self.end_action.setEnabled("end" in allowed)
        self.automatic_action.setEnabled("set_advance" in allowed)
        self.automatic_action.setChecked(advance == "automatic")
        self.change_action.setEnabled(not doubt)
