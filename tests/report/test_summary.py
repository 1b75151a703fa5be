"""The session's summary: complete, in order, honest about what is missing, silent about people where it has to be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest

from facilitator.conference.plan import DEFAULT_KINDS, DEFAULT_PHASES, PlannedSession, Workshop
from facilitator.conference.results import Cluster, Headcount, Idea, Note, SessionResult, SessionState, Task, Vote
from facilitator.language import Language
from facilitator.report.fonts import Fonts
from facilitator.report.outline import Card, Cards, Code, Facts, Heading, Outline, Paragraph, Table
from facilitator.report.pdf import pdf_bytes
from facilitator.report.summary import Version, fingerprint_in_groups, session_summary

DE = Language("de")
BERLIN = ZoneInfo("Europe/Berlin")
TEN = 1_790_841_600_000  # 1 October 2026, 10:00 in Berlin
MINUTE = 60_000
PRINT = "0123456789abcdef" * 4


def idea(number: int, text: str | None = "Mehr Kurse", **more: object) -> Idea:
    start = Idea(f"i{number}", "W3R2", number, "suggestion", text, language="de")
    return replace(start, **more)  # type: ignore[arg-type]  # the tests name the fields


PLANNED = PlannedSession(
    "W3R2", Workshop(3, "Arbeit", "Was hilft?"), 2, "Saal 2", ("Frau Adler",), "10:00", 60, DEFAULT_PHASES
)
EMPTY = SessionResult(
    planned=PLANNED,
    conference="Integrationskonferenz",
    date="2026-10-01",
    venue="Stadthalle",
    organiser="Landkreis",
    kinds=DEFAULT_KINDS,
    state="planned",
    started_at=None,
    ended_at=None,
    ideas=(),
    clusters=(),
    votes=(),
    headcount=(),
    notes=(),
    tasks=(),
    phases=DEFAULT_PHASES,
    devices=(),
    fingerprint=PRINT,
)
FULL = replace(
    EMPTY,
    state="closed",
    started_at=TEN + 4 * MINUTE,
    ended_at=TEN + 62 * MINUTE,
    ideas=(
        idea(1, "eins", cluster="c1", dots=2),
        idea(2, "zwei", cluster="c1", dots=5, interpreted=True, language="ar", original="اثنان"),
        idea(3, "drei", cluster="c2", dots=2, confirmed=("W3R3",)),
        idea(4, "vier", dots=2),
        idea(5, "fünf", cluster="c1", parked=True),
        idea(6, None, cluster="c1", redacted=True, original="weg", language="ar"),
        idea(7, "sieben", cluster="gone"),
        idea(8, "acht", cluster="c1", dots=2, conflicts=("text",), kind="own"),
        idea(9, "zurückgezogen", withdrawn=True),
    ),
    clusters=(Cluster("c0", "W3R2", "Leer"), Cluster("c2", "W3R2", "Geld", 2), Cluster("c1", "W3R2", "Sprache", 9)),
    votes=(Vote("v1", "W3R2", "Gewichtung", 22, 3),),
    headcount=(Headcount("Ehrenamtliche", 14), Headcount("Polizei", 3), Headcount("Ärzte", 4)),
    notes=(
        Note("n1", "decision", "Wir fangen an.", "Es eilt."),
        Note("n2", "dissent", "Nicht alle."),
        Note("n3", "note", None),
    ),
    tasks=(Task("t1", "Liste schreiben", "Herr Bach", "Mai"), Task("t2", None)),
    devices=("Laptop 3",),
)


def summary(result: SessionResult, version: Version = Version.INTERNAL, say: Language = DE) -> Outline:
    return session_summary(result, say, TEN + 90 * MINUTE, BERLIN, version)


def cards(outline: Outline) -> list[Card]:
    return [card for block in outline.blocks if isinstance(block, Cards) for card in block.cards]


def headings(outline: Outline) -> list[tuple[str, str]]:
    return [(block.text, block.aside) for block in outline.blocks if isinstance(block, Heading)]


def facts(outline: Outline) -> dict[str, str]:
    return dict(next(block for block in outline.blocks if isinstance(block, Facts)).pairs)


def paragraphs(outline: Outline) -> list[str]:
    return [block.text for block in outline.blocks if isinstance(block, Paragraph)]


def strings(part: object) -> Iterator[str]:
    """Every text anywhere in an outline."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple):
        for each in part:
            yield from strings(each)
    elif hasattr(part, "__dataclass_fields__"):
        for name in part.__dataclass_fields__:
            yield from strings(getattr(part, name))


def test_outline_says_what_it_is_of() -> None:
    outline = summary(FULL)
    assert outline.title == "Ergebnisse aus W3R2: Arbeit"
    assert outline.author == "Landkreis"
    assert outline.language == "de"
    assert outline.footer == "Integrationskonferenz · W3R2 · Stand 01.10.2026, 11:30"
    assert outline.blocks[0] == Heading("Arbeit", 1, "W3R2")
    assert outline.blocks[1] == Paragraph("Was hilft?")


def test_facts() -> None:
    assert facts(summary(FULL)) == {
        "Konferenz": "Integrationskonferenz",
        "Tag und Ort": "1. Oktober 2026, Stadthalle",
        "Sitzung": "Workshop 3, Runde 2",
        "Raum": "Saal 2",
        "Geplant": "10:00–11:00 Uhr (60 min)",
        "Tatsächlich": "10:04–11:02 Uhr",
        "Moderation": "Frau Adler",
        "Teilnehmende": "21 (Ehrenamtliche 14, Polizei 3, Ärzte 4)",
        "Karten": "8 (Vorschlag 7)",
        "Sprachen": "Deutsch, Arabisch",
        "Laptops": "Laptop 3",
    }


