"""Plan sources for tests: one good plan as TOML and as a workbook, and how to read changed copies of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from facilitator.exchange.faults import Fault
from facilitator.exchange.plan_source import PlanFaults, PlanReading, read_plan
from facilitator.language import Language

GERMAN, ENGLISH = Language("de"), Language("en")

TOML = """\
# The plan of the office
[conference]
title = "Gemeinsam planen"
date = 2026-05-30
languages = ["de", "ar"]

[[workshop]]
number = 1
title = "Wohnen"
room = "Saal 1"
moderators = ["Ida Kern"]

[[workshop]]
number = 2
title = "Arbeit"
question = \"\"\"
[[workshop]]
number = 9
\"\"\"  # only text

[[workshop.phase]]  # its own
title = "Sammeln"
minutes = 40
[[workshop.phase]]
title = "Ende"
minutes = 20
kind = "close"

[[round]]
number = 1
start = "10:00"
minutes = 60

[[round]]
number = 2
start = 11:05:00
minutes = 60

[[session]]
id = "W2R1"
room = "Hof"

[[kind]]
id = "question"
label = "Frage"
[[kind]]
id = "wish"
label = "Wunsch"
colour = "#AA3377"
icon = "star"
"""

SHEETS: dict[str, list[list[Any]]] = {
    "Conference": [
        ["key", "value"],
        ["title", "Gemeinsam planen"],
        ["date", "2026-05-30"],
        ["languages", "de, ar"],
    ],
    "Workshops": [
        ["number", "title", "question", "room", "moderators", "audience", "interpreted"],
        [1, "Wohnen", None, "Saal 1", "Ida Kern", None, None],
        [2, "Arbeit", "[[workshop]]\nnumber = 9", None, None, None, None],
    ],
    "Rounds": [["number", "start", "minutes"], [1, "10:00", 60], [2, "11:05", 60]],
    "Phases": [
        ["workshop", "title", "minutes", "kind", "protected", "note"],
        [2, "Sammeln", 40, None, None, None],
        [2, "Ende", 20, "close", None, None],
    ],
    "Sessions": [["id", "room", "moderators", "start"], ["W2R1", "Hof", None, None]],
    "Kinds": [
        ["id", "label", "colour", "icon"],
        ["question", "Frage", None, None],
        ["wish", "Wunsch", "#AA3377", "star"],
    ],
}


def changed(old: str, new: str) -> str:
    """The good TOML text with one thing changed."""
    assert TOML.count(old) == 1, f"{old!r} is there {TOML.count(old)} times"
    return TOML.replace(old, new)


def read_toml(text: str | bytes, folder: Path) -> PlanReading:
    """The plan in a TOML text, by way of a file."""
    path = folder / "plan.toml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return read_plan(path)


def workbook() -> Any:
    """The good plan as an openpyxl workbook."""
    book = Workbook()
    book.remove(book.active)
    for title, rows in SHEETS.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    return book


def save(book: Any, folder: Path) -> Path:
    path = folder / "plan.xlsx"
    book.save(path)
    return path


def read_book(folder: Path, change: Callable[[Any], object] = lambda book: None) -> PlanReading:
    """The plan in the good workbook after a change."""
    book = workbook()
    change(book)
    return read_plan(save(book, folder))


def put(cell: str, value: object) -> Callable[[Any], None]:
    """The change that writes a value into ``Sheet!A1``."""
    sheet, _, name = cell.partition("!")

    def change(book: Any) -> None:
        book[sheet][name] = value

    return change


def faults_of(read: Callable[[], object]) -> list[str]:
    """What a reading that must fail says of each fault, in English; each is in German, too."""
    with pytest.raises(PlanFaults) as raised:
        read()
    return said(raised.value.faults)


def outcome(read: Callable[[], PlanReading]) -> tuple[object, ...]:
    """What comes of a reading that may fail: the plan's sessions, or the faults."""
    try:
        return read().plan.sessions
    except PlanFaults as refused:
        return refused.faults


def said(faults: tuple[Fault, ...]) -> list[str]:
    """Faults in English; each must be in German, too."""
    for fault in faults:
        assert GERMAN(fault.message) != fault.message, f"no German for {fault.message!r}"
    return [fault.said(ENGLISH) for fault in faults]
