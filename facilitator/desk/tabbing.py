"""Who gets the keys that are given to a page or a panel.

Qt's own way, a focus proxy, makes the Tab key leave out whatever stands before the proxy's target. And the chain of
controls cannot be walked from Python: PySide6 6.12 takes each neighbour in it for a child, once round everybody is its
own ancestor, and the garbage collector does not survive that (docs/decisions/020-keys.md).
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget


class _Giving(QObject):
    """Gives the keys on as soon as its parent has them."""

    def __init__(self, holder: QWidget, target: QWidget) -> None:
        super().__init__(holder)
        self.target = target
        holder.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn and isinstance(event, QFocusEvent):
            self.target.setFocus(event.reason())
        return False


def give_keys(holder: QWidget, target: QWidget) -> None:
    """Whoever gives the keys to ``holder`` gives them to ``target`` from now on; the Tab key passes ``holder`` by."""
    directly = Qt.FindChildOption.FindDirectChildrenOnly
    known = holder.findChild(_Giving, options=directly)
    if known is None:
        _Giving(holder, target)
    else:
        known.target = target
