"""What a program asks of the system, seen by strace: writes, flushes and names of the files in a folder, in order."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from tests.slow.acting import Script
from tests.slow.children import PATIENCE, Child, Mark, child, said

WRITING = "write pwrite64 ftruncate fallocate fsync fdatasync".split()
NAMING = "openat rename renameat renameat2 unlink unlinkat mkdir mkdirat rmdir link linkat".split()
UNKNOWN = "open creat truncate writev pwritev pwritev2 copy_file_range sendfile symlink symlinkat".split()
"""Other ways to change a file: none of them is used, which is checked, so that nothing is overlooked."""
LOST = "flush that failed"
"""What a call is named here that flushes, and was made to fail."""
_CALL = re.compile(r"\d+ +(?P<name>\w+)\((?P<words>.*)\) += (?P<result>-?\d+)(<.*>)?( E\w+ \(.*\))?$")
_HANDLE = re.compile(r"(\d+)<([^>]*)>(\(deleted\))?")
_STRING = re.compile(r', "([^"]*)"')
_NAMED = re.compile(r'(?:(?:AT_FDCWD|\d+)<([^>]*)>, )?"([^"]*)"')


@dataclass(frozen=True, slots=True)
class Call:
    """One call that succeeded, or a flush that did not (``LOST``).

    ``path`` is the file's name, ``other`` its new one where the call gives it another.
    ``data`` is what was written, ``number`` the offset that it was written at, or a file's new length.
    """

    name: str
    path: Path
    other: Path | None = None
    number: int = 0
    data: bytes = b""
    words: str = ""


@contextmanager
def attached(program: Child, log: Path, *options: str) -> Iterator[None]:
    """strace on a program that waits; the log is whole when this is left and the program has ended."""
    strace = shutil.which("strace")
    if strace is None:
        pytest.fail("this test needs Linux and the program strace: install it (package strace) and run it again")
    command = [strace, "-f", "-y", "-xx", "-s", "100000000", "-o", str(log), *options, "-p", str(program.pid)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        first = process.stderr.readline()
        if "attached" not in first:
            pytest.fail(f"strace may not look into other programs here ({first.strip()}): run it as root")
        yield
        process.wait(PATIENCE)


def traced(script: Script, folder: Path, broken: str = "", *options: str) -> list[Call]:
    """What a script asked for, in the folder alone, its marks included. ``options`` are strace's."""
    log, watched = folder / "trace", ",".join([*WRITING, *NAMING, *UNKNOWN, "lseek"])
    with child(script, folder, broken) as program, attached(program, log, "-e", f"trace={watched}", *options):
        program.go()
        program.end()
    assert said(folder, "failed") == []
    return list(_Reader(folder).calls(log))


def mark_in(call: Call, folder: Path) -> Mark | None:
    """The mark that a call wrote, if it wrote one."""
    return Mark(*json.loads(call.data)) if call.path == folder / "marks" and call.data else None


class _Reader:
    """Understands the lines of a log; knows where in its file each handle stands."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.places: dict[str, int] = {}

    def calls(self, log: Path) -> Iterator[Call]:
        with log.open("r", encoding="ascii") as lines:
            for line in lines:
                if found := _CALL.match(line):
                    lost = found["name"] in ("fsync", "fdatasync") and "(INJECTED)" in line
                    good = lost or int(found["result"]) >= 0
                    if good and (call := self._call(found["name"], found["words"], found)):
                        yield replace(call, name=LOST) if lost else call
                else:
                    assert "+++" in line or "---" in line, f"not understood: {line[:200]}"

    def _call(self, name: str, words: str, found: re.Match[str]) -> Call | None:
        result = int(found["result"])
        if name == "openat":
            self.places[found["result"]] = 0
        handle = _HANDLE.match(words)
        at = self.places.get(handle[1], 0) if handle else 0
        if handle and name in ("write", "lseek"):
            self.places[handle[1]] = result if name == "lseek" else at + result
        paths = _paths(words) if name in NAMING else [Path(_text(handle[2]))] if handle and not handle[3] else []
        if name == "lseek" or not any(path.is_relative_to(self.folder) for path in paths):
            return None
        assert name not in UNKNOWN, f"{name} is not understood"
        if name in NAMING:
            return Call(name, paths[0], paths[1] if len(paths) > 1 else None, words=words)
        last = int(words.rpartition(", ")[2]) if name in ("pwrite64", "ftruncate") else at
        written = _STRING.search(words) if name in ("write", "pwrite64") else None
        return Call(name, paths[0], number=last, data=_bytes(written[1])[:result] if written else b"")


def _paths(words: str) -> list[Path]:
    """The names in a call's arguments, each in the folder whose handle stands before it."""
    return [Path(_text(folder)) / _text(name) for folder, name in _NAMED.findall(words)]


def _text(written: str) -> str:
    return _bytes(written).decode()


def _bytes(written: str) -> bytes:
    return bytes.fromhex(written.replace("\\x", ""))
