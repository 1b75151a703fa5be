"""Whatever is done to the clock, in whatever order: its times add up, and the closing phase is cut last."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import get_args

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from facilitator.conference import timer as clock
from facilitator.conference.errors import Refusal
from facilitator.conference.plan import Phase
from facilitator.conference.timer_reading import Reading, Span, reading
from facilitator.conference.timer_recovery import recover, resume_from_anchor, trust_wall
from facilitator.conference.timer_share import least, settled
from facilitator.conference.timer_state import (
    MINUTE,
    Advance,
    Instant,
    TimedPhase,
    Timer,
    new_timer,
    timer_from_json,
    timer_to_json,
)
from tests.conference.timers import TEN

ACTIONS: tuple[clock.Action, ...] = get_args(clock.Action)

some_phases = st.lists(st.builds(Phase, st.just("P"), st.integers(0, 30), protected=st.booleans()), max_size=6)
some_time = st.one_of(st.integers(0, 3 * MINUTE), st.integers(0, 40 * MINUTE), st.just(0), st.just(MINUTE))
some_jump = st.one_of(st.integers(-5000, 5000), st.integers(-48 * 60 * MINUTE, 48 * 60 * MINUTE))


class Session(RuleBasedStateMachine):
    """A session with a clock of the test's own: it counts by itself how long the timer ran and stood."""

    def __init__(self) -> None:
        super().__init__()
        self.now = Instant(TEN, 0)
        self.timer = new_timer((), TEN, TEN)
        self.ran = 0
        self.stood = 0

    @initialize(
        phases=some_phases,
        slot=st.integers(0, 120),
        offset=st.integers(-60, 90),
        advance=st.sampled_from(get_args(Advance)),
    )
    def plan(self, phases: list[Phase], slot: int, offset: int, advance: Advance) -> None:
        self.timer = new_timer(phases, TEN, TEN + slot * MINUTE, advance)
        self.now = Instant(TEN + offset * MINUTE, 12_345)

    @rule(by=some_time)
    def time_passes(self, by: int) -> None:
        self.now = Instant(self.now.wall + by, self.now.steady + by)
        self._count(by)

    @rule(by=some_jump)
    def somebody_sets_the_wall_clock(self, by: int) -> None:
        self.now = replace(self.now, wall=self.now.wall + by)

    @rule()
    def nothing_is_done(self) -> None:
        self.timer = settled(self.timer, self.now)

    @rule(data=st.data(), by=st.integers(1, 30 * MINUTE), slot=st.integers(1, 120), phases=some_phases)
    def something_allowed_is_done(self, data: st.DataObject, by: int, slot: int, phases: list[Phase]) -> None:
        choice = sorted(clock.allowed(self.timer, self.now))
        action = data.draw(st.sampled_from(choice))
        self.timer = self._act(action, by, slot, phases or [Phase("P", 5)])

    @rule()
    def what_is_not_allowed_is_refused(self) -> None:
        allowed = clock.allowed(self.timer, self.now)
        for action in ACTIONS:
            if action in allowed:
                self._act(action, 1, 1, [Phase("P", 5)])
            else:
                with pytest.raises(Refusal):
                    self._act(action, 1, 1, [Phase("P", 5)])

    @precondition(lambda self: self.timer.begun)
    @rule(by=st.integers(-120 * MINUTE, 120 * MINUTE))
    def the_start_is_corrected(self, by: int) -> None:
        before = settled(self.timer, self.now)
        if "began_at" not in clock.allowed(before, self.now):
            return
        start = before.begun[0] + before.shift + by
        last = self.now.wall if before.ended is None else before.ended + before.shift
        self.timer = clock.began_at(self.timer, self.now, min(start, last))
        spent = sum(phase.spent for phase in self.timer.phases)
        gained = before.begun[0] + before.shift - min(start, last)
        assert (spent == self.ran + gained) if gained >= 0 else (self.ran + gained <= spent <= self.ran)
        assert self.timer.begun[0] == min(start, last)
        self.ran, self.stood = spent, self.timer.wall - self.timer.begun[0] - spent

    @rule(
        down=some_time, jump=st.one_of(st.just(0), some_jump), answer=st.sampled_from((trust_wall, resume_from_anchor))
    )
    def the_program_crashes(self, down: int, jump: int, answer: Callable[[Timer, Instant], Timer]) -> None:
        kept = json.dumps(timer_to_json(settled(self.timer, self.now)))
        self.now = Instant(self.now.wall + down + jump, 1)
        found = recover(timer_from_json(json.loads(kept)), self.now)
        gap = max(0, down + jump)
        if found.doubt and answer is resume_from_anchor:
            self.stood += gap
        else:
            self._count(gap)
        self.timer = answer(found.timer, self.now) if found.doubt else found.timer
        assert recover(timer_from_json(timer_to_json(self.timer)), self.now).doubt == ""

    def _count(self, by: int) -> None:
        if self.timer.mode == "running":
            self.ran += by
        elif self.timer.mode != "ready":
            self.stood += by

    def _act(self, action: clock.Action, by: int, slot: int, phases: list[Phase]) -> Timer:
        timer, now = self.timer, self.now
        if action == "extend" or action == "shorten":
            return {"extend": clock.extend, "shorten": clock.shorten}[action](timer, now, by)
        if action == "began_at":
            start = settled(timer, now).begun
            return clock.began_at(timer, now, start[0] + settled(timer, now).shift if start else 0)
        if action == "set_advance":
            return clock.set_advance(timer, now, "manual" if timer.advance == "automatic" else "automatic")
        if action == "reschedule":
            return clock.reschedule(timer, now, TEN, TEN + slot * MINUTE)
        if action == "change_phases":
            return clock.change_phases(timer, now, phases)
        plain: dict[str, Callable[[Timer, Instant], Timer]] = {
            "start": clock.start,
            "pause": clock.pause,
            "resume": clock.resume,
            "next": clock.next_phase,
            "back": clock.back,
            "end": clock.end,
            "reopen": clock.reopen,
            "follow_wall": clock.follow_wall,
        }
        return plain[action](timer, now)

    @invariant()
    def times_add_up(self) -> None:
        seen = reading(self.timer, self.now)
        assert sum(phase.spent for phase in seen.phases) == self.ran
        if self.timer.begun:
            assert seen.now - seen.spans[0].start == self.ran + self.stood
        coming = seen.phases[seen.phase + 1 :]
        if settled(self.timer, self.now).live:
            assert seen.end == seen.now + seen.left + sum(phase.allotted for phase in coming)
        if seen.mode == "ready":
            assert seen.end == max(seen.now, self.timer.planned_start) + sum(p.allotted for p in seen.phases)
        assert seen.elapsed + seen.left - seen.overtime == seen.phases[seen.phase].allotted

    @invariant()
    def phases_follow_one_another(self) -> None:
        seen = reading(self.timer, self.now)
        assert len(seen.spans) == len(seen.phases)
        for one, following in zip(seen.spans, seen.spans[1:], strict=False):
            assert one.end == following.start
            assert one.planned_end == following.planned_start
        assert all(span.start <= span.end for span in seen.spans)
        assert all(0 <= phase.spent <= span.end - span.start for phase, span in self._held(seen))
        assert seen.end == seen.spans[-1].end == self.timer.planned_end - seen.ahead

    def _held(self, seen: Reading) -> list[tuple[TimedPhase, Span]]:
        return list(zip(seen.phases, seen.spans, strict=True))[: len(settled(self.timer, self.now).begun)]

    @invariant()
    def nothing_is_negative_and_nothing_more_than_wanted(self) -> None:
        seen = reading(self.timer, self.now)
        assert all(min(p.planned, p.wanted, p.allotted, p.spent) >= 0 for p in seen.phases)
        assert min(seen.elapsed, seen.left, seen.overtime, seen.session_left, seen.cut) >= 0
        assert 0 <= seen.progress <= 1
        assert 0 <= seen.session_progress <= 1
        for phase in seen.phases[seen.phase + 1 :]:
            assert phase.allotted <= phase.wanted
            assert phase.spent == 0

    @invariant()
    def the_closing_phase_is_cut_last(self) -> None:
        timer = settled(self.timer, self.now)
        if timer.ended is not None:
            return
        coming = timer.rest if timer.begun else timer.phases
        if any(phase.allotted < phase.wanted for phase in coming if phase.protected):
            assert all(phase.allotted <= least(phase) for phase in coming if not phase.protected)
            if timer.begun and not timer.phase.protected:
                assert timer.phase.allotted <= max(least(timer.phase), timer.phase.spent)
        assert all(phase.allotted >= phase.wanted // 2 for phase in coming if phase.protected)

    @invariant()
    def it_ends_when_it_is_aimed_to_if_it_can(self) -> None:
        timer = settled(self.timer, self.now)
        end = reading(self.timer, self.now).end
        coming = timer.rest if timer.begun else timer.phases
        if timer.ended is None and end > timer.aim:
            assert all(phase.allotted == least(phase) for phase in coming)
        if timer.ended is None and end < timer.aim:
            assert all(phase.allotted == phase.wanted for phase in coming)
        assert timer.aim >= timer.planned_end

    @invariant()
    def automatic_advance_leaves_no_used_up_phase_behind(self) -> None:
        timer = settled(self.timer, self.now)
        if timer.live and timer.advance == "automatic" and timer.rest:
            assert timer.phase.left > 0

    @invariant()
    def it_is_the_same_out_of_json(self) -> None:
        timer = settled(self.timer, self.now)
        again = timer_from_json(json.loads(json.dumps(timer_to_json(timer))))
        assert again == timer
        assert reading(again, self.now) == reading(timer, self.now) == reading(self.timer, self.now)

    @invariant()
    def it_does_not_matter_how_often_it_is_read(self) -> None:
        later = Instant(self.now.wall + 17 * MINUTE + 1, self.now.steady + 17 * MINUTE + 1)
        assert settled(settled(self.timer, self.now), later) == settled(self.timer, later)

    @invariant()
    def the_wall_clock_has_no_say(self) -> None:
        if self.timer.begun and self.timer.steady is not None:
            seen = reading(self.timer, self.now)
            elsewhere = reading(self.timer, replace(self.now, wall=self.now.wall - 123_456_789))
            assert replace(elsewhere, clock_shift=seen.clock_shift) == seen


TestSession = Session.TestCase
