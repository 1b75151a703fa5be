"""What the other tests let pass when the code was changed in small ways: the clock, and its limits."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from facilitator.conference import timer as clock
from facilitator.conference.errors import Refusal
from facilitator.conference.plan import Phase
from facilitator.conference.timer_recovery import recover, resume_from_anchor, trust_wall
from facilitator.conference.timer_share import fit, settled
from facilitator.conference.timer_state import (
    Instant,
    TimedPhase,
    Timer,
    moved_to,
    new_timer,
    own_time,
    timed,
    timer_from_json,
    timer_to_json,
)
from tests.conference.timers import PHASES, TEN, after_crash, at, hour, ms


def saved(timer: Timer) -> Timer:
    return timer_from_json(json.loads(json.dumps(timer_to_json(timer))))


def later(instant: Instant, milliseconds: int) -> Instant:
    return replace(instant, wall=instant.wall + milliseconds)


def test_a_start_may_be_twelve_hours_from_the_one_known() -> None:
    timer = clock.start(hour(), at(0))
    assert clock.began_at(timer, at(0), TEN - ms(720)).begun == (TEN - ms(720),)
    with pytest.raises(Refusal, match="twelve hours"):
        clock.began_at(timer, at(0), TEN - ms(720) - 1)


def test_a_session_may_have_begun_just_now() -> None:
    timer = clock.start(hour(), at(0))
    assert clock.began_at(timer, at(3), TEN + ms(3)).begun == (TEN + ms(3),)
    with pytest.raises(Refusal, match="later than now"):
        clock.began_at(timer, at(3), TEN + ms(3) + 1)


def test_a_start_where_the_current_phase_began_means_the_first_phase() -> None:
    timer = clock.next_phase(clock.start(hour(), at(0)), at(5))
    assert clock.began_at(timer, at(8), TEN + ms(5)).begun == (TEN + ms(5),)


def test_another_start_leaves_a_later_phase_its_allotment() -> None:
    timer = clock.extend(clock.next_phase(clock.start(hour(), at(0)), at(9)), at(9), ms(5))
    assert clock.began_at(timer, at(9), TEN - ms(2)).phase.allotted == timer.phase.allotted


def test_another_start_leaves_what_has_ended_its_allotment() -> None:
    ended = clock.reopen(clock.end(clock.start(hour(), at(0)), at(4)), at(58))
    assert clock.began_at(ended, at(58), TEN + ms(1)).phase.allotted == ended.phase.allotted == ms(5)


def test_back_goes_one_phase_back() -> None:
    timer = clock.start(hour(), at(0))
    for minutes in (5, 15, 35):
        timer = clock.next_phase(timer, at(minutes))
    assert clock.back(timer, at(36)).begun == (TEN, TEN + ms(5), TEN + ms(15))


def test_what_was_extended_or_shortened_is_wanted() -> None:
    timer = clock.extend(clock.start(hour(), at(0)), at(0), ms(3))
    assert (timer.phase.planned, timer.phase.wanted) == (ms(5), ms(8))
    assert clock.shorten(timer, at(0), ms(2)).phase.wanted == ms(6)


def test_no_less_than_nothing_is_wanted() -> None:
    timer = clock.start(hour(Phase("", 0, "collect"), Phase("", 10, "collect")), at(0))
    timer = clock.back(clock.next_phase(timer, at(0)), at(0))
    assert (timer.phase.wanted, timer.phase.allotted) == (0, ms(1))
    assert clock.shorten(timer, at(0), ms(1)).phase.wanted == 0


def test_an_end_that_was_moved_comes_back_as_far_as_planned() -> None:
    timer = clock.extend(clock.start(hour(), at(0)), at(0), ms(60))
    assert timer.aim == TEN + ms(77)
    timer = clock.shorten(timer, at(0), ms(10))
    assert timer.aim == TEN + ms(67)
    assert clock.shorten(timer, at(0), ms(10)).aim == timer.planned_end


def test_a_thousandth_of_a_second_is_a_time() -> None:
    timer = clock.start(hour(), at(0))
    assert clock.extend(timer, at(0), 1).phase.allotted == ms(5) + 1


def test_an_overtime_stays_one_where_nothing_goes_on_by_itself() -> None:
    over = settled(clock.start(hour(), at(0)), at(9))
    assert clock.change_phases(over, at(9), PHASES[2:]).current == 0
    assert clock.resume(clock.pause(over, at(9)), at(10)).current == 0


def test_an_overtime_of_the_last_phase_stays_one() -> None:
    over = clock.start(hour(Phase("", 5, "collect")), at(0))
    assert clock.set_advance(over, at(9), "automatic").begun == (TEN,)


def test_a_protected_phase_gives_nothing_to_another() -> None:
    timer = clock.start(hour(Phase("", 30, "collect", protected=True), Phase("", 30, "close", protected=True)), at(20))
    assert timer.phase.allotted == ms(20)
    assert settled(timer, at(25)).phase.allotted == ms(20)


def test_the_least_that_can_be_wanted_is_given() -> None:
    assert fit([TimedPhase("", "collect", False, 1, 1, 0)], 1) == (1,)


def test_before_the_start_the_clock_stands_in_the_first_phase() -> None:
    timer = hour()
    assert (timer.current, timer.rest, timer.wall, timer.shift) == (0, timer.phases[1:], 0, 0)


def test_no_phase_is_shorter_than_nothing() -> None:
    assert [phase.planned for phase in timed([Phase("", -5, "collect"), Phase("", 5, "collect")])] == [0, ms(5)]


def test_a_session_without_phases_has_one_over_its_whole_time() -> None:
    whole = ms(60)
    assert new_timer((), TEN, TEN + whole).phases == (TimedPhase("", "collect", False, whole, whole, whole),)
    assert new_timer((), TEN, TEN - whole).phases == (TimedPhase("", "collect", False, 0, 0, 0),)


def test_a_steady_clock_that_goes_back_takes_nothing_away() -> None:
    timer = settled(clock.start(hour(), at(0)), at(3))
    assert own_time(timer, at(2)) == timer.wall


def test_an_end_moves_with_all_other_times_of_day() -> None:
    ended = clock.end(clock.start(hour(), at(0)), at(4))
    moved = moved_to(ended, ended.wall + ms(40))
    assert (moved.begun, moved.ended) == ((TEN + ms(40),), TEN + ms(44))


# The clock as JSON.


def test_it_is_plain_json() -> None:
    data = timer_to_json(clock.start(hour(), at(0)))
    assert json.loads(json.dumps(data)) == data


def test_a_clock_of_one_phase_comes_back() -> None:
    timer = clock.start(hour(Phase("", 5, "collect")), at(0))
    assert saved(timer) == timer


def test_what_has_not_begun_need_not_say_so() -> None:
    data = timer_to_json(hour())
    del data["begun"]
    assert timer_from_json(data) == hour()


@pytest.mark.parametrize("change", [{"phases": []}, {"ended": "never", "mode": "paused", "begun": [TEN]}])
def test_what_is_no_timer_is_told(change: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="not a timer"):
        timer_from_json(timer_to_json(hour()) | change)


# The clock after a crash.


def test_a_gap_of_three_hours_is_none_too_many() -> None:
    timer = saved(clock.start(new_timer(PHASES, TEN, TEN + ms(600)), at(0)))
    assert recover(timer, after_crash(180)).doubt == ""
    assert recover(timer, later(after_crash(180), 1)).doubt == "long-gap"


def test_an_hour_past_the_end_is_none_too_many() -> None:
    timer = saved(clock.start(hour(), at(0)))
    assert recover(timer, after_crash(120)).doubt == ""
    assert recover(timer, later(after_crash(120), 1)).doubt == "long-gap"


def test_what_was_last_known_at_its_very_end_was_within_its_time() -> None:
    timer = saved(settled(clock.start(hour(), at(0)), at(60)))
    assert timer.wall == timer.aim
    assert recover(timer, after_crash(121)).doubt == "long-gap"


def test_a_minute_back_is_none_too_many() -> None:
    timer = saved(clock.start(hour(), at(0)))
    assert recover(timer, after_crash(-1)).doubt == ""
    assert recover(timer, later(after_crash(-1), -1)).doubt == "clock-went-back"


def test_the_steady_clock_of_another_start_of_the_machine_has_no_say() -> None:
    timer = clock.start(hour(), at(0))
    assert recover(timer, after_crash(14)).timer == recover(saved(timer), after_crash(14)).timer
    assert recover(timer, after_crash(200)).timer.steady is None
    assert trust_wall(timer, after_crash(14)).phase.spent == ms(14)


def test_a_clock_that_has_ended_follows_the_wall_clock() -> None:
    ended = clock.end(clock.start(hour(), at(0)), at(4))
    assert resume_from_anchor(ended, after_crash(30)).wall == TEN + ms(30)


def test_a_clock_that_goes_on_is_tied_to_the_steady_clock() -> None:
    timer = saved(clock.start(hour(), at(0)))
    assert resume_from_anchor(timer, after_crash(10)).steady == after_crash(10).steady


@pytest.mark.parametrize("answer", [resume_from_anchor, trust_wall])
def test_no_gap_moves_nothing(answer: object) -> None:
    timer = settled(clock.start(hour(), at(0)), at(2, wall_off=40))
    assert callable(answer)
    going_on = answer(saved(timer), Instant(TEN + ms(42), 1))
    assert (going_on.begun, going_on.shift, going_on.phase.spent) == (timer.begun, ms(40), ms(2))
