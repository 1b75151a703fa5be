"""Letters to glyphs: which face each letter is set in, and how HarfBuzz joins and places them.

Letters are joined across the cuts between pieces, for HarfBuzz sees what stands beside a piece.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, pairwise
from typing import Any, NamedTuple
from unicodedata import category

import uharfbuzz

from facilitator.report import bidi
from facilitator.report.fonts import EMOJI_STYLE, Face, Fonts

_SEEN = 5  # characters on either side that HarfBuzz takes into account
# What looks the other way in text from the right; readers of a PDF expect the sign that is seen, and turn it back.
_MIRRORED = str.maketrans("()[]{}<>«»‹›≤≥", ")(][}{><»«›‹≥≤")
_JOINER = "\u200d"


class Glyph(NamedTuple):
    """A glyph of a face; ``advance`` and the offset (``x``, ``y``) in ems; ``text`` is what it says, maybe nothing."""

    id: int
    advance: float
    x: float
    y: float
    text: str


@dataclass(frozen=True, slots=True)
class Run:
    """Glyphs of one face from left to right; ``text`` is what they say in reading order, sizes in points."""

    face: Face
    size: float
    glyphs: tuple[Glyph, ...]
    text: str
    width: float
    level: int


class Spelling(NamedTuple):
    """All that decides which glyphs a piece of text gets; ``before`` and ``after`` are what it may be joined to."""

    face: Face
    script: str
    leftwards: bool
    before: str
    text: str
    after: str


Known = dict[Spelling, tuple[tuple[Glyph, ...], float]]
"""What was set already, and how wide it is, in ems: documents say the same words over and over."""


class Letters:
    """The letters of one paragraph, ``text[start:end]``, each with its face, script and embedding level.

    ``base`` is the paragraph's own level, 0 or 1.
    """

    def __init__(self, fonts: Fonts, weight: int, text: str, start: int, end: int, base: int) -> None:
        self.text, self.start, self.end = text, start, end
        own = text[start:end]
        self._kinds = list(zip(_faces(fonts, own, weight), _scripts(own), bidi.levels(own, base), strict=True))
        self._alike = self._kinds.count(self._kinds[0]) == len(self._kinds) if self._kinds else True

    def shape(self, start: int, end: int, size: float, known: Known) -> list[Run]:
        """``text[start:end]`` as runs in logical order, ``size`` points high."""
        return [self._run(begin, cut, size, known) for begin, cut in self._pieces(start, end)]

    def _pieces(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Cuts where face, script or level change."""
        if self._alike:
            yield from ((start, end),) if start < end else ()
            return
        for _, group in groupby(range(start, end), key=lambda at: self._kinds[at - self.start]):
            places = list(group)
            yield places[0], places[-1] + 1

    def _run(self, start: int, end: int, size: float, known: Known) -> Run:
        face, script, level = self._kinds[start - self.start]
        said, before, after = self.text[start:end], "", ""
        if said != " ":  # a space is joined to nothing, so it is set once
            before = self.text[max(self.start, start - _SEEN) : start].rpartition(" ")[2]
            after = self.text[end : min(self.end, end + _SEEN)].partition(" ")[0]
        spelling = Spelling(face, script, bool(level % 2), before, said, after)
        if spelling not in known:
            glyphs = _glyphs(spelling)
            known[spelling] = glyphs, sum(glyph.advance for glyph in glyphs)
        glyphs, advance = known[spelling]
        return Run(face, size * face.scale, glyphs, spelling.text, advance * size * face.scale, level)


