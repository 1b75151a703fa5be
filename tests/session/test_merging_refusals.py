"""What a record refuses, by name and reason: the others of the call are merged, as if it had never come."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from facilitator.conference.errors import Refusal
from facilitator.exchange.manifest import EVENTS, MANIFEST, SIGNATURE
from facilitator.exchange.package import Package
from facilitator.language import Language
from facilitator.record import Record
from facilitator.session import merging
from facilitator.session.handing_out import adopt_plan, begin_rehearsal, write_plan, write_results
from facilitator.session.merging import FileOutcome
from tests.exchange import forging
from tests.exchange.broken import BROKEN
from tests.exchange.forging import members, pack, rehashed, signed
from tests.session.hall import Hall, dump, seen

GERMAN = Language("de")
Forge = Callable[[Path, Path], None]


def refused(hall: Hall, bad: Path, central: Record) -> FileOutcome:
    """Merge it between two good ones, and compare with a record that it never came to."""
    one, two = hall.busy("one", "W1R1").hand_out(), hall.busy("two", "W2R1").hand_out()
    without = hall.record("without")
    hall.merged(without, hall.plan_package(), one, two)
    hall.merged(central, hall.plan_package())
    outcomes = hall.merged(central, one, bad, two)
    assert seen(outcomes) == ["merged", "refused", "merged"]
    assert dump(central) == dump(without)
    outcome = outcomes[1]
    assert outcome.reason
    assert (outcome.path, outcome.events_new, outcome.ideas_new, outcome.authenticated) == (bad, 0, 0, False)
    assert bad.name in str(outcome.reason)
    assert bad.name in outcome.reason.said(GERMAN) != str(outcome.reason)
    return outcome


def of_this_conference(hall: Hall) -> tuple[Path, str]:
    """A third session's package, and the conference key."""
    laptop = hall.busy("three", "W3R1")
    key = laptop.record.remembered("key")
    assert key
    return laptop.hand_out(), key


@pytest.mark.parametrize("case", ["wrong hash", "one endless line", "invalid UTF-8", "climbs out", "encrypted"])
def test_a_damaged_package_leaves_no_trace(case: str, hall: Hall) -> None:
    good, _ = of_this_conference(hall)
    bad = hall.folder / "bad.facilitator"
    BROKEN[case](good, bad)
    refused(hall, bad, hall.record("central"))


@pytest.mark.parametrize("case", BROKEN)
def test_each_unsound_package_leaves_a_record_as_it_was(case: str, hall: Hall) -> None:
    """Also a record that knows no key yet, which cannot be warned by a wrong signature."""
    good = forging.sound(hall.folder / "good.facilitator")
    bad = hall.folder / "bad.facilitator"
    BROKEN[case](good, bad)
    record = hall.record("central")
    before = dump(record)
    assert seen(hall.merged(record, bad)) == ["refused"]
    assert dump(record) == before
    assert seen(hall.merged(record, good)) == ["merged"]


def test_what_is_no_package_leaves_no_trace(hall: Hall) -> None:
    text = hall.folder / "notes.facilitator"
    text.write_text("Protokoll", "utf-8")
    assert "is not a package" in str(refused(hall, text, hall.record("central")).reason)


def test_what_is_not_there_leaves_no_trace(hall: Hall) -> None:
    missing = hall.folder / "missing.facilitator"
    assert "cannot be read" in str(refused(hall, missing, hall.record("central")).reason)


def test_a_folder_is_no_package(hall: Hall) -> None:
    folder = hall.folder / "folder.facilitator"
    folder.mkdir()
    assert "cannot be read" in str(refused(hall, folder, hall.record("central")).reason)


def test_a_file_that_may_not_be_read_leaves_no_trace(hall: Hall) -> None:
    """Below a file there is nothing, for an administrator neither."""
    inside = hall.plan_package() / "inside.facilitator"
    assert "cannot be read" in str(refused(hall, inside, hall.record("central")).reason)


def test_another_conferences_package_is_refused(hall: Hall) -> None:
    stray = hall.other(id="anders", title="Sommerfest").busy("stray", "W1R1").hand_out()
    assert "another conference (Sommerfest)" in str(refused(hall, stray, hall.record("central")).reason)


def test_another_conferences_plan_is_refused(hall: Hall) -> None:
    stray = hall.other(id="anders", title="Sommerfest").plan_package()
    assert "another conference" in str(refused(hall, stray, hall.record("central")).reason)


def test_a_plan_that_only_says_it_is_this_conferences_is_refused(hall: Hall) -> None:
    """Same id, its own key: it would open the way for forged results."""
    forged = Hall(hall.folder / "elsewhere", hall.clock, hall.plan)
    assert "not made with this conference's plan" in str(
        refused(hall, forged.plan_package(), hall.record("central")).reason
    )


def test_a_newer_format_is_refused(hall: Hall) -> None:
    good, key = of_this_conference(hall)
    bad = hall.folder / "bad.facilitator"
    parts = members(good)
    data = json.loads(parts[MANIFEST])
    data["format"]["major"] += 1
    pack(bad, list(signed(parts | {MANIFEST: json.dumps(data).encode()}, key).items()))
    assert "newer version" in str(refused(hall, bad, hall.record("central")).reason)


