"""Every sentence for people has its German; every German sentence is said somewhere."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from babel.messages.pofile import read_po

from tests.house import words
from tests.house.sources import Source, sources


def test_every_sentence_has_its_german() -> None:
    program = sources("facilitator")
    known = {form for catalogue in words.catalogues().values() for entry in catalogue for form in words.english(entry)}
    errors = words.refusals(program)
    said = [sentence for source in program for sentence in words.sentences(source, errors)]
    missing = {f"{sentence.place} {sentence.text}" for sentence in said if sentence.text not in known}
    assert sorted(missing) == []


def test_sentences_are_said_as_they_are_written() -> None:
    program = sources("facilitator")
    errors = words.refusals(program)
    assert [place for source in program for place in words.built_sentences(source, errors)] == []


def test_translations_are_whole() -> None:
    entries = [(name, entry) for name, catalogue in words.catalogues().items() for entry in catalogue if entry.id]
    assert [f"{name}: {fault}" for name, entry in entries for fault in words.faults(entry)] == []


def test_no_translation_is_left_over() -> None:
    said = set().union(*(words.literals(source) for source in sources("facilitator")))
    entries = [(name, entry) for name, catalogue in words.catalogues().items() for entry in catalogue if entry.id]
    assert [f"{name}: {entry.id!r}" for name, entry in entries if not said.issuperset(words.english(entry))] == []


def test_one_sentence_has_one_translation() -> None:
    found: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
    for catalogue in words.catalogues().values():
        for entry in catalogue:
            if entry.id:
                found.setdefault(words.english(entry), set()).add(words.german(entry))
    assert {key: texts for key, texts in found.items() if len(texts) > 1} == {}


def test_catalogues_say_what_they_are() -> None:
    for name, catalogue in words.catalogues().items():
        assert (name, str(catalogue.charset).lower()) == (name, "utf-8")
        assert (name, catalogue.plural_expr) == (name, "(n != 1)")


PLANTED = Source(
    "facilitator/planted.py",
    """
class Closed(Refusal):
    def __init__(self) -> None:
        super().__init__("It is closed.")

class Locked(Closed): ...

def f(say: Language, n: int) -> str:
    if n > 3:
        raise Locked("{n} are " "too many.", n=n)
    if n > 2:
        raise errors.Refusal(f"{n} are many.")
    message = "Little" if n else "Nothing"
    fail(message)
    fail("Late")
    return say("Yes") + self.say("No") + say.count("{n} card", "{n} cards", n) + other("Unsaid") + say(variable)

def fail(message: str) -> None:
    raise Refusal(message)
""",
)


def test_sentences_are_found() -> None:
    errors = words.refusals([PLANTED])
    assert errors == {"Refusal", "Closed", "Locked"}
    found = {sentence.text for sentence in words.sentences(PLANTED, errors)}
    said = {"It is closed.", "{n} are too many.", "Little", "Nothing", "Late", "Yes", "No", "{n} card", "{n} cards"}
    assert found == said
    assert list(words.built_sentences(PLANTED, errors)) == ["facilitator/planted.py:12"]


@pytest.mark.parametrize(
    ("entry", "fault"),
    [
        ('msgid "Yes"\nmsgstr ""', "no translation"),
        ('#, fuzzy\nmsgid "Yes"\nmsgstr "Ja"', "fuzzy"),
        ('msgid "Card {n}"\nmsgstr "Karte"', "other places"),
        ('msgid "Card"\nmsgstr "Karte {n}"', "other places"),
        ('msgid "{n} card"\nmsgid_plural "{n} cards"\nmsgstr[0] "Eine Karte"\nmsgstr[1] "Karten"', "other places"),
    ],
)
def test_a_faulty_translation_is_found(entry: str, fault: str) -> None:
    catalogue = read_po(BytesIO(entry.encode()), locale="de")
    found = [text for message in catalogue if message.id for text in words.faults(message)]
    assert len(found) == 1
    assert re.search(fault, found[0])
