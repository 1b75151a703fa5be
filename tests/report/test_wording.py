"""Times, days, languages and heads in words."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from facilitator.conference.anonymous import OTHERS
from facilitator.conference.plan import DEFAULT_KINDS, Kind
from facilitator.conference.results import Headcount
from facilitator.language import Language
from facilitator.report import wording

DE, EN = Language("de"), Language("en")
BERLIN = ZoneInfo("Europe/Berlin")
TEN = 1_790_841_600_000  # 1 October 2026, 10:00 in Berlin


def test_day() -> None:
    assert wording.day("2026-10-01", DE) == "1. Oktober 2026"
    assert wording.day("2026-10-01", EN) == "October 1, 2026"
    assert wording.day("im Herbst", DE) == "im Herbst"


def test_moment_is_told_in_its_zone() -> None:
    assert wording.moment(TEN, BERLIN, "2026-10-01", DE) == "10:00"
    assert wording.moment(TEN, ZoneInfo("UTC"), "2026-10-01", DE) == "08:00"


def test_moment_of_another_day_tells_the_day() -> None:
    assert wording.moment(TEN, BERLIN, "2026-10-02", DE) == "01.10.2026, 10:00"
    assert wording.moment(TEN, BERLIN, "2026-10-02", EN) == "Oct 1, 2026, 10:00"


@pytest.mark.parametrize("wall", [None, 10**30, -(10**30)])
def test_moment_that_cannot_be_is_not_told(wall: int | None) -> None:
    assert wording.moment(wall, BERLIN, "2026-10-01", DE) == "nicht festgehalten"


def test_planned_time() -> None:
    assert wording.planned_time("10:00", 60, DE) == "10:00–11:00 Uhr (60 min)"
    assert wording.planned_time("23:30", 60, EN) == "23:30–00:30 (60 min)"
    assert wording.planned_time("nach dem Essen", 60, DE) == "nach dem Essen"
    assert wording.planned_time("", 60, DE) == ""


@pytest.mark.parametrize(
    ("code", "name"), [("ar", "Arabisch"), ("fa-AF", "Persisch"), ("uk", "Ukrainisch"), ("?", "?")]
)
def test_language_name(code: str, name: str) -> None:
    assert wording.language_name(code, DE) == name


def test_heads() -> None:
    groups = [Headcount("Ehrenamtliche", 14), Headcount("Kreis", 6), Headcount(OTHERS, 7)]
    assert wording.heads(groups, DE) == "27 (Ehrenamtliche 14, Kreis 6, weitere 7)"
    assert wording.heads([Headcount("", 12)], DE) == "12"


def test_usual_kinds_speak_the_readers_language_and_others_the_plans() -> None:
    assert [wording.kind_word(kind, EN) for kind in DEFAULT_KINDS] == ["Observation", "Question", "Suggestion"]
    assert [wording.kind_word(kind, DE) for kind in DEFAULT_KINDS] == ["Beobachtung", "Frage", "Vorschlag"]
    assert wording.kind_word(Kind("question", "Bedarf", "#000000", "dot"), EN) == "Bedarf"
