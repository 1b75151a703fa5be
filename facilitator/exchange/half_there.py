"""Files that are not all there yet: names that programs for synchronising and downloading give them, and what the
system knows of files that lie elsewhere.

A conflicted copy (``x (conflicted copy …)``, ``x.sync-conflict-…``, ``x (1)``) is no such thing: it is a whole package
with another name, and is read like any other.
"""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path

_MEANT = ".facilitator"
_NAMES = re.compile(
    r"\.syncthing\..*\.tmp|~syncthing~.*\.tmp"  # Syncthing
    r"|\..*\.~[0-9a-f]+"  # Nextcloud, ownCloud: being downloaded
    r"|.*\.(nextcloud|owncloud|opencloud)"  # their placeholders
    r"|\..*\.icloud"  # iCloud's placeholders
    r"|.*\.(part|partial|filepart|crdownload|download|tmp|temp|!sync|bts)"  # browsers, WinSCP, Resilio, others
    r"|~.*|.*~",  # what is being written, anywhere
    re.IGNORECASE,
)
_ELSEWHERE_WINDOWS = 0x00400000 | 0x00040000 | 0x00001000
"""RECALL_ON_DATA_ACCESS, RECALL_ON_OPEN, OFFLINE: OneDrive and others fetch such a file when it is read."""
_ELSEWHERE_MACOS = 0x40000000
"""SF_DATALESS: iCloud Drive and others, since macOS 10.15."""
SETTLED = 60_000
"""Milliseconds after its last change from which on a file that ends too early counts as damaged."""


def is_half_named(name: str) -> bool:
    """Whether a name says that a package is on its way."""
    return _MEANT in name.lower() and not name.startswith("._") and _NAMES.fullmatch(name) is not None


def is_elsewhere(found: os.stat_result) -> bool:
    """Whether a file is only a name here, and would have to be fetched."""
    windows, macos = getattr(found, "st_file_attributes", 0), getattr(found, "st_flags", 0)
    return bool(windows & _ELSEWHERE_WINDOWS or macos & _ELSEWHERE_MACOS)


def is_settling(found: os.stat_result, now: int) -> bool:
    """Whether a file is empty or was changed just now; ``now`` in wall milliseconds. One from the future was not."""
    return stat.S_ISREG(found.st_mode) and (not found.st_size or 0 <= now - found.st_mtime_ns // 1_000_000 < SETTLED)


def half_named(place: Path) -> list[Path]:
    """Files in a folder, and those below it, whose names say that they are on their way."""
    return sorted(path for path in place.rglob("*") if is_half_named(path.name) and path.is_file())
