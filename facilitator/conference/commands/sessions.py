"""Commands on the plan and on sessions as a whole, and those that any subject knows."""

from __future__ import annotations

import re
from dataclasses import asdict, replace
from typing import Any

from facilitator.conference import intents
from facilitator.conference.commands.writing import (
    PLAN,
    REVIEW,
    SESSION,
    Drafts,
    clean,
    cleaned,
    decide,
    home_of,
    plan_of,
    session_known,
    session_there,
    write,
)
from facilitator.conference.errors import Refusal
from facilitator.conference.events import Draft
from facilitator.conference.kinds import KINDS, erasable, fits, setter
from facilitator.conference.plan import plan_from_json, plan_to_json
from facilitator.conference.state import State, Subject, spoken, wording


@decide.register
def issue_plan(intent: intents.IssuePlan, state: State) -> Drafts:
    """A plan, or its next revision; a plan that says the same is no revision."""
    plan = plan_from_json(cleaned(plan_to_json(intent.plan)))
    if state.subject(PLAN) is not None:
        old = plan_of(state)
        if old.id != plan.id:
            raise Refusal(
                "This plan belongs to another conference ({title}), so the one in force stays: open it in a record of"
                " its own.",
                title=plan.title,
            )
        if replace(plan, revision=old.revision) == old:
            return ()
        plan = replace(plan, revision=old.revision + 1)
    return write(state, "PlanIssued", PLAN, "", plan=plan_to_json(plan))


SESSION_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]{0,39}")
"""It stands in file names and lists."""


@decide.register
def adjust(intent: intents.AdjustSession, state: State) -> Drafts:
    """What is different on the spot; also how an unplanned session comes to be."""
    plan_of(state)
    if not session_known(state, intent.session) and not clean(intent.title or ""):
        raise Refusal("A session that is not in the plan needs a title: nothing was added.")
    if not SESSION_ID.fullmatch(intent.session) or intent.session == REVIEW:
        raise Refusal("A session's short name is letters, digits, dots and hyphens, as in W8R1: nothing was added.")
    fields: dict[str, Any] = {
        name: getattr(intent, name)
        for name in ("title", "room", "moderators", "start", "minutes")
        if getattr(intent, name) is not None
    }
    if intent.phases is not None:
        fields["phases"] = [asdict(phase) for phase in intent.phases]
    return write(state, "SessionAdjusted", f"{SESSION}{intent.session}", intent.session, **fields)


@decide.register
def move_clock(intent: intents.MoveClock, state: State) -> Drafts:
    """The clock after an action on it; the newest is in force."""
    session = session_there(state, intent.session)
    return write(state, "ClockMoved", f"{SESSION}{session}", session, clock=dict(intent.clock))


@decide.register
def close(intent: intents.CloseSession, state: State) -> Drafts:
    """The session is over; late cards are still taken."""
    session = session_there(state, intent.session)
    return write(state, "SessionClosed", f"{SESSION}{session}", session, closed=True)


@decide.register
def reopen(intent: intents.ReopenSession, state: State) -> Drafts:
    """The session goes on."""
    session = session_there(state, intent.session)
    return write(state, "SessionClosed", f"{SESSION}{session}", session, closed=False)


@decide.register
def withdraw(intent: intents.Withdraw, state: State) -> Drafts:
    """Hide; nothing is erased, and it can be shown again."""
    return _shown(state, intent.subjects, withdrawn=True)


@decide.register
def restore(intent: intents.Restore, state: State) -> Drafts:
    """Show again."""
    return _shown(state, intent.subjects, withdrawn=False)


@decide.register
def keep_wording(intent: intents.KeepWording, state: State) -> Drafts:
    """The words may stay, as they are now; other words will be looked at anew."""
    subject = _any(state, intent.subject)
    return write(state, "WordingKept", subject.id, home_of(subject), kept=wording(subject))


@decide.register
def redact(intent: intents.Redact, state: State) -> Drafts:
    """Erase words for good. What can be erased depends on the type of subject; the office's reasons are named."""
    subject = _any(state, intent.subject)
    possible = erasable(subject.type or "")
    fields = frozenset(intent.fields) or spoken(subject.type, possible)
    if not fields or not fields <= possible:
        raise Refusal("There are no words to erase here, so nothing was changed.")
    already = subject.erased >= fields and not any(subject.get(name) for name in fields)
    if already:
        return ()
    heads = subject.heads([*sorted(fields), "fields"])
    return (Draft("Redacted", home_of(subject), subject.id, {"fields": sorted(fields)}, heads),)


@decide.register
def settle(intent: intents.Settle, state: State) -> Drafts:
    """End a conflict by an edit that replaces all its sides.

    Undoing that leaves one value, without a conflict: so what was a side once may be chosen then, too.
    """
    subject = _any(state, intent.subject)
    if intent.field not in subject.conflicts and not _was(subject, intent.field, intent.value):
        raise Refusal("There is no conflict here any more, so nothing was changed.")
    kind = setter(subject.type or "", intent.field)
    if not fits(intent.value, KINDS[kind].fields[intent.field]):
        raise Refusal("This is no value for it, so the conflict stays: choose one of those shown.")
    return write(state, kind, subject.id, home_of(subject), **{intent.field: intent.value})


def _was(subject: Subject, field: str, value: Any) -> bool:
    """Whether somebody set a field to this value, and no redaction took it away."""
    register = subject.registers.get(field)
    return register is not None and any(write[2] == value for write in register.writes.values())


def _shown(state: State, subjects: tuple[str, ...], **field: bool) -> Drafts:
    drafts: Drafts = ()
    for ident in dict.fromkeys(subjects):
        subject = _any(state, ident)
        drafts += write(state, "Withdrawn", ident, home_of(subject), **field)
    return drafts


def _any(state: State, ident: str) -> Subject:
    subject = state.subject(ident)
    if subject is None:
        raise Refusal("It is not there any more, so nothing was changed: choose it anew from the list.")
    return subject
