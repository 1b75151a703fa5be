"""What tests of the closing page share."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

from facilitator.conference import intents
from facilitator.conference.results import SessionResult
from facilitator.desk.closing.step import ClosingStep
from tests.desk.desks import PATIENCE, Desk
from tests.desk.starting import worked

CTRL = Qt.KeyboardModifier.ControlModifier
NAMED = "Frau Schneider aus der Ringstrasse 5 findet keinen Kurs"


def result(desk: Desk) -> SessionResult:
    return worked(desk, desk.window._keeper.result)


def do(desk: Desk, *wanted: intents.Intent) -> None:
    def job() -> bool:
        desk.window._keeper.do(*wanted)
        return True

    worked(desk, job)


def click(desk: Desk, button: QAbstractButton) -> None:
    """Press a button that was just made: by the keyboard, for it may not have found its place yet."""
    desk.bot.waitUntil(button.isVisible, timeout=PATIENCE)
    desk.press_in(button, Qt.Key.Key_Space)


def press(desk: Desk, key: Qt.Key) -> None:
    """Press a key of the page, in the box for new cards."""
    desk.window.activateWindow()
    desk.bot.waitUntil(desk.window.isActiveWindow, timeout=PATIENCE)
    desk.press(key)


def left(closing: ClosingStep) -> list[str]:
    """What is said to be still empty or open."""
    links = closing._head.findChildren(QAbstractButton)
    return [link.text() for link in links if link.isVisible()]


def capture(desk: Desk, ident: str, text: str) -> None:
    do(desk, intents.CaptureIdea(ident * 32, "W1R1", "question", text))
