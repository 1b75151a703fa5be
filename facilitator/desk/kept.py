"""The keeper, made when it is first asked for: the record and all it stands on take longer to load than the window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator.clock import Clock

if TYPE_CHECKING:
    from facilitator.desk.keeper import Keeper
    from facilitator.desk.review.keeper import ReviewKeeper


class Kept:
    """``keeper`` and ``review`` may be asked for in any thread; they are the same ones from then on."""

    def __init__(self, folder: Path, clock: Clock, device: str, reviewer: str, tell: Callable[[object], None]) -> None:
        self._folder = folder
        self._clock = clock
        self._device = device
        self._reviewer = reviewer
        self._tell = tell

    @cached_property
    def keeper(self) -> Keeper:
        """The one who opens records."""
        from facilitator.desk.keeper import Keeper

        return Keeper(self._folder, self._clock, self._device, self._tell)

    @cached_property
    def review(self) -> ReviewKeeper:
        """The one who opens central records."""
        from facilitator.desk.review.keeper import ReviewKeeper

        return ReviewKeeper(self._folder, self._clock, self._reviewer or self._device, self._tell)

    def _made(self) -> Iterator[Keeper | ReviewKeeper]:
        yield from (self.__dict__[name] for name in ("keeper", "review") if name in self.__dict__)

    def sign(self, device: str, reviewer: str) -> None:
        """What this laptop is called from now on, and who decides at the office, if they said so. Raises Refusal."""
        self._device, self._reviewer = device, reviewer
        names = {"keeper": device, "review": reviewer or device}
        for name in names.keys() & self.__dict__.keys():
            self.__dict__[name].name_device(names[name])

    def close(self) -> None:
        """Close whatever is open; for the record's thread."""
        for one in self._made():
            one.close()
