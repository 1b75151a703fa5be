"""Cards typed into a spreadsheet: good rows are taken, bad ones named with line and reason."""

from __future__ import annotations

import pytest

from facilitator.conference.errors import Refusal
from facilitator.conference.plan import DEFAULT_KINDS, Kind
from facilitator.exchange.cards import CardRow, CardsReading, read_cards
from tests.exchange.sources import GERMAN, said


def read(text: str, kinds: tuple[Kind, ...] = DEFAULT_KINDS) -> CardsReading:
    return read_cards(text.encode(), "cards.csv", kinds)


def test_a_whole_card() -> None:
    reading = read(
        "ID;Kind;Text;Language;Original;Interpreted;Dots;Voters;Cluster;Parked\n"
        "7;Frage;Wo wohnen?;AR;أين نسكن؟;x;12;25;Wohnen;nein\n"
    )
    assert reading == CardsReading(
        (CardRow(2, "7", "question", "Wo wohnen?", "ar", "أين نسكن؟", True, 12, 25, "Wohnen", False),)
    )


def test_two_columns_are_enough() -> None:
    assert read("text,kind\nGut so,observation\n").cards == (CardRow(2, "", "observation", "Gut so"),)


def test_empty_cells_say_nothing() -> None:
    (card,) = read("kind,text,dots,voters,parked,language,id\nquestion,A,,,,,\n").cards
    assert card == CardRow(2, "", "question", "A")


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("Beobachtung", "observation"),
        ("OBSERVATION", "observation"),
        (" frage ", "question"),
        ("Question", "question"),
        ("Vorschlag", "suggestion"),
        ("suggestion", "suggestion"),
    ],
)
def test_the_usual_kinds_in_both_languages(word: str, kind: str) -> None:
    assert [card.kind for card in read(f"kind;text\n{word};A\n").cards] == [kind]


def test_the_words_of_the_plan_come_first() -> None:
    kinds = (Kind("question", "Rätsel", "#000000", "q"), Kind("wish", "Frage", "#000000", "w"))
    reading = read("kind;text\nFrage;A\nRÄTSEL;B\nquestion;C\nVorschlag;D\n", kinds)
    assert [card.kind for card in reading.cards] == ["wish", "question", "question"]
    assert said(reading.faults) == ["line 5 (kind): “Vorschlag” is no kind of card here: write one of Rätsel, Frage."]


def test_an_id_is_not_taken_for_another_kinds_label() -> None:
    kinds = (Kind("wish", "Question", "#000000", "w"), Kind("question", "Frage", "#000000", "q"))
    assert [card.kind for card in read("kind;text\nquestion;A\n", kinds).cards] == ["question"]


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        ("Idee;A;;;;;", "line 3 (kind): “Idee” is no kind of card here: write one of Beobachtung, Frage, Vorschlag."),
        (";A;;;;;", "line 3 (kind): The kind is missing: write one of Beobachtung, Frage, Vorschlag."),
        ("Frage;  ;;;;;", "line 3 (text): The card is empty."),
        ("Frage;A;-1;;;;", "line 3 (dots): “-1” is not a whole number from 0 to 99999."),
        ("Frage;A;2,5;;;;", "line 3 (dots): “2,5” is not a whole number from 0 to 99999."),
        ("Frage;A;viele;;;;", "line 3 (dots): “viele” is not a whole number from 0 to 99999."),
        ("Frage;A;100000;;;;", "line 3 (dots): “100000” is not a whole number from 0 to 99999."),
        ("Frage;A;;alle;;;", "line 3 (voters): “alle” is not a whole number from 0 to 99999."),
        ("Frage;A;;21;;;", "line 3 (voters): 21 voters here, and 20 further up: it is one vote, with one number."),
        ("Frage;A;;;vielleicht;;", "line 3 (parked): “vielleicht” is neither yes nor no."),
        (
            "Frage;A;;;;Elbisch;",
            "line 3 (language): “Elbisch” is not a language code, such as de, en, ar or uk.",
        ),
        ("Frage;A;;;;Arabisch;", "line 3 (language): “Arabisch” is not a language code; did you mean “ar”?"),
        ("Frage;A;;;;;one", "line 3 (id): The id “one” stands in line 2 already: give each card its own."),
        ("Frage;\x1b[2J;;;;;", "line 3 (text): Here is a sign that cannot be printed (U+001B): take it out."),
        (f"Frage;{'x' * 10_001};;;;;", "line 3 (text): This text is longer than 10000 letters: shorten it."),
    ],
)
def test_a_bad_row_is_named_and_the_others_are_taken(row: str, fault: str) -> None:
    head = "kind;text;dots;voters;parked;language;id"
    reading = read(f"{head}\nFrage;Vorher;3;20;0;de;one\n{row}\nFrage;Nachher;0;20;wahr;;two\n")
    assert said(reading.faults) == [fault]
    assert [(card.text, card.dots, card.voters, card.parked) for card in reading.cards] == [
        ("Vorher", 3, 20, False),
        ("Nachher", 0, 20, True),
    ]


def test_a_row_may_have_several_faults() -> None:
    reading = read("kind;text;dots\nIdee;;x\n")
    assert [fault.place.name for fault in reading.faults] == ["kind", "text", "dots"]
    assert reading.cards == ()


def test_all_faults_in_the_order_of_the_lines() -> None:
    reading = read("kind;text;dot\nIdee;A;1\nFrage;a;b;c\nFrage;;1\nFrage;B\n")
    assert [fault.place.line for fault in reading.faults] == [1, 2, 3, 4]
    assert said(reading.faults)[0] == "line 1: The column “dot” was left out; did you mean “dots”?"
    assert [card.text for card in reading.cards] == ["B"]
    assert [remark.place.line for remark in reading.remarks] == [5]


def test_other_columns_are_nobodys_business() -> None:
    reading = read("session;kind;text;captured_at;device;confirmed\nW1R1;Frage;A;1;L1;\n")
    assert (len(reading.cards), reading.faults) == (1, ())


def test_rows_that_are_empty_are_skipped() -> None:
    reading = read("kind;text;dots\n;;\n ; ;\nFrage;A;1\n;;\n")
    assert [(card.line, card.text) for card in reading.cards] == [(4, "A")]
    assert reading.faults == ()


def test_text_is_data() -> None:
    (card,) = read('kind;text;cluster\nFrage;"\'=1+1\r\n{x} %s ""y""";\'@Wohnen\n').cards
    assert (card.text, card.cluster) == ('=1+1\n{x} %s "y"', "@Wohnen")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("art;text\nFrage;A\n", "The column “kind” is missing: the first line has to name the columns."),
        ("kind\nFrage\n", "The column “text” is missing: the first line has to name the columns."),
        ("kind;text;Text\nFrage;A;B\n", "The column “text” is there twice: take one of them out."),
        ("", "There is no table in this file: its first line has to name the columns."),
    ],
)
def test_what_holds_no_cards(text: str, reason: str) -> None:
    with pytest.raises(Refusal) as raised:
        read(text)
    assert str(raised.value) == f"cards.csv was not read. {reason}"
    german = raised.value.said(GERMAN)
    assert german.startswith("cards.csv wurde nicht eingelesen. ")
    assert reason not in german
