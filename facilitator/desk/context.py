"""What every screen is given: who speaks, who works, what time it is, how it looks, and where errors go."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from facilitator.clock import Clock
from facilitator.conference.errors import Refusal
from facilitator.desk.background import Background
from facilitator.desk.handout.places import Place, sticks
from facilitator.desk.kept import Kept
from facilitator.desk.theme.colours import Colours
from facilitator.language import Language

if TYPE_CHECKING:
    from facilitator.desk.keeper import Keeper


@dataclass(frozen=True)
class Folders:
    """Where things live on this machine, and what is plugged into it; no widget asks the system for it."""

    records: Path
    settings: Path
    documents: Path
    sticks: Callable[[], Sequence[Place]] = sticks


@dataclass(frozen=True)
class Context:
    """``background`` is the one thread of the record and of its keeper; ``papers`` lays out documents beside it."""

    say: Language
    colours: Colours
    clock: Clock
    kept: Kept
    background: Background
    papers: Background
    folders: Folders
    refuse: Callable[[Refusal], None]

    @property
    def keeper(self) -> Keeper:
        """The one who opens records; asked for on the first page, only from within a job."""
        return self.kept.keeper
