"""What was really said: the wording in its own language, the language, and whether an interpreter said it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from facilitator.desk.cockpit.card_box import CardBox
from facilitator.desk.tabbing import give_keys
from facilitator.desk.theme.colours import Colours
from facilitator.desk.theme.fonts import Size, font
from facilitator.desk.theme.widgets import beside, button, column, escaped, named, restyled, row, set_sign
from facilitator.language import Language
from facilitator.report.wording import language_name


@dataclass(frozen=True, slots=True)
class Wording:
    """``language`` is a BCP 47 code, empty where it is not said."""

    original: str = ""
    language: str = ""
    interpreted: bool = False


class OriginalRow(QWidget):
    """Enter in its box is told by ``entered``. A closed menu is told by ``done``: the keys go back to the text."""

    entered = Signal()
    changed = Signal()
    done = Signal()

    def __init__(self, languages: Sequence[str], say: Language, colours: Colours) -> None:
        super().__init__()
        self._say = say
        self._colours = colours
        self._language = ""
        self.box = CardBox(Size.TEXT, 1)
        self.box.setPlaceholderText(say("Original wording, in its own language"))
        self.box.setAccessibleName(say("Original wording"))
        self.box.entered.connect(self.entered)
        self.box.textChanged.connect(self.changed)
        self.language_button = button("", "globe", colours)
        self._menu = self._filled(QMenu(self.language_button), languages)
        self.language_button.clicked.connect(self._choose)
        self.interpreted = button(say("Through an interpreter"), "", colours)
        self.interpreted.setCheckable(True)
        self.interpreted.toggled.connect(self._show_interpreted)
        inside, below = column(self, 0, 6), row(gap=14)
        below.addWidget(self.language_button)
        below.addWidget(self.interpreted)
        below.addStretch(1)
        inside.addWidget(self.box)
        inside.addLayout(below)
        give_keys(self, self.box)
        self.set_language("")

    def _filled(self, menu: QMenu, languages: Sequence[str]) -> QMenu:
        menu.setFont(font(Size.BODY))
        for code in ("", *languages):
            name = language_name(code, self._say) if code else self._say("not said")
            menu.addAction(escaped(name)).triggered.connect(lambda _=False, code=code: self.set_language(code))
        menu.aboutToHide.connect(self.done)
        return menu

    def _show_interpreted(self) -> None:
        checked = self.interpreted.isChecked()
        restyled(self.interpreted, "role", "lit" if checked else "")
        self.interpreted.setText(beside(self.interpreted.accessibleName()))
        set_sign(self.interpreted, "done" if checked else "", self._colours.accent)

    def _choose(self) -> None:
        self._menu.popup(self.language_button.mapToGlobal(self.language_button.rect().bottomLeft()))

    def set_language(self, code: str) -> None:
        """The language of the original wording."""
        self._language = code
        name = language_name(code, self._say) if code else self._say("not said")
        text = self._say("Language: {name}", name=name)
        self.language_button.setText(beside(text))
        named(self.language_button, text)

    def show_wording(self, wording: Wording) -> None:
        """Show what is known."""
        self.box.put(wording.original)
        self.set_language(wording.language)
        self.interpreted.setChecked(wording.interpreted)

    def wording(self) -> Wording:
        """What is shown. A language is that of an original wording."""
        return Wording(self.box.toPlainText(), self._language, self.interpreted.isChecked())
