"""From text to lines of placed glyphs: broken in logical order, and only then put into visual order (UAX #9)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from facilitator.report import bidi
from facilitator.report.bidi_explicit import first_strong
from facilitator.report.fonts import REGULAR, Fonts
from facilitator.report.glyphs import Known, Letters, Run, joined, may_cut

_HARD_BREAK = re.compile("\r\n|[\n\v\f\r\x85\u2028\u2029]")
_SPACES = " \u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u200b\u205f\u3000"
# A line may end after spaces, an Ethiopic word space, and a dash or slash between letters ("3-5", "24/7" stay whole).
_CHUNK = re.compile(rf"[^{_SPACES}]*?(?:[{_SPACES}]+|\u1361|(?<=[^\W\d_])[-\u2010–—/](?=[^\W\d_])|$)")
_SHAPELESS = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Style:
    """``size`` in points; ``leading`` from one baseline to the next, as a multiple of the size."""

    size: float
    weight: int = REGULAR
    leading: float = 1.42

    @property
    def line(self) -> float:
        """From one baseline to the next, in points."""
        return self.size * self.leading


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its runs from left to right, its width in points, and ``text[start:end]`` that it shows.

    ``space`` is the one at which the line was broken. It lies outside the width, at the line's end, and keeps the words
    apart for those who copy the text or have it read to them.
    """

    runs: tuple[Run, ...]
    width: float
    start: int
    end: int
    right_to_left: bool
    space: tuple[Run, ...] = ()


@dataclass(frozen=True)
class Shaper:
    """Sets text in one set of fonts."""

    fonts: Fonts = field(default_factory=Fonts)
    _known: Known = field(default_factory=dict, repr=False, compare=False)
    _set: dict[tuple[str, Style, float, int | None], tuple[Line, ...]] = field(
        default_factory=dict, repr=False, compare=False
    )

    def lines(self, text: str, style: Style, width: float, direction: int | None = None) -> tuple[Line, ...]:
        """``text`` in lines not wider than ``width`` points; at least one line, for no text an empty one.

        ``direction`` is 0 (from the left) or 1 (from the right); None takes that of the first letter, for every hard
        line break anew, and that of the line before where there is no letter. A single character wider than
        ``width`` stands on a line of its own.
        """
        key = text, style, width, direction
        if key not in self._set:  # reasons, themes and labels are said over and over
            self._set[key] = self._broken(*key)
        return self._set[key]

    def _broken(self, text: str, style: Style, width: float, direction: int | None) -> tuple[Line, ...]:
        shown = _printable(text)
        found: list[Line] = []
        base = direction or 0
        for start, end in _paragraphs(text):
            if direction is None:
                strong = first_strong(shown[start:end])
                base = base if strong is None else strong
            letters = Letters(self.fonts, style.weight, shown, start, end, base)
            found.extend(_Paragraph(letters, base, style.size, self._known).lines(width))
        return tuple(found)

    def line(self, text: str, style: Style, direction: int | None = None) -> Line:
        """All of ``text`` on one line; hard line breaks become spaces."""
        return self.lines(_HARD_BREAK.sub(" ", text), style, float("inf"), direction)[0]

    def clipped(self, text: str, style: Style, width: float) -> Line:
        """``text`` on one line, its end replaced by … where it is wider than ``width`` points."""
        text = _HARD_BREAK.sub(" ", text)
        whole = self.line(text, style)
        if whole.width <= width:
            return whole
        first = self.lines(text, style, max(0.0, width - 1.2 * style.size))[0]
        return self.line(text[: first.end].rstrip() + "…", style, int(whole.right_to_left))


class _Word(NamedTuple):
    """A word on a line from ``start`` to ``end``, the spaces behind it up to ``after``."""

    start: int
    end: int
    after: int
    runs: list[Run]


