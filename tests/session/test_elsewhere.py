"""Ideas compared in another process: the same is found, it can be stopped, and it ends."""

from __future__ import annotations

import multiprocessing
import threading
from collections.abc import Iterator
from multiprocessing import Pipe

import pytest

from facilitator.conference.errors import Refusal
from facilitator.grouping import ByWords, Pair
from facilitator.session.elsewhere import Elsewhere, serve
from facilitator.session.progress import Progress

TEXTS = {
    "a": "Der Bus zum Bahnhof soll länger fahren",
    "b": "der Bus zum Bahnhof soll länger fahren!",
    "c": "Mehr Kurse am Abend",
    "d": "Ein Hof für alle",
}


class Counting(Progress):
    """Counts how often it was told, and wants it stopped from some time on."""

    def __init__(self, stops: float = float("inf")) -> None:
        self.told, self._stops = 0, stops

    def __call__(self, done: int, total: int) -> None:
        self.told += 1

    @property
    def cancelled(self) -> bool:
        return self.told >= self._stops


@pytest.fixture
def elsewhere() -> Iterator[Elsewhere]:
    made = Elsewhere()
    yield made
    if made._other.is_alive():
        made.end()


def test_the_same_is_found(elsewhere: Elsewhere) -> None:
    here, progress = ByWords(), Counting()
    for alike in (here, elsewhere):
        alike.put(TEXTS)
    assert elsewhere.groups(frozenset(), progress) == here.groups(frozenset(), Progress())
    assert progress.told > 0
    assert elsewhere.pairs(Progress()) == here.pairs(Progress()) != []
    for alike in (here, elsewhere):
        alike.put({"e": "Mehr Kurse am Abend."})
        alike.drop(["b"])
    assert elsewhere.groups(frozenset(), Progress()) == here.groups(frozenset(), Progress())
    assert [group.ideas for group in elsewhere.groups({frozenset({"c", "e"})}, Progress())] == []


def test_it_can_be_stopped_and_asked_again(elsewhere: Elsewhere) -> None:
    elsewhere.put({f"n{n}": f"Vorschlag {n} zum Thema {n % 7} am Ort {n % 11}" for n in range(1_500)})
    elsewhere.put(TEXTS)
    assert elsewhere.groups(frozenset(), Counting(stops=1)) == []
    assert ("a", "b") in [group.ideas for group in elsewhere.groups(frozenset(), Progress())]


def test_it_ends_when_it_is_not_needed_and_when_nobody_is_there(elsewhere: Elsewhere) -> None:
    assert elsewhere._other in multiprocessing.active_children()
    elsewhere._line.close()
    elsewhere._other.join(30)
    assert elsewhere._other.exitcode == 0
    other = Elsewhere()
    other.end()
    assert not other._other.is_alive()


def test_a_process_that_was_killed_is_told_in_one_sentence() -> None:
    other = Elsewhere()
    other.put(TEXTS)
    other._other.kill()
    other._other.join(30)
    assert not other.is_alive
    with pytest.raises(Refusal, match="ended too early"):
        other.groups(frozenset(), Progress())
    with pytest.raises(Refusal, match="look again"):
        other.put({f"n{n}": "x" * 1000 for n in range(1000)})
    other.end()


def test_a_process_that_is_killed_while_it_compares_is_told(elsewhere: Elsewhere) -> None:
    class Killing(Counting):
        def __call__(self, done: int, total: int) -> None:
            elsewhere._other.kill()
            elsewhere._other.join(30)

    elsewhere.put({f"n{n}": f"Vorschlag {n} zum Thema {n % 7} am Ort {n % 11}" for n in range(1_500)})
    with pytest.raises(Refusal, match="ended too early"):
        elsewhere.groups(frozenset(), Killing())


def test_what_it_answers() -> None:
    """The other process's part, in a thread."""
    mine, theirs = Pipe()
    working = threading.Thread(target=serve, args=(theirs,), daemon=True)
    working.start()
    messages: list[tuple[object, ...]] = [
        ("put", TEXTS),
        ("drop", ["d"]),
        ("stop",),
        ("groups", frozenset()),
        ("pairs",),
    ]
    for message in messages:
        mine.send(message)
    found: list[list[Pair]] = []
    while len(found) < 2:
        kind, *told = mine.recv()
        if kind == "found":
            found.append(told[0])
    assert found[1][0].a == "a"
    mine.close()
    working.join(30)
    assert not working.is_alive()
