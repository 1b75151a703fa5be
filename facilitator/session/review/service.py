"""The review at work: do, undo, redo on a central record, and telling listeners which ideas' rows changed.

A central record may hold many thousand ideas: only what a command is about is folded, the table is read from rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, fields, replace
from typing import Protocol

from facilitator.clock import Clock
from facilitator.conference import intents_review as intents
from facilitator.conference.commands import decide
from facilitator.conference.commands.measures import source_id
from facilitator.conference.commands.review import apart_id
from facilitator.conference.commands.writing import PLAN, REVIEW, SESSION, plan_of
from facilitator.conference.errors import Refusal
from facilitator.conference.events import Draft, Event, Ref
from facilitator.conference.history import History, Step, history, inverse, steps
from facilitator.conference.plan import Plan
from facilitator.conference.state import Change, fold
from facilitator.record import Record, told
from facilitator.record.review import ReviewReading
from facilitator.session.service import new_id

_IN_ROWS: dict[str, frozenset[str]] = {
    "theme": frozenset({"withdrawn"}),
    "measure": frozenset({"withdrawn", "number"}),
    "pillar": frozenset(),
    "comment": frozenset(),
}
"""Of these types of subject, the fields that show in the rows of ideas; of all others, every field may."""


@dataclass(frozen=True, slots=True)
class Changed:
    """What a command, an undo or a redo changed. ``ideas`` are those whose rows are to be read anew.

    ``ideas`` is None where everything is: packages came, or words were redacted.
    """

    changes: tuple[Change, ...]
    ideas: tuple[str, ...] | None


class Listener(Protocol):
    """Is told what changed, after it was committed."""

    def __call__(self, changed: Changed, /) -> None: ...


class ReviewService:
    """A record as the office works on it. Use it from one thread.

    All that is done here goes into the review's own journals, whatever it is about: sessions stay as they came.
    """

    def __init__(self, record: Record, clock: Clock) -> None:
        self.record = record
        self.clock = clock
        self._listeners: list[Listener] = []
        self._forget()

    def _forget(self) -> None:
        self.state = self.record.state_of([PLAN, *self.look.frame()])
        self._asked: set[str] = set()
        self._own: list[Event] | None = None

    @property
    def look(self) -> ReviewReading:
        """Everything that can be asked: ideas, joint ideas, themes, measures, comments."""
        return self.record.review

    @property
    def required_plan(self) -> Plan:
        """The plan in force. Raises Refusal before one has come."""
        return plan_of(self.state)

    def new_id(self) -> str:
        """An id for something new."""
        return new_id(self.clock.wall())

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Be told of changes from now on; returns how to stop it."""
        self._listeners.append(listener)

        def stop() -> None:
            with suppress(ValueError):  # it was stopped before
                self._listeners.remove(listener)

        return stop

    def do(self, intent: intents.ReviewIntent) -> Changed:
        """Carry out a command as one step, on however many ideas.

        Raises Refusal where it may not be or where it could not be saved; then nothing has changed.
        """
        return self.do_all([intent])

    def do_all(self, wanted: Sequence[intents.ReviewIntent]) -> Changed:
        """Carry out several commands that do not depend on one another's results, as one step."""
        return self._commit(tuple(draft for intent in wanted for draft in self.drafts(intent)))

    def drafts(self, intent: intents.ReviewIntent) -> tuple[Draft, ...]:
        """What a command would write now, nothing where all is so already. Raises Refusal where it may not be."""
        self._know(mentioned(intent))
        return decide(intent, self.state)

    def _commit(self, drafts: tuple[Draft, ...], *, undoes: Ref | None = None, redoes: Ref | None = None) -> Changed:
        redacts = any(draft.kind == "Redacted" for draft in drafts)
        subjects = [draft.subject for draft in drafts if _shows(self._type(draft), draft)]
        before = self.look.reached(subjects)
        with told(self.record.path):
            if redacts:
                self.record.drop_drafts()  # they may hold the same words
            events = self.record.append(
                [replace(draft, session=REVIEW) for draft in drafts], self.clock.wall(), undoes=undoes, redoes=redoes
            )
        changes = tuple(fold(self.state, event) for event in events)
        if self._own is not None:
            self._own += events
        if redacts:  # words are gone from older events too
            self._forget()
        ideas = None if redacts else tuple(dict.fromkeys((*before, *self.look.reached(subjects))))
        changed = Changed(changes, ideas)
        if changes:
            self._tell(changed)
        return changed

    def _type(self, draft: Draft) -> str:
        subject = self.state.subject(draft.subject)
        return (subject.type if subject else None) or ""

    def reload(self) -> None:
        """Packages came into the record: look at everything anew, and tell the listeners so."""
        self._forget()
        self._tell(Changed((), None))

    def _tell(self, changed: Changed) -> None:
        for listener in tuple(self._listeners):
            listener(changed)

    def _know(self, idents: Iterable[str]) -> None:
        """Fold what is known of these subjects, once."""
        new = [ident for ident in dict.fromkeys(idents) if ident not in self._asked]
        self._asked.update(new)
        with told(self.record.path):
            for event in self.record.events_about(ident for ident in new if ident not in self.state.subjects):
                fold(self.state, event)

    # Undo.

    @property
    def history(self) -> History:
        """What can be undone and done again now. Each step has a name: ``session.step_names``."""
        return history(self.own)

    @property
    def own(self) -> Sequence[Event]:
        """What this record itself did in the review, in its order."""
        if self._own is None:
            self._own = self.record.own_events(REVIEW)
        return self._own

    @property
    def next_undo(self) -> Step | None:
        """The step that ``undo`` takes back."""
        return next(reversed(self.history.undoable), None)

    @property
    def next_redo(self) -> Step | None:
        """The step that ``redo`` does again, as it was before it was taken back."""
        undoing = next(reversed(self.history.redoable), None)
        if undoing is None:
            return None
        return next(step for step in steps(self._own or ()) if step.ref == undoing.events[0].undoes)

    def undo(self) -> Step:
        """Take the last step of this record's review back; returns it. Raises Refusal where that cannot be."""
        step = self.next_undo
        if step is None:
            raise Refusal("There is nothing to undo.")
        self._commit(self._inverse(step), undoes=step.ref)
        return step

    def redo(self) -> Step:
        """Do the step again that was undone last; returns it as it was. Raises Refusal where that cannot be."""
        step = self.next_redo
        if step is None:
            raise Refusal("There is nothing to do again.")
        undoing = self.history.redoable[-1]
        self._commit(self._inverse(undoing), redoes=undoing.ref)
        return step

    def _inverse(self, step: Step) -> tuple[Draft, ...]:
        self._know(event.subject for event in step.events)
        return inverse(self.state, step, self.record.own)


def _shows(kind: str, draft: Draft) -> bool:
    """Whether what happens to a thing can be seen in the rows of ideas."""
    return kind not in _IN_ROWS or not _IN_ROWS[kind].isdisjoint(draft.body)


def mentioned(intent: intents.ReviewIntent) -> Iterator[str]:
    """The ids of all that a command may be about; any of its words could be one."""
    values = [getattr(intent, field.name) for field in fields(intent)]
    words = [value for value in values if isinstance(value, str)]
    words += [word for value in values if isinstance(value, tuple) for word in value if isinstance(word, str)]
    yield from words
    yield from (f"{SESSION}{word}" for word in words)
    match intent:
        case intents.KeepApart(ideas) | intents.AllowTogether(ideas):
            yield apart_id(ideas)
        case intents.NameSources(measure, targets) | intents.DropSources(measure, targets):
            yield from (source_id(measure, target) for target in targets)
        case _:
            return
