"""Undo and redo: computed from the events themselves, so that they outlive a crash and a merge.

A step is what one command did. Undoing it appends inverse events; nothing is ever taken out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from facilitator.conference.errors import Refusal
from facilitator.conference.events import Draft, Event, Ref
from facilitator.conference.kinds import KINDS, FieldType
from facilitator.conference.state import Register, State, Subject

LASTING = frozenset({"PlanIssued", "Redacted", "ClockMoved"})
"""Kinds that undo passes by: plans have revisions, redaction is for good, the clock has actions of its own."""

HIDDEN_ON_UNDO = frozenset(
    {"idea", "cluster", "vote", "note", "task", "attachment", "confirmation"}
    | {"joint", "apart", "theme", "pillar", "measure", "source", "comment"}
)
"""Types whose creation is undone by hiding them; the others (counts, the session) get their old value back."""
KEYS = frozenset({"vote", "target", "group", "session"})
"""Fields of a creating event that say what a count is about; they never change."""
EMPTY: dict[FieldType, Any] = {
    "text": "",
    "optional text": None,
    "count": 0,
    "optional count": None,
    "flag": False,
    "words": [],
    "plan": {},
    "phases": [],
    "clock": {},
}


@dataclass(frozen=True, slots=True)
class Step:
    """What one command did: its events in their order, all of one journal."""

    events: tuple[Event, ...]

    @property
    def ref(self) -> Ref:
        """(journal, number of its first event)."""
        return self.events[0].journal, self.events[0].step

    @property
    def lasting(self) -> bool:
        """Whether it cannot be undone by its nature, or is not known to this version."""
        return any(event.kind in LASTING or event.kind not in KINDS for event in self.events)

    @property
    def erased(self) -> bool:
        """Whether redaction left nothing of it that could be taken back."""
        return all(event.erased and not event.body for event in self.events)


@dataclass(frozen=True, slots=True)
class History:
    """The steps that can be undone and done again now, the next one last."""

    undoable: tuple[Step, ...]
    redoable: tuple[Step, ...]


def history(own: Iterable[Event]) -> History:
    """The history of this laptop's own events, given in the order in which it wrote them: clocks can be set back."""
    undoable: list[Step] = []
    redoable: list[Step] = []
    for step in steps(own):
        first = step.events[0]
        if first.undoes:
            _pull(undoable, first.undoes)
            redoable.append(step)
        elif first.redoes:
            _pull(redoable, first.redoes)
            undoable.append(step)
        elif not step.lasting:
            undoable.append(step)
            redoable.clear()
    return History(*(tuple(step for step in stack if not step.erased) for stack in (undoable, redoable)))


def steps(events: Iterable[Event]) -> list[Step]:
    """Events grouped by the command that made them, in the order given."""
    grouped: dict[Ref, list[Event]] = {}
    for event in events:
        grouped.setdefault((event.journal, event.step), []).append(event)
    return [Step(tuple(group)) for group in grouped.values()]


def _pull(stack: list[Step], ref: Ref) -> None:
    stack[:] = [step for step in stack if step.ref != ref]


def inverse(state: State, step: Step, own: frozenset[str]) -> tuple[Draft, ...]:
    """The drafts that take a step back; ``own`` are this laptop's journals.

    Also how a step is done again: the inverse of the step that undid it. Raises Refusal where somebody else changed
    the same thing since.
    """
    drafts: list[Draft] = []
    for event in reversed(step.events):
        subject = state.subject(event.subject)
        if subject is not None:
            drafts += _inverse(subject, event, own)
    return tuple(drafts)


def _inverse(subject: Subject, event: Event, own: frozenset[str]) -> Sequence[Draft]:
    kind = KINDS[event.kind]
    home = event.session  # not where the subject is now: a step and its undoing belong into one history
    if subject.born == event.stamp and subject.type in HIDDEN_ON_UNDO:
        _untouched(subject, subject.registers, own)
        return [Draft("Withdrawn", home, subject.id, {"withdrawn": True}, subject.heads(["withdrawn"]))]
    fields = [name for name in kind.fields if name in event.body]
    _untouched(subject, fields, own)
    keys = KEYS if kind.creates else frozenset[str]()
    body = {name: _before(subject.registers[name], event, kind.fields[name]) for name in fields if name not in keys}
    kept = {name: event.body[name] for name in fields if name in keys}
    return [Draft(event.kind, home, subject.id, kept | body, subject.heads(body))] if body else []


def _untouched(subject: Subject, fields: Iterable[str], own: frozenset[str]) -> None:
    """Raise Refusal where what a field shows now is somebody else's."""
    for name in fields:
        if any(journal not in own for journal, _ in subject.registers[name].heads):
            raise Refusal("Somebody else has changed it since, so it was not undone: change it by hand if need be.")


def _before(register: Register, event: Event, wanted: FieldType) -> Any:
    """The value that an event replaced: the newest of those it names; where it was unset or erased, the empty one.

    It names edits of all its fields, so among them may be one of this field that had been replaced long before: and
    clocks can be wrong, so that it is the newest.
    """
    named = {ref for ref in event.replaces if ref in register.writes}
    replaced = [register.writes[ref] for ref in named - _older(register, named)]
    value = max(replaced, key=lambda write: write[:2])[2] if replaced else None
    return EMPTY[wanted] if value is None else value


def _older(register: Register, refs: Iterable[Ref]) -> set[Ref]:
    """What these edits of a field replaced, directly or by others."""
    found: set[Ref] = set()
    waiting = list(refs)
    while waiting:
        for ref in register.writes[waiting.pop()][3]:
            if ref in register.writes and ref not in found:
                found.add(ref)
                waiting.append(ref)
    return found
