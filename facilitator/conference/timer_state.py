"""The state of a session's clock, frozen, and as JSON. All times are whole milliseconds, wall times those of UTC."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields, replace
from typing import Any, Literal, TypeVar, get_args

from facilitator.conference.plan import Phase

T = TypeVar("T", "Timer", "TimedPhase")

Mode = Literal["ready", "running", "paused", "ended"]
Advance = Literal["manual", "automatic"]

MINUTE = 60_000


@dataclass(frozen=True, slots=True)
class Instant:
    """One moment on both clocks: ``wall`` since 1970-01-01 UTC, ``steady`` from a start of its own (see ``Clock``)."""

    wall: int
    steady: int


@dataclass(frozen=True, slots=True)
class TimedPhase:
    """A phase on the clock; all four durations are milliseconds and never negative.

    ``planned`` stands in the plan; ``wanted`` is that, changed by what the moderator extended or shortened;
    ``allotted`` is what it gets as time now stands; ``spent`` is what it has had, pauses left out.
    """

    title: str
    kind: str
    protected: bool
    planned: int
    wanted: int
    allotted: int
    spent: int = 0

    @property
    def left(self) -> int:
        """What is left of the allotment; 0 in overtime."""
        return max(0, self.allotted - self.spent)


@dataclass(frozen=True, slots=True)
class Timer:
    """A session's clock as it was known at the moment ``wall``.

    ``aim`` is the end that sharing works towards: the planned end, until an extension that could not be saved
    elsewhere moves it. ``begun`` are the moments at which the phases so far began, one each: a phase ends where the
    next begins. ``ended`` is the end; it stays through a reopening until the clock runs again. ``shift`` is how far the
    machine's wall clock was ahead of ``wall`` at that moment, because it was set since the start. ``steady`` is the
    steady clock's reading then: it holds only while this process lives, so it is neither saved nor compared.
    """

    planned_start: int
    planned_end: int
    aim: int
    phases: tuple[TimedPhase, ...]
    advance: Advance = "manual"
    mode: Mode = "ready"
    begun: tuple[int, ...] = ()
    ended: int | None = None
    wall: int = 0
    shift: int = 0
    steady: int | None = field(default=None, compare=False)

    @property
    def current(self) -> int:
        """The index of the phase that the clock stands in; 0 before the start."""
        return max(0, len(self.begun) - 1)

    @property
    def phase(self) -> TimedPhase:
        """The phase that the clock stands in."""
        return self.phases[self.current]

    @property
    def rest(self) -> tuple[TimedPhase, ...]:
        """The phases after it."""
        return self.phases[self.current + 1 :]

    @property
    def live(self) -> bool:
        """Whether time is at stake: started, and neither ended nor only reopened for typing."""
        return bool(self.begun) and self.ended is None


def timed(phases: Sequence[Phase]) -> tuple[TimedPhase, ...]:
    """Phases of a plan as the clock holds them."""
    lengths = (max(0, phase.minutes) * MINUTE for phase in phases)
    return tuple(TimedPhase(p.title, p.kind, p.protected, ms, ms, ms) for p, ms in zip(phases, lengths, strict=True))


def new_timer(phases: Sequence[Phase], planned_start: int, planned_end: int, advance: Advance = "manual") -> Timer:
    """A clock that is ready to start, for a session planned from and to these wall times.

    A session without phases gets a single one over its whole time, so that the clock can be used all the same.
    """
    whole = max(0, planned_end - planned_start)
    slots = timed(phases) or (TimedPhase("", "collect", False, whole, whole, whole),)
    return Timer(planned_start, planned_end, planned_end, slots, advance)


def own_time(timer: Timer, instant: Instant) -> int:
    """The wall time by the timer's own reckoning, never before the moment it was last known.

    Once started it is carried on by the steady clock, so the wall clock can jump without any effect. Out of JSON
    there is no steady reading, and what the wall clock has moved since is counted.
    """
    if timer.mode == "ready":
        return instant.wall
    if timer.steady is None:
        return max(timer.wall, instant.wall - timer.shift)
    return timer.wall + max(0, instant.steady - timer.steady)


def with_phase(timer: Timer, phase: TimedPhase) -> Timer:
    """The timer with another current phase."""
    at = timer.current
    return replace(timer, phases=(*timer.phases[:at], phase, *timer.phases[at + 1 :]))


def moved_to(timer: Timer, wall: int) -> Timer:
    """The same durations at other times of day: the timer's moment is this wall time, and all before moves with it."""
    by = wall - timer.wall
    ended = None if timer.ended is None else timer.ended + by
    return replace(timer, wall=wall, shift=0, begun=tuple(at + by for at in timer.begun), ended=ended)


def timer_to_json(timer: Timer) -> dict[str, Any]:
    """The timer as plain JSON values, without what holds in this process alone."""
    data = asdict(timer)
    del data["steady"]
    return {**data, "phases": list(data["phases"]), "begun": list(timer.begun)}


def timer_from_json(data: Mapping[str, Any]) -> Timer:
    """The timer out of ``timer_to_json``; fields that this version does not know are left out.

    It follows the wall clock until ``recover`` or an action ties it to the steady one. Raises ValueError for what is
    not a timer: a field missing or of another type, or states that contradict each other.
    """
    try:
        phases = tuple(_known(TimedPhase, phase) for phase in data["phases"])
        timer = _known(Timer, {**data, "phases": phases, "begun": tuple(data.get("begun", ()))})
    except (KeyError, TypeError, AttributeError) as fault:
        raise ValueError("not a timer: a field is missing or has another form") from fault
    if not (_typed(timer) and all(_typed(p) and _positive(p) for p in timer.phases) and _coherent(timer)):
        raise ValueError("not a timer: its fields contradict each other")
    return timer


def _known(cls: type[T], data: Mapping[str, Any]) -> T:
    names = {f.name for f in fields(cls)} - {"steady"}
    return cls(**{name: value for name, value in data.items() if name in names})


_FORMS: dict[str, tuple[type, ...]] = {
    "int": (int,),
    "int | None": (int, type(None)),
    "str": (str,),
    "bool": (bool,),
}


def _typed(item: Timer | TimedPhase) -> bool:
    """Whether each simple field holds what its annotation says (annotations are text here)."""
    return all(isinstance(getattr(item, f.name), _FORMS.get(str(f.type), (object,))) for f in fields(item))


def _positive(phase: TimedPhase) -> bool:
    return min(phase.planned, phase.wanted, phase.allotted, phase.spent) >= 0


def _coherent(timer: Timer) -> bool:
    return (
        timer.mode in get_args(Mode)
        and timer.advance in get_args(Advance)
        and 0 < len(timer.phases) >= len(timer.begun)
        and all(isinstance(at, int) for at in timer.begun)
        and (timer.mode == "ready") is (not timer.begun)
        and (timer.ended is not None or timer.mode != "ended")
        and (timer.ended is None or timer.mode in ("paused", "ended"))
    )
