"""Merging with one mechanism broken: each of these must be noticed by the random histories."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

import pytest

from facilitator.conference import history, redaction, stamps, state
from facilitator.conference.commands import writing
from facilitator.conference.events import Draft, Event, Ref, parse, to_line
from facilitator.conference.kinds import KINDS
from facilitator.conference.plan import Plan, plan_from_json
from facilitator.conference.stamps import HybridClock
from facilitator.conference.state import Register, State, Subject
from facilitator.record import Received, Record
from facilitator.record.reading import Reading
from tests.record.histories_model import ids_of

Patch = pytest.MonkeyPatch
Mutant = Callable[[Patch], None]
MUTANTS: dict[str, Mutant] = {}


def mutant(name: str) -> Callable[[Mutant], Mutant]:
    """Put a mutant under its name into the list."""

    def put(change: Mutant) -> Mutant:
        MUTANTS[name] = change
        return change

    return put


def everywhere(patch: Patch, original: object, other: object) -> None:
    """Put another function in the place of one, wherever it was imported to."""
    for name, module in list(sys.modules.items()):
        if name.startswith(("facilitator.", "tests.record.desks")):
            for key in [key for key, value in vars(module).items() if value is original]:
                patch.setattr(module, key, other)


def on_arrival(patch: Patch, change: Callable[[Record, list[Event]], list[Event]]) -> None:
    """Something happens to events before a record takes them in."""
    receive = Record.receive

    def changed(self: Record, events: Iterable[Event], now: int) -> Received:
        return receive(self, change(self, list(events)), now)

    patch.setattr(Record, "receive", changed)


def _known(record: Record) -> dict[Ref, set[str]]:
    found: dict[Ref, set[str]] = {}
    look = record.look
    for journal, number, digest in ids_of(look.lines_of([journal.name for journal in look.journals()])):
        found.setdefault((journal, number), set()).add(digest)
    return found


# Order.


def _heads_by(patch: Patch, order: Callable[[Register, list[Ref]], Iterable[Ref]]) -> None:
    def heads(self: Register) -> tuple[Ref, ...]:
        return tuple(order(self, [ref for ref in self.writes if ref not in self.replaced]))

    patch.setattr(Register, "heads", property(heads))


@mutant("no stamp order: what arrived last wins")
def _(patch: Patch) -> None:
    _heads_by(patch, lambda register, live: live)


@mutant("the journal is left out of the order")
def _(patch: Patch) -> None:
    _heads_by(patch, lambda register, live: sorted(live, key=lambda ref: (register.writes[ref][0][:2], ref[1])))


@mutant("the plan that arrived last is in force")
def _(patch: Patch) -> None:
    def revisions(state: State) -> Iterator[Plan]:
        subject = state.subject("plan")
        writes = list(subject.registers["plan"].writes.values()) if subject else []
        return (plan_from_json(write[2]) for write in reversed(writes))

    everywhere(patch, writing.revisions, revisions)


@mutant("the clock follows every stamp")
def _(patch: Patch) -> None:
    patch.setattr(stamps, "TRUSTED_LEAD", 2**53)


@mutant("the clock goes back with the laptop's")
def _(patch: Patch) -> None:
    def tick(self: HybridClock, now: int) -> tuple[int, int]:
        self._wall, self._tick = now, self._tick + 1
        return self._wall, self._tick

    patch.setattr(HybridClock, "tick", tick)


# Edits.


@mutant("edits replace nothing")
def _(patch: Patch) -> None:
    def heads(self: Subject, names: Iterable[str]) -> tuple[Ref, ...]:
        return ()

    patch.setattr(Subject, "heads", heads)


@mutant("undo replaces nothing")
def _(patch: Patch) -> None:
    original = history.inverse

    def inverse(state: State, step: history.Step, own: frozenset[str]) -> tuple[Draft, ...]:
        return tuple(replace(draft, replaces=()) for draft in original(state, step, own))

    everywhere(patch, original, inverse)


@mutant("what comes before its subject is forgotten")
def _(patch: Patch) -> None:
    original = state.add

    def add(subject: Subject, event: Event) -> tuple[str, ...]:
        waits = subject.type is None and event.kind in KINDS and not KINDS[event.kind].creates
        return () if waits else original(subject, event)

    everywhere(patch, original, add)


# Which events are known.


@mutant("a kind of a later version is left out")
def _(patch: Patch) -> None:
    on_arrival(patch, lambda record, events: [event for event in events if event.kind in KINDS])


@mutant("a fork is dropped")
def _(patch: Patch) -> None:
    def change(record: Record, events: list[Event]) -> list[Event]:
        known = _known(record)
        return [e for e in events if e.ref not in known or e.digest.hex() in known[e.ref]]

    on_arrival(patch, change)


@mutant("of a known journal only higher numbers are taken in")
def _(patch: Patch) -> None:
    def change(record: Record, events: list[Event]) -> list[Event]:
        highest = {journal.name: journal.highest for journal in record.look.journals()}
        return [event for event in events if event.number > highest.get(event.journal, 0)]

    on_arrival(patch, change)


@mutant("a redacted copy is another event")
def _(patch: Patch) -> None:
    def renamed(event: Event) -> Event:
        return parse(to_line(json.loads(event.line) | {"hash": hashlib.sha256(event.line.encode()).hexdigest()}))

    def change(record: Record, events: list[Event]) -> list[Event]:
        return [renamed(event) if event.erased else event for event in events]

    on_arrival(patch, change)


@mutant("a journal goes on when the record is opened again")
def _(patch: Patch) -> None:
    begin = Record.__init__

    def init(self: Record, *args: Any) -> None:
        begin(self, *args)
        self._journals |= {j.session: j.name for j in self.look.journals() if j.name in self.own}

    patch.setattr(Record, "__init__", init)


@mutant("a package lacks what other sessions' journals say of its cards")
def _(patch: Patch) -> None:
    def journals_of(self: Reading, sessions: Sequence[str]) -> list[str]:
        return [journal.name for journal in self.journals() if journal.session in sessions]

    patch.setattr(Reading, "journals_of", journals_of)


# Redaction.


@mutant("a late copy brings redacted words back")
def _(patch: Patch) -> None:
    original = redaction.redact

    def redact(events: Sequence[Event]) -> list[Event]:
        last = max((n for n, event in enumerate(events) if event.kind == "Redacted"), default=len(events))
        return [*original(events)[:last], *events[last:]]

    everywhere(patch, original, redact)


@mutant("a redaction takes only what is older")
def _(patch: Patch) -> None:
    original = redaction.redact

    def redact(events: Sequence[Event]) -> list[Event]:
        latest = max((event.order for event in events if event.kind == "Redacted"), default=None)
        return [
            event if latest and event.order > latest else left
            for event, left in zip(events, original(events), strict=True)
        ]

    everywhere(patch, original, redact)


@mutant("redacted words stay in the file")
def _(patch: Patch) -> None:
    patch.setattr(Record, "erase_remains", lambda self: None)


@mutant("a redacted photo comes back with a package")
def _(patch: Patch) -> None:
    def keep_content(self: Record, content: bytes) -> str:
        digest = hashlib.sha256(content).hexdigest()
        self._db.execute("INSERT OR IGNORE INTO content VALUES (?, ?)", [digest, content])
        return digest

    patch.setattr(Record, "keep_content", keep_content)
