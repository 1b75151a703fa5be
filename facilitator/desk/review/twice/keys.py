"""The keys of the page: which key asks for what, and what F1 says of them."""

from __future__ import annotations

from PySide6.QtCore import Qt

from facilitator.desk.actions import Section
from facilitator.language import Language

Key = Qt.Key
HELD = {(Key.Key_J, Qt.KeyboardModifier.ShiftModifier): "join alike"}
KEYS = {
    Key.Key_J: "join",
    Key.Key_N: "apart",
    Key.Key_E: "wording",
    Key.Key_W: "take words",
    Key.Key_S: "split",
    Key.Key_A: "allow",
    Key.Key_V: "view",
    Key.Key_R: "again",
    Key.Key_Return: "next",
    Key.Key_Enter: "next",
    Key.Key_Up: "up",
    Key.Key_Down: "down",
    Key.Key_Left: "left",
    Key.Key_Right: "right",
    Key.Key_Home: "first",
    Key.Key_End: "last",
}


def twice_keys(say: Language) -> tuple[Section, ...]:
    """For F1."""
    return (
        (
            say("Said twice"),
            (
                ("Space", say("this one is left out, or in again")),
                ("1, 2, 3", say("leave out the card with this number, or take it in again")),
                ("J", say("join the rest: they say the same")),
                ("Shift+J", say("join every group that differs in nothing but how it is typed, as one step")),
                ("N", say("not the same: never suggested again")),
                ("Enter", say("the next group")),
                ("E", say("change the wording of the joint idea (Enter: done)")),
                ("W", say("take this card's wording")),
                ("Left, Right", say("from card to card")),
                ("Up, Down", say("from group to group")),
                ("V", say("the next list: suggested, joined, kept apart")),
                ("S", say("among joined ones: split this one off")),
                ("A", say("among those kept apart: they may be suggested again")),
                ("R", say("look through all ideas again")),
            ),
        ),
    )
