"""Plan sources made in Excel: what cells can hold, and every fault with its sheet and cell."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl.chart import BarChart

from facilitator.conference.plan import Phase
from tests.exchange.sources import TOML, faults_of, put, read_book, read_toml, said

NOTHING = (" \n", None, "")


def test_the_same_plan_as_in_toml(tmp_path: Path) -> None:
    assert read_book(tmp_path).plan == read_toml(TOML, tmp_path).plan


@pytest.mark.parametrize(
    ("value", "start"),
    [
        (dt.time(9, 7), "09:07"),
        (dt.time(0, 0), "00:00"),
        (dt.datetime(2026, 5, 30, 9, 59), "09:59"),  # noqa: DTZ001  # cells have no time zone
        (dt.timedelta(hours=9, minutes=1), "09:01"),
        ("9.30 Uhr", "09:30"),
    ],
)
def test_times(value: object, start: str, tmp_path: Path) -> None:
    assert read_book(tmp_path, put("Rounds!B2", value)).plan.rounds[0].start == start


@pytest.mark.parametrize("value", [dt.date(2026, 5, 30), dt.datetime(2026, 5, 30, 0, 0), "30.5.2026"])  # noqa: DTZ001
def test_dates(value: object, tmp_path: Path) -> None:
    assert read_book(tmp_path, put("Conference!B3", value)).plan.date == "2026-05-30"


@pytest.mark.parametrize("value", [45, 45.0, "45", " 45 "])
def test_numbers(value: object, tmp_path: Path) -> None:
    assert read_book(tmp_path, put("Rounds!C2", value)).plan.rounds[0].minutes == 45


@pytest.mark.parametrize(
    ("value", "yes"),
    [(True, True), ("x", True), ("Ja", True), (1, True), ("WAHR", True), (False, False), ("nein", False), (0, False)],
)
def test_yes_and_no(value: object, yes: bool, tmp_path: Path) -> None:
    assert read_book(tmp_path, put("Workshops!G2", value)).plan.workshops[0].interpreted is yes


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("Ida Kern", ("Ida Kern",)),
        ("Ida Kern, Jan Roth ,", ("Ida Kern", "Jan Roth")),
        ("Kern, Ida; Roth, Jan", ("Kern, Ida", "Roth, Jan")),
        ("Kern, Ida;", ("Kern, Ida",)),
        ("Kern, Ida\nRoth, Jan", ("Kern, Ida", "Roth, Jan")),
        ("A; A; B", ("A", "B")),
    ],
)
def test_lists(value: str, names: tuple[str, ...], tmp_path: Path) -> None:
    assert read_book(tmp_path, put("Workshops!E2", value)).plan.workshops[0].moderators == names


@pytest.mark.parametrize(
    ("value", "text"), [(101, "101"), (101.0, "101"), (1.5, "1.5"), (" A\r\nB ", "A\nB"), ("A_x000D_\nB", "A\nB")]
)
def test_texts(value: object, text: str, tmp_path: Path) -> None:
    assert read_book(tmp_path, put("Workshops!D2", value)).plan.workshops[0].room == text


def test_names_of_columns_and_sheets_may_be_written_freely(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        book["Workshops"].title = " work shops"
        book[" work shops"]["A1"] = " NUMBER "
        book["Conference"]["A5"] = "Retention Days"
        book["Conference"]["B5"] = 30
        book["Conference"]["A1"], book["Conference"]["B1"] = NOTHING[1:]

    plan = read_book(tmp_path, change).plan
    assert (plan.workshops[0].number, plan.retention_days) == (1, 30)


def test_rows_may_be_empty_and_heads_may_stand_lower(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        book["Rounds"].insert_rows(1, 3)
        book["Rounds"].insert_rows(5)
        book["Rounds"]["A5"] = "  "

    assert [turn.number for turn in read_book(tmp_path, change).plan.rounds] == [1, 2]


def test_common_phases_have_no_workshop(tmp_path: Path) -> None:
    plan = read_book(tmp_path, lambda book: book["Phases"].append([None, "Alles", 50])).plan
    assert plan.phases == (Phase("Alles", 50),)
    assert [phase.title for phase in plan.workshops[1].phases] == ["Sammeln", "Ende"]


def test_the_order_of_sheets_and_columns_does_not_matter(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        book.move_sheet("Kinds", -5)
        book["Rounds"].move_range("C1:C3", cols=4)

    assert read_book(tmp_path, change).plan == read_book(tmp_path).plan


def test_notes_on_sheets_of_their_own_are_left_out(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        book.create_sheet("Einkauf")["B7"] = "Kaffee"
        book.create_sheet("Leer")
        book.create_chartsheet("Bild").add_chart(BarChart())

    assert said(read_book(tmp_path, change).warnings) == ["Einkauf: This sheet is no part of a plan and was left out."]


def without(title: str) -> Callable[[Any], None]:
    return lambda book: book.remove(book[title])


def twice(title: str) -> Callable[[Any], None]:
    return lambda book: setattr(book.copy_worksheet(book[title]), "title", f"{title} ")


def renamed(title: str, new: str) -> Callable[[Any], None]:
    return lambda book: setattr(book[title], "title", new)


ONE_FAULT: dict[str, tuple[Callable[[Any], object], str]] = {
    "title missing": (put("Workshops!B3", " "), "Workshops!B3: “title” is missing: fill it in."),
    "number missing": (put("Workshops!A2", None), "Workshops!A2: “number” is missing: fill it in."),
    "title of the conference": (put("Conference!B2", None), "Conference!B2: “title” is missing: fill it in."),
    "twice": (put("Workshops!A3", 1), "Workshops!A3: Workshop 1 is there twice: give each one its own number."),
    "bool as number": (put("Rounds!C2", True), "Rounds!C2: “True” is not a whole number."),
    "word as number": (put("Rounds!C2", "viel"), "Rounds!C2: “viel” is not a whole number."),
    "half a minute": (put("Rounds!C2", 1.5), "Rounds!C2: “1.5” is not a whole number."),
    "minus": (put("Rounds!C2", "-5"), "Rounds!C2: -5 is not between 1 and 1440."),
    "25 o'clock": (put("Rounds!B2", "25:00"), "Rounds!B2: “25:00” is not a time of day, such as 10:00."),
    "25 hours": (put("Rounds!B2", dt.timedelta(hours=25)), "Rounds!B2: “1 day, 1:00:00” is not a time of day"),
    "half a second": (put("Rounds!B2", dt.timedelta(seconds=0.5)), "Rounds!B2: “0:00:00.500000” is not a time of day"),
    "number as time": (put("Rounds!B2", 10), "Rounds!B2: “10” is not a time of day, such as 10:00."),
    "date": (put("Conference!B3", "bald"), "Conference!B3: “bald” is not a date, such as 2026-05-31."),
    "language": (put("Conference!B4", "de, elbisch"), "Conference!B4: “elbisch” is not a language code"),
    "excel made a date": (put("Workshops!D2", dt.date(2026, 4, 3)), "Workshops!D2: A text is needed here: format the"),
    "yes as text": (put("Workshops!D2", True), "Workshops!D2: A text is needed here: format the cell as text, and"),
    "perhaps": (put("Workshops!G2", "vielleicht"), "Workshops!G2: “vielleicht” is neither yes nor no."),
    "phase kind": (put("Phases!D2", "vot"), "Phases!D2: “vot” is not known here; did you mean “vote”?"),
    "phases of nobody": (put("Phases!A2", 7), "Phases!A2: There is no workshop 7 in this plan."),
    "phases of a word": (put("Phases!A2", "W2"), "Phases!A2: “W2” is not a whole number."),
    "session": (put("Sessions!A2", "W2R3"), "Sessions!A2: There is no session W2R3 in this plan."),
    "colour": (put("Kinds!C3", "#12345"), "Kinds!C3: “#12345” is not a colour"),
    "unknown column": (put("Workshops!H1", "Räume"), "Workshops!H1: “Räume” is not known here: take it out."),
    "misspelt column": (
        put("Workshops!F1", "audiense"),
        "Workshops!F1: “audiense” is not known here; did you mean “au",
    ),
    "column twice": (put("Workshops!F1", "Room"), "Workshops!F1: “room” is there twice."),
    "unknown key": (put("Conference!A5", "titel"), "Conference!A5: “titel” is not known here; did you mean “title”?"),
    "key twice": (put("Conference!A5", "Title"), "Conference!A5: “title” is there twice."),
    "beside a key": (put("Conference!C4", "en"), "Conference!C4: This cell has no name beside it or above it"),
    "without a key": (put("Conference!B9", "en"), "Conference!B9: This cell has no name beside it or above it"),
    "below no head": (put("Rounds!F3", "?"), "Rounds!F3: This cell has no name beside it or above it: move it or del"),
    "formula": (put("Workshops!B3", '=A1&"x"'), "Workshops!B3: Here is a formula without a result: open the file"),
    "formula as a name": (put("Workshops!F1", "=A1"), "Workshops!F1: Here is a formula without a result: open the"),
    "formula as a key": (put("Conference!A5", "=A1"), "Conference!A5: Here is a formula without a result: open the"),
    "error": (put("Workshops!B3", "#REF!"), "Workshops!B3: Excel shows an error here (#REF!): write the value itself."),
    "far below": (put("Rounds!B2001", "x"), "Rounds!B2001: This sheet goes on below row 2000: delete what is there."),
    "no conference": (without("Conference"), "Conference: This sheet is missing."),
    "sheet twice": (twice("Kinds"), "Kinds : This sheet is there twice: put both together."),
    "misspelt sheet": (renamed("Kinds", "Kind"), "Kind: This sheet is not known; did you mean “Kinds”?"),
}


@pytest.mark.parametrize("case", ONE_FAULT)
def test_a_fault_is_named_with_its_cell(case: str, tmp_path: Path) -> None:
    change, expected = ONE_FAULT[case]
    faults = faults_of(lambda: read_book(tmp_path, change))
    assert len(faults) == 1, faults
    assert faults[0].startswith(expected)


def test_all_faults_come_at_once(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        book["Kinds"]["C3"] = book["Rounds"]["B3"] = book["Workshops"]["A2"] = book["Conference"]["B3"] = "?"
        book["Workshops"]["B3"] = book["Workshops"]["B2"] = None

    faults = faults_of(lambda: read_book(tmp_path, change))
    places = ["Conference!B3", "Workshops!A2", "Workshops!B2", "Workshops!B3", "Rounds!B3", "Kinds!C3"]
    assert [fault.split(":")[0] for fault in faults] == places


def test_a_missing_column_is_one_fault(tmp_path: Path) -> None:
    faults = faults_of(lambda: read_book(tmp_path, lambda book: book["Rounds"].delete_cols(3)))
    assert faults == ["Rounds!1: “minutes” is missing: fill it in."]


def test_a_column_without_a_head_is_named_cell_by_cell(tmp_path: Path) -> None:
    faults = faults_of(lambda: read_book(tmp_path, put("Workshops!D1", None)))
    assert faults == ["Workshops!D2: This cell has no name beside it or above it: move it or delete it."]


def test_missing_and_empty_sheets(tmp_path: Path) -> None:
    def change(book: Any) -> None:
        book["Workshops"].delete_rows(1, 9)
        book["Rounds"].delete_rows(2, 9)
        del book["Conference"], book["Sessions"]

    assert faults_of(lambda: read_book(tmp_path, change)) == [
        "Conference: This sheet is missing.",
        "Workshops: There is no workshop in this plan.",
        "Rounds: There is no round in this plan.",
    ]
