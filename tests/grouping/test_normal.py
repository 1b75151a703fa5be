"""What a text says apart from how it is typed."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.grouping.normal import RECURS, Labels, bare, tokens, written


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Mehr BÄUME!", "mehr bäume"),
        ("Straße / STRASSE", "strasse strasse"),
        ("Mieter:innen", "mieter innen"),
        ("25 000 € bzw. 25.000", "25000 bzw 25000"),
        ("10.000,50", "10.000.50"),
        ("2,50 = 2.5", "2.5 2.5"),
        ("von 22:00 bis 6:00", "von 22:00 bis 6:00"),
        ("100%", "100"),
        ("٣٥ ساعة", "35 ساعة"),
        ("كِتابٌ", "كتاب"),
        ("हिन्दी नमस्ते", "हिन्दी नमस्ते"),
        ("ภาษาไทย ดี", "ภาษาไทย ดี"),
        ("Гарно! ДУЖЕ", "гарно дуже"),
        ("ＦＵＬＬ ﬁne so\u00adft", "full fine soft"),
        ("👍 gut", "👍 gut"),
        ("…?!  —", ""),
        ("snake_case", "snake case"),
    ],
)
def test_words_and_numbers_are_left(text: str, words: str) -> None:
    assert tokens(text) == words.split()


@given(st.text())
def test_what_is_left_stays_when_it_is_done_again(text: str) -> None:
    once = tokens(text)
    assert tokens(" ".join(once)) == once or any(sign.isdigit() for sign in text)


@given(st.text())
def test_composed_and_decomposed_text_is_the_same(text: str) -> None:
    assert tokens(unicodedata.normalize("NFD", text)) == tokens(unicodedata.normalize("NFC", text))


@given(st.text())
def test_each_word_is_there_as_it_was_written(text: str) -> None:
    assert len(written(text)) == len(tokens(text))


def seen(*texts: str) -> Labels:
    found = Labels()
    for text in texts:
        found.see(text)
    return found


def test_what_recurs_before_a_colon_is_a_label_and_what_does_not_is_said() -> None:
    known = seen(*(f"Runde 2: Idee {n}" for n in range(RECURS)), "Berlin: mehr Bäume")
    assert bare("RUNDE 2:  mehr Bäume", known) == "mehr Bäume"
    assert bare("Berlin: mehr Bäume", known) == "Berlin: mehr Bäume"
    assert bare("Runde 2:", known) == "Runde 2:"
    assert bare("Runde 2:mehr", known) == "Runde 2:mehr"


def test_labels_in_front_of_labels_go_too() -> None:
    known = seen(*(f"Rat: Frage: Idee {n}" for n in range(RECURS)))
    assert bare("Rat: Frage: Wann?", known) == "Wann?"
    assert bare("Frage: Rat: Wann?", known) == "Wann?"


def test_a_label_is_forgotten_with_its_texts() -> None:
    texts = [f"Frage: Idee {n}" for n in range(RECURS)]
    known = seen(*texts[:-1])
    assert "frage" not in known
    assert known.see(texts[-1]) == {"frage"}
    assert "frage" in known
    assert known.see("Frage: noch eine") == set()
    assert known.forget("Frage: noch eine") == set()
    assert known.forget(texts[0]) == {"frage"}
    assert "frage" not in known
    assert 3 not in known
