"""The keys of the page: which key asks for what, and what F1 says of them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from facilitator.desk.actions import Section
from facilitator.language import Language

Key = Qt.Key
NONE, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
IN_THEMES: dict[tuple[int, Qt.KeyboardModifier], str] = {
    (Key.Key_N, NONE): "new theme",
    (Key.Key_P, NONE): "new pillar",
    (Key.Key_F2, NONE): "rename",
    (Key.Key_M, NONE): "merge",
    (Key.Key_U, NONE): "put",
    (Key.Key_Up, CTRL): "up",
    (Key.Key_Down, CTRL): "down",
    (Key.Key_Delete, NONE): "withdraw",
    (Key.Key_Return, NONE): "look",
    (Key.Key_Enter, NONE): "look",
    (Key.Key_Right, NONE): "to ideas",
    (Key.Key_V, NONE): "view",
}
IN_IDEAS: dict[tuple[int, Qt.KeyboardModifier], str] = {
    (Key.Key_T, NONE): "theme",
    (Key.Key_Return, NONE): "theme",
    (Key.Key_Enter, NONE): "theme",
    (Key.Key_N, NONE): "new theme",
    (Key.Key_Left, NONE): "to themes",
    (Key.Key_V, NONE): "view",
}
"""What each key asks for; all others of the table, to mark and to move, are its own."""


def asked(event: QKeyEvent, keys: dict[tuple[int, Qt.KeyboardModifier], str]) -> str:
    """What a key asks for, empty for nothing."""
    return keys.get((event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier), "")


def theme_keys(say: Language) -> tuple[Section, ...]:
    """For F1."""
    return (
        (
            say("Themes and pillars"),
            (
                ("N", say("a new theme, with the marked ideas")),
                ("P", say("a new pillar")),
                ("F2", say("rename")),
                ("M", say("merge this theme into another one")),
                ("U", say("put this theme under a pillar")),
                ("Ctrl+Up, Ctrl+Down", say("earlier, later")),
                ("Del", say("remove it: its ideas have no theme then")),
                ("Enter", say("show its ideas in the table")),
                ("V", say("the next view: arrange, map, charts")),
            ),
        ),
        (
            say("In the ideas beside the themes"),
            (
                ("T", say("choose a theme, or make one")),
                ("Space", say("mark, and go to the next")),
                ("/", say("search (Enter: back to the table)")),
                ("Left", say("to the themes")),
            ),
        ),
        (
            say("In the map of themes"),
            (("Arrow keys", say("from number to number")), ("Enter", say("show these ideas in the table"))),
        ),
    )
