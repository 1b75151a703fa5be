"""What is typed with a card's text, read without a window."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from facilitator.desk.cockpit.cluster_pick import fitting, known
from facilitator.desk.cockpit.prefix import ESCAPE, cards_of, split_prefix, split_tag

KINDS = {"question", "suggestion", "observation"}


@pytest.mark.parametrize(
    ("typed", "cluster", "text"),
    [
        ("Der Bus kommt nie #Verkehr", "Verkehr", "Der Bus kommt nie"),
        ("Der Bus kommt nie #Öffis-Netz ", "Öffis-Netz", "Der Bus kommt nie"),
        ("Der Bus\n#Verkehr", "Verkehr", "Der Bus"),
        ("Der Bus kommt nie \\#Verkehr", "", "Der Bus kommt nie #Verkehr"),
        ("Raum #3", "", "Raum #3"),
        ("Programmieren in C#", "", "Programmieren in C#"),
        ("#Verkehr ist wichtig", "", "#Verkehr ist wichtig"),
        ("#Verkehr", "", "#Verkehr"),
        ("ein # allein", "", "ein # allein"),
    ],
)
def test_the_last_word_behind_a_sign_is_a_cluster(typed: str, cluster: str, text: str) -> None:
    assert split_tag(typed) == (cluster, text)


@given(some.text(), some.text(some.characters(categories=["L"]), min_size=1, max_size=9))
def test_a_backslash_keeps_the_sign_as_text(before: str, name: str) -> None:
    text = f"{before.strip() or 'x'} "
    assert split_tag(f"{text}#{name}")[0] == name
    assert split_tag(f"{text}{ESCAPE}#{name}") == ("", f"{text}#{name}")


@given(some.text(), some.sampled_from("?!.-"))
def test_a_prefix_is_taken_off_and_a_backslash_keeps_it(text: str, sign: str) -> None:
    kind, rest = split_prefix(f"{sign} {text}", KINDS)
    assert (kind in KINDS, rest) == (True, text.lstrip())
    assert split_prefix(f"{ESCAPE}{sign} {text}", KINDS) == (None, f"{sign} {text}")


def test_a_pasted_list_is_a_card_for_each_line() -> None:
    pasted = (
        "- Eins\n* Zwei\n\n1. Drei\n 2) Vier\n• Fünf\n•Sechs\n? Wer\n! So\n3 Kinder\n-5 Grad\n   \n– Neun\r\n(4) Zehn"
    )
    assert cards_of(pasted) == [
        "Eins", "Zwei", "Drei", "Vier", "Fünf", "Sechs", "? Wer", "! So", "3 Kinder", "-5 Grad", "Neun", "Zehn",
    ]  # fmt: skip
    assert cards_of(" \n\n") == []


@given(some.text())
def test_no_card_of_a_list_is_empty_or_has_two_lines(pasted: str) -> None:
    cards = cards_of(pasted)
    assert all(card.strip() == card != "" for card in cards)
    assert all(len(card.splitlines()) == 1 for card in cards)


def test_clusters_that_fit_come_in_a_sensible_order() -> None:
    names = ("Wohnen im Alter", "Altes Wohnen", "Wohnen")
    assert fitting("wohn", names) == ["Wohnen im Alter", "Wohnen", "Altes Wohnen"]
    assert fitting("WOHNEN", names)[0] == "Wohnen"
    assert fitting("", names) == list(names)
    assert (known("wohnen", names), known("Wohn", names)) == ("Wohnen", None)
