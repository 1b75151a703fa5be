"""A disk of a few hundred pages, in memory: ``python -m tests.slow.small_disk PREPARED FOLDER`` fills it to every page.

It is mounted in a name space of its own (``unshare``), so that nothing of it is left.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.slow.acting import Stage
from tests.slow.children import marks_of
from tests.slow.looking import faults
from tests.slow.refusing import BALLAST, COMMANDS, again, arrange, at_first

PAGE = 4096
SIZE = 1024 * PAGE
FREE = [*range(40), *range(40, 240, 8)]
"""Pages that are left free, in turn."""


def filled(disk: Path, pages: int) -> None:
    """Take up all room but some pages."""
    there = os.statvfs(disk)
    with (disk / BALLAST).open("wb") as file:
        file.write(bytes(max(0, there.f_bavail * there.f_frsize - pages * PAGE)))


def main(prepared: Path, folder: Path) -> None:
    told = {"refusals": 0, "worked at once": 0, "faults": list[str]()}
    for command in COMMANDS:
        for pages in FREE:
            place = folder / f"{command}-{pages}"
            shutil.copytree(prepared, place, ignore=lambda _, names: {"disk"} & set(names))
            (place / "disk").mkdir()
            mount = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "small", str(place / "disk")]
            subprocess.run(mount, check=True)
            shutil.copytree(prepared / "disk", place / "disk", dirs_exist_ok=True)
            arrange(command, place)
            filled(place / "disk", pages)
            at_first(command, Stage(place))
            again(command, Stage(place))
            marks = marks_of(place)
            refused = any(mark.word == "refused" for mark in marks)
            told["refusals" if refused else "worked at once"] += 1  # type: ignore[operator]  # these two are numbers
            found = [f"{command}, {pages} pages: {fault}" for fault in faults(place / "disk", marks)]
            told["faults"] += found  # type: ignore[operator]  # and this is a list
            subprocess.run(["umount", str(place / "disk")], check=True)
            shutil.rmtree(place)
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
