"""Commands on what a session's protocol holds beside its ideas: votes, headcount, notes, decisions, tasks, photos."""

from __future__ import annotations

import hashlib

from facilitator.conference import intents
from facilitator.conference.commands.writing import (
    Drafts,
    clean,
    decide,
    existing,
    home_of,
    plan_of,
    session_there,
    words,
    write,
)
from facilitator.conference.errors import Refusal
from facilitator.conference.state import State

NOTE_SORTS = ("note", "decision", "dissent")


@decide.register
def open_vote(intent: intents.OpenVote, state: State) -> Drafts:
    """A counting of dots begins."""
    session = session_there(state, intent.session)
    _whole(intent.dots_each)
    opened = write(
        state, "VoteOpened", intent.id, session, session=session, title=clean(intent.title), dots_each=intent.dots_each
    )
    if intent.voters is None:
        return opened
    return opened + write(state, "VotersCounted", intent.id, session, voters=_whole(intent.voters))


@decide.register
def count_voters(intent: intents.CountVoters, state: State) -> Drafts:
    """How many people put dots."""
    vote = existing(state, intent.vote, "vote")
    return write(state, "VotersCounted", vote.id, home_of(vote), voters=_whole(intent.voters))


@decide.register
def count_dots(intent: intents.CountDots, state: State) -> Drafts:
    """The dots on a card or a cluster of the vote's own session."""
    vote = existing(state, intent.vote, "vote")
    target = state.subject(intent.target)
    if target is None or target.type not in ("idea", "cluster"):
        raise Refusal("It is not there any more, so nothing was changed: choose it anew from the list.")
    ident = f"dots:{vote.id}:{target.id}"
    if intent.dots is None and state.subject(ident) is None:
        return ()
    return write(state, "DotsCounted", ident, home_of(vote), vote=vote.id, target=target.id, dots=_whole(intent.dots))


@decide.register
def count_heads(intent: intents.CountHeads, state: State) -> Drafts:
    """How many people of a group are there; no names."""
    session, group = session_there(state, intent.session), words(intent.group)
    # Two laptops must count the same group under the same id, and the id must not tell a name typed there by accident.
    named = f"{plan_of(state).id}\n{session}\n{group}"
    ident = f"heads:{hashlib.sha256(named.encode()).hexdigest()}"
    if intent.people is None and state.subject(ident) is None:
        return ()
    return write(state, "HeadsCounted", ident, session, session=session, group=group, people=_whole(intent.people))


@decide.register
def write_note(intent: intents.WriteNote, state: State) -> Drafts:
    """A note, decision or dissent."""
    session = session_there(state, intent.session)
    if intent.sort not in NOTE_SORTS:
        raise Refusal("A line of the protocol is a note, a decision or a dissent, so this was not saved.")
    reason = clean(intent.reason)
    return write(
        state,
        "NoteWritten",
        intent.id,
        session,
        session=session,
        sort=intent.sort,
        text=words(intent.text),
        reason=reason,
    )


@decide.register
def reword_note(intent: intents.RewordNote, state: State) -> Drafts:
    """Other words for a line of the protocol."""
    note = existing(state, intent.note, "note")
    return write(state, "NoteReworded", note.id, home_of(note), text=words(intent.text), reason=clean(intent.reason))


@decide.register
def agree_task(intent: intents.AgreeTask, state: State) -> Drafts:
    """Who does what until when; owner and date may come later."""
    session = session_there(state, intent.session)
    who, until = clean(intent.who), clean(intent.until)
    return write(
        state, "TaskAgreed", intent.id, session, session=session, what=words(intent.what), who=who, until=until
    )


@decide.register
def reword_task(intent: intents.RewordTask, state: State) -> Drafts:
    """Other words, owner or date."""
    task = existing(state, intent.task, "task")
    who, until = clean(intent.who), clean(intent.until)
    return write(state, "TaskReworded", task.id, home_of(task), what=words(intent.what), who=who, until=until)


@decide.register
def add_attachment(intent: intents.AddAttachment, state: State) -> Drafts:
    """A photo of the session."""
    session = session_there(state, intent.session)
    return write(
        state,
        "AttachmentAdded",
        intent.id,
        session,
        session=session,
        sha256=intent.sha256,
        extension=intent.extension,
        caption=clean(intent.caption),
    )


def _whole(number: int | None) -> int | None:
    if number is not None and not 0 <= number <= 100_000:
        raise Refusal("Only whole numbers from 0 to 100,000 can be counted, so nothing was changed.")
    return number