def test_session_that_is_in_no_plan_has_its_name() -> None:
    added = replace(FULL, planned=replace(PLANNED, id="X1", round=0, workshop=Workshop(0, "Spontan")))
    assert facts(summary(added))["Sitzung"] == "X1"


def test_topics_are_ranked_by_dots_and_cards_inside_them() -> None:
    outline = summary(FULL)
    assert headings(outline)[1:6] == [
        ("Themen nach Punkten", ""),
        ("Sprache", "9 Punkte"),
        ("Geld", "2 Punkte"),
        ("Leer", ""),
        ("Karten ohne Thema", ""),
    ]
    assert [card.number for card in cards(outline)] == ["2", "1", "8", "6", "3", "4", "7", "5"]
    assert headings(outline)[6] == ("Parkplatz", "")


def test_cards_say_all_that_is_known_of_them() -> None:
    found = {card.number: card for card in cards(summary(FULL))}
    assert found["2"] == Card(
        "zwei",
        "Vorschlag",
        "#2F855A",
        "bulb",
        "2",
        5,
        "اثنان",
        "Originalwortlaut (Arabisch)",
        ("Über Dolmetschung",),
    )
    assert found["3"].remarks == ("Wieder genannt in W3R3",)
    assert found["8"].remarks == (
        "Zwei Laptops haben diese Karte verschieden geändert; gezeigt wird die neueste Fassung.",
    )
    assert (found["8"].kind, found["8"].icon) == ("own", "dot")


def test_redacted_card_is_there_without_its_words() -> None:
    (card,) = (card for card in cards(summary(FULL)) if card.number == "6")
    assert (card.text, card.original, card.quiet) == ("[geschwärzt]", "", True)
    assert "weg" not in set(strings(summary(FULL)))


def test_dots_come_with_the_number_of_voters() -> None:
    assert "22 Personen konnten je 3 Punkte vergeben." in paragraphs(summary(FULL))
    one = replace(FULL, votes=(Vote("v", "W3R2", "", 1, None),))
    assert "1 Person hat gepunktet." in paragraphs(summary(one))
    unknown = replace(FULL, votes=(Vote("v", "W3R2", "", None, 3),))
    assert "Wie viele Personen gepunktet haben, wurde nicht festgehalten." in paragraphs(summary(unknown))
    twice = replace(FULL, votes=(Vote("v", "W3R2", "erst", 9, 3), Vote("w", "W3R2", "", 8, 3)))
    assert (
        "8 Personen konnten je 3 Punkte vergeben. Es wurde mehrmals gepunktet (erst, 2); gezeigt werden die Punkte des "
        "letzten Mals." in paragraphs(summary(twice))
    )


def test_decisions_dissent_tasks_and_notes() -> None:
    outline = summary(FULL)
    assert [text for text, _ in headings(outline)][7:] == [
        "Entscheidungen",
        "Dissens",
        "Aufgaben",
        "Notizen",
        "Was unvollständig ist",
    ]
    assert paragraphs(outline)[3:7] == ["Wir fangen an.", "Begründung: Es eilt.", "Nicht alle.", "[geschwärzt]"]
    (table,) = (block for block in outline.blocks if isinstance(block, Table))
    assert table.head == ("Was", "Wer", "Bis wann")
    assert table.rows == (("Liste schreiben", "Herr Bach", "Mai"), ("[geschwärzt]", "", ""))


def test_code_restores_the_session() -> None:
    code = summary(FULL).blocks[-1]
    assert isinstance(code, Code)
    assert code.payload == f"facilitator:W3R2:{PRINT}"
    assert "0123 4567 89AB CDEF" in code.caption
    assert fingerprint_in_groups("abcdef") == "ABCD EF"


@pytest.mark.parametrize(
    ("state", "sentence"),
    [
        ("planned", "Die Sitzung wurde nicht begonnen."),
        ("open", "Die Uhr der Sitzung wurde nicht gestartet."),
        ("running", "Die Sitzung war noch nicht geschlossen, als diese Zusammenfassung entstand."),
        ("closed", "Die tatsächlichen Zeiten wurden nicht festgehalten."),
    ],
)
def test_what_is_missing_is_said(state: SessionState, sentence: str) -> None:
    found = paragraphs(summary(replace(EMPTY, state=state)))
    assert sentence in found
    assert "Die Teilnehmenden wurden nicht gezählt." in found


def test_gaps_are_counted() -> None:
    found = paragraphs(summary(FULL))
    assert "Der Text von 1 Karte wurde geschwärzt." in found
    assert "1 Karte wurde auf zwei Laptops verschieden geändert; das ist noch zu klären." in found
    assert "Es wurden keine Punkte gezählt." not in found
    assert "Es wurden keine Punkte gezählt." in paragraphs(summary(replace(FULL, votes=())))


def test_whole_session_without_gaps_has_no_such_chapter() -> None:
    whole = replace(FULL, ideas=FULL.ideas[:5])
    assert ("Was unvollständig ist", "") not in headings(summary(whole))


def test_empty_session_says_so() -> None:
    outline = summary(EMPTY)
    assert "In dieser Sitzung wurden keine Karten gesammelt." in paragraphs(outline)
    assert not cards(outline)
    known = facts(outline)
    assert (known["Tatsächlich"], known["Teilnehmende"], known["Karten"]) == (
        "nicht festgehalten",
        "nicht gezählt",
        "0",
    )
    assert pdf_bytes(outline, Fonts()).startswith(b"%PDF")


def test_cards_without_clusters_need_no_heading() -> None:
    loose = replace(FULL, clusters=(), votes=())
    assert [text for text, _ in headings(summary(loose))][1:3] == ["Themen", "Parkplatz"]
