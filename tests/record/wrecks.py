"""Records that something happened to, and what must be true of them after they were opened again."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from facilitator.conference import intents as i
from facilitator.conference.events import Event, Ref
from facilitator.record import Damaged, Record, Rescued, open_record, rescue_notice
from tests.conftest import NOON
from tests.record.desks import Desk, bytes_of, check_rows, events_of, exchange, query

PAGE = 4096
SETTINGS = {"conference": "kreis-2026", "key": "5e" * 32, "device": "one", "colour": "blue"}


@dataclass
class Model:
    """Everything that ever was: events by their identity, photos by their hash; ``folder`` holds the files."""

    folder: Path
    lines: dict[Ref, Event]
    photos: dict[str, bytes]
    base: frozenset[Ref] = field(default_factory=frozenset)

    @property
    def path(self) -> Path:
        return self.folder / "one.sqlite"


def model(folder: Path, ideas: int) -> Model:
    """A record of cards from four laptops, photos, a backup, notes, drafts; left as by a program that was killed."""
    desks = []
    for name in ("one", "two", "three", "four"):
        (folder / name).mkdir()
        desks.append(Desk(folder / name, name))
    one = desks[0]
    for key, value in SETTINGS.items():
        one.record.remember(key, value)
    photos = {}
    for n in range(ideas):
        desk = desks[n % 4]
        desk.capture(f"{desk.name}{n}", f"Karte {n}: " + "viele Worte " * (n % 5), f"W{1 + n % 2}R1")
        if n % 29 == 0:
            content = random.Random(n).randbytes(500 + 400 * n)
            digest = one.record.keep_content(content)
            with one.record.together():
                one.do(i.AddAttachment(f"photo{n}", "W1R1", digest, "jpg", f"Tafel {n}"))
                photos[one.record.keep_content(content)] = content
        if n == ideas // 3:
            exchange(*desks)
            one.record.back_up("evening")
    exchange(*desks)
    one.record.note_package("ab" * 32, "two.facilitator", NOON, True)
    one.record.note_handover("stick/one.facilitator", ["W1R1"], 9, NOON)
    one.record.note_card("W1R1", "line 3", "one0")
    one.reopen()
    base = frozenset(event.ref for event in one.events())
    for n in range(12):
        one.capture(f"late{n}", f"Spät {n}")
    one.record.keep_draft("W1R1", "capture", "Noch nicht fert")
    found = Model(folder / "left", {event.ref: event for event in one.events()}, photos, base)
    shutil.copytree(folder / "one", found.folder)
    for desk in desks:
        desk.close()
    return found


def rescued(path: Path) -> tuple[Record, Rescued]:
    """Open a record that must be damaged."""
    record = open_record(path, NOON)
    notice = rescue_notice(record)
    assert notice is not None
    return record, notice


def root(path: Path, name: str) -> int:
    """Where the first page of a table begins."""
    return int((query(path, "SELECT rootpage FROM sqlite_master WHERE name = ?", name)[0][0] - 1) * PAGE)


def patched(path: Path, at: int, content: bytes) -> None:
    """Write over a piece of a file."""
    with path.open("r+b") as file:
        file.seek(at)
        file.write(content)


Damage = Callable[[bytearray, random.Random], None]


def _page(content: bytearray, chance: random.Random) -> int:
    return chance.randrange(-(-len(content) // PAGE)) * PAGE


def zeros(content: bytearray, chance: random.Random) -> None:
    at = _page(content, chance)
    content[at : at + PAGE] = bytes(PAGE)


def noise(content: bytearray, chance: random.Random) -> None:
    at = _page(content, chance)
    content[at : at + PAGE] = chance.randbytes(PAGE)


def sector(content: bytearray, chance: random.Random) -> None:
    """A piece of a page, as a medium loses it."""
    at, length = _page(content, chance) + 512 * chance.randrange(8), chance.choice([16, 64, 512])
    content[at : at + length] = chance.choice([bytes(length), chance.randbytes(length), b"\xff" * length])


def swapped(content: bytearray, chance: random.Random) -> None:
    one, two = _page(content, chance), _page(content, chance)
    content[one : one + PAGE], content[two : two + PAGE] = content[two : two + PAGE], content[one : one + PAGE]


def doubled(content: bytearray, chance: random.Random) -> None:
    """An older page lies where another should."""
    one, two = _page(content, chance), _page(content, chance)
    content[one : one + PAGE] = content[two : two + PAGE]


def truncated(content: bytearray, chance: random.Random) -> None:
    del content[chance.randrange(len(content)) :]


def beheaded(content: bytearray, chance: random.Random) -> None:
    length = chance.choice([16, 30, 100, 512])
    content[:length] = chance.choice([bytes(length), chance.randbytes(length)])


KINDS: tuple[Damage, ...] = (zeros, noise, sector, sector, swapped, doubled, truncated, beheaded)


def wreck(model: Model, folder: Path, chance: random.Random) -> str:
    """A copy of the record with damage in the file, its log, or both; returns what was done."""
    shutil.copytree(model.folder, folder)
    done = []
    for ending in chance.choice([("",), ("",), ("", ""), ("-wal",), ("", "-wal")]):
        path = folder / f"one.sqlite{ending}"
        content = bytearray(path.read_bytes())
        kind = chance.choice(KINDS)
        kind(content, chance)
        path.write_bytes(content)
        done.append(f"{kind.__name__}{ending}")
    if chance.random() < 0.3:
        shutil.rmtree(folder / "one-backups")
    return " ".join(done)


@dataclass
class Outcome:
    """What opening gave: how it ended, how much is there, what was said."""

    end: str
    events: int = 0
    said: str = ""


def opened(model: Model, folder: Path) -> Outcome:
    """Open a wreck, and compare what is there and what is said to be lost with everything that ever was."""
    path, before = folder / "one.sqlite", bytes_of(folder)
    try:
        record = open_record(path, NOON)
    except Damaged as damage:
        return _refused(str(damage), folder, before)
    desk = Desk.__new__(Desk)
    desk.record, desk.path = record, path
    with record:
        notice = rescue_notice(record)
        assert rescue_notice(record) is None
        there = {event.ref: event for event in events_of(record)}
        for ref, event in there.items():
            assert event.line == model.lines[ref].line
        lost = [event for ref, event in model.lines.items() if ref not in there]
        for name, content in record.look.attachments(["W1R1"]):
            assert model.photos[name[12:76]] == content
        if notice is None:
            assert not [event for event in lost if event.ref in model.base]
            check_rows(desk)
            return Outcome("opened", len(there))
        check_rows(desk)
        _check_said(model, notice, lost, desk)
        _check_settings(notice, desk)
    _check_kept(folder, before, notice)
    assert query(path, "PRAGMA integrity_check") == [("ok",)]
    return Outcome("rescued", len(there), str(notice))


def _refused(said: str, folder: Path, before: dict[str, bytes]) -> Outcome:
    """Nothing was changed, and the backup is offered."""
    after = bytes_of(folder)
    assert [name for name in before if after.get(name) != before[name] and not name.endswith("-shm")] == []
    assert "backup" in said
    return Outcome("refused")


def _check_said(model: Model, notice: Rescued, lost: list[Event], desk: Desk) -> None:
    """What is there and what is named as lost are together everything."""
    named = {
        (part.values.get("session", ""), part.values["device"], number)
        for part in notice.parts
        if "numbers" in part.values
        for number in _numbers(str(part.values["numbers"]))
    }
    more = "More may be missing" in str(notice)
    for event in lost:
        assert more or (event.session, event.device, event.number) in named, str(notice)
    assert more or not lost or "Take in all packages" in str(notice)
    here = {name[12:76] for name, _ in desk.record.look.attachments(["W1R1"])}
    rows = {row["sha256"]: row["caption"] for row in desk.record.look.rows("attachment")}
    for digest in model.photos.keys() - here:
        assert digest not in rows or f"“{rows[digest]}” of W1R1" in str(notice)
    quiet = not lost and not more and model.photos.keys() == here
    assert ("Nothing of what people entered is missing" in str(notice)) <= quiet


def _numbers(text: str) -> list[int]:
    found: list[int] = []
    for run in text.split(", "):
        first, _, last = run.partition("–")
        found += range(int(first), int(last or first) + 1)
    return found


def _check_settings(notice: Rescued, desk: Desk) -> None:
    if "What the record knew of itself" not in str(notice):
        assert {key: desk.record.remembered(key) for key in SETTINGS} == SETTINGS
    assert desk.record.draft("W1R1", "capture") in ("", "Noch nicht fert")
    assert desk.record.knows_package("ab" * 32) in (None, True)


def _check_kept(folder: Path, before: dict[str, bytes], notice: Rescued) -> None:
    """The damaged file and its log lie there as they were."""
    kept = str(notice.parts[0].values["kept"])
    assert re.fullmatch(r"one\.damaged-\d{8}-\d{6}\.sqlite", kept)
    after = bytes_of(folder)
    for ending in ("", "-wal"):
        assert after.get(f"{kept}{ending}") == before.get(f"one.sqlite{ending}")
    assert not [name for name in after if name.endswith((".part", ".rescued"))]
