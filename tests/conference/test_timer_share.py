"""Sharing what is left of the time."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from facilitator.conference.timer_share import fit, least
from facilitator.conference.timer_state import MINUTE, TimedPhase
from tests.conference.timers import ms, timed_phase


def test_least_is_a_minute_or_all_of_a_shorter_phase_or_half_of_a_protected_one() -> None:
    assert least(timed_phase(10, 10)) == MINUTE
    assert least(timed_phase(0.5, 0.5)) == ms(0.5)
    assert least(timed_phase(8, 8, protected=True)) == ms(4)
    assert least(timed_phase(1, 1, protected=True)) == MINUTE


def test_enough_room_gives_what_is_wanted_and_no_more() -> None:
    assert fit([timed_phase(10, 0), timed_phase(5, 0)], ms(40)) == (ms(10), ms(5))


def test_a_phase_at_its_least_leaves_the_others_in_proportion() -> None:
    phases = [timed_phase(2, 0), timed_phase(20, 0), timed_phase(10, 0)]
    assert fit(phases, ms(10)) == (ms(1), ms(6), ms(3))


def test_phases_of_no_length_do_not_disturb() -> None:
    assert fit([timed_phase(0, 0), timed_phase(10, 0), timed_phase(0, 0)], ms(5)) == (0, ms(5), 0)
    assert fit([timed_phase(0, 0)], -1) == (0,)
    assert fit([], 5) == ()


lengths = st.integers(0, 90 * MINUTE)
phases = st.builds(lambda wanted, protected: TimedPhase("", "", protected, 0, wanted, 0), lengths, st.booleans())


@given(st.lists(phases, max_size=8), st.integers(-100 * MINUTE, 500 * MINUTE))
def test_shares_add_up_and_keep_their_limits(given_phases: list[TimedPhase], room: int) -> None:
    amounts = fit(given_phases, room)
    wanted, smallest = sum(p.wanted for p in given_phases), sum(map(least, given_phases))
    assert sum(amounts) == min(wanted, max(room, smallest))
    pairs = list(zip(given_phases, amounts, strict=True))
    assert all(0 <= least(p) <= amount <= p.wanted for p, amount in pairs)
    if any(amount < p.wanted for p, amount in pairs if p.protected):
        assert all(amount == least(p) for p, amount in pairs if not p.protected)


@given(st.lists(phases, min_size=2, max_size=8), st.integers(0, 300 * MINUTE))
def test_shares_are_in_proportion(given_phases: list[TimedPhase], room: int) -> None:
    tier = [(p, amount) for p, amount in zip(given_phases, fit(given_phases, room), strict=True) if not p.protected]
    free = [(p.wanted, amount) for p, amount in tier if amount > least(p)]
    for wanted, amount in free:
        for other, share in free:
            assert abs(amount * other - share * wanted) <= max(wanted, other) * len(given_phases)
