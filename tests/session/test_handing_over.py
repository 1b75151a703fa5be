"""Handing over: all that is open, each session whole, remembered, and a second copy on the laptop."""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from facilitator.conference import intents
from facilitator.conference.errors import Refusal
from facilitator.exchange.package import read_package
from facilitator.language import Language
from facilitator.record import open_record, read_record
from facilitator.session import handing_over
from facilitator.session.handing_over import Receipt, clear_unfinished, finish, hand_over, kept_folder, write
from facilitator.session.handover_plan import HandOver, plan_handover, standing
from facilitator.session.progress import Progress
from facilitator.session.redacting import redact
from tests.session.hall import Hall, Laptop, seen


@pytest.fixture
def stick(hall: Hall) -> Path:
    folder = hall.folder / "stick"
    folder.mkdir()
    return folder


class Stopping(Progress):
    """Lets so many bytes pass."""

    def __init__(self, room: int) -> None:
        self.room = room
        self.heard: list[tuple[int, int]] = []

    def __call__(self, done: int, total: int) -> None:
        self.heard.append((done, total))

    @property
    def cancelled(self) -> bool:
        return bool(self.heard) and self.heard[-1][0] >= self.room


def handed(laptop: Laptop, stick: Path, *sessions: str, progress: Progress | None = None) -> Receipt:
    handover = plan_handover(laptop.record, stick, sessions or None)
    return hand_over(laptop.record, handover, laptop.clock.wall(), progress or Progress())


def three_sessions(hall: Hall) -> Laptop:
    laptop = hall.busy("one", "W1R1")
    for session in ("W1R2", "W2R1"):
        laptop.service.enter(session)
        laptop.capture_many(2)
    return laptop


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_all_that_is_open_goes_as_one_package_each(hall: Hall, stick: Path) -> None:
    laptop = three_sessions(hall)
    handover = plan_handover(laptop.record, stick)
    assert [(part.session, part.content.ideas, part.content.photos) for part in handover.parts] == [
        ("W1R1", 3, 1), ("W1R2", 2, 0), ("W2R1", 2, 0),
    ]  # fmt: skip
    assert handover.refusal is None
    assert names(stick) == []
    receipt = hand_over(laptop.record, handover, 7, Progress())
    assert names(stick) == sorted(part.path.name for part in handover.parts)
    assert [one.session for one in receipt.whole] == ["W1R1", "W1R2", "W2R1"]
    for part in handover.parts:
        assert read_package(part.path).manifest.ideas == {part.session: part.content.ideas}
        assert part.path.stat().st_size <= part.size
    assert seen(hall.merged(hall.central(), *stick.iterdir())) == ["merged"] * 3


def test_it_is_remembered_and_what_changed_since_is_open(hall: Hall, stick: Path) -> None:
    laptop = three_sessions(hall)
    assert {session: one.at for session, one in standing(laptop.record).items()} == dict.fromkeys(
        ("W1R1", "W1R2", "W2R1")
    )
    receipt = handed(laptop, stick)
    assert not any(one.open for one in standing(laptop.record).values())
    assert plan_handover(laptop.record, stick).parts == ()
    for one, path in ((one, Path(one.path)) for one in receipt.written):
        assert one.digest == hashlib.sha256(path.read_bytes()).hexdigest() == laptop.record.look.handed_digest(one.path)
        assert (one.size, one.place) == (path.stat().st_size, str(stick))
        assert one.fingerprint == laptop.record.look.fingerprint(one.session)
    hall.clock.pass_time(5)
    laptop.capture_many(2)
    now = standing(laptop.record)["W2R1"]
    assert (now.open, now.events_since, now.at) == (True, 2, receipt.written[0].written_at)
    assert [part.session for part in plan_handover(laptop.record, stick).parts] == ["W2R1"]
    with open_record(hall.shut(laptop.record), 9) as again:
        assert standing(again)["W2R1"] == now


def test_a_second_copy_stays_on_the_laptop(hall: Hall, stick: Path) -> None:
    laptop = three_sessions(hall)
    handed(laptop, stick)
    kept = kept_folder(laptop.record.path)
    assert {path.name: path.read_bytes() for path in kept.iterdir()} == {
        path.name: path.read_bytes() for path in stick.iterdir()
    }
    other = hall.folder / "other"
    other.mkdir()
    handed(laptop, other, "W1R1", "W1R2")
    assert len(names(kept)) == 3


