"""Documents as files: read back by another program, as text and as pictures."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.report.fonts import Fonts
from facilitator.report.outline import Block, Card, Cards, Code, Facts, Heading, Paragraph, Table
from facilitator.report.pdf import pdf_bytes, write_pdf
from tests.report.documents import opened, outline, page_texts, picture

KIND = ("Vorschlag", "#2F855A", "bulb")
WORDS = st.text(max_size=60)
BLOCKS = st.lists(
    st.one_of(
        st.builds(Heading, WORDS, st.integers(0, 5), WORDS),
        st.builds(Paragraph, WORDS, st.booleans()),
        st.builds(Facts, st.lists(st.tuples(WORDS, WORDS), max_size=3).map(tuple)),
        st.builds(
            Card, WORDS, WORDS, WORDS, WORDS, WORDS, st.none() | st.integers(0, 2000), WORDS, WORDS, st.tuples(WORDS)
        ).map(lambda card: Cards((card,))),
        st.builds(lambda a, b: Table(("A", a), ((a, b), (b, a)), (1, 2)), WORDS, WORDS),
        st.builds(Code, st.text("abc:19", min_size=1, max_size=40), WORDS),
    ),
    max_size=5,
)


def card(text: str, number: int = 1) -> Card:
    return Card(text, *KIND, number=str(number))


@given(BLOCKS)
@settings(max_examples=25)
def test_any_outline_becomes_a_file_that_opens(blocks: list[Block]) -> None:
    with opened(pdf_bytes(outline(*blocks), Fonts())) as document:
        assert len(document) >= 1


@pytest.mark.parametrize(
    "text",
    [
        "<b>x</b> & <para> &amp; <br/>",
        "100 % (sicher) \\ Tj ET",
        "Größere Wohnungen für fünf – „schnell“",
        "Привіт, де можна вчити мову?",
        "Cami ve çay: İstanbul’da çalışıyorum",
        "نحن نريد دروس اللغة الألمانية",
        "دروس (مجانا) للجميع 12",
        "كتب محمّد",
        "می‌خواهم کار کنم و یاد بگیرم",
        "ሰላም ልጆች",
    ],
)
def test_text_is_printed_and_copied_as_typed(text: str) -> None:
    assert text in page_texts(Paragraph(text))[0].split("\n")
    assert text in page_texts(Cards((card(text),)))[0].split("\n")


def test_everything_of_a_card_is_on_paper() -> None:
    whole = Card("Mehr Kurse", *KIND, "12", 5, "Більше курсів", "Originalwortlaut (Ukrainisch)", ("Über Dolmetschung",))
    text = page_texts(Cards((whole,)))[0]
    for part in (
        "Vorschlag",
        "Nr. 12",
        "Mehr Kurse",
        "5\nPunkte",
        "Більше курсів",
        "(Ukrainisch)",
        "Über Dolmetschung",
    ):
        assert part in text
    assert "Punkt" not in page_texts(Cards((card("Mehr Kurse"),)))[0]


def test_kinds_differ_in_shape_too() -> None:
    def icon_of(icon: str) -> bytes:
        content = pdf_bytes(outline(Cards((Card("", "", "#000000", icon),))), Fonts())
        return picture(content).convert("L").crop((110, 100, 170, 170)).tobytes()

    assert len({icon_of(name) for name in ("eye", "question", "bulb", "no such icon")}) == 4


def test_pages_are_counted_in_the_outline_s_language() -> None:
    many = tuple(Paragraph("Zeile\n" * 40) for _ in range(5))
    german, english = page_texts(*many), page_texts(*many, language="en")
    assert len(german) == len(english) > 2
    for number, (de, en) in enumerate(zip(german, english, strict=True), 1):
        assert f"Seite {number} von {len(german)}" in de
        assert f"Page {number} of {len(german)}" in en
        assert "Konferenz · W1R1" in de


def test_long_footer_is_cut_off() -> None:
    content = pdf_bytes(outline(footer="Sehr lange Konferenz " * 20), Fonts())
    with opened(content) as document:
        text = document[0].get_textpage().get_text_range()
    assert "…" in text
    assert "Seite 1 von 1" in text


def test_cards_are_not_broken_over_pages() -> None:
    cards = [card(f"anfang{n} " + "Wort " * (15 + n * 7 % 60) + f"schluss{n}", n) for n in range(40)]
    pages = page_texts(Cards(tuple(cards)))
    assert len(pages) > 2
    for n in range(40):
        assert sum(f"anfang{n} " in page for page in pages) == 1
        (page,) = (page for page in pages if f"anfang{n} " in page)
        assert f"schluss{n}" in page


def test_card_longer_than_a_page_is_cut() -> None:
    pages = page_texts(Cards((card("anfang " + "Wort " * 3000 + "schluss"),)))
    assert len(pages) > 3
    assert "anfang" in pages[0]
    assert "schluss" in pages[-1]
    assert sum(page.count("Wort") for page in pages) == 3000
    assert all("Vorschlag" in page for page in pages)


def test_heading_is_never_the_last_on_a_page() -> None:
    blocks: list[Block] = []
    for n in range(30):
        blocks += [Heading(f"Thema {n}", 2), Cards((card("Wort " * (n * 11 % 70)),))]
    for page in page_texts(*blocks):
        assert not re.search(r"Thema \d+\nKonferenz", page)


def test_lines_of_a_paragraph_do_not_stand_alone() -> None:
    for before in range(40, 56):
        pages = page_texts(Paragraph("Zeile\n" * before), Paragraph("alpha\nbeta\ngamma"))
        (page,) = (page for page in pages if "alpha" in page)
        assert "alpha\nbeta\ngamma" in page


def test_reason_stays_with_its_decision() -> None:
    for before in range(45, 56):
        pages = page_texts(Paragraph("Zeile\n" * before), Paragraph("Beschluss"), Paragraph("Begründung", quiet=True))
        (page,) = (page for page in pages if "Beschluss" in page)
        assert "Beschluss\nBegründung" in page


def test_table_s_head_stands_on_each_page() -> None:
    rows = tuple((f"Aufgabe {n}", "Amt für Soziales", "bis Jahresende") for n in range(80))
    pages = page_texts(Table(("Was", "Wer genau", "Bis wann"), rows, (2, 1, 1)))
    assert len(pages) > 1
    assert all(page.count("Wer genau") == 1 for page in pages)
    assert sum(page.count("Aufgabe ") for page in pages) == 80


def test_cell_longer_than_a_page_is_cut() -> None:
    pages = page_texts(Table(("Was", "Wer"), (("Wort " * 2000, "Amt"),), (1, 1)), Facts((("Raum", "Saal " * 2000),)))
    assert sum(page.count("Wort") for page in pages) == 2000
    assert sum(page.count("Saal") for page in pages) == 2000


def test_code_can_be_read_from_paper() -> None:
    payload = "facilitator:W3R2:" + "0123456789abcdef" * 4
    content = pdf_bytes(outline(Code(payload, "Fingerabdruck")), Fonts())
    found = zxingcpp.read_barcode(picture(content, scale=3))
    assert found is not None
    assert found.text == payload


def test_arabic_stands_at_the_right() -> None:
    def inked(text: str) -> tuple[int, int]:
        page = picture(pdf_bytes(outline(Paragraph(text), footer=""), Fonts())).convert("L")
        box = page.crop((0, 0, page.width, 400)).point(lambda value: 255 - value).getbbox()
        assert box is not None
        return box[0], page.width - box[2]

    left, right = inked("نحن نريد")
    assert right < 120 < left
    left, right = inked("Wir wollen")
    assert left < 120 < right


def test_fonts_are_embedded_subsets() -> None:
    content = pdf_bytes(outline(Paragraph("Größe مرحبا ሰላም"), Heading("Fett")), Fonts())
    names = re.findall(rb"/BaseFont /([A-Z]{6}\+[\w-]+)", content)
    assert {name.split(b"+")[1] for name in names} == {
        b"NotoSans-400",
        b"NotoSans-700",
        b"NotoSansArabic-400",
        b"NotoSansEthiopic-400",
    }
    assert content.count(b"/FontFile2") == 4
    assert len(content) < 40_000


def test_same_outline_is_the_same_file() -> None:
    document = outline(Heading("Thema", 2, "3 Punkte"), Cards((card("نحن نريد"),)), Code("x", "y"))
    assert pdf_bytes(document, Fonts()) == pdf_bytes(document, Fonts())
    shared = Fonts()
    assert pdf_bytes(document, shared) == pdf_bytes(document, shared)


def test_file_tells_what_it_is() -> None:
    made = datetime(2026, 10, 1, 12, 40, 5, tzinfo=timezone(timedelta(hours=2)))
    content = pdf_bytes(outline(Heading("Thema")), Fonts(), made)
    with opened(content) as document:
        said = document.get_metadata_dict()
    assert (said["Title"], said["Author"]) == ("Ergebnisse", "Landkreis")
    assert said["CreationDate"] == "D:20261001124005+02'00'"
    assert b"/Lang <FEFF00640065>" in content
    assert b"/Marked true" in content


def test_headings_are_bookmarks() -> None:
    blocks = (Heading("Titel", 1), Heading("Themen", 2), Heading("Wohnen", 3, "3 Punkte"), Heading("Aufgaben", 2))
    with opened(pdf_bytes(outline(*blocks), Fonts())) as document:
        marks = [(mark.level, mark.get_title()) for mark in document.get_toc()]
    assert marks == [(0, "Titel"), (1, "Themen"), (2, "Wohnen 3 Punkte"), (1, "Aufgaben")]


def test_structure_tells_arabic_in_reading_order() -> None:
    content = pdf_bytes(outline(Paragraph("نحن نريد")), Fonts())
    assert b"/S /Span" in content
    assert "\ufeffنحن نريد".encode("utf-16-be").hex().upper().encode() in content
    assert b"/S /Span" not in pdf_bytes(outline(Paragraph("Wir wollen")), Fonts())


def test_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "ergebnis.pdf"
    path.write_bytes(b"old")

    class StoppedError(Exception):
        pass

    def stop(done: int, of: int) -> None:
        if done == 1:
            raise StoppedError

    with pytest.raises(StoppedError):
        write_pdf(outline(Heading("a"), Heading("b")), path, Fonts(), progress=stop)
    assert path.read_bytes() == b"old"
    seen: list[tuple[int, int]] = []
    write_pdf(outline(Heading("a"), Heading("b")), path, Fonts(), progress=lambda done, of: seen.append((done, of)))
    assert seen == [(0, 2), (1, 2), (2, 2)]
    assert path.read_bytes().startswith(b"%PDF-1.7")
    assert [each.name for each in tmp_path.iterdir()] == ["ergebnis.pdf"]
