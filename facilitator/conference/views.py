"""From state to what people see: frozen ideas, clusters and whole sessions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from facilitator.conference.commands.writing import SESSION, home_of, plan_of, planned, session_known
from facilitator.conference.plan import PlannedSession, Workshop, phases_from_json
from facilitator.conference.results import (
    Cluster,
    Headcount,
    Idea,
    Note,
    SessionResult,
    SessionState,
    Task,
    Vote,
)
from facilitator.conference.state import State, Subject, wording

CAPTURED = ("idea", "cluster", "vote", "headcount", "note", "task", "attachment")
"""Types of subject that a session holds: while there is none, and its clock stands, it is only planned."""


LAST = 2**53
"""Where clusters stand that nobody has placed: behind the others, in the order in which they were made."""


def idea_view(subject: Subject, dots: int | None = None, confirmed: Iterable[str] = ()) -> Idea:
    """One idea as it stands."""
    idea = subject.view
    if not isinstance(idea, Idea):
        idea = subject.view = Idea(**idea_fields(subject), conflicts=subject.conflicts, kept=kept_wording(subject))
    said_again = tuple(confirmed)
    return replace(idea, dots=dots, confirmed=said_again) if said_again or dots is not None else idea


def idea_fields(subject: Subject) -> dict[str, Any]:
    """What an idea's own events say of it, by the names that ``Idea`` and the record's rows have for it."""
    get = {name: register.value for name, register in subject.registers.items()}.get
    text = get("text") or None
    return {
        "id": subject.id,
        "session": get("session") or subject.home,
        "number": get("number") or 0,
        "kind": get("kind") or "",
        "text": text,
        "language": get("language") or "",
        "original": get("original") or "",
        "interpreted": get("interpreted") or False,
        "cluster": get("cluster"),
        "parked": get("parked") or False,
        "withdrawn": get("withdrawn") or False,
        "redacted": text is None and "text" in subject.erased,
        "captured_at": subject.born.wall if subject.born else 0,
        "device": subject.device,
    }


def kept_wording(subject: Subject) -> bool:
    """Whether somebody let the very words stand that are there now."""
    return bool(subject.get("kept")) and subject.get("kept") == wording(subject)


def latest_vote(state: State, session: str) -> str | None:
    """The session's newest vote in which anything was counted: its dots are the ones shown."""
    counted = {s.get("vote") for s in state.of("dots") if s.get("dots") is not None and not s.withdrawn}
    votes = [v.id for v in state.of("vote") if v.id in counted and home_of(v) == session and not v.withdrawn]
    return votes[-1] if votes else None


