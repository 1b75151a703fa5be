"""Type: Noto Sans in a few sizes, from the files that documents are set in: every script is there on every machine."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtGui import QFont, QFontDatabase

from facilitator.report.fonts import installed

FAMILY = "Noto Sans"
REGULAR, MEDIUM, BOLD = 400, 500, 650


class Size(IntEnum):
    """Heights of type in pixels (Qt scales them with the screen)."""

    SMALL = 13
    BODY = 15
    TEXT = 17
    TITLE = 20
    HEAD = 26
    HERO = 34
    CLOCK = 80


def load_fonts() -> None:
    """Make the program's own fonts known to Qt; the scripts besides Latin are used where a text needs them."""
    for file in installed():
        QFontDatabase.addApplicationFont(str(file.path))


def font(size: int = Size.BODY, weight: int = REGULAR) -> QFont:
    """The font of a size in pixels and a weight.

    One file holds all weights, and Qt finds them by the axis alone: ``QFont.setWeight`` would smear the regular one.
    """
    made = QFont(FAMILY)
    made.setPixelSize(int(size))
    tag = QFont.Tag.fromString("wght")
    if tag is not None:
        made.setVariableAxis(tag, weight)
    return made
