"""Many packages are read by a second process: what comes of them is the same."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from concurrent.futures import Executor, Future
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from facilitator.exchange.manifest import BadPackage
from facilitator.exchange.package import read_package
from facilitator.exchange.sealing import NO_KEYS, Keys
from facilitator.session import reading_ahead
from facilitator.session.merging import FileOutcome
from facilitator.session.reading_ahead import Checked, _ahead
from tests.exchange import forging
from tests.session.hall import Hall, dump


def told(outcomes: list[FileOutcome]) -> list[tuple[object, ...]]:
    return [(o.path, o.outcome, str(o.reason), o.authenticated, o.events_new, o.ideas_new) for o in outcomes]


def test_a_second_process_reads_the_same(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    good = [hall.busy(f"laptop {n}", session).hand_out() for n, session in enumerate(("W1R1", "W2R1", "W1R2"))]
    broken = hall.folder / "broken.facilitator"
    broken.write_bytes(good[0].read_bytes()[:-100])
    paths = [good[0], broken, good[1], good[0], hall.folder / "missing.facilitator", good[2]]
    alone, helped = hall.central("alone"), hall.central("helped")
    expected = told(hall.merged(alone, *paths))
    monkeypatch.setattr(reading_ahead, "WORTH", 2)
    monkeypatch.setattr(reading_ahead, "AHEAD", 2)
    assert told(hall.merged(helped, *paths)) == expected
    assert {outcome for _, outcome, *_ in expected} == {"merged", "refused", "known"}
    assert dump(helped) == dump(alone)


class Eager(Executor):
    """Does at once what it is given, and counts what was given."""

    def __init__(self) -> None:
        self.given = 0

    def submit(self, do: Callable[..., Any], /, *args: Any, **more: Any) -> Future[Any]:
        self.given += 1
        done = Future[Any]()
        done.set_result(do(*args, **more))
        return done


@pytest.mark.parametrize(("most", "files", "expected"), [(3, 10**9, 4), (50, 2, 3), (50, 0, 2)])
def test_no_more_is_read_ahead_than_memory_holds(
    most: int, files: int, expected: int, hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = hall.busy("laptop", "W1R1").hand_out()
    monkeypatch.setattr(reading_ahead, "TOGETHER", 1)
    monkeypatch.setattr(reading_ahead, "AHEAD", most)
    monkeypatch.setattr(reading_ahead, "MOST_AHEAD", files * package.stat().st_size)
    other = Eager()
    paths = [package] * 12
    came = [other.given - n for n, _ in enumerate(_ahead(other, paths, NO_KEYS))]
    assert max(came) == expected, "that one is under way is not counted"
    assert (len(came), other.given) == (12, 12)


class Busy(Executor):
    """Has begun the first two things it was given, and gets on only when it has been waited for so many times."""

    def __init__(self) -> None:
        self.given: list[tuple[Future[Any], Callable[[], Any]]] = []

    def submit(self, do: Callable[..., Any], /, *args: Any, **more: Any) -> Future[Any]:
        executor = self

        class Asked(Future[Any]):
            def result(self, timeout: float | None = None) -> Any:
                executor.get_on()
                return super().result(timeout)

        future = Asked()
        if len(self.given) < 2:
            future.set_running_or_notify_cancel()
        self.given.append((future, partial(do, *args, **more)))
        return future

    def get_on(self) -> None:
        for future, work in self.given:
            if future.running() and not future.done():
                future.set_result(work())


def test_while_the_other_process_is_behind_this_one_reads_too(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    packages = [hall.busy(f"laptop {n}", f"W{n}R1").hand_out() for n in (1, 2)]
    missing = hall.folder / "missing.facilitator"
    paths = [packages[0], missing, packages[1], packages[1], missing, packages[0]]
    monkeypatch.setattr(reading_ahead, "TOGETHER", 1)
    here: list[Path] = []
    read = reading_ahead._read

    def noted(some: list[Path], keys: Keys) -> list[Checked | BadPackage]:
        here.extend(some)
        return read(some, keys)

    monkeypatch.setattr(reading_ahead, "_read", noted)
    monkeypatch.setattr(reading_ahead, "_packed", lambda some, keys: pickle.dumps(read(some, keys)))
    other = Busy()
    given = list(_ahead(other, paths, NO_KEYS))
    assert here == paths[2:], "each once, the next one first; what the other has begun is left to it"
    assert [future.cancelled() for future, _ in other.given] == [False] * 2 + [True] * 4
    for path, package in zip(paths, given, strict=True):
        if path == missing:
            with pytest.raises(BadPackage, match="missing"):
                package()
        else:
            assert package() == reading_ahead.checked(path, NO_KEYS)


def test_a_missing_file_is_read_ahead_and_told_when_its_turn_comes(tmp_path: Path) -> None:
    (given,) = _ahead(Eager(), [tmp_path / "missing.facilitator"], NO_KEYS)
    with pytest.raises(BadPackage, match="missing"):
        given()


def test_of_what_is_handed_over_at_once_only_so_much_is_held(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    small, large = hall.busy("small", "W1R1").hand_out(), hall.folder / "large.facilitator"
    forging.sound(large, 100, "")
    (one,) = (len(read_package(path).held or b"") for path in [small])
    two = len(read_package(large).held or b"")
    assert two > 2 * one
    for room, expected in ((two + one, "11."), (two, "1.."), (2 * one, ".11"), (one, ".1."), (0, "...")):
        monkeypatch.setattr(reading_ahead, "MOST_HELD", room)
        given = list(_ahead(Eager(), [large, small, small], NO_KEYS))
        assert "".join("1" if package().delivery else "." for package in given) == expected


def test_too_many_events_to_be_held_are_read_where_they_are_written(
    hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = hall.busy("laptop", "W1R1").hand_out()
    monkeypatch.setattr("facilitator.exchange.manifest.HELD_EVENTS", 0)
    assert reading_ahead.checked(package, NO_KEYS).delivery is None
    (outcome,) = hall.merged(hall.central(), package)
    assert outcome.outcome == "merged"
    assert outcome.ideas_new > 0
