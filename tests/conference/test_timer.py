"""What a moderator does with the clock, case by case."""

from __future__ import annotations

from dataclasses import replace

import pytest

from facilitator.conference import timer as clock
from facilitator.conference.errors import Refusal
from facilitator.conference.plan import Phase
from facilitator.conference.timer_share import settled
from facilitator.language import Language
from tests.conference.timers import PHASES, TEN, at, hour, minutes_allotted, ms, read


def test_next_gives_gained_time_back_to_phases_that_were_cut() -> None:
    timer = clock.start(hour(), at(7))
    gained = clock.next_phase(timer, at(8))
    assert gained.begun == (TEN + ms(7), TEN + ms(8))
    assert minutes_allotted(gained)[1:] == [round(n * 44 / 47, 3) for n in (10, 20, 10, 7)] + [8]
    assert gained.phases[0].spent == ms(1)


def test_next_never_gives_more_than_planned() -> None:
    timer = clock.next_phase(clock.start(hour(), at(0)), at(1))
    assert minutes_allotted(timer)[1:] == [10, 20, 10, 7, 8]
    assert read(timer, 1).ahead == ms(4)


def test_next_works_while_paused_and_stays_paused() -> None:
    timer = clock.next_phase(clock.pause(clock.start(hour(), at(0)), at(2)), at(3))
    assert (timer.mode, timer.current) == ("paused", 1)
    assert read(timer, 9).elapsed == 0


def test_pause_keeps_the_phase_and_shortens_what_follows() -> None:
    paused = clock.pause(clock.start(hour(), at(0)), at(2))
    seen = read(paused, 7)
    assert (seen.elapsed, seen.left, seen.ahead) == (ms(2), ms(3), 0)
    assert minutes_allotted(seen)[1:] == [round(n * 42 / 47, 3) for n in (10, 20, 10, 7)] + [8]
    resumed = clock.resume(paused, at(7))
    assert minutes_allotted(resumed) == minutes_allotted(seen)
    assert read(resumed, 8).left == ms(2)


def test_a_long_pause_takes_from_the_current_phase_before_the_closing_phase() -> None:
    paused = clock.pause(clock.start(hour(Phase("Sammeln", 30), Phase("Abschluss", 30, "close", True)), at(0)), at(5))
    assert minutes_allotted(read(paused, 15)) == [20, 30]
    assert minutes_allotted(read(paused, 40)) == [5, 20]


def test_without_a_protected_phase_a_pause_moves_the_end() -> None:
    paused = clock.pause(clock.start(hour(Phase("Sammeln", 60)), at(0)), at(5))
    seen = read(paused, 15)
    assert (seen.left, seen.ahead) == (ms(55), ms(-10))


def test_back_undoes_a_slip_of_the_finger() -> None:
    timer = clock.start(hour(), at(0))
    again = clock.back(clock.next_phase(timer, at(3)), at(3.5))
    straight = settled(timer, at(3.5))
    assert again == straight


def test_back_to_a_phase_that_is_used_up_gives_it_a_minute() -> None:
    timer = clock.next_phase(clock.start(hour(), at(0)), at(5))
    again = clock.back(timer, at(7))
    seen = read(again, 7)
    assert (seen.phase, seen.elapsed, seen.left) == (0, ms(7), ms(1))
    assert seen.phases[1].spent == 0
    assert seen.ahead == 0


def test_extend_takes_the_time_from_the_coming_phases() -> None:
    timer = clock.extend(clock.start(hour(), at(0)), at(2), ms(5))
    assert minutes_allotted(timer) == [10, *(round(n * 42 / 47, 3) for n in (10, 20, 10, 7)), 8]
    assert read(timer, 2).ahead == 0


def test_extend_in_overtime_counts_from_now() -> None:
    timer = clock.extend(clock.start(hour(), at(0)), at(8), ms(2))
    seen = read(timer, 8)
    assert (seen.left, seen.overtime) == (ms(2), 0)


def test_extend_beyond_what_others_can_give_moves_the_end_and_keeps_the_closing_phase() -> None:
    timer = clock.extend(clock.start(hour(), at(0)), at(0), ms(60))
    assert minutes_allotted(timer) == [65, 1, 1, 1, 1, 8]
    assert read(timer, 0).ahead == ms(-17)
    assert minutes_allotted(clock.next_phase(timer, at(65))) == [65, 1, 1, 1, 1, 8]


