"""Rules X1–X8 of the Unicode bidirectional algorithm (UAX #9): what embeddings, overrides and isolates do."""

from __future__ import annotations

from dataclasses import dataclass
from unicodedata import bidirectional

ISOLATES = frozenset({"LRI", "RLI", "FSI"})
_EMBEDDINGS = {"LRE": (0, ""), "RLE": (1, ""), "LRO": (0, "L"), "RLO": (1, "R")}
REMOVED = frozenset({*_EMBEDDINGS, "PDF", "BN"})
_DEEPEST = 125


def first_strong(text: str) -> int | None:
    """0 or 1, the direction of the first letter outside isolates (P2, P3); None where there is no letter."""
    depth = 0
    for kind in map(bidirectional, text):
        if kind in ISOLATES:
            depth += 1
        elif kind == "PDI":
            depth = max(0, depth - 1)
        elif depth == 0 and kind in ("L", "R", "AL"):
            return int(kind != "L")
    return None


@dataclass(frozen=True, slots=True)
class _Open:
    """One entry of the directional status stack."""

    level: int
    override: str = ""
    isolate: bool = False


class _Status:
    """The directional status stack with its three counters (X1), and what each control does to it (X2–X7)."""

    def __init__(self, base: int) -> None:
        self._stack = [_Open(base)]
        self._deep_isolates = self._deep_embeddings = self._isolates = 0

    @property
    def now(self) -> _Open:
        """What holds for the next character."""
        return self._stack[-1]

    def enter(self, direction: int, override: str, kind: str) -> None:
        """X2–X5c: one level up, unless that is too deep."""
        isolate = kind in ISOLATES
        level = self.now.level + 1 + (self.now.level + 1 + direction) % 2
        if level <= _DEEPEST and not self._deep_isolates and not self._deep_embeddings:
            self._stack.append(_Open(level, override, isolate))
            self._isolates += isolate
        elif isolate:
            self._deep_isolates += 1
        elif not self._deep_isolates:
            self._deep_embeddings += 1

    def end_isolate(self) -> None:
        """X6a."""
        if self._deep_isolates:
            self._deep_isolates -= 1
        elif self._isolates:
            self._deep_embeddings = 0
            while not self._stack.pop().isolate:
                pass
            self._isolates -= 1

    def end_embedding(self) -> None:
        """X7."""
        if self._deep_isolates:
            return
        if self._deep_embeddings:
            self._deep_embeddings -= 1
        elif not self.now.isolate and len(self._stack) > 1:
            self._stack.pop()


def explicit_levels(text: str, original: list[str], base: int) -> tuple[list[str], list[int]]:
    """X1–X8: levels from embeddings, overrides and isolates, and the kinds that overrides change."""
    status = _Status(base)
    kinds, found = list(original), [base] * len(original)
    for place, kind in enumerate(original):
        if kind == "PDI":
            status.end_isolate()
        found[place] = status.now.level
        if status.now.override and kind not in REMOVED and kind != "B":
            kinds[place] = status.now.override
        if kind in _EMBEDDINGS:
            status.enter(*_EMBEDDINGS[kind], kind)
        elif kind in ISOLATES:
            status.enter(_isolate_direction(text, original, place), "", kind)
        elif kind == "PDF":
            status.end_embedding()
    return kinds, found


def _isolate_direction(text: str, original: list[str], place: int) -> int:
    """0 or 1: what an isolate says, or for FSI the first letter before its end (X5a–X5c)."""
    if original[place] != "FSI":
        return int(original[place] == "RLI")
    depth = 0
    for end in range(place + 1, len(original)):
        depth += (original[end] in ISOLATES) - (original[end] == "PDI")
        if depth < 0:
            return first_strong(text[place + 1 : end]) or 0
    return first_strong(text[place + 1 :]) or 0
