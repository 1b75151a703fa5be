"""A plan source as read and not yet believed: values with their places, the same for TOML and workbooks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from facilitator.exchange.faults import Fault, Place
from facilitator.exchange.words import bare, closest


@dataclass(frozen=True)
class Section:
    """A part of a plan: its name in TOML, its sheet in a workbook, the keys it may hold."""

    name: str
    sheet: str
    keys: tuple[str, ...]


CONFERENCE = Section(
    "conference",
    "Conference",
    ("id", "title", "date", "venue", "organiser", "website", "languages", "retention_days", "groups", "seal_to"),
)
WORKSHOPS = Section(
    "workshop", "Workshops", ("number", "title", "question", "room", "moderators", "audience", "interpreted")
)
ROUNDS = Section("round", "Rounds", ("number", "start", "minutes"))
PHASES = Section("phase", "Phases", ("title", "minutes", "kind", "protected", "note"))
SESSIONS = Section("session", "Sessions", ("id", "room", "moderators", "start"))
KINDS = Section("kind", "Kinds", ("id", "label", "colour", "icon"))
SECTIONS = (CONFERENCE, WORKSHOPS, ROUNDS, PHASES, SESSIONS, KINDS)


@dataclass(frozen=True)
class Cell:
    """One value and where it stands. A TOML list is a tuple of cells; a cell that cannot be read holds its fault."""

    value: object
    place: Place

    def is_blank(self) -> bool:
        """Whether nothing is written here."""
        return self.value is None or (isinstance(self.value, str) and not self.value.strip())


@dataclass(frozen=True)
class Entry:
    """One table or row. ``place`` is where a missing key would be added."""

    place: Place
    cells: dict[str, Cell] = field(default_factory=dict)

    def cell(self, key: str) -> Cell | None:
        """What is written for a key; None where nothing is."""
        cell = self.cells.get(key)
        return None if cell is None or cell.is_blank() else cell

    def place_of(self, key: str) -> Place:
        """Where the value of a key stands or should stand."""
        return self.cells[key].place if key in self.cells else self.place.key(key)


@dataclass
class Source:
    """All entries of a plan source, and what is wrong with it so far.

    ``own_phases`` are those of one workshop, each with the cell of its number. ``places`` says where a section would
    stand that is there and empty; ``conference`` is None where that section is not there at all.
    """

    conference: Entry | None = None
    places: dict[Section, Place] = field(default_factory=dict)
    workshops: list[Entry] = field(default_factory=list)
    rounds: list[Entry] = field(default_factory=list)
    phases: list[Entry] = field(default_factory=list)
    own_phases: list[tuple[Cell, Entry]] = field(default_factory=list)
    sessions: list[Entry] = field(default_factory=list)
    kinds: list[Entry] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    warnings: list[Fault] = field(default_factory=list)

    def entries(self, section: Section) -> list[Entry]:
        """The list that belongs to a section of many entries."""
        lists = {
            WORKSHOPS: self.workshops,
            ROUNDS: self.rounds,
            PHASES: self.phases,
            SESSIONS: self.sessions,
            KINDS: self.kinds,
        }
        return lists[section]


def known_key(word: str, keys: Iterable[str]) -> str | None:
    """The key that a word spells, whatever its case and blanks; None for none."""
    return next((key for key in keys if bare(key) == bare(word)), None)


def unknown_key(word: str, keys: Iterable[str], place: Place) -> Fault:
    """The fault of a name that no plan has."""
    guess = closest(word, keys)
    if guess:
        return Fault("“{word}” is not known here; did you mean “{guess}”?", place, word=word, guess=guess)
    return Fault("“{word}” is not known here: take it out.", place, word=word)
