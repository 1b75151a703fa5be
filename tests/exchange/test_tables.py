"""CSV: whatever spreadsheets write is read, and what is written comes back unchanged and starts no formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from facilitator.conference.errors import Refusal
from facilitator.exchange.tables import (
    EXCEL,
    LARGEST_TABLE,
    RFC4180,
    Table,
    TableForm,
    Value,
    neutral,
    plain,
    read_table,
    write_table,
)
from tests.exchange.sources import GERMAN, said

FORMS = st.sampled_from([EXCEL, RFC4180])
RISKY = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n1",
    "  =1",
    "\ufeff=1",
    "＝1",
    "＋1",
    "－1",
    "＠a",
    "\xa0-",
    "\u200b@",
]
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"))
CELLS = TEXTS | st.tuples(st.sampled_from(["", "'", "''", "'''"]), st.sampled_from(RISKY)).map("".join)


def written(columns: tuple[str, ...], rows: list[tuple[Value, ...]], form: TableForm = EXCEL) -> bytes:
    file = io.BytesIO()
    write_table(columns, rows, file, form)
    return file.getvalue()


def cells(table: Table) -> list[tuple[str, ...]]:
    return [row.cells for row in table.rows]


@given(st.integers(1, 4).flatmap(lambda n: st.lists(st.tuples(*[CELLS] * n), min_size=1)), FORMS)
@example([("", "")], EXCEL)
@example([("",)], RFC4180)
@example([(" a", "\r\n"), ('"', '""')], EXCEL)
def test_every_text_comes_back(rows: list[tuple[str, ...]], form: TableForm) -> None:
    columns = tuple(f"column {n}" for n in range(len(rows[0])))
    table = read_table(written(columns, list(rows), form))
    assert (table.columns, cells(table), table.faults, table.remarks) == (columns, rows, (), ())


@given(st.lists(CELLS.map(str.strip).filter(str.strip), min_size=1, unique_by=str.casefold), FORMS)
def test_every_name_of_a_column_comes_back(names: list[str], form: TableForm) -> None:
    columns = tuple({name.casefold().strip(): name for name in map(plainly, names)}.values())
    table = read_table(written(columns, [tuple("x" for _ in columns)], form))
    assert table.columns == columns


def plainly(name: str) -> str:
    """A name without what Unicode composes in several ways: two such spellings count as one."""
    return "".join(sign for sign in name if sign.isascii()).strip() or "x"


@given(CELLS)
def test_plain_undoes_neutral(text: str) -> None:
    assert plain(neutral(text)) == text


@given(CELLS)
def test_what_is_neutral_starts_no_formula(text: str) -> None:
    start = neutral(text).lstrip("\ufeff\u200b \xa0\t\r\n")[:1]
    assert start not in set("=+-@＝＋－＠")
    assert neutral(text)[:1] not in set("\t\r\n")


@pytest.mark.parametrize("text", ["", "Wohnen", "3 - 2 = 1", "a@b.de", "'s ist so", "– gut –", "1"])
def test_ordinary_text_is_left_alone(text: str) -> None:
    assert neutral(text) == plain(text) == text


def test_an_apostrophe_is_written_once_more_where_it_would_be_lost() -> None:
    assert [neutral(text) for text in ("=1", "'=1", "''=1")] == ["'=1", "''=1", "'''=1"]


def test_numbers_stay_numbers() -> None:
    row: tuple[Value, ...] = (-5, 1.5, -0.25, float("inf"), None, True, False, "-5")
    columns = tuple("abcdefgh")
    assert written(columns, [row], RFC4180).split(b"\r\n")[1] == b'-5,1.5,-0.25,"","","true","false","\'-5"'
    assert written(columns, [row]).split(b"\r\n")[1] == b'-5;"1,5";"-0,25";"";"";"true";"false";"\'-5"'


def test_what_excel_is_given() -> None:
    assert written(("id", "text"), [(1, "größer; schöner")]) == (
        b'\xef\xbb\xbf"id";"text"\r\n1;"' + "größer; schöner".encode() + b'"\r\n'
    )


def test_other_programs_read_it_too() -> None:
    text = written(("a", "b"), [('x "y"', "1\n2,3")], RFC4180).decode()
    assert list(csv.reader(io.StringIO(text, newline=""))) == [["a", "b"], ['x "y"', "1\n2,3"]]


def test_signs_that_no_file_can_hold_are_replaced() -> None:
    assert cells(read_table(written(("a", "b"), [("x\0y", "\ud800")]))) == [("x\ufffdy", "\ufffd")]


def test_rows_are_written_as_they_come() -> None:
    file = io.BytesIO()
    sizes = []

    def rows() -> Iterator[tuple[Value, ...]]:
        for n in range(3):
            sizes.append(len(file.getvalue()))
            yield (n,)

    write_table(("n",), rows(), file)
    assert sizes == sorted(set(sizes))
    assert not file.closed


@pytest.mark.parametrize("columns", [(), ("",), ("a", " "), ("a", "A ")])
def test_columns_need_names_of_their_own(columns: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="names of their own"):
        written(columns, [])


def test_rows_are_as_long_as_the_columns() -> None:
    with pytest.raises(ValueError, match="1 cells for 2 columns"):
        written(("a", "b"), [("x",)])


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("kind;text\nFrage;Wörter".encode(), "utf-8"),
        ("\ufeffkind;text\nFrage;Wörter".encode(), "utf-8"),
        ("kind;text\nFrage;Wörter".encode("utf-16"), "utf-16"),
        (b"\xfe\xff" + "kind;text\nFrage;Wörter".encode("utf-16-be"), "utf-16"),
        ("kind;text\nFrage;Wörter".encode("windows-1252"), "windows-1252"),
    ],
)
def test_encodings(data: bytes, encoding: str) -> None:
    table = read_table(data)
    assert (table.columns, cells(table)) == (("kind", "text"), [("Frage", "Wörter")])
    assert table.encoding == encoding


@pytest.mark.parametrize(
    ("text", "separator"),
    [
        ("a;b,c;d\n1;2;3", ";"),
        ("a,b\n1,2;3;4;5", ","),
        ("a\tb;c\td\n1\t2\t3", "\t"),
        ('"x,y,z";b\n1;2', ";"),
        ('"x;""y;z",b\n1,2', ","),
        ("a|b\n1|2", "|"),
        ("text\nHallo, Welt; gut", ""),
        ("\n\n  \na;b\n1;2", ";"),
        ("sep=,\na;x,b\n1;1,2", ","),
        ("SEP=\t\r\na;b\tc\n1\t2", "\t"),
        ("sep=:\na:b\n1:2", ":"),
    ],
)
def test_separators(text: str, separator: str) -> None:
    table = read_table(text.encode())
    assert (table.separator, table.faults) == (separator, ())
    assert [len(row.cells) for row in table.rows] == [len(table.columns)]


def test_line_breaks_and_quotation_marks() -> None:
    text = 'a;b\r\n"1\r\n2";"x ""y"""\r3;4" 5\n;\n\n7;8'
    table = read_table(text.encode())
    assert cells(table) == [("1\r\n2", 'x "y"'), ("3", '4" 5'), ("", ""), ("7", "8")]
    assert [row.line for row in table.rows] == [2, 4, 5, 7]


