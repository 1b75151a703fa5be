"""The keeper, made when it is first asked for: the record and all it stands on take longer to load than the window."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator.clock import Clock

if TYPE_CHECKING:
    from facilitator.desk.keeper import Keeper


class Kept:
    """``keeper`` may be asked for in any thread; it is the same one from then on."""

    def __init__(self, folder: Path, clock: Clock, device: str, tell: Callable[[object], None]) -> None:
        self._folder = folder
        self._clock = clock
        self._device = device
        self._tell = tell

    @cached_property
    def keeper(self) -> Keeper:
        """The one who opens records."""
        from facilitator.desk.keeper import Keeper

        return Keeper(self._folder, self._clock, self._device, self._tell)
