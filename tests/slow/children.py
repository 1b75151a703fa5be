"""Programs that stand ready to act: forked from one that has imported everything, so that hundreds take seconds."""

from __future__ import annotations

import json
import multiprocessing
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from tests.slow.acting import Script, act

if sys.platform == "win32":
    CONTEXT = multiprocessing.get_context("spawn")
else:
    CONTEXT = multiprocessing.get_context("forkserver")
    CONTEXT.set_forkserver_preload(["tests.slow.acting", "tests.slow.refusing"])
PATIENCE = 120
"""Seconds until a child is given up: far more than any needs."""


@dataclass
class Child:
    """A program that waits for ``go``."""

    process: BaseProcess
    line: Connection

    @property
    def pid(self) -> int:
        assert self.process.pid is not None
        return self.process.pid

    def go(self) -> None:
        self.line.send("go")

    def end(self) -> None:
        """Wait until it has ended by itself."""
        self.process.join(PATIENCE)
        assert self.process.exitcode is not None, "the program does not end"

    def kill(self) -> None:
        self.process.kill()
        self.end()


@contextmanager
def child(script: Script, folder: Path, broken: str = "") -> Iterator[Child]:
    """A program that will act in ``folder``; killed on leaving if it still lives."""
    ours, theirs = CONTEXT.Pipe()
    process = CONTEXT.Process(target=act, args=(script, folder, broken, theirs))
    process.start()
    theirs.close()
    with ours:
        ours.recv()
        started = Child(process, ours)
        try:
            yield started
        finally:
            started.kill()
            process.close()


def played(script: Script, folder: Path, broken: str = "") -> None:
    """Let a script run to its end in a program of its own."""
    with child(script, folder, broken) as one:
        one.go()
        one.end()
    assert said(folder, "failed") == []


@dataclass(frozen=True)
class Mark:
    """What a program said of a command."""

    word: str
    name: str
    promise: dict[str, Any] = field(default_factory=dict)


def marks_of(folder: Path) -> list[Mark]:
    """Everything that was said, in its order."""
    path = folder / "marks"
    return [Mark(*json.loads(line)) for line in path.read_bytes().splitlines()] if path.exists() else []


def said(folder: Path, word: str) -> list[Mark]:
    return [mark for mark in marks_of(folder) if mark.word == word]
