"""The order of letters when writing runs both ways: the Unicode bidirectional algorithm (UAX #9, Unicode 14).

Rules are named as in the standard (X1, W2 …). Levels are found for a whole paragraph, lines are broken in logical
order, and only then is each line put into visual order.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from unicodedata import bidirectional, category, mirrored

from facilitator.report.bidi_explicit import ISOLATES, REMOVED, explicit_levels

_NEUTRAL = frozenset({"B", "S", "WS", "ON", "PDI", *ISOLATES})
_CLOSING = {"[": "]", "{": "}", "［": "］", "｛": "｝", "⦍": "⦐", "⦏": "⦎"}
_SAME = {"〈": "〈", "〉": "〉"}


def levels(text: str, base: int) -> list[int]:
    """The embedding level of each character of one paragraph; odd levels run from right to left.

    ``base`` is the paragraph's own level, 0 or 1. Rule L1 (spaces at a line's end) is left to ``visual_order``.
    """
    if base == 0 and (not text or max(text) < "\u0590"):
        return [0] * len(text)
    original = [bidirectional(character) or "L" for character in text]
    kinds, found = explicit_levels(text, original, base)
    for sequence in _sequences(original, found, base):
        _resolve(sequence, text, original, kinds, found)
    for place, kind in enumerate(original):
        if kind in REMOVED:
            found[place] = found[place - 1] if place else base
        elif kind in ("B", "S"):
            found[place] = base
    return found


def visual_order(line: Sequence[int]) -> list[int]:
    """The places of a line's parts from left to right, given their levels (L2)."""
    order = list(range(len(line)))
    for level in range(max(line, default=0), 0, -1):
        start = 0
        for high, group in groupby([line[place] >= level for place in order]):
            end = start + len(list(group))
            if high:
                order[start:end] = order[start:end][::-1]
            start = end
    return order


@dataclass(slots=True)
class _Sequence:
    """An isolating run sequence (BD13): places in the text, and the kinds assumed before and after it (X10)."""

    places: list[int]
    before: str
    after: str


def _sequences(original: list[str], found: list[int], base: int) -> list[_Sequence]:
    """Runs of one level, joined from an isolate's start to its end."""
    kept = [place for place, kind in enumerate(original) if kind not in REMOVED]
    waiting: list[list[int]] = []
    whole: list[list[int]] = []
    for _, group in groupby(kept, key=found.__getitem__):
        run = list(group)
        if original[run[0]] == "PDI" and _continues(waiting, run, found):
            joined = waiting.pop()
            joined.extend(run)
        else:
            joined = run
            whole.append(joined)
        if original[run[-1]] in ISOLATES:
            waiting.append(joined)
    at = {place: index for index, place in enumerate(kept)}
    sequences = []
    for places in whole:
        level, first, last = found[places[0]], at[places[0]], at[places[-1]]
        previous = found[kept[first - 1]] if first else base
        open_end = original[places[-1]] in ISOLATES or last + 1 == len(kept)
        following = base if open_end else found[kept[last + 1]]
        sequences.append(_Sequence(places, "LR"[max(level, previous) % 2], "LR"[max(level, following) % 2]))
    return sequences


def _continues(waiting: list[list[int]], run: list[int], found: list[int]) -> bool:
    """Whether a run that begins with PDI belongs to a waiting isolate; isolates never closed are let go."""
    while waiting and found[waiting[-1][-1]] > found[run[0]]:
        waiting.pop()
    return bool(waiting) and found[waiting[-1][-1]] == found[run[0]]


def _resolve(sequence: _Sequence, text: str, original: list[str], kinds: list[str], found: list[int]) -> None:
    """W1–W7, N0–N2, I1–I2 for one sequence; writes the levels into ``found``."""
    places = sequence.places
    own = [kinds[place] for place in places]
    level = found[places[0]]
    _weak(own, sequence.before)
    _brackets(own, [text[place] for place in places], [original[place] for place in places], sequence.before, level)
    _neutral(own, sequence, level)
    for place, kind in zip(places, own, strict=True):
        if kind in ("AN", "EN"):
            found[place] = level + 2 - level % 2
        elif (kind == "R") != level % 2:
            found[place] = level + 1


