"""How much the privacy guard finds, and how often it is wrong: the figures of docs/privacy.md, counted anew."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from facilitator.conference.privacy import REASONS, flags, reason_said
from facilitator.language import Language
from tests.conference.privacy_cases import HARMLESS, HELD_OUT, PLANTED, PRACTICE, ROOT, flagged, missed, read

# Cards in which hardly anything personal stands: those of the sample conference, and where they lie beside the
# project the ideas of a real citizens' assembly.
COLLECTIONS = {
    place.name: sorted(place.glob(pattern))
    for place, pattern in (
        (ROOT / "resources" / "demo" / "cards", "*.csv"),
        (ROOT.parent / "shared" / "data", "klimarat-dev.csv"),
    )
    if any(place.glob(pattern))
}


def test_a_hundred_planted_cards_of_both_languages_and_every_reason() -> None:
    assert len({row["text"] for row in PLANTED}) == 100
    assert Counter(row["language"] for row in PLANTED) == {"de": 50, "en": 50}
    assert {(row["language"], row["reason"]) for row in PLANTED} == {
        (lang, r) for lang in ("de", "en") for r in REASONS
    }


@pytest.mark.parametrize("language", ["de", "en"])
def test_planted_cards_are_found(language: str) -> None:
    cards = [row for row in PLANTED if row["language"] == language]
    assert len(missed(cards)) <= 5, missed(cards)


@pytest.mark.parametrize("reason", REASONS)
def test_no_reason_is_neglected(reason: str) -> None:
    cards = [row for row in PLANTED + PRACTICE + HELD_OUT if row["reason"] == reason]
    assert len(missed(cards)) <= len(cards) / 20, missed(cards)


def test_cards_that_the_rules_were_not_made_from_are_found() -> None:
    assert len(HELD_OUT) == 40
    assert not {row["text"] for row in HELD_OUT} & {row["text"] for row in PLANTED + PRACTICE}
    assert len(missed(HELD_OUT)) <= 4, missed(HELD_OUT)


def test_harmless_cards_are_left_alone() -> None:
    assert len(HARMLESS) >= 400
    assert len(flagged(HARMLESS)) <= len(HARMLESS) * 0.03, flagged(HARMLESS)


@pytest.mark.parametrize("name", COLLECTIONS)
def test_at_most_three_in_a_hundred_ideas_are_flagged(name: str) -> None:
    ideas = [row for path in COLLECTIONS[name] for row in read(path)]
    assert len(ideas) > 300
    assert len(flagged(ideas)) <= len(ideas) * 0.03, flagged(ideas)


def test_the_page_tells_the_figures_of_today() -> None:
    page = (ROOT / "docs" / "privacy.md").read_text("utf-8")
    told = dict(re.findall(r"^\| (\w+).*?\| (\d+ of \d+) \|$", page, re.MULTILINE))
    assert told["Planted"] == f"{100 - len(missed(PLANTED))} of 100"
    assert told["Unseen"] == f"{40 - len(missed(HELD_OUT))} of 40"
    assert told["Practice"] == f"{len(PRACTICE) - len(missed(PRACTICE))} of {len(PRACTICE)}"
    assert told["Harmless"] == f"{len(flagged(HARMLESS))} of {len(HARMLESS)}"


@pytest.mark.parametrize("code", ["de", "en"])
def test_every_reason_is_said_in_a_sentence_of_its_own(code: str) -> None:
    say = Language(code)
    first = {flag.reason: flag for row in PLANTED for flag in flags(row["text"])}
    said = {reason: reason_said(flag, say) for reason, flag in first.items()}
    assert said.keys() == set(REASONS)
    assert len(set(said.values())) == len(REASONS)
    assert all(sentence.endswith(".") and len(sentence) < 80 for sentence in said.values())
    assert ("Person" in said["name"]) == (code == "de")
