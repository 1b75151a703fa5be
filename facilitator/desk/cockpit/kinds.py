"""Choosing a card's kind: by colour, icon and word."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from facilitator.conference.plan import Kind
from facilitator.desk.cockpit.prefix import prefix_of
from facilitator.desk.theme.colours import Colours, mixed, readable
from facilitator.desk.theme.fonts import BOLD, MEDIUM, Size, font
from facilitator.desk.theme.widgets import beside, named, row, set_sign
from facilitator.language import Language
from facilitator.report.wording import kind_word


class KindButton(QPushButton):
    """Chooses a kind: colour, icon and word."""

    def __init__(self, kind: Kind, number: int, say: Language, colours: Colours) -> None:
        super().__init__(beside(kind_word(kind, say)))
        self.kind = kind
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFont(font(Size.BODY, MEDIUM))
        tone = readable(kind.colour, colours.surface, colours.ink)
        soft = mixed(kind.colour, colours.surface, 0.14)
        self._bold = readable(tone, soft, colours.ink)
        set_sign(self, kind.icon, self._bold, 16)
        keys = f"Ctrl+{number}" if number < 10 else ""
        sign = prefix_of(kind.id)
        named(
            self, kind_word(kind, say), ", ".join(filter(None, (keys, sign and say("or begin with {sign}", sign=sign))))
        )
        self.setStyleSheet(
            f"QPushButton:checked {{ background: {soft}; border: 2px solid {tone}; color: {self._bold};"
            f" padding: 7px 13px; }} "
            f"QPushButton:checked:focus {{ border: 3px solid {colours.accent}; padding: 6px 12px; }}"
        )
        self.toggled.connect(lambda: self.setFont(font(Size.BODY, BOLD if self.isChecked() else MEDIUM)))


class KindRow(QWidget):
    """A button for each kind. ``clicked`` tells the kind of the button that was clicked."""

    clicked = Signal(str)

    def __init__(self, kinds: Mapping[str, Kind], say: Language, colours: Colours) -> None:
        super().__init__()
        self.buttons = {kind.id: KindButton(kind, n, say, colours) for n, kind in enumerate(kinds.values(), 1)}
        self._group = QButtonGroup(self)
        inside = row(self, gap=6)
        for one in self.buttons.values():
            self._group.addButton(one)
            one.clicked.connect(lambda _=False, kind=one.kind.id: self.clicked.emit(kind))
            inside.addWidget(one)
        inside.addStretch(1)

    def show_kind(self, kind: str) -> None:
        """Mark one kind."""
        if kind in self.buttons:
            self.buttons[kind].setChecked(True)

    def shown(self) -> str:
        """The kind that is marked; empty where none is."""
        return next((kind for kind, one in self.buttons.items() if one.isChecked()), "")
