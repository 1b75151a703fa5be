"""What the clock says, in words: made from a reading, shown as it is. No window, no Qt."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from facilitator.conference.timer_reading import Reading, Span, WarningLevel
from facilitator.conference.timer_state import MINUTE, TimedPhase
from facilitator.desk.cockpit.session_clock import Move, SessionClock, time_of_day
from facilitator.language import Language

SECOND = 1000
Standing = Literal["past", "current", "coming"]
Sort = Literal["", "info", "good", "care", "bad"]


@dataclass(frozen=True, slots=True)
class PhaseLine:
    """A phase in the bar and in the list. ``weight`` is its share of the bar, ``done`` (0 to 1) what of it is over.

    ``begin`` is the time of day at which it began or will begin, ``times`` from when to when, and as planned.
    """

    title: str
    begin: str
    times: str
    length: str
    weight: int
    done: float
    standing: Standing
    protected: bool


@dataclass(frozen=True, slots=True)
class ClockFace:
    """Everything the clock shows to anybody. A warning has a ``sort`` (its colour), a ``sign`` (its icon) and a word.

    ``level`` is how far the phase is gone, ``at`` its index; ``times`` are the session's, planned and real.
    """

    phase: str
    at: int
    place: str
    time: str
    caption: str
    level: WarningLevel
    warning: str
    sort: Sort
    sign: str
    rest: str
    times: str
    deviation: str
    deviation_sort: Sort
    deviation_sign: str
    phases: tuple[PhaseLine, ...]
    main: Move
    main_word: str


def clock_face(reading: Reading, say: Language) -> ClockFace:
    """A reading in words."""
    warning, sort, sign = _warning(reading, say)
    deviation, deviation_sort, deviation_sign = _deviation(reading, say)
    main, main_word = _main(reading, say)
    phase = reading.phases[reading.phase]
    return ClockFace(
        phase=phase_title(phase, say),
        at=reading.phase,
        place=say("Phase {number} of {of}", number=reading.phase + 1, of=len(reading.phases)),
        time=_time(reading),
        caption=_caption(reading, say),
        level=reading.warning,
        warning=warning,
        sort=sort,
        sign=sign,
        rest=_rest(reading, say),
        times=_times(reading, say),
        deviation=deviation,
        deviation_sort=deviation_sort,
        deviation_sign=deviation_sign,
        phases=tuple(_line(reading, at, say) for at in range(len(reading.phases))),
        main=main,
        main_word=main_word,
    )


def minutes_and_seconds(ms: int) -> str:
    """``12:05``, and ``1:02:05`` from an hour on; a second that has begun counts."""
    text = _clock_like(-(-ms // SECOND))
    return text if len(text) > 4 else f"0{text}"


def _clock_like(seconds: int) -> str:
    hours, rest = divmod(seconds, 3600)
    return f"{hours}:{rest // 60:02}:{rest % 60:02}" if hours else f"{rest // 60}:{rest % 60:02}"


def phase_title(phase: TimedPhase, say: Language) -> str:
    """What a phase is called; the single one of a session without phases has no title."""
    return phase.title or say("Session")


def whole_minutes(ms: int) -> int:
    """Minutes, rounded."""
    return round(ms / MINUTE)


def _time(reading: Reading) -> str:
    if reading.overtime and reading.mode != "ended":
        return f"+{_clock_like(reading.overtime // SECOND)}"
    return minutes_and_seconds(reading.left)


def _caption(reading: Reading, say: Language) -> str:
    if reading.mode == "ready":
        return say("for the first phase")
    if reading.mode == "ended":
        return say("left when the session ended")
    return say("over the time of this phase") if reading.overtime else say("left in this phase")


def phase_note(clock: SessionClock, at: int) -> str:
    """The moderator's own note on a phase. The timer may have other phases than the plan by now: the title tells."""
    phases, title = clock.planned.phases, clock.current.phases[at].title
    fitting = sorted(
        (abs(place - at), phase.note) for place, phase in enumerate(phases) if phase.title == title and phase.note
    )
    return fitting[0][1] if fitting else ""


