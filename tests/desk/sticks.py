"""Folders that stand for sticks: plugged in, and pulled out."""

from __future__ import annotations

from pathlib import Path

from facilitator.desk.handout.places import Place
from facilitator.exchange.volumes import Volume


class Sticks:
    """What is plugged in."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.places: tuple[Place, ...] = ()

    def plug_in(self, name: str = "KREIS", *, read_only: bool = False) -> Path:
        path = self.folder / name
        path.mkdir(exist_ok=True)
        volume = Volume(name, path, "/dev/none", "vfat", 8_000_000_000, read_only, removable=True)
        place = Place(name, path, 8_000_000_000, stick=True, read_only=read_only, volume=volume)
        self.places = (*self.places, place)
        return path

    def pull_out(self) -> None:
        self.places = ()