def suggested_dots(choices: int) -> int:
    """How many dots each person gets in a multi-dot vote: half the number of things to choose from, at least one.

    Fewer do not tell the middle apart, more weigh everything alike: the usual rule of facilitators' handbooks.
    """
    return max(1, (choices + 1) // 2)


def dots_in(state: State, vote: str | None) -> dict[str, int]:
    """Dots by card or cluster in one vote."""
    if vote is None:
        return {}
    counts = (s for s in state.of("dots") if s.get("vote") == vote and not s.withdrawn)
    dots: dict[str, int] = {}
    for subject in counts:
        target, count = subject.get("target", ""), subject.get("dots")
        if count is not None:
            dots[target] = max(count, dots.get(target, 0))
    return dots


def confirmations(state: State) -> dict[str, list[str]]:
    """The sessions in which ideas were said again, by idea; two laptops may have noted the same one."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for subject in state.of("confirmation"):
        if not subject.withdrawn:
            found[subject.get("idea", "")][home_of(subject)] = None
    return {idea: list(sessions) for idea, sessions in found.items()}


def ideas_of(state: State, session: str) -> tuple[Idea, ...]:
    """The session's ideas in the order of their numbers; parked ones too, withdrawn ones not."""
    dots = dots_in(state, latest_vote(state, session))
    confirmed = confirmations(state)
    ideas = (
        idea_view(s, dots.get(s.id), confirmed.get(s.id, ()))
        for s in state.of("idea")
        if not s.withdrawn and home_of(s) == session
    )
    return tuple(sorted(ideas, key=lambda idea: (idea.number, idea.captured_at, idea.id)))


def clusters_of(state: State, session: str, ideas: Iterable[Idea]) -> tuple[Cluster, ...]:
    """The session's clusters in their order, each with its own dots and its cards' together."""
    own = dots_in(state, latest_vote(state, session))
    counts: dict[str, list[int]] = defaultdict(list)
    for idea in ideas:
        if idea.cluster and idea.dots is not None and not idea.parked:
            counts[idea.cluster].append(idea.dots)
    found = []
    for subject in state.of("cluster"):
        if subject.withdrawn or home_of(subject) != session:
            continue
        dots = counts[subject.id] + ([own[subject.id]] if subject.id in own else [])
        total = sum(dots) if dots else None
        cluster = Cluster(subject.id, session, subject.get("name", ""), total, kept_wording(subject))
        found.append((subject.get("position") or LAST, cluster))
    return tuple(cluster for _, cluster in sorted(found, key=lambda pair: pair[0]))


def planned_session(state: State, session: str) -> PlannedSession:
    """The session as planned and as adjusted on the spot. Raises KeyError where it is in neither."""
    if not session_known(state, session):
        raise KeyError(session)
    base, own = planned(state, session), state.subject(f"{SESSION}{session}")
    if own is None:
        own = Subject(session)
    if base is None:
        workshop = Workshop(own.get("workshop", 0), session)
        base = PlannedSession(session, workshop, own.get("round", 0), "", (), "", 60, plan_of(state).phases)
    return replace(
        base,
        workshop=replace(base.workshop, title=own.get("title") or base.workshop.title),
        room=own.get("room") or base.room,
        moderators=tuple(own.get("moderators") or base.moderators),
        start=own.get("start") or base.start,
        minutes=own.get("minutes") or base.minutes,
        phases=phases_from_json(own.get("phases") or ()) or base.phases,
    )


@dataclass(frozen=True, slots=True)
class Course:
    """How far a session has come: times in wall milliseconds, whether it was closed, whether nothing was captured."""

    started: int | None
    ended: int | None
    closed: bool
    empty: bool

    @property
    def state(self) -> SessionState:
        """Derived, never stored."""
        if self.closed or self.ended:
            return "closed"
        if self.started:
            return "running"
        return "planned" if self.empty else "open"


def session_result(state: State, session: str, fingerprint: str) -> SessionResult:
    """Everything that is known of one session. Raises KeyError for one that is neither planned nor added."""
    plan, as_held = plan_of(state), planned_session(state, session)
    ideas = ideas_of(state, session)
    own = state.subject(f"{SESSION}{session}")
    clock = own.get("clock", {}) if own else {}
    started, ended = clock.get("started"), clock.get("ended")
    mine = [s for s in state.subjects.values() if _captured(s) and home_of(s) == session]
    return SessionResult(
        planned=as_held,
        conference=plan.title,
        date=plan.date,
        venue=plan.venue,
        organiser=plan.organiser,
        kinds=plan.kinds,
        state=Course(started, ended, bool(own and own.get("closed")), not mine).state,
        started_at=started,
        ended_at=ended,
        ideas=ideas,
        clusters=clusters_of(state, session, ideas),
        votes=tuple(
            Vote(v.id, session, v.get("title", ""), v.get("voters"), v.get("dots_each"))
            for v in state.of("vote")
            if not v.withdrawn and home_of(v) == session
        ),
        headcount=_headcount(state, session),
        notes=tuple(
            Note(n.id, n.get("sort", "note"), n.get("text"), n.get("reason", ""), kept_wording(n))
            for n in state.of("note")
            if not n.withdrawn and home_of(n) == session
        ),
        tasks=tuple(
            Task(t.id, t.get("what"), t.get("who", ""), t.get("until", ""), kept_wording(t))
            for t in state.of("task")
            if not t.withdrawn and home_of(t) == session
        ),
        phases=as_held.phases,
        devices=tuple(sorted({s.device for s in mine if s.device})),
        fingerprint=fingerprint,
    )


def _captured(subject: Subject) -> bool:
    """Whether it is something that a session holds now. Its times and its room are not, nor is a count taken back."""
    counted = subject.type != "headcount" or subject.get("people") is not None
    return subject.type in CAPTURED and counted and not subject.withdrawn


def _headcount(state: State, session: str) -> tuple[Headcount, ...]:
    counts = (s for s in state.of("headcount") if _captured(s) and home_of(s) == session)
    return tuple(Headcount(s.get("group", ""), s.get("people")) for s in counts)
