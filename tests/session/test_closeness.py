"""Cards that say what is being typed are found, others are not, and the cards that are looked through can change."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from facilitator.session.closeness import LEAST, LIMIT, Cards, likeness

CLOSE = [
    ("Der Bus fährt zu selten", "Zu selten fährt der Bus"),
    ("Mehr Sprachkurse am Abend", "Abendliche Sprachkurse"),
    ("Mehr Sprachkurse am Abend", "Mehr Sprachkurs am Abend anbieten"),
    ("Kinderbetreung fehlt", "Die Kinderbetreuung fehlt überall"),
    ("Mehr Sprachkurse", "Mehr Sprachkurse am Abend, mit Kinderbetreuung, auch in den kleinen Gemeinden"),
    ("Fuer Muetter fehlen Plaetze", "Für Mütter fehlen Plätze"),
    ("Arztpraxen brauchen Dolmetscher", "Dolmetscher beim Arzt"),
    ("Wohnungen sind zu teuer", "Die Mieten für Wohnungen sind viel zu teuer"),
    ("Busse fahren zu selten", "Der Bus fährt zu selten"),
    ("Wie finde ich eine Wohnung?", "Wie findet man eine Wohnung"),
    ("We need more language courses", "more language courses in the evening"),
    ("هل يمكنني اختيار المدينة", "هل يمكنني اختيار مدينة؟"),
]
APART = [
    ("Der Bus fährt zu selten", "Mehr Sprachkurse am Abend"),
    ("Kinderbetreuung fehlt", "Kinderärzte fehlen"),
    ("Wie finde ich eine Wohnung?", "Wie finde ich einen Arzt?"),
    ("Sprachkurs mit Kinderbetreuung", "Sprachcafé im Hof"),
    ("Ein Fest im Hof", "Ein Fest für alle Kinder im Sommer"),
    ("Ausbildung für Frauen", "Frauenhaus fehlt"),
    ("Deutsch lernen im Betrieb", "Deutsch sprechen im Alltag"),
    ("Anerkennung von Abschlüssen dauert zu lange", "Anmeldung beim Amt dauert zu lange"),
    ("Mehr Sprachkurse am Abend", "Mehr Busse am Abend"),
]


@pytest.mark.parametrize(("typed", "card"), CLOSE)
def test_what_says_the_same_is_close(typed: str, card: str) -> None:
    assert likeness(typed, card) >= LIMIT


@pytest.mark.parametrize(("typed", "card"), APART)
def test_what_says_something_else_is_not(typed: str, card: str) -> None:
    assert likeness(typed, card) < LIMIT


def test_the_closest_come_first_and_not_too_many() -> None:
    cards = Cards()
    texts = [
        "Sprachkurse am Abend",
        "Mehr Sprachkurse",
        "Mehr Sprachkurse am Abend",
        "Sprachkurse für alle",
        "Ein Fest",
    ]
    for place, text in enumerate(texts):
        cards.put(str(place), text)
    found = cards.closest("Mehr Sprachkurse am Abend")
    assert [ident for ident, _ in found[:2]] == ["0", "2"]
    assert len(found) == 3
    assert [share for _, share in found] == sorted((share for _, share in found), reverse=True)


def test_a_few_letters_are_like_nothing() -> None:
    cards = Cards()
    cards.put("a", "Busse")
    assert cards.closest("Busse") == []
    assert cards.closest("!" * LEAST) == []


def test_a_card_that_changes_or_goes_is_found_by_its_words_of_now() -> None:
    cards = Cards()
    cards.put("a", "Kinderbetreuung")
    cards.put("a", "Sprachkurse")
    assert cards.closest("Kinderbetreuung") == []
    assert [ident for ident, _ in cards.closest("Sprachkurse")] == ["a"]
    cards.put("a", None)
    cards.put("a", None)
    assert cards.closest("Sprachkurse") == []


@given(some.text(), some.text())
def test_likeness_is_a_share_and_nothing_is_closer_than_the_same(one: str, other: str) -> None:
    assert 0 <= likeness(one, other) <= 1
    assert likeness(one, one) >= likeness(one, other)


@given(some.lists(some.tuples(some.sampled_from("abc"), some.sampled_from(["Sprachkurse", "Busverbindung", None]))))
def test_changes_end_where_putting_the_last_words_does(changes: list[tuple[str, str | None]]) -> None:
    changed, fresh = Cards(), Cards()
    for ident, text in changes:
        changed.put(ident, text)
    for ident, text in dict(changes).items():
        fresh.put(ident, text)
    for text in ("Sprachkurse", "Busverbindungen"):
        assert changed.closest(text) == fresh.closest(text)
