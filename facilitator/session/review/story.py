"""What happened to one thing, event by event; and what was decided differently in two places."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from facilitator.conference.commands.writing import home_of
from facilitator.conference.events import Event, Ref
from facilitator.conference.state import State, Subject
from facilitator.record import Record


@dataclass(frozen=True, slots=True)
class Happening:
    """One event: ``at`` in wall milliseconds UTC, ``by`` the label of the record, ``kind`` as in docs/record.md.

    ``fields`` are those that it set; ``undone`` whether it takes a step back.
    """

    at: int
    by: str
    session: str
    kind: str
    subject: str
    fields: Mapping[str, Any]
    undone: bool


@dataclass(frozen=True, slots=True)
class Rival:
    """One of the values of a conflict, and who set it when; ``said`` is the name of what it is the id of."""

    value: Any
    by: str
    at: int
    said: str = ""


@dataclass(frozen=True, slots=True)
class Clash:
    """A field of a subject that was changed independently to different values, the newest first.

    ``session`` is where the subject belongs, ``said`` how it is worded or called now. End it with
    ``Settle(subject, field, value)``; where ``field`` is ``state`` or ``reason``, with ``Judge``, which sets both.
    """

    subject: str
    type: str
    field: str
    rivals: tuple[Rival, ...]
    session: str = ""
    said: str = ""


POINTING = frozenset({"cluster", "theme", "pillar", "joint", "vote", "target", "idea", "measure", "about", "words_of"})
"""Fields whose values are ids."""
NAMING = ("text", "name", "title", "what", "caption", "group")
"""Fields that say what a thing is called."""


def story(record: Record, subject: str) -> list[Happening]:
    """Everything that happened to a thing, its comments, confirmations and sources included, the oldest first."""
    return [_happening(event) for event in record.events_about([subject, *record.review.told_of(subject)])]


def _happening(event: Event) -> Happening:
    undone = event.undoes is not None
    return Happening(event.wall, event.device, event.session, event.kind, event.subject, event.body, undone)


def clashes(record: Record) -> list[Clash]:
    """All conflicts of the record, of sessions and of the review, each with its sides."""
    disputed = record.look.conflicts
    events = record.events_about(subject for subject, _ in disputed)
    state, by = State(events), {event.ref: event.device for event in events}
    found = [_clash(state, by, subject, field) for subject, field in disputed]
    ids = {rival.value for clash in found if clash.field in POINTING for rival in clash.rivals if rival.value}
    ids |= {joint.get("words_of") for joint in (*state.of("joint"), *record.state_of(ids).of("joint"))} - {None}
    named = record.state_of(ids) if ids else State()
    return [_told(clash, state, named) for clash in found]


def _told(clash: Clash, state: State, named: State) -> Clash:
    """With what all things are called that it is about."""
    said = _called(state.subjects[clash.subject], named)
    return replace(clash, said=said, rivals=tuple(_named(rival, clash, named) for rival in clash.rivals))


def _clash(state: State, by: Mapping[Ref, str], ident: str, field: str) -> Clash:
    subject = state.subjects[ident]
    register = subject.registers[field]
    sides = [Rival(register.writes[ref][2], by[ref], register.writes[ref][0].wall) for ref in reversed(register.heads)]
    newest = [side for place, side in enumerate(sides) if all(side.value != other.value for other in sides[:place])]
    return Clash(ident, subject.type or "", field, tuple(newest), home_of(subject))


def _named(rival: Rival, clash: Clash, named: State) -> Rival:
    subject = named.subject(str(rival.value)) if clash.field in POINTING else None
    return replace(rival, said=_called(subject, named)) if subject else rival


def _called(subject: Subject, named: State) -> str:
    """A joint idea that has no words of its own is called as the idea whose words it has."""
    other = named.subject(subject.get("words_of") or "")
    own = next((str(text) for name in NAMING if (text := subject.get(name))), "")
    return own or (_called(other, State()) if other else "")
