"""A presenter's remote: its keys move the clock, whatever has the focus, so that one can stand at the flipchart.

Such a remote is a keyboard with three keys: Page Down and Page Up, and B or a full stop for the dark screen.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from facilitator.desk.actions import shortcut
from facilitator.desk.cockpit.clock_panel import ClockPanel

PAUSE = (Qt.Key.Key_B, Qt.Key.Key_Period)


class Remote(QObject):
    """Lets a window's page be told by a remote.

    Page Down and Page Up are taken before any box or list gets them (arrows, Home and End still scroll there), and a
    key that is held counts once. The third key is a letter: it comes here only from where nobody is typing.
    """

    def __init__(self, page: QWidget, panel: ClockPanel) -> None:
        super().__init__(page)
        self._panel = panel
        shortcut(page, "PgDown", lambda: panel.ask("next")).setAutoRepeat(False)
        shortcut(page, "PgUp", lambda: panel.ask("back")).setAutoRepeat(False)
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress or event.isAutoRepeat():
            return False
        if event.key() in PAUSE and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self._panel.ask_pause()
            return True
        return False
