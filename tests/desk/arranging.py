"""Somebody in the office who puts ideas in order: keys, and what is let go on a line."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from facilitator.desk.board.carrying import cards_data
from facilitator.desk.review.themes.page import ThemesPage
from tests.desk.offices import OfficeDesk

Key = Qt.Key
PLAIN, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


class ThemesDesk:
    """Somebody who puts ideas in order."""

    def __init__(self, office: OfficeDesk) -> None:
        self.office = office
        office.press(Key.Key_F8)
        self.page = office.desk.await_page(ThemesPage)
        self.view = self.page.arrange
        self.list, self.table, self.drawer = self.view.list, self.view.table, self.view.drawer
        self.testers = [QAbstractItemModelTester(model) for model in (self.list.lines, self.page.grid.map)]

    def press(self, *keys: Qt.Key, held: Qt.KeyboardModifier = PLAIN) -> None:
        """Keys wherever the focus is."""
        for key in keys:
            self.office.desk.press_in(QApplication.focusWidget() or self.page, key, held)

    def saved(self, before: object) -> None:
        self.office.saved(before)

    def decide(self, *keys: Qt.Key, held: Qt.KeyboardModifier = PLAIN) -> None:
        before = self.office.page.doer.review.around
        self.press(*keys, held=held)
        self.saved(before)

    def type(self, text: str) -> None:
        """Into the list that is open, and take the first."""
        before = self.office.page.doer.review.around
        self.drawer.pick.line.setText(text)
        self.press(Key.Key_Return)
        self.saved(before)

    def write(self, text: str) -> None:
        """Into the box that is open."""
        before = self.office.page.doer.review.around
        self.drawer.reason.box.put(text)
        self.press(Key.Key_Return)
        self.saved(before)

    def make_theme(self, name: str, *labels: str) -> None:
        """By the keys of the ideas."""
        for label in labels:
            self.table.go_to_idea(self.office.row(label).id)
            self.table.toggle(self.table.currentIndex().row())
        self.table.setFocus()
        self.press(Key.Key_T)
        self.type(name)

    def make_pillar(self, name: str) -> None:
        self.list.setFocus()
        self.press(Key.Key_P)
        self.write(name)

    def names(self) -> list[str]:
        """The lines: two spaces before a theme."""
        lines = self.list.lines.items
        return [("  " if line.sort == "theme" else "") + f"{self.view.name(line)} {line.ideas}" for line in lines]

    def choose(self, name: str) -> None:
        self.list.setFocus()
        self.list.go_to_line(next(line.key for line in self.list.lines.items if line.name == name))

    def shown(self) -> list[str]:
        return [row.label for row in self.table.ideas.rows]

    def let_go(self, data: QMimeData, name: str) -> None:
        """Drop something on the line with this name."""
        place = next(n for n, line in enumerate(self.list.lines.items) if self.view.name(line) == name)
        spot = self.list.visualRect(self.list.lines.index(place)).center()
        action, button = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton
        event = QDropEvent(QPointF(spot), action, data, button, PLAIN)
        self.list.dropEvent(event)

    def drop_ideas(self, name: str, *labels: str) -> None:
        before = self.office.page.doer.review.around
        self.let_go(cards_data(tuple(self.office.row(label).id for label in labels)), name)
        self.saved(before)
