"""The bar above every page: where one is, how to get back, the page's own buttons, language and help."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QLabel, QMenu, QToolButton, QWidget

from facilitator.desk.theme.colours import Colours
from facilitator.desk.theme.fonts import BOLD, MEDIUM, Size, font, scaled
from facilitator.desk.theme.widgets import ElidedLabel, beside, button, column, label, named, row, set_sign
from facilitator.files import resource_folder
from facilitator.language import Language

LANGUAGE_NAMES = {"de": "Deutsch", "en": "English"}
"""Each in its own words, so that it is found by those who need it."""


@dataclass(frozen=True, slots=True)
class Header:
    """What the bar says of a page."""

    badge: str
    title: str
    subtitle: str


TITLE_ROOM = 280
"""Pixels, for text of 100 %: where the title has less, the buttons are signs without words."""


class TopBar(QFrame):
    """Shows the header of a page and holds its buttons."""

    back_wanted = Signal()
    help_wanted = Signal()
    settings_wanted = Signal()
    language_chosen = Signal(str)

    def __init__(self, say: Language, colours: Colours) -> None:
        super().__init__()
        self.setObjectName("bar")
        self._own: list[QWidget] = []
        self._needed = 0
        self.back_button = button("", "back", colours, "flat")
        named(self.back_button, say("Back"), "Alt+Left")
        self.back_button.clicked.connect(self.back_wanted)
        self._badge = label("", Size.TEXT, BOLD)
        self._badge.setObjectName("badge")
        self._badge.setMinimumHeight(scaled(38))
        self._logo = QLabel()
        self._logo.setPixmap(QIcon(str(resource_folder() / "icons" / "facilitator.svg")).pixmap(QSize(40, 40), 2.0))
        self._title = ElidedLabel("", Size.TITLE, BOLD)
        self._subtitle = ElidedLabel("", Size.SMALL, tone="quiet")
        self.language_button = self._language(say, colours)
        self.settings_button = button("", "gear", colours, "flat")
        named(self.settings_button, say("Settings"), "Ctrl+,")
        self.settings_button.clicked.connect(self.settings_wanted)
        self.help_button = button("", "keyboard", colours, "flat")
        named(self.help_button, say("Show all keys"), "F1")
        self.help_button.clicked.connect(self.help_wanted)
        self._arrange()

    def _arrange(self) -> None:
        inside, words = row(self, 0, 8), column(gap=0)
        inside.setContentsMargins(14, 10, 14, 10)
        words.addWidget(self._title)
        words.addWidget(self._subtitle)
        inside.addWidget(self.back_button)
        inside.addWidget(self._badge)
        inside.addWidget(self._logo)
        inside.addSpacing(6)
        inside.addLayout(words, 1)
        self._buttons = row(gap=4)
        inside.addLayout(self._buttons)
        inside.addWidget(self.language_button)
        inside.addWidget(self.settings_button)
        inside.addWidget(self.help_button)

    def _language(self, say: Language, colours: Colours) -> QToolButton:
        made, menu = QToolButton(), QMenu(self)
        menu.setFont(font(Size.BODY))
        for code, name in LANGUAGE_NAMES.items():
            action = menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(code == say.code)
            action.triggered.connect(lambda _=False, code=code: self.language_chosen.emit(code))
        made.setMenu(menu)
        made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        made.setText(beside(LANGUAGE_NAMES[say.code]))
        made.setFont(font(Size.BODY, MEDIUM))
        made.setProperty("role", "flat")
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        set_sign(made, "globe", colours.ink)
        named(made, say("Language: {name}", name=LANGUAGE_NAMES[say.code]))
        return made

    def show_page(self, header: Header, buttons: Sequence[QWidget]) -> None:
        """Show a page's header and buttons in place of those of the page before."""
        for shown in self._own:
            self._buttons.removeWidget(shown)
            shown.hide()
        self._own = list(buttons)
        for shown in self._own:
            self._buttons.addWidget(shown)
            shown.show()
        self._measure()
        self.show_header(header)

    def show_header(self, header: Header) -> None:
        """Show where one is."""
        self._badge.setText(header.badge)
        self._badge.setVisible(bool(header.badge))
        self._title.show_whole(header.title)
        self._subtitle.show_whole(header.subtitle)
        self._subtitle.setVisible(bool(header.subtitle))

    def set_back_possible(self, possible: bool) -> None:
        """Whether there is a page to go back to."""
        self.back_button.setVisible(possible)
        self._logo.setVisible(not possible)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _worded(self) -> list[QAbstractButton]:
        """The buttons that have a sign and words."""
        own = [shown for shown in self._own if isinstance(shown, QAbstractButton) and not shown.icon().isNull()]
        return [*own, self.language_button]

    def _measure(self) -> None:
        """How wide the bar has to be for all words."""
        for shown in self._worded():
            _with_words(shown)
        self.ensurePolished()
        self._needed = self.sizeHint().width() + scaled(TITLE_ROOM)
        self._fit()

    def _fit(self) -> None:
        """The language loses its word first: it is chosen once."""
        room = self.width() - self._needed
        word = self.language_button.fontMetrics().horizontalAdvance(self.language_button.text())
        for shown in self._worded():
            needed = 0 if shown is self.language_button else -word
            (_with_words if room >= needed else _as_sign)(shown)


def _with_words(shown: QAbstractButton) -> None:
    """Let a button say its words."""
    if isinstance(shown, QToolButton):
        shown.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    elif shown.property("words"):
        shown.setText(shown.property("words"))


def _as_sign(shown: QAbstractButton) -> None:
    """Leave a button its sign only: its tool tip and a screen reader still say the words."""
    if isinstance(shown, QToolButton):
        shown.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    elif shown.text():
        shown.setProperty("words", shown.text())
        shown.setText("")
