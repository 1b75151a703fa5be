"""Where results can be written to: sticks that are plugged in, the documents folder, any other folder."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from facilitator.exchange.volumes import Volume


@dataclass(frozen=True, slots=True)
class Place:
    """A folder by the name that people know it by; ``free`` in bytes, None where unknown.

    ``volume`` is what can be ejected, None where there is no such thing.
    """

    name: str
    path: Path
    free: int | None = None
    stick: bool = False
    read_only: bool = False
    volume: Volume | None = None


def sticks() -> list[Place]:
    """The sticks and other drives that are plugged in, by name."""
    from facilitator.exchange.volumes import volumes  # nobody asks before the first page stands

    return [Place(v.name, v.root, v.free, stick=True, read_only=v.read_only, volume=v) for v in volumes()]
