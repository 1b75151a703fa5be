"""Words in cells: what counts as yes, as the same, as a language, as printable."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.exchange.faults import Fault, Place
from facilitator.exchange.words import (
    LONGEST_TEXT,
    bare,
    checked_language,
    checked_text,
    closest,
    language_code,
    same,
    shown,
    tidy,
    yes_or_no,
)
from tests.exchange.sources import ENGLISH, GERMAN

HERE = Place("note", 7)


@pytest.mark.parametrize(("word", "answer"), [("Ja", True), (" WAHR ", True), ("x", True), ("1", True), ("yes", True)])
def test_yes(word: str, answer: bool) -> None:
    assert yes_or_no(word) is answer


@pytest.mark.parametrize("word", ["", "  ", "nein", "FALSCH", "0", "No", "false"])
def test_no(word: str) -> None:
    assert yes_or_no(word) is False


def test_neither() -> None:
    assert yes_or_no("vielleicht") is None


def test_spellings() -> None:
    assert same(" Größe ") == same(unicodedata.normalize("NFD", "GRÖSSE"))
    assert bare("Retention-Days ") == bare("retention_days") == "retentiondays"
    assert closest("Moderatoren", ["room", "moderators"]) == "moderators"
    assert closest("Moderatoren", ["room"]) == ""
    assert closest("dat", ["dots"], alike=0.75) == ""


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("DE", "de"),
        ("de_at", "de-AT"),
        ("fa-af", "fa-AF"),
        ("zh-hant-tw", "zh-Hant-TW"),
        ("es-419", "es-419"),
        (" uk ", "uk"),
        ("prs", "prs"),
        ("xx", None),
        ("Deutsch", None),
        ("d", None),
        ("de-", None),
        ("", None),
    ],
)
def test_language_codes(word: str, code: str | None) -> None:
    assert language_code(word) == code


@pytest.mark.parametrize(
    ("word", "guess"), [("Arabisch", "ar"), ("ukrainian", "uk"), ("PERSISCH", "fa"), ("Tigrinya", "ti")]
)
def test_names_of_languages_are_understood(word: str, guess: str) -> None:
    with pytest.raises(Fault, match="did you mean") as raised:
        checked_language(word, HERE)
    assert raised.value.values["guess"] == guess


@given(st.text())
def test_tidy_text_stays_as_it_is(text: str) -> None:
    once = tidy(text)
    assert tidy(once) == once == once.strip()
    assert not set("\r\v\f\x85\u2028\u2029") & set(once)
    assert "".join(once.split()) == "".join(text.split())


def test_line_breaks_of_all_systems() -> None:
    assert tidy(" a\r\nb\rc\vd\ne\u2028f ") == "a\nb\nc\nd\ne\nf"


@pytest.mark.parametrize("sign", ["\0", "\x07", "\x1b", "\x9f", "\ud800", "\ufffe", "\U0001ffff"])
def test_signs_that_no_document_can_hold(sign: str) -> None:
    with pytest.raises(Fault) as raised:
        checked_text(f"a{sign}b", HERE)
    assert raised.value.values == {"sign": f"U+{ord(sign):04X}"}


def test_long_texts() -> None:
    assert checked_text(" a\tb🙂 ", HERE) == "a\tb🙂"
    assert len(checked_text("x" * LONGEST_TEXT, HERE)) == LONGEST_TEXT
    with pytest.raises(Fault, match="longer than 10000 letters"):
        checked_text("x" * (LONGEST_TEXT + 1), HERE)


def test_values_are_shown_short_and_harmless() -> None:
    assert shown("a\n\tb") == "a b"
    assert shown("\x1b[31mred\u202e") == "\ufffd[31mred\ufffd"
    assert (shown("x" * 60), shown("x" * 61)) == ("x" * 60, "x" * 59 + "…")


def test_a_fault_says_where_it_is() -> None:
    fault = Fault("“{value}” is not a whole number.", HERE, value="{evil}")
    assert str(fault) == fault.said(ENGLISH) == "line 7 (note): “{evil}” is not a whole number."
    assert fault.said(GERMAN) == "Zeile 7 (note): „{evil}“ ist keine ganze Zahl."
    assert Place(line=3).said(GERMAN) == "Zeile 3"
    assert Place("A!B2").said(GERMAN) == "A!B2"


def test_faults_are_equal_where_they_say_the_same_of_the_same_place() -> None:
    one, two = Fault("{n} of {m}", HERE, n=1, m=2), Fault("{n} of {m}", HERE, n=1, m=2)
    assert one == two
    assert len({one, two, Fault("{n} of {m}", HERE, n=1, m=3), Fault("{n} of {m}", Place("x"), n=1, m=2)}) == 3
    assert one != "1 of 2"
