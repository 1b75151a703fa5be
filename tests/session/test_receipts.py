"""Receipts: the office says what it has, and a laptop believes only what fits its own events."""

from __future__ import annotations

import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitator.conference import intents
from facilitator.conference.errors import Refusal
from facilitator.exchange.manifest import MANIFEST
from facilitator.exchange.package import is_sealed, read_package
from facilitator.files import file_hash
from facilitator.record import Record
from facilitator.session.merging import status
from facilitator.session.receipts import (
    Standing,
    confirmed,
    is_taken,
    receipt_codes,
    standings,
    take_code,
    write_receipt,
)
from facilitator.session.redacting import redact
from tests.exchange.forging import members, pack, rehashed, signed
from tests.exchange.sealed import BOTH, DAILY, keys
from tests.session.hall import PLAN, Hall, Laptop, seen
from tests.session.test_sealed import taken


def office_with(hall: Hall, *packages: Path, name: str = "central") -> Record:
    central = hall.central(name)
    assert set(seen(hall.merged(central, *packages))) <= {"merged"}
    return central


def receipt(hall: Hall, central: Record, *sessions: str) -> Path:
    wanted = sessions or ("W1R1", "W1R2", "W2R1", "W2R2")
    return write_receipt(central, hall.plan, wanted, hall.folder / "receipt.facilitator")[0]


def standing(laptop: Laptop, session: str = "W1R1") -> Standing:
    return standings(laptop.record)[session]


def codes(central: Record, session: str = "W1R1") -> list[str]:
    return [code.code for code in receipt_codes(central, [session])]


@pytest.fixture
def busy(hall: Hall) -> Laptop:
    return hall.busy("one", "W1R1")


def test_without_a_receipt_nothing_is_confirmed(busy: Laptop) -> None:
    assert standing(busy) == Standing("W1R1", 0, standing(busy).of, complete=False, ideas=0, of_ideas=3, at=None)
    assert not confirmed(busy.record, "W1R1")
    assert not confirmed(busy.record, "W2R2"), "a session with nothing in it needs no receipt"


def test_a_receipt_says_all(hall: Hall, busy: Laptop) -> None:
    central = office_with(hall, busy.hand_out())
    (outcome,) = hall.merged(busy.record, receipt(hall, central))
    assert (outcome.outcome, outcome.authenticated, outcome.reason) == ("known", True, None)
    now = standing(busy)
    assert (now.has, now.of, now.complete) == (now.of, now.of, True)
    assert confirmed(busy.record, "W1R1")


def test_it_says_what_is_missing_and_forgets_nothing(hall: Hall, busy: Laptop) -> None:
    central = office_with(hall, busy.hand_out())
    hall.merged(busy.record, receipt(hall, central))
    before = standing(busy).of
    busy.capture_many(2)
    now = standing(busy)
    assert (now.has, now.of, now.complete) == (before, before + 2, False)
    assert not confirmed(busy.record, "W1R1")
    hall.merged(central, busy.hand_out())
    hall.merged(busy.record, receipt(hall, central))
    assert confirmed(busy.record, "W1R1")


def test_it_says_how_many_ideas_and_since_when(hall: Hall, busy: Laptop) -> None:
    """Also where only what came after the last idea is missing, or what came is said again later."""
    package = busy.hand_out()
    central, late, told = office_with(hall, package), hall.clock.wall() + 60_000, hall.clock.wall()
    path = receipt(hall, central)
    hall.merged(busy.record, path)
    assert (standing(busy).ideas, standing(busy).of_ideas, standing(busy).at) == (3, 3, told)
    hall.clock.pass_time(60_000)
    hall.merged(busy.record, path)
    assert standing(busy).at == told, "nothing new was said"
    busy.capture_many(2)
    assert (standing(busy).ideas, standing(busy).of_ideas) == (3, 5)
    hall.merged(central, busy.hand_out())
    busy.service.do(intents.CaptureIdea(withdrawn := busy.service.new_id(), "W1R1", "question", "Doch nicht"))
    busy.service.do(intents.Withdraw((withdrawn,)))
    hall.merged(busy.record, receipt(hall, central))
    now = standing(busy)
    assert (now.ideas, now.of_ideas, now.complete) == (5, 5, False)
    assert (now.at or 0) >= late