def _warning(reading: Reading, say: Language) -> tuple[str, Sort, str]:
    if reading.mode == "ready":
        return say("Not started"), "", "clock"
    if reading.mode == "ended":
        return say("Session ended"), "good", "check"
    if reading.mode == "paused":
        return say("Paused"), "info", "pause"
    words: dict[WarningLevel, tuple[str, Sort, str]] = {
        "none": (say("Running"), "", "play"),
        "soon": (say("Soon over"), "care", "hourglass"),
        "last": (say("Almost over"), "bad", "alert"),
        "over": (say("Time is up"), "bad", "bell"),
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


def _times(reading: Reading, say: Language) -> str:
    first, last = reading.spans[0], reading.spans[-1]
    values = {
        "start": time_of_day(first.planned_start),
        "end": time_of_day(reading.end + reading.ahead),
        "began": time_of_day(first.start),
        "now": time_of_day(last.end),
    }
    if reading.mode == "ready":
        return say("Planned {start}–{end}", **values)
    if reading.mode == "ended":
        return say("Planned {start}–{end}, held {began}–{now}", **values)
    return say("Planned {start}–{end}, now {began}–{now}", **values)


def _deviation(reading: Reading, say: Language) -> tuple[str, Sort, str]:
    minutes = whole_minutes(abs(reading.ahead))
    if reading.mode == "ready" or not minutes:
        cut = whole_minutes(reading.cut)
        if cut and reading.mode != "ended":
            return say("Coming phases shortened by {minutes} min", minutes=cut), "care", "behind"
        return ("", "", "check") if reading.mode == "ready" else (say("As planned"), "good", "check")
    if reading.ahead > 0:
        return say("{minutes} min ahead of the plan", minutes=minutes), "good", "ahead"
    return say("{minutes} min behind the plan", minutes=minutes), "bad" if minutes > 5 else "care", "behind"


def _main(reading: Reading, say: Language) -> tuple[Move, str]:
    words: dict[str, tuple[Move, str]] = {
        "ready": ("start", say("Start the clock")),
        "running": ("pause", say("Pause")),
        "paused": ("resume", say("Go on")),
        "ended": ("reopen", say("Reopen the session")),
    }
    return words[reading.mode]


def _line(reading: Reading, at: int, say: Language) -> PhaseLine:
    phase, span = reading.phases[at], reading.spans[at]
    standing = _standing(reading, at)
    return PhaseLine(
        title=phase_title(phase, say),
        begin=time_of_day(span.start),
        times=_phase_times(span, say),
        length=_length(phase, standing, say),
        weight=max(1, _weight(phase)),
        done={"past": 1.0, "current": reading.progress, "coming": 0.0}[standing],
        standing=standing,
        protected=phase.protected,
    )


def _phase_times(span: Span, say: Language) -> str:
    own = f"{time_of_day(span.start)}–{time_of_day(span.end)}"
    planned = f"{time_of_day(span.planned_start)}–{time_of_day(span.planned_end)}"
    return own if own == planned else say("{times}, planned {planned}", times=own, planned=planned)


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


def in_doubt(face: ClockFace, clock: SessionClock, say: Language) -> ClockFace:
    """What a clock shows while nobody has said yet whether its time counts."""
    if not clock.doubt:
        return face
    word, caption = say("Please decide"), say("if the time in between counts")
    return replace(face, warning=word, caption=caption, sort="care", sign="alert", level="none")


def seen(reading: Reading) -> tuple[object, ...]:
    """What of a reading decides whether anybody can see a change."""
    times = (reading.left, reading.overtime, reading.now, reading.clock_shift)
    return (*(ms // SECOND for ms in times), reading.mode, reading.phase, reading.warning)


def still(face: ClockFace) -> ClockFace:
    """What of a face does not change with every second."""
    return replace(face, time="", phases=tuple(replace(line, done=0.0, weight=0) for line in face.phases))