def _glyphs(spelling: Spelling) -> tuple[Glyph, ...]:
    """Glyphs with the characters they stand for; of those that stand for the same, the widest says it."""
    face, script, leftwards, before, text, after = spelling
    buffer = uharfbuzz.Buffer()
    buffer.add_codepoints(list(map(ord, before + text + after)), len(before), len(text))
    buffer.direction = "rtl" if leftwards else "ltr"
    buffer.script = script
    uharfbuzz.shape(face.font, buffer)
    each = list(zip(buffer.glyph_infos, buffer.glyph_positions, strict=True))
    once = range(len(before), len(before) + len(text))
    if not leftwards and [info.cluster for info, _ in each] == list(once):  # a glyph for each letter
        return tuple(
            Glyph(info.codepoint, *_place(face, where), letter)
            for (info, where), letter in zip(each, text, strict=True)
        )
    clusters = [
        (start - len(before), list(group)) for start, group in groupby(each, key=lambda pair: int(pair[0].cluster))
    ]
    ends = dict(pairwise([*sorted({start for start, _ in clusters}), len(text)]))
    found: list[Glyph] = []
    for start, group in clusters:
        speaker = max(range(len(group)), key=lambda at: group[at][1].x_advance)
        for at, (info, where) in enumerate(group):
            says = _said(spelling, start, ends[start]) if at == speaker else ""
            found.append(Glyph(info.codepoint, *_place(face, where), says))
    return tuple(found)


def _place(face: Face, where: Any) -> tuple[float, float, float]:
    """A glyph's advance and offset in ems, from HarfBuzz's units."""
    units = face.units
    return where.x_advance / units, where.x_offset / units, where.y_offset / units


def _said(spelling: Spelling, start: int, end: int) -> str:
    """What a glyph says, in the order in which it is seen, as with all the glyphs of its run."""
    text = spelling.text[start:end]
    return text.translate(_MIRRORED)[::-1] if spelling.leftwards else text


def _sticks(letter: str) -> bool:
    """Whether a character belongs to the one before it: marks, joiners, variation selectors, skin tones."""
    return (
        category(letter) in ("Mn", "Mc", "Me")
        or letter in (_JOINER, "\u200c", EMOJI_STYLE)
        or ("\U0001f3fb" <= letter <= "\U0001f3ff")
    )


def may_cut(text: str, at: int) -> bool:
    """Whether a word too long for its line may be cut before ``text[at]``."""
    return not _sticks(text[at]) and text[at - 1] != _JOINER


def _faces(fonts: Fonts, text: str, weight: int) -> list[Face]:
    """The face of each character; a mark takes its base's, a space or sign goes on in the face before it."""
    main = fonts.main(weight)
    if main.characters.issuperset(map(ord, text)):
        return [main] * len(text)
    found: list[Face] = []
    at, face = 0, None
    while at < len(text):
        end = at + 1
        while end < len(text) and not may_cut(text, end):
            end += 1
        keep = face if _script(text[at]) == "" or category(text[at])[0] in "ZPM" else None
        face = fonts.pick(text[at:end], weight, keep)
        found.extend([face] * (end - at))
        at = end
    return found


def _scripts(text: str) -> list[str]:
    """The script of each character; signs and marks take that of the letter before them, else the next one's."""
    own = [_script(letter) for letter in text]
    last = next(filter(None, own), "Latn")
    for at, script in enumerate(own):
        last = own[at] = script or last
    return own


@lru_cache(maxsize=4096)
def _script(letter: str) -> str:
    """ISO 15924 code of a letter, "" for what all scripts share."""
    buffer = uharfbuzz.Buffer()
    buffer.add_codepoints([ord(letter)])
    buffer.guess_segment_properties()
    return buffer.script or ""


def joined(runs: list[Run]) -> tuple[Run, ...]:
    """Neighbours of one face and level as one run."""
    found: list[Run] = []
    for run in runs:
        alike = found and (found[-1].face, found[-1].level) == (run.face, run.level)
        found.append(_beside(found.pop(), run) if alike else run)
    return tuple(found)


def _beside(left: Run, right: Run) -> Run:
    text = right.text + left.text if left.level % 2 else left.text + right.text
    return Run(left.face, left.size, left.glyphs + right.glyphs, text, left.width + right.width, left.level)
