"""A conference hall: laptops with their records, the office's record, and what can be seen of them."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from facilitator.conference import intents
from facilitator.conference.plan import Plan, Round, Workshop
from facilitator.conference.state import Change
from facilitator.record import Record, open_record, read_record
from facilitator.record.schema import PLACES, ROWS
from facilitator.session.handing_out import adopt_plan, results_name, write_plan, write_results
from facilitator.session.merging import FileOutcome, merge
from facilitator.session.progress import Progress
from facilitator.session.service import Service
from tests.conftest import SteadyClock
from tests.exchange.forging import PHOTO, PHOTO_HASH

PLAN = Plan(
    "kreis-2026",
    "Integrationskonferenz",
    "2026-03-07",
    workshops=tuple(Workshop(n, title, room=f"Raum {n}") for n, title in enumerate(("Wohnen", "Arbeit", "Sprache"), 1)),
    rounds=(Round(1, "10:00", 60), Round(2, "11:15", 60)),
)


@dataclass
class Laptop:
    """A record with a session entered; each card it captures gets a text of its own."""

    service: Service
    clock: SteadyClock
    folder: Path
    typed: int = 0

    @property
    def record(self) -> Record:
        return self.service.record

    def capture(self, text: str = "", kind: str = "question") -> str:
        self.typed += 1
        self.clock.pass_time(1000)
        ident = self.service.new_id()
        words = text or f"{self.record.path.stem}: Karte {self.typed} von {self.service.session}"
        self.service.do(intents.CaptureIdea(ident, self.service.session, kind, words))
        return ident

    def capture_many(self, count: int) -> list[str]:
        return [self.capture() for _ in range(count)]

    def hand_out(self, *sessions: str) -> Path:
        """The package of some sessions, of the entered one where none is named."""
        wanted = list(sessions) or [self.service.session]
        plan = self.service.required_plan
        path, _ = write_results(
            self.record, plan, wanted, self.folder / results_name(self.record, plan, wanted), self.clock.wall()
        )
        return path


@dataclass
class Hall:
    """Everything lies in one folder; ``close`` closes all records."""

    folder: Path
    clock: SteadyClock = field(default_factory=SteadyClock)
    plan: Plan = PLAN
    open: list[Record] = field(default_factory=list)

    def record(self, name: str) -> Record:
        record = open_record(self.folder / "records" / f"{name}.sqlite", self.clock.wall())
        self.open.append(record)
        return record

    def shut(self, record: Record) -> Path:
        """Close a record; returns its file."""
        self.open.remove(record)
        record.close()
        return record.path

    def plan_package(self) -> Path:
        """The plan as the office sends it out; the office's record stays as it is."""
        path = self.folder / f"{self.plan.id}.facilitator"
        if not path.exists():
            with open_record(self.folder / "records" / f"{self.plan.id}-office.sqlite", self.clock.wall()) as record:
                adopt_plan(record, self.plan, self.clock.wall())
                write_plan(record, self.plan, path)
        return path

    def laptop(self, name: str, session: str = "W1R1", record: Record | None = None) -> Laptop:
        own = record or self.record(name)
        own.remember("device", name)
        self.merged(own, self.plan_package())
        return self.seated(own, session)

    def seated(self, record: Record, session: str) -> Laptop:
        service = Service(record, self.clock)
        service.enter(session)
        return Laptop(service, self.clock, self.folder)

    def busy(self, name: str, session: str) -> Laptop:
        """A laptop with something of every sort in a session that is over."""
        laptop = self.laptop(name, session)
        service, new = laptop.service, laptop.service.new_id
        one, two, three = laptop.capture_many(3)
        vote = new()
        service.do(intents.CreateCluster(new(), session, "Verkehr", (one, two)))
        service.do(intents.OpenVote(vote, session, dots_each=3))
        service.do(intents.CountVoters(vote, 12))
        service.do(intents.CountDots(vote, one, 5))
        service.do(intents.Park((three,)))
        service.do(intents.CountHeads(session, "Geflüchtete", 9))
        service.do(intents.WriteNote(new(), session, "decision", "Ein Lotse je Gemeinde", "Weil er fehlt"))
        service.do(intents.AgreeTask(new(), session, "Liste schreiben", "Frau A.", "Mai"))
        with service.together():
            service.do(intents.AddAttachment(new(), session, PHOTO_HASH, "jpg", "Flipchart"))
            laptop.record.keep_content(PHOTO)
        service.do(intents.CloseSession(session))
        return laptop

    def merged(self, record: Record, *paths: Path) -> list[FileOutcome]:
        return merge(record, paths, self.clock.wall(), Progress())

    def central(self, name: str = "central") -> Record:
        """A record that knows the plan and its key."""
        record = self.record(name)
        assert [o.outcome for o in self.merged(record, self.plan_package())] == ["merged"]
        return record

    def close(self) -> None:
        for record in list(self.open):
            self.shut(record)

    def other(self, **changes: Any) -> Hall:
        """Another conference, in the same folder."""
        return Hall(self.folder, self.clock, replace(self.plan, **changes), self.open)


class Ear:
    """A listener that looks into the file, through another connection, at the very moment it is told."""

    def __init__(self, laptop: Laptop) -> None:
        self.path = laptop.record.path
        self.heard: list[tuple[Change, ...]] = []
        self.on_disk: list[int] = []
        self.stop: Callable[[], None] = lambda: None

    def __call__(self, changes: tuple[Change, ...], /) -> None:
        self.heard.append(changes)
        with read_record(self.path) as record:
            self.on_disk.append(record.look.events)


def dump(record: Record) -> list[str]:
    """All of a record's file as SQL, read through a connection of its own.

    Left out is when it was made, and into how many pieces the search index was written.
    """
    left_out = ("_sqlite_migrations", '"search_data"', '"search_idx"')
    with closing(sqlite3.connect(f"{record.path.resolve().as_uri()}?mode=ro", uri=True)) as db:
        return [line for line in db.iterdump() if not any(name in line for name in left_out)]


def rows(record: Record) -> dict[str, list[dict[str, Any]]]:
    """All that can be seen of a record, in an order that does not depend on how it came."""
    return {
        table: sorted(
            ({name: value for name, value in row.items() if name not in PLACES} for row in record.look.rows(table)),
            key=lambda row: str(row["id"]),
        )
        for table in ROWS
    }


def texts(record: Record, session: str | None = None) -> list[str]:
    return sorted(row["text"] for row in record.look.rows("idea", session))


def seen(outcomes: list[FileOutcome]) -> list[str]:
    return [outcome.outcome for outcome in outcomes]
