"""Where results can be written to: sticks that are plugged in, the documents folder, any other folder."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStorageInfo

PLUGGED_IN = ("/media/", "/run/media/", "/mnt/", "/Volumes/")
"""Where Linux and macOS show what is plugged in."""


@dataclass(frozen=True, slots=True)
class Place:
    """A folder by the name that people know it by; ``free`` in bytes, None where unknown."""

    name: str
    path: Path
    free: int | None = None
    stick: bool = False


def sticks(volumes: Iterable[QStorageInfo] | None = None) -> list[Place]:
    """The sticks and other drives that are plugged in and can be written."""
    found = QStorageInfo.mountedVolumes() if volumes is None else volumes
    usable = (v for v in found if v.isValid() and v.isReady() and not v.isReadOnly() and is_plugged_in(v.rootPath()))
    return [Place(v.displayName() or v.rootPath(), Path(v.rootPath()), v.bytesAvailable(), stick=True) for v in usable]


def is_plugged_in(root: str) -> bool:
    """Whether a volume's root looks like that of something plugged in."""
    if sys.platform == "win32":
        return root[:1].upper() not in ("", "C")
    return root.startswith(PLUGGED_IN)
