"""The faces that documents are set in: Noto Sans for nearly every script that a card may be written in.

The font files come with installed packages and hold every weight in one file; HarfBuzz sets a weight while it shapes
and when it makes the subset that a PDF embeds, so nothing is converted beforehand and nothing is kept in a cache.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from unicodedata import category

import uharfbuzz

from facilitator.conference.errors import Refusal
from facilitator.report.typefaces import SIGNS, FontFile, installed

REGULAR, MEDIUM, BOLD = 400, 500, 700
EMOJI_STYLE = "\ufe0f"

_NOT_EMBEDDED = ("GSUB", "GPOS", "GDEF", "STAT", "gasp", "name", "post", "OS/2", "cmap")  # ISO 32000-1, 9.9


class FontsMissing(Refusal):
    """A font file of the installation is not there or cannot be read."""


@dataclass(frozen=True, eq=False)
class Face:
    """One family in one weight. ``font`` is HarfBuzz's, scaled to the face's own units (``units`` to the em)."""

    family: str
    weight: int
    font: Any
    characters: frozenset[int]
    scale: float

    @cached_property
    def units(self) -> int:
        """Font units to the em."""
        return int(self.font.face.upem)

    def advance(self, glyph: int) -> float:
        """How wide a glyph is, in ems."""
        return float(self.font.get_glyph_h_advance(glyph)) / self.units

    def extents(self) -> tuple[float, float]:
        """How far the face reaches above and (negative) below the baseline, in ems."""
        found = self.font.get_font_extents("ltr")
        return found.ascender / self.units, found.descender / self.units

    def has(self, text: str) -> bool:
        """Whether each character that leaves a mark on paper is in the face."""
        return all(ord(character) in self.characters or is_ignorable(character) for character in text)

    def outline(self, glyph: int) -> str:
        """A glyph's outline as PDF path operators in font units."""
        pen = _Pen()
        self.font.draw_glyph_with_pen(glyph, pen)
        return " ".join(pen.operators)

    def subset(self, glyphs: set[int]) -> tuple[bytes, dict[int, int]]:
        """A static TrueType font with these glyphs in this weight, and where each of them is in it."""
        wanted = uharfbuzz.SubsetInput()
        wanted.pin_all_axes_to_default(self.font.face)
        wanted.pin_axis_location(self.font.face, "wght", self.weight)
        wanted.glyph_set.update(glyphs | {0})
        wanted.drop_table_tag_set.update(int.from_bytes(tag.encode(), "big") for tag in _NOT_EMBEDDED)
        wanted.flags = uharfbuzz.SubsetFlags.NOTDEF_OUTLINE | uharfbuzz.SubsetFlags.NO_HINTING
        plan = uharfbuzz.SubsetPlan(self.font.face, wanted)
        return bytes(plan.execute().blob.data), dict(plan.old_to_new_glyph_mapping.items())


class _Pen:
    """Takes an outline down as PDF path operators; the method names are those that HarfBuzz calls."""

    def __init__(self) -> None:
        self.operators: list[str] = []
        self._at = 0.0, 0.0

    def moveTo(self, to: tuple[float, float]) -> None:  # noqa: N802
        self._add("m", to)

    def lineTo(self, to: tuple[float, float]) -> None:  # noqa: N802
        self._add("l", to)

    def curveTo(self, *points: tuple[float, float]) -> None:  # noqa: N802
        self._add("c", *points)

    def qCurveTo(self, bend: tuple[float, float], to: tuple[float, float]) -> None:  # noqa: N802
        """PDF knows cubic curves only: both their handles lie two thirds of the way to the bend."""
        first, second = ((x + (bend[0] - x) * 2 / 3, y + (bend[1] - y) * 2 / 3) for x, y in (self._at, to))
        self._add("c", first, second, to)

    def closePath(self) -> None:  # noqa: N802
        self._add("h")

    def endPath(self) -> None:  # noqa: N802
        """Outlines of glyphs are always closed."""

    def _add(self, operator: str, *points: tuple[float, float]) -> None:
        self.operators += [f"{x:.0f} {y:.0f}" for x, y in points]
        self.operators.append(operator)
        self._at = points[-1] if points else self._at


@dataclass(frozen=True)
class Fonts:
    """Finds the face for a piece of text; files are opened when a character first needs them.

    Raises ``FontsMissing`` where a file is not there or is no font. Not to be shared between threads.
    """

    files: tuple[FontFile, ...] = field(default_factory=installed)
    _faces: dict[tuple[str, int], Face] = field(default_factory=dict, repr=False, compare=False)

    def pick(self, text: str, weight: int, current: Face | None = None) -> Face:
        """The face for a base character and the marks on it: ``current`` if it will do, else the first that has it.

        A face of signs does not go on into the spaces and digits after a sign.

        Where none has all of it, the first that has its first character; where none has that either, the main face,
        which then shows an empty box.
        """
        if EMOJI_STYLE in text and (emoji := self._face(self.files[-1].family, weight)).has(text):
            return emoji
        if current is not None and current.family not in SIGNS and current.has(text):
            return current
        for wanted in (text, text[0]):
            for face in self._all(weight):
                if face.has(wanted):
                    return face
        return self.main(weight)

    def main(self, weight: int) -> Face:
        """The face of Latin, Cyrillic and Greek."""
        return self._face(self.files[0].family, weight)

    def _all(self, weight: int) -> Iterator[Face]:
        return (self._face(file.family, weight) for file in self.files)

    def _face(self, family: str, weight: int) -> Face:
        if (family, weight) not in self._faces:
            file = next(file for file in self.files if file.family == family)
            self._faces[family, weight] = _open(file, weight)
        return self._faces[family, weight]


def is_ignorable(character: str) -> bool:
    """Joiners, direction marks, variation selectors: they steer the letters around them and leave no mark."""
    return category(character) == "Cf" or "\ufe00" <= character <= "\ufe0f"


def _open(file: FontFile, weight: int) -> Face:
    try:
        content = file.path.read_bytes()  # HarfBuzz itself would not open every path on Windows
    except OSError as error:
        raise _missing(file) from error
    face = uharfbuzz.Face(uharfbuzz.Blob(content))
    if not face.glyph_count or not face.unicodes:
        raise _missing(file)
    font = uharfbuzz.Font(face)
    font.set_variations({"wght": weight})
    return Face(file.family, weight, font, frozenset(face.unicodes), file.scale)


def _missing(file: FontFile) -> FontsMissing:
    return FontsMissing(
        "The typeface {family} of this installation is missing or damaged; no document was written, your data is "
        "safe. Please install Facilitator again.",
        family=file.family,
    )
