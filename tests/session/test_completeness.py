"""How every session stands at the office: seen from the record alone, and remembered until what was missing came."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from facilitator.conference import intents
from facilitator.exchange.sealing import NO_KEYS
from facilitator.record import Record
from facilitator.session.completeness import (
    Cell,
    completeness,
    note_found,
    note_refused,
    sessions_of,
    settle_came,
)
from facilitator.session.handing_out import write_results
from facilitator.session.progress import Progress
from facilitator.session.taking_in import Found, look_at
from tests.record.desks import query
from tests.session.hall import Hall, Laptop, seen
from tests.session.test_gaps import key_of, with_lines, without

LATER = 10_000_000_000_000


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


def cells(record: Record) -> dict[str, Cell]:
    return {cell.session: cell for cell in completeness(record)}


def states(record: Record, session: str) -> tuple[str, ...]:
    return cells(record)[session].states


def look(record: Record, *places: Path) -> list[Found]:
    """Look there, and remember it, as the window does."""
    found = look_at(record, places, NO_KEYS, LATER, Progress())
    note_found(record, found, LATER)
    return found


def put(stick: Path, package: Path, name: str = "") -> Path:
    return Path(shutil.copyfile(package, stick / (name or package.name)))


def cut(stick: Path, package: Path, name: str = "") -> Path:
    path = stick / (name or package.name)
    path.write_bytes(package.read_bytes()[:-200])
    return path


def over(laptop: Laptop) -> Laptop:
    """With a card, and the clock stopped."""
    laptop.capture()
    return laptop


def test_nothing_came_and_something_came(hall: Hall) -> None:
    central = hall.central()
    assert states(central, "W1R1") == ("missing",)
    assert not cells(central)["W1R1"].here
    hall.merged(central, over(hall.laptop("one")).hand_out())
    cell = cells(central)["W1R1"]
    assert (cell.states, cell.state, cell.ideas, cell.devices) == (("received",), "received", 1, ("one",))
    assert cell.here
    assert (cell.workshop, cell.round, cell.title) == (1, 1, "Wohnen")


def test_a_session_without_ideas_and_one_that_still_ran(hall: Hall) -> None:
    laptop = hall.laptop("one")
    laptop.service.do(intents.MoveClock("W1R1", {"started": 1}))
    central = hall.central()
    hall.merged(central, laptop.hand_out())
    assert states(central, "W1R1") == ("running", "empty")
    laptop.service.do(intents.CloseSession("W1R1"))
    hall.merged(central, laptop.hand_out())
    assert states(central, "W1R1") == ("empty",)


def test_gaps_until_the_missing_events_come(hall: Hall) -> None:
    laptop = hall.laptop("one")
    laptop.capture_many(5)
    whole = laptop.hand_out()
    holey = with_lines(whole, hall.folder / "holey.facilitator", without(whole, 3), key_of(laptop.record))
    central = hall.central()
    hall.merged(central, holey)
    assert states(central, "W1R1") == ("gaps",)
    hall.merged(central, whole)
    assert states(central, "W1R1") == ("received",)


def test_two_laptops_that_worked_on_it_are_told(hall: Hall) -> None:
    central = hall.central()
    hall.merged(central, over(hall.laptop("one")).hand_out(), over(hall.laptop("two")).hand_out())
    assert states(central, "W1R1") == ("received", "twice")
    assert cells(central)["W1R1"].devices == ("one", "two")


def test_what_lies_there_is_remembered_until_it_is_taken_in(hall: Hall, stick: Path) -> None:
    laptop, central = over(hall.laptop("one")), hall.central()
    first = put(stick, laptop.hand_out())
    look(central, stick)
    assert states(central, "W1R1") == ("came",)
    assert cells(central)["W1R1"].files == (first.name,)
    hall.merged(central, first)
    assert states(central, "W1R1") == ("received",)
    laptop.capture()
    newer = put(stick, laptop.hand_out())
    look(central, stick)
    path = hall.shut(central)
    central = hall.record(path.stem)
    assert states(central, "W1R1") == ("newer",)
    hall.merged(central, newer)
    assert states(central, "W1R1") == ("received",)


def test_an_older_and_a_newer_version_are_one_newer_version(hall: Hall, stick: Path) -> None:
    laptop, central = over(hall.laptop("one")), hall.central()
    hall.merged(central, laptop.hand_out())
    for name in ("b.facilitator", "c.facilitator"):
        laptop.capture()
        put(stick, laptop.hand_out(), name)
    assert [one.state for one in look(central, stick)] == ["older", "new"]
    assert states(central, "W1R1") == ("newer",)
    hall.merged(central, stick / "b.facilitator")
    assert states(central, "W1R1") == ("newer",)
    assert cells(central)["W1R1"].files == ("c.facilitator",)
    hall.merged(central, stick / "c.facilitator")
    assert states(central, "W1R1") == ("received",)


def test_a_fork_that_was_taken_in_is_no_newer_version(hall: Hall, stick: Path) -> None:
    laptop, central = over(hall.laptop("one")), hall.central()
    twin_of(hall, laptop, central)
    assert states(central, "W1R1") == ("forks",)
    write_results(central, hall.plan, ["W1R1"], stick / "both.facilitator", LATER)
    assert [one.state for one in look(central, stick)] == ["known"]
    assert states(central, "W1R1") == ("forks",)


def twin_lines(package: Path) -> list[bytes]:
    *lines, last = without(package)
    return [*lines, last.replace(b"Karte 1", b"Karte 7")]


def twin_of(hall: Hall, laptop: Laptop, central: Record) -> None:
    """The same numbers with another content, as a copied record can bring them about."""
    package = laptop.hand_out()
    twin = with_lines(package, hall.folder / "twin.facilitator", twin_lines(package), key_of(laptop.record))
    assert seen(hall.merged(central, package, twin)) == ["merged", "merged"]


def test_a_damaged_file_is_remembered_until_more_of_its_session_comes(hall: Hall, stick: Path) -> None:
    laptop, central = over(hall.laptop("one")), hall.central()
    good = laptop.hand_out()
    damaged = cut(stick, good)
    look(central, stick)
    path = hall.shut(central)
    central = hall.record(path.stem)
    assert (states(central, "W1R1"), cells(central)["W1R1"].files) == (("damaged",), (damaged.name,))
    hall.merged(central, good)
    assert states(central, "W1R1") == ("received",)
    look(central, stick)  # it still lies there
    assert states(central, "W1R1") == ("received",)


def test_a_damaged_file_of_a_session_that_is_here_may_hold_more(hall: Hall, stick: Path) -> None:
    laptop, central = over(hall.laptop("one")), hall.central()
    hall.merged(central, laptop.hand_out())
    laptop.capture()
    good = laptop.hand_out()
    cut(stick, good)
    look(central, stick)
    assert states(central, "W1R1") == ("damaged",)
    put(stick, good)
    look(central, stick)
    assert states(central, "W1R1") == ("newer",)


def test_somebody_says_that_nothing_more_comes(hall: Hall, stick: Path) -> None:
    laptop, central = over(hall.laptop("one")), hall.central()
    hall.merged(central, laptop.hand_out())
    cut(stick, laptop.hand_out(), "x_W1R1_.facilitator")
    cut(stick, laptop.hand_out(), "x_W2R1_.facilitator")
    look(central, stick)
    settle_came(central, "W1R1")
    look(central, stick)
    assert (states(central, "W1R1"), states(central, "W2R1")) == (("received",), ("damaged",))


def test_what_was_refused_while_merging_is_remembered(hall: Hall, stick: Path) -> None:
    one, two = over(hall.laptop("one")), over(hall.laptop("two", "W2R1"))
    central = hall.central()
    before = central.look.events_of_sessions()
    places = [one.hand_out(), cut(stick, one.hand_out()), cut(stick, two.hand_out())]
    note_refused(central, hall.merged(central, *places), before, LATER)
    assert states(central, "W1R1") == ("received",)  # a good one came with it
    assert states(central, "W2R1") == ("damaged",)


def test_what_is_foreign_or_a_plan_is_no_note(hall: Hall, stick: Path) -> None:
    central = hall.central()
    put(stick, over(hall.other(id="another", title="Andere").laptop("three")).hand_out(), "W1R1.facilitator")
    put(stick, hall.plan_package())
    found = look(central, stick)
    assert sorted(one.state for one in found) == ["foreign", "known"]
    assert states(central, "W1R1") == ("missing",)
    assert query(central.path, "SELECT count(*) FROM came") == [(0,)]


def test_an_unreadable_package_speaks_by_its_name(tmp_path: Path) -> None:
    found = Found(tmp_path / "Konferenz_W1-R1_Wohnen_20.facilitator", "damaged")
    assert sessions_of(found, ["W1R1", "W1R2"]) == ["W1R1"]
