"""The session's clock between the panel and the record: moves on their way to the disk, and those of other laptops."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from facilitator.conference.errors import Refusal
from facilitator.conference.intents import Intent, MoveClock
from facilitator.conference.plan import PlannedSession
from facilitator.desk.cockpit.clock_asides import Change
from facilitator.desk.cockpit.clock_panel import ClockPanel
from facilitator.desk.cockpit.doer import Doer
from facilitator.desk.cockpit.session_change import adjusted, adjustment
from facilitator.desk.cockpit.session_clock import Move, SessionClock, session_clock
from facilitator.desk.context import Context
from facilitator.desk.snapshots import Entered, News, Picture

TAKEN_BACK: frozenset[Move] = frozenset({"next", "back", "end"})
"""Moves that can be taken back for a while."""


@dataclass(frozen=True, eq=False)
class Saving:
    """A clock on its way to the disk, as it is kept there, and what happens when it is there."""

    clock: SessionClock
    kept: Mapping[str, Any]
    then: Callable[[], object]


class Timekeeper(QObject):
    """Saves what the panel wants. ``moved`` tells the ``SessionClock`` that counts from now on.

    What is shown has been saved. A further move builds on the moves before it, saved or still on their way.
    """

    moved = Signal(object)

    def __init__(self, doer: Doer, entered: Entered, panel: ClockPanel) -> None:
        super().__init__(doer)
        self._doer = doer
        self._panel = panel
        self._day = entered.date
        self.clock = session_clock(doer.context.clock, entered.planned, entered.date, entered.clock)
        self._newest = self.clock
        self._kept: Mapping[str, Any] = entered.clock
        self._moved_by = entered.moved_by
        self._under_way: list[Saving] = []
        self._before: SessionClock | None = None
        self._last_done = False
        panel.asked.connect(self.move)
        panel.wanted.connect(self.change)
        panel.take_back_wanted.connect(self.take_back)
        panel.woke.connect(self._show)

    @property
    def context(self) -> Context:
        """Who speaks, and how it looks."""
        return self._doer.context

    def begin(self) -> None:
        """Show the clock as it was when the session was entered."""
        self._show(self.clock)

    # What is wanted.

    def move(self, move: Move) -> None:
        """Make a move, if it is still possible."""
        before = self._newest
        if move not in before.allowed():
            return

        def saved() -> None:
            self._before, self._last_done = before, True
            if move in TAKEN_BACK:
                self._panel.offer_to_take_back(move)

        self._save(before.moved(move), then=saved)

    def change(self, how: Change) -> None:
        """Change the clock in another way; what is not possible is said."""
        try:
            self._save(how(self._newest))
        except Refusal as refusal:
            self._doer.refuse(refusal)

    def take_back(self) -> None:
        """The clock goes on as if the last move had not been made."""
        if self._before is not None and self._panel.take_back.open:
            self._save(self._before)

    def takes_back_last(self) -> bool:
        """Take the last move back if nothing else was done since; whether it was so."""
        possible = self._last_done and self._panel.take_back.open
        if possible:
            self.take_back()
        return possible

    def adjust(self, wanted: PlannedSession, then: Callable[[], object], failed: Callable[[Refusal], object]) -> None:
        """Change the session on the spot, and its running clock with it, in one step."""
        try:
            clock = adjusted(self._newest, wanted, self._day)
        except Refusal as refusal:
            failed(refusal)
            return
        intent = adjustment(self._newest.planned, wanted)
        if intent is None:
            then()
        elif clock.timer == self._newest.timer:
            self._doer.do(intent, then=then, failed=failed)  # the picture that follows brings it
        else:
            self._save(clock, intent, then=then, failed=failed)

    def _save(
        self,
        clock: SessionClock,
        *others: Intent,
        then: Callable[[], object] | None = None,
        failed: Callable[[Refusal], object] | None = None,
    ) -> None:
        saving = Saving(clock, clock.kept(), then or (lambda: None))
        self._newest = clock
        self._under_way.append(saving)
        self._panel.take_back.close_offer()

        def lost(refusal: Refusal) -> None:
            self._under_way.remove(saving)
            self._newest = self._newest if self._under_way else self.clock
            if failed is not None:
                failed(refusal)

        intent = MoveClock(self._doer.session, saving.kept)
        self._doer.do(*others, intent, then=lambda: self._saved(saving), failed=lost)

    def _saved(self, saving: Saving) -> None:
        if saving in self._under_way:
            self._under_way.remove(saving)
            self._kept, self._moved_by, self._before, self._last_done = saving.kept, "", None, False
            self._show(saving.clock)
            saving.then()

    # What has come.

    def hear(self, news: News) -> None:
        """A change was committed: one of the clock may be another's or one undone."""
        if self._under_way and news.clock is not None:
            if news.clock == self._under_way[0].kept:  # told before the copy that is made at a session's end
                self._saved(self._under_way[0])
            return
        self._last_done = False
        if news.clock is not None:
            self._follow(news.clock, news.moved_by)

    def follow(self, picture: Picture) -> None:
        """The session as it stands: packages may have brought another plan or another clock."""
        if self._under_way:
            return
        planned, self._day = picture.result.planned, picture.result.date
        if planned != self.clock.planned:
            self._newest = self.clock.replanned(planned, self._day)
            self._show(self._newest)
        self._follow(picture.clock, picture.moved_by)

    def _follow(self, kept: Mapping[str, Any], moved_by: str) -> None:
        if kept == self._kept:
            return
        self._kept, self._moved_by, self._before = kept, moved_by, None
        self._panel.take_back.close_offer()
        self._show(self.clock.brought_back(kept) if kept else replace(self.clock, timer=None, doubt=""))

    def _show(self, clock: SessionClock) -> None:
        self.clock = clock
        if not self._under_way:
            self._newest = clock
        self._panel.show_clock(clock, self._moved_by)
        self.moved.emit(clock)
