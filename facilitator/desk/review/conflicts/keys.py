"""The keys of the page: which key asks for what, and what F1 says of them."""

from __future__ import annotations

from PySide6.QtCore import Qt

from facilitator.desk.actions import Section
from facilitator.language import Language

Key = Qt.Key
KEYS = {
    Key.Key_Left: "left",
    Key.Key_Right: "right",
    Key.Key_Up: "up",
    Key.Key_Down: "down",
    Key.Key_Home: "first",
    Key.Key_End: "last",
    Key.Key_Return: "this",
    Key.Key_Enter: "this",
    Key.Key_Space: "this",
}


def conflict_keys(say: Language) -> tuple[Section, ...]:
    """For F1."""
    return (
        (
            say("Conflicts"),
            (
                ("1, 2", say("this version holds; the next conflict is there")),
                ("Left, Right", say("from version to version")),
                ("Enter", say("the version that has the keys holds")),
                ("Up, Down", say("from conflict to conflict")),
                ("Ctrl+Z", say("take it back: the conflict is there again")),
            ),
        ),
    )
