"""Workbooks that are damaged, hostile or strange inside: refused with a reason, or read as what they mean."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from facilitator.exchange import workbook as workbooks
from facilitator.exchange.plan_source import read_plan
from tests.exchange.sources import faults_of, outcome, put, save, workbook


def saved(change: Callable[[Any], object] = lambda book: None) -> bytes:
    book = workbook()
    change(book)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def with_member(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """A workbook with one member of its zip changed."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.namelist():
            new.writestr(member, change(old.read(member)) if member == name else old.read(member))
    return file.getvalue()


def faults_of_bytes(data: bytes, folder: Path) -> list[str]:
    path = folder / "plan.xlsx"
    path.write_bytes(data)
    return faults_of(lambda: read_plan(path))


def test_results_of_formulas_are_read(tmp_path: Path) -> None:
    data = saved(put("Workshops!B3", "=A3"))
    data = with_member(
        data, "xl/worksheets/sheet2.xml", lambda xml: xml.replace(b"<f>A3</f><v />", b"<f>A3</f><v>7</v>")
    )
    path = tmp_path / "plan.xlsx"
    path.write_bytes(data)
    assert read_plan(path).plan.workshops[1].title == "7"


def test_whole_numbers_may_have_a_point(tmp_path: Path) -> None:
    data = with_member(saved(), "xl/worksheets/sheet3.xml", lambda xml: xml.replace(b"<v>60</v>", b"<v>4.5E1</v>"))
    path = tmp_path / "plan.xlsx"
    path.write_bytes(data)
    assert [turn.minutes for turn in read_plan(path).plan.rounds] == [45, 45]


def test_pictures_are_not_looked_at(tmp_path: Path) -> None:
    data = io.BytesIO(saved())
    with zipfile.ZipFile(data, "a") as archive:
        archive.writestr("xl/media/logo.svg", "<!DOCTYPE svg><svg>")
    path = tmp_path / "plan.xlsx"
    path.write_bytes(data.getvalue())
    assert read_plan(path).plan.workshops


def test_a_formula_may_come_to_nothing(tmp_path: Path) -> None:
    data = saved(put("Workshops!D3", '=""'))
    data = with_member(
        data,
        "xl/worksheets/sheet2.xml",
        lambda xml: xml.replace(b'<c r="D3"><f>""</f><v />', b'<c r="D3" t="str"><f>""</f><v></v>'),
    )
    path = tmp_path / "plan.xlsx"
    path.write_bytes(data)
    assert read_plan(path).plan.workshops[1].room == ""


NO_WORKBOOK = {
    "text": b"title;date\n",
    "empty": b"",
    "cut off": saved()[:-500],
    "another zip": with_member(saved(), "[Content_Types].xml", lambda _: b"<html/>"),
    "broken XML": with_member(saved(), "xl/worksheets/sheet1.xml", lambda xml: xml[:-50]),
    "wrong numbers": with_member(
        saved(), "xl/worksheets/sheet2.xml", lambda xml: xml.replace(b"<v>1</v>", b"<v>one</v>")
    ),
    "wrong row": with_member(saved(), "xl/worksheets/sheet1.xml", lambda xml: xml.replace(b'r="2"', b'r="x"')),
}


@pytest.mark.parametrize("case", NO_WORKBOOK)
def test_what_is_no_workbook(case: str, tmp_path: Path) -> None:
    assert faults_of_bytes(NO_WORKBOOK[case], tmp_path) == [
        "plan.xlsx: This is not an Excel workbook (.xlsx), or it is damaged: save it anew."
    ]


def test_old_files_and_passwords_are_named(tmp_path: Path) -> None:
    assert faults_of_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(2000), tmp_path) == [
        "plan.xlsx: This is an old Excel file or one with a password: save it as .xlsx, without a password."
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_xml_definitions_are_refused(encoding: str, tmp_path: Path) -> None:
    laughs = '<!DOCTYPE a [<!ENTITY b "haha">]><a>&b;</a>'.encode(encoding)
    assert faults_of_bytes(with_member(saved(), "xl/workbook.xml", lambda _: laughs), tmp_path) == [
        "plan.xlsx: This workbook holds XML definitions that Excel never writes: it was not opened."
    ]


def test_a_flood_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    spaces = with_member(saved(), "xl/workbook.xml", lambda xml: xml + b" " * workbooks.LARGEST_UNPACKED)
    assert len(spaces) < 1_000_000
    refused = ["plan.xlsx: This workbook is far too large for a plan: is it the right one?"]
    assert faults_of_bytes(spaces, tmp_path) == refused
    many = io.BytesIO(saved())
    with zipfile.ZipFile(many, "a") as archive:
        for n in range(workbooks.MOST_MEMBERS):
            archive.writestr(f"{n}", b"")
    assert faults_of_bytes(many.getvalue(), tmp_path) == refused


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    assert faults_of_bytes(saved() + bytes(16_000_000), tmp_path) == [
        "plan.xlsx: The file is far too large for a plan: is it the right one?"
    ]


def test_a_sheet_may_claim_any_size(tmp_path: Path) -> None:
    data = with_member(
        saved(),
        "xl/worksheets/sheet3.xml",
        lambda xml: xml.replace(b'<dimension ref="A1:C3" />', b'<dimension ref="A1:XFD1048576" />'),
    )
    path = tmp_path / "plan.xlsx"
    path.write_bytes(data)
    assert b"XFD1048576" in zipfile.ZipFile(path).read("xl/worksheets/sheet3.xml")
    assert len(read_plan(path).plan.rounds) == 2


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.randoms(use_true_random=False))
def test_any_damage_is_read_or_refused(tmp_path: Path, chance: random.Random) -> None:
    """Bytes changed inside the members, behind intact checksums, so that every layer is reached."""
    name = chance.choice(zipfile.ZipFile(io.BytesIO(GOOD)).namelist())

    def damage(content: bytes) -> bytes:
        at = chance.randrange(len(content))
        return content[:at] + chance.choice([b"", b"<", b"9", b'"', b"s", b"e"]) + content[at + chance.randrange(3) :]

    path = tmp_path / "plan.xlsx"
    path.write_bytes(with_member(GOOD, name, damage))
    assert outcome(lambda: read_plan(path))


GOOD = saved()


def test_saving_is_no_part_of_reading(tmp_path: Path) -> None:
    path = save(workbook(), tmp_path)
    before = path.read_bytes()
    read_plan(path)
    assert [entry.name for entry in tmp_path.iterdir()] == ["plan.xlsx"]
    assert path.read_bytes() == before
