"""A session's clock: what a moderator can do with it, as functions ``(timer, instant, …) -> timer``.

Nothing here reads a clock: every function is told the ``Instant``, and counts by its steady part, so that the wall
clock can jump while the session runs. The timer before an action stays valid, so an action can be tried or undone.
How time is shared out is told in ``timer_share``; what a clock shows in ``timer_reading``. All times and durations
are milliseconds. Functions raise Refusal for what is not possible at that moment; ``allowed`` tells it beforehand.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from facilitator.conference.errors import Refusal
from facilitator.conference.plan import Phase
from facilitator.conference.timer_share import entered, flowed, needed, settled, shared_anew
from facilitator.conference.timer_state import (
    MINUTE,
    Advance,
    Instant,
    TimedPhase,
    Timer,
    moved_to,
    timed,
    with_phase,
)

Action = Literal[
    "start",
    "pause",
    "resume",
    "next",
    "back",
    "extend",
    "shorten",
    "began_at",
    "end",
    "reopen",
    "set_advance",
    "reschedule",
    "change_phases",
    "follow_wall",
]

HALF_A_DAY = 12 * 60 * MINUTE


def allowed(timer: Timer, instant: Instant) -> frozenset[Action]:
    """The actions that are possible now; each of them is refused exactly when it is not in here.

    Beyond that only a value can be refused: a time of zero or less, a start that cannot be, a session without phases.
    """
    return _allowed(settled(timer, instant))


def start(timer: Timer, instant: Instant) -> Timer:
    """The session begins now. A late start shortens what follows by the rule; an early one leaves a reserve."""
    return flowed(entered(replace(_checked(timer, instant, "start"), mode="running")))


def pause(timer: Timer, instant: Instant) -> Timer:
    """The current phase's time stands still; what follows gets shorter while the pause lasts."""
    return replace(_checked(timer, instant, "pause"), mode="paused")


def resume(timer: Timer, instant: Instant) -> Timer:
    """The current phase's time goes on, after a pause or a reopening."""
    return _let_go(replace(_checked(timer, instant, "resume"), mode="running", ended=None))


def next_phase(timer: Timer, instant: Instant) -> Timer:
    """The next phase begins now, and what is left is shared anew. A paused clock stays paused."""
    return flowed(entered(_checked(timer, instant, "next")))


def back(timer: Timer, instant: Instant) -> Timer:
    """The phase before goes on, as if it had not been left: what was spent since counts to it.

    So a slip of the finger costs nothing. A phase that is used up gets a minute more.
    """
    timer = _checked(timer, instant, "back")
    slip, at = timer.phase.spent, timer.current
    phases = (*timer.phases[:at], replace(timer.phase, spent=0), *timer.rest)
    timer = replace(timer, phases=phases, begun=timer.begun[:-1])
    spent = timer.phase.spent + slip
    timer = with_phase(timer, replace(timer.phase, spent=spent))
    return _granted(timer, max(timer.phase.allotted, spent + MINUTE))


def extend(timer: Timer, instant: Instant, by: int) -> Timer:
    """The current phase gets ``by`` more than is left now (in overtime: ``by`` from now).

    The coming phases give it as far as they may be shortened; only what they cannot give moves the session's end.
    Protected phases give nothing to it.
    """
    timer = _checked(timer, instant, "extend")
    phase = _changed_by(timer, by)
    return _granted(with_phase(timer, replace(phase, wanted=phase.wanted + by)), phase.spent + phase.left + by)


def shorten(timer: Timer, instant: Instant, by: int) -> Timer:
    """The current phase gets ``by`` less, at most what it has left; coming phases that were cut get it back."""
    timer = _checked(timer, instant, "shorten")
    phase = _changed_by(timer, by)
    by = min(by, phase.left)
    phase = replace(phase, allotted=phase.allotted - by, wanted=max(0, phase.wanted - by))
    return flowed(replace(with_phase(timer, phase), aim=max(timer.planned_end, timer.aim - by)))


def began_at(timer: Timer, instant: Instant, wall: int) -> Timer:
    """The session really began at this wall time, as the machine's clock now counts.

    An earlier start adds time to the first phase, a later one takes it from the first phases. A start that lies
    within the current phase means that all before it was no session: it begins anew with the first phase. If the
    first phase is still on, it is shared anew, as if the clock had been started then.
    """
    timer = _checked(timer, instant, "began_at")
    timer = moved_to(timer, instant.wall)
    if wall > _last(timer):
        raise Refusal(
            "A session cannot have begun later than now or than its end, so its start stays as it was; "
            "choose an earlier time."
        )
    if abs(wall - timer.begun[0]) > HALF_A_DAY:
        raise Refusal(
            "That start is more than twelve hours away from the one known, so the start stays as it was; "
            "check the day and the time."
        )
    timer = _begun(timer, wall)
    return flowed(timer if timer.current or not timer.live else shared_anew(timer))


def end(timer: Timer, instant: Instant) -> Timer:
    """The session ends now; one that was only reopened keeps the end it had."""
    timer = _checked(timer, instant, "end")
    return replace(timer, mode="ended", ended=_last(timer))


def reopen(timer: Timer, instant: Instant) -> Timer:
    """An ended session is open again, for cards that come late. Its clock stands, and its end stays, until resumed."""
    return replace(_checked(timer, instant, "reopen"), mode="paused")


def set_advance(timer: Timer, instant: Instant, advance: Advance) -> Timer:
    """Whether the next phase begins by itself when one is used up, while the clock runs; the last one never ends so."""
    return _let_go(replace(_checked(timer, instant, "set_advance"), advance=advance))


