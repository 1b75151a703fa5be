"""From the entries of a plan source to a plan: every value checked, every fault kept with its place."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TypeVar

from facilitator.conference.plan import (
    DEFAULT_KINDS,
    DEFAULT_PHASES,
    Kind,
    Phase,
    Plan,
    Round,
    SessionChange,
    Workshop,
    session_id,
)
from facilitator.exchange.faults import Fault
from facilitator.exchange.plan_entries import ROUNDS, WORKSHOPS, Cell, Entry, Section, Source
from facilitator.exchange.plan_fields import Fields, unplanned
from facilitator.exchange.plan_values import TypedValues
from facilitator.exchange.words import same

T = TypeVar("T")

UNREADABLE = 0
"""Stands for the number of a workshop or round that could not be read."""


def check(source: Source, values: TypedValues) -> Plan:
    """The plan that a source means. Faults are added to ``source.faults``; after any, the plan is not to be used."""
    return _Check(source, values).plan()


def conference_id(title: str, date: str) -> str:
    """The id of a conference that names none: 24 hex digits of the SHA-256 of its title, without case, and date."""
    normal = f"{' '.join(same(title).split())}\n{date}"
    return hashlib.sha256(normal.encode()).hexdigest()[:24]


class _Check:
    """One checking. Where a value has a fault, a stand-in takes its place, so that the rest can be looked at too."""

    def __init__(self, source: Source, values: TypedValues) -> None:
        self._source = source
        self._values = values
        self._fields = Fields(values)

    def plan(self) -> Plan:
        plan = Plan(
            id="",
            title="",
            date="",
            workshops=self._workshops(),
            rounds=self._rounds(),
            phases=tuple(map(self._phase, self._source.phases)) or DEFAULT_PHASES,
            kinds=self._kinds() or DEFAULT_KINDS,
        )
        plan = replace(plan, changes=self._changes(plan))
        return plan if self._source.conference is None else self._with_conference(plan, self._source.conference)

    def _with_conference(self, plan: Plan, entry: Entry) -> Plan:
        text = self._values.text
        title = self._needed(entry, "title", text, "")
        date = self._needed(entry, "date", self._values.date, "")
        return replace(
            plan,
            id=self._given(entry, "id", text, "") or conference_id(title, date),
            title=title,
            date=date,
            venue=self._given(entry, "venue", text, ""),
            organiser=self._given(entry, "organiser", text, ""),
            website=self._given(entry, "website", text, ""),
            languages=self._given(entry, "languages", self._fields.languages, ()) or plan.languages,
            retention_days=self._given(entry, "retention_days", self._fields.retention_days, plan.retention_days),
            groups=self._given(entry, "groups", self._values.texts, ()),
            seal_to=self._given(entry, "seal_to", self._fields.public_keys, ()),
        )

    def _workshops(self) -> tuple[Workshop, ...]:
        entries = self._source.workshops
        workshops = [self._workshop(entry) for entry in entries]
        numbers = [workshop.number for workshop in workshops]
        self._some(entries, WORKSHOPS, "There is no workshop in this plan.")
        self._once(entries, "number", numbers, "Workshop {value} is there twice: give each one its own number.")
        own = self._own_phases(numbers)
        whole = [replace(workshop, phases=tuple(own.get(workshop.number, ()))) for workshop in workshops]
        return tuple(sorted(whole, key=lambda workshop: workshop.number))

    def _workshop(self, entry: Entry) -> Workshop:
        text, texts = self._values.text, self._values.texts
        return Workshop(
            number=self._needed(entry, "number", self._fields.number, UNREADABLE),
            title=self._needed(entry, "title", text, ""),
            question=self._given(entry, "question", text, ""),
            room=self._given(entry, "room", text, ""),
            moderators=self._given(entry, "moderators", texts, ()),
            audience=self._given(entry, "audience", text, ""),
            interpreted=self._given(entry, "interpreted", self._values.yes, None) or False,
        )

    def _own_phases(self, numbers: list[int]) -> dict[int, list[Phase]]:
        """Phases of single workshops by the workshop's number."""
        own: dict[int, list[Phase]] = {}
        for cell, entry in self._source.own_phases:
            number = self._read(cell, self._fields.number, UNREADABLE)
            if number not in (UNREADABLE, *numbers) and _can_be_trusted(numbers):
                self._add(Fault("There is no workshop {number} in this plan.", cell.place, number=number))
            own.setdefault(number, []).append(self._phase(entry))
        return own

    def _rounds(self) -> tuple[Round, ...]:
        entries = self._source.rounds
        rounds = [
            Round(
                number=self._needed(entry, "number", self._fields.number, UNREADABLE),
                start=self._needed(entry, "start", self._values.time, ""),
                minutes=self._needed(entry, "minutes", self._fields.minutes, 1),
            )
            for entry in entries
        ]
        numbers = [turn.number for turn in rounds]
        self._some(entries, ROUNDS, "There is no round in this plan.")
        self._once(entries, "number", numbers, "Round {value} is there twice: give each one its own number.")
        return tuple(sorted(rounds, key=lambda turn: turn.number))

    def _phase(self, entry: Entry) -> Phase:
        kind = self._given(entry, "kind", self._fields.phase_kind, "collect")
        protected = self._given(entry, "protected", self._values.yes, None)
        return Phase(
            title=self._needed(entry, "title", self._values.text, ""),
            minutes=self._needed(entry, "minutes", self._fields.minutes, 1),
            kind=kind,
            protected=kind == "close" if protected is None else protected,
            note=self._given(entry, "note", self._values.text, ""),
        )

    def _changes(self, plan: Plan) -> tuple[SessionChange, ...]:
        entries = self._source.sessions
        changes = [self._change(entry, plan) for entry in entries]
        ids = [change.id for change in changes]
        self._once(entries, "id", ids, "Session {value} is there twice: put both together.")
        return tuple(changes)

    def _change(self, entry: Entry, plan: Plan) -> SessionChange:
        return SessionChange(
            id=self._needed(entry, "id", lambda cell: self._planned(cell, plan), ""),
            room=self._given(entry, "room", self._values.text, ""),
            moderators=self._given(entry, "moderators", self._values.texts, ()),
            start=self._given(entry, "start", self._values.time, ""),
        )

    def _planned(self, cell: Cell, plan: Plan) -> str:
        """The id of a session that is in the plan, as far as that can be said."""
        workshop, turn = self._fields.session_id(cell)
        workshops, rounds = [w.number for w in plan.workshops], [r.number for r in plan.rounds]
        is_there = workshop in workshops and turn in rounds
        if not is_there and _can_be_trusted(workshops) and _can_be_trusted(rounds):
            raise unplanned(workshop, turn, cell)
        return session_id(workshop, turn)

    def _kinds(self) -> tuple[Kind, ...]:
        entries = self._source.kinds
        kinds = tuple(self._kind(entry) for entry in entries)
        message = "“{value}” is there twice: give each kind its own id and label."
        self._once(entries, "id", [kind.id for kind in kinds], message)
        self._once(entries, "label", [kind.label for kind in kinds], message)
        return kinds

    def _kind(self, entry: Entry) -> Kind:
        """A kind of idea; the three usual ones need only say what is different."""
        ident = self._needed(entry, "id", self._fields.kind_id, "")
        usual = next((kind for kind in DEFAULT_KINDS if kind.id == ident), None)
        text = self._values.text
        if usual:
            return Kind(
                id=ident,
                label=self._given(entry, "label", text, usual.label),
                colour=self._given(entry, "colour", self._fields.colour, usual.colour),
                icon=self._given(entry, "icon", text, usual.icon),
            )
        return Kind(
            id=ident,
            label=self._needed(entry, "label", text, ""),
            colour=self._needed(entry, "colour", self._fields.colour, ""),
            icon=self._needed(entry, "icon", text, ""),
        )

    def _given(self, entry: Entry, key: str, convert: Callable[[Cell], T], absent: T) -> T:
        """The value of a key, or ``absent`` where nothing is written or it has a fault."""
        cell = entry.cell(key)
        return absent if cell is None else self._read(cell, convert, absent)

    def _needed(self, entry: Entry, key: str, convert: Callable[[Cell], T], stand_in: T) -> T:
        """The value of a key that must be there; what is missing is a fault."""
        cell = entry.cell(key)
        if cell is None:
            self._add(Fault("“{key}” is missing: fill it in.", entry.place_of(key), key=key))
            return stand_in
        return self._read(cell, convert, stand_in)

    def _read(self, cell: Cell, convert: Callable[[Cell], T], stand_in: T) -> T:
        try:
            if isinstance(cell.value, Fault):
                raise cell.value
            return convert(cell)
        except Fault as fault:
            self._add(fault)
            return stand_in

    def _some(self, entries: list[Entry], section: Section, message: str) -> None:
        if not entries and section in self._source.places:
            self._add(Fault(message, self._source.places[section]))

    def _once(self, entries: list[Entry], key: str, found: Iterable[str | int], message: str) -> None:
        """Each of the values found is there only once; those that could not be read do not count."""
        seen: set[str] = set()
        for entry, value in zip(entries, found, strict=True):
            word = same(str(value))
            if value and word in seen:
                self._add(Fault(message, entry.place_of(key), value=value))
            seen.add(word)

    def _add(self, fault: Fault) -> None:
        self._source.faults.append(fault)


def _can_be_trusted(numbers: list[int]) -> bool:
    """Whether numbers are there and have no fault of their own, from which others would only follow."""
    return bool(numbers) and UNREADABLE not in numbers and len(set(numbers)) == len(numbers)