def test_extend_the_last_phase_moves_the_end() -> None:
    timer = clock.start(hour(Phase("Abschluss", 60, "close", True)), at(0))
    timer = clock.extend(timer, at(50), ms(5))
    seen = read(timer, 50)
    assert (seen.left, seen.ahead) == (ms(15), ms(-5))


def test_shorten_gives_the_time_to_phases_that_were_cut() -> None:
    timer = clock.extend(clock.start(hour(), at(0)), at(0), ms(60))
    shorter = clock.shorten(timer, at(0), ms(60))
    assert minutes_allotted(shorter) == [5, 10, 20, 10, 7, 8]
    assert read(shorter, 0).ahead == 0


def test_shorten_takes_at_most_what_is_left() -> None:
    timer = clock.shorten(clock.start(hour(), at(0)), at(2), ms(99))
    seen = read(timer, 2)
    assert (seen.left, seen.overtime, seen.ahead) == (0, 0, ms(3))


@pytest.mark.parametrize("change", [clock.extend, clock.shorten])
@pytest.mark.parametrize("by", [0, -1])
def test_a_change_by_nothing_is_refused(change: object, by: int) -> None:
    assert callable(change)
    with pytest.raises(Refusal, match="more than zero"):
        change(clock.start(hour(), at(0)), at(1), by)


def test_automatic_advance_goes_on_at_the_exact_moment() -> None:
    timer = clock.start(hour(advance="automatic"), at(0))
    seen = read(timer, 16.5)
    assert (seen.phase, seen.elapsed, seen.left) == (2, ms(1.5), ms(18.5))
    assert [p.spent for p in seen.phases[:2]] == [ms(5), ms(10)]
    assert settled(timer, at(16.5)).begun == (TEN, TEN + ms(5), TEN + ms(15))


def test_automatic_advance_ends_in_overtime_of_the_last_phase() -> None:
    seen = read(clock.start(hour(advance="automatic"), at(0)), 63)
    assert (seen.phase, seen.overtime, seen.ahead) == (5, ms(3), ms(-3))


def test_manual_advance_goes_into_overtime_at_the_cost_of_what_follows() -> None:
    seen = read(clock.start(hour(), at(0)), 7)
    assert (seen.phase, seen.left, seen.overtime, seen.ahead) == (0, 0, ms(2), 0)
    assert minutes_allotted(seen)[1:] == [round(n * 45 / 47, 3) for n in (10, 20, 10, 7)] + [8]


def test_overtime_stays_where_it_was_when_the_advance_becomes_automatic() -> None:
    timer = clock.set_advance(clock.start(hour(), at(0)), at(7), "automatic")
    assert timer.begun == (TEN, TEN + ms(7))
    assert [p.spent for p in timer.phases[:2]] == [ms(7), 0]
    within = clock.set_advance(clock.start(hour(), at(0)), at(4), "automatic")
    assert within.begun == (TEN,)
    assert clock.set_advance(within, at(4), "manual").advance == "manual"


def test_automatic_advance_waits_while_paused() -> None:
    paused = clock.pause(clock.start(hour(advance="automatic"), at(0)), at(3))
    used_up = clock.shorten(paused, at(4), ms(5))
    assert (read(used_up, 9).phase, read(used_up, 9).left) == (0, 0)
    assert clock.resume(used_up, at(10)).begun == (TEN, TEN + ms(10))
    manual = clock.pause(clock.start(hour(), at(0)), at(8))
    over = clock.set_advance(manual, at(9), "automatic")
    assert over.begun == (TEN,)
    resumed = clock.resume(over, at(10))
    assert (resumed.begun, [p.spent for p in resumed.phases[:2]]) == ((TEN, TEN + ms(10)), [ms(8), 0])


def test_a_phase_used_up_to_save_the_closing_one_is_left_at_once() -> None:
    timer = clock.start(hour(Phase("Sammeln", 60), advance="automatic"), at(0))
    timer = clock.change_phases(timer, at(10), (Phase("Abschluss", 60, "close", True),))
    assert (timer.begun, timer.phase.title) == ((TEN, TEN + ms(10)), "Abschluss")


def test_reschedule_before_the_start() -> None:
    timer = clock.reschedule(hour(), at(0), TEN + ms(30), TEN + ms(82))
    assert minutes_allotted(timer) == [round(n * 44 / 52, 3) for n in (5, 10, 20, 10, 7)] + [8]
    assert timer.mode == "ready"


