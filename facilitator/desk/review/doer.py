"""How the pages of the office's window get things done: on the record's thread, and said when they fail."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from facilitator.conference.errors import Refusal
from facilitator.conference.intents_review import ReviewIntent
from facilitator.desk.cockpit.status import StatusRow
from facilitator.desk.context import Context
from facilitator.desk.review.keeper import ReviewKeeper
from facilitator.desk.review.review import Review
from facilitator.desk.review.twice.finder import Finder
from facilitator.session.service import new_id

T = TypeVar("T")


class ReviewDoer(QObject):
    """Carries out what the pages want. ``review`` is what they show; ``status`` says whether all is on the disk,
    ``brought`` what the record was made of or opened with: packages, folders of them. ``finder`` looks for what was
    said twice.

    ``go_wanted`` asks for another page by name, and tells it what to show there (for ``look``: a ``Filter``).
    ``went_back`` tells that a step was taken back, or done again, and that this is shown.
    ``views_changed`` brings the saved views, by name.
    """

    go_wanted = Signal(str, object)
    went_back = Signal()
    views_changed = Signal(object)
    counted = Signal(str, int)
    """How much waits on a page, by its name."""

    def __init__(
        self, context: Context, review: Review, status: StatusRow, views: dict[str, str], parent: QObject
    ) -> None:
        super().__init__(parent)
        self.context = context
        self.review = review
        self._status = status
        self.brought: tuple[Path, ...] = ()
        self.finder = Finder(self)
        self._views = views

    @property
    def keeper(self) -> ReviewKeeper:
        """The worker; call it in jobs only."""
        return self.context.kept.review

    @property
    def views(self) -> dict[str, str]:
        """The saved views: filters as text, by the names that people gave them."""
        return dict(self._views)

    def keep_views(self, views: dict[str, str]) -> None:
        """Save these views, on this machine."""
        self._views = dict(views)
        self.views_changed.emit(self.views)

    def new_id(self) -> str:
        """An id for something new."""
        return new_id(self.context.clock.wall())

    def do(
        self,
        *wanted: ReviewIntent,
        then: Callable[[], object] | None = None,
        failed: Callable[[Refusal], object] | None = None,
    ) -> None:
        """Carry out commands as one step; ``then`` is called once it is saved and shown."""
        self.run(lambda: self.keeper.do(*wanted), lambda _: then() if then else None, failed)

    def undo(self) -> None:
        """Take the last step back."""
        self.run(self.keeper.undo, lambda _: self.went_back.emit())

    def redo(self) -> None:
        """Do the step again that was taken back last."""
        self.run(self.keeper.redo, lambda _: self.went_back.emit())

    def run(
        self,
        job: Callable[[], T],
        then: Callable[[T], object] | None = None,
        failed: Callable[[Refusal], object] | None = None,
    ) -> None:
        """Do something that changes the record; what went wrong is told to ``failed`` and shown."""

        def done(result: T) -> None:
            self._status.saved()
            if then:
                then(result)

        def lost(refusal: Refusal) -> None:
            if failed:
                failed(refusal)
            self._status.not_saved()
            self.context.refuse(refusal)

        self._status.saving()
        self.context.background.run(job, self, done, lost)

    def ask(self, job: Callable[[], T], then: Callable[[T], object]) -> None:
        """Look something up on the record's thread."""

        def given(found: T) -> None:
            then(found)

        self.context.background.run(job, self, given, self.context.refuse)

    def note(self, text: str) -> None:
        """Say quietly that something is so."""
        self._status.note(text)