def test_what_is_there_whole_and_same_is_not_written_twice(hall: Hall, stick: Path) -> None:
    laptop = hall.busy("one", "W1R1")
    handed(laptop, stick)
    (path,) = stick.iterdir()
    before = path.stat()
    again = handed(laptop, stick, "W1R1")
    assert ([one.path for one in again.there], again.written) == ([str(path)], ())
    assert path.stat() == before


@pytest.mark.parametrize("cut", [0, 30, 700, 2000, -1])
def test_what_is_there_and_not_whole_is_left_and_another_written(cut: int, hall: Hall, stick: Path) -> None:
    laptop = hall.busy("one", "W1R1")
    handed(laptop, stick)
    (path,) = stick.iterdir()
    damaged = path.read_bytes()[:cut] if cut >= 0 else path.read_bytes().replace(b"\x05\x06\x07", b"\x05\x07\x07")
    path.write_bytes(damaged)
    again = handed(laptop, stick, "W1R1")
    assert [Path(one.path).stem[-2:] for one in again.written] == ["-2"]
    assert path.read_bytes() == damaged


def test_another_laptops_files_and_strange_ones_are_untouched(hall: Hall, stick: Path) -> None:
    """Two laptops of one name, one after the other; names that differ in case; another conference; a folder."""
    first = hall.busy("one", "W1R1")
    name = Path(handed(first, stick).written[0].path).name
    twin = hall.laptop("zwilling", "W1R1")
    twin.record.remember("device", "one")
    twin.capture_many(3)
    while len(names(stick)) < 2 and twin.record.look.events < 60:
        (stick / name).rename(stick / name.upper())  # as another system may show it
        (stick / name.replace("_16.", "_17.")).mkdir(exist_ok=True)
        handed(twin, stick, "W1R1")
    (stick / "Urlaub.jpg").write_bytes(b"a picture")
    strange = hall.other(id="anders", title="Sommerfest").busy("fest", "W1R1")
    shutil.copy(strange.hand_out(), stick / "fest.facilitator")
    before = {path.name: path.read_bytes() for path in stick.iterdir() if path.is_file()}
    first.capture()
    receipt = handed(first, stick)
    assert {path: (stick / path).read_bytes() for path in before} == before
    folded = [path.casefold() for path in names(stick)]
    assert len(folded) == len(set(folded))
    assert receipt.stopped is None
    assert read_package(Path(receipt.written[0].path)).manifest.ideas == {"W1R1": 4}


def test_a_name_taken_meanwhile_is_left(hall: Hall, stick: Path) -> None:
    laptop = hall.busy("one", "W1R1")
    handover = plan_handover(laptop.record, stick)
    (path,) = (part.path for part in handover.parts)
    path.write_bytes(b"somebody was quicker")
    receipt = hand_over(laptop.record, handover, 7, Progress())
    assert path.read_bytes() == b"somebody was quicker"
    assert Path(receipt.written[0].path).name == f"{path.stem}-2{path.suffix}"
    assert [str(p) for p, _ in laptop.record.look.handovers() if p.parent == stick] == [receipt.written[0].path]


def test_it_can_be_stopped_at_every_piece(hall: Hall, stick: Path) -> None:
    laptop = three_sessions(hall)
    handover = plan_handover(laptop.record, stick)
    full = Stopping(10**9)
    hand_over(laptop.record, handover, 7, full)
    assert full.heard == sorted(full.heard)
    assert full.heard[-1][0] <= full.heard[-1][1]
    points = [done for done, _ in full.heard]
    assert len(points) >= 12
    shutil.copytree(stick, hall.folder / "all")
    for room in points:
        other = hall.folder / f"stick-{room}"
        other.mkdir()
        shutil.rmtree(kept_folder(laptop.record.path), ignore_errors=True)
        receipt = handed(laptop, other, "W1R1", "W1R2", "W2R1", progress=Stopping(room))
        assert receipt.cancelled != (room == points[-1])
        whole = {path.name: path.read_bytes() for path in other.iterdir()}
        assert whole.items() <= {path.name: path.read_bytes() for path in (hall.folder / "all").iterdir()}.items()
        assert {path.name for path in map(Path, (one.path for one in receipt.written))} <= set(whole)


def test_it_runs_beside_a_moderator_who_goes_on(hall: Hall, stick: Path) -> None:
    """Written through a second connection for looking only: of one moment, and nothing waits."""
    laptop = hall.busy("one", "W1R1")
    record, handover = laptop.record, plan_handover(laptop.record, stick)
    handing_over.begin(record, handover, 7)

    class Goes(Progress):
        def __call__(self, done: int, total: int) -> None:
            laptop.capture()

    with read_record(record.path) as reading:
        receipt = write(reading, handover, 7, Goes())
    finish(record, handover, receipt, 7)
    there = read_package(next(stick.iterdir())).manifest
    assert there.ideas == {"W1R1": 3}
    assert there.fingerprints["W1R1"] == receipt.written[0].fingerprint
    assert standing(record)["W1R1"].events_since == laptop.typed - 3 > 3


