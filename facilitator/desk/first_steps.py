"""What undo and redo would do next, called as it was done at first."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from facilitator.conference.events import Event, Ref
from facilitator.conference.history import History, Step, steps
from facilitator.desk.snapshots import Steps


def as_at_first(found: History, own: Sequence[Event]) -> Steps:
    """The steps on top, before they were undone, done again, undone …; ``own`` are the events that they are among."""

    def by_ref(ref: Ref) -> Step:
        return next(step for step in steps(own) if step.ref == ref)

    return Steps(_first(found.undoable, by_ref), _first(found.redoable, by_ref))


def _first(stack: tuple[Step, ...], by_ref: Callable[[Ref], Step]) -> Step | None:
    step = stack[-1] if stack else None
    while step and (ref := step.events[0].undoes or step.events[0].redoes):
        step = by_ref(ref)
    return step
