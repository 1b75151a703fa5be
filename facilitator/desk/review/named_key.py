"""A key with a name. Signals of children go to methods: see docs/decisions/014-qt-wrappers.md."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


class NamedKey(QShortcut):
    """``wanted`` brings the name when the key is pressed anywhere in a page."""

    wanted = Signal(str)

    def __init__(self, name: str, keys: str, page: QWidget) -> None:
        super().__init__(QKeySequence(keys), page)
        self._name = name
        self.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.activated.connect(self._tell)

    def _tell(self) -> None:
        self.wanted.emit(self._name)