@pytest.mark.parametrize("signature", [None, b"", b"00" * 32, b"\xff" * 64, b"5E" * 32], ids=ascii)
def test_without_the_right_signature_a_package_is_refused(signature: bytes | None, hall: Hall) -> None:
    good, _ = of_this_conference(hall)
    bad = hall.folder / "bad.facilitator"
    parts = members(good)
    del parts[SIGNATURE]
    pack(bad, list((parts if signature is None else parts | {SIGNATURE: signature}).items()))
    assert "not made with this conference's plan" in str(refused(hall, bad, hall.record("central")).reason)


def test_forged_cards_are_refused_where_the_key_is_known(hall: Hall) -> None:
    good, _ = of_this_conference(hall)
    bad = hall.folder / "bad.facilitator"
    parts = members(good)
    lines = parts[EVENTS].replace(b"Karte 1", b"Anders1")
    data = json.loads(parts[MANIFEST])
    data["fingerprints"] = {}
    pack(bad, list(rehashed(parts | {EVENTS: lines, MANIFEST: json.dumps(data).encode()}, "00" * 32).items()))
    assert seen(hall.merged(hall.record("new"), bad)) == ["merged"]
    assert "not made with this conference's plan" in str(refused(hall, bad, hall.record("central")).reason)


def test_forged_cards_taken_in_before_the_key_came_are_told_later(hall: Hall) -> None:
    good, _ = of_this_conference(hall)
    unsigned = hall.folder / "unsigned.facilitator"
    pack(unsigned, [(name, content) for name, content in members(good).items() if name != SIGNATURE])
    record = hall.record("central")
    (first,) = hall.merged(record, unsigned)
    assert (first.outcome, first.authenticated) == ("merged", False)
    hall.merged(record, hall.plan_package())
    assert seen(hall.merged(record, unsigned)) == ["refused"]


def test_results_cannot_bring_a_key(hall: Hall) -> None:
    """Else the first forged package would make the conference's own ones look forged."""
    BROKEN["results with a key"](forging.sound(hall.folder / "a.facilitator"), hall.folder / "bad.facilitator")
    record = hall.record("central")
    assert seen(hall.merged(record, hall.folder / "bad.facilitator")) == ["refused"]
    assert record.remembered("key") is None


# Rehearsals.


def rehearsing(hall: Hall) -> Record:
    record = hall.record("rehearsal")
    begin_rehearsal(record)
    hall.merged(record, hall.plan_package())
    return record


def test_a_rehearsals_package_is_refused(hall: Hall) -> None:
    laptop = hall.seated(rehearsing(hall), "W3R1")
    laptop.capture("Nur geprobt")
    assert "rehearsal" in str(refused(hall, laptop.hand_out(), hall.record("central")).reason)


def test_a_rehearsals_plan_is_refused_too(hall: Hall) -> None:
    practice = Hall(hall.folder / "practice", hall.clock, hall.plan)
    record = practice.record("office")
    begin_rehearsal(record)
    adopt_plan(record, hall.plan, 0)
    path = hall.folder / "practice.facilitator"
    write_plan(record, hall.plan, path)
    practice.close()
    central = hall.record("central")
    before = dump(central)
    assert seen(hall.merged(central, path)) == ["refused"]
    assert dump(central) == before


def test_a_rehearsal_takes_the_plan_and_its_own_results_alone(hall: Hall) -> None:
    real = hall.busy("one", "W1R1").hand_out()
    record = rehearsing(hall)
    practised = hall.seated(record, "W1R2")
    practised.capture("Nur geprobt")
    package = practised.hand_out()
    before = dump(record)
    assert seen(hall.merged(record, real)) == ["refused"]
    assert dump(record) == before
    other = hall.record("other rehearsal")
    begin_rehearsal(other)
    assert seen(hall.merged(other, hall.plan_package(), package)) == ["merged", "merged"]


def test_a_full_disk_is_one_sentence_and_loses_nothing(hall: Hall) -> None:
    """The record may not grow: a limit that SQLite itself keeps, as it does when the disk is full."""
    package = hall.busy("one", "W1R1").hand_out()
    central = hall.central()
    before = dump(central)
    central._db.execute(f"PRAGMA max_page_count = {central.look.count('PRAGMA page_count')}")
    with pytest.raises(Refusal, match="full"):
        hall.merged(central, package)
    central._db.execute("PRAGMA max_page_count = 100000")
    assert dump(central) == before
    assert seen(hall.merged(central, package)) == ["merged"]


def test_what_was_handed_out_by_mistake_is_not_taken_for_a_plan(hall: Hall) -> None:
    laptop = hall.busy("one", "W1R1")
    path, manifest = write_results(laptop.record, hall.plan, [], hall.folder / "nothing.facilitator", 0)
    assert (manifest.holds, manifest.key, manifest.events) == ("results", "", 1)
    assert seen(hall.merged(hall.central(), path)) == ["known"]


def test_of_a_package_whose_photo_changes_while_it_is_taken_in_nothing_is_kept(
    hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its events were checked and are written by then."""
    changing, good = (hall.busy(name, session).hand_out() for name, session in (("one", "W1R1"), ("two", "W2R1")))
    admit = merging.admitted

    def admitted(record: Record, package: Package) -> bool:
        proven = admit(record, package)
        if package.path == changing:
            pack(changing, list((members(changing) | {forging.PHOTO_NAME: b"another"}).items()))
        return proven

    monkeypatch.setattr(merging, "admitted", admitted)
    central, expected = hall.central("central"), hall.central("expected")
    outcomes = hall.merged(central, changing, good)
    assert [outcome.outcome for outcome in outcomes] == ["refused", "merged"]
    assert "attachments" in str(outcomes[0].reason)
    hall.merged(expected, good)
    assert dump(central) == dump(expected)