def reschedule(timer: Timer, instant: Instant, planned_start: int, planned_end: int) -> Timer:
    """The session is planned from and to other wall times; what is left is shared anew."""
    timer = _checked(timer, instant, "reschedule")
    if planned_end <= planned_start:
        raise Refusal("A session must end after its start, so its times stay as they were; choose a later end.")
    timer = replace(timer, planned_start=planned_start, planned_end=planned_end, aim=planned_end)
    return _let_go(shared_anew(timer) if timer.begun else timer)


def change_phases(timer: Timer, instant: Instant, coming: Sequence[Phase]) -> Timer:
    """Other phases come after the current one (before the start: at all)."""
    timer = _checked(timer, instant, "change_phases")
    kept = timer.phases[: len(timer.begun)]
    if not kept and not coming:
        raise Refusal("A session needs at least one phase, so its phases stay as they were; add one first.")
    return _let_go(replace(timer, phases=(*kept, *timed(coming))))


def follow_wall(timer: Timer, instant: Instant) -> Timer:
    """The machine's clock was put right: durations stay, and times of day are those of the corrected clock."""
    timer = _checked(timer, instant, "follow_wall")
    return flowed(moved_to(timer, instant.wall))


def _granted(timer: Timer, allotted: int) -> Timer:
    """The current phase's allotment set by the moderator: kept, even if the end must move for it."""
    timer = with_phase(timer, replace(timer.phase, allotted=allotted))
    return flowed(replace(timer, aim=max(timer.aim, timer.wall + timer.phase.left + needed(timer.rest))))


def _let_go(timer: Timer) -> Timer:
    """An overtime that was let run is not given to the next phase when the advance becomes automatic: it ends now."""
    over = timer.phase.spent > timer.phase.allotted
    leaves = over and timer.advance == "automatic" and timer.mode == "running" and timer.rest
    return flowed(entered(timer) if leaves else timer)


def _last(timer: Timer) -> int:
    """The wall time up to which the session has lasted."""
    return timer.wall if timer.ended is None else timer.ended


def _begun(timer: Timer, wall: int) -> Timer:
    """The timer with its first phase begun at ``wall``; each phase loses (the first may gain) what lies before it."""
    if timer.live and timer.current and wall >= timer.begun[-1]:
        spent = (timer.phase.spent, *(0 for _ in timer.phases[1:]))
        phases = tuple(replace(phase, spent=ms) for phase, ms in zip(timer.phases, spent, strict=True))
        timer = replace(timer, phases=phases, begun=timer.begun[-1:])
    held = zip(timer.phases, timer.begun, (*timer.begun[1:], _last(timer)), strict=False)
    lost = [min(wall, until) - since for _, since, until in held]
    lost = [lost[0], *(max(0, ms) for ms in lost[1:]), *(0 for _ in timer.rest)]
    phases = tuple(replace(p, spent=max(0, p.spent - ms)) for p, ms in zip(timer.phases, lost, strict=True))
    return replace(timer, phases=phases, begun=(wall, *(max(wall, at) for at in timer.begun[1:])))


def _changed_by(timer: Timer, by: int) -> TimedPhase:
    """The current phase, if ``by`` is a time to change it by."""
    if by <= 0:
        raise Refusal("The time to change a phase by must be more than zero, so it stays as it was; choose another.")
    return timer.phase


def _checked(timer: Timer, instant: Instant, action: Action) -> Timer:
    """The timer as it stands now, if the action is allowed; else its refusal."""
    now = settled(timer, instant)
    if action not in _allowed(now):
        raise _why_not(now, action)
    return now


def _allowed(timer: Timer) -> frozenset[Action]:
    """What is allowed for a timer that stands at its own moment."""
    if timer.mode == "ready":
        return frozenset({"start", "set_advance", "reschedule", "change_phases"})
    if timer.mode == "ended":
        return frozenset({"reopen"})
    if not timer.live:
        return frozenset({"resume", "began_at", "end"})
    found: set[Action] = {"extend", "began_at", "end", "set_advance", "reschedule", "change_phases", "follow_wall"}
    found.add("pause" if timer.mode == "running" else "resume")
    if timer.rest:
        found.add("next")
    if timer.current:
        found.add("back")
    if timer.phase.left:
        found.add("shorten")
    return frozenset(found)


def _why_not(timer: Timer, action: Action) -> Refusal:
    if action == "reopen":
        return Refusal("The session has not ended, so there is nothing to reopen; go on as it stands.")
    if timer.mode == "ended":
        return Refusal("The session has ended and its times are kept; reopen it first.")
    if timer.mode == "ready":
        return Refusal("The clock has not been started, so nothing was changed; start it first.")
    if action == "start":
        return Refusal("The clock was started before and keeps its times; correct the start if it is wrong.")
    if not timer.live:
        return Refusal("The session is open again but its clock stands and keeps its times; resume the clock first.")
    reasons: dict[Action, Refusal] = {
        "pause": Refusal("The clock is paused already and its times are kept; resume it to go on."),
        "resume": Refusal("The clock is running already and its times are kept; there is nothing to do."),
        "next": Refusal("This is the last phase, so it goes on; extend it or end the session."),
        "back": Refusal("This is the first phase, so it goes on; there is none to go back to."),
        "shorten": Refusal("This phase has no time left to take away; go on to the next one or end the session."),
    }
    return reasons[action]
