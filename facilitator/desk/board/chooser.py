"""A small list to choose a column from by typing a few letters of its name; a new name makes a new cluster."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QWidget

from facilitator.desk.theme.colours import Colours
from facilitator.desk.theme.fonts import BOLD, MEDIUM, Size, font, scaled
from facilitator.desk.theme.icons import icon
from facilitator.desk.theme.stepping import SteppingLine
from facilitator.desk.theme.widgets import column, label
from facilitator.language import Language

ID = Qt.ItemDataRole.UserRole
MOST_ROWS = 9


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to choose: an id, what it is called, its sign."""

    id: str
    name: str
    sign: str


class Chooser(QFrame):
    """``chosen`` tells an id, ``named`` a name that none of the choices has. It closes itself."""

    chosen = Signal(str)
    named = Signal(str)

    def __init__(self, title: str, choices: Sequence[Choice], say: Language, colours: Colours, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("chooser")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._say = say
        self._ink = colours.ink
        self._choices = choices
        self._new = False
        self.line = SteppingLine()
        self.line.setFont(font(Size.BODY))
        self.line.setAccessibleName(title)
        self.line.setMaxLength(200)
        self.list = QListWidget()
        self.list.setFont(font(Size.BODY, MEDIUM))
        self.list.setAccessibleName(title)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = column(self, 12, 8)
        inside.addWidget(label(title, Size.BODY, BOLD))
        inside.addWidget(self.line)
        inside.addWidget(self.list)
        self.setFixedWidth(220 + scaled(100))
        self.line.textChanged.connect(self._fill)
        self.line.stepped.connect(self._step)
        self.line.taken.connect(self._take)
        self.list.itemClicked.connect(lambda _: self._take())
        self._fill("")

    def allow_new(self, hint: str) -> None:
        """Let a name that none of the choices has be taken, too."""
        self._new = True
        self.line.setPlaceholderText(hint)

    def open_at(self, place: QPoint) -> None:
        """Show it, inside the screen."""
        self.adjustSize()
        room = self.screen().availableGeometry()
        left = max(room.left(), min(place.x(), room.right() - self.width()))
        top = max(room.top(), min(place.y(), room.bottom() - self.height()))
        self.move(left, top)
        self.show()
        self.line.setFocus()

    def names(self) -> list[str]:
        """What is shown now."""
        return [self.list.item(row).text() for row in range(self.list.count())]

    def _fill(self, typed: str) -> None:
        wanted = " ".join(typed.split())
        known = wanted.casefold()
        self.list.clear()
        for choice in sorted(self._choices, key=lambda one: not one.name.casefold().startswith(known)):
            if known in choice.name.casefold():
                self._add(choice.name, choice.sign, choice.id)
        if self._new and wanted and all(choice.name.casefold() != known for choice in self._choices):
            self._add(self._say("New cluster: {name}", name=wanted), "plus", None)
        self.list.setCurrentRow(0)
        rows = max(1, min(MOST_ROWS, self.list.count()))
        self.list.setFixedHeight(rows * max(1, self.list.sizeHintForRow(0)) + 10)
        self.adjustSize()

    def _add(self, text: str, sign: str, ident: str | None) -> None:
        item = QListWidgetItem(icon(sign, self._ink, scaled(18)), text)
        item.setData(ID, ident)
        self.list.addItem(item)

    def _step(self, step: int) -> None:
        self.list.setCurrentRow(max(0, min(self.list.count() - 1, self.list.currentRow() + step)))

    def _take(self) -> None:
        item = self.list.currentItem()
        if item is None:
            return
        ident, typed = item.data(ID), " ".join(self.line.text().split())
        self.close()
        if ident is None:
            self.named.emit(typed)
        else:
            self.chosen.emit(ident)
