"""Beginning and ending a session: late, early, corrected afterwards, reopened."""

from __future__ import annotations

from dataclasses import replace

import pytest

from facilitator.conference import timer as clock
from facilitator.conference.errors import Refusal
from facilitator.conference.plan import Phase
from facilitator.conference.timer_share import settled
from tests.conference.timers import TEN, at, hour, minutes_allotted, ms, read


def test_start_on_time_gives_each_phase_what_is_planned() -> None:
    timer = clock.start(hour(), at(0))
    assert minutes_allotted(timer) == [5, 10, 20, 10, 7, 8]
    assert (timer.mode, timer.begun, timer.current) == ("running", (TEN,), 0)
    assert read(timer, 0).ahead == 0


def test_late_start_shortens_what_may_be_shortened_in_proportion() -> None:
    timer = clock.start(hour(), at(7))
    kept = 45 / 52
    assert minutes_allotted(timer) == [round(n * kept, 3) for n in (5, 10, 20, 10, 7)] + [8]
    assert sum(p.allotted for p in timer.phases) == ms(53)
    assert read(timer, 7).ahead == 0


def test_early_start_leaves_a_reserve_at_the_end() -> None:
    timer = clock.start(hour(), at(-5))
    assert minutes_allotted(timer) == [5, 10, 20, 10, 7, 8]
    assert read(timer, -5).ahead == ms(5)


def test_reserve_of_the_plan_is_used_before_anything_is_shortened() -> None:
    timer = clock.start(hour(Phase("Sammeln", 30), Phase("Abschluss", 20, "close", True)), at(9))
    assert minutes_allotted(timer) == [30, 20]
    assert read(timer, 9).ahead == ms(1)


def test_very_late_start_takes_from_the_closing_phase_only_at_the_very_last() -> None:
    assert minutes_allotted(clock.start(hour(), at(47))) == [1, 1, 1, 1, 1, 8]
    assert minutes_allotted(clock.start(hour(), at(50))) == [1, 1, 1, 1, 1, 5]
    too_late = clock.start(hour(), at(55))
    assert minutes_allotted(too_late) == [1, 1, 1, 1, 1, 4]
    assert read(too_late, 55).ahead == ms(-4)


def test_it_really_began_at_seven_past() -> None:
    forgotten = clock.start(hour(), at(12))
    corrected = clock.began_at(forgotten, at(13), TEN + ms(7))
    assert corrected == settled(clock.start(hour(), at(7)), at(13))
    too_soon = clock.start(hour(), at(0))
    corrected = clock.began_at(too_soon, at(8), TEN + ms(7))
    assert corrected == settled(clock.start(hour(), at(7)), at(8))


def test_an_earlier_start_is_added_to_the_first_phase() -> None:
    timer = clock.next_phase(clock.start(hour(), at(10)), at(14))
    corrected = clock.began_at(timer, at(15), TEN + ms(7))
    assert corrected.begun == (TEN + ms(7), TEN + ms(14))
    assert [p.spent for p in corrected.phases][:2] == [ms(7), ms(1)]
    assert minutes_allotted(corrected) == minutes_allotted(settled(timer, at(15)))


def test_a_later_start_is_taken_from_the_first_phases() -> None:
    timer = clock.next_phase(clock.next_phase(clock.start(hour(), at(0)), at(5)), at(15))
    corrected = clock.began_at(timer, at(20), TEN + ms(7))
    assert corrected.begun == (TEN + ms(7), TEN + ms(7), TEN + ms(15))
    assert [p.spent for p in corrected.phases][:3] == [0, ms(8), ms(5)]


def test_a_start_within_a_later_phase_begins_the_session_anew() -> None:
    timer = clock.next_phase(clock.next_phase(clock.start(hour(), at(0)), at(1)), at(2))
    corrected = clock.began_at(timer, at(8), TEN + ms(7))
    assert corrected == settled(clock.start(hour(), at(7)), at(8))


def test_a_pause_before_the_real_start_does_not_count() -> None:
    timer = clock.resume(clock.pause(clock.start(hour(), at(0)), at(1)), at(6))
    corrected = clock.began_at(timer, at(9), TEN + ms(5))
    assert [p.spent for p in corrected.phases][:1] == [0]
    assert read(corrected, 10).elapsed == ms(1)


@pytest.mark.parametrize(("wall", "reason"), [(ms(5.1), "later than now"), (ms(-721), "twelve hours")])
def test_an_impossible_start_is_refused(wall: int, reason: str) -> None:
    timer = clock.start(hour(), at(0))
    with pytest.raises(Refusal, match=reason):
        clock.began_at(timer, at(5), TEN + wall)


def test_began_at_means_the_clock_on_the_wall_as_it_is_now() -> None:
    timer = clock.start(hour(), at(0))
    set_back = at(5, wall_off=-60)
    corrected = clock.began_at(timer, set_back, TEN + ms(-58))
    assert corrected.begun == (TEN + ms(-58),)
    assert corrected.phase.spent == ms(3)
    assert corrected.shift == 0


def test_end_keeps_what_was() -> None:
    timer = clock.end(clock.next_phase(clock.start(hour(), at(0)), at(5)), at(12))
    assert (timer.mode, timer.ended) == ("ended", TEN + ms(12))
    assert read(timer, 300) == replace(read(timer, 12), now=TEN + ms(300))
    assert [p.spent for p in timer.phases] == [ms(5), ms(7), 0, 0, 0, 0]


def test_reopened_for_late_cards_it_keeps_its_end() -> None:
    ended = clock.end(clock.start(hour(), at(0)), at(58))
    again = clock.end(clock.reopen(ended, at(300)), at(320))
    assert (again.mode, again.ended) == ("ended", TEN + ms(58))
    assert again.phases == ended.phases


def test_reopened_by_mistake_ended_it_goes_on() -> None:
    ended = clock.end(clock.start(hour(), at(0)), at(2))
    timer = clock.resume(clock.reopen(ended, at(3)), at(3))
    assert (timer.mode, timer.ended) == ("running", None)
    assert read(timer, 4).elapsed == ms(3)


def test_the_start_of_a_reopened_session_can_be_corrected() -> None:
    ended = clock.end(clock.next_phase(clock.start(hour(), at(0)), at(5)), at(58))
    corrected = clock.began_at(clock.reopen(ended, at(300)), at(301), TEN + ms(55))
    assert [p.spent for p in corrected.phases][:2] == [0, ms(3)]
    assert corrected.ended == TEN + ms(58)
    with pytest.raises(Refusal, match="than its end"):
        clock.began_at(corrected, at(301), TEN + ms(59))
