"""A conference whose office set keys: what leaves a laptop is sealed, and everything else goes as it always did."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from facilitator.conference.errors import Refusal
from facilitator.exchange.package import is_sealed, read_package
from facilitator.exchange.sealing import NO_KEYS, Keys
from facilitator.record import Record
from facilitator.session import reading_ahead
from facilitator.session.handing_out import adopt_plan, own_sealed, write_moved, write_own_results, write_plan
from facilitator.session.merging import FileOutcome, merge
from facilitator.session.progress import Progress
from facilitator.session.redacting import redact
from tests.conftest import SteadyClock
from tests.exchange.sealed import BOTH, DAILY, OTHER, SAFE, keys
from tests.session.hall import PLAN, Hall, rows, seen, texts

NAME = "Ottokarbinger"
WORDS = "bachhalle-nachtkorb-maiszaun-wasserfenster"


@pytest.fixture
def hall(tmp_path: Path, clock: SteadyClock) -> Iterator[Hall]:
    hall = Hall(tmp_path, clock, replace(PLAN, seal_to=BOTH))
    yield hall
    hall.close()


def taken(hall: Hall, record: Record, *paths: Path, given: Keys = NO_KEYS) -> list[FileOutcome]:
    return merge(record, paths, hall.clock.wall(), Progress(), given)


def test_the_plan_travels_open_and_results_do_not(hall: Hall) -> None:
    assert not is_sealed(hall.plan_package())
    assert is_sealed(hall.busy("one", "W1R1").hand_out())


@pytest.mark.parametrize("pair", [DAILY, SAFE], ids=["daily", "safe"])
def test_either_key_merges_all_of_it(hall: Hall, pair: object) -> None:
    laptop = hall.busy("one", "W1R1")
    package, central = laptop.hand_out(), hall.central()
    (outcome,) = taken(hall, central, package, given=keys(DAILY if pair is DAILY else SAFE))
    assert (outcome.outcome, outcome.authenticated) == ("merged", True)
    assert rows(central) == rows(laptop.record)
    assert seen(taken(hall, central, package)) == ["known"], "what is known needs no key"


@pytest.mark.parametrize("given", [NO_KEYS, keys(OTHER), Keys(words=(WORDS,))], ids=["none", "another", "words"])
def test_without_the_right_key_nothing_is_taken_in(hall: Hall, given: Keys) -> None:
    package, central = hall.busy("one", "W1R1").hand_out(), hall.central()
    before = rows(central)
    assert seen(taken(hall, central, package, given=given)) == ["refused"]
    assert rows(central) == before
    assert seen(taken(hall, central, package, given=keys(DAILY))) == ["merged"]


def test_a_new_record_learns_its_conference_from_sealed_packages_too(hall: Hall) -> None:
    package = hall.busy("one", "W1R1").hand_out()
    outcomes = taken(hall, hall.record("late"), package, hall.plan_package(), given=keys(DAILY))
    assert [(o.outcome, o.authenticated) for o in outcomes] == [("merged", True), ("merged", True)]


def test_the_second_process_opens_them_too(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_ahead, "WORTH", 2)
    packages = [hall.busy(name, session).hand_out() for name, session in (("one", "W1R1"), ("two", "W2R1"))]
    wrong = packages[0].with_name("torn.facilitator")
    wrong.write_bytes(packages[0].read_bytes()[:-5])
    central = hall.central()
    outcomes = taken(hall, central, *packages, wrong, given=keys(SAFE))
    assert seen(outcomes) == ["merged", "merged", "refused"]
    assert len(texts(central)) == 6


def test_a_second_export_replaces_the_first_though_nobody_can_look_inside(hall: Hall) -> None:
    laptop = hall.busy("one", "W1R1")
    path, now, plan = hall.folder / "mine.facilitator", hall.clock.wall(), laptop.service.required_plan
    for _ in range(2):
        assert write_own_results(laptop.record, plan, ["W1R1"], path, now)[0] == path
    assert own_sealed(laptop.record, path) == ["W1R1"]
    other, _ = write_own_results(laptop.record, plan, ["W2R1"], path, now)
    assert other.name == "mine-2.facilitator", "it holds another session than the first"
    strange = hall.folder / "strange.facilitator"
    strange.write_bytes(path.read_bytes() + b"x")
    assert write_own_results(laptop.record, plan, ["W1R1"], strange, now)[0].name == "strange-2.facilitator"
    assert own_sealed(laptop.record, hall.folder / "missing") is None


def test_redaction_reaches_sealed_packages(hall: Hall) -> None:
    laptop = hall.laptop("one", "W1R1")
    laptop.capture("Mehr Busse")
    idea = laptop.capture(f"Frau {NAME} hilft")
    package = laptop.hand_out()
    moved, _ = write_moved(
        laptop.record, hall.plan, ["W1R1"], hall.folder / "moved.facilitator", hall.clock.wall(), WORDS
    )
    receipt = redact(laptop.service, idea)
    assert (receipt.rewritten, receipt.unreachable) == ((package,), (moved,))
    lines = [event.line for event in read_package(package, keys(DAILY)).events()]
    assert not any(NAME in line for line in lines)
    assert any("Mehr Busse" in line for line in lines)


def test_a_session_moves_to_another_laptop_by_four_words(hall: Hall) -> None:
    laptop, other = hall.busy("one", "W1R1"), hall.laptop("two", "W1R1")
    moved, _ = write_moved(
        laptop.record, hall.plan, ["W1R1"], hall.folder / "moved.facilitator", hall.clock.wall(), WORDS
    )
    assert seen(taken(hall, other.record, moved, given=keys(DAILY))) == ["refused"]
    assert seen(taken(hall, other.record, moved, given=Keys(words=(WORDS,)))) == ["merged"]
    assert texts(other.record) == texts(laptop.record)
    again, _ = write_moved(laptop.record, hall.plan, ["W1R1"], moved, hall.clock.wall(), WORDS)
    assert again.name == "moved-2.facilitator"


def test_keys_of_a_forged_plan_never_leave_a_package_open(hall: Hall) -> None:
    hall.plan = replace(PLAN, seal_to=("age1nokey",))
    laptop = hall.laptop("one", "W1R1")
    laptop.capture()
    before = sorted(hall.folder.rglob("*.facilitator"))
    with pytest.raises(Refusal, match="names a key that cannot be used"):
        laptop.hand_out()
    assert sorted(hall.folder.rglob("*.facilitator")) == before


def test_a_newer_plan_brings_other_keys(hall: Hall) -> None:
    laptop = hall.busy("one", "W1R1")
    office = hall.record(f"{hall.plan.id}-office")
    adopt_plan(office, replace(hall.plan, seal_to=(OTHER.public,)), hall.clock.wall())
    write_plan(office, hall.plan, newer := hall.folder / "newer.facilitator")
    assert seen(hall.merged(laptop.record, newer)) == ["merged"]
    laptop.service.enter("W1R1")
    package = laptop.hand_out()
    assert seen(taken(hall, hall.central(), package, given=keys(OTHER))) == ["merged"]
    assert seen(taken(hall, hall.central("again"), package, given=keys(DAILY))) == ["refused"]
