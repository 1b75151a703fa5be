"""What the clock says, in words: made from a reading, shown as it is. No window, no Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from facilitator.conference.timer_reading import Reading, WarningLevel
from facilitator.conference.timer_state import MINUTE, TimedPhase
from facilitator.desk.cockpit.session_clock import Move, time_of_day
from facilitator.language import Language

SECOND = 1000
Standing = Literal["past", "current", "coming"]
Sort = Literal["", "good", "care", "bad"]


@dataclass(frozen=True, slots=True)
class PhaseLine:
    """A phase in the bar and in the list. ``weight`` is its share of the bar, ``done`` (0 to 1) what of it is over."""

    title: str
    length: str
    weight: int
    done: float
    standing: Standing
    protected: bool


@dataclass(frozen=True, slots=True)
class ClockFace:
    """Everything the clock shows. Warnings have a ``sort`` (their colour) and always a word."""

    phase: str
    place: str
    time: str
    caption: str
    warning: str
    sort: Sort
    rest: str
    deviation: str
    deviation_sort: Sort
    phases: tuple[PhaseLine, ...]
    main: Move
    main_word: str


def clock_face(reading: Reading, say: Language) -> ClockFace:
    """A reading in words."""
    warning, sort = _warning(reading, say)
    deviation, deviation_sort = _deviation(reading, say)
    main, main_word = _main(reading, say)
    phase = reading.phases[reading.phase]
    return ClockFace(
        phase=phase_title(phase, say),
        place=say("Phase {number} of {of}", number=reading.phase + 1, of=len(reading.phases)),
        time=_time(reading),
        caption=_caption(reading, say),
        warning=warning,
        sort=sort,
        rest=_rest(reading, say),
        deviation=deviation,
        deviation_sort=deviation_sort,
        phases=tuple(_line(reading, at, say) for at in range(len(reading.phases))),
        main=main,
        main_word=main_word,
    )


def minutes_and_seconds(ms: int) -> str:
    """``12:05``, and ``1:02:05`` from an hour on; a second that has begun counts."""
    seconds = -(-ms // SECOND)
    hours, rest = divmod(seconds, 3600)
    return f"{hours}:{rest // 60:02}:{rest % 60:02}" if hours else f"{rest // 60:02}:{rest % 60:02}"


def phase_title(phase: TimedPhase, say: Language) -> str:
    """What a phase is called; the single one of a session without phases has no title."""
    return phase.title or say("Session")


def whole_minutes(ms: int) -> int:
    """Minutes, rounded."""
    return round(ms / MINUTE)


def _time(reading: Reading) -> str:
    if reading.overtime and reading.mode != "ended":
        return f"+{minutes_and_seconds(reading.overtime // SECOND * SECOND)}"
    return minutes_and_seconds(reading.left)


def _caption(reading: Reading, say: Language) -> str:
    if reading.mode == "ready":
        return say("for the first phase")
    if reading.mode == "ended":
        return say("left when the session ended")
    return say("over the time of this phase") if reading.overtime else say("left in this phase")


def _warning(reading: Reading, say: Language) -> tuple[str, Sort]:
    if reading.mode == "ended":
        return say("Session ended"), "good"
    if reading.mode == "paused":
        return say("Paused"), "care"
    words: dict[WarningLevel, tuple[str, Sort]] = {
        "none": (say("Running") if reading.mode == "running" else say("Not started"), ""),
        "soon": (say("Soon over"), "care"),
        "last": (say("Almost over"), "bad"),
        "over": (say("Time is up"), "bad"),
    }
    return words[reading.warning]


def _rest(reading: Reading, say: Language) -> str:
    first, last = reading.spans[0], reading.spans[-1]
    if reading.mode == "ended":
        return say("Session: from {start} to {end}", start=time_of_day(first.start), end=time_of_day(reading.end))
    left = whole_minutes(reading.session_left)
    if reading.mode == "ready":
        return say("Session: {minutes} min, until {end} if begun now", minutes=left, end=time_of_day(last.end))
    return say("Session: {minutes} min left, until {end}", minutes=left, end=time_of_day(reading.end))


def _deviation(reading: Reading, say: Language) -> tuple[str, Sort]:
    minutes = whole_minutes(abs(reading.ahead))
    if reading.mode == "ready" or not minutes:
        cut = whole_minutes(reading.cut)
        if cut and reading.mode != "ended":
            return say("Coming phases shortened by {minutes} min", minutes=cut), "care"
        return ("", "") if reading.mode == "ready" else (say("As planned"), "good")
    if reading.ahead > 0:
        return say("{minutes} min ahead of the plan", minutes=minutes), "good"
    return say("{minutes} min behind the plan", minutes=minutes), "bad" if minutes > 5 else "care"


def _main(reading: Reading, say: Language) -> tuple[Move, str]:
    words: dict[str, tuple[Move, str]] = {
        "ready": ("start", say("Start the clock")),
        "running": ("pause", say("Pause")),
        "paused": ("resume", say("Go on")),
        "ended": ("reopen", say("Reopen the session")),
    }
    return words[reading.mode]


def _line(reading: Reading, at: int, say: Language) -> PhaseLine:
    phase = reading.phases[at]
    standing = _standing(reading, at)
    done = {"past": 1.0, "current": reading.progress, "coming": 0.0}[standing]
    return PhaseLine(
        phase_title(phase, say), _length(phase, standing, say), max(1, _weight(phase)), done, standing, phase.protected
    )


def _standing(reading: Reading, at: int) -> Standing:
    if reading.mode == "ready":
        return "coming"
    if reading.mode == "ended":
        return "past" if at <= reading.phase else "coming"
    return "past" if at < reading.phase else "current" if at == reading.phase else "coming"


def _weight(phase: TimedPhase) -> int:
    return max(phase.allotted, phase.spent)


def _length(phase: TimedPhase, standing: Standing, say: Language) -> str:
    planned, now = whole_minutes(phase.planned), whole_minutes(phase.spent if standing == "past" else phase.allotted)
    if planned == now:
        return say("{minutes} min", minutes=now)
    return say("{minutes} instead of {planned} min", minutes=now, planned=planned)
