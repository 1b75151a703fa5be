"""Workbooks that go out: the same texts come back, and none of them is a formula."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from facilitator.exchange.sheets import LONGEST, write_sheet
from facilitator.exchange.tables import Value
from facilitator.exchange.workbook import read_workbook

TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=30)
RISKY = st.sampled_from(
    ("=1+1", "+49 821", "-x", "@SUM(A1)", "=cmd|' /C calc'!A0", "\t=2", "'=1", "#REF!", "2027-01-01")
)


def written(*rows: tuple[Value, ...], columns: tuple[str, ...] = ("Idea", "Dots"), title: str = "Roadmap") -> bytes:
    file = io.BytesIO()
    write_sheet(title, columns, rows, file)
    return file.getvalue()


def cells(data: bytes) -> dict[int, dict[int, object]]:
    (sheet,) = read_workbook(data)
    return {row: dict(columns) for row, columns in sheet.rows.items()}


@given(st.lists(st.tuples(TEXTS | RISKY, st.integers(0, 10**9)), max_size=5))
def test_what_is_written_is_read(rows: list[tuple[str, int]]) -> None:
    (sheet,) = load_workbook(io.BytesIO(written(*rows))).worksheets
    found = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert found == [["Idea", "Dots"], *(list(row) for row in rows)]
    assert all(cell.data_type in "sn" for row in sheet.iter_rows() for cell in row), "no formula, no error, no date"


@given(RISKY)
def test_what_begins_like_a_formula_stays_text_when_it_is_edited(text: str) -> None:
    (sheet,) = load_workbook(io.BytesIO(written((text, 1)))).worksheets
    assert (sheet["A2"].value, sheet["A2"].data_type) == (text, "s")
    assert bool(sheet["A2"].quotePrefix) == (text[:1] in "=+-@\t'"), text


def test_it_comes_back_by_our_own_reader() -> None:
    assert cells(written(("=1+1", 3), ("Kurse", None))) == {
        1: {1: "Idea", 2: "Dots"},
        2: {1: "=1+1", 2: 3},
        3: {1: "Kurse"},
    }


def test_nothing_is_an_empty_cell_and_signs_that_no_file_can_hold_are_replaced() -> None:
    data = written(("", None), (float("nan"), float("inf")), ("a\0b\ud83dc", 1.5))
    assert cells(data)[4] == {1: "a\ufffdb\ufffdc", 2: 1.5}
    assert set(cells(data)) == {1, 4}


def test_what_is_too_long_for_excel_is_cut_and_says_so() -> None:
    text = str(cells(written(("ä" * 40_000, 1)))[2][1])
    assert len(text) == LONGEST
    assert text.endswith("ä…")


def test_columns_are_as_wide_as_their_texts_need_and_the_head_stays() -> None:
    (sheet,) = load_workbook(io.BytesIO(written(("x" * 80, 1)))).worksheets
    assert sheet.column_dimensions["A"].width > 3 * sheet.column_dimensions["B"].width
    assert sheet.freeze_panes == "A2"


@pytest.mark.parametrize(
    ("title", "shown"), [("Roadmap: 2027/28", "Roadmap  2027 28"), ("'", "1"), ("x" * 50, "x" * 31)]
)
def test_titles_are_such_as_excel_takes(title: str, shown: str) -> None:
    (sheet,) = load_workbook(io.BytesIO(written(title=title))).worksheets
    assert sheet.title == shown


def test_rows_are_as_long_as_the_head() -> None:
    with pytest.raises(ValueError, match="1 cells for 2 columns"):
        written(("alone",))
