"""What people mean by what they write: ``W3R2-14``, an id, ``M3``, the name of a theme."""

from __future__ import annotations

import re

from facilitator.conference.errors import Refusal
from facilitator.record.review import ReviewReading

_LABEL = re.compile(r"(.+)-(\d{1,7})")
_MEASURE = re.compile(r"[Mm]?(\d{1,7})")


def judged(look: ReviewReading, word: str) -> str:
    """The id of an idea or joint idea. Raises Refusal where it is none, or more than one has that number."""
    if look.is_a(word) in ("idea", "joint"):
        return word
    label = _LABEL.fullmatch(word)
    found = look.numbered(label[1], int(label[2])) if label else []
    if len(found) > 1:
        raise Refusal(
            "{word} is more than one idea ({ids}), because two laptops gave the same number: take one of these ids.",
            word=word,
            ids=", ".join(found),
        )
    if not found:
        raise Refusal("There is no idea {word} here: write it as in the list, W3R2-14 for example.", word=word)
    return found[0]


def theme(look: ReviewReading, word: str) -> str | None:
    """The id of a theme by its name or id, None where there is none."""
    return next((t.id for t in look.themes() if t.id == word or t.name.casefold() == word.casefold()), None)


def pillar(look: ReviewReading, word: str) -> str | None:
    """The id of a pillar by its name or id, None where there is none."""
    return next((p.id for p in look.pillars() if p.id == word or p.name.casefold() == word.casefold()), None)


def measure(look: ReviewReading, word: str) -> str:
    """The id of a measure by its number or id. Raises Refusal where it is none, or two have that number."""
    number = _MEASURE.fullmatch(word)
    found = [m.id for m in look.measures() if m.id == word or (number and m.number == int(number[1]))]
    if len(found) > 1:
        raise Refusal(
            "{word} is more than one measure ({ids}), because two reviewers gave the same number: take one of these"
            " ids.",
            word=word,
            ids=", ".join(found),
        )
    if not found:
        raise Refusal("There is no measure {word} here: write its number, M3 for example.", word=word)
    return found[0]


def source(look: ReviewReading, word: str) -> str:
    """The id of what a measure can come from: an idea, a joint idea or a theme. Raises Refusal where it is none."""
    return theme(look, word) or judged(look, word)


def anything(look: ReviewReading, word: str) -> str:
    """The id of whatever can be commented on. Raises Refusal where it is nothing."""
    if look.is_a(word):
        return word
    if _MEASURE.fullmatch(word):
        return measure(look, word)
    return theme(look, word) or pillar(look, word) or judged(look, word)
