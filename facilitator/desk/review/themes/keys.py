"""The keys of the page: which key asks for what, and what F1 says of them."""

from __future__ import annotations

from PySide6.QtCore import Qt

from facilitator.desk.actions import Section
from facilitator.language import Language

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
IN_THEMES = {
    Key.Key_N: "new theme",
    Key.Key_P: "new pillar",
    Key.Key_F2: "rename",
    Key.Key_M: "merge",
    Key.Key_U: "put",
    Key.Key_Delete: "withdraw",
    Key.Key_Return: "look",
    Key.Key_Enter: "look",
    Key.Key_Right: "to ideas",
    Key.Key_V: "view",
}
HELD_IN_THEMES = {(Key.Key_Up, CTRL): "up", (Key.Key_Down, CTRL): "down"}
IN_IDEAS = {
    Key.Key_T: "theme",
    Key.Key_Return: "theme",
    Key.Key_Enter: "theme",
    Key.Key_N: "new theme",
    Key.Key_Left: "to themes",
    Key.Key_V: "view",
}
"""What each key asks for; all others of the table, to mark and to move, are its own."""


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
