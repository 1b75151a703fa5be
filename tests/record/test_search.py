"""Search: by beginnings and inside words, in every writing, after every change."""

from __future__ import annotations

import tempfile
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.conference import intents as i
from facilitator.conference.events import parse
from facilitator.record import search
from facilitator.record.search import MOST_WORDS, SHORTEST_INSIDE, folded, forms, indexed
from tests.record.desks import Desk, card

FINDS = [
    ("Sprachkurse", "Kurs"),
    ("Sprachkurse", "SPRACHKURSE"),
    ("Sprachkurse", "hkur"),
    ("Sprachkurse", "sp"),
    ("Bäcker", "Bäcker"),
    ("Bäcker", "Baecker"),
    ("Bäcker", "Backer"),
    ("Baecker", "Bäcker"),
    ("Baecker", "Backer"),
    ("Ba\u0308cker", "bäck"),
    ("Straße", "Strasse"),
    ("STRASSE", "straße"),
    ("Fußgängerüberweg", "gaengerueber"),
    ("Fußgängerüberweg", "ssganger"),
    ("Steuern", "ern"),
    ("neue Bauernhöfe", "auer"),
    ("Öffnungszeiten", "oeffn"),
    ("Café", "cafe"),
    ("l’école d'été", "ecole ete"),
    ("Müller's Garten", "muellers"),
    ("Kindergarten.", "garten"),
    ("ﬁnden", "finden"),
    ("İstanbul ve Iğdır", "istanbul ıgdir"),
    ("İŞÇİ", "işçi"),
    ("Ёлка", "елка"),
    ("ШКОЛА", "школ"),
    ("Ґанок", "ганок"),
    ("мов'я", "мовя"),
    ("مدرسة", "مدرسه"),
    ("مُعَلِّم", "معلم"),
    ("إسلام", "اسلام"),
    ("على", "علي"),
    ("کتابخانه", "كتاب"),
    ("كتاب", "کتاب"),
    ("می‌خواهم", "میخواهم"),
    ("یک ۲۳", "يك 23"),
    ("العـــربية", "العربيه"),
    ("Łódź", "lodz"),
    ("Đorđe Ørsted", "dorde orsted"),
    ("Ὀδυσσεύς", "οδυσσευς"),
    ("𞤀𞤁𞤂", "𞤀𞤁"),
    ("한국어", "한국"),
    ("中文课程班", "文课程"),
    ("3-Zimmer", "zimmer 3"),
    ("snake_case", "case"),
]


@pytest.mark.parametrize(("text", "query"), FINDS)
def test_it_is_found(desk: Desk, text: str, query: str) -> None:
    desk.capture("a", text)
    desk.capture("b", "Ganz etwas anderes")
    assert desk.record.search(query) == [("a", "W1R1", text)]


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("Sprachkurse", "prachtkurse"),
        ("Sprachkurse", "ur"),  # two letters are looked for at the beginning only
        ("Kurse für Frauen", "Kurse Männer"),
        ("Kurse", ""),
        ("Kurse", " ,;! "),
        ("Kurse", "NOT Männer"),
    ],
)
def test_it_is_not_found(desk: Desk, text: str, query: str) -> None:
    desk.capture("a", text)
    assert desk.record.search(query) == []


@pytest.mark.parametrize(
    "query",
    [
        '"', '""', "*", "a*", "AND", "kurse AND", "OR kurse", "NOT", "NEAR(", "NEAR(kurse, 2)", "-kurse", "words:kurse",
        "^kurse", "(", "))", "{words}:", "kurse + abend", "'; DROP TABLE idea; --",
        "\x00kurse", "\ud800", "\ufffe", "%", "_", "?1",
        "kurse" * 500, "a " * 2_000,
    ],
)  # fmt: skip
def test_any_query_is_only_words(desk: Desk, query: str) -> None:
    desk.capture("a", "Kurse am Abend")
    desk.record.search(query)
    assert desk.record.look.ideas == 1
    assert [hit[0] for hit in desk.record.search('"kurse* -abend"')] == ["a"]


def test_words_of_operators_are_words(desk: Desk) -> None:
    desk.capture("a", "Not und Near or and")
    for query in ("NOT", "NEAR", "and or", "NOT near"):
        assert [hit[0] for hit in desk.record.search(query)] == ["a"]


