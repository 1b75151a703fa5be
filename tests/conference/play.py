"""People at work for tests: a plan, laptops without a disk, and commands chosen by numbers so that Hypothesis can."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from hypothesis import strategies as st

from facilitator.conference import intents as i
from facilitator.conference import intents_review as r
from facilitator.conference.commands import decide
from facilitator.conference.commands.writing import plan_of
from facilitator.conference.errors import Refusal
from facilitator.conference.events import Draft, Event, Ref, compose
from facilitator.conference.history import Step, history, inverse
from facilitator.conference.intents_review import ReviewIntent
from facilitator.conference.plan import Phase, Plan, Round, Workshop
from facilitator.conference.redaction import redact
from facilitator.conference.review import STATES
from facilitator.conference.state import State, Subject
from tests.conftest import NOON

PLAN = Plan(
    id="integration-2025",
    title="Integrationskonferenz",
    date="2025-12-07",
    venue="Stadthalle",
    organiser="Landkreis",
    groups=("Ehrenamt", "Verwaltung"),
    workshops=(Workshop(1, "Wohnen", room="1.01", moderators=("A. Berg",)), Workshop(2, "Sprache")),
    rounds=(Round(1, "10:00", 60), Round(2, "11:15", 60)),
)
SESSIONS = ("W1R1", "W1R2", "W2R1", "W2R2")
CORRECTED = Plan(**{**PLAN.__dict__, "title": "Konferenz", "workshops": PLAN.workshops[:1]})


class Laptop:
    """A record without a disk. Its journals are named after it, one a session."""

    def __init__(self, name: str, plan: Plan | None = PLAN, wall: int = NOON) -> None:
        self.name = name
        self.wall = wall
        self.events: list[Event] = []
        self.written = 0
        self.own: list[Event] = []
        if plan is not None:
            office = Laptop("office", None)
            self.receive(office.do(i.IssuePlan(plan)))

    @property
    def state(self) -> State:
        """Folded anew each time, so that no test stands on what was kept in memory."""
        return State(kept(self.events))

    @property
    def journals(self) -> frozenset[str]:
        return frozenset(event.journal for event in self.own)

    def do(self, intent: i.Intent | ReviewIntent) -> tuple[Event, ...]:
        return self.commit(decide(intent, self.state))

    def commit(
        self, drafts: Sequence[Draft], undoes: Ref | None = None, redoes: Ref | None = None
    ) -> tuple[Event, ...]:
        session = drafts[0].session if drafts else ""
        journal = hashlib.md5(f"{self.name} {session}".encode()).hexdigest()
        number = 1 + sum(event.journal == journal for event in self.own)
        done: list[Event] = []
        for place, draft in enumerate(drafts):
            self.wall += 1
            self.written += 1
            done.append(
                compose(
                    draft,
                    session=session,
                    journal=journal,
                    number=number + place,
                    stamp=(self.wall, 0),
                    step=number,
                    device=self.name,
                    salt=f"{self.written:032x}",
                    undoes=undoes,
                    redoes=redoes,
                )
            )
        self.own += done
        self.receive(done)
        return tuple(done)

    def receive(self, events: Iterable[Event]) -> None:
        known = {(event.ref, event.digest) for event in self.events}
        self.events += [event for event in events if (event.ref, event.digest) not in known]

    def history(self, session: str) -> tuple[tuple[Step, ...], tuple[Step, ...]]:
        left = {(event.ref, event.digest): event for event in kept(self.events)}
        found = history(left[event.ref, event.digest] for event in self.own if event.session == session)
        return found.undoable, found.redoable

    def undo(self, session: str = "W1R1") -> None:
        step = self.history(session)[0][-1]
        self.commit(inverse(self.state, step, self.journals), undoes=step.ref)

    def redo(self, session: str = "W1R1") -> None:
        step = self.history(session)[1][-1]
        self.commit(inverse(self.state, step, self.journals), redoes=step.ref)


def begun(*names: str) -> list[Laptop]:
    """Laptops that all know two cards, a cluster and a vote."""
    laptops = [Laptop(name) for name in names]
    for intent in (
        i.CaptureIdea("a", "W1R1", "question", "Wohnungen fehlen"),
        i.CaptureIdea("b", "W1R1", "suggestion", "Mehr Kurse", original="کلاس"),
        i.CreateCluster("k", "W1R1", "Wege", ("a",)),
        i.OpenVote("v", "W1R1"),
    ):
        laptops[0].do(intent)
    exchange(*laptops)
    return laptops


def kept(events: Iterable[Event]) -> list[Event]:
    """What may be kept of some events."""
    found: dict[str, list[Event]] = {}
    for event in events:
        found.setdefault(event.subject, []).append(event)
    return [event for group in found.values() for event in redact(group)]


def exchange(*laptops: Laptop) -> None:
    """Everybody gets everything."""
    for one in laptops:
        for other in laptops:
            one.receive(other.events)


@dataclass(frozen=True)
class Wish:
    """A command by numbers: which kind, on which of the things there are."""

    kind: int
    first: int
    second: int

    @property
    def text(self) -> str:
        return TEXTS[self.second % len(TEXTS)]


TEXTS = ("Mehr Kurse", "Wohnungen fehlen", "Fahrplan Ü", "كتاب", "x", "Größere Räume für alle")
wishes = st.builds(Wish, st.integers(0, 33), st.integers(0, 7), st.integers(0, 7))


def intent_of(wish: Wish, state: State, ident: str) -> i.Intent | ReviewIntent | None:
    """The command that a wish means here, None where there is nothing that it could be about."""
    try:
        return KINDS_OF_WISH[wish.kind % len(KINDS_OF_WISH)](wish, state, ident)
    except LookupError:
        return None


def try_to_do(laptop: Laptop, wish: Wish) -> tuple[Event, ...]:
    """What came of a wish; nothing where it was refused."""
    intent = intent_of(wish, laptop.state, f"{laptop.name}{laptop.written}")
    try:
        return laptop.do(intent) if intent is not None else ()
    except Refusal:
        return ()


def any_of(state: State, kind: str, number: int) -> Subject:
    found = list(state.of(kind))
    if not found:
        raise LookupError(kind)
    return found[number % len(found)]


def _idea(wish: Wish, state: State) -> str:
    return any_of(state, "idea", wish.first).id


def _ideas(wish: Wish, state: State) -> tuple[str, ...]:
    return tuple(dict.fromkeys((_idea(wish, state), any_of(state, "idea", wish.second).id)))


def _session(wish: Wish) -> str:
    return SESSIONS[wish.second % len(SESSIONS)]


def _cluster(wish: Wish, state: State) -> str | None:
    return None if wish.second == 0 else any_of(state, "cluster", wish.second).id


def _anything(wish: Wish, state: State) -> str:
    kinds = ("idea", "cluster", "vote", "note", "task", "attachment", "idea", "headcount")
    return any_of(state, kinds[wish.second % len(kinds)], wish.first).id


def _settle(wish: Wish, state: State) -> i.Intent:
    disputed = [(s.id, name) for s in state.subjects.values() if s.type for name in s.conflicts]
    ident, name = disputed[wish.first % len(disputed)] if disputed else _never()
    rivals = state.subjects[ident].registers[name].rivals
    return i.Settle(ident, name, rivals[wish.second % len(rivals)])


def _never() -> tuple[str, str]:
    raise LookupError


def _target(wish: Wish, state: State) -> str:
    return any_of(state, ("idea", "cluster")[wish.second % 2], wish.second).id


def _count(wish: Wish) -> int | None:
    return None if wish.second == 7 else wish.second


def _plan(wish: Wish, state: State) -> i.Intent:
    return i.IssuePlan(Plan(**{**(PLAN, CORRECTED)[wish.second % 2].__dict__, "venue": wish.text}))


Maker = Callable[[Wish, State, str], i.Intent | ReviewIntent]
KINDS_OF_WISH: tuple[Maker, ...] = (
    lambda w, s, n: i.CaptureIdea(n, SESSIONS[w.first % 4], ("question", "suggestion")[w.second % 2], w.text),
    lambda w, s, n: i.CaptureIdea(
        n, "W1R1", "question", w.text, "fa", "کتاب", True, _cluster(w, s), parked=w.first > 5
    ),
    lambda w, s, n: i.Reword(_idea(w, s), w.text),
    lambda w, s, n: i.Reword(_idea(w, s), None, "ar", w.text, interpreted=True),
    lambda w, s, n: i.ChangeKind(_ideas(w, s), "observation"),
    lambda w, s, n: i.Park(_ideas(w, s)),
    lambda w, s, n: i.Unpark(_ideas(w, s)),
    lambda w, s, n: i.MoveIdeas(_ideas(w, s), _cluster(w, s)),
    lambda w, s, n: i.Reassign(_ideas(w, s), _session(w)),
    lambda w, s, n: i.Confirm(n, _idea(w, s), _session(w)),
    lambda w, s, n: i.CreateCluster(n, any_of(s, "idea", w.first).get("session"), w.text, _ideas(w, s)[:1]),
    lambda w, s, n: i.RenameCluster(any_of(s, "cluster", w.first).id, w.text),
    lambda w, s, n: i.PlaceCluster(any_of(s, "cluster", w.first).id, w.second),
    lambda w, s, n: i.MergeClusters(any_of(s, "cluster", w.first).id, any_of(s, "cluster", w.second).id),
    lambda w, s, n: i.OpenVote(n, _session(w), w.text, _count(w)),
    lambda w, s, n: i.CountVoters(any_of(s, "vote", w.first).id, _count(w)),
    lambda w, s, n: i.CountDots(any_of(s, "vote", w.first).id, _target(w, s), _count(w)),
    lambda w, s, n: i.CountHeads(SESSIONS[w.first % 4], ("Ehrenamt", "Verwaltung")[w.first % 2], _count(w)),
    lambda w, s, n: i.WriteNote(n, SESSIONS[w.first % 4], ("note", "decision", "dissent")[w.first % 3], w.text, w.text),
    lambda w, s, n: i.RewordNote(any_of(s, "note", w.first).id, w.text, w.text),
    lambda w, s, n: i.AgreeTask(n, SESSIONS[w.first % 4], w.text, "Amt", "morgen"),
    lambda w, s, n: i.RewordTask(any_of(s, "task", w.first).id, w.text, w.text),
    lambda w, s, n: i.AddAttachment(n, SESSIONS[w.first % 4], "ab" * 32, "jpg", w.text),
    lambda w, s, n: i.AdjustSession(_session(w), room=w.text, moderators=(w.text,), start="09:30", minutes=45),
    lambda w, s, n: i.AdjustSession(f"X{w.first % 2}", title=w.text, phases=(Phase("Sammeln", 20),)),
    lambda w, s, n: i.MoveClock(_session(w), {"started": NOON, "ended": NOON + 9 if w.first > 4 else None}),
    lambda w, s, n: (i.CloseSession, i.ReopenSession)[w.first % 2](_session(w)),
    lambda w, s, n: (i.Withdraw, i.Restore)[w.first % 2]((_anything(w, s),)),
    lambda w, s, n: i.Redact(_anything(w, s)),
    lambda w, s, n: _settle(w, s),
    lambda w, s, n: _plan(w, s),
    lambda w, s, n: r.Judge(_ideas(w, s), STATES[w.first % len(STATES)], w.text),
    lambda w, s, n: r.Assign(_ideas(w, s), w.text),
    lambda w, s, n: i.Redact(_idea(w, s), ("reason", "reviewer")),
    lambda w, s, n: r.Join(n, _ideas(w, s), w.text if w.first % 2 else ""),
    lambda w, s, n: r.Join(any_of(s, "joint", w.first).id, _ideas(w, s)),
    lambda w, s, n: r.Split(_ideas(w, s)),
    lambda w, s, n: r.RewordJoint(any_of(s, "joint", w.first).id, w.text),
    lambda w, s, n: r.Judge((any_of(s, "joint", w.first).id,), STATES[w.second % len(STATES)], w.text),
    lambda w, s, n: r.CreateTheme(n, w.text, subjects=_ideas(w, s)),
    lambda w, s, n: r.SetTheme(_ideas(w, s), None if w.second == 0 else any_of(s, "theme", w.second).id),
    lambda w, s, n: r.CreateMeasure(n, {"title": w.text}, _ideas(w, s)),
    lambda w, s, n: (i.Withdraw, i.Restore)[w.second % 2]((any_of(s, ("joint", "theme")[w.first % 2], 0).id,)),
)


def shown(state: State) -> dict[str, object]:
    """Everything that people are shown of a state: what undo must bring back."""
    from facilitator.conference.views import ideas_of, planned_session, session_result

    there: dict[str, object] = {"plan": plan_of(state)}
    for session in (*SESSIONS, "X0", "X1"):
        try:
            planned_session(state, session)
        except KeyError:
            continue
        there[session] = session_result(state, session, ""), ideas_of(state, session)
    hidden = (s for s in state.of("attachment") if not s.withdrawn)
    return there | {"photos": [(s.id, s.get("sha256"), s.get("caption")) for s in hidden]}