def _weak(own: list[str], before: str) -> None:
    previous = before
    for at, kind in enumerate(own):  # W1: marks take the kind of what they stand on
        if kind == "NSM":
            own[at] = "ON" if previous in ISOLATES or previous == "PDI" else previous
        previous = own[at]
    strong = before
    for at, kind in enumerate(own):  # W2, W3
        if kind in ("L", "R", "AL"):
            strong = kind
        if kind == "EN" and strong == "AL":
            own[at] = "AN"
    own[:] = ["R" if kind == "AL" else kind for kind in own]
    for at in range(1, len(own) - 1):  # W4: a separator inside a number
        left, kind, right = own[at - 1 : at + 2]
        if left == right and ((kind == "CS" and left in ("EN", "AN")) or (kind == "ES" and left == "EN")):
            own[at] = left
    _signs(own)
    strong = before
    for at, kind in enumerate(own):  # W7
        if kind in ("L", "R"):
            strong = kind
        if kind == "EN" and strong == "L":
            own[at] = "L"


def _signs(own: list[str]) -> None:
    """W5: signs such as % and € beside a number belong to it; W6: other separators are neutral."""
    at = 0
    for kind, group in groupby(list(own)):
        end = at + len(list(group))
        if kind == "ET":
            beside = own[at - 1 : at] + own[end : end + 1]
            own[at:end] = ["EN" if "EN" in beside else "ON"] * (end - at)
        elif kind in ("ES", "CS"):
            own[at:end] = ["ON"] * (end - at)
        at = end


def _strong(kind: str) -> str:
    """The direction that a resolved kind has in the neutral rules, "" for none."""
    return "R" if kind in ("R", "EN", "AN") else "L" if kind == "L" else ""


def _brackets(own: list[str], characters: list[str], original: list[str], before: str, level: int) -> None:
    """N0: both brackets of a pair take one direction, from what they enclose or from what stands before them."""
    embedding, other = "LR"[level % 2], "RL"[level % 2]
    for start, end in _pairs(own, characters):
        inside = {_strong(kind) for kind in own[start + 1 : end]}
        if embedding in inside:
            direction = embedding
        elif other in inside:
            context = next(filter(None, map(_strong, reversed(own[:start]))), before)
            direction = other if context == other else embedding
        else:
            continue
        for at in (start, end):
            own[at] = direction
            following = at + 1
            while following < len(own) and original[following] == "NSM":
                own[following] = direction
                following += 1


def _pairs(own: list[str], characters: list[str]) -> list[tuple[int, int]]:
    """Bracket pairs in the order of their openings (BD16)."""
    stack: list[tuple[str, int]] = []
    found: list[tuple[int, int]] = []
    for at, character in enumerate(characters):
        if own[at] != "ON" or not mirrored(character):
            continue
        closing = _closing(character)
        if closing:
            if len(stack) == 63:
                break
            stack.append((closing, at))
        elif category(character) == "Pe":
            wanted = _SAME.get(character, character)
            match = next((n for n in range(len(stack) - 1, -1, -1) if stack[n][0] == wanted), None)
            if match is not None:
                found.insert(bisect(found, (stack[match][1], at)), (stack[match][1], at))
                del stack[match:]
    return found


def _closing(character: str) -> str:
    """The bracket that closes this one, "" where it opens none; nearly always the next character in Unicode."""
    if category(character) != "Ps":
        return ""
    character = _SAME.get(character, character)
    return _CLOSING.get(character) or chr(ord(character) + 1)


def _neutral(own: list[str], sequence: _Sequence, level: int) -> None:
    """N1, N2: neutral characters go with both neighbours where those agree, else with the embedding."""
    at = 0
    for neutral, group in groupby([kind in _NEUTRAL for kind in own]):
        end = at + len(list(group))
        if neutral:
            left = _strong(own[at - 1]) if at else sequence.before
            right = _strong(own[end]) if end < len(own) else sequence.after
            own[at:end] = [left if left == right else "LR"[level % 2]] * (end - at)
        at = end
