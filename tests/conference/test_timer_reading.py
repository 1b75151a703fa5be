"""What the clock shows."""

from __future__ import annotations

import pytest

from facilitator.conference import timer as clock
from facilitator.conference.plan import Phase
from facilitator.conference.timer_reading import reading
from tests.conference.timers import TEN, at, hour, ms, read


@pytest.mark.parametrize(
    ("minutes", "level"),
    [
        (0, "none"),
        (15.99, "none"),
        (16, "soon"),
        (18.99, "soon"),
        (19, "last"),
        (19.99, "last"),
        (20, "over"),
        (25, "over"),
    ],
)
def test_warnings_at_a_fifth_and_a_twentieth_left(minutes: float, level: str) -> None:
    timer = clock.start(hour(Phase("Sammeln", 20), Phase("Abschluss", 40, "close")), at(0))
    assert read(timer, minutes).warning == level
    assert reading(clock.pause(timer, at(minutes)), at(minutes)).warning == level


def test_no_warning_before_the_start_and_after_the_end() -> None:
    ended = clock.end(clock.start(hour(), at(0)), at(80))
    assert [read(t, 90).warning for t in (hour(), ended, clock.reopen(ended, at(85)))] == ["none"] * 3


def test_before_the_start_it_shows_what_a_start_now_would_give() -> None:
    early, late = read(hour(), -30), read(hour(), 7)
    assert (early.mode, early.progress, early.session_progress, early.session_left) == ("ready", 0, 0, ms(60))
    assert (early.spans[0].start, early.end, early.ahead, early.cut) == (TEN, TEN + ms(60), 0, 0)
    assert (late.spans[0].start, late.end, late.cut) == (TEN + ms(7), TEN + ms(60), ms(7))
    assert [p.allotted for p in late.phases] == [p.allotted for p in clock.start(hour(), at(7)).phases]


def test_progress() -> None:
    timer = clock.start(hour(Phase("Sammeln", 20), Phase("Abschluss", 40, "close")), at(0))
    seen = read(timer, 15)
    assert (seen.progress, seen.session_progress, seen.session_left) == (0.75, 0.25, ms(45))
    assert read(timer, 30).progress == 1
    ended = read(clock.end(timer, at(30)), 50)
    assert (ended.session_progress, ended.session_left, ended.end, ended.cut) == (1, 0, TEN + ms(30), 0)


def test_a_phase_of_no_length_is_over_at_once() -> None:
    seen = read(clock.start(hour(Phase("Nichts", 0)), at(0)), 0)
    assert (seen.warning, seen.progress, seen.session_progress) == ("over", 1, 1)


def test_planned_against_actual() -> None:
    timer = clock.next_phase(clock.next_phase(clock.start(hour(), at(2)), at(8)), at(19))
    spans = read(timer, 20).spans
    assert [(s.start - TEN, s.planned_start - TEN) for s in spans[:3]] == [(ms(2), 0), (ms(8), ms(5)), (ms(19), ms(15))]
    assert [s.end - TEN for s in spans[:2]] == [ms(8), ms(19)]
    assert spans[-1].end == spans[-1].planned_end == TEN + ms(60)


def test_phases_never_held_have_no_length() -> None:
    spans = read(clock.end(clock.start(hour(), at(0)), at(3)), 10).spans
    assert {(s.start, s.end) for s in spans[1:]} == {(TEN + ms(3), TEN + ms(3))}


def test_the_wall_clock_has_no_say_while_the_session_runs() -> None:
    timer = clock.start(hour(), at(0))
    for off in (-600, -3, 45, 100_000):
        seen = reading(timer, at(7, wall_off=off))
        assert (seen.overtime, seen.now, seen.clock_shift) == (ms(2), TEN + ms(7), ms(off))


def test_sleep_counts() -> None:
    timer = clock.start(hour(advance="automatic"), at(0))
    seen = read(timer, 40)  # the lid was closed at 10:02: the steady clock has gone on, nothing was called meanwhile
    assert (seen.phase, seen.elapsed) == (3, ms(5))