def test_lines_are_counted_from_the_first_one() -> None:
    assert [row.line for row in read_table(b"sep=;\r\n\r\na;b\r\n1;2").rows] == [4]
    assert read_table(b"sep=;\r\n\r\na;b\r\n1;2").line == 3


def test_blanks_after_separators() -> None:
    assert cells(read_table(b'kind, text\nFrage, "Was, wann?"\n')) == [("Frage", "Was, wann?")]


def test_names_of_columns_are_found_whatever_their_case() -> None:
    table = read_table(b" Kind ;TEXT;;\nFrage;Was?;;\n")
    assert table.columns == ("Kind", "TEXT")
    assert (table.column("kind"), table.column(" Text "), table.column("dots")) == (0, 1, None)
    assert cells(table) == [("Frage", "Was?")]


def test_columns_that_are_there_twice() -> None:
    table = read_table(b"Text;b;text;;x\n1;2;3;4;5\n")
    assert said(table.faults) == ["line 1: There are two columns “text”: only the first counts."]
    assert table.column("text") == 0


def test_rows_with_too_many_cells_are_left_out() -> None:
    table = read_table(b"a,b\n1,2\nso, wie, das\n3,4,,\n")
    assert cells(table) == [("1", "2"), ("3", "4")]
    assert said(table.faults) == [
        "line 3: Here are 3 cells for 2 columns: text with a separator needs quotation marks."
    ]


