"""Text in lines: nothing lost, nothing too wide, letters joined, every script in its direction."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.report.fonts import BOLD, Fonts
from facilitator.report.glyphs import Glyph, Run
from facilitator.report.shaping import Line, Shaper, Style

SHAPER = Shaper(Fonts())
BODY = Style(10)
SPACES = r"[ \t\u1680\u2000-\u2006\u2008-\u200b\u205f\u3000]*"
GAP = re.compile(rf"{SPACES}(\r\n|[\n\v\f\r\x85\u2028\u2029])?{SPACES}")
SHAPELESS = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
MIXED = st.lists(
    st.sampled_from(
        ["Wohnungen", "für", "Größe", "مرحبا", "نحن", "می‌خواهم", "Жук", "ሰላም", "שלום", "12", "3-5", "(A1)", " ", "\n"]
    )
).map(" ".join)


def glyphs(line: Line) -> list[Glyph]:
    return [glyph for run in line.runs for glyph in run.glyphs]


def words(line: Line) -> str:
    return "".join(run.text for run in line.runs)


@given(st.one_of(st.text(max_size=200), MIXED), st.floats(40, 300))
def test_no_line_is_too_wide_and_no_letter_is_lost(text: str, width: float) -> None:
    lines = SHAPER.lines(text, BODY, width)
    assert all(line.width <= width for line in lines)
    assert GAP.fullmatch(text, 0, lines[0].start)
    assert GAP.fullmatch(text, lines[-1].end)
    for line, following in pairwise(lines):
        assert line.start <= line.end <= following.start
        assert GAP.fullmatch(text, line.end, following.start)
    for line in lines:
        wanted = SHAPELESS.sub("\ufffd", text[line.start : line.end].replace("\t", " "))
        assert sorted(words(line)) == sorted(wanted)


@given(st.text(st.characters(categories=["Cs", "Cc", "Cf", "Mn", "Me", "Co", "So"]), max_size=60))
def test_what_has_no_shape_is_set_all_the_same(text: str) -> None:
    for line in SHAPER.lines(text, BODY, 100):
        assert line.width <= 100
        assert sum(run.width for run in line.runs) == pytest.approx(line.width)


def test_lines_are_filled_as_far_as_they_go() -> None:
    text = "eins zwei drei vier"
    room = SHAPER.line("eins zwei drei", BODY).width
    assert [text[line.start : line.end] for line in SHAPER.lines(text, BODY, room)] == ["eins zwei drei", "vier"]
    assert [words(line) for line in SHAPER.lines(text, BODY, room - 0.1)] == ["eins zwei", "drei vier"]


def test_word_longer_than_a_line_is_cut() -> None:
    text = "Donaudampfschifffahrtsgesellschaft da"
    lines = SHAPER.lines(text, BODY, 60)
    assert len(lines) > 2
    assert "".join(words(line) for line in lines).replace(" ", "") == text.replace(" ", "")
    assert [words(line) for line in SHAPER.lines("xxxxxxxxxxx da", BODY, 45)] == ["xxxxxxxx", "xxx da"]


def test_marks_are_not_cut_off_their_letter() -> None:
    lines = SHAPER.lines("e\u0301" * 40, BODY, 60)
    assert all(words(line).startswith("e") and words(line).endswith("\u0301") for line in lines)


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r", "\u2028", "\u2029", "\x85"])
def test_hard_line_breaks_are_kept(ending: str) -> None:
    text = f"eins{ending}{ending}zwei{ending}"
    assert [words(line) for line in SHAPER.lines(text, BODY, 500)] == ["eins", "", "zwei", ""]


def test_hyphen_is_a_place_to_break_between_letters_only() -> None:
    text = "Flüchtlings-Beratung"
    assert [words(line) for line in SHAPER.lines(text, BODY, 75)] == ["Flüchtlings-", "Beratung"]
    assert len(SHAPER.lines("10-12", BODY, SHAPER.line("10-12", BODY).width)) == 1
    room = SHAPER.line("um 10-", BODY).width
    assert [words(line) for line in SHAPER.lines("um 10-12", BODY, room)] == ["um", "10-12"]


def test_each_paragraph_has_its_own_direction() -> None:
    lines = SHAPER.lines("Hallo\nمرحبا\n12\nשלום", BODY, 300)
    assert [line.right_to_left for line in lines] == [False, True, True, True]
    assert SHAPER.lines("Hallo", BODY, 300, direction=1)[0].right_to_left


def test_override_of_one_text_disturbs_nothing_else() -> None:
    before = SHAPER.lines("abc", BODY, 300)
    assert [glyph.text for glyph in glyphs(SHAPER.line("\u202eabc", BODY))][1:] == ["c", "b", "a"]
    assert SHAPER.lines("abc", BODY, 300) == before
    two = SHAPER.lines("\u202eabc\nabc", BODY, 300)
    assert [glyph.text for glyph in glyphs(two[1])] == ["a", "b", "c"]


def ids(text: str) -> list[int]:
    """Glyphs that say something, in reading order."""
    line = SHAPER.line(text, BODY)
    return [glyph.id for glyph in glyphs(line) if glyph.text][:: -1 if line.right_to_left else 1]


def test_arabic_letters_are_joined() -> None:
    alone, (first, middle, last) = ids("ه")[0], ids("ههه")
    assert len({alone, first, middle, last}) == 4
    unjoined = ids("س\u200cس")
    assert unjoined[0] == unjoined[-1] == ids("س")[0]


def test_arabic_letters_stay_joined_where_a_word_is_cut() -> None:
    first, middle = ids("هههه")[:2]
    lines = SHAPER.lines("ه" * 30, BODY, 60)
    assert len(lines) > 2
    assert glyphs(lines[0])[-1].id == first
    assert glyphs(lines[1])[-1].id == middle
    assert glyphs(lines[0])[0].id == middle


def test_arabic_lines_are_wrapped_before_they_are_turned() -> None:
    text = "نحن نريد دروس اللغة الألمانية في المساء"
    lines = SHAPER.lines(text, BODY, 90)
    assert len(lines) > 1
    assert lines[0].end < lines[1].start
    assert words(lines[0]).split() == text.split()[: len(words(lines[0]).split())]
    assert glyphs(lines[0])[-1].text == "ن"


def test_farsi_has_all_its_letters() -> None:
    assert 0 not in ids("پچژگکی می‌خواهم ۱۲۳")


def test_mixed_line_has_each_word_in_its_place() -> None:
    line = SHAPER.line("Das sagt محمد heute, 15 Uhr", BODY)
    assert not line.right_to_left
    assert [(run.text.strip(), run.level) for run in line.runs if run.text.strip()] == [
        ("Das sagt", 0),
        ("محمد", 1),
        ("heute, 15 Uhr", 0),
    ]
    line = SHAPER.line("نحن 3 كلمات", BODY)
    assert [run.text.strip() for run in line.runs] == ["كلمات", "3", "نحن"]


def test_mark_is_put_above_its_letter() -> None:
    (letter, mark) = glyphs(SHAPER.line("q\u0301", BODY))
    assert mark.advance == 0
    assert mark.x < 0 or mark.y != 0
    assert letter.text == "q\u0301"


@pytest.mark.parametrize(
    "text", ["Größe ẞ", "Привіт їжак ґ", "Ελληνικά", "İstanbul ığş", "ሰላም", "שלום", "≥ ✓ → ★", "👍🏽"]
)
def test_scripts_have_glyphs(text: str) -> None:
    assert all(glyph.id for glyph in glyphs(SHAPER.line(text, BODY)))


@pytest.mark.parametrize("text", ["一", "\x00", "\ud800", "\ue000"])
def test_what_no_font_has_is_a_box_or_a_stand_in(text: str) -> None:
    (glyph,) = glyphs(SHAPER.line(text, BODY))
    assert glyph.advance > 0


def test_families_of_emoji_are_one_picture() -> None:
    assert len([glyph for glyph in glyphs(SHAPER.line("👩\u200d👩\u200d👧", BODY)) if glyph.advance]) == 1


def test_sign_does_not_draw_what_follows_into_its_face() -> None:
    families = [run.face.family for run in SHAPER.line("👍 12", BODY).runs]
    assert families == ["NotoEmoji", "NotoSans"]


def test_bold_is_wider_and_has_the_same_letters() -> None:
    regular, bold = SHAPER.line("Maßnahme", BODY), SHAPER.line("Maßnahme", Style(10, BOLD))
    assert bold.width > regular.width
    assert words(bold) == words(regular)


def test_clipped_line_fits_and_says_so() -> None:
    line = SHAPER.clipped("Amt für Migration, Integration und Teilhabe\nim Landkreis", BODY, 120)
    assert line.width <= 120
    assert words(line).endswith("…")
    assert words(SHAPER.clipped("kurz", BODY, 120)) == "kurz"


def test_space_at_a_break_is_kept_for_readers() -> None:
    first, last = SHAPER.lines("eins zwei", BODY, 30)
    assert [run.text for run in first.space] == [" "]
    assert last.space == ()


def test_neighbouring_runs_are_joined_in_reading_order() -> None:
    (run,) = SHAPER.line("نحن نريد", BODY).runs
    assert isinstance(run, Run)
    assert run.text == "نحن نريد"
