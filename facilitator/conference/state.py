"""State: what the events add up to. Order of arrival never matters; only which edits knew of which.

Every field of every subject is a register (a multi-value register, see Shapiro et al. 2011, "A comprehensive study of
Convergent and Commutative Replicated Data Types"): an edit names the edits it replaces; those that nobody replaced
are its heads. One head is a value, several with different values are a conflict: the newest is shown, all are kept.
"""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from facilitator.conference.events import Event, Ref
from facilitator.conference.kinds import KINDS, WORDS
from facilitator.conference.plan import Plan
from facilitator.conference.stamps import Stamp

NEWEST_WINS = frozenset({"fields", "clock"})
"""Fields that are never in conflict: of two clocks of one session the one moved last is right."""
JUDGED = frozenset({"idea", "joint"})
"""Types of subject that the office decides on."""


@dataclass(slots=True)
class Register:
    """All edits of one field by event: stamp, hash, value and what each replaced in whatever field.

    ``replaced`` are those that were replaced, ``erased`` those that lost their words.
    """

    writes: dict[Ref, tuple[Stamp, bytes, Any, tuple[Ref, ...]]] = field(default_factory=dict)
    replaced: frozenset[Ref] = frozenset()
    erased: frozenset[Ref] = frozenset()

    @property
    def heads(self) -> tuple[Ref, ...]:
        """The edits that nobody replaced, oldest first."""
        live = [ref for ref in self.writes if ref not in self.replaced]
        return tuple(sorted(live, key=lambda ref: (self.writes[ref][0], ref[1])))

    @property
    def value(self) -> Any:
        """What is shown: the newest head's value."""
        if len(self.writes) == 1 and not self.replaced:
            return next(iter(self.writes.values()))[2]
        heads = self.heads
        return self.writes[heads[-1]][2] if heads else None

    @property
    def rivals(self) -> tuple[Any, ...]:
        """The different values of a conflict, newest first; empty where there is none."""
        if len(self.writes) == 1:
            return ()
        values: list[Any] = []
        for ref in reversed(self.heads):
            if (value := self.writes[ref][2]) not in values:
                values.append(value)
        return tuple(values) if len(values) > 1 else ()


@dataclass(slots=True)
class Subject:
    """A thing that events are about. ``type`` is None until the event that created it has come.

    ``birth`` is that event's place in the order of all, ``changed`` the newest wall time of an event about it.
    """

    id: str
    type: str | None = None
    birth: tuple[Stamp, int, bytes] | None = None
    device: str = ""
    home: str = ""
    changed: int = 0
    registers: dict[str, Register] = field(default_factory=dict)
    view: object = field(default=None, compare=False, repr=False)
    """What ``views`` made of it, until the next event: lists show thousands of subjects after each change of one."""

    def get(self, name: str, default: Any = None) -> Any:
        """A field's value as shown, or ``default`` where it is unset or None."""
        register = self.registers.get(name)
        if register is None:
            return default
        value = register.value
        return default if value is None else value

    @property
    def born(self) -> Stamp | None:
        """The stamp of the event that created it."""
        return self.birth[0] if self.birth else None

    @property
    def withdrawn(self) -> bool:
        """Whether it is hidden."""
        return bool(self.get("withdrawn", False))

    @property
    def erased(self) -> frozenset[str]:
        """The fields that redactions erased; some may have got other words since."""
        register = self.registers.get("fields")
        if register is None:
            return frozenset()
        return WORDS.intersection(name for _, _, names, _ in register.writes.values() for name in names)

    @property
    def conflicts(self) -> tuple[str, ...]:
        """The names of fields that were changed independently to different values."""
        return tuple(sorted(n for n, r in self.registers.items() if n not in NEWEST_WINS and r.rivals))

    def heads(self, names: Collection[str]) -> tuple[Ref, ...]:
        """The edits that an edit of these fields now would replace.

        Those without words are among them: by naming them it says that it knows why they lost them. And an edit of
        words names every redaction: by that alone it is seen what was written knowingly (``conference/redaction.py``).
        """
        registers = [register for name in names if (register := self.registers.get(name))]
        found = (ref for r in registers for ref in (*r.heads, *sorted(r.erased - r.replaced)))
        redactions = self.registers.get("fields")
        if redactions is None or WORDS.isdisjoint(names):
            return tuple(dict.fromkeys(found))
        return tuple(dict.fromkeys((*found, *sorted(redactions.writes))))


