"""Small pictures for the kinds of cards, drawn for this program, told apart in black and white too.

Paths are written as in SVG, with capital M, L, C and Z alone, in a square of 24 × 24 from its upper left corner.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_STEP = re.compile(r"([MLCZ])([^MLCZ]*)")
_OPERATORS = {"M": "m", "L": "l", "C": "c", "Z": "h"}


@dataclass(frozen=True, slots=True)
class Icon:
    """``lines`` are drawn with a pen ``stroke`` wide, ``areas`` are filled."""

    lines: str = ""
    areas: str = ""
    side: float = 24
    stroke: float = 2

    def operators(self) -> str:
        """The icon as PDF path operators."""
        drawn = (f"{_pdf(self.lines)} S" if self.lines else "", f"{_pdf(self.areas)} f" if self.areas else "")
        return " ".join(filter(None, drawn))


def _pdf(path: str) -> str:
    return " ".join(f"{values.strip()} {_OPERATORS[step]}".strip() for step, values in _STEP.findall(path))


def _circle(x: float, y: float, radius: float) -> str:
    bend = radius * 0.5523
    left, right, top, low = x - radius, x + radius, y - radius, y + radius
    return (
        f"M{x:g} {top:g} C{x + bend:g} {top:g} {right:g} {y - bend:g} {right:g} {y:g} "
        f"C{right:g} {y + bend:g} {x + bend:g} {low:g} {x:g} {low:g} "
        f"C{x - bend:g} {low:g} {left:g} {y + bend:g} {left:g} {y:g} "
        f"C{left:g} {y - bend:g} {x - bend:g} {top:g} {x:g} {top:g}Z"
    )


_ICONS = {
    "dot": Icon(areas=_circle(12, 12, 6)),
    "eye": Icon(
        "M1.5 12 C4.5 7 8 4.8 12 4.8 C16 4.8 19.5 7 22.5 12 C19.5 17 16 19.2 12 19.2 C8 19.2 4.5 17 1.5 12Z",
        _circle(12, 12, 3.4),
    ),
    "question": Icon(
        f"{_circle(12, 12, 10)} M8.9 9.4 C8.9 7.5 10.2 6.4 12 6.4 C13.8 6.4 15.1 7.5 15.1 9.2 "
        "C15.1 11.6 12 11.6 12 14.2",
        _circle(12, 17.5, 1.3),
    ),
    "bulb": Icon(
        "M9.2 17.6 C9.2 14.9 5.6 13.6 5.6 9 C5.6 5.3 8.5 2.4 12 2.4 C15.5 2.4 18.4 5.3 18.4 9 C18.4 13.6 14.8 14.9 "
        "14.8 17.6Z M9.8 21.3 L14.2 21.3"
    ),
    "hand": Icon(
        "M7 13.5 L7 6.3 C7 4.4 9.7 4.4 9.7 6.3 L9.7 11 L9.7 4 C9.7 2 12.6 2 12.6 4 L12.6 11 L12.6 4.8 C12.6 2.9 15.4 "
        "2.9 15.4 4.8 L15.4 11.6 L15.4 7 C15.4 5.2 18.1 5.2 18.1 7 L18.1 15 C18.1 19 15.8 21.6 12.3 21.6 C9.2 21.6 "
        "7.8 20 6.4 17.4 L3.9 13 C3.1 11.3 5.2 10.1 6.2 11.7 L7 13.5"
    ),
    "flag": Icon("M6 22 L6 3", "M6 3 L19 3 L15.5 7.7 L19 12.4 L6 12.4Z"),
    "warning": Icon("M12 3.2 L22 20.6 L2 20.6Z M12 9.6 L12 14.2", _circle(12, 17.3, 1.3)),
    "heart": Icon(
        "M12 20.6 C5.4 15.6 2.4 12.4 2.4 8.7 C2.4 5.7 4.6 3.6 7.3 3.6 C9.3 3.6 11 4.7 12 6.6 C13 4.7 14.7 3.6 16.7 3.6 "
        "C19.4 3.6 21.6 5.7 21.6 8.7 C21.6 12.4 18.6 15.6 12 20.6Z"
    ),
    "star": Icon("M12 2.6 L14.8 9 L21.8 9.7 L16.5 14.3 L18.1 21.2 L12 17.5 L5.9 21.2 L7.5 14.3 L2.2 9.7 L9.2 9Z"),
    "check": Icon("M3.6 12.8 L9.4 18.6 L20.6 5.8", stroke=2.8),
    "plus": Icon("M12 4 L12 20 M4 12 L20 12", stroke=2.8),
    "minus": Icon("M4 12 L20 12", stroke=2.8),
    "speech": Icon(
        "M4.4 3.6 L19.6 3.6 C21 3.6 22 4.6 22 6 L22 14.6 C22 16 21 17 19.6 17 L11.4 17 L6 21.6 L6 17 L4.4 17 C3 17 2 "
        "16 2 14.6 L2 6 C2 4.6 3 3.6 4.4 3.6Z"
    ),
    "people": Icon(
        _circle(8.6, 7.6, 3.6) + "M1.8 20.4 C1.8 16.2 4.8 13.9 8.6 13.9 C12.4 13.9 15.4 16.2 15.4 20.4Z"
        "M15.6 4.3 C18.2 4.3 19.9 5.9 19.9 7.8 C19.9 9.7 18.2 11.2 15.6 11.2 M18 14.2 C20.8 15.1 22.3 17.3 22.3 20.4"
    ),
    "house": Icon("M2.4 11.6 L12 3.2 L21.6 11.6 M5.2 9.6 L5.2 20.8 L18.8 20.8 L18.8 9.6"),
    "parking": Icon("M3 3 L21 3 L21 21 L3 21Z M9.2 17.6 L9.2 6.6 L12.6 6.6 C17.2 6.6 17.2 13 12.6 13 L9.2 13"),
}
NAMES = tuple(_ICONS)


def icon(name: str) -> Icon:
    """The icon of this name, a plain dot for names that are not known."""
    return _ICONS.get(name, _ICONS["dot"])
