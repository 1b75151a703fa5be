"""A plan source written as TOML, as entries with the lines on which everything stands."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from typing import Any

from facilitator.exchange.faults import Fault, Place
from facilitator.exchange.plan_entries import (
    CONFERENCE,
    PHASES,
    ROUNDS,
    SECTIONS,
    WORKSHOPS,
    Cell,
    Entry,
    Section,
    Source,
    unknown_key,
)
from facilitator.exchange.toml_lines import Path, key_lines
from facilitator.exchange.words import shown

LARGEST_TEXT = 1_000_000
_AT_LINE = re.compile(r"(?P<reason>.*) \(at (line (?P<line>\d+), column \d+|end of document)\)")


def read_toml(data: bytes) -> Source:
    """The entries of a TOML text; raises a ``Fault`` where it cannot be read as TOML at all."""
    text = _decoded(data)
    whole = _parsed(text)
    return _Reading(key_lines(text)).source(whole)


def _decoded(data: bytes) -> str:
    if len(data) > LARGEST_TEXT:
        raise Fault("The file is far too large for a plan: is it the right one?", Place(line=1))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = Place(line=data.count(b"\n", 0, error.start) + 1)
        raise Fault("The file is not written in UTF-8: choose this encoding on saving it.", place) from error


def _parsed(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except RecursionError as error:
        raise Fault("Too many brackets stand inside one another.", Place(line=1)) from error
    except ValueError as error:  # TOMLDecodeError is one; numbers of thousands of digits raise another
        raise _syntax_fault(text, str(error)) from error


def _syntax_fault(text: str, problem: str) -> Fault:
    """The parser's words with the line they are about, and the line itself."""
    match = _AT_LINE.fullmatch(problem)
    line = int(match["line"]) if match and match["line"] else text.rstrip().count("\n") + 1
    return Fault(
        "This line is not valid TOML ({reason}): texts and times stand in quotation marks, brackets come in pairs.",
        Place(shown(text.split("\n")[line - 1]), line),
        reason=match["reason"] if match else problem,
    )


@dataclass(frozen=True)
class _Reading:
    """Turns the parser's values into entries; ``lines`` knows the line of every path."""

    lines: dict[Path, int]

    def source(self, whole: dict[str, Any]) -> Source:
        source = Source(places={WORKSHOPS: Place(WORKSHOPS.name), ROUNDS: Place(ROUNDS.name)})
        for name, value in whole.items():
            section = next((section for section in SECTIONS if section.name == name), None)
            if section is None:
                names = [section.name for section in SECTIONS]
                source.faults.append(unknown_key(shown(name), names, self._place((name,))))
            elif section is CONFERENCE:
                source.places[section] = self._place((name,))
                source.conference = self._table(value, CONFERENCE, (name,), source)
            else:
                self._tables(value, section, (name,), source)
        if CONFERENCE.name not in whole:
            source.faults.append(Fault("The table [conference] is missing.", Place(line=1)))
        return source

    def _tables(self, value: object, section: Section, path: Path, source: Source) -> None:
        """The entries of one section, workshops with their own phases."""
        source.places[section] = self._place(path)
        for at, table in self._elements(value, section.name, path, source):
            workshop = self._table(table, section, at, source)
            if workshop is not None:
                source.entries(section).append(workshop)
                if section is WORKSHOPS:
                    self._own_phases(table, workshop, at, source)

    def _own_phases(self, table: dict[str, Any], workshop: Entry, path: Path, source: Source) -> None:
        at = (*path, PHASES.name)
        number = workshop.cells.get("number")
        for place, phase in self._elements(table.get(PHASES.name, []), f"{WORKSHOPS.name}.{PHASES.name}", at, source):
            entry = self._table(phase, PHASES, place, source)
            if entry is not None and number is not None:
                source.own_phases.append((number, entry))

    def _elements(self, value: object, name: str, path: Path, source: Source) -> list[tuple[Path, Any]]:
        """The elements of an array of tables with their paths."""
        if isinstance(value, list):
            return [((*path, n), element) for n, element in enumerate(value)]
        message = "There can be several of these: write the name in double brackets, [[{name}]]."
        source.faults.append(Fault(message, self._place(path), name=name))
        return []

    def _table(self, value: object, section: Section, path: Path, source: Source) -> Entry | None:
        """One table as an entry; names that the section does not know are faults."""
        if not isinstance(value, dict):
            message = "This has to be a table: write the name in brackets, with one line for each value."
            source.faults.append(Fault(message, self._place(path)))
            return None
        keys = (*section.keys, PHASES.name) if section is WORKSHOPS else section.keys
        unknown = [key for key in value if key not in keys]
        source.faults += [unknown_key(shown(key), keys, self._place((*path, key))) for key in unknown]
        cells = {key: self._cell(value[key], (*path, key)) for key in section.keys if key in value}
        return Entry(self._place(path), cells)

    def _cell(self, value: object, path: Path) -> Cell:
        if isinstance(value, list):
            value = tuple(self._cell(element, (*path, n)) for n, element in enumerate(value))
        return Cell(value, self._place(path))

    def _place(self, path: Path) -> Place:
        """The line of a path, and the path as it is written in the file, without counting elements."""
        return Place(".".join(str(part) for part in path if isinstance(part, str)), self.lines[path])
