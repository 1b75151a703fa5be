"""What a joint idea takes over from the ideas that are joined."""

from __future__ import annotations

import pytest

from facilitator.conference import intents_review as r
from tests.conference.play import Laptop, begun


@pytest.fixture
def office() -> Laptop:
    """It knows two cards, a and b."""
    return begun("office-1")[0]


def values(laptop: Laptop, ident: str, *names: str) -> list[object]:
    found = laptop.state.subject(ident)
    assert found is not None
    return [found.get(name) for name in names]


@pytest.mark.parametrize(
    ("first", "second", "joint"),
    [
        (("adopted", "Gut"), ("", ""), ["adopted", "Gut"]),
        (("", ""), ("reviewed", ""), ["reviewed", ""]),
        (("reviewed", "Später"), ("declined", "Zu teuer"), ["declined", "Zu teuer"]),
        (("adopted", "Gut"), ("adopted", "Einfach"), ["adopted", ""]),
        (("adopted", ""), ("parked", ""), [None, None]),
        (("", ""), ("", ""), [None, None]),
    ],
)
def test_what_nobody_looked_at_takes_over_what_was_decided(
    office: Laptop, first: tuple[str, str], second: tuple[str, str], joint: list[str | None]
) -> None:
    for ident, (state, reason) in (("a", first), ("b", second)):
        if state:
            office.do(r.Judge((ident,), state, reason))
    office.do(r.Join("j", ("a", "b")))
    assert values(office, "j", "state", "reason") == joint


def test_a_theme_of_some_becomes_that_of_all(office: Laptop) -> None:
    office.do(r.CreateTheme("t", "Wohnen", subjects=("a",)))
    office.do(r.Join("j", ("a", "b")))
    assert values(office, "j", "theme") == ["t"]


def test_ideas_of_two_themes_are_joined_without_one(office: Laptop) -> None:
    office.do(r.CreateTheme("t", "Wohnen", subjects=("a",)))
    office.do(r.CreateTheme("u", "Wege", subjects=("b",)))
    office.do(r.Join("j", ("a", "b")))
    assert values(office, "j", "theme") == [None]
