"""Hybrid-clock stamps: the order of events, however wrong the laptops' clocks are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

TRUSTED_LEAD = 24 * 60 * 60 * 1000
"""Milliseconds: a stamp further ahead of our own clock than this never moves our clock."""


class Stamp(NamedTuple):
    """Orders events everywhere alike: wall milliseconds UTC, then a counter, then the journal's name."""

    wall: int
    tick: int
    journal: str


class HybridClock:
    """Gives stamps that never go back, though the wall clock may.

    After Kulkarni et al., "Logical Physical Clocks" (2014): the counter grows while the wall clock stands or lags.
    """

    def __init__(self, wall: int = 0, tick: int = 0) -> None:
        self._wall = wall
        self._tick = tick

    @property
    def last(self) -> tuple[int, int]:
        """The newest (wall, tick) given or observed."""
        return self._wall, self._tick

    def tick(self, now: int) -> tuple[int, int]:
        """The (wall, tick) of a new event at wall time ``now``: greater than all given or observed before."""
        if now > self._wall:
            self._wall, self._tick = now, 0
        else:
            self._tick += 1
        return self._wall, self._tick

    def observe(self, wall: int, tick: int, now: int) -> None:
        """Let a received stamp move the clock on, unless it is absurdly far ahead of ``now``."""
        if wall <= now + TRUSTED_LEAD:
            self._wall, self._tick = max((self._wall, self._tick), (wall, tick))

    def observe_all(self, stamps: Iterable[tuple[int, int]], now: int) -> None:
        """Let many received (wall, tick) move the clock on, as ``observe`` does with each."""
        trusted = [stamp for stamp in stamps if stamp[0] <= now + TRUSTED_LEAD]
        self._wall, self._tick = max([(self._wall, self._tick), *trusted])
