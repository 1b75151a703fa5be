"""Which key asks for what: shared by the lists and cards of the office's pages."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

Held = Mapping[tuple[Qt.Key, Qt.KeyboardModifier], str]
"""What a key asks for together with Ctrl, Shift …"""
NOTHING: Held = {}


def asked(event: QKeyEvent, keys: Mapping[Qt.Key, str], held: Held = NOTHING) -> str:
    """What a key asks for, empty for nothing; for a digit from 1 to 9 the digit itself.

    Letters and digits count once, however long they are leant on: nobody has read what would come next.
    """
    if event.isAutoRepeat() and event.text().isalnum():
        return ""
    key, modifiers = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if modifiers:
        return held.get((key, modifiers), "")
    if event.text().isdecimal() and event.text() != "0":
        return event.text()
    return keys.get(key, "")
