"""Redaction reaches everything on this machine: a byte search of every file proves it."""

from __future__ import annotations

import errno
import zipfile
from pathlib import Path

import pytest

from facilitator.conference import intents
from facilitator.conference.errors import Refusal
from facilitator.exchange.package import read_package
from facilitator.session import handing_out
from facilitator.session.redacting import redact
from tests.exchange.forging import PHOTO, PHOTO_HASH
from tests.session.hall import Hall, Laptop, rows, seen

NAME = "Ottokarbinger"
"""A name that stands nowhere else."""


def holding(folder: Path, wanted: bytes) -> set[str]:
    """Files below a folder with these bytes in them, looked for inside zips too."""
    found = set()
    for path in folder.rglob("*"):
        if not path.is_file():
            continue
        contents = [path.read_bytes()]
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                contents += [archive.read(name) for name in archive.namelist()]
        if any(wanted in content for content in contents):
            found.add(path.name)
    return found


def accident(hall: Hall) -> tuple[Laptop, str]:
    """A name was typed, changed, left in a draft, backed up and handed out twice."""
    laptop = hall.laptop("one", "W1R1")
    laptop.capture("Mehr Busse")
    idea = laptop.capture(f"Frau {NAME} hilft")
    laptop.service.do(intents.Reword(idea, f"Herr {NAME} hilft", original=f"{NAME} yardım ediyor"))
    laptop.record.keep_draft("W1R1", "capture", f"Auch {NAME}")
    laptop.record.back_up("evening")
    return laptop, idea


def test_no_byte_is_left_in_any_file(hall: Hall) -> None:
    laptop, idea = accident(hall)
    first, both = laptop.hand_out(), laptop.hand_out("W1R1", "W1R2")
    before = holding(hall.folder, NAME.encode())
    assert {first.name, both.name, "one-evening.sqlite"} <= before
    receipt = redact(laptop.service, idea)
    assert set(receipt.rewritten) == {first, both}
    assert (receipt.unreachable, receipt.traces) == ((), False)
    assert holding(hall.folder, NAME.encode()) == set()
    assert holding(hall.folder, NAME[:9].casefold().encode()) == set()
    assert holding(hall.folder, b"Mehr Busse") >= {first.name, both.name, "one.sqlite"}


def test_rewritten_packages_are_whole_and_merge(hall: Hall) -> None:
    laptop, idea = accident(hall)
    package = laptop.hand_out()
    central = hall.central()
    hall.merged(central, package)
    redact(laptop.service, idea)
    assert "Redacted" in [event.kind for event in read_package(package).events()]
    (outcome,) = hall.merged(central, package)
    assert (outcome.outcome, outcome.authenticated, outcome.events_new) == ("merged", True, 1)
    assert rows(central) == rows(laptop.record)
    assert central.look.fingerprint("W1R1") == laptop.record.look.fingerprint("W1R1")
    hall.close()
    assert holding(hall.folder / "records", NAME.encode()) == set()


def test_a_copy_of_the_old_package_brings_nothing_back(hall: Hall) -> None:
    laptop, idea = accident(hall)
    stick = hall.folder / "stick.facilitator"
    stick.write_bytes(laptop.hand_out().read_bytes())
    redact(laptop.service, idea)
    hall.merged(laptop.record, stick)
    central = hall.central()
    hall.merged(central, laptop.hand_out(), stick)
    hall.close()
    assert holding(hall.folder, NAME.encode()) == {"stick.facilitator"}


def test_what_cannot_be_reached_is_named(hall: Hall) -> None:
    laptop, idea = accident(hall)
    gone, damaged, kept = laptop.hand_out(), laptop.hand_out(), laptop.hand_out()
    gone.unlink()
    damaged.write_bytes(damaged.read_bytes()[:-50])
    receipt = redact(laptop.service, idea)
    assert set(receipt.unreachable) == {gone, damaged}
    assert receipt.rewritten == (kept,)
    assert not gone.exists()


def test_a_stick_that_comes_back_is_reached_by_redacting_again(hall: Hall) -> None:
    laptop, idea = accident(hall)
    package = laptop.hand_out()
    pocket = package.rename(hall.folder / "pocket")
    assert redact(laptop.service, idea).unreachable == (package,)
    pocket.rename(package)
    assert redact(laptop.service, idea).rewritten == (package,)
    assert holding(hall.folder, NAME.encode()) == set()


def test_a_place_that_cannot_be_written_is_named(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a stick with its little switch on: only the system's answer is made up."""
    laptop, idea = accident(hall)
    package = laptop.hand_out()

    def refuse(*_: object) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(handing_out, "pack", refuse)
    receipt = redact(laptop.service, idea)
    assert (receipt.unreachable, receipt.rewritten) == ((package,), ())


def test_packages_that_never_held_the_words_are_left_alone(hall: Hall) -> None:
    laptop, idea = accident(hall)
    laptop.service.enter("W1R2")
    laptop.capture("Später")
    other = laptop.hand_out("W1R2")
    before = other.stat().st_mtime_ns, other.read_bytes()
    laptop.service.enter("W1R1")
    receipt = redact(laptop.service, idea)
    assert (receipt.rewritten, receipt.unreachable) == ((), ())
    assert (other.stat().st_mtime_ns, other.read_bytes()) == before


def test_another_conferences_package_of_the_same_name_is_left_alone(hall: Hall) -> None:
    """Session W1R1 is called so in every conference."""
    laptop = hall.busy("one", "W1R1")
    laptop.service.do(intents.AdjustSession("W1R1", title=f"Bei Frau {NAME}"))
    package = laptop.hand_out()
    stranger = hall.other(id="anders", title="Sommerfest").busy("stray", "W1R1").hand_out()
    assert "session:W1R1" in {event.subject for event in read_package(stranger).events()}
    stranger.replace(package)
    before = package.read_bytes()
    receipt = redact(laptop.service, "session:W1R1")
    assert (receipt.rewritten, receipt.unreachable) == ((), ())
    assert package.read_bytes() == before


def test_a_redacted_photo_is_gone_from_packages_too(hall: Hall) -> None:
    laptop = hall.busy("one", "W1R1")
    package = laptop.hand_out()
    photo = next(subject.id for subject in laptop.service.state.of("attachment"))
    assert holding(hall.folder, PHOTO) >= {package.name}
    assert redact(laptop.service, photo).rewritten == (package,)
    assert holding(hall.folder, PHOTO) == set()
    assert holding(hall.folder, PHOTO_HASH.encode()) == set()
    assert seen(hall.merged(hall.central(), package)) == ["merged"]


def test_only_the_named_fields_go(hall: Hall) -> None:
    laptop = hall.laptop("one", "W1R1")
    laptop.service.do(intents.AgreeTask("t1", "W1R1", "Liste schreiben", f"Frau {NAME}", "Mai"))
    laptop.hand_out()
    redact(laptop.service, "t1", ["who"])
    assert holding(hall.folder, NAME.encode()) == set()
    (task,) = laptop.service.result().tasks
    assert (task.what, task.until) == ("Liste schreiben", "Mai")


def test_what_holds_no_words_is_refused_and_nothing_changes(hall: Hall) -> None:
    laptop, _ = accident(hall)
    package = laptop.hand_out()
    before = package.read_bytes()
    with pytest.raises(Refusal):
        redact(laptop.service, "nobody")
    assert package.read_bytes() == before
