"""Stems and the parts of long words."""

from __future__ import annotations

import pytest

from facilitator.grouping.stems import english, german, parts
from facilitator.grouping.wording import is_english, stem_of, surface, wording


@pytest.mark.parametrize(
    "words",
    [
        "Wohnung Wohnungen",
        "Haus Häuser",
        "Windrad Windräder Windrädern",
        "Dolmetscher Dolmetschern",
        "fördern gefördert",
        "Schule Schulen",
        "Straße Strassen",
        "Betrieb Betriebe Betrieben",
    ],
)
def test_german_endings_come_off(words: str) -> None:
    assert len({german(word) for word in words.casefold().split()}) == 1


@pytest.mark.parametrize(
    # From the paper's own segmentation of doubled letters, sch, ei, ie: what is put in their place comes back.
    ("word", "stem"),
    [("speicherbehälter", "speicherbehal"), ("grenzpostens", "grenzpo"), ("schiffe", "schiff"), ("see", "see")],
)
def test_stems_of_cistem(word: str, stem: str) -> None:
    assert german(word) == stem


def test_english_endings_come_off() -> None:
    assert english("companies") == english("company")
    assert is_english("the company should give us more time".split())
    assert not is_english("die Firma soll uns mehr Zeit geben".split())


def test_women_and_men_have_the_same_ideas() -> None:
    assert stem_of("mieterinnen") == stem_of("mieter")
    assert stem_of("innen") != ""


def test_a_long_word_gives_the_parts_that_are_known() -> None:
    known = {german(word) for word in ("schicht", "nacht", "wohnung", "bus")}
    assert parts(german("nachtschicht"), known) == {german("nacht"), german("schicht")}
    assert parts(german("kurswohnung"), known) == {german("wohnung")}
    assert parts(german("wohnungsmarkt"), known) == {german("wohnung")}
    assert parts("busbus", known) == set()


def test_words_of_other_alphabets_give_groups_of_letters() -> None:
    assert parts("автобус", set()) & parts("автобуса", set()) == {"авто", "втоб", "тобу", "обус"}
    assert parts("公交车", set()) == {"公交", "交车"}


def test_wording_keeps_what_is_compared() -> None:
    found = wording(("keine", "wohnungen", "für", "zwei", "mieterinnen", "10"))
    assert found.denies
    assert found.numbers == {"2", "10"}
    assert found.telling == {german("wohnungen"), german("mieter"), german("zwei")}
    assert found.line == " ".join(sorted(found.stems))
    assert len(found.sides) == 1


def test_who_speaks_of_both_sides_stands_on_none() -> None:
    assert wording(("montag",)).sides
    assert not wording(("montag", "oder", "freitag")).sides


def test_an_idea_of_small_words_alone_is_made_of_them() -> None:
    assert wording(("so", "nicht")).stems
    assert wording(("30",)).stems == ("30",)


def test_shared_words_are_shown_as_they_were_written() -> None:
    assert surface("Neue WOHNUNGEN, Wohnung 30!", frozenset({german("wohnung"), "30"})) == ["WOHNUNGEN", "30"]
    assert surface("The companies should pay more", frozenset({english("company")})) == ["companies"]
