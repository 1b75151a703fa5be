"""Random days of a conference: what laptops, sticks, clocks and people do to records, for Hypothesis to choose from.

A ``World`` plays a ``Day`` on real record files and packages, and tells the model of each event that comes to be.
"""

from __future__ import annotations

import json
import secrets
import shutil
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import pytest
from hypothesis import strategies as st

from facilitator.conference import intents as i
from facilitator.conference.events import Event, parse
from facilitator.session.handing_out import adopt_plan, write_plan, write_results
from facilitator.session.merging import merge
from facilitator.session.progress import Progress
from tests.conference.play import KINDS_OF_WISH, PLAN
from tests.conftest import NOON
from tests.record.desks import EVERYWHERE, Desk
from tests.record.histories_model import UNKNOWN, Id, Model, ids_of

HOUR = 3_600_000
JUMPS = (26, -10 * 365 * 24, 3 * 365 * 24, -30, -1, 23)
"""Hours by which a clock is suddenly wrong, or right again."""
MOST_SEATS = 5


@dataclass(frozen=True)
class Step:
    """Something that happens at a record; the numbers choose among what is there."""

    what: str
    who: int
    kind: int
    first: int
    second: int


@dataclass(frozen=True)
class Day:
    """A history; ``seed`` shuffles, names journals and salts lines."""

    steps: tuple[Step, ...]
    seed: int


EDITS = (28, 2, 28, 2, 7, 30, 27, 2, 16, 3, 5, 4, 11, 13, 8, 19, 6, 7, 27, 31, 34, 36, 35, 31, 36, 40)
"""Of the kinds of wishes those that others may wish for the same thing at the same time."""
WHAT = (
    *["wish"] * 9,
    *["edit"] * 16,
    *["there and back", "undo", "redo", "send", "send", "hand over", "hand over", "deliver", "deliver"],
    *["deliver piece", "deliver piece", "clock", "clock", "reopen", "clone", "back up", "restore"],
    *["photo", "photo", "fork", "newer"],
    "look",
)
steps = st.builds(
    Step,
    st.sampled_from(WHAT),
    st.integers(0, MOST_SEATS - 1),
    st.integers(0, len(KINDS_OF_WISH) - 1),
    st.sampled_from((0, 0, 0, 0, 1, 2, 3, 4, 5, 6, 7)),
    st.integers(0, 7),
)
days = st.builds(Day, st.lists(steps, min_size=14, max_size=34).map(tuple), st.integers(0, 2**32))


@dataclass
class Seat:
    """A record at work, and what the model says that it knows. ``fastest`` is the latest time its clock ever showed."""

    desk: Desk
    knows: set[Id]
    fastest: int = NOON
    last: tuple[int, int] = (0, 0)

    def lines(self) -> list[str]:
        look = self.desk.record.look
        return list(look.lines_of([journal.name for journal in look.journals()]))

    def time(self) -> int:
        self.fastest = max(self.fastest, self.desk.wall)
        return self.desk.wall

    def check(self) -> None:
        """Nothing lost, nothing doubled."""
        assert sorted(ids_of(self.lines())) == sorted(self.knows)


@dataclass(frozen=True)
class Parcel:
    """Something on its way: a package, or lines. It can be delivered any number of times."""

    path: Path | None
    lines: tuple[str, ...]
    ids: frozenset[Id]


@dataclass(frozen=True)
class Beginning:
    """What each laptop knows in the morning: the file of a record that took in the plan and a few cards."""

    path: Path
    lines: tuple[str, ...]


def morning(folder: Path) -> Beginning:
    """A plan with its key, two cards, a cluster and a vote."""
    office, laptop = Desk(folder, "office", None), Desk(folder, "laptop", None)
    adopt_plan(office.record, PLAN, NOON)
    write_plan(office.record, PLAN, folder / "plan.facilitator")
    for intent in (
        i.CaptureIdea("a", "W1R1", "question", "Wohnungen fehlen zq9001e"),
        i.CaptureIdea("b", "W1R1", "suggestion", "Mehr Kurse zq9002e", original="کلاس zq9003e"),
        i.CreateCluster("k", "W1R1", "Wege zq9004e", ("a",)),
        i.OpenVote("v", "W1R1", "Punkte zq9005e"),
    ):
        office.do(intent)
    path, _ = write_results(office.record, PLAN, EVERYWHERE, folder / "start.facilitator", NOON)
    merge(laptop.record, [folder / "plan.facilitator", path], NOON, Progress())
    seat = Seat(laptop, set())
    lines = tuple(seat.lines())
    office.close()
    laptop.close()
    return Beginning(laptop.path, lines)


@contextmanager
def replayable(random: Random) -> Iterator[None]:
    """The names of journals and the salts come from the day's seed, so that a day can be played again."""

    def token_hex(nbytes: int | None = None) -> str:
        return random.randbytes(nbytes or 32).hex()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(secrets, "token_hex", token_hex)
        yield


