"""The plan of a conference: workshops, rounds, phases and the sessions they make. Frozen; a change is a revision."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields, replace
from functools import cached_property
from typing import Any, Literal, TypeVar, get_args

T = TypeVar("T")

PhaseKind = Literal["welcome", "input", "collect", "cluster", "vote", "close"]
PHASE_KINDS: tuple[str, ...] = get_args(PhaseKind)


@dataclass(frozen=True)
class Phase:
    """One timed part of a session; ``minutes`` as planned, ``note`` is for the moderator's eyes only."""

    title: str
    minutes: int
    kind: str = "collect"
    protected: bool = False
    note: str = ""


@dataclass(frozen=True)
class Workshop:
    """One topic; ``phases`` replace the common ones where given."""

    number: int
    title: str
    question: str = ""
    room: str = ""
    moderators: tuple[str, ...] = ()
    audience: str = ""
    interpreted: bool = False
    phases: tuple[Phase, ...] = ()


@dataclass(frozen=True)
class Round:
    """One time slot in which all workshops run; ``start`` as ``HH:MM``."""

    number: int
    start: str
    minutes: int


@dataclass(frozen=True)
class Kind:
    """A kind of idea: always shown by colour AND icon AND word."""

    id: str
    label: str
    colour: str
    icon: str


@dataclass(frozen=True)
class SessionChange:
    """What the plan says of a single session beside its workshop and round; empty fields change nothing."""

    id: str
    room: str = ""
    moderators: tuple[str, ...] = ()
    start: str = ""


@dataclass(frozen=True)
class PlannedSession:
    """A session with everything resolved: its own values, else the workshop's, else the round's."""

    id: str
    workshop: Workshop
    round: int
    room: str
    moderators: tuple[str, ...]
    start: str
    minutes: int
    phases: tuple[Phase, ...]


MOST_SESSIONS = 10_000

DEFAULT_KINDS = (
    Kind("observation", "Beobachtung", "#2B6CB0", "eye"),
    Kind("question", "Frage", "#B7791F", "question"),
    Kind("suggestion", "Vorschlag", "#2F855A", "bulb"),
)
DEFAULT_PHASES = (
    Phase("Begrüßung", 5, "welcome"),
    Phase("Impuls", 10, "input"),
    Phase("Sammeln", 20, "collect"),
    Phase("Ordnen", 10, "cluster"),
    Phase("Gewichten", 7, "vote"),
    Phase("Abschluss", 8, "close", protected=True),
)


@dataclass(frozen=True)
class Plan:
    """A whole conference as planned. ``languages`` are BCP 47 codes, ``groups`` the headcount groups.

    ``seal_to`` are the office's public keys, to which packages of results are sealed (``age1…``).
    """

    id: str
    title: str
    date: str
    venue: str = ""
    organiser: str = ""
    website: str = ""
    languages: tuple[str, ...] = ("de",)
    retention_days: int = 365
    groups: tuple[str, ...] = ()
    seal_to: tuple[str, ...] = ()
    workshops: tuple[Workshop, ...] = ()
    rounds: tuple[Round, ...] = ()
    phases: tuple[Phase, ...] = DEFAULT_PHASES
    changes: tuple[SessionChange, ...] = ()
    kinds: tuple[Kind, ...] = DEFAULT_KINDS
    revision: int = 1

    @cached_property
    def sessions(self) -> tuple[PlannedSession, ...]:
        """All sessions, workshop by workshop, round by round."""
        changes = {change.id: change for change in self.changes}
        return tuple(
            _planned(self, workshop, turn, changes.get(session_id(workshop.number, turn.number)))
            for workshop in self.workshops
            for turn in self.rounds
        )

    @property
    def has_lone_key(self) -> bool:
        """Whether packages are sealed to one key only: whoever loses that loses them."""
        return len(set(self.seal_to)) == 1

    def session(self, wanted: str) -> PlannedSession | None:
        """The session with this id, or None."""
        return next((s for s in self.sessions if s.id == wanted), None)

    def kind(self, wanted: str) -> Kind | None:
        """The kind with this id, or None."""
        return next((k for k in self.kinds if k.id == wanted), None)


def session_id(workshop: int, turn: int) -> str:
    """``W3R2``: workshop 3 in round 2."""
    return f"W{workshop}R{turn}"


def _planned(plan: Plan, workshop: Workshop, turn: Round, change: SessionChange | None) -> PlannedSession:
    ident = session_id(workshop.number, turn.number)
    own = change or SessionChange(ident)
    return PlannedSession(
        id=ident,
        workshop=workshop,
        round=turn.number,
        room=own.room or workshop.room,
        moderators=own.moderators or workshop.moderators,
        start=own.start or turn.start,
        minutes=turn.minutes,
        phases=workshop.phases or plan.phases,
    )


def plan_to_json(plan: Plan) -> dict[str, Any]:
    """The plan as plain JSON values."""
    return asdict(plan)


def plan_from_json(data: dict[str, Any]) -> Plan:
    """The plan out of ``plan_to_json``; fields that this version does not know are left out."""
    plan = _known(Plan, data)
    return replace(
        plan,
        workshops=tuple(_workshop(w) for w in data.get("workshops", ())),
        rounds=tuple(_known(Round, r) for r in data.get("rounds", ())),
        phases=tuple(_known(Phase, p) for p in data.get("phases", ())),
        changes=tuple(_known(SessionChange, c) for c in data.get("changes", ())),
        kinds=tuple(_known(Kind, k) for k in data.get("kinds", ())),
    )


def _workshop(data: dict[str, Any]) -> Workshop:
    workshop = _known(Workshop, data)
    return replace(workshop, phases=tuple(_known(Phase, p) for p in data.get("phases", ())))


def phases_from_json(data: Iterable[dict[str, Any]]) -> tuple[Phase, ...]:
    """Phases out of plain JSON values."""
    return tuple(_known(Phase, phase) for phase in data)


def is_plan(data: object) -> bool:
    """Whether JSON values from elsewhere make a plan."""
    try:
        if not isinstance(data, dict):
            return False
        plan = plan_from_json(data)
        return len(plan.workshops) * len(plan.rounds) <= MOST_SESSIONS
    except (TypeError, ValueError, AttributeError):
        return False


def is_phase(data: object) -> bool:
    """Whether JSON values from elsewhere make a phase."""
    try:
        return isinstance(data, dict) and bool(_known(Phase, data))
    except (TypeError, ValueError):
        return False


_TYPES: dict[str, type] = {"str": str, "int": int, "bool": bool}


def _known(cls: type[T], data: dict[str, Any]) -> T:
    """An object of the fields that the class knows. Raises TypeError or ValueError where a value is of another type."""
    values = {}
    for known in fields(cls):  # type: ignore[arg-type]  # every caller passes a dataclass
        if known.name not in data:
            continue
        value, wanted = data[known.name], str(known.type)
        if wanted in _TYPES:
            if type(value) is not _TYPES[wanted] or (type(value) is int and not 0 <= value < 2**53):
                raise TypeError(f"{cls.__name__}.{known.name} is no {wanted}")
        elif wanted == "tuple[str, ...]":
            if not (isinstance(value, list | tuple) and all(isinstance(item, str) for item in value)):
                raise TypeError(f"{cls.__name__}.{known.name} holds more than words")
            value = tuple(value)
        values[known.name] = value
    return cls(**values)