OF_OFFICE = frozenset({"reason", "reviewer"})
"""What the office writes about an idea: no part of the idea's own wording."""


def spoken(kind: str | None, fields: frozenset[str]) -> frozenset[str]:
    """Of some fields of a type of subject, those that are not what the office writes about it."""
    return fields - OF_OFFICE if kind in JUDGED else fields


def wording(subject: Subject) -> str:
    """Names the edits that a subject's words come from; other words have another name."""
    words = sorted(spoken(subject.type, WORDS) & subject.registers.keys())
    return " ".join(f"{journal}/{number}" for journal, number in sorted(subject.heads(words)))


@dataclass(frozen=True, slots=True)
class Change:
    """What one event changed: the subject and the names of its fields."""

    subject: str
    type: str | None
    fields: tuple[str, ...]


class State:
    """The subjects that some events add up to. ``fold`` alone changes it."""

    def __init__(self, events: Iterable[Event] = ()) -> None:
        self.subjects: dict[str, Subject] = {}
        self.highest: dict[str, int] = {}
        """The highest card number of each session, so that the next one is known at once."""
        self.plans: dict[int, tuple[object, Plan]] = {}
        """Plans that were parsed already, by the identity of the JSON beside them."""
        for event in events:
            fold(self, event)

    def subject(self, ident: str) -> Subject | None:
        """The subject, if the event that created it has come."""
        found = self.subjects.get(ident)
        return found if found and found.type else None

    def of(self, kind: str) -> Iterator[Subject]:
        """All subjects of a type in the order of their creation, withdrawn ones too."""
        found = [s for s in self.subjects.values() if s.type == kind]
        return iter(sorted(found, key=lambda s: (s.born or Stamp(0, 0, ""), s.id)))


def fold(state: State, event: Event) -> Change:
    """Add one event. The same events give the same state in whatever order and however often they come."""
    subject = state.subjects.get(event.subject)
    if subject is None:
        subject = state.subjects[event.subject] = Subject(event.subject)
    fields = add(subject, event)
    if event.kind == "IdeaCaptured":
        session, number = event.body.get("session", event.session), event.body.get("number", 0)
        state.highest[session] = max(number, state.highest.get(session, 0))
    return Change(event.subject, subject.type, fields)


def add(subject: Subject, event: Event) -> tuple[str, ...]:
    """Let an event act on its subject; returns the names of the fields it set. Unknown kinds set nothing."""
    kind = KINDS.get(event.kind)
    if kind is None:
        return ()
    subject.view = None
    order = event.order
    if kind.creates and (subject.birth is None or order < subject.birth):
        subject.type, subject.birth = kind.subject, order
        subject.device, subject.home = event.device, event.session
    subject.changed = max(subject.changed, event.wall)
    ref = event.ref
    values = _values(event, kind.fields)
    for name, value in values.items():
        register = subject.registers.get(name)
        if register is None:
            register = subject.registers[name] = Register()
        if event.replaces:
            register.replaced = register.replaced.union(event.replaces)
        known = register.writes.get(ref)
        if known is None or event.digest > known[1]:  # a fork: both are kept as events, one of them is shown
            register.writes[ref] = (order[0], event.digest, value, event.replaces)
    for name in event.erased:  # it sets nothing any more, but what it replaced stays replaced
        register = subject.registers.setdefault(name, Register())
        register.erased |= {ref}
        register.replaced = register.replaced.union(event.replaces)
    return tuple(values)


def _values(event: Event, known: Container[str]) -> dict[str, Any]:
    """The fields an event sets. A redaction sets what it erases to None, and says which fields those were."""
    values = {name: value for name, value in event.body.items() if name in known}
    if event.kind == "Redacted":
        values |= dict.fromkeys(WORDS.intersection(values.get("fields", ())))
    return values
