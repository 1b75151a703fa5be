"""The whole account as an outline, and all of them as files: read back, with their structure, on any conference."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings

from facilitator.conference.everybody import for_everybody
from facilitator.conference.plan import PlannedSession, Workshop
from facilitator.conference.results import Headcount
from facilitator.conference.review import Judgement
from facilitator.conference.reviewed import Heard, Reviewed
from facilitator.report.conference import whole_account
from facilitator.report.feedback import feedback
from facilitator.report.fonts import Fonts
from facilitator.report.outline import (
    Cell,
    Contents,
    Grid,
    Heading,
    Items,
    Ledger,
    Paragraph,
    Table,
)
from facilitator.report.pdf import pdf_bytes
from facilitator.report.roadmap import roadmap
from tests.report.accounts import DE, EN, INTERNAL, NOW, ZONE, Make, parts, said, told, whole
from tests.report.documents import opened, outline
from tests.report.reviewed import FULL, PLAN, any_reviewed, row
from tests.report.test_summary import FULL as RESULT

# Everything in one.


def test_what_came_is_told_for_every_session() -> None:
    came, *_ = parts(told(make=whole), Grid)
    assert came.head == ("Workshop", "Round 1", "Round 2")
    assert [[cell.text for cell in cells] for _, cells in came.rows] == [
        ["✓ 3 ideas", "▶ still running, 1 idea"],
        ["△ gaps, 2 ideas", "✗ missing"],
    ]
    assert Items("Added on the day", ("X1 Spontan: △ copies differ, 1 idea",)) in told(make=whole).blocks
    empty = replace(FULL, sessions=(Heard("W1R2", 1, "A", 2), Heard("W2R1", 2, "B", 1)), ideas=())
    came, *_ = parts(told(empty, make=whole), Grid)
    assert [[cell.text for cell in cells] for _, cells in came.rows] == [["–", "○ empty"], ["○ empty", "–"]]


def test_people_are_counted_by_group_and_round() -> None:
    second = replace(RESULT, planned=replace(RESULT.planned, round=1), headcount=(Headcount("Polizei", 9),))
    found = whole_account(FULL, (second, RESULT), EN, NOW, ZONE)
    heads = next(grid for grid in parts(found, Grid) if grid.head[0] == "Group")
    assert {name: [cell.text for cell in cells] for name, cells in heads.rows} == {
        "Polizei": ["9", "3"],
        "Ehrenamtliche": ["–", "14"],
        "Ärzte": ["–", "4"],
        "Together": ["9", "21"],
    }
    without = whole_account(FULL, (replace(RESULT, headcount=()),), EN, NOW, ZONE)
    assert Paragraph("Nobody was counted.") in without.blocks
    one = whole_account(FULL, (second,), EN, NOW, ZONE)
    assert [len(grid.rows) for grid in parts(one, Grid) if grid.head[0] == "Group"] == [1]


def test_themes_are_mapped_to_workshops() -> None:
    (grid,) = (grid for grid in parts(told(make=whole), Grid) if grid.head[0] == "Theme")
    assert grid.head == ("Theme", "W1", "W2", "All")
    assert grid.rows[0] == ("Sprache", (Cell("2", 1.0), Cell("1", 0.5), Cell("3")))
    assert grid.rows[1][1][1] == Cell("")
    assert "2 ideas have no theme yet." in said(told(make=whole).blocks)
    added = replace(FULL, ideas=(row(1, session="X1", judgement=FULL.ideas[0].judgement),))
    assert next(g for g in parts(told(added, make=whole), Grid) if g.head[0] == "Theme").head[-2] == "Added"


def test_sessions_are_told_in_short() -> None:
    found = told(make=whole)
    tables = {table.head[0]: table for table in parts(found, Table)}
    assert tables["Topic"].rows[0][:3] == ("Sprache", "9", "4")
    assert tables["Session"].head[1] in ("Decision", "What", "What is incomplete")
    text = said(found.blocks)
    for part in ("Wir fangen an.", "Es eilt.", "Nicht alle.", "Liste schreiben", "Herr Bach", "W3R2-5", "fünf"):
        assert part in text, part
    assert "No dots were counted." not in text


def test_session_without_topics_shows_its_strongest_cards() -> None:
    planned = PlannedSession("X1", Workshop(0, "Spontan"), 0, "", (), "", 60, ())
    loose = replace(RESULT, clusters=(), planned=planned, tasks=(), notes=())
    found = whole_account(FULL, (loose, replace(loose, ideas=())), EN, NOW, ZONE)
    (table,) = (table for table in parts(found, Table) if "Strongest cards" in table.head)
    assert table.rows[0] == ("2", "zwei", "5 dots")
    assert len(table.rows) == 6


@pytest.mark.parametrize("make", [feedback, roadmap, whole])
def test_nothing_at_all_is_a_document_too(make: Make) -> None:
    found = make(Reviewed((), plan=replace(PLAN, workshops=()), sessions=()), DE, NOW, ZONE, INTERNAL)
    assert pdf_bytes(found, Fonts()).startswith(b"%PDF")
    assert said(found.blocks)


# As files.


@given(any_reviewed())
@settings(max_examples=12)
def test_any_conference_becomes_files_that_open(reviewed: Reviewed) -> None:
    for make in (feedback, roadmap, whole):
        with opened(pdf_bytes(make(reviewed, DE, NOW, ZONE, INTERNAL), Fonts())) as document:
            assert len(document) >= 1
    for_everybody(reviewed)


def test_contents_name_the_page_of_each_chapter() -> None:
    chapters = [(Heading(f"Kapitel {n}"), Paragraph("Zeile\n" * 60)) for n in range(1, 5)]
    blocks = (Heading("Alles", 1), Contents(), *(block for chapter in chapters for block in chapter))
    with opened(pdf_bytes(outline(*blocks), Fonts())) as document:
        pages = [page.get_textpage().get_text_range().replace("\r\n", "\n") for page in document]
    listed = dict(re.findall(r"(Kapitel \d)\s+(\d+)\n", pages[0]))
    assert len(listed) == 4
    for name, number in listed.items():
        assert name in pages[int(number) - 1]
    assert len(set(listed.values())) > 2


def test_pictures_are_described_and_tables_have_heads() -> None:
    content = pdf_bytes(told(make=roadmap), Fonts())
    for kind in (b"/TOC", b"/TOCI", b"/Figure", b"/Table", b"/TH", b"/L", b"/LBody"):
        assert re.search(rb"/S\s+" + kind + rb"\b", content), kind
    alt = ("\ufeff" + "until 2028").encode("utf-16-be").hex().upper().encode()
    assert b"<" + alt + b">" in content
    grids = pdf_bytes(told(make=whole), Fonts())
    assert b"/Scope /Row" in grids
    assert b"/Scope /Column" in grids


def test_accounts_go_on_over_pages_under_their_head() -> None:
    rows = tuple(row(n, f"Idee{n} " + "Wort " * (n % 40)) for n in range(1, 80))
    refused = Judgement(state="declined", reason="lang " * 900)
    long = row(80, "anfang " + "Wort " * 3000 + "schluss", judgement=refused)
    found = told(replace(FULL, ideas=(*rows, long), joints=()))
    ledgers = parts(found, Ledger)
    with opened(pdf_bytes(outline(*(replace(ledger, goes_on=False) for ledger in ledgers)), Fonts())) as document:
        pages = [page.get_textpage().get_text_range() for page in document]
    assert len(pages) > 6
    assert all("What became of it" in page for page in pages)
    text = "\n".join(pages)
    assert all(text.count(f"Idee{n} ") + text.count(f"Idee{n}\r") == 1 for n in range(1, 80))
    assert text.count("lang") == 900
    assert text.count("anfang") == text.count("schluss") == 1


def test_long_words_and_arabic_stay_on_the_page() -> None:
    wide = "Donaudampfschifffahrtsgesellschaft" * 12
    hostile = replace(FULL.measures[0], title=wide, responsible=wide, goal="نحن نريد " * 40, until="2027")
    themes = tuple(replace(theme, name=wide) for theme in FULL.themes)
    for make in (feedback, roadmap, whole):
        found = make(replace(FULL, measures=(hostile,), themes=themes), DE, NOW, ZONE, INTERNAL)
        with opened(pdf_bytes(found, Fonts())) as document:
            for page in document:
                text = page.get_textpage()
                for n in range(text.count_chars()):
                    left, _, right, _ = text.get_charbox(n)
                    assert left >= 40 or left == right
                    assert right <= 560


def test_last_item_of_a_list_is_not_alone_on_a_page() -> None:
    for before in range(40, 56):
        blocks = (Paragraph("Zeile\n" * before), Items("Woher", tuple(f"Idee {n}" for n in range(6))))
        with opened(pdf_bytes(outline(*blocks), Fonts())) as document:
            pages = [page.get_textpage().get_text_range() for page in document]
        (page,) = (page for page in pages if "Idee 5" in page)
        assert "Idee 4" in page