def test_a_file_is_known_once_it_was_taken_in(hall: Hall, busy: Laptop) -> None:
    central = office_with(hall, busy.hand_out())
    first = receipt(hall, central)
    assert not is_taken(busy.record, file_hash(first))
    hall.merged(busy.record, first)
    assert is_taken(busy.record, file_hash(first))
    busy.capture()
    hall.merged(central, busy.hand_out())
    assert not is_taken(busy.record, file_hash(receipt(hall, central)))


def test_what_an_earlier_version_remembered_is_read(hall: Hall, busy: Laptop) -> None:
    hall.merged(busy.record, receipt(hall, office_with(hall, busy.hand_out())))
    kept = json.loads(busy.record.remembered("receipt") or "")
    busy.record.remember("receipt", json.dumps({journal: there[:3] for journal, there in kept.items()}))
    now = standing(busy)
    assert (now.complete, now.ideas, now.at) == (True, 3, None)


def test_a_receipt_holds_no_idea_and_changes_no_idea(hall: Hall, busy: Laptop) -> None:
    central = office_with(hall, busy.hand_out())
    path = receipt(hall, central)
    package = read_package(path)
    assert list(package.events()) == []
    with zipfile.ZipFile(path) as archive:
        content = b"".join(archive.read(name) for name in archive.namelist())
    for text in ("Karte", "Ein Lotse", "Frau A."):
        assert text.encode() not in content
    before = status(busy.record)
    hall.merged(busy.record, path)
    assert status(busy.record) == before
    again, _ = write_receipt(central, hall.plan, ["W1R1"], path)
    assert again.name == "receipt-2.facilitator"


def test_only_this_conference_can_give_one(hall: Hall, busy: Laptop) -> None:
    other = hall.other(id="another")
    stranger = other.busy("stranger", "W1R1")
    theirs = office_with(other, stranger.hand_out(), name="other-central")
    assert seen(hall.merged(busy.record, receipt(other, theirs))) == ["refused"]
    new = hall.record("new")
    (outcome,) = hall.merged(new, hall.folder / "receipt.facilitator")
    assert outcome.reason is not None
    assert "whose plan is not here" in str(outcome.reason)
    with pytest.raises(Refusal, match="does not know the conference's plan"):
        take_code(new, "0000-0000-0000", 7)


def test_a_receipt_of_a_rehearsal_counts_for_nothing(hall: Hall, busy: Laptop) -> None:
    central = office_with(hall, busy.hand_out())
    central.remember("rehearsal", "yes")
    assert seen(hall.merged(busy.record, receipt(hall, central))) == ["refused"]
    assert not confirmed(busy.record, "W1R1")


@pytest.mark.parametrize("field", ["journals", "fingerprints", "conference"])
def test_a_changed_receipt_is_refused(hall: Hall, busy: Laptop, field: str) -> None:
    central = office_with(hall, busy.hand_out())
    parts = members(receipt(hall, central))
    data = json.loads(parts[MANIFEST])
    data[field] = {"id": hall.plan.id, "title": "Anders"} if field == "conference" else type(data[field])()
    changed = parts | {MANIFEST: json.dumps(data).encode()}
    for forged in (changed, signed(changed, "00" * 32)):
        bad = pack(hall.folder / "forged.facilitator", list(forged.items()))
        assert seen(hall.merged(busy.record, bad)) == ["refused"]
    assert not confirmed(busy.record, "W1R1")


def test_a_receipt_that_brings_events_is_refused(hall: Hall, busy: Laptop) -> None:
    package = busy.hand_out()
    parts = members(package)
    data = json.loads(parts[MANIFEST]) | {"holds": "receipt"}
    key = busy.record.remembered("key") or ""
    bad = pack(
        package.with_name("bad.facilitator"), list(rehashed(parts | {MANIFEST: json.dumps(data).encode()}, key).items())
    )
    assert seen(hall.merged(busy.record, bad)) == ["refused"]
    assert not confirmed(busy.record, "W1R1")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=80)
