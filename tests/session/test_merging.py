"""Merging: the union of what packages hold, in any order, any number of times, with an honest receipt."""

from __future__ import annotations

import gc
import itertools
import os
import sys
from pathlib import Path
from typing import ClassVar
from weakref import ref

import pytest

from facilitator.language import Language
from facilitator.record import open_record
from facilitator.session.merging import find_packages, merge, status
from facilitator.session.progress import Progress
from tests.exchange import forging
from tests.session.hall import Hall, dump, rows, seen, texts

REVIEWED = {"review", "joint", "theme", "pillar", "measure", "source", "comment", "apart"}
"""What only the office fills."""


def test_what_one_laptop_captured_another_record_shows(hall: Hall) -> None:
    laptop = hall.busy("one", "W1R1")
    central = hall.central()
    (outcome,) = hall.merged(central, laptop.hand_out())
    assert (outcome.outcome, outcome.authenticated, outcome.ideas_new) == ("merged", True, 3)
    assert rows(central) == rows(laptop.record)
    assert [name for name, found in rows(central).items() if not found and name not in REVIEWED] == ["confirmation"]
    assert list(central.look.attachments(["W1R1"])) == [(forging.PHOTO_NAME, forging.PHOTO)]
    assert central.look.fingerprint("W1R1") == laptop.record.look.fingerprint("W1R1")
    assert central.look.events == laptop.record.look.events


def test_merging_again_is_known_and_changes_nothing(hall: Hall) -> None:
    package, central = hall.busy("one", "W1R1").hand_out(), hall.central()
    assert seen(hall.merged(central, package)) == ["merged"]
    before = dump(central)
    outcomes = hall.merged(central, package, hall.plan_package(), package)
    assert seen(outcomes) == ["known", "known", "known"]
    assert [outcome.events_new for outcome in outcomes] == [0, 0, 0]
    assert all(outcome.authenticated for outcome in outcomes)
    assert dump(central) == before


def test_a_copy_packed_anew_is_known_too(hall: Hall) -> None:
    package, central = hall.busy("one", "W1R1").hand_out(), hall.central()
    hall.merged(central, package)
    again = forging.pack(hall.folder / "again.facilitator", list(forging.members(package).items()))
    assert again.read_bytes() != package.read_bytes()
    assert seen(hall.merged(central, again)) == ["known"]


def test_any_order_gives_the_same_rows(hall: Hall) -> None:
    packages = [hall.plan_package()]
    packages += [hall.busy(f"laptop {n}", session).hand_out() for n, session in enumerate(("W1R1", "W1R2", "W2R1"))]
    pictures = []
    for n, order in enumerate(itertools.permutations(packages)):
        with open_record(hall.folder / "orders" / f"{n}.sqlite", 0) as record:
            for path in order:
                assert seen(hall.merged(record, path)) != ["refused"]
            pictures.append((rows(record), status(record)))
    assert all(picture == pictures[0] for picture in pictures)
    assert pictures[0][1]["ideas"] == 9


def test_one_call_gives_the_same_as_many(hall: Hall) -> None:
    packages = [hall.busy(f"laptop {n}", session).hand_out() for n, session in enumerate(("W1R1", "W2R1"))]
    one, many = hall.central("one"), hall.central("many")
    outcomes = hall.merged(one, *packages)
    assert [outcome.path for outcome in outcomes] == packages
    for path in packages:
        hall.merged(many, path)
    assert dump(one) == dump(many)


def test_a_dry_run_says_the_same_and_changes_nothing(hall: Hall) -> None:
    packages = [hall.busy("one", "W1R1").hand_out(), hall.plan_package(), hall.folder / "missing.facilitator"]
    central = hall.record("central")
    before = dump(central)
    with central.tried():
        tried = merge(central, packages, hall.clock.wall(), Progress())
    assert dump(central) == before
    assert central.remembered("key") is None
    done = merge(central, packages, hall.clock.wall(), Progress())
    say = Language("en")
    assert [outcome.to_json(say) for outcome in tried] == [outcome.to_json(say) for outcome in done]
    assert dump(central) != before


def test_the_receipt_is_the_contract(hall: Hall) -> None:
    package, central = hall.busy("one", "W1R1").hand_out(), hall.central()
    merged, refused = hall.merged(central, package, hall.folder / "missing.facilitator")
    events = central.look.events - 1
    assert merged.to_json(Language("de")) == {
        "path": str(package),
        "outcome": "merged",
        "reason": "",
        "authenticated": True,
        "events_new": events,
        "ideas_new": 3,
    }
    told = refused.to_json(Language("de"))
    assert (told["outcome"], told["authenticated"], told["events_new"], told["ideas_new"]) == ("refused", False, 0, 0)
    assert told["reason"].startswith("missing.facilitator lässt sich nicht lesen")


def test_results_without_the_plan_are_not_authenticated_until_it_comes(hall: Hall) -> None:
    package, record = hall.busy("one", "W1R1").hand_out(), hall.record("central")
    (first,) = hall.merged(record, package)
    assert (first.outcome, first.authenticated) == ("merged", False)
    (again,) = hall.merged(record, package)
    assert (again.outcome, again.authenticated) == ("known", False)
    hall.merged(record, hall.plan_package())
    (proven,) = hall.merged(record, package)
    assert (proven.outcome, proven.authenticated, proven.events_new) == ("known", True, 0)


