"""The cells of an .xlsx file that somebody else made: bounded in size, without surprises of XML, with their places."""

from __future__ import annotations

import io
import warnings
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import Any
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException

from facilitator.conference.errors import Refusal
from facilitator.exchange.faults import Fault, Place

LARGEST_UNPACKED = 64_000_000
MOST_MEMBERS = 1_000
LAST_ROW = 2_000
EXCEL_ROWS = 1_048_576

_OLE_FILE = bytes.fromhex("d0cf11e0a1b11ae1")
"""How old .xls files and workbooks with a password begin ([MS-CFB] 2.2)."""

_BROKEN = (
    BadZipFile,
    InvalidFileException,
    expat.ExpatError,
    zlib.error,
    SyntaxError,  # ElementTree's ParseError is one
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    ArithmeticError,
    OSError,
    EOFError,
    RuntimeError,  # NotImplementedError, for unknown ways of packing, is one
)
"""What zipfile, expat and openpyxl raise on a file that is not built as they expect; openpyxl checks little itself."""


@dataclass(frozen=True)
class Sheet:
    """One sheet. ``rows`` holds what cells hold, by row and then by column, both from 1; ``number`` is the sheet's own.

    Cells with nothing but blanks are left out. A cell that cannot be read holds the ``Fault`` that says so.
    """

    number: int
    title: str
    rows: dict[int, dict[int, object]]

    @property
    def whole(self) -> Place:
        """The place of the sheet itself."""
        return Place(self.title, order=(self.number,))

    def place(self, row: int, column: int | None = None) -> Place:
        """``Workshops!C4``, or ``Workshops!4`` for a whole row."""
        if column is None:
            return Place(f"{self.title}!{row}", order=(self.number, row))
        return Place(f"{self.title}!{get_column_letter(column)}{row}", order=(self.number, row, column))


def read_workbook(data: bytes) -> tuple[Sheet, ...]:
    """All sheets of cells of a workbook.

    Raises ``Refusal`` where it is no .xlsx file, is damaged, locked by a password, or unpacks to too much.
    """
    if data.startswith(_OLE_FILE):
        raise Refusal("This is an old Excel file or one with a password: save it as .xlsx, without a password.")
    with _understood():
        _look_through(data)
        with (
            closing(load_workbook(io.BytesIO(data), read_only=True)) as formulas,
            closing(load_workbook(io.BytesIO(data), read_only=True, data_only=True)) as results,
        ):
            pairs = zip(formulas.worksheets, results.worksheets, strict=True)
            return tuple(_sheet(number, *pair) for number, pair in enumerate(pairs))


@contextmanager
def _understood() -> Iterator[None]:
    """Errors of the libraries become a refusal; their warnings (unknown extensions, odd dates) say nothing of use."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            yield
        except _BROKEN as error:
            raise Refusal("This is not an Excel workbook (.xlsx), or it is damaged: save it anew.") from error


def _look_through(data: bytes) -> None:
    """Refuse what would unpack to a flood: too much data, or XML that defines entities, which .xlsx files never do."""
    with ZipFile(io.BytesIO(data)) as archive:
        members = archive.infolist()
        if len(members) > MOST_MEMBERS or sum(member.file_size for member in members) > LARGEST_UNPACKED:
            raise Refusal("This workbook is far too large for a plan: is it the right one?")
        for member in members:
            if member.filename.lower().endswith((".xml", ".rels")):
                with archive.open(member) as file:
                    _without_doctype().ParseFile(file)


def _without_doctype() -> expat.XMLParserType:
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse_doctype
    return parser


def _refuse_doctype(*_: object) -> None:
    raise Refusal("This workbook holds XML definitions that Excel never writes: it was not opened.")


def _sheet(position: int, formulas: Any, results: Any) -> Sheet:
    """One sheet out of two readings: one knows which cells are formulas, the other what they came to."""
    sheet = Sheet(position, str(results.title), {})
    for number, (asked, found) in enumerate(zip(_rows(formulas), _rows(results), strict=True), start=1):
        contents = (
            (column, _content(sheet.place(number, column), formula, result))
            for column, (formula, result) in enumerate(zip(asked, found, strict=True), start=1)
        )
        cells = {column: content for column, content in contents if content is not None}
        if number > LAST_ROW and cells:
            place = sheet.place(number, min(cells))
            raise Fault("This sheet goes on below row {last}: delete what is there.", place, last=LAST_ROW)
        if cells:
            sheet.rows[number] = cells
    return sheet


def _rows(worksheet: Any) -> Iterator[tuple[Any, ...]]:
    """Rows as they are, whatever size the sheet claims to have."""
    worksheet.reset_dimensions()
    return iter(worksheet.iter_rows(max_row=EXCEL_ROWS))


def _content(place: Place, formula: Any, result: Any) -> object:
    """What a cell holds; None where that is nothing. A formula that came to an empty text keeps its type."""
    if formula.data_type == "f" and result.value is None and result.data_type != "str":
        return Fault("Here is a formula without a result: open the file in Excel, save it, and try again.", place)
    if result.data_type == "e":
        return Fault("Excel shows an error here ({error}): write the value itself.", place, error=result.value)
    return None if isinstance(result.value, str) and not result.value.strip() else result.value
