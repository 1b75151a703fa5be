"""How the panels of one session get things done: on the record's thread, and said when they fail."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject

from facilitator.conference.errors import Refusal
from facilitator.conference.intents import Intent
from facilitator.desk.cockpit.status import StatusRow
from facilitator.desk.context import Context
from facilitator.desk.keeper import Keeper
from facilitator.session.service import new_id

T = TypeVar("T")


class Doer(QObject):
    """Carries out what the panels of the entered session want. ``status`` shows whether all is on the disk."""

    def __init__(self, context: Context, session: str, status: StatusRow, parent: QObject) -> None:
        super().__init__(parent)
        self.context = context
        self.session = session
        self._status = status

    @property
    def keeper(self) -> Keeper:
        """The worker; call it in jobs only."""
        return self.context.keeper

    def new_id(self) -> str:
        """An id for something new."""
        return new_id(self.context.clock.wall())

    def do(
        self,
        *wanted: Intent,
        then: Callable[[], object] | None = None,
        failed: Callable[[Refusal], object] | None = None,
        box: str = "",
    ) -> None:
        """Carry out commands as one step; ``box`` names the box whose unfinished text they finish."""
        keeper = self.keeper
        self.run(lambda: keeper.do(*wanted, box=box), lambda _: then() if then else None, failed)

    def run(
        self,
        job: Callable[[], T],
        then: Callable[[T], object] | None = None,
        failed: Callable[[Refusal], object] | None = None,
    ) -> None:
        """Do something that changes the session; what went wrong is told to ``failed`` and shown."""

        def done(result: T) -> None:
            self._status.saved()
            if then:
                then(result)

        def lost(refusal: Refusal) -> None:
            if failed:
                failed(refusal)
            self.refuse(refusal)

        self._status.saving()
        self.context.background.run(job, self, done, lost)

    def ask(self, job: Callable[[], T], then: Callable[[T], object]) -> None:
        """Look something up on the record's thread."""
        self.context.background.run(job, self, lambda found: self._given(then, found), self.refuse)

    def _given(self, then: Callable[[T], object], found: T) -> None:
        then(found)

    def note(self, text: str) -> None:
        """Say quietly that something is so."""
        self._status.note(text)

    def refuse(self, refusal: Refusal) -> None:
        """Say that something was not saved, and why."""
        self._status.not_saved()
        self.context.refuse(refusal)
