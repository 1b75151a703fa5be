"""Tables as workbooks (.xlsx): one sheet, and what people wrote stays text, whatever it begins with."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import Any, BinaryIO

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from facilitator.exchange.tables import Value, neutral

LONGEST = 32_767
"""Characters that a cell of Excel holds; what is longer is cut there, with an ellipsis."""
_NARROW, _WIDE = 12, 48
_LONG_WORDS = 60
"""A column that holds longer texts than that is a wide one."""


def write_sheet(title: str, columns: tuple[str, ...], rows: Iterable[tuple[Value, ...]], file: BinaryIO) -> None:
    """Write a workbook with one sheet; its head stays in view. ``read_workbook`` gives the same texts back.

    Texts are never taken for formulas; numbers are numbers, None is an empty cell. Signs that XML cannot hold become
    U+FFFD. Raises ``ValueError`` where a row is not as long as ``columns``.
    """
    book = Workbook()
    sheet = book.active
    sheet.title = "".join(" " if sign in "[]:*?/\\" else sign for sign in title)[:31].strip(" '") or "1"
    sheet.freeze_panes = "A2"
    _fill(sheet, 1, columns, Font(bold=True))
    widths = [_NARROW] * len(columns)
    for number, row in enumerate(rows, 2):
        if len(row) != len(columns):
            raise ValueError(f"{len(row)} cells for {len(columns)} columns: {row}")
        _fill(sheet, number, row, Font())
        widths = [_WIDE if len(str(value)) > _LONG_WORDS else wide for value, wide in zip(row, widths, strict=True)]
    for column, (name, width) in enumerate(zip(columns, widths, strict=True), 1):
        sheet.column_dimensions[get_column_letter(column)].width = max(width, min(len(name) + 3, _WIDE))
    book.save(file)


def _fill(sheet: Any, row: int, values: Iterable[Value], font: Font) -> None:
    for column, value in enumerate(values, 1):
        if value in (None, "") or (isinstance(value, float) and not math.isfinite(value)):
            continue
        cell = sheet.cell(row, column)
        cell.alignment, cell.font = Alignment(vertical="top", wrap_text=True), font
        text = _writable(value) if isinstance(value, str) else None
        cell.value = value if text is None else text
        if text is not None:
            cell.data_type = "s"  # neither a formula nor an error
            cell.quotePrefix = neutral(text) != text  # as if typed with an apostrophe: it stays text when it is edited


def _writable(text: str) -> str:
    known: str = ILLEGAL_CHARACTERS_RE.sub("\ufffd", text)
    whole = known.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return whole if len(whole) <= LONGEST else whole[: LONGEST - 1] + "…"
