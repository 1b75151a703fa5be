"""Which font files there are, in the order in which a character is looked for: also for the windows, which start here.

The font files come with installed packages and hold every weight in one file.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import fontpkg_inter
import manimgx_fonts

_SCRIPTS = (
    "Arabic Hebrew Ethiopic Armenian Georgian Devanagari Bengali Gujarati Gurmukhi Tamil Telugu Kannada Malayalam "
    "Oriya Sinhala Thai Lao Khmer Myanmar"
).split()
_SCALES = {"Arabic": 1.14, "Hebrew": 1.06, "Ethiopic": 1.04}
SIGNS = ("NotoSansSymbols", "Inter", "NotoEmoji")


@dataclass(frozen=True, slots=True)
class FontFile:
    """A family and where its file lies; ``scale`` makes its letters look as large as those of the main face."""

    family: str
    path: Path
    scale: float = 1.0


def installed() -> tuple[FontFile, ...]:
    """The font files of this installation in the order in which a character is looked for.

    Inter has signs that Noto Sans lacks (≥ ✓ ★); emoji come last, for they hold digits too.
    """
    noto, inter = Path(manimgx_fonts.__file__).parent, Path(fontpkg_inter.__file__).parent / "files"
    return (
        FontFile("NotoSans", noto / "NotoSans[wght].ttf"),
        *(FontFile(f"NotoSans{s}", noto / f"NotoSans{s}[wght].ttf", _SCALES.get(s, 1.0)) for s in _SCRIPTS),
        FontFile(SIGNS[0], noto / "NotoSansSymbols[wght].ttf"),
        FontFile(SIGNS[1], inter / "Inter[opsz,wght].ttf"),
        FontFile(SIGNS[2], noto / "NotoEmoji[wght].ttf"),
    )
