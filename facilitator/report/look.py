"""How documents look: sizes, colours, spaces. In points, colours as ``#RRGGBB``."""

from __future__ import annotations

import re

from facilitator.report.fonts import BOLD, MEDIUM
from facilitator.report.shaping import Style

MARGIN = 56.7  # 20 mm
TOP, BOTTOM = 54.0, 62.0
FOOTER_UP = 34.0  # the footer's baseline above the page's lower edge

INK = "#1A202C"
MUTED = "#556070"
LIGHT = "#D9DFE7"
TINT = "#E8EFF7"
PAPER = "#FFFFFF"
ACCENT = "#1F4E82"
WARNING = "#8A4B08"
WARNING_TINT = "#FFF6E9"
WARNING_EDGE = "#E7C48F"

HEADINGS = {
    1: Style(20, BOLD, 1.22),
    2: Style(13, BOLD, 1.3),
    3: Style(10.8, BOLD, 1.35),
}
ASIDES = {1: Style(10, BOLD), 2: Style(9, BOLD), 3: Style(8.5, BOLD)}
ABOVE_HEADING = {1: 26.0, 2: 22.0, 3: 14.0}
BODY = Style(10)
SMALL = Style(8.5, leading=1.4)
LABEL = Style(8, MEDIUM, 1.35)
CELL = Style(9.5, leading=1.38)
CELL_HEAD = Style(8.5, BOLD, 1.35)
CARD_KIND = Style(8.5, BOLD, 1.3)
CARD_ORIGINAL = Style(9.5, leading=1.42)
DOTS = Style(9.5, BOLD)
DOTS_WORD = Style(7, MEDIUM)
FOOTER = Style(8)
NOTICE = Style(9, leading=1.4)
FATE = Style(9, BOLD, 1.35)
TOLD = Style(8.5, leading=1.38)
GRID = Style(8.5, leading=1.3)
TICK = Style(7.5, MEDIUM, 1.3)

_COLOUR = re.compile("#[0-9A-Fa-f]{6}")
_READABLE = 4.5  # contrast on white, WCAG 2.1, 1.4.3


def readable(colour: str) -> str:
    """The colour, darkened until text in it can be read on white; what is no colour becomes the muted grey."""
    if not _COLOUR.fullmatch(colour):
        return MUTED
    parts = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
    while _contrast_on_white(parts) < _READABLE:
        parts = [part * 15 // 16 for part in parts]
    return "#{:02X}{:02X}{:02X}".format(*parts)


def _contrast_on_white(parts: list[int]) -> float:
    """WCAG 2.1's contrast ratio between white and a colour."""
    linear = [part / 3294.6 if part <= 10 else ((part / 255 + 0.055) / 1.055) ** 2.4 for part in parts]
    return 1.05 / (0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05)


def shade(share: float) -> str:
    """From white to a blue on which dark text can still be read; ``share`` from 0 to 1."""
    if share <= 0:
        return PAPER
    light, dark = (232, 239, 247), (140, 178, 219)
    parts = [round(a + (b - a) * min(share, 1.0)) for a, b in zip(light, dark, strict=True)]
    return "#{:02X}{:02X}{:02X}".format(*parts)
