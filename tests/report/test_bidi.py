"""The order of letters, compared with an implementation that was written by others in another language."""

from __future__ import annotations

from unicodedata import bidirectional

import pytest
from bidi import get_display
from hypothesis import given
from hypothesis import strategies as st

from facilitator.report.bidi import levels, visual_order
from facilitator.report.bidi_explicit import first_strong

ISOLATES = "\u2066\u2067\u2068\u2069"
EMBEDDINGS = "\u202a\u202b\u202c\u202d\u202e"
LETTERS = "abאבبم12٣+-.,:%$ ()[]{}\u0301!\u200f\u200e"


def shown(text: str, base: int) -> str:
    """A line from left to right, without the controls that are taken out of it (X9)."""
    found = levels(text, base)
    for place in range(len(text) - 1, -1, -1):  # L1
        if bidirectional(text[place]) != "WS":
            break
        found[place] = base
    return "".join(text[place] for place in visual_order(found) if text[place] not in EMBEDDINGS)


@given(st.text(LETTERS, max_size=25), st.sampled_from((0, 1)))
def test_letters_stand_where_the_other_implementation_puts_them(text: str, base: int) -> None:
    assert shown(text, base) == get_display(text, base_dir="LR"[base])


@given(st.text(LETTERS + ISOLATES + EMBEDDINGS, max_size=25), st.sampled_from("aא1"), st.sampled_from((0, 1)))
def test_controls_do_what_the_other_implementation_makes_of_them(text: str, last: str, base: int) -> None:
    theirs = str(get_display(text + last, base_dir="LR"[base]))
    assert shown(text + last, base) == "".join(letter for letter in theirs if letter not in EMBEDDINGS)


@given(st.text(), st.sampled_from((0, 1)))
def test_any_text_has_a_level_for_each_character(text: str, base: int) -> None:
    assert len(levels(text, base)) == len(text)
    assert sorted(visual_order(levels(text, base))) == list(range(len(text)))


@pytest.mark.parametrize(
    ("text", "direction"),
    [("", None), ("12 – 3", None), ("3 Kurse", 0), ("3 دروس", 1), ("\u2067שלום\u2069 Haus", 0), ("\u2068a", None)],
)
def test_first_letter_gives_the_direction(text: str, direction: int | None) -> None:
    assert first_strong(text) == direction


def test_numbers_and_brackets_in_arabic_text() -> None:
    assert shown("דף (A1) 3", 1) == "3 )A1( ףד"  # the glyphs of the brackets are turned when they are drawn
    assert levels("ab", 0) == [0, 0]
    assert levels("אב", 0) == [1, 1]
    assert levels("אב12", 1) == [1, 1, 2, 2]


def test_embeddings_deeper_than_the_limit_are_let_go() -> None:
    text = "\u202b" * 200 + "a" + "\u202c" * 200
    assert max(levels(text, 0)) <= 126
    assert max(levels("\u2067" * 200 + "a" + "\u2069" * 200, 0)) <= 126
