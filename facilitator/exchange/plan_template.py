"""A plan as an Excel workbook: a template to fill in, and a way to change a plan without knowing TOML."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from facilitator.conference.plan import PHASE_KINDS, Phase, Plan
from facilitator.exchange.plan_entries import CONFERENCE, KINDS, PHASES, ROUNDS, SESSIONS, WORKSHOPS
from facilitator.exchange.plan_xlsx import OWNER
from facilitator.files import write_durably

Value = str | int | bool | dt.date | dt.time | None

_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_WIDE = frozenset({"title", "question", "note", "moderators", "value"})


def write_plan_xlsx(plan: Plan, path: Path) -> None:
    """Write a plan as a workbook that ``read_plan`` reads back as the same plan (its revision is not in it).

    The file is whole on the disk when this returns; ``OSError`` where it cannot be written.
    """
    book = Workbook()
    book.properties.creator = plan.organiser or plan.title
    book.remove(book.active)
    _add_sheet(book, CONFERENCE.sheet, ("key", "value"), _conference_rows(plan))
    _add_sheet(book, WORKSHOPS.sheet, WORKSHOPS.keys, _workshop_rows(plan))
    _add_sheet(book, ROUNDS.sheet, ROUNDS.keys, ((r.number, _time(r.start), r.minutes) for r in plan.rounds))
    phases = _add_sheet(book, PHASES.sheet, (OWNER, *PHASES.keys), _phase_rows(plan))
    sessions = ((c.id, c.room, _joined(c.moderators), _time(c.start)) for c in plan.changes)
    _add_sheet(book, SESSIONS.sheet, SESSIONS.keys, sessions)
    _add_sheet(book, KINDS.sheet, KINDS.keys, ((k.id, k.label, k.colour, k.icon) for k in plan.kinds))
    _offer_phase_kinds(phases)
    whole = io.BytesIO()
    book.save(whole)
    write_durably(path, whole.getvalue())


def _conference_rows(plan: Plan) -> Iterable[tuple[Value, ...]]:
    values: dict[str, Value] = {
        "id": plan.id,
        "title": plan.title,
        "date": dt.date.fromisoformat(plan.date),
        "venue": plan.venue,
        "organiser": plan.organiser,
        "website": plan.website,
        "languages": _joined(plan.languages),
        "retention_days": plan.retention_days,
        "groups": _joined(plan.groups),
        "seal_to": _joined(plan.seal_to),
    }
    return ((key, values[key]) for key in CONFERENCE.keys)


def _workshop_rows(plan: Plan) -> Iterable[tuple[Value, ...]]:
    return (
        (w.number, w.title, w.question, w.room, _joined(w.moderators), w.audience, w.interpreted)
        for w in plan.workshops
    )


def _phase_rows(plan: Plan) -> Iterable[tuple[Value, ...]]:
    """The common phases first, then those of single workshops."""
    yield from (_phase_row(None, phase) for phase in plan.phases)
    for workshop in plan.workshops:
        yield from (_phase_row(workshop.number, phase) for phase in workshop.phases)


def _phase_row(workshop: int | None, phase: Phase) -> tuple[Value, ...]:
    return workshop, phase.title, phase.minutes, phase.kind, phase.protected, phase.note


def _joined(texts: tuple[str, ...]) -> str:
    """Texts as one cell; a semicolon at the end keeps a comma inside a single one from separating."""
    return "; ".join(texts) + (";" if len(texts) == 1 and "," in texts[0] else "")


def _time(text: str) -> dt.time | None:
    return dt.time.fromisoformat(text) if text else None


def _add_sheet(book: Any, title: str, heads: tuple[str, ...], rows: Iterable[tuple[Value, ...]]) -> Any:
    """A sheet with a bold head that stays in sight; gives the openpyxl worksheet."""
    sheet = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    for column, head in enumerate(heads, start=1):
        _write(sheet.cell(1, column), head)
        sheet.cell(1, column).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(column)].width = 40 if head in _WIDE else 16
    for number, row in enumerate(rows, start=2):
        for column, value in enumerate(row, start=1):
            _write(sheet.cell(number, column), value)
    return sheet


def _write(cell: Any, value: Value) -> None:
    """Put a value into a cell; text stays text, also where it begins like a formula or reads like an error."""
    if isinstance(value, str):
        cell.value = _LOOKS_ESCAPED.sub("_x005F_", value)
        cell.data_type = "s"
        cell.quotePrefix = value.startswith(("=", "+", "-", "@"))
    else:
        cell.value = value
    if isinstance(value, dt.time):
        cell.number_format = "hh:mm"
    elif isinstance(value, dt.date):
        cell.number_format = "yyyy-mm-dd"


def _offer_phase_kinds(sheet: Any) -> None:
    """A list to choose from below the head ``kind``."""
    column = get_column_letter(2 + PHASES.keys.index("kind"))
    choice = DataValidation(type="list", formula1=f'"{",".join(PHASE_KINDS)}"', allow_blank=True)
    choice.add(f"{column}2:{column}500")
    sheet.add_data_validation(choice)
