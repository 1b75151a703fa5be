"""How the time that is left is shared among the phases, and how the clock goes on by itself.

The rule, in the order in which time is saved when it runs short of the end aimed at:

1. the phases to come that are not protected, in proportion to their lengths, down to a minute each;
2. where a protected phase would have to give otherwise: what is left of the current phase, unless that is protected;
3. the protected phases to come, down to half their length (a closing phase of a minute would be none);
4. after that the session ends later.

No phase gets more than was wanted: time gained stays a reserve at the end. A phase that has begun keeps its allotment
(but for 2), so that the time people see does not change while they work.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from facilitator.conference.timer_state import MINUTE, Instant, TimedPhase, Timer, own_time, with_phase


def least(phase: TimedPhase) -> int:
    """The milliseconds that a phase is not shortened below when time is shared."""
    minute = min(MINUTE, phase.wanted)
    return max(minute, phase.wanted // 2) if phase.protected else minute


def fit(phases: Sequence[TimedPhase], room: int) -> tuple[int, ...]:
    """What each phase gets of ``room`` milliseconds: all it wants, or less by the rule above (points 1, 3 and 4).

    The amounts add up to ``room`` exactly if they have to be cut and the least of all fits in.
    """
    lack = max(0, sum(phase.wanted for phase in phases) - room)
    amounts = [0] * len(phases)
    for protected in (False, True):
        tier = [i for i, phase in enumerate(phases) if phase.protected is protected]
        wanted = sum(phases[i].wanted for i in tier)
        cut = min(lack, wanted - sum(least(phases[i]) for i in tier))
        for i, amount in zip(tier, _scaled([phases[i] for i in tier], wanted - cut), strict=True):
            amounts[i] = amount
        lack -= cut
    return tuple(amounts)


def _scaled(phases: Sequence[TimedPhase], room: int) -> list[int]:
    """``room`` in proportion to what is wanted, nobody below the least; ``room`` lies between both sums."""
    amounts = [least(phase) for phase in phases]
    free = list(range(len(phases)))
    while True:
        left = room - sum(amount for i, amount in enumerate(amounts) if i not in free)
        weight = sum(phases[i].wanted for i in free)
        above = [i for i in free if phases[i].wanted * left >= amounts[i] * weight]
        if above == free:
            break
        free = above
    for i in free:  # each share of what is left over by the ones before, so that rounding loses nothing
        amounts[i] = left * phases[i].wanted // max(1, weight)
        left, weight = left - amounts[i], weight - phases[i].wanted
    return amounts


def shared_anew(timer: Timer) -> Timer:
    """The current phase with the allotment it would get if it were still to come, but not less than it has had."""
    phase = timer.phase
    amount = fit(timer.phases[timer.current :], timer.aim - timer.wall + phase.spent)[0]
    return with_phase(timer, replace(phase, allotted=max(amount, min(phase.allotted, phase.spent))))


def entered(timer: Timer) -> Timer:
    """The timer at the beginning of the next phase (of the first, if none has begun)."""
    return shared_anew(replace(timer, begun=(*timer.begun, timer.wall)))


def flowed(timer: Timer) -> Timer:
    """The timer with its consequences drawn, at its own moment: phases that are used up left, the rest shared out."""
    if not timer.begun:
        amounts = fit(timer.phases, timer.aim - max(timer.wall, timer.planned_start))
        return replace(timer, phases=_allotted(timer.phases, amounts))
    if not timer.live:
        return timer
    shared = _shared_rest(_advanced(timer))
    return flowed(shared) if _to_leave(shared) else shared  # to save a protected phase the current one may be used up


def _to_leave(timer: Timer) -> bool:
    """Whether the clock goes on to the next phase by itself: only while it runs, so that a pause stays one."""
    return timer.advance == "automatic" and timer.mode == "running" and bool(timer.rest) and not timer.phase.left


def _advanced(timer: Timer) -> Timer:
    """Automatic advance: each used-up phase gives what it is over to the next, from the moment it was used up."""
    while _to_leave(timer):
        now, over = timer.wall, timer.phase.spent - timer.phase.allotted
        on_time = with_phase(timer, replace(timer.phase, spent=timer.phase.allotted))
        following = entered(replace(on_time, wall=now - over))
        timer = replace(with_phase(following, replace(following.phase, spent=over)), wall=now)
    return timer


def _shared_rest(timer: Timer) -> Timer:
    """The phases to come, fitted between the end of the current one and the end aimed at."""
    phase, rest = timer.phase, timer.rest
    if not phase.protected and any(p.protected for p in rest):
        missing = timer.wall + phase.left + needed(rest) - timer.aim
        spare = phase.allotted - max(phase.spent, least(phase))
        phase = replace(phase, allotted=phase.allotted - max(0, min(missing, spare)))
    amounts = fit(rest, timer.aim - timer.wall - phase.left)
    return replace(timer, phases=(*timer.phases[: timer.current], phase, *_allotted(rest, amounts)))


def needed(rest: Sequence[TimedPhase]) -> int:
    """The milliseconds that phases to come need if all that are not protected give what they can."""
    return sum(phase.wanted if phase.protected else least(phase) for phase in rest)


def _allotted(phases: Sequence[TimedPhase], amounts: Sequence[int]) -> tuple[TimedPhase, ...]:
    return tuple(replace(phase, allotted=amount) for phase, amount in zip(phases, amounts, strict=True))


def settled(timer: Timer, instant: Instant) -> Timer:
    """The timer as it stands at ``instant``: what has passed counted, the rest shared out, tied to the steady clock.

    Settling twice gives what settling once at the later moment gives.
    """
    now = own_time(timer, instant)
    passed = now - timer.wall
    timer = replace(timer, wall=now, shift=instant.wall - now, steady=instant.steady)
    if timer.mode == "running":
        timer = with_phase(timer, replace(timer.phase, spent=timer.phase.spent + passed))
    return flowed(timer)
