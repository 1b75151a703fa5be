"""Packages read and checked by a second process, while this one writes what came before.

Reading takes about as long as writing, so many packages are merged in little more than half the time. For a few it
does not pay: the other process takes a moment to start.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from facilitator.conference.events import Event
from facilitator.exchange.manifest import BadPackage
from facilitator.exchange.package import Package, read_package
from facilitator.exchange.sealing import Keys

WORTH = 400
"""Packages from which on a second process pays."""
AHEAD = 24
"""Packages that wait to be written at most: bounds the memory."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A package of which everything was checked. ``events`` is None where they are too many to be held at once."""

    package: Package
    events: list[Event] | None


Given = Callable[[], Checked]
"""Gives the package when it is needed. Raises BadPackage."""
Reader = Callable[[Iterable[Path]], Iterator[Given]]
"""Gives packages in their order."""


def checked(path: Path, keys: Keys) -> Checked:
    """A package with its events. Raises BadPackage."""
    package = read_package(path, keys)
    return Checked(package, list(package.events()) if package.held is not None else None)


@contextmanager
def reader(packages: int, keys: Keys) -> Iterator[Reader]:
    """How to read so many packages: at once when each is asked for, or ahead, by a process that ends with this.

    ``keys`` open those that are sealed; the other process gets them through a pipe, and none of it on a disk.
    """
    if packages < WORTH:
        yield lambda paths: _at_once(paths, keys)
        return
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as other:
        try:
            yield lambda paths: _ahead(other, paths, keys)
        finally:
            other.shutdown(wait=True, cancel_futures=True)


def _at_once(paths: Iterable[Path], keys: Keys) -> Iterator[Given]:
    for path in paths:
        yield lambda path=path: checked(path, keys)  # type: ignore[misc]  # a default binds it


def _ahead(other: ProcessPoolExecutor, paths: Iterable[Path], keys: Keys) -> Iterator[Given]:
    waiting: deque[Future[_Parcel]] = deque()
    for path in paths:
        waiting.append(other.submit(_packed, path, keys))
        if len(waiting) > AHEAD:
            yield _unpacking(waiting.popleft())
    while waiting:
        yield _unpacking(waiting.popleft())


_Parcel = tuple[Package, list[tuple[object, ...]] | None] | BadPackage
"""What goes from one process to the other: plain tuples, which take half as long as events."""


def _packed(path: Path, keys: Keys) -> _Parcel:
    try:
        found = checked(path, keys)
    except BadPackage as reason:
        return reason
    return found.package, None if found.events is None else [tuple(event) for event in found.events]


def _unpacking(parcel: Future[_Parcel]) -> Given:
    def given() -> Checked:
        found = parcel.result()
        if isinstance(found, BadPackage):
            raise found
        package, events = found
        return Checked(package, None if events is None else list(map(Event._make, events)))

    return given
