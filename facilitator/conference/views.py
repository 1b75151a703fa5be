"""From state to what people see: frozen ideas, clusters and whole sessions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from facilitator.conference.commands.writing import home_of, plan_of
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
from facilitator.conference.state import State, Subject


def idea_view(subject: Subject, dots: int | None = None, confirmed: Iterable[str] = ()) -> Idea:
    """One idea as it stands."""
    get = subject.get
    return Idea(
        id=subject.id,
        session=home_of(subject),
        number=get("number", 0),
        kind=get("kind", ""),
        text=get("text"),
        language=get("language", ""),
        original=get("original", ""),
        interpreted=get("interpreted", False),
        cluster=get("cluster"),
        parked=get("parked", False),
        withdrawn=subject.withdrawn,
        redacted=subject.redacted and get("text") is None,
        dots=dots,
        captured_at=subject.born.wall if subject.born else 0,
        device=subject.device,
        confirmed=tuple(confirmed),
        conflicts=subject.conflicts,
    )


def latest_vote(state: State, session: str) -> str | None:
    """The session's newest vote in which anything was counted: its dots are the ones shown."""
    counted = {s.get("vote") for s in state.of("dots") if s.get("dots") is not None and not s.withdrawn}
    votes = [v.id for v in state.of("vote") if v.id in counted and home_of(v) == session and not v.withdrawn]
    return votes[-1] if votes else None


def dots_in(state: State, vote: str | None) -> dict[str, int]:
    """Dots by card or cluster in one vote."""
    if vote is None:
        return {}
    counts = (s for s in state.of("dots") if s.get("vote") == vote and not s.withdrawn)
    return {s.get("target"): s.get("dots") for s in counts if s.get("dots") is not None}


def confirmations(state: State) -> dict[str, list[str]]:
    """The sessions in which ideas were said again, by idea."""
    found: dict[str, list[str]] = defaultdict(list)
    for subject in state.of("confirmation"):
        if not subject.withdrawn:
            found[subject.get("idea")].append(subject.get("session"))
    return found


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
        cluster = Cluster(subject.id, session, subject.get("name", ""), sum(dots) if dots else None)
        found.append((subject.get("position", 0), cluster))
    return tuple(cluster for _, cluster in sorted(found, key=lambda pair: pair[0]))


def planned_session(state: State, session: str) -> PlannedSession:
    """The session as planned and as adjusted on the spot. Raises KeyError where it is in neither."""
    planned = plan_of(state).session(session)
    own = state.subject(f"session:{session}")
    if planned is None:
        if own is None:
            raise KeyError(session)
        workshop = Workshop(own.get("workshop", 0), own.get("title", session))
        planned = PlannedSession(session, workshop, own.get("round", 0), "", (), "", 60, plan_of(state).phases)
    if own is None:
        return planned
    return replace(
        planned,
        workshop=replace(planned.workshop, title=own.get("title") or planned.workshop.title),
        room=own.get("room") or planned.room,
        moderators=tuple(own.get("moderators") or planned.moderators),
        start=own.get("start") or planned.start,
        minutes=own.get("minutes") or planned.minutes,
        phases=phases_from_json(own.get("phases") or ()) or planned.phases,
    )


def session_state(started: int | None, ended: int | None, *, closed: bool, empty: bool) -> SessionState:
    """Derived, never stored."""
    if closed or ended:
        return "closed"
    if started:
        return "running"
    return "planned" if empty else "open"


def session_result(state: State, session: str, fingerprint: str) -> SessionResult:
    """Everything that is known of one session. Raises KeyError for one that is neither planned nor added."""
    plan, planned = plan_of(state), planned_session(state, session)
    ideas = ideas_of(state, session)
    own = state.subject(f"session:{session}")
    clock = own.get("clock", {}) if own else {}
    started, ended = clock.get("started"), clock.get("ended")
    mine = [s for s in state.subjects.values() if s.type and not s.withdrawn and home_of(s) == session]
    return SessionResult(
        planned=planned,
        conference=plan.title,
        date=plan.date,
        venue=plan.venue,
        organiser=plan.organiser,
        kinds=plan.kinds,
        state=session_state(started, ended, closed=bool(own and own.get("closed")), empty=not mine),
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
            Note(n.id, n.get("sort", "note"), n.get("text"), n.get("reason", ""))
            for n in state.of("note")
            if not n.withdrawn and home_of(n) == session
        ),
        tasks=tuple(
            Task(t.id, t.get("what"), t.get("who", ""), t.get("until", ""))
            for t in state.of("task")
            if not t.withdrawn and home_of(t) == session
        ),
        phases=planned.phases,
        devices=tuple(sorted({s.device for s in mine if s.device})),
        fingerprint=fingerprint,
    )


def _headcount(state: State, session: str) -> tuple[Headcount, ...]:
    counts = (s for s in state.of("headcount") if home_of(s) == session and s.get("people") is not None)
    return tuple(Headcount(s.get("group", ""), s.get("people")) for s in counts)
