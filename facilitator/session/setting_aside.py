"""Setting a package aside: what it brought is hidden everywhere, and can be taken back in. Nothing is erased."""

from __future__ import annotations

from facilitator.clock import Clock
from facilitator.conference import intents
from facilitator.conference.commands import decide
from facilitator.conference.errors import Refusal
from facilitator.conference.history import history, inverse
from facilitator.exchange.package import Package
from facilitator.record import Record, told


def set_aside(record: Record, package: Package, clock: Clock) -> int:
    """Hide everything that the package's laptops brought into being; returns how many things.

    It is one step of the review, so that it travels with packages and can be taken back.
    """
    sessions = sorted(package.manifest.ideas)
    with told(record.path):
        state = record.state(sessions)
        journals = {entry.journal for entry in package.manifest.journals if entry.session}
        hidden = tuple(
            subject.id
            for subject in state.subjects.values()
            if subject.born and subject.born.journal in journals and subject.type != "session" and not subject.withdrawn
        )
        events = record.append(decide(intents.Withdraw(hidden), state), clock.wall())
    return len(events)


def take_back_in(record: Record, package: Package, clock: Clock) -> int:
    """Show again what ``set_aside`` hid; returns how many things. Raises Refusal where nothing was set aside."""
    sessions = sorted(package.manifest.ideas)
    journals = {entry.journal for entry in package.manifest.journals}
    with told(record.path):
        for session in sessions:
            for step in reversed(history(record.own_events(session)).undoable):
                state = record.state(sessions)
                subjects = [state.subject(event.subject) for event in step.events]
                ours = all(s is not None and s.born is not None and s.born.journal in journals for s in subjects)
                if ours and all(event.kind == "Withdrawn" for event in step.events):
                    return len(record.append(inverse(state, step, record.own), clock.wall(), undoes=step.ref))
    raise Refusal("This package was not set aside here, so nothing was changed.")
