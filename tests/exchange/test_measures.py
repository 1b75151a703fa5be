"""Roadmaps out of spreadsheets: names of columns in both languages, dates, and each fault with its place."""

from __future__ import annotations

import datetime as dt
from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook

from facilitator.conference.errors import Refusal
from facilitator.exchange.measures import read_measures


def xlsx(*rows: tuple[Any, ...]) -> bytes:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Fahrplan"
    for row in rows:
        sheet.append(row)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def said(faults: tuple[Exception, ...]) -> list[str]:
    return [str(fault) for fault in faults]


def test_every_column_of_a_roadmap_is_known_in_english() -> None:
    head = (
        "field of action,goal,no.,measure,description,responsible,with whom,resources,begin,until when,reports to,"
        "builds on / precondition for,indicator,target group,priority,status,source ideas,last change"
    )
    row = "Ankommen,Z,M3,Lotsen,B,Amt,Verein,Geld,2027,2028,Rat,M1,Zahl,Alle,hoch,under way,W1R1-1;W1R1-2,gestern"
    (found,) = read_measures(f"{head}\n{row}\n".encode(), "a.csv").rows
    assert (found.title, found.number, found.pillar) == ("Lotsen", 3, "Ankommen")
    assert found.sources == ("W1R1-1", "W1R1-2")
    assert found.fields == {
        "goal": "Z",
        "description": "B",
        "responsible": "Amt",
        "with_whom": "Verein",
        "resources": "Geld",
        "begin": "2027",
        "until": "2028",
        "reports_to": "Rat",
        "builds_on": "M1",
        "indicator": "Zahl",
        "target_group": "Alle",
        "priority": "hoch",
        "status": "under_way",
    }


def test_a_workbook_gives_dates_and_numbers_as_people_see_them() -> None:
    data = xlsx(
        ("Nr.", "MASSNAHME", "Maßnahme", "bis_wann", "Priorität", "Status"),
        (3.0, None, "Lotsen", dt.datetime(2027, 6, 30), 1.5, "in Umsetzung"),  # noqa: DTZ001  # as Excel has it
        (None, None, "Kurse", None, None, None),
    )
    first, second = read_measures(data, "a.xlsx").rows
    assert (first.number, first.fields) == (3, {"until": "2027-06-30", "priority": "1.5", "status": "under_way"})
    assert (second.number, second.fields["status"], second.pillar) == (0, "idea", None)


def test_each_fault_has_its_place_and_the_others_are_taken() -> None:
    reading = read_measures(b"no,measure,status\nx,Lotsen,\n,,idea\n1,Kurse,soon\n2,Gut,done\n,,\n", "a.csv")
    assert [row.title for row in reading.rows] == ["Gut"]
    assert said(reading.faults) == [
        "line 2: “x” is no number of a measure: write a whole number, or leave it empty.",
        "line 3: The measure has no name.",
        "line 4: “soon” is no status of a measure: write one of idea, examined, decided, under_way, done, deferred.",
    ]
    (fault,) = read_measures(xlsx(("measure", "status"), ("Lotsen", "=1+1"), ("Kurse", None)), "a.xlsx").faults
    assert str(fault).startswith("Fahrplan!B2: Here is a formula without a result")


@pytest.mark.parametrize(
    "data", [b"goal,status\nZ,idea\n", xlsx(), xlsx(("Ziel",), ("Z",)), xlsx(("measure",)), b"measure\n"]
)
def test_what_names_no_measures_is_refused(data: bytes) -> None:
    with pytest.raises(Refusal, match=r"a\.csv was not read\. The column “measure” is missing"):
        read_measures(data, "a.csv")


def test_what_is_no_table_is_refused() -> None:
    with pytest.raises(Refusal, match="was not read"):
        read_measures(b"PK\x03\x04 no workbook", "a.xlsx")


def test_a_table_without_a_status_leaves_it_open() -> None:
    (found,) = read_measures("Maßnahme;Ziel\nLotsen;Ankommen\n".encode(), "a.csv").rows
    assert (found.title, found.fields) == ("Lotsen", {"goal": "Ankommen"})
