"""Tables of text as CSV: whatever spreadsheets write comes in, and what goes out is safe to open in them."""

from __future__ import annotations

import csv
import io
import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from facilitator.conference.errors import Refusal
from facilitator.exchange.faults import Fault, Place
from facilitator.exchange.words import same, shown

Value = str | int | float | bool | None

LARGEST_TABLE = 64_000_000
SEPARATORS = ";\t,|"

_NO_SEPARATOR = "\x1f"
"""For tables of one column: a sign that stands in no text."""
_SEP_LINE = re.compile('sep=([^\\w\\s"]|\t)(?:\r\n|\r|\n|$)', re.IGNORECASE)
_HEAD = re.compile('\\s*((?:"(?:[^"]++|"")*+"|[^"\r\n]++)*+)')
_QUOTED = re.compile('"(?:[^"]++|"")*+"')
_RISKY = re.compile(r"'*(?:[\t\r\n]|[\s\ufeff\u200b-\u200f\u2060]*[=+\-@＝＋－＠])")
_UNWRITABLE = re.compile("[\0\ud800-\udfff]")


@dataclass(frozen=True)
class TableForm:
    """How a table is written: ``separator`` between cells, ``decimal`` inside numbers, ``start`` before all."""

    separator: str
    decimal: str
    start: bytes


EXCEL = TableForm(";", ",", b"\xef\xbb\xbf")
"""What a German Excel opens by double click: it splits at semicolons, and takes no file for UTF-8 without a mark."""
RFC4180 = TableForm(",", ".", b"")
"""What other programs expect."""