@given(data=st.data())
def test_no_flipped_bit_or_cut_confirms_anything(hall: Hall, busy: Laptop, data: st.DataObject) -> None:
    path = hall.folder / "sound.facilitator"
    if not path.exists():
        write_receipt(office_with(hall, busy.hand_out()), hall.plan, ["W1R1"], path)
    content = bytearray(path.read_bytes())
    if data.draw(st.booleans()):
        content = content[: data.draw(st.integers(0, len(content) - 1))]
    else:
        bit = data.draw(st.integers(0, len(content) * 8 - 1))
        content[bit // 8] ^= 1 << bit % 8
    bad = hall.folder / "bad.facilitator"
    bad.write_bytes(content)
    if seen(hall.merged(busy.record, bad)) == ["refused"]:
        assert not confirmed(busy.record, "W1R1")
    else:  # a bit of a date or another field of the zip that nobody reads
        assert read_package(bad).raw_manifest == read_package(path).raw_manifest
        busy.record.remember("receipt", "{}")


def test_a_restored_laptop_is_not_confirmed_by_what_it_wrote_otherwise(hall: Hall, busy: Laptop) -> None:
    """The office has as many events of the journal, and others."""
    central = office_with(hall, busy.hand_out())
    manifest = read_package(receipt(hall, central)).manifest
    own = next(entry.journal for entry in manifest.journals if entry.journal in busy.record.own)
    busy.record.remember("receipt", json.dumps({own: [99, 99, "0" * 64]}))
    now = standing(busy)
    assert (now.has, now.complete) == (now.of, False)


def test_two_laptops_on_one_session(hall: Hall, busy: Laptop) -> None:
    """What one took over from the other counts too: the office may have more of it by then."""
    second = hall.laptop("two", "W1R1")
    assert seen(hall.merged(second.record, busy.hand_out())) == ["merged"]
    second.capture_many(2)
    package = second.hand_out()
    busy.capture()
    central = office_with(hall, package, busy.hand_out())
    hall.merged(second.record, receipt(hall, central))
    assert confirmed(second.record, "W1R1")
    alone = office_with(hall, busy.hand_out(), name="alone")
    third = hall.laptop("three", "W1R1")
    hall.merged(third.record, package, receipt(hall, alone))
    assert not confirmed(third.record, "W1R1"), "of the second laptop nothing came"


# Codes.


def test_a_code_says_the_same(hall: Hall, busy: Laptop) -> None:
    central = office_with(hall, busy.hand_out())
    (code,) = codes(central)
    assert [s.complete for s in take_code(busy.record, code.lower().replace("-", " "), 7)] == [True]
    assert confirmed(busy.record, "W1R1")
    busy.capture()
    assert not confirmed(busy.record, "W1R1")
    with pytest.raises(Refusal, match="fits nothing that this laptop has now"):
        take_code(busy.record, code, 7)


def test_each_session_and_laptop_has_its_own(hall: Hall, busy: Laptop) -> None:
    second = hall.laptop("two", "W1R1")
    second.capture()
    busy.service.enter("W2R1")
    busy.capture()
    central = office_with(hall, busy.hand_out("W1R1", "W2R1"), second.hand_out())
    found = receipt_codes(central, ["W1R1", "W2R1"])
    assert [(code.session, code.device) for code in found] == [("W1R1", "one"), ("W1R1", "two"), ("W2R1", "one")]
    assert len({code.code for code in found}) == 3
    with pytest.raises(Refusal):
        take_code(busy.record, found[1].code, 7)
    assert [s.session for s in take_code(busy.record, found[2].code, 7)] == ["W2R1"]
    assert (confirmed(busy.record, "W1R1"), confirmed(busy.record, "W2R1")) == (False, True)


def test_the_office_redacts_and_its_code_still_fits(hall: Hall, busy: Laptop) -> None:
    central = office_with(hall, busy.hand_out())
    reviewer = hall.seated(central, "W1R1")
    central.remember("device", "office")
    redact(reviewer.service, reviewer.service.ideas[0].id)
    hall.merged(busy.record, receipt(hall, central))
    assert confirmed(busy.record, "W1R1")
    assert [s.complete for s in take_code(busy.record, codes(central)[-1], 7)] == [True]


def test_a_code_of_another_conference_fits_nothing(hall: Hall, busy: Laptop) -> None:
    central = office_with(hall, busy.hand_out())
    central.remember("key", "11" * 32)
    with pytest.raises(Refusal, match="fits nothing"):
        take_code(busy.record, codes(central)[0], 7)


def test_receipts_are_never_sealed(hall: Hall) -> None:
    """The laptop has no key to open one with, and there is nothing in it but numbers."""
    hall.plan = replace(PLAN, seal_to=BOTH)
    laptop = hall.busy("sealed", "W1R1")
    central = hall.central()
    assert seen(taken(hall, central, laptop.hand_out(), given=keys(DAILY))) == ["merged"]
    path = receipt(hall, central)
    assert not is_sealed(path)
    hall.merged(laptop.record, path)
    assert confirmed(laptop.record, "W1R1")
    laptop.service.do(intents.ReopenSession("W1R1"))
    assert not confirmed(laptop.record, "W1R1")
