"""Packages read and checked by a second process, while this one writes what came before.

Reading takes about as long as writing, so many packages are merged in little more than half the time. For a few it
does not pay: the other process takes a moment to start.
"""

from __future__ import annotations

import gc
import pickle
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

from facilitator.exchange.manifest import BadPackage
from facilitator.exchange.package import Package, read_package
from facilitator.exchange.sealing import Keys
from facilitator.record import Delivery, sorted_out

WORTH = 400
"""Packages from which on a second process pays."""
TOGETHER = 6
"""Packages that are handed over at once."""
AHEAD, MOST_AHEAD = 150, 20 << 20
"""How many times so many may wait to be written, and how many bytes their files may have: bounds the memory. It is as
much as is read while a commit is under way: the other process should never stand still."""
MOST_HELD = 2 << 20
"""Bytes of events that are handed over at once, ten times the usual. What goes beyond is read again where it is
written: a file that unpacks to a hundred times its size must not take the memory."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A package of which everything was checked. ``delivery`` is None where its events are too many to be held."""

    package: Package
    delivery: Delivery | None


Given = Callable[[], Checked]
"""Gives the package when it is needed. Raises BadPackage."""
Reader = Callable[[Iterable[Path]], Iterator[Given]]
"""Gives packages in their order."""


def checked(path: Path, keys: Keys) -> Checked:
    """A package with its events. Raises BadPackage."""
    return _sorted_out(read_package(path, keys), MOST_HELD)


def _sorted_out(package: Package, room: int) -> Checked:
    """A package with its events, if they have no more bytes than there is room."""
    fits = package.held is not None and len(package.held) <= room
    return Checked(replace(package, held=None), sorted_out(list(package.events())) if fits else None)


@contextmanager
def reader(packages: int, keys: Keys) -> Iterator[Reader]:
    """How to read so many packages: at once when each is asked for, or ahead, by a process that ends with this.

    ``keys`` open those that are sealed; the other process gets them through a pipe, and none of it on a disk.
    """
    if packages < WORTH:
        yield lambda paths: _at_once(paths, keys)
        return
    with ProcessPoolExecutor(1, mp_context=get_context("spawn"), initializer=gc.disable) as other:
        other.submit(bool)  # whatever it is asked for first, it starts while this one looks for what comes first
        try:
            yield lambda paths: _ahead(other, paths, keys)
        finally:
            other.shutdown(wait=True, cancel_futures=True)


def _at_once(paths: Iterable[Path], keys: Keys) -> Iterator[Given]:
    for path in paths:
        yield lambda path=path: checked(path, keys)  # type: ignore[misc]  # a default binds it


_Parcel = list[Checked | BadPackage]


@dataclass(slots=True)
class _Errand:
    """Packages that the other process is asked for; ``parcel`` are those that this one read itself."""

    paths: list[Path]
    size: int
    packed: Future[bytes]
    parcel: _Parcel | None = None


def _ahead(other: Executor, paths: Iterable[Path], keys: Keys) -> Iterator[Given]:
    waiting: deque[_Errand] = deque()
    ahead = 0
    rest = iter(paths)
    while some := list(islice(rest, TOGETHER)):
        size = sum(map(_size, some))
        waiting.append(_Errand(some, size, other.submit(_packed, some, keys)))
        ahead += size
        while len(waiting) > AHEAD or (ahead > MOST_AHEAD and len(waiting) > 1):
            ahead -= waiting[0].size
            yield from _first(waiting, keys)
    while waiting:
        yield from _first(waiting, keys)


def _first(waiting: deque[_Errand], keys: Keys) -> Iterator[Given]:
    """What was asked for first. While it is not there, this process reads what the other has not begun."""
    first = waiting.popleft()
    while first.parcel is None and not first.packed.done():
        errand = next((errand for errand in waiting if errand.parcel is None and errand.packed.cancel()), None)
        if errand is None:
            break
        errand.parcel = _read(errand.paths, keys)
    return map(_giving, _unpacked(first.packed) if first.parcel is None else first.parcel)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:  # why is said when its turn comes
        return 0


def _read(paths: Iterable[Path], keys: Keys) -> _Parcel:
    parcel: _Parcel = []
    room = MOST_HELD
    for path in paths:
        try:
            package = read_package(path, keys)
            found = _sorted_out(package, room)
        except BadPackage as reason:
            parcel.append(reason)
            continue
        parcel.append(found)
        room -= len(package.held or b"") if found.delivery else 0
    return parcel


def _packed(paths: Iterable[Path], keys: Keys) -> bytes:
    """Packages on their way to the other process, as bytes: it unpacks them when their turn comes.

    The executor would do it at once, in a thread that gets in the way of each row that is being written.
    """
    parcel = _read(paths, keys)
    gc.collect(0)
    return pickle.dumps(parcel, pickle.HIGHEST_PROTOCOL)


def _unpacked(packed: Future[bytes]) -> _Parcel:
    parcel: _Parcel = pickle.loads(packed.result())  # noqa: S301  # from this very program, through a pipe
    return parcel


def _giving(found: Checked | BadPackage) -> Given:
    def given() -> Checked:
        if isinstance(found, BadPackage):
            raise found
        return found

    return given
