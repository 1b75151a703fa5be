"""The hand-over: each earlier round for itself, its strongest topics, what was said again, open questions."""

from __future__ import annotations

from dataclasses import replace

from facilitator.conference.handover import MOST_QUESTIONS, MOST_TOPICS
from facilitator.conference.results import Cluster, SessionResult
from facilitator.report.handover import handover
from facilitator.report.outline import Outline, Table
from tests.report.test_summary import BERLIN, DE, EMPTY, PLANNED, TEN, cards, headings, idea, paragraphs

UPCOMING = replace(EMPTY, planned=replace(PLANNED, id="W3R3", round=3))


def outline(*earlier: SessionResult) -> Outline:
    return handover(earlier, UPCOMING, DE, TEN, BERLIN)


def tables(document: Outline) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


def test_topics_come_by_dots_with_their_strongest_card() -> None:
    clusters = tuple(Cluster(f"c{n}", "W3R2", f"Thema {n}", n) for n in range(MOST_TOPICS + 2))
    ideas = (
        idea(1, "schwach", cluster="c7", dots=1),
        idea(2, "stark", cluster="c7", dots=6),
        idea(3, "geparkt", cluster="c7", dots=9, parked=True),
    )
    (table,) = tables(outline(replace(EMPTY, clusters=clusters, ideas=ideas)))
    assert [row[0] for row in table.rows] == [f"Thema {n}" for n in range(7, 7 - MOST_TOPICS, -1)]
    assert table.rows[0] == ("Thema 7", "7 Punkte", "stark")


def test_rounds_are_never_added_up() -> None:
    one = replace(
        EMPTY,
        planned=replace(PLANNED, id="W3R1", round=1),
        ideas=(idea(1),),
        clusters=(Cluster("a", "W3R1", "Bus", 3),),
    )
    two = replace(EMPTY, ideas=(idea(2),), clusters=(Cluster("b", "W3R2", "Bus", 4),))
    assert [table.rows[0][1] for table in tables(outline(one, two))] == ["3 Punkte", "4 Punkte"]
    titles = [title for title, _ in headings(outline(one, two))]
    assert titles.index("Was Runde 1 gesagt hat") < titles.index("Was Runde 2 gesagt hat")


def test_open_questions_and_what_was_said_again() -> None:
    ideas = (
        idea(1, "Wer zahlt?", kind="question", dots=1),
        idea(2, "Wer fährt?", kind="question", dots=5),
        idea(3, "Später", kind="question", parked=True),
        idea(4, "Mehr Busse", confirmed=("W3R3",)),
        *(idea(n, f"Frage {n}", kind="question") for n in range(10, 20)),
    )
    texts = [card.text for card in cards(outline(replace(EMPTY, ideas=ideas)))]
    assert texts[:3] == ["Mehr Busse", "Wer fährt?", "Wer zahlt?"]
    assert len(texts) == 1 + MOST_QUESTIONS
    assert "Später" not in texts


def test_nothing_yet_is_said() -> None:
    assert "Aus den Runden davor ist noch nichts da." in paragraphs(outline())
    assert "Aus den Runden davor ist noch nichts da." in paragraphs(outline(EMPTY))
