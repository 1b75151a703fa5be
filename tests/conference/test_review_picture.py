"""The review's picture: dates as people write them, where an idea stands, and what a measure lacks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.conference.review import BINDING, STATUSES, IdeaRow, Judgement, Measure, as_date, lacks, standing


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("31.12.2027", "2027-12-31"),
        ("1. 6. 2027", "2027-06-01"),
        ("1. 6.2027", "2027-06-01"),
        ("01.01.2027", "2027-01-01"),
        ("6/2027", "2027-06"),
        ("06.2027", "2027-06"),
        ("1/2027", "2027-01"),
        ("12/2027", "2027-12"),
        ("2027", "2027"),
        ("2027-6-1", "2027-06-01"),
        ("2027-12-31", "2027-12-31"),
        (" 2027-06 ", "2027-06"),
    ],
)
def test_dates_are_read_as_people_write_them(typed: str, kept: str) -> None:
    assert as_date(typed) == kept


@pytest.mark.parametrize(
    "typed",
    "2027-13 2027-00 0/2027 13.2027 32.1.2027 0.1.2027 2027-01-32 2027-01-00 laufend Q2/2027".split(),
)
def test_what_is_no_date_stays_as_it_is(typed: str) -> None:
    assert as_date(typed) == typed


@given(year=st.integers(1000, 9999), month=st.integers(1, 12), day=st.integers(1, 31))
def test_both_ways_of_writing_a_day_are_one(year: int, month: int, day: int) -> None:
    assert as_date(f"{day}.{month}.{year}") == as_date(f"{year}-{month}-{day}") == f"{year}-{month:02d}-{day:02d}"
    assert as_date(as_date(f"{month}/{year}")) == f"{year}-{month:02d}"


NEW = Judgement()


def row(own: Judgement = NEW, *, joint: str | None = None, measures: tuple[str, ...] = ()) -> IdeaRow:
    return IdeaRow(
        "i", "W3R2", 14, "question", "Wer?", "de", "", "", False, None, 0, own, joint, own, measures, 1, 1, False
    )


def test_an_idea_stands_where_it_went_last() -> None:
    declined = Judgement(state="declined")
    assert row().label == "W3R2-14"
    assert [row().standing, row(declined).standing] == ["new", "declined"]
    assert row(declined, joint="j").standing == "joined"
    assert row(declined, joint="j", measures=("m",)).standing == "measure"


def test_a_state_of_a_later_version_counts_as_reviewed() -> None:
    known = ("", "reviewed", "adopted", "parked", "declined", "under discussion")
    assert [standing(state) for state in known] == ["new", "reviewed", "adopted", "parked", "declined", "reviewed"]


def test_nothing_was_decided_at_first() -> None:
    assert Judgement() == (None, "", "", "", "", 0)
    assert (Measure("m", 1, "x").status, Measure("m", 1, "x").changed_at, Measure("m", 1, "x").conflict) == (
        "idea",
        0,
        False,
    )


@pytest.mark.parametrize("status", STATUSES)
def test_what_is_decided_needs_somebody_and_a_day(status: str) -> None:
    complete = Measure("m", 1, "x", responsible="Amt", until="2027", status=status)
    assert (complete.lacks, complete.faulty) == ((), False)
    for nobody, never in (("", "2027"), ("Amt", ""), ("", "")):
        lacking = Measure("m", 1, "x", responsible=nobody, until=never, status=status)
        assert lacking.lacks == lacks(nobody, never) != ()
        assert lacking.faulty is (status in BINDING)


def test_what_lacks_is_named() -> None:
    assert lacks("", "") == ("responsible", "until")
    assert lacks("Amt", "") == ("until",)
    assert lacks("", "2027") == ("responsible",)
