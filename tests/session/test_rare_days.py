"""What real days bring, continued: rehearsals, packages set aside, clocks a year off, sessions that run on."""

from __future__ import annotations

import pytest

from facilitator.conference import intents
from facilitator.conference.errors import Refusal
from facilitator.conference.timer import end, start
from facilitator.conference.timer_state import Instant, new_timer, timer_to_json
from facilitator.exchange.package import read_package
from facilitator.record import read_record
from facilitator.session.handing_out import begin_rehearsal
from facilitator.session.merging import status
from facilitator.session.setting_aside import set_aside, take_back_in
from tests.session.hall import Hall

YEAR = 365 * 24 * 3_600_000


def rehearsing(hall: Hall, name: str) -> None:
    """Make the record of this name a rehearsal's before anything is in it."""
    record = hall.record(name)
    begin_rehearsal(record)
    hall.shut(record)


def test_a_rehearsal_can_never_be_merged_with_the_real_day(hall: Hall) -> None:
    rehearsing(hall, "probe")
    rehearsal = hall.laptop("probe")
    rehearsal.capture()
    package = rehearsal.hand_out()
    central = hall.record("central")
    hall.merged(central, hall.plan_package())
    (refused,) = hall.merged(central, package)
    assert refused.outcome == "refused"
    assert "rehearsal" in str(refused.reason)
    assert central.look.ideas == 0


def test_real_results_are_not_taken_into_a_rehearsal(hall: Hall) -> None:
    laptop = hall.laptop("A")
    laptop.capture()
    package = laptop.hand_out()
    rehearsing(hall, "probe")
    (refused,) = hall.merged(hall.laptop("probe").record, package)
    assert refused.outcome == "refused"


def test_a_rehearsal_begins_in_an_empty_record(hall: Hall) -> None:
    with pytest.raises(Refusal, match="record of its own"):
        begin_rehearsal(hall.laptop("A").record)


def test_a_package_is_set_aside_and_taken_back_in(hall: Hall) -> None:
    wanted, unwanted = hall.laptop("A"), hall.laptop("B")
    kept = wanted.capture()
    unwanted.capture_many(3)
    unwanted.service.do(intents.CreateCluster(unwanted.service.new_id(), "W1R1", "Falsch"))
    package = unwanted.hand_out()
    central = hall.record("central")
    hall.merged(central, hall.plan_package(), wanted.hand_out(), package)
    assert central.look.ideas == 4
    assert set_aside(central, read_package(package), hall.clock) == 4
    assert [row["id"] for row in central.look.rows("idea") if not row["withdrawn"]] == [kept]
    hall.merged(central, package)  # merging it again does not bring it back
    assert central.look.ideas == 1
    assert take_back_in(central, read_package(package), hall.clock) == 4
    assert central.look.ideas == 4
    with pytest.raises(Refusal, match="not set aside"):
        take_back_in(central, read_package(package), hall.clock)


def test_what_was_withdrawn_before_stays_so_when_a_package_is_taken_back_in(hall: Hall) -> None:
    laptop = hall.laptop("B")
    first, second = laptop.capture_many(2)
    laptop.service.do(intents.Withdraw((first,)))
    package, central = laptop.hand_out(), hall.record("central")
    hall.merged(central, hall.plan_package(), package)
    set_aside(central, read_package(package), hall.clock)
    take_back_in(central, read_package(package), hall.clock)
    assert [row["id"] for row in central.look.rows("idea") if not row["withdrawn"]] == [second]


@pytest.mark.parametrize(("off", "named"), [(-YEAR, []), (YEAR, [{"session": "W2R1", "device": "B"}])])
def test_a_clock_a_year_off_is_accepted_and_where_it_shows_named(
    hall: Hall, off: int, named: list[dict[str, str]]
) -> None:
    right, wrong = hall.laptop("A"), hall.laptop("B", "W2R1")
    hall.clock.pass_time(60_000)
    right.capture()
    now = hall.clock.wall()
    hall.clock.set_wall(now + off)
    wrong.capture()
    package = wrong.hand_out()
    hall.clock.set_wall(now)
    central = hall.record("central")
    hall.merged(central, hall.plan_package(), right.hand_out(), package)
    assert central.look.ideas == 2
    assert status(central)["wrong_clocks"] == named
    right.capture()
    hall.merged(central, right.hand_out())
    assert central.look.ideas == 3


