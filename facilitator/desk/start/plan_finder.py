"""Plans on what is plugged in: looked for in the top folder and one level below, each file read once. No window."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from facilitator.conference.errors import Refusal
from facilitator.conference.plan import Plan, plan_from_json
from facilitator.desk.handout.places import Place
from facilitator.exchange.package import ENDING, announced, read_package
from facilitator.exchange.plan_source import read_plan

ENDINGS = (ENDING, ".toml", ".xlsx")
MOST_ENTRIES, LARGEST = 400, 32_000_000
"""Names looked at in one folder, and bytes of a file that may be a plan: a stick full of photos must cost nothing."""


@dataclass(frozen=True, slots=True)
class FoundPlan:
    """A plan on a stick; ``place`` is the stick's name."""

    path: Path
    title: str
    date: str
    place: str


class PlanFinder:
    """Remembers what it has read: a file is read again only when it changed. One thread uses it."""

    def __init__(self) -> None:
        self._known: dict[tuple[Path, int, int], Plan | None] = {}

    def find(self, places: Iterable[Place]) -> tuple[FoundPlan, ...]:
        """The plans on these places, by name."""
        return tuple(found for place in places for found in self._on(place))

    def _on(self, place: Place) -> Iterator[FoundPlan]:
        for path in sorted(_candidates(place.path)):
            with suppress(OSError):  # it was pulled out meanwhile
                about = path.stat()
                plan = self._read(path, about.st_mtime_ns, about.st_size)
                if plan is not None:
                    yield FoundPlan(path, plan.title, plan.date, place.name)

    def _read(self, path: Path, changed: int, size: int) -> Plan | None:
        key = (path, changed, size)
        if size > LARGEST:
            return None
        if key not in self._known:
            self._known[key] = plan_of_file(path)
        return self._known[key]


def plan_of_file(path: Path) -> Plan | None:
    """The plan in a file; None where it holds none, or none without faults."""
    try:
        if path.suffix.lower() != ENDING:
            return read_plan(path).plan
        if announced(path).holds != "plan":
            return None
        events = read_package(path).events()
        plans = [plan_from_json(event.body["plan"]) for event in events if event.kind == "PlanIssued"]
        return max(plans, key=lambda plan: plan.revision, default=None)
    except Refusal:
        return None


def _candidates(folder: Path) -> Iterator[Path]:
    entries = _entries(folder)
    yield from filter(_may_be_plan, entries)
    for inner in (entry for entry in entries if entry.is_dir()):
        yield from filter(_may_be_plan, _entries(inner))


def _entries(folder: Path) -> list[Path]:
    try:
        return [entry for entry in islice(folder.iterdir(), MOST_ENTRIES) if not entry.name.startswith((".", "$"))]
    except OSError:  # pulled out, or not to be read
        return []


def _may_be_plan(path: Path) -> bool:
    return path.suffix.lower() in ENDINGS and path.is_file()
