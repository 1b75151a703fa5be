"""Tidying up: only with the office's receipt, or late and in so many words; and then no byte is left."""

from __future__ import annotations

import shutil
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from facilitator.conference import intents
from facilitator.conference.errors import Refusal
from facilitator.conference.plan import Plan
from facilitator.record import Record, open_record
from facilitator.session.handing_over import hand_over, kept_folder
from facilitator.session.handover_plan import plan_handover
from facilitator.session.progress import Progress
from facilitator.session.redacting import redact
from facilitator.session.tidying import Tidied, deletion_date, tidiness, tidy, tidy_without_receipt
from tests.conftest import NOON
from tests.exchange.forging import PHOTO
from tests.session.hall import PLAN, Hall, Laptop

SECRETS = [b"Ysoldeweiler", b"ysoldeweiler", PHOTO, b"Lotse je Gemeinde", b"Frau A.", b"Unfertiger Gedanke", b"Verkehr"]
LATER = NOON + 400 * 86_400_000


def yes(_: Record, __: str) -> bool:
    return True


def no(_: Record, __: str) -> bool:
    return False


def full(hall: Hall) -> Laptop:
    """One session with something of every sort everywhere, another that stays."""
    laptop = hall.busy("one", "W1R1")
    laptop.capture("In Ysoldeweiler fehlt der Bus")
    laptop.record.keep_draft("W1R1", "capture", "Unfertiger Gedanke")
    laptop.record.note_card("W1R1", "Ysoldeweiler 3", "x")
    laptop.service.enter("W1R2")
    laptop.capture("Bleibt Zwetschgenbach")
    laptop.service.do(intents.CloseSession("W1R2"))
    (hall.folder / "stick").mkdir()
    hand_over(laptop.record, plan_handover(laptop.record, hall.folder / "stick"), 5, Progress())
    return laptop


def holding(folder: Path, word: bytes) -> list[str]:
    """Files with these bytes, those inside packages too."""
    found = []
    for path in folder.rglob("*"):
        if path.is_file():
            content = path.read_bytes()
            if content.startswith(b"PK"):
                with zipfile.ZipFile(path) as archive:
                    content = b"".join(archive.read(name) for name in archive.namelist())
            found += [path.name] * (word in content)
    return sorted(found)


@pytest.mark.parametrize("closing_it", [False, True], ids=["at once", "after closing"])
def test_no_byte_is_left_anywhere(closing_it: object, hall: Hall) -> None:
    laptop = full(hall)
    shutil.copy(laptop.record.path, laptop.record.path.with_name("one.damaged-20260101-120000.sqlite"))
    records = laptop.record.path.parent
    assert all(holding(hall.folder, word) for word in SECRETS)
    shutil.rmtree(hall.folder / "stick")
    done = tidy(laptop.record, ["W1R1"], 7, yes)
    if closing_it:
        hall.shut(laptop.record)
    assert {word: holding(records, word) for word in SECRETS} == {word: [] for word in SECRETS}
    assert (done.sessions, done.traces) == (("W1R1",), False)
    assert {path.name for path in done.erased} >= {"one.damaged-20260101-120000.sqlite"}
    assert len(holding(records, b"Zwetschgenbach")) >= 3  # record, backup, second copy


def test_what_stays_is_as_it_was(hall: Hall) -> None:
    laptop = full(hall)
    look = laptop.record.look
    before = (look.fingerprint("W1R2"), list(look.rows("idea", "W1R2")), laptop.record.search("Zwetschgenbach"))
    tidy(laptop.record, ["W1R1"], 7, yes)
    assert (look.fingerprint("W1R2"), list(look.rows("idea", "W1R2")), laptop.record.search("Zwetschgenbach")) == before
    path = hall.shut(laptop.record)
    with closing(sqlite3.connect(path)) as db:
        assert [row for check in ("integrity_check", "foreign_key_check") for row in db.execute(f"PRAGMA {check}")] == [
            ("ok",)
        ]
    with open_record(path, 9) as again:
        assert again.look.ideas == 1
        assert again.remembered("tidied W1R1") == "7"
        assert [row.id for row in again.look.sessions() if row.last_change] == ["W1R2"]


