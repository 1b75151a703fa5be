"""What lies on a stick is told without changing anything; copies are kept as they came, and redaction reaches them."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from facilitator.conference.errors import Refusal
from facilitator.exchange.sealing import NO_KEYS, Keys
from facilitator.files import durable, file_hash
from facilitator.record import Record
from facilitator.session import keeping, taking_in
from facilitator.session.handing_out import begin_rehearsal
from facilitator.session.keeping import Dropped, copies_folder, drop_copies_about, drop_copies_of, keep_copies
from facilitator.session.progress import Progress
from facilitator.session.receipts import write_receipt
from facilitator.session.redacting import redact
from facilitator.session.taking_in import Found, look_at
from facilitator.session.tidying import tidy
from tests.exchange.forging import sound
from tests.exchange.half_names import ON_THEIR_WAY
from tests.exchange.sealed import BOTH, DAILY, OTHER, keys
from tests.session.hall import PLAN, Hall, dump, seen, texts
from tests.session.test_redacting import NAME, holding
from tests.session.test_sealed import taken

LATER = 10_000_000


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


def on(stick: Path, package: Path, name: str = "") -> Path:
    """A package moved to the stick."""
    return package.rename(stick / (name or package.name))


def looked(hall: Hall, record: Record, *places: Path, given: Keys = NO_KEYS) -> list[Found]:
    """Long after everything was written; that nothing is changed by it is checked every time."""
    before = dump(record), {path: path.read_bytes() for place in places for path in place.rglob("*") if path.is_file()}
    now = int(max(path.stat().st_mtime for path in before[1]) * 1000) + LATER if before[1] else LATER
    found = look_at(record, places, given, now, Progress())
    assert before == (dump(record), {path: path.read_bytes() for path in before[1]})
    return found


def states(found: list[Found]) -> dict[str, str]:
    return {one.path.name: one.state for one in found}


def test_everything_that_can_lie_on_a_stick(hall: Hall, stick: Path) -> None:
    laptop = hall.busy("one", "W1R1")
    early = on(stick, laptop.hand_out(), "early.facilitator")
    laptop.capture_many(2)
    late = on(stick, laptop.hand_out(), "late.facilitator")
    known = on(stick, hall.busy("two", "W2R1").hand_out(), "known.facilitator")
    central = hall.central()
    hall.merged(central, known)
    write_receipt(central, hall.plan, ["W2R1"], stick / "receipt.facilitator")
    (stick / "damaged.facilitator").write_bytes(late.read_bytes()[:-30])
    (stick / "empty.facilitator").write_bytes(b"")
    (stick / ON_THEIR_WAY[0]).write_bytes(late.read_bytes()[:500])
    (stick / "letter.txt").write_bytes(b"not ours")
    on(stick, hall.other(id="another", title="Andere").busy("three", "W1R1").hand_out(), "foreign.facilitator")
    rehearsal = hall.record("rehearsal")
    begin_rehearsal(rehearsal)
    on(stick, hall.laptop("rehearsing", "W1R1", rehearsal).hand_out(), "rehearsal.facilitator")
    sound(stick / "forged.facilitator")
    found = looked(hall, central, stick)
    assert states(found) == {
        "early.facilitator": "older",
        "late.facilitator": "new",
        "known.facilitator": "known",
        "receipt.facilitator": "receipt",
        "damaged.facilitator": "damaged",
        "empty.facilitator": "half",
        ON_THEIR_WAY[0]: "half",
        "foreign.facilitator": "foreign",
        "rehearsal.facilitator": "rehearsal",
        "forged.facilitator": "forged",
    }
    by_name = {one.path.name: one for one in found}
    assert by_name["late.facilitator"].events == by_name["early.facilitator"].events + 2
    hall.merged(central, late)
    assert states(looked(hall, central, early, late)) == {"early.facilitator": "known", "late.facilitator": "known"}


def test_a_plan_is_new_and_then_known(hall: Hall, stick: Path) -> None:
    plan = on(stick, hall.plan_package(), "plan.facilitator")
    record = hall.record("new")
    assert states(looked(hall, record, stick)) == {"plan.facilitator": "plan"}
    hall.merged(record, plan)
    assert states(looked(hall, record, stick)) == {"plan.facilitator": "known"}


def test_without_the_plan_nothing_is_proven(hall: Hall, stick: Path) -> None:
    on(stick, hall.busy("one", "W1R1").hand_out(), "a.facilitator")
    (found,) = looked(hall, hall.record("new"), stick)
    assert (found.state, found.sealed, found.reason) == ("unproven", False, None)
    assert found.events > 5


def test_sealed_ones(hall: Hall, stick: Path) -> None:
    hall.plan = replace(PLAN, seal_to=BOTH)
    on(stick, hall.busy("one", "W1R1").hand_out(), "a.facilitator")
    central = hall.central()
    (shut,) = looked(hall, central, stick)
    assert (shut.state, shut.sealed, shut.manifest) == ("shut", True, None)
    (opened,) = looked(hall, central, stick, given=keys(DAILY))
    assert (opened.state, opened.sealed) == ("new", True)
    assert opened.manifest is not None
    assert opened.manifest.ideas == {"W1R1": 3}
    (wrong,) = looked(hall, central, stick, given=keys(OTHER))
    assert wrong.state == "damaged"
    assert "sealed to another key" in str(wrong.reason)
    taken(hall, central, shut.path, given=keys(DAILY))
    assert states(looked(hall, central, stick)) == {"a.facilitator": "known"}


def test_a_file_that_ends_too_early_and_was_changed_just_now_is_left_for_later(hall: Hall, stick: Path) -> None:
    package = hall.busy("one", "W1R1").hand_out()
    half = stick / "a.facilitator"
    half.write_bytes(package.read_bytes()[:-30])
    now = int(half.stat().st_mtime * 1000) + 5_000
    central = hall.central()
    assert states(look_at(central, [stick], NO_KEYS, now, Progress())) == {"a.facilitator": "half"}
    half.write_bytes(package.read_bytes())
    now = int(half.stat().st_mtime * 1000) + 5_000
    assert states(look_at(central, [stick], NO_KEYS, now, Progress())) == {"a.facilitator": "new"}, "whole is whole"


def test_a_file_that_grows_meanwhile_is_left_for_later(
    hall: Hall, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = on(stick, hall.busy("one", "W1R1").hand_out(), "a.facilitator")
    read = taking_in._read

    def growing(record: Record, path: Path, given: Keys) -> Found:
        found = read(record, path, given)
        with path.open("ab") as file:
            file.write(b"more")
        return found

    monkeypatch.setattr(taking_in, "_read", growing)
    found = look_at(hall.central(), [stick], NO_KEYS, LATER, Progress())
    assert [(one.path, one.state) for one in found] == [(path, "half")]


def test_a_placeholder_is_not_fetched(hall: Hall, stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    on(stick, hall.busy("one", "W1R1").hand_out(), "a.facilitator")
    monkeypatch.setattr(taking_in, "is_elsewhere", lambda _: True)
    monkeypatch.setattr(taking_in, "file_hash", lambda _: pytest.fail("it was read"))
    assert states(look_at(hall.central(), [stick], NO_KEYS, LATER, Progress())) == {"a.facilitator": "half"}


def test_a_file_that_goes_away_meanwhile(hall: Hall, stick: Path) -> None:
    (found,) = look_at(hall.central(), [stick / "gone.facilitator"], NO_KEYS, LATER, Progress())
    assert found.state == "damaged"
    assert "cannot be read (No such file or directory)" in str(found.reason)


def test_looking_can_be_stopped(hall: Hall, stick: Path) -> None:
    on(stick, hall.busy("one", "W1R1").hand_out(), "a.facilitator")

    class Stopped(Progress):
        @property
        def cancelled(self) -> bool:
            return True

    assert look_at(hall.central(), [stick], NO_KEYS, LATER, Stopped()) == []


@pytest.mark.parametrize("name", ["a (1)", "a.sync-conflict-20260307-101112-ABCDEFG", "a (conflicted copy 2026)"])
def test_a_conflicted_copy_is_merged_like_any_other(hall: Hall, stick: Path, name: str) -> None:
    laptop = hall.busy("one", "W1R1")
    on(stick, laptop.hand_out(), "a.facilitator")
    laptop.capture()
    copy = on(stick, laptop.hand_out(), f"{name}.facilitator")
    central = hall.central()
    assert states(looked(hall, central, stick)) == {"a.facilitator": "older", copy.name: "new"}
    assert set(seen(hall.merged(central, *stick.iterdir()))) <= {"merged", "known"}
    assert texts(central) == texts(laptop.record)


# Copies.


def test_packages_are_kept_as_they_came_and_only_once(hall: Hall) -> None:
    one, two = hall.busy("one", "W1R1").hand_out(), hall.busy("two", "W2R1").hand_out()
    central = hall.central()
    hall.merged(central, one, two)
    assert keep_copies(central, [one, two]) == 2
    assert keep_copies(central, [two, one]) == 0
    kept = sorted(copies_folder(central.path).iterdir())
    assert [path.stem for path in kept] == sorted([file_hash(one), file_hash(two)])
    assert {path.read_bytes() for path in kept} == {one.read_bytes(), two.read_bytes()}


def test_only_what_was_taken_in_is_kept(hall: Hall, tmp_path: Path) -> None:
    one, central = hall.busy("one", "W1R1").hand_out(), hall.central()
    assert keep_copies(central, [one, tmp_path / "gone.facilitator"]) == 0
    assert list(copies_folder(central.path).iterdir()) == []


def test_a_file_that_changes_while_it_is_copied_is_not_kept(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    one, central = hall.busy("one", "W1R1").hand_out(), hall.central()
    hall.merged(central, one)

    def changing(*given: object) -> object:
        one.write_bytes(b"another")
        return durable(*given)  # type: ignore[arg-type]  # passed on as they came

    monkeypatch.setattr(keeping, "durable", changing)
    assert keep_copies(central, [one]) == 0
    assert list(copies_folder(central.path).iterdir()) == []


def test_no_room_for_copies_is_said(hall: Hall) -> None:
    one, central = hall.busy("one", "W1R1").hand_out(), hall.central()
    hall.merged(central, one)
    copies_folder(central.path).write_bytes(b"a file in the way")
    with pytest.raises(Refusal, match="could not be written"):
        keep_copies(central, [one])


@pytest.mark.parametrize("sealed", [False, True], ids=["plain", "sealed"])
def test_redaction_reaches_kept_copies(hall: Hall, sealed: bool) -> None:
    hall.plan = replace(PLAN, seal_to=BOTH if sealed else ())
    laptop, other = hall.laptop("one", "W1R1"), hall.busy("two", "W2R1")
    idea = laptop.capture(f"Frau {NAME} hilft")
    packages = [laptop.hand_out(), other.hand_out()]
    central = hall.central()
    taken(hall, central, *packages, given=keys(DAILY))
    keep_copies(central, packages)
    folder = copies_folder(central.path)
    receipt = redact(hall.seated(central, "W1R1").service, idea)
    assert receipt.unreachable == ()
    assert holding(folder, NAME.encode()) == set()
    assert [path.stem for path in folder.iterdir()] == ([] if sealed else [file_hash(packages[1])])


def test_a_copy_that_cannot_be_deleted_is_named(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    laptop = hall.laptop("one", "W1R1")
    idea = laptop.capture(f"Frau {NAME} hilft")
    one, central = laptop.hand_out(), hall.central()
    hall.merged(central, one)
    keep_copies(central, [one])

    def protected(_: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(keeping, "erase", protected)
    kept = tuple(copies_folder(central.path).iterdir())
    assert drop_copies_about(central.path, idea) == drop_copies_of(central.path, ["W1R1"]) == Dropped((), kept)
    assert drop_copies_about(central.path, "another") == drop_copies_of(central.path, ["W2R1"]) == Dropped((), ())


def test_a_damaged_copy_goes_too(hall: Hall) -> None:
    central = hall.central()
    folder = copies_folder(central.path)
    folder.mkdir()
    (folder / "broken.facilitator").write_bytes(os.urandom(100))
    assert drop_copies_about(central.path, "any") == Dropped((folder / "broken.facilitator",), ())
    assert list(folder.iterdir()) == []


def test_tidying_up_reaches_kept_copies(hall: Hall) -> None:
    """Of the tidied sessions, and of no other."""
    one, two = hall.busy("one", "W1R1"), hall.busy("two", "W2R1")
    packages = [one.hand_out(), two.hand_out()]
    record = hall.central()
    hall.merged(record, *packages)
    keep_copies(record, packages)
    tidied = tidy(record, ["W1R1"], hall.clock.wall(), lambda *_: True)
    kept = copies_folder(record.path)
    assert [path.name for path in tidied.erased if path.parent == kept] == [f"{file_hash(packages[0])}.facilitator"]
    assert [path.stem for path in kept.iterdir()] == [file_hash(packages[1])]