def test_in_one_call_the_plan_comes_first_whatever_its_name(hall: Hall) -> None:
    package, record = hall.busy("one", "W1R1").hand_out(), hall.record("central")
    plan = hall.plan_package().rename(hall.folder / "zzz.facilitator")
    outcomes = hall.merged(record, package, plan)
    assert [(o.path, o.outcome, o.authenticated) for o in outcomes] == [
        (package, "merged", True),
        (plan, "merged", True),
    ]


def test_a_new_record_belongs_to_the_conference_of_most_packages(hall: Hall) -> None:
    other = hall.other(id="anders-2026", title="Andere")
    stray = other.busy("stray", "W1R1").hand_out().rename(hall.folder / "0.facilitator")
    own = [hall.busy(f"laptop {n}", session).hand_out() for n, session in enumerate(("W1R1", "W1R2"))]
    record = hall.record("central")
    assert seen(hall.merged(record, stray, *own)) == ["refused", "merged", "merged"]
    assert record.remembered("conference") == "kreis-2026"


@pytest.mark.parametrize("batch", [1, 512])
def test_a_cancelled_merge_keeps_whole_packages(batch: int, hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("facilitator.session.merging.BATCH", batch)

    class Impatient(Progress):
        done = 0

        def __call__(self, done: int, total: int) -> None:
            assert total == 3
            self.done = done

        @property
        def cancelled(self) -> bool:
            return self.done == 2

    packages = [hall.busy(f"laptop {n}", session).hand_out() for n, session in enumerate(("W1R1", "W1R2", "W2R1"))]
    central = hall.central()
    assert seen(merge(central, packages, hall.clock.wall(), Impatient())) == ["merged", "merged"]
    assert status(central)["sessions"]["received"] == 2
    assert seen(hall.merged(central, *packages)) == ["known", "known", "merged"]


@pytest.mark.parametrize("collected", [True, False])
def test_garbage_is_looked_for_between_commits_alone(collected: bool, hall: Hall) -> None:
    class Watching(Progress):
        seen: ClassVar[set[bool]] = set()

        def __call__(self, done: int, total: int) -> None:
            self.seen.add(gc.isenabled() and done > 0)

    class Circle:
        """Refers to itself, as a closed page of the window does: it must not end in the thread of the record."""

        def __init__(self) -> None:
            self.itself = self

    package, central = hall.busy("one", "W1R1").hand_out(), hall.central()
    if not collected:
        gc.disable()
    try:
        page = ref(Circle())
        merge(central, [package], hall.clock.wall(), Watching())
        assert (Watching.seen, gc.isenabled()) == ({False}, collected)
        assert (page() is None) is collected
        with pytest.raises(TypeError):
            merge(central, [package], hall.clock.wall(), None)  # type: ignore[arg-type]
        assert gc.isenabled() is collected
    finally:
        gc.enable()


def test_a_long_package_comes_in_pieces(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    package = hall.busy("one", "W1R1").hand_out()
    whole = hall.central("whole")
    (one,) = hall.merged(whole, package)
    monkeypatch.setattr("facilitator.exchange.manifest.HELD_EVENTS", 0)
    for most in (3, 4, 5):  # of one of them at least, the last piece is not full
        monkeypatch.setattr("facilitator.session.merging.MOST_EVENTS", most)
        pieces = hall.central(f"pieces of {most}")
        (many,) = hall.merged(pieces, package)
        assert (rows(whole), whole.look.events) == (rows(pieces), pieces.look.events)
        assert (one.events_new, one.ideas_new) == (many.events_new, many.ideas_new)


def test_a_long_package_whose_end_is_wrong_leaves_no_trace(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("facilitator.exchange.manifest.HELD_EVENTS", 0)
    monkeypatch.setattr("facilitator.session.merging.MOST_TEXT", 500)
    good, bad = hall.folder / "good.facilitator", hall.folder / "bad.facilitator"
    forging.sound(good, 20, "")
    forging.with_events(lambda lines: lines[:-1])(good, bad)
    other = hall.busy("one", "W1R1").hand_out()
    without, with_it = hall.record("without"), hall.record("with")
    hall.merged(without, other)
    assert seen(hall.merged(with_it, bad, other)) == ["refused", "merged"]
    assert dump(without) == dump(with_it)


# Finding them.


def test_packages_are_found_in_folders_and_by_name(tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    (stick / "deep" / "deeper").mkdir(parents=True)
    (stick / "folder.facilitator").mkdir()
    for name in ("b.facilitator", "deep/a.facilitator", "deep/deeper/C.FACILITATOR", "._b.facilitator", "notes.txt"):
        (stick / name).write_bytes(b"")
    named = tmp_path / ".hidden.txt"
    found = find_packages([stick, named, stick / "b.facilitator"])
    assert [str(path.relative_to(tmp_path)) for path in found] == [
        str(Path(name))
        for name in (
            "stick/b.facilitator",
            "stick/deep/a.facilitator",
            "stick/deep/deeper/C.FACILITATOR",
            ".hidden.txt",
        )
    ]


def test_a_name_in_another_encoding_is_no_obstacle(hall: Hall) -> None:
    """A stick written under another system gives names that are no UTF-8."""
    package, central = hall.busy("one", "W1R1").hand_out(), hall.central()
    name = "Büro.facilitator".encode("latin-1") if sys.platform == "linux" else b"Buero.facilitator"
    strange = hall.folder / os.fsdecode(name)
    package.rename(strange)
    assert seen(hall.merged(central, strange)) == ["merged"]
    assert len(texts(central)) == 3