def test_a_redaction_reaches_the_stick_and_the_second_copy(hall: Hall, stick: Path) -> None:
    laptop = hall.laptop("one", "W1R1")
    idea = laptop.capture("Geheimniswort Ysolde")
    laptop.capture()
    handed(laptop, stick)
    receipt = redact(laptop.service, idea)
    assert {path.parent for path in receipt.rewritten} == {stick, kept_folder(laptop.record.path)}
    for path in [*stick.iterdir(), *kept_folder(laptop.record.path).iterdir()]:
        assert not any("Ysolde" in event.line for event in read_package(path).events())


def test_a_redaction_reaches_what_a_hand_over_left(hall: Hall, stick: Path) -> None:
    laptop = hall.laptop("one", "W1R1")
    idea = laptop.capture("Geheimniswort Ysolde")
    handover = plan_handover(laptop.record, stick)
    handing_over.begin(laptop.record, handover, 7)
    handover.unfinished(handover.parts[0]).write_text("Geheimniswort Ysolde", "ascii")
    redact(laptop.service, idea)
    assert names(stick) == []


def test_what_a_hand_over_left_that_was_cut_short_is_taken_away(hall: Hall, stick: Path) -> None:
    laptop = hall.busy("one", "W1R1")
    handover = plan_handover(laptop.record, stick)
    handing_over.begin(laptop.record, handover, 7)
    left = handover.unfinished(handover.parts[0])
    left.write_bytes(b"half a package")
    away = stick.rename(hall.folder / "away")  # pulled out, and in again
    assert [str(path) for path in clear_unfinished(laptop.record)] == [str(left)]
    away.rename(stick)
    assert handed(laptop, stick).stopped is None
    assert [path.suffix for path in stick.iterdir()] == [".facilitator"]
    assert clear_unfinished(laptop.record) == []


def refusals(hall: Hall, stick: Path) -> list[Callable[[], object]]:
    laptop = hall.busy("one", "W1R1")
    handover = plan_handover(laptop.record, stick)
    small = HandOver(stick, handover.parts, 10)
    return [
        lambda: plan_handover(laptop.record, stick / "gone"),
        lambda: plan_handover(laptop.record, stick, ["W9R9"]),
        lambda: hand_over(laptop.record, small, 7, Progress()),
    ]


@pytest.mark.parametrize(
    ("number", "told"), [(0, "is not there"), (1, "There is no session"), (2, "has room for 0 MB")]
)
def test_what_cannot_begin_is_one_sentence(number: int, told: str, hall: Hall, stick: Path) -> None:
    with pytest.raises(Refusal, match=told) as raised:
        refusals(hall, stick)[number]()
    assert raised.value.said(Language("de")) != str(raised.value)
    assert names(stick) == []


def test_a_laptop_without_room_for_the_second_copy_hands_over_all_the_same(hall: Hall, stick: Path) -> None:
    laptop = three_sessions(hall)
    kept_folder(laptop.record.path).write_bytes(b"in the way")
    receipt = handed(laptop, stick)
    assert receipt.not_kept is not None
    assert "could not be kept" in str(receipt.not_kept)
    assert (len(receipt.written), receipt.kept, receipt.stopped) == (3, (), None)


def test_a_record_of_before_opens_and_knows_nothing_was_handed_over(hall: Hall) -> None:
    laptop = hall.busy("one", "W1R1")
    laptop.hand_out()
    path = hall.shut(laptop.record)
    with closing(sqlite3.connect(path)) as db:
        db.execute("DROP TABLE handed")
        db.execute("DELETE FROM _sqlite_migrations WHERE name LIKE '003%'")
        db.commit()
    with read_record(path) as old:
        assert standing(old)["W1R1"].at is None
    with open_record(path, 9) as now:
        assert standing(now)["W1R1"].open
        assert len(now.look.handovers()) == 1
    assert [p.name for p in path.with_name("one-backups").glob("*before*")] == ["one-before-003-handed.sqlite"]


def test_nothing_but_packages_goes_to_a_stick(hall: Hall, stick: Path) -> None:
    """Documents are plain: they go there only where somebody chooses it."""
    laptop = three_sessions(hall)
    laptop.service.do(intents.CloseSession("W2R1"))
    handed(laptop, stick)
    assert {path.suffix for path in stick.rglob("*")} == {".facilitator"}
