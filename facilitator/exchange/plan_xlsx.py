"""A plan source made in Excel, as entries with the cells in which everything stands."""

from __future__ import annotations

import re
from dataclasses import dataclass

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
    known_key,
    unknown_key,
)
from facilitator.exchange.words import bare, closest, shown
from facilitator.exchange.workbook import Sheet, read_workbook

NEEDED = (CONFERENCE, WORKSHOPS, ROUNDS)
OWNER = "workshop"
"""The column of the sheet Phases that says for which workshop a phase is."""

_ESCAPED = re.compile(r"_x(?!D[89A-F])([0-9A-F]{4})_", re.IGNORECASE)


def read_xlsx(data: bytes) -> Source:
    """The entries of a workbook; raises a ``Refusal`` where it cannot be read as a workbook at all."""
    source = Source()
    found = _sheets(read_workbook(data), source)
    missing = [section for section in NEEDED if section not in found]
    source.faults += [Fault("This sheet is missing.", Place(section.sheet)) for section in missing]
    for section, sheet in found.items():
        source.places[section] = sheet.whole
        if section is CONFERENCE:
            source.conference = _conference(sheet, source)
        else:
            _rows(sheet, section, source)
    return source


def _sheets(sheets: tuple[Sheet, ...], source: Source) -> dict[Section, Sheet]:
    """Which sheet is which section, in the order of the sections."""
    found: dict[Section, Sheet] = {}
    for sheet in sheets:
        section = next((section for section in SECTIONS if bare(section.sheet) == bare(sheet.title)), None)
        if section in found:
            source.faults.append(Fault("This sheet is there twice: put both together.", sheet.whole))
        elif section:
            found[section] = sheet
    strange = [sheet for sheet in sheets if sheet.rows and sheet not in found.values()]
    free = [section.sheet for section in SECTIONS if section not in found]
    for sheet in strange:
        _strange(sheet, free, source)
    return {section: found[section] for section in SECTIONS if section in found}


def _strange(sheet: Sheet, free: list[str], source: Source) -> None:
    """A sheet that no plan has: a slip of the pen where a sheet is missing, else somebody's notes."""
    guess = closest(sheet.title, free)
    if guess:
        message = "This sheet is not known; did you mean “{guess}”?"
        source.faults.append(Fault(message, sheet.whole, guess=guess))
    else:
        source.warnings.append(Fault("This sheet is no part of a plan and was left out.", sheet.whole))


def _conference(sheet: Sheet, source: Source) -> Entry:
    """Keys in column A, values in column B; a head is not needed."""
    entry = Entry(sheet.whole)
    for number, row in sheet.rows.items():
        word = _word(row.get(1))
        key = known_key(word, CONFERENCE.keys)
        if bare(word) == "key":
            continue
        source.faults += [_stray(sheet, number, column) for column in row if column > 2 or not word]
        if word and key is None:
            source.faults.append(_strange_name(row[1], CONFERENCE.keys, sheet.place(number, 1)))
        elif key in entry.cells:
            source.faults.append(Fault("“{key}” is there twice.", sheet.place(number, 1), key=key))
        elif key:
            entry.cells[key] = _cell(sheet, number, 2)
    return entry


def _stray(sheet: Sheet, row: int, column: int) -> Fault:
    return Fault("This cell has no name beside it or above it: move it or delete it.", sheet.place(row, column))


def _rows(sheet: Sheet, section: Section, source: Source) -> None:
    """The rows below the first one that is filled, which names the columns."""
    if not sheet.rows:
        return
    heads = _Heads.of(sheet, section, source)
    for number in sheet.rows:
        if number > heads.row:
            strays = [column for column in sheet.rows[number] if column not in heads.columns]
            source.faults += [_stray(sheet, number, column) for column in strays]
            entry = heads.entry(number)
            owner = entry.cell(OWNER)
            if owner:
                source.own_phases.append((owner, entry))
            else:
                source.entries(section).append(entry)


@dataclass(frozen=True)
class _Heads:
    """The names above the columns of a sheet; columns with an unknown name have none."""

    sheet: Sheet
    row: int
    columns: dict[int, str]

    @classmethod
    def of(cls, sheet: Sheet, section: Section, source: Source) -> _Heads:
        row = min(sheet.rows)
        keys = (OWNER, *section.keys) if section is PHASES else section.keys
        columns: dict[int, str] = {}
        for column, value in sheet.rows[row].items():
            word = _word(value)
            key = known_key(word, keys)
            if key is None:
                source.faults.append(_strange_name(value, keys, sheet.place(row, column)))
            elif key in columns.values():
                source.faults.append(Fault("“{key}” is there twice.", sheet.place(row, column), key=key))
            columns[column] = key or ""
        return cls(sheet, row, columns)

    def entry(self, number: int) -> Entry:
        """One row; a column that is missing altogether would be added in the row of the heads."""
        cells = {key: _cell(self.sheet, number, column) for column, key in self.columns.items()}
        return Entry(self.sheet.place(self.row), cells)


def _cell(sheet: Sheet, row: int, column: int) -> Cell:
    value = sheet.rows[row].get(column)
    return Cell(_decoded(value) if isinstance(value, str) else value, sheet.place(row, column))


def _decoded(text: str) -> str:
    """Text with ``_x000D_`` and its like turned back into the signs they stand for (ECMA-376-1, 22.9.2.19)."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text)


def _word(value: object) -> str:
    return "" if value is None else str(value).strip()


def _strange_name(value: object, keys: tuple[str, ...], place: Place) -> Fault:
    """The fault of a name that is not known, or that could not even be read."""
    return value if isinstance(value, Fault) else unknown_key(shown(value), keys, place)
