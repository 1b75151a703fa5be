"""Packages on their way out: never over another, whole or not at all, remembered where they went."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace

import pytest

from facilitator.conference import intents
from facilitator.conference.errors import Refusal
from facilitator.conference.plan import Workshop
from facilitator.exchange.package import read_package
from facilitator.language import Language
from facilitator.record import read_record
from facilitator.session.handing_out import (
    adopt_plan,
    begin_rehearsal,
    replace_results,
    results_name,
    write_own_results,
    write_plan,
    write_results,
)
from tests.exchange.forging import members
from tests.house.sources import ROOT
from tests.session.hall import PLAN, Hall, dump, seen


def test_a_package_says_what_is_inside(hall: Hall) -> None:
    laptop = hall.laptop("Laptop 3", "W3R2")
    laptop.capture_many(4)
    path = laptop.hand_out()
    assert path.name == "Integrationskonferenz_w3-r2_Sprache_Laptop-3_5.facilitator"
    manifest = read_package(path).manifest
    assert (manifest.conference, manifest.title, manifest.holds) == ("kreis-2026", PLAN.title, "results")
    assert (manifest.device, manifest.rehearsal, manifest.ideas) == ("Laptop 3", False, {"W3R2": 4})
    assert manifest.fingerprints == {"W3R2": laptop.record.look.fingerprint("W3R2")}
    assert {entry.session: (entry.first, entry.last, entry.events) for entry in manifest.journals} == {
        "": (1, 1, 1),
        "W3R2": (1, 4, 4),
    }


def test_the_key_is_in_the_plan_alone(hall: Hall) -> None:
    laptop = hall.busy("one", "W1R1")
    key = laptop.record.remembered("key")
    assert key
    assert read_package(hall.plan_package()).manifest.key == key
    package = laptop.hand_out()
    assert read_package(package).authentic(key)
    assert all(key.encode() not in content for content in members(package).values())


def test_nothing_is_ever_overwritten(hall: Hall) -> None:
    laptop = hall.laptop("one", "W1R1")
    laptop.capture()
    first, second, third = (laptop.hand_out() for _ in range(3))
    assert [path.stem[-2:] for path in (second, third)] == ["-2", "-3"]
    assert first.read_bytes() == second.read_bytes() == third.read_bytes()


def test_an_earlier_package_of_which_nothing_would_be_lost_is_replaced(hall: Hall) -> None:
    laptop = hall.laptop("one", "W1R1")
    laptop.capture()
    path = laptop.hand_out()
    laptop.capture()
    again, manifest = write_own_results(laptop.record, PLAN, ["W1R1"], path, 5)
    assert (again, manifest.ideas) == (path, {"W1R1": 2})
    assert read_package(path).manifest == manifest


def test_a_file_that_holds_more_is_not_replaced(hall: Hall) -> None:
    one, two = hall.busy("one", "W1R1"), hall.busy("two", "W1R1")
    path = two.hand_out()
    before = path.read_bytes()
    for target in (path, hall.plan_package(), one.record.path):
        out, _ = write_own_results(one.record, PLAN, ["W1R2"], target, 5)
        assert out != target
    assert path.read_bytes() == before


def test_it_is_remembered_where_packages_went(hall: Hall) -> None:
    laptop = hall.busy("one", "W1R1")
    first = laptop.hand_out()
    hall.clock.pass_time(1000)
    both = laptop.hand_out("W1R1", "W1R2")
    assert laptop.record.look.handovers() == [(first, ["W1R1"]), (both, ["W1R1", "W1R2"])]
    write_own_results(laptop.record, PLAN, ["W1R1"], first, hall.clock.wall() + 1)
    assert [path for path, _ in laptop.record.look.handovers()] == [both, first]


def test_what_cannot_be_written_is_one_sentence(hall: Hall) -> None:
    laptop = hall.busy("one", "W1R1")
    target = laptop.record.path / "a.facilitator"
    before = dump(laptop.record)
    with pytest.raises(Refusal, match="could not be written") as raised:
        write_results(laptop.record, PLAN, ["W1R1"], target, 5)
    assert "im Bestand ist alles sicher" in raised.value.said(Language("de"))
    assert dump(laptop.record) == before
    with pytest.raises(Refusal, match="could not be written"):
        write_plan(laptop.record, PLAN, target)


def test_a_full_stick_leaves_no_half_package(hall: Hall) -> None:
    """The system refuses more than a few bytes a file: nothing is left, and nothing is noted as handed out."""
    laptop = hall.busy("one", "W1R1")
    record = laptop.record.path
    hall.close()
    out = hall.folder / "stick"
    out.mkdir()
    code = (
        "import resource, signal, sys\n"
        "from pathlib import Path\n"
        "from facilitator.conference.errors import Refusal\n"
        "from facilitator.record import open_record\n"
        "from facilitator.session.handing_out import write_results\n"
        "from tests.session.hall import PLAN\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "with open_record(Path(sys.argv[1]), 0) as record:\n"
        "    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)\n"
        "    resource.setrlimit(resource.RLIMIT_FSIZE, (900, hard))\n"
        "    try:\n"
        "        write_results(record, PLAN, ['W1R1'], Path(sys.argv[2]) / 'a.facilitator', 5)\n"
        "    except Refusal as refusal:\n"
        "        sys.stdout.write(str(refusal))\n"
        "    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))\n"
    )
    done = subprocess.run(
        [sys.executable, "-B", "-c", code, record, out], cwd=ROOT, capture_output=True, encoding="utf-8", check=True
    )
    assert "could not be written (File too large)" in done.stdout
    assert list(out.iterdir()) == []
    assert hall.record("one").look.handovers() == []


def test_a_record_that_cannot_remember_it_hands_nothing_out(hall: Hall) -> None:
    """Opened for looking only: the package could never be reached by a redaction."""
    path = hall.shut(hall.busy("one", "W1R1").record)
    with read_record(path) as record, pytest.raises(Refusal, match="readonly"):
        write_results(record, PLAN, ["W1R1"], hall.folder / "a.facilitator", 5)
    assert not (hall.folder / "a.facilitator").exists()


def test_the_folder_of_a_package_may_be_read_only_for_reading(hall: Hall) -> None:
    laptop = hall.busy("one", "W1R1")
    out = hall.folder / "stick"
    out.mkdir()
    path, _ = write_results(laptop.record, PLAN, ["W1R1"], out / "a.facilitator", 5)
    out.chmod(0o500)
    try:
        assert seen(hall.merged(hall.central(), path)) == ["merged"]
        assert [p.name for p in out.iterdir()] == ["a.facilitator"]
    finally:
        out.chmod(0o700)


def test_replacing_takes_the_place_of_whatever_lies_there(hall: Hall) -> None:
    laptop = hall.busy("one", "W1R1")
    path = hall.folder / "a.facilitator"
    path.write_text("something else", "utf-8")
    replace_results(laptop.record, PLAN, ["W1R1"], path, 5)
    assert read_package(path).manifest.ideas == {"W1R1": 3}


# The plan.


def test_a_plan_of_another_conference_is_not_adopted(hall: Hall) -> None:
    central = hall.central()
    before = dump(central)
    with pytest.raises(Refusal, match=r"another conference \(Sommerfest\)"):
        adopt_plan(central, replace(PLAN, id="anders", title="Sommerfest"), 5)
    assert dump(central) == before


def test_revisions_keep_the_key(hall: Hall) -> None:
    central = hall.central()
    key = central.remembered("key")
    adopt_plan(central, replace(PLAN, title="Integrationskonferenz 2026"), 5)
    assert central.remembered("key") == key


def test_a_plan_package_holds_the_plan_alone(hall: Hall) -> None:
    laptop = hall.busy("one", "W1R1")
    path = hall.folder / "plan-again.facilitator"
    path.write_text("older", "utf-8")
    manifest = write_plan(laptop.record, PLAN, path)
    assert (manifest.holds, manifest.events, manifest.ideas, manifest.fingerprints) == ("plan", 1, {}, {})
    assert [event.kind for event in read_package(path).events()] == ["PlanIssued"]


def test_a_full_disk_is_one_sentence_and_no_plan(hall: Hall) -> None:
    record = hall.record("new")
    before = dump(record)
    record._db.execute(f"PRAGMA max_page_count = {record.look.count('PRAGMA page_count')}")
    big = replace(PLAN, workshops=tuple(Workshop(n, "Thema", "Warum? " * 2_000) for n in range(1, 30)))
    with pytest.raises(Refusal, match="full"):
        adopt_plan(record, big, 5)
    assert dump(record) == before


# Rehearsals.


def test_a_rehearsal_begins_in_an_empty_record(hall: Hall) -> None:
    laptop = hall.busy("one", "W1R1")
    with pytest.raises(Refusal, match="record of its own"):
        begin_rehearsal(laptop.record)
    assert not read_package(laptop.hand_out()).manifest.rehearsal


def test_a_rehearsals_packages_say_so(hall: Hall) -> None:
    record = hall.record("rehearsal")
    begin_rehearsal(record)
    hall.merged(record, hall.plan_package())
    laptop = hall.seated(record, "W1R1")
    laptop.capture()
    assert read_package(laptop.hand_out()).manifest.rehearsal


def test_names_of_several_workshops_say_all(hall: Hall) -> None:
    laptop = hall.busy("one", "W1R1")
    name = results_name(laptop.record, PLAN, ["W1R1", "W2R1"])
    assert name.startswith("Integrationskonferenz_2-sessions_all_one_")
    laptop.service.do(intents.AdjustSession("W1R1", title="Wohnen und Leben"))
    assert "_Wohnen-und-Leben_" in results_name(laptop.record, PLAN, ["W1R1"])


def test_manifests_are_readable_text(hall: Hall) -> None:
    text = members(hall.busy("Büro", "W1R1").hand_out())["manifest.json"].decode("utf-8")
    assert json.loads(text)["device"] == "Büro"
    assert '"device": "Büro"' in text
