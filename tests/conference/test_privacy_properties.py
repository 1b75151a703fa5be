"""What holds for every text: flags fit it, suggestions lead to a clean card, and work grows with its length alone."""

from __future__ import annotations

import sys
from itertools import pairwise
from types import FrameType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.conference.privacy import REASONS, flags
from tests.conference.privacy_cases import HARMLESS, PLANTED, PRACTICE

CARDS = [row["text"] for row in PLANTED + PRACTICE + HARMLESS]

# Pieces that rules begin at, hope for more after, or look back from: repeated, they are the worst that can be typed.
PIECES = [
    "Birkenweg 8, ", "12 Mill Lane ", "0171 2345678, ", "a@b.example ",
    "a", "A", "a-", "a'", "a\u0300", "-", "ä ", "Anna ", "Anna-", "K. ", "Dr. ", "Frau ", "von ", "Anna von ",
    "die Schmidts ", "Nachbarin ", "namens ", "name is ", "0", "0 ", "0/", "+", "(0", "1.1.", "Tel ", "a@", "a.",
    "@a.", "(at)", "Am Anger 3", "weg 1 ", "12 Mill ", "Aa ", "83022 A", "mein Sohn ", "the ", "er ", "hat ", "ist ",
    "und ", "krank ", "Krebs ", "syrische ", "seine Krebs ", "aus Syrien ", "wenn ", "als Christ ", ", ", ". ", "\n",
    "\x00",
]  # fmt: skip
texts = st.one_of(
    st.text(max_size=80),
    st.lists(st.sampled_from(PIECES), max_size=30).map("".join),
    st.lists(st.sampled_from(CARDS), max_size=3).map(" ".join),
)


@given(texts)
def test_flags_fit_the_text(text: str) -> None:
    found = flags(text)
    assert [(flag.start, flag.end) for flag in found] == sorted((flag.start, flag.end) for flag in found)
    for flag in found:
        assert 0 <= flag.start < flag.end <= len(text)
        assert flag.passage == text[flag.start : flag.end]
        assert flag.wording == flag.wording.strip() != ""
        assert flag.suggestion == text[: flag.start] + flag.wording + text[flag.end :] != text


@given(texts)
def test_passages_of_one_reason_do_not_overlap(text: str) -> None:
    found = flags(text)
    for reason in REASONS:
        own = [flag for flag in found if flag.reason == reason]
        assert all(first.end <= second.start for first, second in pairwise(own))


@given(st.lists(st.sampled_from(CARDS), min_size=1, max_size=4).map("\n".join))
def test_taking_suggestions_leads_to_a_clean_card(text: str) -> None:
    rounds = 2 * len(flags(text)) + 2
    while (found := flags(text)) and rounds:
        text, rounds = found[0].suggestion, rounds - 1
    assert found == ()


@given(texts)
def test_the_same_text_gives_the_same_flags(text: str) -> None:
    assert flags(text) == flags(text)


def calls(text: str) -> int:
    """How many functions, Python's own included, are called to look through a text."""
    count = 0

    def counted(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        flags(text)
    finally:
        sys.setprofile(before)
    return count


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=4).map("".join))
def test_work_grows_with_the_length_alone(piece: str) -> None:
    once, twice = calls(piece * 100), calls(piece * 200)
    assert twice <= 2.2 * once + 200


@pytest.mark.parametrize("piece", PIECES)
def test_no_expression_runs_away(piece: str) -> None:
    # An expression that tries every way to read 10,000 pieces would not come back: the end of this test is the proof.
    assert all(flag.end <= 10_000 * len(piece) for flag in flags(piece * 10_000))
