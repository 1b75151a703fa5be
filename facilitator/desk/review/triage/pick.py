"""Choosing one of many by typing: themes, reviewers, filters, saved views. What is not there can be made on the fly."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from facilitator.desk.cockpit.cluster_pick import NameLine
from facilitator.desk.tabbing import give_keys
from facilitator.desk.theme.colours import Colours
from facilitator.desk.theme.fonts import BOLD, Size, font
from facilitator.desk.theme.icons import icon
from facilitator.desk.theme.widgets import column, label, panel, wrapped
from facilitator.language import Language

FEWEST, MOST = 3, 9
"""Lines of the list that are seen at once, as far as there is room."""
OFFERED = 100
"""Lines of the list: who looks for one of many types."""


class Entry(NamedTuple):
    """One to choose: what is told when it is chosen, its words, its sign, whether it is on already, more words."""

    value: object
    text: str
    sign: str
    on: object = None
    more: str = ""


class PickLine(NameLine):
    """A line that also tells of Del when there is nothing in it to delete."""

    removed = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete and not self.text():
            self.removed.emit()
        else:
            super().keyPressEvent(event)


class Pick(QWidget):
    """``picked`` brings an entry's value, ``named`` the name of a new one, ``removed`` the value to be removed.

    ``left`` tells of Esc.
    """

    picked = Signal(object)
    named = Signal(str)
    removed = Signal(object)
    left = Signal()

    def __init__(self, say: Language, colours: Colours) -> None:
        super().__init__()
        self._say = say
        self._colours = colours
        self._entries: tuple[Entry, ...] = ()
        self._offered: list[tuple[Entry, str]] = []
        self._new = ""
        self._title = wrapped(label("", Size.TEXT, BOLD))
        self._hint = wrapped(label("", Size.SMALL, tone="quiet"))
        self.line = PickLine()
        self.line.setFont(font(Size.TEXT))
        self.list = QListWidget()
        self.list.setFont(font(Size.BODY))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setStyleSheet(
            "QListView { border: none; padding: 0; }"
            f" QListView::item {{ color: {colours.ink}; padding: 6px; border-radius: 6px; }}"
            f" QListView::item:disabled {{ color: {colours.quiet}; }}"
            f" QListView::item:selected {{ background: {colours.accent_soft}; color: {colours.ink}; }}"
        )
        sheet, outside = panel(), column(self, 0, 0)
        outside.addWidget(sheet)
        inside = column(sheet, 14, 8)
        for shown in (self._title, self.line, self.list, self._hint):
            inside.addWidget(shown)
        give_keys(self, self.line)
        self.line.textChanged.connect(self._fill)
        self.line.taken.connect(self._pick)
        self.line.stepped.connect(self._move)
        self.line.escaped.connect(self.left)
        self.line.removed.connect(self._remove)
        self.list.itemClicked.connect(self._clicked)

    def ask(self, title: str, entries: Sequence[Entry], new: str = "", hint: str = "") -> None:
        """Let somebody choose. ``new`` is what a name that is not there would make, with {name}; empty: nothing."""
        self._entries, self._new = tuple(entries), new
        self._title.setText(title)
        self._hint.setText(hint or self._say("Type to find, ↑ ↓ to choose, Enter to take, Esc to leave."))
        self.line.setAccessibleName(title)
        self.list.setAccessibleName(title)
        self.line.clear()
        self._fill()
        self.line.setFocus()

    def texts(self) -> list[str]:
        """What can be chosen now."""
        return [self.list.item(place).text() for place in range(len(self._offered))]

    def _fill(self) -> None:
        wanted = " ".join(self.line.text().split())
        self.list.clear()
        self._offered = []
        found = fitting(wanted, self._entries)
        for entry in found[:OFFERED]:
            self._add(entry)
        there = any(entry.text.casefold() == wanted.casefold() for entry in self._entries)
        if wanted and self._new and not there:
            self._add(Entry(wanted, self._new.format(name=wanted), "add"), new=wanted)
        if not self._offered:
            self._say_nothing()
        self.list.setCurrentRow(0)
        line = max(self.list.sizeHintForRow(0), self.fontMetrics().lineSpacing()) + self.list.spacing()
        around, lines = 2 * self.list.frameWidth() + 8, max(1, self.list.count())
        self.list.setMinimumHeight(line * min(FEWEST, lines) + around)
        self.list.setMaximumHeight(line * min(MOST, lines) + around)

    def _say_nothing(self) -> None:
        none = QListWidgetItem(self._say("Nothing has these words."))
        none.setFlags(Qt.ItemFlag.NoItemFlags)
        self.list.addItem(none)

    def _add(self, entry: Entry, new: str = "") -> None:
        tone = self._colours.accent if entry.on else self._colours.ink
        text = "  ·  ".join(filter(None, (entry.text, self._say("chosen") if entry.on else "", entry.more)))
        self.list.addItem(QListWidgetItem(icon("done" if entry.on else entry.sign, tone), text))
        self._offered.append((entry, new))

    def _move(self, by: int) -> None:
        self.list.setCurrentRow(max(0, min(self.list.count() - 1, self.list.currentRow() + by)))

    def _pick(self) -> None:
        if 0 <= self.list.currentRow() < len(self._offered):
            entry, new = self._offered[self.list.currentRow()]
            if new:
                self.named.emit(new)
            else:
                self.picked.emit(entry.value)

    def _clicked(self, item: QListWidgetItem) -> None:
        self.list.setCurrentItem(item)
        self._pick()

    def _remove(self) -> None:
        if 0 <= self.list.currentRow() < len(self._offered):
            entry, new = self._offered[self.list.currentRow()]
            if not new:
                self.removed.emit(entry.value)


def fitting(wanted: str, entries: Sequence[Entry]) -> list[Entry]:
    """The entries that hold all words: those that are the text, then those that begin with it, then the others."""
    words, key = wanted.casefold().split(), wanted.casefold()
    found = [entry for entry in entries if all(word in entry.text.casefold() for word in words)]
    return (
        sorted(found, key=lambda e: (e.text.casefold() != key, not e.text.casefold().startswith(key))) if key else found
    )
