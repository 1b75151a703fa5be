"""Type: Noto Sans in a few sizes, from the files that documents are set in: every script is there on every machine."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

from facilitator.report.typefaces import installed

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
    """The font of a size and a weight, as large as text is wanted on this machine."""
    return exact(scaled(size), weight)


def exact(pixels: int, weight: int = REGULAR) -> QFont:
    """The font of a height in pixels and a weight, whatever size of text is wanted.

    One file holds all weights, and Qt finds them by the axis alone: ``QFont.setWeight`` would smear the regular one.
    """
    made = QFont(FAMILY)
    made.setPixelSize(int(pixels))
    tag = QFont.Tag.fromString("wght")
    if tag is not None:
        made.setVariableAxis(tag, weight)
    return made


def scaled(pixels: int) -> int:
    """Pixels of something that grows with the text: a line, a sign. The application's font says how far."""
    body = QApplication.font().pixelSize()  # -1 where nobody has set it in pixels
    return round(pixels * max(body, int(Size.BODY)) / Size.BODY)


def set_text_size(percent: int) -> None:
    """From now on, ``font`` and ``scaled`` give sizes for text of 100 to 200 percent."""
    QApplication.setFont(exact(round(Size.BODY * percent / 100)))