@dataclass
class World:
    """Records in folders of their own, what is on its way between them, and the model of it all."""

    folder: Path
    random: Random
    model: Model = field(default_factory=Model)
    seats: list[Seat] = field(default_factory=list)
    parcels: list[Parcel] = field(default_factory=list)
    backups: list[tuple[Path, frozenset[Id], int]] = field(default_factory=list)
    made: int = 0

    def begin(self, beginning: Beginning) -> None:
        known = {self.model.note(line) for line in beginning.lines}
        for _ in range(3):
            self.sit_down(beginning.path, known)

    def sit_down(self, file: Path, knows: Iterable[Id], wall: int = NOON, fastest: int = NOON) -> Seat:
        """A record more, from a copy of a file."""
        name = f"r{len(self.seats)}"
        (self.folder / name).mkdir()
        shutil.copyfile(file, self.folder / name / f"{name}.sqlite")
        seat = Seat(Desk(self.folder / name, name, None, wall), set(knows), max(wall, fastest))
        self.seats.append(seat)
        return seat

    def close(self) -> None:
        for seat in self.seats:
            seat.desk.close()

    def new(self) -> str:
        """A number for something new."""
        self.made += 1
        return f"{self.made:04d}"

    def wrote(self, seat: Seat, events: Sequence[Event]) -> None:
        """Tell the model what a seat wrote; its stamps grow, and never run far ahead of its own clock."""
        seat.time()
        for event in events:
            seat.knows.add(self.model.write(event.line, seat.knows))
            assert seat.last < (event.wall, event.tick)
            assert event.wall <= seat.fastest + 24 * HOUR
            seat.last = (event.wall, event.tick)

    def pack(self, seat: Seat, sessions: Sequence[str]) -> Parcel:
        """A real package of some sessions."""
        path = self.folder / f"{self.new()}.facilitator"
        path, _ = write_results(seat.desk.record, PLAN, sessions, path, seat.time())
        with zipfile.ZipFile(path) as archive:
            lines = archive.read("events.jsonl").decode().splitlines()
        ids = ids_of(lines)
        wanted = {ident for ident in seat.knows if self.model.facts[ident].session in ("", *sessions)}
        assert wanted <= set(ids) <= seat.knows
        assert len(ids) == len(set(ids))
        return self.posted(Parcel(path, tuple(lines), frozenset(ids)))

    def collect(self, seat: Seat) -> Parcel:
        """All that a record knows, without a package."""
        return self.posted(Parcel(None, tuple(seat.lines()), frozenset(seat.knows)))

    def posted(self, parcel: Parcel) -> Parcel:
        self.parcels.append(parcel)
        return parcel

    def deliver(self, parcel: Parcel, seat: Seat) -> None:
        """A parcel comes whole: its package is merged where it is one."""
        if parcel.path is None:
            self.take_in(seat, parcel.lines)
            return
        (outcome,) = merge(seat.desk.record, [parcel.path], seat.time(), Progress())
        assert outcome.reason is None
        assert outcome.events_new == len(parcel.ids - seat.knows)
        seat.knows |= parcel.ids
        seat.check()

    def take_in(self, seat: Seat, lines: Sequence[str]) -> None:
        """Lines come, in whatever order."""
        ids = set(ids_of(lines))
        seat.time()
        received = seat.desk.receive(parse(line) for line in lines)
        assert received.new == len(ids - seat.knows)
        seat.knows |= ids
        seat.check()

    def shuffled(self, lines: Sequence[str]) -> list[str]:
        return self.random.sample(lines, len(lines))


def play(day: Day, beginning: Beginning, acts: dict[str, Callable[[World, Seat, Step], None]]) -> Iterator[World]:
    """Yield the world at the end of a day, with its records still open."""
    random = Random(day.seed)
    with replayable(random), tempfile.TemporaryDirectory() as folder:
        world = World(Path(folder), random)
        world.begin(beginning)
        try:
            for step in day.steps:
                acts[step.what](world, world.seats[step.who % len(world.seats)], step)
            yield world
        finally:
            world.close()


def fork_of(line: str, mark: str, random: Random) -> str | None:
    """Another content for a known id, None for a line that has no words to change."""
    data = json.loads(line)
    words = [name for name in ("text", "original", "name", "reason") if data["body"].get(name)]
    if not words or "hash" in data:
        return None
    data["body"][random.choice(words)] = f"Gabelung {mark}"
    data["salt"] = random.randbytes(16).hex()
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def newer(line: str, mark: str, random: Random) -> str:
    """An event of a later version about a known thing, from a laptop of its own."""
    data = json.loads(line)
    changes = {"journal": random.randbytes(16).hex(), "number": 1, "step": 1, "kind": UNKNOWN, "replaces": []}
    data |= changes | {"salt": random.randbytes(16).hex(), "body": {"colour": f"rot {mark}"}, "device": "later"}
    for name in ("hash", "erased", "undoes", "redoes"):
        data.pop(name, None)
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