def test_packages_on_the_disk_go_those_elsewhere_are_named(hall: Hall) -> None:
    laptop = full(hall)
    both = laptop.hand_out("W1R1", "W1R2")
    shutil.move(hall.folder / "stick", hall.folder / "away")
    done = tidy(laptop.record, ["W1R1"], 7, yes)
    assert [path.parent.name for path in done.erased] == ["one-handed-over"]
    assert [path.name for path in done.left if path.parent.name != "stick"] == [both.name]
    assert len(list(kept_folder(laptop.record.path).iterdir())) == 1
    assert [path.parent.name for path in done.left].count("stick") == 1


def test_the_session_can_go_on_afterwards(hall: Hall) -> None:
    laptop = full(hall)
    tidy(laptop.record, ["W1R1"], 7, yes)
    again = hall.seated(laptop.record, "W1R1")
    again.capture("Neu begonnen")
    assert [entry.first for entry in laptop.record.look.journal_entries(laptop.record.look.journals_of(["W1R1"]))][
        -1
    ] == 1
    assert laptop.record.look.counts() == {"W1R1": 1, "W1R2": 1}


def test_cards_that_went_to_another_session_keep_both(hall: Hall) -> None:
    laptop = hall.laptop("one", "W1R1")
    moved, _ = laptop.capture_many(2)
    laptop.service.do(intents.Reassign((moved,), "W1R2"))
    for session, other in (("W1R1", "W1R2"), ("W1R2", "W1R1")):
        with pytest.raises(Refusal, match=f"{session} share cards with {other}"):
            tidy(laptop.record, [session], 7, yes)
    assert laptop.record.look.ideas == 2
    assert tidy(laptop.record, ["W1R1", "W1R2"], 7, yes).sessions == ("W1R1", "W1R2")
    assert laptop.record.look.ideas == 0


REFUSED: list[tuple[Callable[[Record], Tidied], str]] = [
    (lambda record: tidy(record, ["W1R1"], LATER, no), "has not confirmed that it has W1R1"),
    (lambda record: tidy(record, None, LATER, no), "Nothing can be tidied up yet"),
    (lambda record: tidy_without_receipt(record, ["W1R1"], NOON, no), "is not due for deletion before 2027-03-07"),
    (lambda record: tidy_without_receipt(record, None, NOON, no), "is not due for deletion"),
]


@pytest.mark.parametrize(("ask", "told"), REFUSED)
def test_without_a_receipt_nothing_goes(ask: Callable[[Record], Tidied], told: str, hall: Hall) -> None:
    laptop = full(hall)
    before = laptop.record.look.events
    with pytest.raises(Refusal, match=told):
        ask(laptop.record)
    assert laptop.record.look.events == before
    assert len(list(kept_folder(laptop.record.path).iterdir())) == 2


def test_at_the_deletion_date_it_is_a_choice(hall: Hall) -> None:
    laptop = full(hall)
    assert [one.is_due for one in tidiness(laptop.record, NOON, no)] == [False, False]
    assert [(one.session, one.is_due, one.confirmed) for one in tidiness(laptop.record, LATER * 2, no)] == [
        ("W1R1", True, False), ("W1R2", True, False),
    ]  # fmt: skip
    done = tidy_without_receipt(laptop.record, None, LATER * 2, no)
    assert (done.sessions, laptop.record.look.ideas) == (("W1R1", "W1R2"), 0)


def test_the_deletion_date() -> None:
    assert deletion_date(PLAN) == date(2027, 3, 7)
    assert deletion_date(Plan("c", "K", "some day")) is None


def test_a_log_that_is_being_read_is_tidied_later(hall: Hall) -> None:
    laptop = full(hall)
    with closing(sqlite3.connect(laptop.record.path, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM event").fetchone()
        done = tidy(laptop.record, ["W1R1"], 7, yes)
        assert done.traces
    path = hall.shut(laptop.record)
    shutil.rmtree(hall.folder / "stick")
    assert [word for word in SECRETS if holding(path.parent, word)] == []


def test_backups_that_a_redaction_takes_away_are_overwritten(hall: Hall) -> None:
    laptop = hall.laptop("one", "W1R1")
    idea = laptop.capture("Ysoldeweiler")
    laptop.record.back_up("noon")
    (backup,) = laptop.record.path.with_name("one-backups").iterdir()
    second = backup.with_name("hard-link")
    second.hardlink_to(backup)
    outside = hall.folder / "same-file"
    outside.hardlink_to(backup)
    redact(laptop.service, idea)
    assert set(outside.read_bytes()) == {0}
