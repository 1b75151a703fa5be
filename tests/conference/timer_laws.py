"""What is true of every clock, whatever was done to it: of a timer at its own moment, and what it shows then."""

from __future__ import annotations

from facilitator.conference.timer_reading import Reading
from facilitator.conference.timer_share import least
from facilitator.conference.timer_state import TimedPhase, Timer


def coming(timer: Timer) -> tuple[TimedPhase, ...]:
    """The phases that have not begun."""
    return timer.rest if timer.begun else timer.phases


def times_add_up(timer: Timer, seen: Reading) -> None:
    if timer.live:
        assert seen.end == seen.now + seen.left + sum(phase.allotted for phase in timer.rest)
    if timer.mode == "ready":
        assert seen.end == max(seen.now, timer.planned_start) + sum(phase.allotted for phase in timer.phases)
    assert seen.elapsed + seen.left - seen.overtime == timer.phase.allotted
    assert seen.end == timer.planned_end - seen.ahead


def phases_follow_one_another(timer: Timer, seen: Reading) -> None:
    assert len(seen.spans) == len(timer.phases)
    for one, following in zip(seen.spans, seen.spans[1:], strict=False):
        assert one.end == following.start
        assert one.planned_end == following.planned_start
    assert seen.spans[-1].end == seen.end
    assert all(span.start <= span.end for span in seen.spans)
    for phase, span, _ in zip(timer.phases, seen.spans, timer.begun, strict=False):
        assert phase.spent <= span.end - span.start


def nothing_is_negative_and_nothing_more_than_wanted(timer: Timer, seen: Reading) -> None:
    assert all(min(p.planned, p.wanted, p.allotted, p.spent) >= 0 for p in timer.phases)
    assert min(seen.elapsed, seen.left, seen.overtime, seen.session_left, seen.cut) >= 0
    assert 0 <= seen.progress <= 1
    assert 0 <= seen.session_progress <= 1
    assert all(phase.allotted <= phase.wanted and phase.spent == 0 for phase in timer.rest)


def the_closing_phase_is_cut_last(timer: Timer, seen: Reading) -> None:
    if timer.ended is not None:
        return
    closing = [phase for phase in coming(timer) if phase.protected]
    if any(phase.allotted < phase.wanted for phase in closing):
        assert all(phase.allotted <= least(phase) for phase in coming(timer) if not phase.protected)
        if timer.begun and not timer.phase.protected:
            assert timer.phase.allotted <= max(least(timer.phase), timer.phase.spent)
    assert all(phase.allotted >= phase.wanted // 2 for phase in closing)


def it_ends_when_it_is_aimed_to_if_it_can(timer: Timer, seen: Reading) -> None:
    assert timer.aim >= timer.planned_end
    if timer.ended is None and seen.end > timer.aim:
        assert all(phase.allotted == least(phase) for phase in coming(timer))
    if timer.ended is None and seen.end < timer.aim:
        assert all(phase.allotted == phase.wanted for phase in coming(timer))


def automatic_advance_leaves_no_used_up_phase_behind(timer: Timer, seen: Reading) -> None:
    if timer.mode == "running" and timer.advance == "automatic" and timer.rest:
        assert seen.left > 0


LAWS = (
    times_add_up,
    phases_follow_one_another,
    nothing_is_negative_and_nothing_more_than_wanted,
    the_closing_phase_is_cut_last,
    it_ends_when_it_is_aimed_to_if_it_can,
    automatic_advance_leaves_no_used_up_phase_behind,
)
