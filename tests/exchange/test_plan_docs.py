"""The page on plan sources tells the truth: its two examples are one plan, without fault or warning."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from openpyxl import Workbook

from facilitator.conference.plan import PHASE_KINDS
from facilitator.exchange.plan_entries import SECTIONS
from facilitator.exchange.plan_source import read_plan
from tests.exchange.sources import read_toml, save
from tests.house.sources import ROOT

PAGE = (ROOT / "docs" / "plan-source.md").read_text("utf-8")


def toml_example() -> str:
    (text,) = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)
    return str(text)


def sheets() -> Iterator[tuple[str, list[list[str]]]]:
    """The tables of the page by the name of their sheet."""
    for title, table in re.findall(r"Sheet `(\w+)`[^\n]*\n\n((?:\|[^\n]*\n)+)", PAGE):
        lines = [line.strip("|").split("|") for line in table.splitlines()]
        yield title, [[cell.strip() for cell in line] for n, line in enumerate(lines) if n != 1]


def test_the_examples_are_complete(tmp_path: Path) -> None:
    reading = read_toml(toml_example(), tmp_path)
    assert reading.warnings == ()
    assert [session.id for session in reading.plan.sessions] == ["W1R1", "W1R2", "W2R1", "W2R2"]
    for section in SECTIONS:
        assert all(
            f"\n{key} = " in toml_example() for key in section.keys if (section.name, key) != ("conference", "id")
        )


def test_both_examples_are_the_same_plan(tmp_path: Path) -> None:
    book = Workbook()
    book.remove(book.active)
    for title, rows in sheets():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append([cell or None for cell in row])
    assert book.sheetnames == [section.sheet for section in SECTIONS]
    reading = read_plan(save(book, tmp_path))
    assert reading.warnings == ()
    assert reading.plan == read_toml(toml_example(), tmp_path).plan


def test_every_name_is_explained() -> None:
    explained = PAGE.partition("## What each part means")[2]
    assert all(f"`{kind}`" in explained for kind in PHASE_KINDS)
    assert all(f"**{section.name}**" in explained for section in SECTIONS)
