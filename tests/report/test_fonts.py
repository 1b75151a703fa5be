"""Faces: found by character, told when they are missing, cut down to what is used."""

from __future__ import annotations

from pathlib import Path

import pytest

from facilitator.language import Language
from facilitator.report.fonts import BOLD, REGULAR, Fonts, FontsMissing
from facilitator.report.typefaces import FontFile, installed


@pytest.mark.parametrize(
    ("text", "family"),
    [
        ("a", "NotoSans"),
        ("ж", "NotoSans"),
        ("ب", "NotoSansArabic"),
        ("ש", "NotoSansHebrew"),
        ("ሀ", "NotoSansEthiopic"),
        ("न", "NotoSansDevanagari"),
        ("→", "NotoSansSymbols"),
        ("≥", "Inter"),
        ("😀", "NotoEmoji"),
        ("☺\ufe0f", "NotoEmoji"),
        ("一", "NotoSans"),
    ],
)
def test_character_finds_its_face(text: str, family: str) -> None:
    assert Fonts().pick(text, REGULAR).family == family


def test_every_file_is_there_and_every_face_opens() -> None:
    fonts = Fonts()
    for file in installed():
        assert file.path.is_file()
        assert fonts._face(file.family, BOLD).characters


def test_same_face_is_opened_once() -> None:
    fonts = Fonts()
    assert fonts.pick("a", REGULAR) is fonts.pick("b", REGULAR)
    assert fonts.pick("a", REGULAR) is not fonts.pick("a", BOLD)


def test_punctuation_goes_on_in_the_face_before_it() -> None:
    fonts = Fonts()
    arabic = fonts.pick("ب", REGULAR)
    assert fonts.pick("!", REGULAR, arabic) is arabic
    assert fonts.pick("A", REGULAR, arabic) is fonts.main(REGULAR)


@pytest.mark.parametrize("content", [None, b"", b"no font at all" * 50])
def test_missing_or_damaged_file_is_told(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "NotoSans.ttf"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(FontsMissing) as caught:
        Fonts((FontFile("NotoSans", path),)).pick("a", REGULAR)
    assert "NotoSans" in caught.value.said(Language("de"))
    assert "Bitte installieren Sie" in caught.value.said(Language("de"))


def test_subset_holds_what_was_asked_for_and_little_more() -> None:
    face = Fonts().main(BOLD)
    glyph = face.font.get_nominal_glyph(ord("g"))
    program, places = face.subset({glyph})
    assert set(places) >= {0, glyph}
    assert len(program) < 3000
    assert program.startswith(b"\x00\x01\x00\x00")
    assert face.subset({glyph}) == (program, places)


def test_outline_is_a_path() -> None:
    face = Fonts().main(REGULAR)
    operators = face.outline(face.font.get_nominal_glyph(ord("o")))
    assert operators.startswith(tuple("0123456789-"))
    assert operators.split()[2] == "m"
    assert operators.count("m") == operators.count("h") == 2
    assert "c" in operators
