"""A roadmap that was written in a spreadsheet: each row is a measure, taken or refused by itself, with the reason."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass

from facilitator.conference.errors import Refusal
from facilitator.exchange.faults import Fault, Place
from facilitator.exchange.tables import read_table
from facilitator.exchange.words import bare, checked_text, shown
from facilitator.exchange.workbook import read_workbook

_NAMES = {
    "pillar": "field of action, pillar, Handlungsfeld, Säule",
    "goal": "goal, Ziel",
    "number": "no, number, Nr, Nummer",
    "title": "measure, title, Maßnahme, Titel",
    "description": "description, Beschreibung",
    "responsible": "responsible, zuständig, verantwortlich",
    "with_whom": "with whom, mit wem, beteiligt",
    "resources": "resources, Ressourcen, Mittel",
    "begin": "begin, Beginn",
    "until": "until when, until, bis wann, bis",
    "reports_to": "reports to, berichtet an",
    "builds_on": "builds on, builds on precondition for, baut auf, baut auf Voraussetzung für",
    "indicator": "indicator, Indikator",
    "target_group": "target group, Zielgruppe",
    "priority": "priority, Priorität",
    "status": "status",
    "sources": "source ideas, sources, Quellen, Ideen",
}
_STATUSES = {
    "idea": "idea, Idee",
    "examined": "examined, geprüft",
    "decided": "decided, beschlossen",
    "under_way": "under way, in Umsetzung",
    "done": "done, erledigt, umgesetzt",
    "deferred": "deferred, zurückgestellt",
}


def _bare(word: str) -> str:
    """A heading for comparing, without its dots and strokes too."""
    return bare(re.sub(r"[./]", " ", word))


def _by_word(names: dict[str, str]) -> dict[str, str]:
    return {_bare(word): name for name, words in names.items() for word in words.split(",")}


_COLUMNS, _WORDS = _by_word(_NAMES), _by_word(_STATUSES)


@dataclass(frozen=True)
class MeasureRow:
    """One measure as written. ``fields`` are those whose columns are there, ``pillar`` is a name, None without one.

    ``number`` is 0 where none is given; ``sources`` are what people write: ``W3R2-14``, ids or names of themes.
    """

    place: Place
    title: str
    number: int
    pillar: str | None
    fields: dict[str, str]
    sources: tuple[str, ...]


@dataclass(frozen=True)
class MeasuresReading:
    """The good rows, and what is wrong with the others."""

    rows: tuple[MeasureRow, ...]
    faults: tuple[Fault, ...]


def read_measures(data: bytes, name: str) -> MeasuresReading:
    """The measures in a table (.csv, or the first sheet of an .xlsx); ``name`` is the file's.

    Raises ``Refusal`` where the file is no table, or has no column for the measures' names.
    """
    try:
        cells, faults = _from_workbook(data) if data.startswith(b"PK") else _from_table(data)
        if not any("title" in row for _, row in cells):
            raise Refusal("The column “{column}” is missing: the first line has to name the columns.", column="measure")
    except Refusal as refusal:
        raise Refusal("{file} was not read. {reason}", file=name, reason=refusal) from refusal
    rows = []
    for place, row in cells:
        try:
            rows.append(_row(place, row))
        except Fault as fault:
            faults.append(fault)
    return MeasuresReading(tuple(rows), tuple(faults))


Cells = list[tuple[Place, dict[str, str]]]


def _from_table(data: bytes) -> tuple[Cells, list[Fault]]:
    table = read_table(data)
    names = [_COLUMNS.get(_bare(column)) for column in table.columns]
    rows = ((Place(line=row.line), _named(zip(names, row.cells, strict=True))) for row in table.rows)
    return [(place, row) for place, row in rows if any(row.values())], list(table.faults)


def _from_workbook(data: bytes) -> tuple[Cells, list[Fault]]:
    sheet = next((sheet for sheet in read_workbook(data) if sheet.rows), None)
    if sheet is None:
        return [], []
    head, *numbers = sorted(sheet.rows)
    names = {column: _COLUMNS.get(_bare(str(word))) for column, word in sheet.rows[head].items()}
    found: Cells = []
    faults: list[Fault] = []
    for number in numbers:
        row = sheet.rows[number]
        faults += (cell for cell in row.values() if isinstance(cell, Fault))
        if not any(isinstance(cell, Fault) for cell in row.values()):
            found.append((sheet.place(number), _named((names[c], _written(row.get(c, ""))) for c in names)))
    return found, faults


def _written(cell: object) -> str:
    """What a cell of a workbook shows."""
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat()
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)


def _named(cells: Iterable[tuple[str | None, str]]) -> dict[str, str]:
    """The cells of known columns by name; of two with the same name the first that is not empty."""
    found: dict[str, str] = {}
    for name, cell in cells:
        if name and not found.get(name):
            found[name] = cell.strip()
    return found


def _row(place: Place, row: dict[str, str]) -> MeasureRow:
    fields = {name: checked_text(cell, place) for name, cell in row.items()}
    title, number, pillar = fields.pop("title"), fields.pop("number", ""), fields.pop("pillar", None)
    sources = [word.strip() for word in re.split(r"[;,\n]", fields.pop("sources", ""))]
    if not title:
        raise Fault("The measure has no name.", place)
    digits = re.fullmatch(r"[Mm]?\s*(\d{1,6})\.?", number)
    if number and not digits:
        raise Fault("“{word}” is no number of a measure: write a whole number, or leave it empty.", place, word=number)
    if "status" in fields:
        fields["status"] = _status(place, fields["status"])
    return MeasureRow(
        place,
        title,
        int(digits[1]) if digits else 0,
        pillar or None,
        fields,
        tuple(dict.fromkeys(word for word in sources if word)),
    )


def _status(place: Place, word: str) -> str:
    """A status by one of its names; empty is a mere idea."""
    found = _WORDS.get(_bare(word)) if word else "idea"
    if found is None:
        message = "“{word}” is no status of a measure: write one of {known}."
        raise Fault(message, place, word=shown(word), known=", ".join(_STATUSES))
    return found
