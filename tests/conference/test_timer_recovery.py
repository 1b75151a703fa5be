"""The clock out of the record: saved, read, and going on after a crash."""

from __future__ import annotations

import json
from typing import Any

import pytest

from facilitator.conference import timer as clock
from facilitator.conference.timer_reading import reading
from facilitator.conference.timer_recovery import recover, resume_from_anchor, trust_wall
from facilitator.conference.timer_share import settled
from facilitator.conference.timer_state import Instant, Timer, new_timer, timer_from_json, timer_to_json
from tests.conference.timers import TEN, after_crash, at, hour, minutes_allotted, ms


def saved(timer: Timer) -> Timer:
    return timer_from_json(json.loads(json.dumps(timer_to_json(timer))))


def test_json_keeps_everything_but_the_steady_clock() -> None:
    timer = clock.next_phase(clock.start(hour(), at(3)), at(9))
    again = saved(timer)
    assert again == timer
    assert (again.steady, timer.steady) == (None, at(9).steady)
    assert "steady" not in timer_to_json(timer)


def test_unknown_fields_are_left_out() -> None:
    data = timer_to_json(clock.start(hour(), at(0)))
    data["colour"] = "red"
    data["steady"] = 12
    data["phases"][0]["sound"] = "gong"
    assert timer_from_json(data) == clock.start(hour(), at(0))
    assert timer_from_json(data).steady is None


@pytest.mark.parametrize(
    "change",
    [
        {"phases": []},
        {"phases": None},
        {"phases": [{"title": "x"}]},
        {"phases": ["x"]},
        {"planned_start": "10:00"},
        {"aim": None},
        {"ended": "never"},
        {"mode": "asleep"},
        {"mode": "ready"},
        {"mode": "ended"},
        {"ended": TEN},
        {"advance": "sometimes"},
        {"begun": []},
        {"begun": ["ten"]},
        {"begun": 3},
        {"begun": [TEN] * 9},
    ],
)
def test_what_is_no_timer_is_told(change: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="not a timer"):
        timer_from_json({**timer_to_json(clock.start(hour(), at(0))), **change})


@pytest.mark.parametrize(("name", "value"), [("spent", -1), ("wanted", "5"), ("protected", 1), ("title", None)])
def test_a_phase_that_cannot_be_is_told(name: str, value: object) -> None:
    data = timer_to_json(clock.start(hour(), at(0)))
    data["phases"][1][name] = value
    with pytest.raises(ValueError, match="not a timer"):
        timer_from_json(data)


def test_a_plan_without_phases_can_be_timed() -> None:
    timer = clock.start(new_timer((), TEN, TEN + ms(60)), at(5))
    assert minutes_allotted(timer) == [55]


def test_after_a_crash_it_goes_on_by_the_wall_clock() -> None:
    timer = clock.next_phase(clock.start(hour(), at(3)), at(9))
    found = recover(saved(timer), after_crash(14))
    assert found.doubt == ""
    assert found.timer == settled(timer, at(14))
    assert reading(found.timer, Instant(TEN, ms(1.5))).elapsed == ms(6)


def test_after_a_crash_a_clock_set_while_running_is_known() -> None:
    timer = settled(clock.start(hour(), at(0)), at(2, wall_off=40))
    found = recover(saved(timer), Instant(TEN + ms(43), 1))
    assert (found.doubt, found.timer.phase.spent, found.timer.shift) == ("", ms(3), ms(40))


def test_an_end_that_was_moved_is_kept() -> None:
    timer = clock.extend(clock.start(hour(), at(0)), at(0), ms(60))
    assert minutes_allotted(recover(saved(timer), after_crash(65)).timer) == [65, 1, 1, 1, 1, 8]


def test_a_break_by_a_clock_set_while_running_is_a_break() -> None:
    timer = settled(clock.start(hour(), at(0)), at(2, wall_off=40))
    resumed = resume_from_anchor(saved(timer), Instant(TEN + ms(42 + 300), 1))
    assert (resumed.phase.spent, resumed.wall, resumed.shift) == (ms(2), TEN + ms(302), ms(40))


@pytest.mark.parametrize("advance", ["manual", "automatic"])
def test_a_clock_that_went_back_is_asked_about_once(advance: Any) -> None:
    timer = clock.pause(clock.start(hour(advance=advance), at(0)), at(4))
    for before in (timer, clock.resume(timer, at(4))):
        found = recover(saved(before), after_crash(-20))
        assert (found.doubt, found.timer) == ("clock-went-back", before)
        for answer in (resume_from_anchor, trust_wall):
            settled_now = answer(found.timer, after_crash(-20))
            assert settled_now.begun == (TEN + ms(-24),)
            assert settled_now.phase.spent == ms(4)
            assert recover(saved(settled_now), after_crash(-19)).doubt == ""


def test_two_laptops_clocks_may_differ_a_little() -> None:
    found = recover(saved(clock.start(hour(), at(0))), after_crash(-0.5))
    assert (found.doubt, found.timer.phase.spent) == ("", 0)


def test_a_gap_of_hours_is_asked_about_once() -> None:
    timer = clock.next_phase(clock.start(hour(), at(0)), at(5))
    found = recover(saved(timer), after_crash(200))
    assert (found.doubt, found.timer) == ("long-gap", timer)
    trusted = trust_wall(found.timer, after_crash(200))
    assert trusted.phase.spent == ms(195)
    resumed = resume_from_anchor(found.timer, after_crash(200))
    assert resumed.phase.spent == 0
    assert resumed.begun == timer.begun
    assert all(recover(saved(t), after_crash(201)).doubt == "" for t in (trusted, resumed))


def test_a_gap_that_ends_long_after_the_session_is_asked_about() -> None:
    timer = clock.start(hour(), at(0))
    assert recover(saved(timer), after_crash(119)).doubt == ""
    assert recover(saved(timer), after_crash(121)).doubt == "long-gap"
    over = clock.next_phase(timer, at(90))
    assert recover(saved(over), after_crash(150)).doubt == ""


def test_a_pause_may_last() -> None:
    paused = clock.pause(clock.start(hour(), at(0)), at(4))
    found = recover(saved(paused), after_crash(400))
    assert (found.doubt, found.timer.phase.spent) == ("", ms(4))


def test_what_does_not_run_needs_no_question() -> None:
    ended = clock.end(clock.start(hour(), at(0)), at(4))
    for timer in (hour(), ended, clock.reopen(ended, at(9)), clock.set_advance(hour(), at(0), "automatic")):
        for minutes in (-3000, 3000):
            found = recover(saved(timer), after_crash(minutes))
            assert (found.doubt, found.timer.begun, found.timer.ended) == ("", timer.begun, timer.ended)
    resumed = resume_from_anchor(saved(ended), after_crash(500))
    assert (resumed.ended, resumed.phases) == (ended.ended, ended.phases)


def test_another_laptop_reads_along_by_its_wall_clock() -> None:
    timer = saved(clock.start(hour(), at(0)))
    assert reading(timer, Instant(TEN + ms(4), 99_000_000)).elapsed == ms(4)
    assert reading(timer, Instant(TEN - ms(1), 5)).elapsed == 0
