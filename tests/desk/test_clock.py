"""The session's clock between record and screen, and what it says."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as some

from facilitator.conference.errors import Refusal
from facilitator.conference.plan import Phase, PlannedSession, Workshop
from facilitator.conference.timer_state import MINUTE
from facilitator.desk.cockpit.clock_face import ClockFace, clock_face, minutes_and_seconds, phase_note
from facilitator.desk.cockpit.session_clock import (
    EARLY,
    SessionClock,
    planned_start,
    session_clock,
    time_of_day,
    time_typed,
    times_for,
)
from facilitator.desk.words import local_time
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
        ("Time is up", "bad", "+1:00"),
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


def test_every_state_has_its_own_word_and_icon(clock: SteadyClock) -> None:
    ready = fresh(clock)
    running = ready.moved("start")
    seen = [face(ready), face(running), face(running.moved("pause")), face(running.moved("end"))]
    for minutes in (17, 2, 2):
        clock.pass_time(minutes * MINUTE)
        seen.append(face(running))
    assert len({shown.warning for shown in seen}) == len({shown.sign for shown in seen}) == 7
    assert [shown.level for shown in seen[4:]] == ["soon", "last", "over"]


def test_overtime_is_counted_up(clock: SteadyClock) -> None:
    running = fresh(clock).moved("start")
    clock.pass_time(22 * MINUTE + 13_500)
    assert (face(running).time, face(running).caption) == ("+2:13", "over the time of this phase")
    clock.pass_time(60 * MINUTE)
    assert face(running).time == "+1:02:13"


def test_planned_and_real_times(clock: SteadyClock) -> None:
    assert face(fresh(clock)).times == f"Planned {at(0)}–{at(40)}"
    clock.pass_time(5 * MINUTE)
    late = fresh(clock).moved("start")
    shown = face(late)
    assert shown.times == f"Planned {at(0)}–{at(40)}, now {at(5)}–{at(40)}"
    assert (shown.phases[0].begin, shown.phases[0].times) == (at(5), f"{at(5)}–{at(21)}, planned {at(0)}–{at(20)}")
    clock.pass_time(5 * MINUTE)
    assert face(late.moved("end")).times == f"Planned {at(0)}–{at(40)}, held {at(5)}–{at(10)}"


def at(minutes: int) -> str:
    return time_of_day(NOON + minutes * MINUTE)


def test_five_minutes_more_and_less(clock: SteadyClock) -> None:
    running = fresh(clock).moved("start")
    assert face(running.moved("extend_5")).time == "25:00"
    assert face(running.moved("extend_5").moved("shorten_5")).time == "20:00"
    assert running.allowed() >= {"extend_5", "shorten_5"}
    clock.pass_time(21 * MINUTE)
    assert not running.allowed() & {"shorten", "shorten_5"}


@pytest.mark.parametrize(
    ("text", "hour", "minute"),
    [("9:05", 9, 5), ("09:05", 9, 5), (" 9.05 ", 9, 5), ("0905", 9, 5), ("905", 9, 5), ("9", 9, 0), ("23:59", 23, 59)],
)
def test_a_time_is_typed_in_many_ways(text: str, hour: int, minute: int) -> None:
    assert time_typed(text) == time(hour, minute)


@pytest.mark.parametrize("text", ["", "24:00", "9:60", "nine", "9:5", "12345", "-1:00", "٩:٠٥"])
def test_what_is_no_time_is_none(text: str) -> None:
    assert time_typed(text) is None


def test_it_began_earlier(clock: SteadyClock) -> None:
    clock.pass_time(10 * MINUTE)
    running = fresh(clock).moved("start")
    clock.pass_time(2 * MINUTE)
    began = local_time(NOON + 4 * MINUTE).time()
    corrected = running.began(began)
    assert corrected.read().spans[0].start == NOON + 4 * MINUTE
    assert corrected.read().elapsed == 8 * MINUTE
    with pytest.raises(Refusal, match="later than now"):
        running.began(local_time(NOON + 30 * MINUTE).time())


def test_it_began_before_midnight(clock: SteadyClock) -> None:
    midnight = NOON + 12 * 60 * MINUTE - NOON % 1000
    clock.set_wall(midnight + MINUTE)
    running = fresh(clock, None).moved("start")
    began = local_time(midnight - 4 * MINUTE)
    assert running.began(began.time()).read().spans[0].start == int(began.timestamp() * 1000)


def test_phases_that_begin_by_themselves(clock: SteadyClock) -> None:
    ready = fresh(clock).advancing("automatic")
    kept = session_clock(clock, SESSION, "2025-12-07", ready.kept())
    assert (kept.current.advance, kept.read().mode) == ("automatic", "ready")
    running = kept.moved("start")
    clock.pass_time(21 * MINUTE)
    assert (face(running).phase, face(running).time) == ("Sort", "09:00")
    assert face(running.advancing("manual")).phase == "Sort"


def test_a_clock_that_is_ready_follows_the_plan(clock: SteadyClock) -> None:
    ready = fresh(clock).advancing("automatic")
    longer = replace(SESSION, phases=(Phase("All", 50),), minutes=50)
    again = ready.replanned(longer, "2025-12-07")
    assert (face(again).time, again.current.advance) == ("50:00", "automatic")
    running = fresh(clock).moved("start").replanned(longer, "2025-12-07")
    assert face(running).phase == "Collect"


def test_ten_minutes_of_sleep_are_counted(clock: SteadyClock) -> None:
    running = fresh(clock).moved("start")
    before = running.instant
    clock.pass_time(10 * MINUTE)
    assert running.woken(before) is running
    assert face(running).time == "10:00"


def test_a_lid_closed_over_night_asks(clock: SteadyClock) -> None:
    running = fresh(clock).moved("start")
    clock.pass_time(5 * MINUTE)
    before = running.instant
    clock.pass_time(14 * 60 * MINUTE)
    woken = running.woken(before)
    assert (woken.doubt, woken.allowed()) == ("long-gap", frozenset())
    assert woken.resumed().read().elapsed == 5 * MINUTE
    assert face(woken.trusted()).warning == "Time is up"
    assert running.woken(running.instant) is running


def test_a_clock_set_back_is_said_and_followed(clock: SteadyClock) -> None:
    running = fresh(clock).moved("start")
    clock.pass_time(MINUTE)
    clock.set_wall(NOON - 59 * MINUTE)
    assert running.read().clock_shift == -60 * MINUTE
    assert (face(running).time, face(running.following()).time) == ("19:00", "19:00")
    assert running.following().read().clock_shift == 0


def test_the_note_of_a_phase_is_found_by_its_title(clock: SteadyClock) -> None:
    noted = tuple(replace(phase, note=f"note on {phase.title}") for phase in PHASES)
    running = SessionClock(clock, replace(SESSION, phases=noted), NOON).moved("start").moved("next")
    assert phase_note(running, 1) == "note on Sort"
    fewer = running.replanned(replace(SESSION, phases=noted[1:]), "2025-12-07")
    assert phase_note(fewer, 1) == "note on Sort"
    assert phase_note(running.replanned(SESSION, "2025-12-07"), 1) == ""