def test_the_next_session_begins_though_the_last_was_never_closed(hall: Hall) -> None:
    laptop = hall.laptop("A", "W1R1")
    service = laptop.service
    began = hall.clock.wall()
    timer = start(new_timer(service.required_plan.phases, began, began + 3_600_000), Instant(began, 0))
    service.do(intents.MoveClock("W1R1", {"started": began, "ended": None, "timer": timer_to_json(timer)}))
    laptop.capture()
    hall.clock.pass_time(75 * 60_000)
    service.enter("W1R2")
    laptop.capture()
    central = hall.record("central")
    hall.merged(central, hall.plan_package(), laptop.hand_out("W1R1", "W1R2"))
    now = status(central)
    assert now["sessions"]["incomplete"] == ["W1R1"]
    assert {name: row["ideas"] for name, row in now["by_session"].items() if row["ideas"]} == {"W1R1": 1, "W1R2": 1}
    service.enter("W1R1")
    ended = end(timer, Instant(hall.clock.wall(), 75 * 60_000))
    clock = {"started": began, "ended": hall.clock.wall(), "timer": timer_to_json(ended)}
    service.do(intents.MoveClock("W1R1", clock))
    hall.merged(central, laptop.hand_out("W1R1"))
    assert status(central)["sessions"]["incomplete"] == []


def test_cards_typed_in_late_and_a_reopened_session(hall: Hall) -> None:
    laptop = hall.laptop("A")
    laptop.capture()
    laptop.service.do(intents.CloseSession("W1R1"))
    laptop.capture()
    assert laptop.service.result().state == "closed"
    laptop.service.do(intents.ReopenSession("W1R1"))
    assert laptop.service.result().state == "open"
    assert len(laptop.service.ideas) == 2


def test_a_laptop_dies_and_another_goes_on_from_the_plan(hall: Hall) -> None:
    dead = hall.laptop("A")
    dead.capture_many(2)
    rescued = hall.shut(dead.record)  # its disk is read later
    other = hall.laptop("B")
    assert other.service.ideas == ()
    other.capture()
    central = hall.record("central")
    hall.merged(central, hall.plan_package(), other.hand_out())
    found = hall.seated(hall.record(rescued.stem), "W1R1")
    hall.merged(central, found.hand_out())
    assert central.look.ideas == 3


def test_room_moderator_start_and_phases_change_on_the_spot(hall: Hall) -> None:
    laptop = hall.laptop("A")
    phases = laptop.service.required_plan.phases[:2]
    change = intents.AdjustSession("W1R1", room="Flur", moderators=("Frau Berg",), start="10:20", phases=phases)
    laptop.service.do(change)
    planned = laptop.service.result().planned
    assert (planned.room, planned.moderators, planned.start, planned.phases) == (
        "Flur",
        ("Frau Berg",),
        "10:20",
        phases,
    )
    laptop.service.undo()
    assert laptop.service.result().planned.room == "Raum 1"


@pytest.mark.parametrize("name", ["W8 R1", "", "../x", "W8R1\n", "x" * 41])
def test_the_short_name_of_an_added_session_has_to_fit_lists_and_files(hall: Hall, name: str) -> None:
    laptop = hall.laptop("A")
    with pytest.raises(Refusal, match="short name"):
        laptop.service.do(intents.AdjustSession(name, title="Nachgeholt"))
    laptop.service.do(intents.AdjustSession("W8R1", title="Nachgeholt"))
    assert "W8R1" in {row.id for row in laptop.record.look.sessions()}


def test_a_whole_copy_is_made_at_the_end_of_each_session(hall: Hall) -> None:
    laptop = hall.laptop("A")
    kept = laptop.capture()
    laptop.service.do(intents.CloseSession("W1R1"))
    began = hall.clock.wall()
    timer = start(new_timer(laptop.service.required_plan.phases, began, began + 60_000), Instant(began, 0))
    over = {"started": began, "ended": began + 60_000, "timer": timer_to_json(end(timer, Instant(began + 60_000, 1)))}
    laptop.service.enter("W1R2")
    laptop.service.do(intents.MoveClock("W1R2", over))
    folder = laptop.record.path.parent / "A-backups"
    assert {path.name for path in folder.iterdir()} >= {"A-after-W1R1.sqlite", "A-after-W1R2.sqlite"}
    with read_record(folder / "A-after-W1R1.sqlite") as copy:
        assert [row["id"] for row in copy.look.rows("idea")] == [kept]
