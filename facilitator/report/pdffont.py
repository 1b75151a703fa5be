"""A face inside a PDF: which glyphs it needs, the subset that is embedded, and what each glyph says when it is copied.

Every pair of a glyph and what it says gets a code of its own. So text copied out of the file is what was written, even
where one glyph serves several characters or a ligature several letters.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from facilitator.report.fonts import Face
from facilitator.report.glyphs import Glyph, Run
from facilitator.report.objects import Name, Objects, Ref, Value, number, text_string

_MOST_CODES = 60_000  # codes have two bytes; beyond this, glyphs go on being shown but say nothing


class EmbeddedFace:
    """One face in one document."""

    def __init__(self, face: Face, name: str) -> None:
        self.name = name
        self._face = face
        self._codes: dict[tuple[int, str], int] = {(0, ""): 0}
        self._shapes: dict[int, str] = {}
        self._known: dict[Glyph, tuple[str, float]] = {}

    def shown(self, run: Run, x: float, y: float) -> str:
        """The operators that show a run whose baseline begins at (x, y), in points.

        Only glyphs that say something are set as text, so that readers find whole words; the others (dots and marks
        that are glyphs of their own) are drawn as shapes. Where that would leave holes between the letters, as in
        Indic scripts, the whole run is marked with what it says.
        """
        parts = [f"BT /{self.name} {number(run.size)} Tf 1 0 0 1 {number(x)} {number(y)} Tm", self._speaking(run), "ET"]
        parts += self._silent(run, x, y)
        if run.level % 2 == 0 and any(glyph.advance and not glyph.text for glyph in run.glyphs):
            return f"/Span <</ActualText {text_string(run.text).decode()}>> BDC {' '.join(parts)} EMC"
        return " ".join(parts)

    def _speaking(self, run: Run) -> str:
        parts: list[str] = []
        pending: list[str] = []
        gap = rise = 0.0
        for glyph in run.glyphs:
            if not glyph.text:
                gap += glyph.advance
                continue
            if glyph.y != rise:
                parts += [_array(pending), f"{number(glyph.y * run.size)} Ts"]
                pending, rise = [], glyph.y
            code, behind = self._known.get(glyph) or self._know(glyph)
            pending += (_shift(gap + glyph.x), code) if gap + glyph.x else (code,)
            gap = behind
        parts += [_array(pending), "0 Ts" if rise else ""]
        return " ".join(filter(None, parts))

    def _know(self, glyph: Glyph) -> tuple[str, float]:
        """How a glyph is shown, and what space it leaves behind it, in ems; documents show few glyphs many times."""
        behind = glyph.advance - self._face.advance(glyph.id) - glyph.x
        found = self._known[glyph] = f"<{self._code(glyph):04X}>", behind
        return found

    def _silent(self, run: Run, x: float, y: float) -> Iterator[str]:
        scale = number(run.size)
        for glyph in run.glyphs:
            if not glyph.text and self._shape(glyph.id):
                left, up = number(x + glyph.x * run.size), number(y + glyph.y * run.size)
                yield f"q {scale} 0 0 {scale} {left} {up} cm /{self.name}g{glyph.id} Do Q"
            x += glyph.advance * run.size

    def _shape(self, glyph: int) -> str:
        if glyph not in self._shapes:
            self._shapes[glyph] = self._face.outline(glyph)
        return self._shapes[glyph]

    def shapes(self, file: Objects) -> dict[str, Ref]:
        """Write the shapes of glyphs that say nothing, an em wide; their names are those that ``shown`` uses."""
        scale = 1 / self._face.units
        about: dict[str, Value] = {
            "Type": Name("XObject"),
            "Subtype": Name("Form"),
            "BBox": [-4000, -4000, 4000, 4000],
            "Matrix": [f"{scale:.6f}".encode(), 0, 0, f"{scale:.6f}".encode(), 0, 0],
        }
        return {
            f"{self.name}g{glyph}": file.add_stream(f"{path} f".encode(), about)
            for glyph, path in self._shapes.items()
            if path
        }

    def _code(self, glyph: Glyph) -> int:
        key = glyph.id, glyph.text if len(self._codes) < _MOST_CODES else ""
        return self._codes.setdefault(key, len(self._codes))

    def add_to(self, file: Objects) -> Ref:
        """Write the font with all that was shown until now."""
        glyphs = [glyph for glyph, _ in self._codes]
        program, places = self._face.subset(set(glyphs))
        tag = "".join(chr(65 + (len(program) // 26**n + sum(glyphs)) % 26) for n in range(6))
        base = Name(f"{tag}+{self._face.family}-{self._face.weight}")
        return file.add(
            {
                "Type": Name("Font"),
                "Subtype": Name("Type0"),
                "BaseFont": base,
                "Encoding": Name("Identity-H"),
                "DescendantFonts": [self._descendant(file, base, program, [places[glyph] for glyph in glyphs])],
                "ToUnicode": file.add_stream(_to_unicode([text for _, text in self._codes]), {}),
            }
        )

    def _descendant(self, file: Objects, base: Name, program: bytes, places: Sequence[int]) -> Ref:
        widths = [round(self._face.advance(glyph) * 1000, 3) for glyph, _ in self._codes]
        mapping = b"".join(place.to_bytes(2, "big") for place in places)
        about: dict[str, Value] = {
            "Type": Name("Font"),
            "Subtype": Name("CIDFontType2"),
            "BaseFont": base,
            "CIDSystemInfo": {"Registry": b"(Adobe)", "Ordering": b"(Identity)", "Supplement": 0},
            "FontDescriptor": self._descriptor(file, base, program),
            "W": [0, widths],
            "CIDToGIDMap": file.add_stream(mapping, {}),
        }
        return file.add(about)

    def _descriptor(self, file: Objects, base: Name, program: bytes) -> Ref:
        above, below = (round(part * 1000) for part in self._face.extents())
        return file.add(
            {
                "Type": Name("FontDescriptor"),
                "FontName": base,
                "Flags": 4,
                "FontBBox": [-1000, below, 3000, above],
                "ItalicAngle": 0,
                "Ascent": above,
                "Descent": below,
                "CapHeight": 714,
                "StemV": 80 if self._face.weight < 600 else 140,
                "FontFile2": file.add_stream(program, {"Length1": len(program)}),
            }
        )


def _shift(ems: float) -> str:
    """A move to the right inside TJ, which counts thousandths to the left."""
    return number(-ems * 1000) if abs(ems) >= 0.0001 else ""


def _array(codes: Sequence[str]) -> str:
    return f"[{''.join(codes)}] TJ".replace("><", "") if codes else ""


def _to_unicode(texts: Sequence[str]) -> bytes:
    """The map from codes to what they say (ISO 32000-1, 9.10.3)."""
    lines = [f"<{code:04X}> <{text.encode('utf-16-be').hex().upper()}>" for code, text in enumerate(texts) if text]
    head = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def\n"
        "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
    )
    body = "".join(f"{len(part)} beginbfchar\n{chr(10).join(part)}\nendbfchar\n" for part in _hundreds(lines))
    return (head + body + "endcmap CMapName currentdict /CMap defineresource pop end end\n").encode("ascii")


def _hundreds(lines: Sequence[str]) -> Iterator[list[str]]:
    each = iter(lines)
    while part := list(islice(each, 100)):
        yield part
