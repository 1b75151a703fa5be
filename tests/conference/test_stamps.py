"""The hybrid clock: never back, and not carried away by a laptop whose clock is years ahead."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.conference.stamps import TRUSTED_LEAD, HybridClock
from tests.conftest import NOON

walls = st.integers(0, 2 * NOON)


def test_the_wall_clock_is_taken_where_it_goes_on() -> None:
    clock = HybridClock()
    assert clock.last == (0, 0)
    assert [clock.tick(NOON), clock.tick(NOON + 5)] == [(NOON, 0), (NOON + 5, 0)]
    assert clock.last == (NOON + 5, 0)


def test_a_clock_that_stands_or_was_set_back_counts() -> None:
    clock = HybridClock(NOON, 4)
    assert [clock.tick(NOON), clock.tick(NOON - 1), clock.tick(0)] == [(NOON, 5), (NOON, 6), (NOON, 7)]


@pytest.mark.parametrize(("lead", "after"), [(0, 0), (1, 1), (TRUSTED_LEAD, TRUSTED_LEAD), (TRUSTED_LEAD + 1, 0)])
def test_a_day_ahead_is_believed_and_not_a_millisecond_more(lead: int, after: int) -> None:
    clock = HybridClock(NOON)
    clock.observe(NOON + lead, 3, NOON)
    assert clock.last == (NOON + after, 3 if after or not lead else 0)


def test_an_older_stamp_moves_nothing() -> None:
    clock = HybridClock(NOON, 2)
    clock.observe(NOON - 1, 900, NOON)
    clock.observe(NOON, 1, NOON)
    assert clock.last == (NOON, 2)


@given(st.lists(st.tuples(st.booleans(), walls, st.integers(0, 5), walls), max_size=30))
def test_stamps_never_go_back_whatever_the_clocks_do(happenings: list[tuple[bool, int, int, int]]) -> None:
    clock, given_out = HybridClock(), [(-1, 0)]
    for received, wall, tick, now in happenings:
        if received:
            before = clock.last
            clock.observe(wall, tick, now)
            assert clock.last in (before, (wall, tick))
            assert wall <= now + TRUSTED_LEAD or clock.last == before
        else:
            given_out.append(clock.tick(now))
            assert given_out[-1] >= (now, 0)
    assert given_out == sorted(set(given_out))


@given(
    stamps=st.lists(st.tuples(st.integers(0, 3 * TRUSTED_LEAD), st.integers(0, 3))),
    now=st.integers(0, TRUSTED_LEAD),
)
def test_many_at_once_are_as_one_after_the_other(stamps: list[tuple[int, int]], now: int) -> None:
    once, singly = HybridClock(now, 1), HybridClock(now, 1)
    once.observe_all(stamps, now)
    for wall, tick in stamps:
        singly.observe(wall, tick, now)
    assert once.last == singly.last