@dataclass(frozen=True)
class Row:
    """One row; ``line`` is where it begins in the file, from 1."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """A table as read: every row has as many cells as there are columns.

    ``faults`` are rows that were left out and columns that are there twice; ``remarks`` are rows that were taken
    although cells at their end are missing, as Excel leaves empty ones out. ``line`` is that of the columns' names.
    """

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    line: int
    encoding: str
    separator: str
    faults: tuple[Fault, ...] = ()
    remarks: tuple[Fault, ...] = ()

    def column(self, name: str) -> int | None:
        """Where the first column of this name is, whatever its case; None where there is none."""
        return next((n for n, column in enumerate(self.columns) if same(column) == same(name)), None)


def neutral(text: str) -> str:
    """Text that no spreadsheet takes for a formula: an apostrophe before what begins like one.

    What begins like one with apostrophes before it gets another, so that ``plain`` gives back every text. (The signs
    are OWASP's, "CSV Injection".)
    """
    return f"'{text}" if _RISKY.match(text) else text


def plain(text: str) -> str:
    """The text that ``neutral`` was given."""
    return text[1:] if text.startswith("'") and _RISKY.match(text) else text


def write_table(
    columns: tuple[str, ...], rows: Iterable[tuple[Value, ...]], file: BinaryIO, form: TableForm = EXCEL
) -> None:
    """Write a table, row by row as they come; ``read_table`` gives the same texts back.

    Texts are made neutral and stand in quotation marks, numbers are left to be numbers, None is an empty cell, yes and
    no are ``true`` and ``false``. Signs that no file of text can hold (NUL, halves of surrogate pairs) become U+FFFD.
    Raises ``ValueError`` where names of columns are empty or equal, or a row is not as long as they are.
    """
    if not all(map(same, columns)) or len(set(map(same, columns))) < len(columns) or not columns:
        raise ValueError(f"columns need names of their own: {columns}")
    file.write(form.start)
    writer = csv.writer(_Encoder(file), delimiter=form.separator, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    writer.writerow([_written(column, form) for column in columns])
    for row in rows:
        if len(row) != len(columns):
            raise ValueError(f"{len(row)} cells for {len(columns)} columns: {row}")
        writer.writerow([_written(value, form) for value in row])


@dataclass(frozen=True)
class _Encoder:
    """The file of text that csv writes to, on top of one of bytes that stays its owner's."""

    file: BinaryIO

    def write(self, text: str) -> int:
        return self.file.write(text.encode())


def _written(value: Value, form: TableForm) -> str | int | float:
    if value is None or isinstance(value, bool):
        return {None: "", True: "true", False: "false"}[value]
    if isinstance(value, str):
        return neutral(_UNWRITABLE.sub("\ufffd", value))
    if isinstance(value, float):
        number = repr(value).replace(".", form.decimal) if math.isfinite(value) else ""
        return number if form.decimal != "." or not number else value
    return value


def read_table(data: bytes) -> Table:
    """The table in a file's bytes, in UTF-8, UTF-16 (with its mark) or Windows-1252, whatever separates its cells.

    Raises ``Refusal`` where there is no table to be read at all; faults of single rows are in the table.
    """
    if len(data) > LARGEST_TABLE:
        raise Refusal("The table is too large to be read: divide it into several.")
    text, encoding = _decoded(data)
    if "\0" in text:
        line = _lines_before(text, text.index("\0")) + 1
        raise Refusal("This is not a table of text: there is a zero byte in line {line}.", line=line)
    return _Reading(text, encoding).table()


def _decoded(data: bytes) -> tuple[str, str]:
    """The text, and the name of its encoding."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _decoded_as(data, "utf-16"), "utf-16"
    try:
        return data.decode("utf-8-sig"), "utf-8"
    except UnicodeDecodeError as error:
        _refuse_damaged(data, error)
        return _decoded_as(data, "windows-1252"), "windows-1252"


def _decoded_as(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise Refusal("The letters of this table cannot be read: save it as “CSV UTF-8”.") from error


def _refuse_damaged(data: bytes, error: UnicodeDecodeError) -> None:
    """Text that is UTF-8 but for a few bytes is damaged; read as Windows-1252, all its umlauts would be garbled."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    if sum(sign > "\x7f" for sign in text) - broken > broken:
        line = data.count(b"\n", 0, error.start) + 1
        raise Refusal("The table is damaged in line {line}: take it from its source once more.", line=line) from error


def _lines_before(text: str, at: int) -> int:
    return len(re.findall("\r\n|\r|\n", text[:at]))


@dataclass
class _Reading:
    """One pass over the text of a table."""

    text: str
    encoding: str
    rows: list[Row] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    remarks: list[Fault] = field(default_factory=list)

    def table(self) -> Table:
        named = _SEP_LINE.match(self.text)
        body = self.text[named.end() :] if named else self.text
        separator = named[1] if named else _separator(body)
        records = self._records(body, separator, 1 if named else 0)
        line, columns = self._heads(records)
        for start, cells in records:
            self._row(start, cells, len(columns))
        self._check_end()
        found = tuple(self.rows), line, self.encoding, separator.strip(_NO_SEPARATOR)
        return Table(columns, *found, tuple(self.faults), tuple(self.remarks))

    def _records(self, body: str, separator: str, skipped: int) -> Iterator[tuple[int, list[str]]]:
        """Records with the line on which each begins; after a faulty one, reading goes on in the next line."""
        lines = io.StringIO(body, newline="")
        reader = csv.reader(lines, delimiter=separator, skipinitialspace=True, strict=True)
        while True:
            start = skipped + reader.line_num + 1
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                self.faults.append(_csv_fault(error, start))
                continue
            if any(cells) or len(cells) > 1 or (cells and separator == _NO_SEPARATOR):
                yield start, [plain(cell) for cell in cells]

    def _heads(self, records: Iterator[tuple[int, list[str]]]) -> tuple[int, tuple[str, ...]]:
        """The names of the columns; empty ones at the end are Excel's, and left out."""
        line, cells = next(records, (1, []))
        if self.faults:
            raise self.faults[0]
        columns = [cell.strip() for cell in cells]
        while columns and not columns[-1]:
            columns.pop()
        if not columns:
            raise Refusal("There is no table in this file: its first line has to name the columns.")
        seen: set[str] = set()
        for column in columns:
            if column and same(column) in seen:
                message = "There are two columns “{column}”: only the first counts."
                self.faults.append(Fault(message, Place(line=line), column=shown(column)))
            seen.add(same(column))
        return line, tuple(columns)

    def _row(self, line: int, cells: list[str], width: int) -> None:
        values: dict[str, object] = {"cells": len(cells), "columns": width}
        if any(cell.strip() for cell in cells[width:]):
            message = "Here are {cells} cells for {columns} columns: text with a separator needs quotation marks."
            self.faults.append(Fault(message, Place(line=line), **values))
            return
        if len(cells) < width:
            message = "Here are {cells} cells for {columns} columns: the missing ones were taken as empty."
            self.remarks.append(Fault(message, Place(line=line), **values))
        self.rows.append(Row(line, tuple(cells[:width] + [""] * (width - len(cells)))))

    def _check_end(self) -> None:
        """A short last line without its end was probably cut off, in the middle of a word."""
        is_short = bool(self.rows and self.remarks) and self.remarks[-1].place.line == self.rows[-1].line
        if is_short and not self.text.endswith(("\r", "\n")):
            self.rows.pop()
            message = "The file ends in the middle of this line: is it whole?"
            self.faults.append(Fault(message, self.remarks.pop().place))


def _separator(body: str) -> str:
    """What separates the names of the columns: of the usual signs outside quotation marks, the most frequent."""
    match = _HEAD.match(body[:100_000])
    head = _QUOTED.sub("", match[1]) if match else ""
    best = max(SEPARATORS, key=head.count)
    return best if best in head else _NO_SEPARATOR


def _csv_fault(error: csv.Error, line: int) -> Fault:
    """What csv found wrong. Cells beyond its limit refuse the table: what follows them could not be trusted."""
    problem = str(error)
    if "field limit" in problem:
        raise Refusal("The cell in line {line} is too large for a table.", line=line) from error
    if "end of data" in problem:
        return Fault("A quotation mark that opens here is never closed: all after it was left out.", Place(line=line))
    return Fault("Quotation marks inside a cell have to be written twice, and around it once.", Place(line=line))
