"""The session's clock between record and screen, and what it says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from facilitator.conference.errors import Refusal
from facilitator.conference.plan import Phase, PlannedSession, Workshop
from facilitator.conference.timer_state import MINUTE
from facilitator.desk.cockpit.clock_face import ClockFace, clock_face, minutes_and_seconds
from facilitator.desk.cockpit.session_clock import EARLY, SessionClock, planned_start, session_clock, times_for
from facilitator.language import Language
from tests.conftest import NOON, SteadyClock

EN = Language("en")
PHASES = (Phase("Collect", 20), Phase("Sort", 10), Phase("Close", 10, "close", protected=True))
SESSION = PlannedSession("W1R1", Workshop(1, "Housing"), 1, "Hall", (), "12:00", 40, PHASES)


def fresh(clock: SteadyClock, planned_at: int | None = NOON) -> SessionClock:
    return SessionClock(clock, SESSION, planned_at)


def face(clock: SessionClock) -> ClockFace:
    return clock_face(clock.read(), EN)


def test_before_the_start_it_says_what_would_be(clock: SteadyClock) -> None:
    shown = face(fresh(clock))
    assert (shown.phase, shown.time, shown.warning, shown.main) == ("Collect", "20:00", "Not started", "start")
    assert [line.length for line in shown.phases] == ["20 min", "10 min", "10 min"]
    assert {line.standing for line in shown.phases} == {"coming"}


def test_a_late_start_shortens_what_may_be_shortened(clock: SteadyClock) -> None:
    clock.pass_time(10 * MINUTE)
    shown = face(fresh(clock))
    assert shown.deviation == "Coming phases shortened by 10 min"
    assert shown.phases[-1].length == "10 min"
    assert face(fresh(clock).moved("start")).phases[-1].protected


def test_warnings_are_words_and_colours(clock: SteadyClock) -> None:
    running = fresh(clock).moved("start")
    seen = []
    for minutes in (0, 17, 2, 2):
        clock.pass_time(minutes * MINUTE)
        shown = face(running)
        seen.append((shown.warning, shown.sort, shown.time))
    assert seen == [
        ("Running", "", "20:00"),
        ("Soon over", "care", "03:00"),
        ("Almost over", "bad", "01:00"),
        ("Time is up", "bad", "+01:00"),
    ]


def test_behind_and_ahead_in_words(clock: SteadyClock) -> None:
    running = fresh(clock).moved("start")
    assert (face(running).deviation, face(running).rest.split(",")[0]) == ("As planned", "Session: 40 min left")
    clock.pass_time(60 * MINUTE)
    assert face(running).deviation_sort == "bad"
    assert face(running).deviation.endswith("min behind the plan")
    ended = fresh(clock).moved("start").moved("end")
    assert (face(ended).warning, face(ended).main) == ("Session ended", "reopen")


def test_ahead_of_the_plan(clock: SteadyClock) -> None:
    running = fresh(clock).moved("start").moved("next").moved("next")
    assert face(running).deviation == "30 min ahead of the plan"
    assert [line.standing for line in face(running).phases] == ["past", "past", "current"]


def test_a_pause_is_said(clock: SteadyClock) -> None:
    paused = fresh(clock).moved("start").moved("pause")
    assert (face(paused).warning, face(paused).main) == ("Paused", "resume")
    assert paused.allowed() >= {"resume", "next", "end"}


def test_what_is_not_possible_is_refused(clock: SteadyClock) -> None:
    with pytest.raises(Refusal):
        fresh(clock).moved("pause")


def test_it_goes_on_out_of_the_record(clock: SteadyClock) -> None:
    running = fresh(clock).moved("start")
    kept = running.kept()
    assert (kept["started"], kept["ended"]) == (NOON, None)
    clock.pass_time(5 * MINUTE)
    again = session_clock(clock, SESSION, "2025-12-07", kept)
    assert (again.doubt, face(again).time) == ("", "15:00")
    assert again.moved("end").kept()["ended"] == NOON + 5 * MINUTE


def test_a_clock_forgotten_overnight_asks(clock: SteadyClock) -> None:
    kept = fresh(clock).moved("start").kept()
    clock.pass_time(14 * 60 * MINUTE)
    asked = session_clock(clock, SESSION, "2025-12-07", kept)
    assert (asked.doubt, asked.allowed()) == ("long-gap", frozenset())
    assert face(asked.resumed()).warning == "Running"
    assert face(asked.trusted()).warning == "Time is up"
    assert asked.resumed().doubt == asked.trusted().doubt == ""


@pytest.mark.parametrize("kept", [{}, {"timer": {}}, {"timer": {"phases": 3}}, {"started": 1}])
def test_what_is_no_clock_is_as_if_never_started(clock: SteadyClock, kept: dict[str, object]) -> None:
    assert session_clock(clock, SESSION, "2025-12-07", kept).read().mode == "ready"


@given(some.integers(-(10**12), 10**12), some.integers(1, 600))
def test_a_session_off_its_time_has_its_whole_length(away: int, minutes: int) -> None:
    start, end = times_for(NOON, minutes, NOON + away)
    assert end - start == minutes * MINUTE
    assert start == (NOON if -EARLY <= away < minutes * MINUTE else NOON + away)


def test_a_plan_without_a_day_is_held_from_now_on(clock: SteadyClock) -> None:
    assert planned_start("im Herbst", "12:00") is None
    assert planned_start("2025-12-07", "noon") is None
    assert planned_start("2025-12-07", "12:00") is not None
    assert face(fresh(clock, None)).time == "20:00"


def test_a_session_without_phases_has_one(clock: SteadyClock) -> None:
    bare = PlannedSession("W1R1", Workshop(1, "X"), 1, "", (), "12:00", 30, ())
    shown = face(SessionClock(clock, bare, NOON))
    assert (shown.phase, shown.time) == ("Session", "30:00")


@pytest.mark.parametrize(
    ("ms", "text"), [(0, "00:00"), (1, "00:01"), (59_001, "01:00"), (3_600_000, "1:00:00"), (3_723_000, "1:02:03")]
)
def test_minutes_and_seconds(ms: int, text: str) -> None:
    assert minutes_and_seconds(ms) == text