def test_reschedule_while_it_runs_shares_anew() -> None:
    late = clock.start(hour(), at(50))
    timer = clock.reschedule(late, at(50.5), TEN + ms(50), TEN + ms(110))
    assert minutes_allotted(timer) == [5, 10, 20, 10, 7, 8]
    assert read(timer, 50.5).ahead == 0
    tight = clock.reschedule(timer, at(54), TEN + ms(50), TEN + ms(80))
    assert minutes_allotted(tight)[0] == 4
    assert read(tight, 54).ahead == 0


def test_reschedule_to_an_end_before_the_start_is_refused() -> None:
    with pytest.raises(Refusal, match="must end after its start"):
        clock.reschedule(hour(), at(0), TEN, TEN)


def test_phases_are_changed_on_the_spot() -> None:
    coming = (Phase("Diskussion", 30), Phase("Abschluss", 10, "close", True))
    assert minutes_allotted(clock.change_phases(hour(), at(0), coming)) == [30, 10]
    running = clock.change_phases(clock.start(hour(), at(0)), at(1), coming)
    assert [p.title for p in running.phases] == ["Begrüßung", "Diskussion", "Abschluss"]
    assert minutes_allotted(clock.change_phases(running, at(1), ())) == [5]
    with pytest.raises(Refusal, match="at least one phase"):
        clock.change_phases(hour(), at(0), ())


def test_a_phase_added_after_the_last_one_begins_now() -> None:
    timer = clock.start(hour(Phase("Sammeln", 10), advance="automatic"), at(0))
    timer = clock.change_phases(timer, at(12), (Phase("Abschluss", 5, "close", True),))
    assert (timer.begun, timer.phase.title, timer.phase.spent) == ((TEN, TEN + ms(12)), "Abschluss", 0)


def test_follow_wall_moves_times_of_day_and_no_duration() -> None:
    wrong = clock.start(hour(), at(10))
    put_right = at(14, wall_off=-10)
    timer = clock.follow_wall(wrong, put_right)
    assert (timer.begun, timer.wall, timer.shift) == ((TEN,), TEN + ms(4), 0)
    assert timer.phase.spent == ms(4)
    assert minutes_allotted(timer)[2:] == [20, 10, 7, 8]


REFUSED = [
    (lambda t: clock.reopen(t, at(1)), "nothing to reopen"),
    (lambda t: clock.pause(t, at(1)), "has not been started"),
    (lambda t: clock.start(clock.start(t, at(0)), at(1)), "started before"),
    (lambda t: clock.resume(clock.start(t, at(0)), at(1)), "running already"),
    (lambda t: clock.pause(clock.pause(clock.start(t, at(0)), at(1)), at(1)), "paused already"),
    (lambda t: clock.back(clock.start(t, at(0)), at(1)), "first phase"),
    (lambda t: clock.shorten(clock.start(t, at(0)), at(9), 1), "no time left"),
    (lambda t: clock.extend(clock.end(clock.start(t, at(0)), at(1)), at(2), 1), "has ended"),
    (
        lambda t: clock.next_phase(clock.reopen(clock.end(clock.start(t, at(0)), at(1)), at(2)), at(2)),
        "its clock stands",
    ),
    (lambda t: clock.next_phase(clock.start(replace(t, phases=t.phases[:1]), at(0)), at(2)), "last phase"),
]


@pytest.mark.parametrize(("act", "reason"), REFUSED, ids=[reason for _, reason in REFUSED])
def test_refusals_say_why_in_both_languages(act: object, reason: str) -> None:
    assert callable(act)
    with pytest.raises(Refusal, match=reason) as caught:
        act(hour())
    assert caught.value.said(Language("en")) == caught.value.message
    assert caught.value.said(Language("de")) != caught.value.message


def test_allowed_depends_on_the_moment() -> None:
    timer = clock.start(hour(advance="automatic"), at(0))
    assert "next" in clock.allowed(timer, at(40))
    assert "next" not in clock.allowed(timer, at(59))
    assert "shorten" not in clock.allowed(timer, at(61))
    assert "back" not in clock.allowed(timer, at(4))
    assert clock.allowed(hour(), at(0)) == {"start", "set_advance", "reschedule", "change_phases"}


def test_a_session_over_midnight() -> None:
    night = clock.start(clock.reschedule(hour(), at(0), TEN + ms(13.5 * 60), TEN + ms(14.5 * 60)), at(13.5 * 60))
    seen = read(night, 14.25 * 60)
    assert (seen.overtime, seen.ahead) == (ms(40), 0)
    assert len(PHASES) == len(seen.spans)
