"""The disk is full, or fails, at every single write: a sentence comes, nothing is lost or half, and later it works.

``python -m pytest -m slow tests/slow/test_disk_full.py -n0`` refuses, by strace, the first write of a command, then the
second, and so on until the command needs no more; and fills a small disk to every page that it may have left.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from tests.house.sources import ROOT
from tests.slow.children import child, marks_of, played, said
from tests.slow.looking import faults
from tests.slow.refusing import COMMANDS, again, arrange, at_first, prepare
from tests.slow.stages import memory, seated
from tests.slow.tracing import attached

__all__ = ["memory", "seated"]
TAKING_ROOM = "pwrite64 write ftruncate fallocate openat mkdir rename link fsync fdatasync".split()
FULL = [(call, "ENOSPC") for call in TAKING_ROOM]
BROKEN = [(call, "EIO") for call in [*TAKING_ROOM, "unlink", "rmdir"]]


@pytest.fixture(scope="module")
def prepared(seated: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """With something to be erased; never changed."""
    folder = Path(shutil.copytree(seated, tmp_path_factory.mktemp("prepared") / "as-it-was"))
    played(prepare, folder)
    return folder


def refused_once(command: str, folder: Path, call: str, error: str, number: int) -> str:
    """Run a command with the call of that number refused; returns strace's line of it, or nothing."""
    log = folder / "log"
    options = ["-e", f"trace={call}", "-e", f"inject={call}:error={error}:when={number}"]
    with child(partial(at_first, command), folder) as program, attached(program, log, *options):
        program.go()
        program.end()
    hit = "".join(line for line in log.read_text("ascii").splitlines() if line.endswith("(INJECTED)"))
    return re.sub(r"\\x([0-9a-f]{2})", lambda found: chr(int(found[1], 16)), hit)


def matters(line: str, folder: Path, call: str) -> bool:
    """Whether the refused call concerned the disk; opening needs room only where a file is made."""
    return str(folder / "disk") in line and (call != "openat" or "O_CREAT" in line)


def wrong(folder: Path, command: str, call: str) -> list[str]:
    """What is not as promised after a command was refused something; it is given again."""
    left = [f"{path.name} is left" for path in (folder / "disk").rglob("*.part") if call != "unlink"]
    if failed := said(folder, "failed"):
        return [mark.promise["traceback"] for mark in failed]
    played(partial(again, command), folder)
    marks = marks_of(folder)
    found = [mark.promise["sentence"] for mark in said(folder, "refused") if not is_sentence(mark.promise["sentence"])]
    if command == "erase" and not any(mark.name == "erased" for mark in marks):
        found.append("words are left")
    return left + found + faults(folder / "disk", marks)


def is_sentence(text: str) -> bool:
    return re.fullmatch(r"[^\n]{20,400}\.", text) is not None and "safe" in text and "Errno" not in text


@pytest.mark.slow
@pytest.mark.parametrize("command", COMMANDS)
def test_every_write_of_a_command_may_be_refused(command: str, prepared: Path, memory: Path) -> None:
    hit = refusals = 0
    found: list[str] = []
    for call, error in [*FULL, *BROKEN]:
        number, line = 0, "first"
        while line:
            number += 1
            folder = Path(shutil.copytree(prepared, memory / f"{call}-{error}-{number}"))
            arrange(command, folder)
            line = refused_once(command, folder, call, error, number)
            if line and matters(line, folder, call):
                hit += 1
                refusals += len(said(folder, "refused"))
                found += [f"{call} {number} {error} {line[-150:]}: {fault}" for fault in wrong(folder, command, call)]
            shutil.rmtree(folder)
    sys.stdout.write(f"{command}: {hit} refused calls, {refusals} refusals told\n")
    assert found == []
    assert hit > 10


@pytest.mark.slow
def test_a_disk_that_is_really_full(prepared: Path, tmp_path: Path) -> None:
    unshare = shutil.which("unshare")
    if unshare is None:
        pytest.fail("this test needs Linux and the program unshare: install it (package util-linux) and run it again")
    command = [unshare, "--mount", "--map-root-user", sys.executable, "-B", "-m", "tests.slow.small_disk"]
    done = subprocess.run([*command, prepared, tmp_path], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"where a disk may not be mounted, run it as root: {done.stderr}"
    told = json.loads(done.stdout)
    sys.stdout.write(f"{told}\n")
    assert told["faults"] == []
    assert told["refusals"] > 50
    assert told["worked at once"] > 5
