"""The clock in the real window, for tests: the sample's session, and what is waited for."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from facilitator.desk.cockpit.page import CockpitPage
from tests.desk.desks import PATIENCE, Desk

CTRL = Qt.KeyboardModifier.ControlModifier
WELCOME, WHY, COLLECT = "Begrüßung in allen Sprachen", "Wozu wir fragen", "Sammeln an Sprachtischen"
"""The first phases of the sample's session W1R2: 8, 4 and 25 minutes."""


def entered(desk: Desk) -> CockpitPage:
    """The sample's session W1R2, just entered, its window in front."""
    desk.open_sample()
    page = desk.enter("W1R2")
    desk.window.activateWindow()
    desk.bot.waitUntil(desk.window.isActiveWindow, timeout=PATIENCE)
    return page


def started(desk: Desk) -> CockpitPage:
    """The same with its clock started."""
    page = entered(desk)
    desk.click(page.clock.main_button)
    await_phase(desk, page, WELCOME)
    return page


def await_phase(desk: Desk, page: CockpitPage, phase: str, main: str = "Pause") -> None:
    """Wait until the clock stands in a phase, and its large button says so."""
    panel = page.clock
    desk.bot.waitUntil(
        lambda: (panel.box.phase.accessibleName(), panel.main_button.accessibleName()) == (phase, main),
        timeout=PATIENCE,
    )


def await_time(desk: Desk, page: CockpitPage, time: str) -> None:
    """Wait until so much is left."""
    desk.bot.waitUntil(lambda: page.clock.box.time.text() == time, timeout=PATIENCE)


def texts(where: QWidget) -> list[str]:
    """What can be read there."""
    return [label.text() for label in where.findChildren(QLabel) if label.isVisible()]


def answer_all(desk: Desk, page: CockpitPage) -> None:
    """Close the lines about the day of the sample conference."""
    while page.clock.notice.isVisible():
        desk.click(page.clock.notice.close_button)
