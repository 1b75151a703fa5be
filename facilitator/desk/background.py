"""Work away from the windows: one thread each, its results handed back to the thread that shows them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from facilitator.conference.errors import Refusal

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

T = TypeVar("T")


@dataclass(frozen=True)
class Parcel:
    """A finished job and who waits for it."""

    future: Future[Any]
    owner: QObject
    then: Callable[[Any], None] | None
    failed: Callable[[Refusal], None] | None


class Background(QObject):
    """A thread that does one job after the other, in the order in which they were given.

    ``told`` brings what a job reports while it runs, ``refused`` a refusal that nobody else takes. ``finishing`` tells
    that the program waits for the jobs given so far: what takes long and can be done another time is stopped.
    """

    told = Signal(object)
    refused = Signal(object)
    finishing = Signal()
    _done = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._finished = False
        self._alive: set[int] = set()
        self._done.connect(self._deliver)

    @cached_property
    def _thread(self) -> ThreadPoolExecutor:
        """Begun with the first job: the first page needs none."""
        from concurrent.futures import ThreadPoolExecutor

        return ThreadPoolExecutor(1, thread_name_prefix=self._name)

    def run(
        self,
        job: Callable[[], T],
        owner: QObject,
        then: Callable[[T], None] | None = None,
        failed: Callable[[Refusal], None] | None = None,
    ) -> None:
        """Do a job; ``then`` gets its result, ``failed`` its refusal, in this object's thread while the owner lives."""
        if self._finished:
            return
        self._watch(owner)
        future = self._thread.submit(job)
        future.add_done_callback(lambda done: self._done.emit(Parcel(done, owner, then, failed)))

    def tell(self, news: object) -> None:
        """Report something from within a job."""
        self.told.emit(news)

    def finish(self) -> None:
        """Wait for the jobs given so far; any given afterwards are not done."""
        self._finished = True
        self.finishing.emit()
        self._thread.shutdown(wait=True)

    def _watch(self, owner: QObject) -> None:
        """Know when an owner goes: what Qt has deleted must not be called. Parcels keep its id from being reused."""
        key = id(owner)
        if key not in self._alive:
            self._alive.add(key)
            owner.destroyed.connect(lambda: self._alive.discard(key))

    @Slot(object)
    def _deliver(self, parcel: Parcel) -> None:
        error = parcel.future.exception()
        if error is not None and not isinstance(error, Refusal):
            raise error
        if id(parcel.owner) not in self._alive:
            return
        if error is not None:
            (parcel.failed or self.refused.emit)(error)
        elif parcel.then:
            parcel.then(parcel.future.result())
