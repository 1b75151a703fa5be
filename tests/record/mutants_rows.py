"""Mutants of what a commit does to the rows: some of it is taken back, however it was done."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from facilitator.record import Record
from tests.record.mutants import MUTANTS, Patch, mutant

__all__ = ["MUTANTS"]  # these and those of the other file


def _after_commits(patch: Patch, before: Callable[[Record], Callable[[], None]]) -> None:
    """``before`` looks at the record when a commit begins and returns what is done when it has ended."""
    inside: list[Record] = []

    @contextmanager
    def around(record: Record) -> Iterator[None]:
        if record in inside:
            yield
            return
        inside.append(record)
        try:
            after = before(record)
            yield
        finally:
            inside.remove(record)
        after()

    def wrapped(method: Callable[..., Any]) -> Callable[..., Any]:
        def call(self: Record, *args: Any, **more: Any) -> Any:
            with around(self):
                return method(self, *args, **more)

        return call

    together = Record.together

    @contextmanager
    def whole(self: Record) -> Iterator[Any]:
        with around(self), together(self) as due:
            yield due

    patch.setattr(Record, "append", wrapped(Record.append))
    patch.setattr(Record, "receive", wrapped(Record.receive))
    patch.setattr(Record, "together", whole)


def _stale(patch: Patch, table: str, column: str) -> None:
    """A column of rows that were there already keeps what it held."""

    def before(record: Record) -> Callable[[], None]:
        old = record._db.execute(f"SELECT {column}, rowid FROM {table}").fetchall()

        def after() -> None:
            record._db.conn.executemany(f"UPDATE {table} SET {column} = ? WHERE rowid = ?", old)

        return after

    _after_commits(patch, before)


@mutant("the search index is not told of other words")
def _(patch: Patch) -> None:
    _stale(patch, "search", "words")


@mutant("the dots of a card are not summed again")
def _(patch: Patch) -> None:
    _stale(patch, "idea", "dots")


@mutant("the dots of a cluster are not summed again")
def _(patch: Patch) -> None:
    _stale(patch, "cluster", "dots")


@mutant("confirmations are not counted again")
def _(patch: Patch) -> None:
    _stale(patch, "idea", "confirmed")


@mutant("a card that was withdrawn stays to be seen")
def _(patch: Patch) -> None:
    _stale(patch, "idea", "withdrawn")


@mutant("the first decision on an idea stays to be seen")
def _(patch: Patch) -> None:
    _stale(patch, "review", "state")


@mutant("who is in a joint idea is not looked for again")
def _(patch: Patch) -> None:
    _stale(patch, "review", "joint")


@mutant("conflicts are not looked for again")
def _(patch: Patch) -> None:
    def before(record: Record) -> Callable[[], None]:
        known = record._db.execute("SELECT DISTINCT subject FROM event").fetchall()
        old = record.look.conflicts

        def after() -> None:
            record._db.conn.executemany("DELETE FROM conflict WHERE subject = ?", known)
            record._db.conn.executemany("INSERT INTO conflict VALUES (?, ?)", old)

        return after

    _after_commits(patch, before)
