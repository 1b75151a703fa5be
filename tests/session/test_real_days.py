"""What real days bring: clones, restored backups, two laptops on one session, revised plans, reassigned cards."""

from __future__ import annotations

import itertools
import shutil
from dataclasses import replace
from pathlib import Path

from facilitator.conference import intents
from facilitator.conference.plan import Workshop
from facilitator.record import Record
from facilitator.session.documents import plan_in
from facilitator.session.handing_out import adopt_plan, results_name, write_plan
from facilitator.session.merging import status
from tests.session.hall import Hall, rows, seen, texts


def copied(hall: Hall, record: Record, name: str) -> Record:
    """The record's file, copied as a file manager would copy it after the program was closed."""
    source = hall.shut(record)
    target = source.with_name(f"{name}.sqlite")
    shutil.copy(source, target)
    return hall.record(name)


def test_a_cloned_record_written_on_in_both_copies_loses_no_card(hall: Hall) -> None:
    laptop = hall.laptop("one", "W1R1")
    laptop.capture("Vorher")
    clone = hall.seated(copied(hall, laptop.record, "clone"), "W1R1")
    first = hall.seated(hall.record("one"), "W1R1")
    first.capture("Nur hier")
    clone.capture("Nur dort")
    central = hall.central()
    assert seen(hall.merged(central, first.hand_out(), clone.hand_out())) == ["merged", "merged"]
    assert texts(central) == ["Nur dort", "Nur hier", "Vorher"]
    assert (status(central)["forks"], status(central)["gaps"], status(central)["conflicts"]) == ([], [], 0)


def test_a_restored_backup_written_on_loses_no_card(hall: Hall) -> None:
    laptop = hall.laptop("one", "W1R1")
    laptop.capture("Vor der Sicherung")
    backup = laptop.record.back_up("evening")
    laptop.capture("Nach der Sicherung")
    lost = laptop.hand_out()
    path = hall.shut(laptop.record)
    path.unlink()
    shutil.copy(backup, path)
    restored = hall.seated(hall.record("one"), "W1R1")
    restored.capture("Nach dem Zurückholen")
    central = hall.central()
    hall.merged(central, restored.hand_out(), lost)
    assert texts(central) == ["Nach dem Zurückholen", "Nach der Sicherung", "Vor der Sicherung"]
    assert (status(central)["forks"], status(central)["gaps"]) == ([], [])


def test_two_laptops_on_one_session_are_put_together(hall: Hall) -> None:
    one, two = hall.laptop("Laptop 1", "W1R1"), hall.laptop("Laptop 2", "W1R1")
    one.service.do(intents.MoveClock("W1R1", {"started": hall.clock.wall(), "ended": None}))
    one.capture_many(3)
    two.capture_many(2)
    central = hall.central()
    hall.merged(central, one.hand_out(), two.hand_out())
    session = status(central)["by_session"]["W1R1"]
    assert (session["ideas"], session["devices"], session["state"]) == (5, ["Laptop 1", "Laptop 2"], "running")


def test_the_other_laptop_takes_the_clock_over(hall: Hall) -> None:
    one, two = hall.laptop("Laptop 1", "W1R1"), hall.laptop("Laptop 2", "W1R1")
    start = hall.clock.wall()
    one.service.do(intents.MoveClock("W1R1", {"started": start, "ended": None}))
    hall.merged(two.record, one.hand_out())
    two.service.enter("W1R1")
    hall.clock.pass_time(3_600_000)
    two.service.do(intents.MoveClock("W1R1", {"started": start, "ended": hall.clock.wall()}))
    central = hall.central()
    hall.merged(central, two.hand_out(), one.hand_out())
    assert status(central)["by_session"]["W1R1"]["state"] == "closed"
    assert status(central)["conflicts"] == 0


def test_one_idea_changed_on_two_laptops_is_a_conflict_that_keeps_both(hall: Hall) -> None:
    one = hall.laptop("Laptop 1", "W1R1")
    idea = one.capture("Mehr Busse")
    two = hall.laptop("Laptop 2", "W1R1")
    hall.merged(two.record, one.hand_out())
    two.service.enter("W1R1")
    one.service.do(intents.Reword(idea, "Mehr Busse am Abend"))
    hall.clock.pass_time(1000)
    two.service.do(intents.Reword(idea, "Mehr Bahnen"))
    central = hall.central()
    hall.merged(central, one.hand_out(), two.hand_out())
    assert (status(central)["conflicts"], texts(central)) == (1, ["Mehr Bahnen"])
    settled = hall.seated(central, "W1R1")
    settled.service.do(intents.Settle(idea, "text", "Mehr Busse am Abend"))
    for laptop in (one, two):
        hall.merged(laptop.record, settled.hand_out())
        assert (status(laptop.record)["conflicts"], texts(laptop.record)) == (0, ["Mehr Busse am Abend"])


# The plan is corrected at 8:30.


