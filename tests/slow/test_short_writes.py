"""Writes that end in the middle: no file may grow beyond a limit, which lies at every place in turn.

``python -m pytest -m slow tests/slow/test_short_writes.py -n0`` lets the system cut the write that reaches the limit
short (a part of it is there) and refuse the next one (``EFBIG``), as a disk with a quota does, or FAT32 at 4 GB. After
that the command is given once more, without a limit.
"""

from __future__ import annotations

import shutil
import sys
from functools import partial
from pathlib import Path

import pytest

from tests.slow.acting import Stage
from tests.slow.children import child, said
from tests.slow.refusing import COMMANDS, arrange, at_first
from tests.slow.stages import memory, seated
from tests.slow.test_disk_full import prepared, wrong

__all__ = ["memory", "prepared", "seated"]
LEAST, STEP = 4_000, 3_571
"""The marks' own file needs some bytes; the step is odd, so that the limit lies everywhere in a page and a frame."""


def limited(command: str, limit: int, stage: Stage) -> None:
    """A command in a program that may write files up to a length of so many bytes."""
    import resource  # not on Windows

    _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, most))
    at_first(command, stage)


def largest(folder: Path) -> int:
    return max(path.stat().st_size for path in folder.rglob("*") if path.is_file())


@pytest.mark.slow
@pytest.mark.parametrize("command", COMMANDS)
def test_a_write_may_end_anywhere(command: str, prepared: Path, memory: Path) -> None:
    if sys.platform == "win32":
        pytest.fail("Windows knows no limit for the length of a file")
    found: list[str] = []
    limits, refusals, limit, longest, refused = 0, 0, LEAST, 0, True
    while refused or limit < longest:
        folder = Path(shutil.copytree(prepared, memory / f"{limit}"))
        arrange(command, folder)
        with child(partial(limited, command, limit), folder) as program:
            program.go()
            program.end()
        refused = bool(said(folder, "refused"))
        limits, refusals = limits + 1, refusals + refused
        found += [f"{limit}: {fault}" for fault in wrong(folder, command, "write")]
        longest = max(longest, largest(folder / "disk"))
        shutil.rmtree(folder)
        limit += STEP
    sys.stdout.write(f"{command}: {limits} limits, told as refused {refusals} times\n")
    assert found == []
    assert refusals > 5