def test_rows_with_too_few_cells_are_taken_and_named() -> None:
    table = read_table(b"a,b,c\n1\n2,3\n4,5,6\n")
    assert cells(table) == [("1", "", ""), ("2", "3", ""), ("4", "5", "6")]
    assert said(table.remarks) == [
        f"line {n}: Here are {n - 1} cells for 3 columns: the missing ones were taken as empty." for n in (2, 3)
    ]
    assert table.faults == ()


def test_a_file_that_was_cut_off() -> None:
    table = read_table(b"a,b,c\n1,2,3\n4,fin")
    assert cells(table) == [("1", "2", "3")]
    assert said(table.faults) == ["line 3: The file ends in the middle of this line: is it whole?"]
    assert table.remarks == ()
    assert cells(read_table(b"a,b\n1\n4,5")) == [("1", ""), ("4", "5")]


def test_quotation_marks_gone_wrong() -> None:
    table = read_table(b'a;b\n1;2\n"Together" what;3\n4;5\n6;"7\n8;9\n')
    assert cells(table) == [("1", "2"), ("4", "5")]
    assert said(table.faults) == [
        "line 3: Quotation marks inside a cell have to be written twice, and around it once.",
        "line 5: A quotation mark that opens here is never closed: all after it was left out.",
    ]


REFUSED = {
    "empty": (b"", "There is no table in this file: its first line has to name the columns."),
    "blank": (b"\xef\xbb\xbf \n;;;\n", "There is no table in this file: its first line has to name the columns."),
    "only a separator": (b"sep=;", "There is no table in this file: its first line has to name the columns."),
    "broken head": (b'"a"b;c\n1;2', "Quotation marks inside a cell have to be written twice, and around it once."),
    "zero byte": (b"a;b\r\n\r\n1;\0", "This is not a table of text: there is a zero byte in line 3."),
    "picture": (b"\x89PNG\r\n\x1a\n\0\0", "This is not a table of text: there is a zero byte in line 3."),
    "utf-16 without mark": ("a;b".encode("utf-16-le"), "This is not a table of text: there is a zero byte in line 1."),
    "half of utf-16": (b"\xff\xfea", "The letters of this table cannot be read: save it as “CSV UTF-8”."),
    "no letters at all": (b"a;b\n\x81\x8d;\n", "The letters of this table cannot be read: save it as “CSV UTF-8”."),
    "damaged": ("a;b\nä;ö\n".encode() + b"\xff", "The table is damaged in line 3: take it from its source once more."),
    "huge cell": (b"a;b\n1;" + b"x" * 200_000, "The cell in line 2 is too large for a table."),
    "huge file": (b"a" * (LARGEST_TABLE + 1), "The table is too large to be read: divide it into several."),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_no_table(case: str) -> None:
    data, expected = REFUSED[case]
    with pytest.raises(Refusal) as raised:
        read_table(data)
    assert expected in str(raised.value)
    assert GERMAN(raised.value.message) != raised.value.message


@given(
    st.binary() | st.lists(st.sampled_from([b'"', b";", b",", b"\n", b"\r", b"a", b"\xe4"]), max_size=25).map(b"".join)
)
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        table = read_table(data)
    except Refusal as refused:
        assert GERMAN(refused.message)  # noqa: PT017  # both outcomes are good ones
        return
    assert all(len(row.cells) == len(table.columns) for row in table.rows)
    lines = [row.line for row in table.rows]
    assert lines == sorted(set(lines))
