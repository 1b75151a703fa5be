"""Whatever is done to the clock, in whatever order: its times add up, and the closing phase is cut last."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import get_args

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from facilitator.conference import timer as clock
from facilitator.conference.errors import Refusal
from facilitator.conference.plan import Phase
from facilitator.conference.timer_reading import Reading, reading
from facilitator.conference.timer_recovery import recover, resume_from_anchor, trust_wall
from facilitator.conference.timer_share import settled
from facilitator.conference.timer_state import (
    MINUTE,
    Advance,
    Instant,
    Timer,
    new_timer,
    timer_from_json,
    timer_to_json,
)
from tests.conference.timer_laws import LAWS
from tests.conference.timers import TEN

ACTIONS: tuple[clock.Action, ...] = get_args(clock.Action)
OFTEN: set[clock.Action] = {"next", "back", "extend", "shorten", "pause", "resume"}
"""What a moderator does while a session lasts, so that it is not over at once."""

a_phase = st.builds(Phase, st.just("P"), st.integers(0, 30), protected=st.booleans())
some_phases = st.one_of(st.lists(a_phase, min_size=3, max_size=6), st.lists(a_phase, max_size=2))
some_time = st.one_of(st.integers(0, 3 * MINUTE), st.integers(0, 25 * MINUTE), st.just(0))
some_jump = st.one_of(st.integers(-5000, 5000), st.integers(-300 * MINUTE, 300 * MINUTE))


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
        started=st.sampled_from((True, True, True, False)),
    )
    def plan(self, phases: list[Phase], slot: int, offset: int, advance: Advance, started: bool) -> None:
        timer = new_timer(phases, TEN, TEN + slot * MINUTE, advance)
        self.now = Instant(TEN + offset * MINUTE, 12_345)
        self.timer = clock.start(timer, self.now) if started else timer

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

    @rule(wait=some_time, data=st.data(), by=st.integers(1, 30 * MINUTE), slot=st.integers(1, 120), phases=some_phases)
    def something_allowed_is_done(
        self, wait: int, data: st.DataObject, by: int, slot: int, phases: list[Phase]
    ) -> None:
        self.time_passes(wait)
        allowed = clock.allowed(self.timer, self.now)
        action = data.draw(st.sampled_from([*sorted(allowed & OFTEN) * 2, *sorted(allowed)]))
        before = settled(self.timer, self.now)
        self.timer = self._act(action, by, slot, phases or [Phase("P", 5)])
        self._what_was_said_holds(action, by, before)

    def _what_was_said_holds(self, action: clock.Action, by: int, before: Timer) -> None:
        after = settled(self.timer, self.now)
        if action == "extend":
            assert after.phase.left == before.phase.left + by
        if action == "shorten":
            given = before.phases[before.current].allotted - after.phases[before.current].allotted
            assert given == min(by, before.phase.left)
        if action == "back":
            assert after.current == before.current - 1
            assert after.phase.left >= MINUTE
        if action in {"pause", "resume"} and before.live and before.phase.left:
            assert (after.current, after.phase.left) == (before.current, before.phase.left)
        if action in {"set_advance", "change_phases", "reschedule", "next"}:
            held = len(before.begun)
            assert [p.spent for p in after.phases[:held]] == [p.spent for p in before.phases[:held]]
            assert reading(after, self.now).overtime <= reading(before, self.now).overtime

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
    @rule(earlier=st.integers(0, 120 * MINUTE), tenths=st.integers(0, 10))
    def the_start_is_corrected(self, earlier: int, tenths: int) -> None:
        """To a time before it, or to one of ten between it and the end so far."""
        before = settled(self.timer, self.now)
        if "began_at" not in clock.allowed(before, self.now):
            return
        known = before.begun[0] + before.shift
        last = self.now.wall if before.ended is None else before.ended + before.shift
        start = known + (last - known) * tenths // 10 if tenths else known - earlier
        if abs(start - known) > clock.HALF_A_DAY:
            return
        self.timer = clock.began_at(self.timer, self.now, start)
        spent = sum(phase.spent for phase in self.timer.phases)
        gained = known - start
        assert (spent == self.ran + gained) if gained >= 0 else (self.ran + gained <= spent <= self.ran)
        assert self.timer.begun[0] == start
        if before.live and before.advance == "manual" and start >= before.begun[-1] + before.shift:
            assert self.timer.current == 0
        self.ran, self.stood = spent, self.timer.wall - self.timer.begun[0] - spent

    @rule(
        down=some_time,
        jump=st.one_of(st.just(0), st.integers(0, 9), some_jump),
        answer=st.sampled_from((trust_wall, resume_from_anchor)),
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
    def the_laws_hold(self) -> None:
        timer, seen = settled(self.timer, self.now), reading(self.timer, self.now)
        assert sum(phase.spent for phase in timer.phases) == self.ran
        if timer.begun:
            assert seen.now - seen.spans[0].start == self.ran + self.stood
        for law in LAWS:
            law(timer, seen)
        self._it_is_the_same_out_of_json(timer, seen)
        self._it_does_not_matter_how_often_it_is_read(timer)
        self._the_wall_clock_has_no_say(seen)

    def _it_is_the_same_out_of_json(self, timer: Timer, seen: Reading) -> None:
        again = timer_from_json(json.loads(json.dumps(timer_to_json(timer))))
        assert again == timer
        assert reading(again, self.now) == seen

    def _it_does_not_matter_how_often_it_is_read(self, timer: Timer) -> None:
        later = Instant(self.now.wall + 17 * MINUTE + 1, self.now.steady + 17 * MINUTE + 1)
        assert settled(timer, later) == settled(self.timer, later)

    def _the_wall_clock_has_no_say(self, seen: Reading) -> None:
        if self.timer.begun and self.timer.steady is not None:
            elsewhere = reading(self.timer, replace(self.now, wall=self.now.wall - 123_456_789))
            assert replace(elsewhere, clock_shift=seen.clock_shift) == seen


def test_the_laws_hold_whatever_is_done() -> None:
    run_state_machine_as_test(Session, settings=settings(max_examples=2 * settings().max_examples))


@pytest.mark.slow
def test_the_laws_hold_in_thousands_of_sessions() -> None:
    run_state_machine_as_test(Session, settings=settings())
