"""How alike two ideas are, from 0 to 1, from what they say.

Three likenesses are averaged that fail in different places: stems by their rarity (and the parts of long ones), groups
of letters (slips of the pen, other endings), and the whole with its words sorted. Then it is lowered by what makes a
difference although most words are the same: other numbers, a negation, opposites, another thing in the same sentence.
The figures were found on one half of the labelled pairs; docs/grouping.md has how good they are.
"""

from __future__ import annotations

from rapidfuzz.distance import LCSseq
from rapidfuzz.fuzz import ratio

from facilitator.grouping.wording import Wording

OTHER_NUMBERS = 0.5
"""Each names a number that the other lacks: 30 and 50."""
MORE_NUMBERS = 0.9
"""Only one of them names a number that the other lacks."""
SAME_NUMBERS = 1.15
OTHER_DENIAL = 0.75
"""One denies or forbids, the other does not."""
OPPOSITE = 0.6
"""They stand on different sides: more and less."""
LITTLE = 0.75
"""They share less than two words or numbers that tell something."""
OTHER_THING = 0.3
"""Taken off where each names a thing that the other lacks, as far as their sentences are the same otherwise."""
SLIP = 80
"""Words that are alike to that degree, of 100, are one with a slip of the pen."""
CLOSEST = 0.99
"""The most that different words reach; 1 is for what differs in nothing but how it is typed."""


def likeness(one: Wording, other: Wording, cosine: float, least: float) -> float:
    """From 0 to ``CLOSEST``; 0 for whatever would be less than ``least``. ``cosine``: of their weighted stems."""
    factor = _factor(one, other)
    known = cosine + _shared_letters(one, other)
    wanted = 3 * least / factor - known
    if wanted > 1:
        return 0.0
    whole = ratio(one.line, other.line, score_cutoff=max(0.0, 100 * wanted - 0.01)) / 100
    score = (known + whole) / 3 * factor
    if score >= least:
        score *= 1 - OTHER_THING * _same_sentence(one, other)
    return min(score, CLOSEST) if score >= least else 0.0


def _shared_letters(one: Wording, other: Wording) -> float:
    """The coefficient of Dice (1945)."""
    return 2 * len(one.letters & other.letters) / (len(one.letters) + len(other.letters) or 1)


def _factor(one: Wording, other: Wording) -> float:
    factor = 1.0
    if one.numbers != other.numbers:
        factor = OTHER_NUMBERS if one.numbers - other.numbers and other.numbers - one.numbers else MORE_NUMBERS
    elif one.numbers:
        factor = SAME_NUMBERS
    if len(one.telling & other.telling) + len(one.numbers & other.numbers) < 2:
        factor *= LITTLE
    if one.denies != other.denies:
        factor *= OTHER_DENIAL
    if one.sides and any(other.sides.get(line, side) != side for line, side in one.sides.items()):
        factor *= OPPOSITE
    return factor


def _same_sentence(one: Wording, other: Wording) -> float:
    """How much of the shorter one is said in the same order, from 0 to 1, where each names a thing of its own; else 0.

    "A contact for tenants" and "A contact for landlords" are two ideas; two rewordings rarely have their words in
    the same order.
    """
    if not _own_things(one, other) or not _own_things(other, one):
        return 0.0
    return LCSseq.similarity(one.words, other.words) / min(len(one.words), len(other.words))


def _own_things(one: Wording, other: Wording) -> bool:
    """Whether a stem of one is neither in the other nor of the same kind as one there.

    A long word is of the kind that it ends with: ``mietshau`` is a ``hau``, but a ``warmepump`` is no ``warm``.
    """
    own, theirs = one.telling - other.telling, other.telling - one.telling
    return any(not any(_of_a_kind(mine, yours) for yours in theirs) for mine in own)


def _of_a_kind(mine: str, yours: str) -> bool:
    return mine.endswith(yours) or yours.endswith(mine) or ratio(mine, yours) >= SLIP
