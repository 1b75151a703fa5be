"""Looks for ideas said twice: beside the record's thread and the window's, after each merge and each change.

What compares takes a while to load, so that it is loaded beside the window too.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from time import monotonic, sleep
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from facilitator.conference.errors import Refusal
from facilitator.desk.handout.offers import Watched
from facilitator.desk.review.snapshots import ReviewNews

if TYPE_CHECKING:
    from facilitator.desk.review.doer import ReviewDoer
    from facilitator.grouping import Apart
    from facilitator.session.grouping import Suggesting, Suggestion

SOON = 250
"""Milliseconds after a change: what is merged or decided is painted before anything is compared."""


BEAT, LATE = 6, 0.012
"""Milliseconds between two signs of life of the window, and after how many seconds without one it is busy."""


MANY = 1_000
"""Ideas from which on comparing takes long enough for a process of its own."""


class Polite(Watched):
    """Lets the window go first: while it is painting or does anything else, comparing waits."""

    def __init__(self, tell: Callable[[int], object]) -> None:
        super().__init__(tell)
        self._heard = monotonic()

    def hear(self) -> None:
        """The window is alive and has nothing to do."""
        self._heard = monotonic()

    def __call__(self, done: int, total: int) -> None:
        super().__call__(done, total)
        while monotonic() - self._heard > LATE and not self.cancelled:
            sleep(LATE / 4)


@dataclass(frozen=True, slots=True)
class Found:
    """What may be said twice, and what was kept apart; ``whole``: whether it was looked through to the end."""

    suggestions: tuple[Suggestion, ...] = ()
    apart: Apart = frozenset()
    whole: bool = False


class Finder(QObject):
    """One for the office's window. ``latest`` is what it found last; ``found`` tells that there is something newer.

    ``begun`` tells that it looks, ``moved`` hundredths of the work, from its thread; ``counted`` how many groups are
    open.
    """

    begun = Signal()
    moved = Signal(int)
    found = Signal()
    counted = Signal(int)

    def __init__(self, doer: ReviewDoer) -> None:
        super().__init__(doer)
        self._doer = doer
        self._record = self._of = Path()
        self._suggesting: Suggesting | None = None
        self._progress = Polite(self.moved.emit)
        under_way = self._under_way = [self._progress]  # a list of its own, which outlives this

        def gone() -> None:
            under_way[-1].cancel()  # nobody would hear the window for it any more

        self.destroyed.connect(gone)
        self._beat = QTimer(self)
        self._beat.setInterval(BEAT)
        self._beat.timeout.connect(self._live)
        self._known: dict[str, tuple[str, str | None]] = {}
        self._turn = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SOON)
        self._timer.timeout.connect(self.look)
        self.busy = False
        self.latest = Found()
        doer.context.papers.finishing.connect(self.stop)

    # When.

    def learn_all(self) -> None:
        """A record was opened, or packages came: all may be another one."""
        if self._doer.review.record != self._record:
            self._record, self.latest = self._doer.review.record, Found()
        self._learn()
        self._soon()

    def learn(self, news: ReviewNews) -> None:
        """Something was decided: it is looked again where that was about words, or what is joined or kept apart."""
        said = {row.id: (row.text, row.joint) for row in news.rows}
        about = any(ident.startswith("apart:") or ident in self._known for ident in news.about - said.keys())
        if about or news.gone or any(self._known.get(ident) != now for ident, now in said.items()):
            self._learn()
            self._soon()
        self._count()

    def _learn(self) -> None:
        review = self._doer.review
        self._known = {row.id: (row.text, row.joint) for row in review.rows.values()}
        self._known |= {joint.id: (joint.text, None) for joint in review.around.joints}

    def _soon(self) -> None:
        """What is being compared is no longer what is wanted."""
        self._begin()
        self._timer.start()

    def _begin(self) -> None:
        self._progress.cancel()
        self._progress = self._under_way[-1] = Polite(self.moved.emit)
        self._turn += 1
        self.busy = True
        self.begun.emit()

    def stop(self) -> None:
        """Stop looking; ``look`` goes on from there."""
        self._progress.cancel()
        if self._timer.isActive():  # nothing was begun
            self._timer.stop()
            self._given(replace(self.latest, whole=False), self._turn)

    def go_on(self) -> None:
        """Where it was stopped for something that was more urgent."""
        if not self.latest.whole and not self._timer.isActive():
            self.look()

    # Looking.

    def look(self) -> None:
        """Look the review through as it is now; what was looked through before costs next to nothing."""
        self._timer.stop()
        self._begin()
        doer, turn = self._doer, self._turn

        def apart() -> Apart:
            return doer.keeper.service.look.apart()

        doer.ask(apart, lambda found: self._compare(found, turn))

    def _compare(self, apart: Apart, turn: int) -> None:
        if turn != self._turn:
            return
        progress, review, record = self._progress, self._doer.review, self._record
        ideas, joints = tuple(review.rows.values()), review.around.joints

        def job() -> Found:
            suggesting = self._comparer(record, len(ideas))
            return Found(tuple(suggesting.among(ideas, joints, apart, progress)), apart, not progress.cancelled)

        self._beat.start()
        papers = self._doer.context.papers
        papers.run(job, self, lambda found: self._given(found, turn), lambda refusal: self._failed(refusal, turn))

    def _live(self) -> None:
        self._progress.hear()

    def _comparer(self, record: Path, ideas: int) -> Suggesting:
        """What compares; used by one job after the other, in their thread. Many ideas in a process of its own."""
        from facilitator.session.elsewhere import Elsewhere
        from facilitator.session.grouping import Suggesting

        many, before = ideas >= MANY, self._suggesting.alike if self._suggesting else None
        fits = before.is_alive if isinstance(before, Elsewhere) else before is not None and not many
        if self._suggesting is None or record != self._of or not fits:
            self._end()
            self._suggesting, self._of = Suggesting(Elsewhere()) if many else Suggesting(), record
        return self._suggesting

    def _end(self) -> None:
        """The process that compared another record, or fewer ideas, is not needed any more."""
        from facilitator.session.elsewhere import Elsewhere

        if self._suggesting is not None and isinstance(self._suggesting.alike, Elsewhere):
            self._suggesting.alike.end()

    def _given(self, found: Found, turn: int) -> None:
        if turn == self._turn:
            self.busy = False
            self._beat.stop()
            self.latest = found if found.whole else replace(found, suggestions=self.latest.suggestions)
            self.found.emit()
            self._count()

    def _failed(self, refusal: Refusal, turn: int) -> None:
        self._given(replace(self.latest, whole=False), turn)
        self._doer.context.papers.refused.emit(refusal)

    def drop(self, ideas: tuple[str, ...]) -> None:
        """A group was decided on: it goes at once."""
        left = tuple(one for one in self.latest.suggestions if one.ideas != ideas)
        self.latest = replace(self.latest, suggestions=left)
        self._count()

    def _count(self) -> None:
        """How many groups are open; nothing was found where what compares is not even loaded."""
        if self.latest.suggestions:
            from facilitator.desk.review.twice.bundles import suggested

            self.counted.emit(len(suggested(self.latest.suggestions, self._doer.review)))
        else:
            self.counted.emit(0)