def revised(hall: Hall) -> Path:
    """The office corrects a room, and adds a workshop."""
    office = hall.record(f"{hall.plan.id}-office")
    first, *others = hall.plan.workshops
    workshops = (replace(first, room="Großer Saal"), *others, Workshop(4, "Gesundheit"))
    adopt_plan(office, replace(hall.plan, workshops=workshops), hall.clock.wall())
    path = hall.folder / "revised.facilitator"
    write_plan(office, plan_in(office), path)
    return path


def test_results_of_both_revisions_merge_and_the_newer_plan_wins_in_any_order(hall: Hall) -> None:
    early = hall.busy("early", "W1R1").hand_out()
    hall.clock.pass_time(60_000)
    newer = revised(hall)
    late = hall.laptop("late", "W1R2")
    assert seen(hall.merged(late.record, newer)) == ["merged"]
    late.service.enter("W1R2")
    late.capture_many(2)
    packages = [early, hall.plan_package(), newer, late.hand_out()]
    pictures = []
    for n, order in enumerate(itertools.permutations(packages)):
        record = hall.record(f"order {n}")
        assert "refused" not in seen(hall.merged(record, *order))
        pictures.append(rows(record))
        assert (plan_in(record).revision, plan_in(record).workshops[0].room) == (2, "Großer Saal")
        hall.shut(record)
    assert all(picture == pictures[0] for picture in pictures)
    assert [row["room"] for row in pictures[0]["session"] if row["id"] == "W1R1"] == ["Großer Saal"]
    assert len(pictures[0]["idea"]) == 5


def test_a_laptop_takes_the_newer_plan_while_its_session_stays(hall: Hall) -> None:
    laptop = hall.laptop("one", "W1R1")
    laptop.capture("Vor der Korrektur")
    hall.clock.pass_time(60_000)
    hall.merged(laptop.record, revised(hall))
    laptop.service.enter("W1R1")
    laptop.capture("Nach der Korrektur")
    assert [idea.text for idea in laptop.service.ideas] == ["Vor der Korrektur", "Nach der Korrektur"]
    laptop.service.enter("W4R1")
    assert laptop.service.result().planned.workshop.title == "Gesundheit"


def test_a_plan_that_says_the_same_is_no_revision(hall: Hall) -> None:
    record = hall.central()
    before = record.look.events
    adopt_plan(record, hall.plan, hall.clock.wall())
    assert (record.look.events, plan_in(record).revision) == (before, 1)


def test_an_unplanned_session_travels_with_its_title(hall: Hall) -> None:
    laptop = hall.laptop("one", "W1R1")
    laptop.service.do(intents.AdjustSession("Presse", title="Gespräch mit der Presse", room="Foyer"))
    laptop.service.enter("Presse")
    laptop.capture("Wann kommt der Fahrplan?")
    name = results_name(laptop.record, hall.plan, ["Presse"])
    assert name == "Integrationskonferenz_Presse_Gespraech-mit-der-Presse_one_3.facilitator"
    central = hall.central()
    hall.merged(central, laptop.hand_out())
    now = status(central)
    assert (now["sessions"]["expected"], now["by_session"]["Presse"]["ideas"]) == (6, 1)


# The wrong session, noticed after ten cards.


def test_reassigned_cards_travel_with_the_package_of_either_session(hall: Hall) -> None:
    laptop = hall.laptop("one", "W1R1")
    ideas = laptop.capture_many(10)
    laptop.service.do(intents.Reassign(tuple(ideas), "W1R2"))
    wrong, right = laptop.hand_out("W1R1"), laptop.hand_out("W1R2")
    for n, package in enumerate((wrong, right)):
        central = hall.central(f"central {n}")
        assert seen(hall.merged(central, package)) == ["merged"]
        assert (texts(central, "W1R1"), len(texts(central, "W1R2"))) == ([], 10)
        assert status(central)["by_session"]["W1R2"]["ideas"] == 10
        hall.merged(central, wrong, right)
        assert rows(central) == rows(laptop.record)


def test_reassigning_is_undone_as_one_step(hall: Hall) -> None:
    laptop = hall.laptop("one", "W1R1")
    ideas = laptop.capture_many(10)
    service = laptop.service
    service.do(intents.Reassign(tuple(ideas), "W1R2"))
    assert service.ideas == ()
    service.undo()
    assert len(service.ideas) == 10
    assert len(service.history.undoable) == 10
    service.redo()
    assert service.ideas == ()
    service.undo()
    central = hall.central()
    hall.merged(central, laptop.hand_out())
    assert len(texts(central, "W1R1")) == 10


def test_reassigning_is_undone_after_a_restart_too(hall: Hall) -> None:
    laptop = hall.laptop("one", "W1R1")
    ideas = laptop.capture_many(2)
    laptop.service.do(intents.Reassign(tuple(ideas), "W1R2"))
    laptop.service.undo()
    laptop.service.redo()
    hall.shut(laptop.record)
    again = hall.seated(hall.record("one"), "W1R1")
    again.service.undo()
    assert len(again.service.ideas) == 2
    assert len(again.service.history.redoable) == 1