class _Paragraph:
    """What stands between two hard line breaks, being broken into lines."""

    def __init__(self, letters: Letters, base: int, size: float, known: Known) -> None:
        self._text, self._start, self._end = letters.text, letters.start, letters.end
        self._letters, self._base, self._size, self._known = letters, base, size, known

    def lines(self, width: float) -> Iterator[Line]:
        """Greedy: as many words on each line as fit; spaces at its end are left out."""
        line: list[Run] = []
        start = here = self._start
        used = spaces = 0.0
        for word in self._words(width):
            wide = _total(word.runs)
            if used + spaces + wide > width:
                if line:
                    yield replace(self._line(line, start, here), space=self._space(here, word.start))
                line, start, used = [], word.start, 0.0
            else:
                line.extend(self._shape(here, word.start))
                used += spaces
            line.extend(word.runs)
            used, here = used + wide, word.end
            spaces = self._width(word.end, word.after)
        yield self._line(line, start, here)

    def _words(self, width: float) -> Iterator[_Word]:
        """What stands between the places where a line may end; a word wider than ``width`` comes in parts."""
        for match in _CHUNK.finditer(self._text, self._start, self._end):
            start, end = match.start(), match.start() + len(match[0].rstrip(_SPACES))
            runs = self._shape(start, end)
            if _total(runs) > width:
                *parts, (start, runs) = self._broken(start, end, width)
                for begin, part in parts:
                    cut = begin + sum(len(run.text) for run in part)
                    yield _Word(begin, cut, cut, part)
            yield _Word(start, end, match.end(), runs)

    def _line(self, runs: Sequence[Run], start: int, end: int) -> Line:
        order = bidi.visual_order([run.level for run in runs])
        width = _total(runs)
        return Line(joined([runs[place] for place in order]), width, start, end, bool(self._base))

    def _shape(self, start: int, end: int) -> list[Run]:
        return self._letters.shape(start, end, self._size, self._known)

    def _space(self, start: int, end: int) -> tuple[Run, ...]:
        return tuple(replace(run, level=self._base) for run in self._shape(start, min(end, start + 1)))

    def _broken(self, start: int, end: int, width: float) -> list[tuple[int, list[Run]]]:
        """A word wider than a line, cut where it must be: (start, runs) of each part, the last one may have room."""
        places = self._places(start, end, width)
        parts: list[tuple[int, list[Run]]] = []
        at = 0
        while at < len(places) - 1:
            cut = self._longest(places, at, width)
            parts.append((places[at], self._shape(places[at], places[cut])))
            at = cut
        return parts

    def _places(self, start: int, end: int, width: float) -> list[int]:
        """Where a word may be cut: not before marks, unless a letter with its marks is wider than a line."""
        places = [start]
        for at in range(start + 1, end + 1):
            if at == end or may_cut(self._text, at):
                if at - places[-1] > 1 and self._width(places[-1], at) > width:
                    places.extend(range(places[-1] + 1, at))
                places.append(at)
        return places

    def _longest(self, places: list[int], at: int, width: float) -> int:
        """Which of ``places`` is the last up to which the text from ``places[at]`` fits; one further at least."""
        fits, step = at + 1, 8
        while fits + step < len(places) and self._width(places[at], places[fits + step]) <= width:
            fits, step = fits + step, step * 2
        too_far = min(fits + step, len(places))
        while too_far - fits > 1:
            middle = (fits + too_far) // 2
            fits, too_far = (middle, too_far) if self._width(places[at], places[middle]) <= width else (fits, middle)
        return fits

    def _width(self, start: int, end: int) -> float:
        return _total(self._shape(start, end))


def _total(runs: Sequence[Run]) -> float:
    return sum((run.width for run in runs), 0.0)


def _printable(text: str) -> str:
    """The same number of characters: a tab is a space, what has no shape (controls, half pairs) becomes U+FFFD."""
    return _SHAPELESS.sub("\ufffd", text.replace("\t", " "))


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of what stands between hard line breaks."""
    start = 0
    for match in _HARD_BREAK.finditer(text):
        yield start, match.start()
        start = match.end()
    yield start, len(text)
