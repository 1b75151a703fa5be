"""What all commands share: looking things up, refusing, and writing fields so that they name what they replace."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator
from functools import lru_cache, singledispatch
from typing import Any

from facilitator.conference.errors import Refusal
from facilitator.conference.events import Draft
from facilitator.conference.plan import Plan, PlannedSession, plan_from_json
from facilitator.conference.state import State, Subject

Drafts = tuple[Draft, ...]
LONGEST_TEXT = 20_000
PLAN = "plan"
"""The id of the one subject that is the plan."""
SESSION = "session:"
"""How the id of the subject begins that is a session."""
REVIEW = "review"
"""The session of the journals in which the office writes what it decides; no session of a conference may have it."""


@singledispatch
def decide(intent: object, state: State) -> Drafts:
    """The events that an intent means in this state; none where it changes nothing. Raises Refusal."""
    raise TypeError(f"no command for {type(intent).__name__}")


def write(state: State, kind: str, subject: str, home: str, /, **fields: Any) -> Drafts:
    """One event that sets ``fields`` of a subject, naming the edits it replaces; none where all are so already."""
    fields = cleaned(fields)
    known = state.subjects.get(subject)
    if known is None:
        return (Draft(kind, home, subject, fields),)
    changed = {name: value for name, value in fields.items() if _differs(known, name, value)}
    if not changed and known.type:
        return ()
    if not known.type or kind_keeps_whole(kind):
        changed = fields
    return (Draft(kind, home, subject, changed, known.heads(changed)),)


def kind_keeps_whole(kind: str) -> bool:
    """Counts name their target in every event, so that each can be read alone; a decision comes with its reason."""
    return kind in ("DotsCounted", "HeadsCounted", "IdeaConfirmed", "IdeaJudged", "JointJudged")


def _differs(subject: Subject, name: str, value: Any) -> bool:
    register = subject.registers.get(name)
    if register is None:
        return value is not None and value is not False and value != ""
    return bool(register.rivals) or register.value != value


def plan_of(state: State) -> Plan:
    """The plan in force. Raises Refusal where none has come."""
    plan = next(revisions(state), None)
    if plan is None:
        raise Refusal("There is no plan yet, so nothing was changed: open the plan of the conference first.")
    return plan


def revisions(state: State) -> Iterator[Plan]:
    """The plan in force, then all others from the newest to the oldest."""
    subject = state.subject(PLAN)
    register = subject.registers.get("plan") if subject else None
    if register is None or register.value is None:
        return
    yield _parsed(state, register.value)
    for _, _, value, _ in sorted(register.writes.values(), key=lambda write: write[:2], reverse=True):
        if value is not register.value:
            yield _parsed(state, value)


def _parsed(state: State, value: dict[str, Any]) -> Plan:
    """A plan out of its JSON, parsed once: every command asks for it."""
    found = state.plans.get(id(value))
    if found is None or found[0] is not value:
        found = state.plans[id(value)] = (value, _plan_of(json.dumps(value)))
    return found[1]


@lru_cache(maxsize=8)
def _plan_of(text: str) -> Plan:
    """The plan out of JSON: one after the other, many states hold the same."""
    return plan_from_json(json.loads(text))


def planned(state: State, session: str) -> PlannedSession | None:
    """The session as the plan in force has it, else the newest revision that had it: it may be running by now."""
    return next((found for plan in revisions(state) if (found := plan.session(session))), None)


def existing(state: State, ident: str, kind: str) -> Subject:
    """A subject of this type that is there. Raises Refusal where it is not."""
    subject = state.subject(ident)
    if subject is None or subject.type != kind:
        raise Refusal("It is not there any more, so nothing was changed: choose it anew from the list.")
    return subject


def session_there(state: State, session: str) -> str:
    """The session's id if the plan has it or it was added on the spot. Raises Refusal."""
    plan_of(state)
    if session_known(state, session):
        return session
    raise Refusal("The plan has no session {session}: nothing was changed; choose one of the plan's.", session=session)


def session_known(state: State, session: str) -> bool:
    """Whether a plan has it, or it was added on the spot and that was not undone."""
    own = state.subject(f"{SESSION}{session}")
    added = own is not None and (own.erased or any(own.get(name) for name in ("title", "closed", "clock")))
    return bool(added) or planned(state, session) is not None


def home_of(subject: Subject) -> str:
    """The session that a subject belongs to now."""
    return str(subject.get("session", subject.home))


def clean(text: str) -> str:
    """Text as it is kept: no white space around it, no control characters that no keyboard types, sound Unicode.

    Raises Refusal where it is absurdly long.
    """
    if not text.isprintable():
        kept = "".join(c for c in text if c in "\n\t" or (unicodedata.category(c) != "Cc" and c not in "\ufffe\uffff"))
        text = kept.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    text = text.strip()
    if len(text) > LONGEST_TEXT:
        raise Refusal(
            "The text is longer than {most} characters and was not saved; it is still in the box: make several cards"
            " of it.",
            most=LONGEST_TEXT,
        )
    return text


def cleaned(value: Any) -> Any:
    """A field's value with all its text cleaned, as plain JSON."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, dict):
        return {name: cleaned(part) for name, part in value.items()}
    return [cleaned(part) for part in value] if isinstance(value, list | tuple) else value


def words(text: str) -> str:
    """Cleaned text that says something. Raises Refusal where it is empty or absurdly long."""
    cleaned = clean(text)
    if not cleaned:
        raise Refusal("There is nothing to keep, because the text is empty: type a few words first.")
    return cleaned