def test_all_words_must_be_there_and_the_best_comes_first(desk: Desk) -> None:
    desk.capture("a", "Kurse, viele Worte darum herum, und noch einige mehr, und Räume")
    desk.capture("b", "Kurse und Räume")
    desk.capture("c", "Nur Kurse")
    assert [hit[0] for hit in desk.record.search("kurse räume")] == ["b", "a"]
    assert desk.record.search("kurse")[0][0] == "c"
    assert len(desk.record.search("kurse", most=2)) == 2


def test_the_original_wording_is_searched_too(desk: Desk) -> None:
    desk.capture("a", "Kurse", original="دوره‌های زبان")
    assert [hit[0] for hit in desk.record.search("زبان")] == ["a"]


def test_every_change_is_found(desk: Desk) -> None:
    desk.capture("a", "Sprachkurse")

    def hits(query: str) -> int:
        return len(desk.record.search(query))

    desk.do(i.Reword("a", "Wohnungen"))
    assert (hits("kurs"), hits("wohn")) == (0, 1)
    desk.do(i.Reword("a", original="خانه"))
    assert (hits("wohn"), hits("خانه")) == (1, 1)
    desk.do(i.Withdraw(("a",)))
    assert (hits("wohn"), hits("خانه")) == (0, 0)
    desk.undo()
    assert hits("ohnun") == 1
    desk.do(i.Redact("a", ("original",)))
    assert (hits("wohn"), hits("خانه")) == (1, 0)
    desk.do(i.Redact("a"))
    assert hits("wohn") == 0
    desk.do(i.Reword("a", "Häuser"))
    assert hits("user") == 1


def test_a_part_that_is_in_very_many_words_is_found_in_all(desk: Desk) -> None:
    """They are too many to be named one by one, so all texts are looked through."""
    many = MOST_WORDS + 20
    desk.receive([parse(card(n, text=f"Wort{n}leitung Rest")) for n in range(1, many + 1)])
    assert len(desk.record.search("leitung", most=1_000)) == many
    assert [hit[0] for hit in desk.record.search(f"leitung ort{many}")] == [f"card{many}"]
    assert len(desk.record.search("leitung rest eit", most=7)) == 7
    desk.do(i.Withdraw(("card1",)))
    assert len(desk.record.search("leitung", most=1_000)) == many - 1


def test_words_are_folded_once() -> None:
    assert folded("Ärzte & Ämter") == ["arzte", "amter"]
    assert forms("Ärzte am") == [("arzte", "aerzte"), ("am", "am")]
    assert indexed("Ärzte am Bau") == ["arzte", "aerzte", "am", "bau"]
    assert indexed("Mauer") == ["mauer", "maur"]
    assert [folded(" ".join(folded(text))) for text, _ in FINDS] == [folded(text) for text, _ in FINDS]


LETTERS = "aeounrstßäöüÄÖÜéčžąłøæıİ'’ʼ" + "жёїґ" + "ابتثيیىکكةهہأإآؤء" + "\u064e\u200c" + "ΣσςώΆ" + "한글" + "0۱٢"
word = st.text(st.sampled_from(LETTERS), min_size=1, max_size=9)
letters = st.one_of(word, st.text(st.characters(categories=["Lu", "Ll", "Lo", "Lt", "Nd"]), min_size=1, max_size=6))


@given(st.lists(letters, min_size=1, max_size=4), st.data())
@settings(max_examples=100)
def test_a_word_is_found_by_itself_by_its_beginnings_and_by_its_parts(words: list[str], data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder, closing(Desk(Path(folder), "one")) as desk:
        desk.capture("a", "Worte: " + ", ".join(words))
        wanted = data.draw(st.sampled_from(words))
        start = data.draw(st.integers(0, len(wanted) - 1))
        part = wanted[start : data.draw(st.integers(start + 1, len(wanted)))]
        queries = [wanted, wanted[: len(part)], wanted.upper(), f"worte {wanted}"]
        if all(len(found) >= SHORTEST_INSIDE for found in folded(part)):
            queries.append(part)
        for query in queries:
            if folded(query):
                assert [hit[0] for hit in desk.record.search(query)] == ["a"], (query, folded(query))


def test_no_more_words_are_remembered_than_memory_bears(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "MOST_REMEMBERED", 3)
    remembered = search._Joined()
    assert [remembered[word] for word in ("Bäcker", "Tür", "Bus", "Bäcker", "Öl")] == [
        *("backer baecker", "tur tuer", "bus", "backer baecker", "ol oel"),
    ]
    assert list(remembered) == ["Öl"]
