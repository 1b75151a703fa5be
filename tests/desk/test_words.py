"""Prefixes, directions, days, steps: what the window makes of words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from facilitator.desk import words
from facilitator.desk.cockpit.prefix import prefix_of, split_prefix
from facilitator.language import Language

KINDS = {"observation", "question", "suggestion"}
EN, DE = Language("en"), Language("de")


@pytest.mark.parametrize(
    ("typed", "kind", "text"),
    [
        ("? Warum", "question", "Warum"),
        ("!  Ein Fest", "suggestion", "Ein Fest"),
        (". Es regnet", "observation", "Es regnet"),
        ("- Es regnet", "observation", "Es regnet"),
        ("? هل", "question", "هل"),
        ("?Warum", None, "?Warum"),
        ("… und", None, "… und"),
        ("\\? Warum", None, "? Warum"),
        ("\\n", None, "\\n"),
        ("", None, ""),
        ("?", None, "?"),
    ],
)
def test_a_prefix_chooses_the_kind(typed: str, kind: str | None, text: str) -> None:
    assert split_prefix(typed, KINDS) == (kind, text)


def test_a_plan_without_the_kind_has_no_such_prefix() -> None:
    assert split_prefix("? Warum", {"need"}) == (None, "? Warum")


@given(some.text(), some.sampled_from(sorted(KINDS)))
def test_any_text_can_be_typed_with_any_kind(text: str, kind: str) -> None:
    text = text.lstrip()
    assert split_prefix(f"{prefix_of(kind)} {text}", KINDS) == (kind, text)
    if split_prefix(text, KINDS)[0]:
        assert split_prefix("\\" + text, KINDS) == (None, text)


@pytest.mark.parametrize(
    ("text", "backwards"),
    [("Hallo", False), ("هل", True), ("12 هل", True), ("Saal هل", False), ("שלום", True), ("123", False), ("", False)],
)
def test_the_first_letter_gives_the_direction(text: str, backwards: bool) -> None:
    assert words.is_right_to_left_text(text) is backwards


def test_days_and_times() -> None:
    assert words.day("2026-10-17", DE) == "Samstag, 17. Oktober 2026"
    assert words.day("2026-10-17", EN) == "Saturday, October 17, 2026"
    assert words.day("im Herbst", DE) == "im Herbst"
    assert words.span("10:00", 75) == "10:00–11:15"
    assert words.span("23:30", 60) == "23:30–00:30"
    assert words.span("früh", 60) == "früh"
