"""The summary's versions: anonymous, English, and whatever the session holds."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from facilitator.conference.results import Idea
from facilitator.language import Language
from facilitator.report.outline import Table
from facilitator.report.summary import Version
from tests.report.test_summary import (
    FULL,
    cards,
    facts,
    headings,
    strings,
    summary,
)


def test_anonymous_version_names_nobody() -> None:
    outline = summary(FULL, Version.ANONYMOUS)
    said = " ".join(strings(outline))
    for secret in ("Adler", "Bach", "Laptop 3", "اثنان", "Polizei", "Ärzte"):
        assert secret not in said
        assert secret in " ".join(strings(summary(FULL)))
    assert facts(outline)["Teilnehmende"] == "21 (Ehrenamtliche 14, weitere 7)"
    assert not {"Moderation", "Laptops"} & set(facts(outline))
    (table,) = (block for block in outline.blocks if isinstance(block, Table))
    assert table == Table(("Was", "Bis wann"), (("Liste schreiben", "Mai"), ("[geschwärzt]", "")), table.widths)


def test_english() -> None:
    outline = summary(FULL, say=Language("en"))
    assert ("Topics by dots", "") in headings(outline)
    assert ("Sprache", "9 dots") in headings(outline)
    assert facts(outline)["Held"] == "10:04–11:02"


IDEAS = st.lists(
    st.builds(
        Idea,
        id=st.uuids().map(str),
        session=st.just("W3R2"),
        number=st.integers(1, 50),
        kind=st.sampled_from(("observation", "question", "other")),
        text=st.none() | st.text(max_size=20),
        cluster=st.sampled_from((None, "c1", "c2", "gone")),
        parked=st.booleans(),
        dots=st.none() | st.integers(0, 9),
    ),
    max_size=30,
    unique_by=lambda each: each.id,
)


@given(IDEAS, st.sampled_from(tuple(Version)))
def test_every_card_comes_once_whatever_it_is(ideas: list[Idea], version: Version) -> None:
    found = cards(summary(replace(FULL, ideas=tuple(ideas)), version))
    assert sorted(card.number for card in found) == sorted(str(each.number) for each in ideas)
