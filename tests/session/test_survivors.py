"""What the other tests let pass when the code was changed in small ways: merging."""

from __future__ import annotations

from pathlib import Path

from facilitator.session.merging import find_packages, merge
from facilitator.session.progress import Progress
from tests.session.hall import Hall, seen


class Counted(Progress):
    """Remembers what it was told."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[tuple[int, int]] = []

    def __call__(self, done: int, total: int) -> None:
        self.told.append((done, total))


def test_packages_are_found_in_the_order_of_their_names(tmp_path: Path) -> None:
    names = [f"{n * 7 % 40:02}.facilitator" for n in range(40)]
    for name in names:
        (tmp_path / name).write_bytes(b"")
    assert [path.name for path in find_packages([tmp_path])] == sorted(names)


def test_what_is_known_counts_as_done_at_once(hall: Hall) -> None:
    package, central, progress = hall.busy("one", "W1R1").hand_out(), hall.central(), Counted()
    assert seen(merge(central, [hall.plan_package(), package], 0, progress)) == ["known", "merged"]
    assert progress.told == [(1, 2), (2, 2)]


def test_what_came_without_the_plan_is_proven_once_the_plan_is_there(hall: Hall) -> None:
    package, central = hall.busy("one", "W1R1").hand_out(), hall.record("central")
    come = [hall.merged(central, package)[0] for _ in range(2)]
    assert [(one.outcome, one.authenticated) for one in come] == [("merged", False), ("known", False)]
    hall.merged(central, hall.plan_package())  # its events came with the results; the key did not
    come = [hall.merged(central, package)[0] for _ in range(2)]
    assert [(one.outcome, one.authenticated, one.events_new) for one in come] == [("known", True, 0)] * 2
