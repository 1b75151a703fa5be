"""Values of a plan source turned into the plan's own types, or a fault that says what is expected."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from facilitator.exchange.faults import Fault
from facilitator.exchange.plan_entries import Cell
from facilitator.exchange.words import checked_text, shown, yes_or_no

FIRST_YEAR, LAST_YEAR = 2000, 2199
_TIME = re.compile(r"(\d{1,2})[:.](\d{2})(?::00)?(?:\s*Uhr)?", re.IGNORECASE)
_ISO_DATE = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})")
_GERMAN_DATE = re.compile(r"(?P<day>\d{1,2})\.\s*(?P<month>\d{1,2})\.\s*(?P<year>\d{4})")


class TypedValues:
    """How TOML writes values: texts in quotation marks, numbers without, lists in brackets."""

    def text(self, cell: Cell) -> str:
        """Text without outer blanks."""
        if not isinstance(cell.value, str):
            raise Fault("A text is needed here, in quotation marks.", cell.place)
        return checked_text(cell.value, cell.place)

    def texts(self, cell: Cell) -> tuple[str, ...]:
        """A list of texts, each one once."""
        if not isinstance(cell.value, tuple):
            raise Fault('A list is needed here, in square brackets: ["one", "two"].', cell.place)
        return _each_once(_list_item(self.text(item), item) for item in cell.value)

    def number(self, cell: Cell, low: int, high: int) -> int:
        """A whole number from ``low`` to ``high``."""
        number = self.whole(cell.value)
        if number is None and isinstance(cell.value, str):
            raise Fault("“{value}” is not a number: write it without quotation marks.", cell.place, value=_of(cell))
        if number is None:
            raise Fault("“{value}” is not a whole number.", cell.place, value=_of(cell))
        if not low <= number <= high:
            message = "{value} is not between {low} and {high}."
            raise Fault(message, cell.place, value=_of(cell), low=low, high=high)
        return number

    def whole(self, value: object) -> int | None:
        """The whole number that a value is, or None."""
        return value if isinstance(value, int) and not isinstance(value, bool) else None

    def yes(self, cell: Cell) -> bool:
        """Yes or no."""
        if not isinstance(cell.value, bool):
            raise Fault("Only true or false can stand here, without quotation marks.", cell.place)
        return cell.value

    def time(self, cell: Cell) -> str:
        """A time of day as ``HH:MM``."""
        found = self.time_of(cell.value)
        if found is None:
            raise Fault("“{value}” is not a time of day, such as 10:00.", cell.place, value=_of(cell))
        return f"{found.hour:02}:{found.minute:02}"

    def time_of(self, value: object) -> dt.time | None:
        """The time of day, in whole minutes, that a value is, or None."""
        if isinstance(value, dt.time):
            return None if value.second or value.microsecond else value
        match = _TIME.fullmatch(value.strip()) if isinstance(value, str) else None
        if match is None or int(match[1]) > 23 or int(match[2]) > 59:
            return None
        return dt.time(int(match[1]), int(match[2]))

    def date(self, cell: Cell) -> str:
        """A day as ``YYYY-MM-DD``."""
        day = _day(cell.value)
        if day is None or not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise Fault("“{value}” is not a date, such as 2026-05-31.", cell.place, value=_of(cell))
        return day.isoformat()


class CellValues(TypedValues):
    """How workbooks hold values: whatever Excel made of what was typed; lists separated by ``;`` or ``,``."""

    def text(self, cell: Cell) -> str:
        """Text; a number stands for the text that shows it (room 101)."""
        value = cell.value
        if isinstance(value, str):
            return checked_text(value, cell.place)
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise Fault("A text is needed here: format the cell as text, and type it again.", cell.place)
        whole = self.whole(value)
        return str(value if whole is None else whole)

    def texts(self, cell: Cell) -> tuple[str, ...]:
        """A list; commas separate only where there is neither semicolon nor line break: "Kern, Ida; Roth, Jan"."""
        text = self.text(cell)
        return _each_once(part.strip() for part in re.split("[;\n]" if re.search("[;\n]", text) else ",", text))

    def number(self, cell: Cell, low: int, high: int) -> int:
        """A whole number, also where the cell is formatted as text."""
        if isinstance(cell.value, str) and re.fullmatch(r"\s*[+-]?\d{1,9}\s*", cell.value):
            return super().number(Cell(int(cell.value), cell.place), low, high)
        if isinstance(cell.value, str):
            raise Fault("“{value}” is not a whole number.", cell.place, value=_of(cell))
        return super().number(cell, low, high)

    def whole(self, value: object) -> int | None:
        """Whole numbers can be floats in a workbook."""
        if isinstance(value, float) and value.is_integer():
            return int(value)
        return super().whole(value)

    def yes(self, cell: Cell) -> bool:
        """Yes or no in any usual word, or a mark."""
        whole = self.whole(cell.value)
        answer = yes_or_no(str(cell.value if whole is None else whole))
        if answer is None:
            raise Fault("“{value}” is neither yes nor no.", cell.place, value=_of(cell))
        return answer

    def time_of(self, value: object) -> dt.time | None:
        """Excel keeps a time as a time, as a date with a time, or as a length of time."""
        if isinstance(value, dt.datetime):
            return super().time_of(value.time())
        if isinstance(value, dt.timedelta) and dt.timedelta(0) <= value < dt.timedelta(days=1):
            return super().time_of(_time_after(value))
        return super().time_of(value)


def _time_after(length: dt.timedelta) -> dt.time:
    """The time of day so long after midnight."""
    minutes, seconds = divmod(int(length.total_seconds()), 60)
    return dt.time(minutes // 60, minutes % 60, seconds, length.microseconds)


def _of(cell: Cell) -> str:
    return shown(cell.value)


def _list_item(text: str, cell: Cell) -> str:
    """A workbook could not hold these signs inside one item of a list."""
    if re.search("[;\n]", text):
        raise Fault("One item of a list holds neither semicolons nor line breaks: write several.", cell.place)
    return text


def _each_once(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if text))


def _day(value: object) -> dt.date | None:
    """The day that a value is; dates as text are ISO's or German ones."""
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    text = value.strip() if isinstance(value, str) else ""
    match = _ISO_DATE.fullmatch(text) or _GERMAN_DATE.fullmatch(text)
    if match is None:
        return None
    try:
        return dt.date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None
