"""A person at the window: opens, clicks, types, and waits for what can be seen."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from facilitator.desk.cockpit.page import CockpitPage
from facilitator.desk.context import Folders
from facilitator.desk.start.page import StartPage
from facilitator.desk.start.sessions import SessionsPage
from facilitator.desk.window import MainWindow
from tests.conftest import SteadyClock

PLAIN = Qt.KeyboardModifier.NoModifier
W = TypeVar("W", bound=QWidget)
PATIENCE = 30_000
"""Milliseconds after which something will not come any more; nothing waits that long when all is well."""


class Desk:
    """One window."""

    def __init__(self, bot: QtBot, folders: Folders, clock: SteadyClock) -> None:
        self.bot = bot
        self.folders = folders
        self.window = MainWindow(folders, clock, "laptop 3")
        self.window.show()
        self._open = True
        bot.waitUntil(lambda: self.window.whole, timeout=PATIENCE)

    def close(self) -> None:
        if self._open:
            self._open = False
            self.window.close()
            self.window.deleteLater()
            QApplication.sendPostedEvents(self.window, 0)

    def find(self, kind: type[W], *, shown: object = True) -> W:
        """The one widget of a kind that is there."""
        found = [one for one in self.window.findChildren(kind) if one.isVisible() or not shown]
        assert len(found) == 1, f"{len(found)} {kind.__name__}"
        return found[0]

    def await_page(self, kind: type[W]) -> W:
        self.bot.waitUntil(lambda: any(p.isVisible() for p in self.window.findChildren(kind)), timeout=PATIENCE)
        return self.find(kind)

    def click(self, button: QAbstractButton) -> None:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def press_in(self, widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN) -> None:
        QTest.keyClick(widget, key, modifier)

    def write_in(self, widget: QWidget, text: str) -> None:
        """Press the keys of a text (Latin letters only)."""
        QTest.keyClicks(widget, text)

    def await_label(self, where: QWidget, part: str) -> None:
        """Wait until a label holds these words."""
        self.bot.waitUntil(lambda: any(part in label.text() for label in where.findChildren(QLabel)), timeout=PATIENCE)

    def open_sample(self) -> SessionsPage:
        self.click(self.find(StartPage).sample_button)
        return self.await_page(SessionsPage)

    def open_plan(self, path: Path) -> SessionsPage:
        self.window.open_plan(path)
        return self.await_page(SessionsPage)

    def enter(self, session: str) -> CockpitPage:
        tiles = self.find(SessionsPage).tiles.values()
        self.click(next(tile for tile in tiles if tile.tile.id == session))
        return self.await_page(CockpitPage)

    def type(self, text: str) -> None:
        """Type into the box for new cards, as a keyboard of any language does."""
        event = QInputMethodEvent("", [])
        event.setCommitString(text)
        QApplication.sendEvent(self.find(CockpitPage).capture.box, event)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN) -> None:
        """Press a key in the box for new cards."""
        self.press_in(self.find(CockpitPage).capture.box, key, modifier)

    def capture(self, text: str) -> None:
        """Type a card, press Enter, wait until it is listed."""
        page = self.find(CockpitPage)
        count = page.view.cards.rowCount()
        self.type(text)
        self.press(Qt.Key.Key_Return)
        self.bot.waitUntil(lambda: page.view.cards.rowCount() == count + 1, timeout=PATIENCE)

    def texts(self) -> list[str]:
        """What the list shows, from above."""
        cards = self.find(CockpitPage).view.cards
        return [cards.index(row).data() for row in range(cards.rowCount())]

    def await_texts(self, *texts: str) -> None:
        self.bot.waitUntil(lambda: self.texts() == list(texts), timeout=PATIENCE)

    def await_message(self, part: str) -> str:
        """Wait for a message that holds these words; returns all of it."""
        text = self.window.messages.text
        self.bot.waitUntil(lambda: text.isVisible() and part in text.text(), timeout=PATIENCE)
        return text.text()
