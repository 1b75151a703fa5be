"""One record at work in one session: do, undo, redo, and telling listeners what changed.

A listener is told only after the change is flushed to the disk.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Protocol

from facilitator.clock import Clock
from facilitator.conference import intents
from facilitator.conference.commands import decide
from facilitator.conference.commands.writing import PLAN, plan_of
from facilitator.conference.errors import Refusal
from facilitator.conference.events import Draft, Event, Ref
from facilitator.conference.history import History, Step, history, inverse
from facilitator.conference.plan import Plan, session_id
from facilitator.conference.results import Idea, SessionResult
from facilitator.conference.state import Change, fold
from facilitator.conference.views import ideas_of, session_result
from facilitator.record import Record, told


class Listener(Protocol):
    """Is told what changed, after it was committed."""

    def __call__(self, changes: tuple[Change, ...], /) -> None: ...


def new_id(wall: int) -> str:
    """A new subject's id: 12 hex digits of time, so that ids sort as they came, and 80 random bits."""
    return f"{wall:012x}{secrets.token_hex(10)}"


class Service:
    """A record with one session entered. Use it from one thread."""

    def __init__(self, record: Record, clock: Clock) -> None:
        self.record = record
        self.clock = clock
        self.session = ""
        self._rounds: list[str] = []
        self.state = record.state(())
        self._listeners: list[Listener] = []
        self._waiting: list[Change] | None = None
        self._own: list[Event] | None = None  # this record's own events of the session, read when first asked for

    @property
    def plan(self) -> Plan | None:
        """The plan in force, None before one has come."""
        return plan_of(self.state) if self.state.subject(PLAN) else None

    @property
    def required_plan(self) -> Plan:
        """The plan in force. Raises Refusal before one has come."""
        return plan_of(self.state)

    def new_id(self) -> str:
        """An id for something new."""
        return new_id(self.clock.wall())

    def enter(self, session: str) -> None:
        """Load a session and the other rounds of its workshop. Raises Refusal where it is not there."""
        plan = self.required_plan
        planned = plan.session(session)
        known = {row.id for row in self.record.look.sessions()}
        if planned is None and session not in known:
            raise Refusal(
                "The plan has no session {session}: nothing was changed; choose one of the plan's.", session=session
            )
        rounds = [session_id(planned.workshop.number, turn.number) for turn in plan.rounds] if planned else [session]
        self.state = self.record.state(rounds)
        self.session, self._rounds, self._own = session, rounds, None

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Be told of changes from now on; returns how to stop it."""
        self._listeners.append(listener)

        def stop() -> None:
            with suppress(ValueError):  # it was stopped before
                self._listeners.remove(listener)

        return stop

    def do(self, intent: intents.Intent, box: str = "") -> tuple[Change, ...]:
        """Carry out a command as one step. ``box`` names the box whose unfinished text it finishes.

        Raises Refusal where it may not be or where it could not be saved; then nothing has changed.
        """
        return self.do_all([intent], box)

    def do_all(self, wanted: Sequence[intents.Intent], box: str = "") -> tuple[Change, ...]:
        """Carry out several commands that do not depend on one another's results, as one step."""
        drafts: tuple[Draft, ...] = ()
        for intent in wanted:
            drafts += decide(intent, self.state)
        return self._commit(drafts, box=box)

    def _commit(
        self, drafts: tuple[Draft, ...], *, box: str = "", undoes: Ref | None = None, redoes: Ref | None = None
    ) -> tuple[Change, ...]:
        place = (self.session, box) if box else None
        redacts = any(draft.kind == "Redacted" for draft in drafts)
        with told(self.record.path), self.record.together():
            if redacts:
                self.record.drop_drafts()  # they may hold the same words
            events = self.record.append(drafts, self.clock.wall(), undoes=undoes, redoes=redoes, box=place)
        changes = tuple(fold(self.state, event) for event in events)
        if self._own is not None:
            self._own += [event for event in events if event.session == self.session]
        if redacts:  # words are gone from older events too
            self._reload()
        self._tell(changes)
        if any(map(_ends_session, events)):
            self._back_up()
        return changes

    def _back_up(self) -> None:
        """A whole copy at the end of each session. The session is closed all the same where there is no room for it."""
        with suppress(Refusal), told(self.record.path):
            self.record.back_up(f"after-{self.session or 'import'}")

    def _reload(self) -> None:
        with told(self.record.path):
            self.state = self.record.state(self._rounds)
        self._own = None

    @contextmanager
    def together(self) -> Iterator[None]:
        """Everything done inside is committed at once, or not at all; listeners are told of it all after that."""
        waiting = self._waiting = []
        try:
            with told(self.record.path), self.record.together():
                yield
        except BaseException:
            self._reload()
            raise
        finally:
            self._waiting = None
        self._tell(tuple(waiting))

    def _tell(self, changes: tuple[Change, ...]) -> None:
        if self._waiting is not None:
            self._waiting.extend(changes)
        elif changes:
            for listener in tuple(self._listeners):
                listener(changes)

    # Undo.

    @property
    def history(self) -> History:
        """What can be undone and done again in this session now."""
        return history(self.own)

    @property
    def own(self) -> Sequence[Event]:
        """This laptop's own events of the session, in the order in which it wrote them; read once."""
        if self._own is None:
            self._own = self.record.own_events(self.session)
        return self._own

    def undo(self) -> Step:
        """Take the last step of this laptop in this session back; returns it. Raises Refusal where that cannot be."""
        steps = self.history.undoable
        if not steps:
            raise Refusal("There is nothing to undo.")
        self._commit(inverse(self.state, steps[-1], self.record.own), undoes=steps[-1].ref)
        return steps[-1]

    def redo(self) -> Step:
        """Do the step again that was undone last; returns it. Raises Refusal where that cannot be."""
        steps = self.history.redoable
        if not steps:
            raise Refusal("There is nothing to do again.")
        self._commit(inverse(self.state, steps[-1], self.record.own), redoes=steps[-1].ref)
        return steps[-1]

    # Looking.

    @property
    def ideas(self) -> tuple[Idea, ...]:
        """The entered session's ideas."""
        return ideas_of(self.state, self.session)

    def result(self) -> SessionResult:
        """The entered session as it stands."""
        return session_result(self.state, self.session, self.record.look.fingerprint(self.session))


def _ends_session(event: Event) -> bool:
    return bool(event.body.get("closed") or event.body.get("clock", {}).get("ended"))
