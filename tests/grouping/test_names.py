"""Names for themes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from facilitator.grouping import Names, suggest_names
from tests.grouping.texts import IDEAS

BUSES = ["Mehr Busse am Abend", "Der Bus fährt zu selten", "Abends fährt kein Bus ins Dorf"]
OTHERS = [
    "Der Kurs ist zu teuer",
    "Am Abend ist das Rathaus zu",
    "Abends Deutschkurse anbieten",
    "Mehr Platz im Park",
    "Wer fährt das Essen aus?",
    "Am Abend kochen",
]


def test_a_theme_is_named_by_what_its_ideas_say_and_others_do_not() -> None:
    assert suggest_names(BUSES, BUSES + OTHERS, 1) == ["Bus"]
    assert "Bus" not in suggest_names(OTHERS, BUSES + OTHERS)


def test_a_word_of_one_idea_names_no_theme_of_several() -> None:
    assert "Dorf" not in suggest_names(BUSES, BUSES + OTHERS, 9)
    assert "Dorf" in suggest_names(BUSES[2:], BUSES + OTHERS, 9)
    assert suggest_names([], OTHERS) == []


def test_a_part_of_long_words_names_what_they_have_in_common() -> None:
    ideas = ["Mehr Sozialwohnungen", "Genossenschaftswohnungen am Park"]
    assert suggest_names(ideas, [*ideas, *OTHERS, "Eine Wohnung fehlt"], 1) == ["Wohnung"]
    assert "Licht" not in suggest_names(["Pünktlich sein", "Freundlich sein"], ["Mehr Licht", *OTHERS], 9)


def test_where_ideas_have_no_word_in_common_single_ones_are_named() -> None:
    assert suggest_names(["Ein Radweg", "Ein Park"], ["Ein Radweg", "Ein Park", *OTHERS], 1) == ["Radweg"]


def test_the_form_that_is_written_most_names_it() -> None:
    ideas = ["Radwege bauen", "Neue Radwege", "Ein Radweg fehlt", "RADWEGE jetzt"]
    assert suggest_names(ideas, [*ideas, *OTHERS], 1) == ["Radwege"]


def test_small_words_and_numbers_name_nothing() -> None:
    assert suggest_names(["nicht 30 und so", "nicht 30 und so"], OTHERS) == []


@given(st.lists(IDEAS, max_size=8), st.lists(IDEAS, max_size=8), st.integers(0, 5))
def test_names_are_words_of_the_ideas_and_do_not_depend_on_their_order(
    ideas: list[str], others: list[str], most: int
) -> None:
    known = Names([*ideas, *others])
    found = known.of(ideas, most)
    assert len(found) <= most
    assert all(any(name in text for text in [*ideas, *others]) for name in found)
    assert len(set(found)) == len(found)
    assert known.of(ideas[::-1], most) == found == suggest_names(ideas, [*others, *ideas], most)
