"""Choosing the cluster that the next card goes into, by its name: one that is there, or a new one."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from facilitator.desk.tabbing import give_keys
from facilitator.desk.theme.colours import Colours
from facilitator.desk.theme.fonts import Size, font
from facilitator.desk.theme.icons import icon
from facilitator.desk.theme.stepping import SteppingLine
from facilitator.desk.theme.widgets import column
from facilitator.language import Language

MOST = 6
"""Lines of the list that are seen at once."""


class NameLine(SteppingLine):
    """Tells Esc, too: there is a list to go back to."""

    escaped = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)


class ClusterPick(QWidget):
    """A line to type in and below it the clusters that fit. ``picked`` tells a name, empty for none; ``left`` Esc."""

    picked = Signal(str)
    left = Signal()

    def __init__(self, say: Language, colours: Colours) -> None:
        super().__init__()
        self._say = say
        self._signs = {name: icon(name, colours.ink) for name in ("clusters", "add", "close")}
        self._names: tuple[str, ...] = ()
        self.line = NameLine()
        self.line.setFont(font(Size.TEXT))
        self.line.setPlaceholderText(say("Name of a cluster, new or there already"))
        self.line.setAccessibleName(say("Cluster of this card"))
        self.list = QListWidget()
        self.list.setFont(font(Size.BODY))
        self.list.setAccessibleName(say("Clusters that fit"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setStyleSheet(
            "QListView { border: none; padding: 0; }"
            f" QListView::item {{ color: {colours.ink}; padding: 6px; border-radius: 6px; }}"
            f" QListView::item:selected {{ background: {colours.accent_soft}; color: {colours.ink}; }}"
        )
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = column(self, 0, 4)
        inside.addWidget(self.line)
        inside.addWidget(self.list)
        give_keys(self, self.line)
        self.line.textChanged.connect(self._fill)
        self.line.taken.connect(self._pick)
        self.line.stepped.connect(self._move)
        self.line.escaped.connect(self.left)
        self.list.itemClicked.connect(self._picked)

    def show_names(self, names: tuple[str, ...]) -> None:
        """The clusters that are there."""
        if names != self._names:
            self._names = names
            self._fill()

    def begin(self, text: str) -> None:
        """Let somebody choose, beginning with this text."""
        self.line.setText(text)
        self.line.selectAll()
        self._fill()
        self.show()
        self.line.setFocus()

    def _fill(self) -> None:
        wanted = " ".join(self.line.text().split())
        self.list.clear()
        for name in fitting(wanted, self._names):
            self._add(name, "clusters", name)
        if wanted and known(wanted, self._names) is None:
            self._add(self._say("New cluster: {name}", name=wanted), "add", wanted)
        if not wanted:
            self._add(self._say("No cluster"), "close", "")
        self.list.setCurrentRow(0)
        line = self.list.sizeHintForRow(0) + self.list.spacing()
        self.list.setFixedHeight(line * min(MOST, self.list.count()) + 2 * self.list.frameWidth() + 8)

    def _add(self, text: str, sign: str, name: str) -> None:
        item = QListWidgetItem(self._signs[sign], text)
        item.setData(Qt.ItemDataRole.UserRole, name)
        self.list.addItem(item)

    def _move(self, by: int) -> None:
        self.list.setCurrentRow(max(0, min(self.list.count() - 1, self.list.currentRow() + by)))

    def _pick(self) -> None:
        self._picked(self.list.currentItem())  # there always is one

    def _picked(self, item: QListWidgetItem) -> None:
        self.picked.emit(item.data(Qt.ItemDataRole.UserRole))


def fitting(wanted: str, names: tuple[str, ...]) -> list[str]:
    """The names that a text fits: those that are it, that begin with it, then those that hold it."""
    key = wanted.casefold()
    found = [name for name in names if key in name.casefold()]
    return sorted(found, key=lambda name: (name.casefold() != key, not name.casefold().startswith(key)))


def known(wanted: str, names: Iterable[str]) -> str | None:
    """The name that is there already, however it is written in small and capital letters; None where it is not."""
    return next((name for name in names if name.casefold() == wanted.casefold()), None)
