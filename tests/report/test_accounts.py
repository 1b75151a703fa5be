"""Roadmap, feedback and the whole account as outlines: complete, honest, silent about people where they have to be."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from hypothesis import given, settings

from facilitator.conference.account import fate
from facilitator.conference.anonymous import anonymous
from facilitator.conference.everybody import for_everybody
from facilitator.conference.review import Comment, Measure
from facilitator.conference.reviewed import Reviewed, of_session
from facilitator.report.account import together
from facilitator.report.conference import whole_account
from facilitator.report.feedback import feedback, session_feedback
from facilitator.report.outline import (
    Bars,
    Contents,
    Facts,
    Heading,
    Items,
    Ledger,
    Notice,
    Outline,
    Paragraph,
    Table,
    Timeline,
)
from facilitator.report.roadmap import roadmap
from tests.report.accounts import ANONYMOUS, DE, EN, NOW, ZONE, facts, parts, said, told, whole
from tests.report.reviewed import FULL, any_reviewed, row
from tests.report.test_summary import FULL as RESULT

# Feedback.


@given(any_reviewed())
@settings(max_examples=40)
def test_every_idea_is_told_of_once_under_its_fate(reviewed: Reviewed) -> None:
    found = feedback(reviewed, DE, NOW, ZONE)
    entries = [entry.number for ledger in parts(found, Ledger) for entry in ledger.entries]
    assert Counter(entries) == Counter(row.label for row in reviewed.ideas)
    (bars,) = parts(found, Bars) or (Bars("", ()),)
    assert sum(number for _, number in bars.bars) == len(reviewed.ideas)
    assert facts(found)["Noch nicht entschieden"] == str(sum(fate(row) == "open" for row in reviewed.ideas))


def entries(found: Outline) -> dict[str, tuple[str, ...]]:
    return {e.number: (e.fate, *e.told, *e.about) for block in parts(found, Ledger) for e in block.entries}


def test_what_became_of_an_idea_is_said_with_the_trail() -> None:
    found = entries(told())
    theme = "Theme: Sprache"
    assert found["W1R1-1"] == ("◆ In a measure", "Measure 1: Abendkurse", theme, "Cluster: Sprache · 5 dots")
    assert found["W1R1-2"] == (
        "✓ Adopted",
        "Joined with W2R1-2 as “Kurse abends”, said in 2 sessions of 2 workshops",
        "Reason: Oft genannt",
        theme,
        "Decided by Büro 1, Jan 1, 1970, 01:00",
    )
    assert found["W2R1-2"][1] == "Joined with W1R1-2, said in 2 sessions of 2 workshops"
    assert found["W1R1-3"][:3] == (
        "✗ Not adopted",
        "Reason: Sache des Landes",
        "Theme: Mobilität (source of measure 3)",
    )
    assert "Changed differently in two places; this has to be settled." in found["W1R1-3"]
    assert found["W1R2-1"][-1] == "said in 2 sessions of 1 workshop"
    assert found["W2R1-1"] == ("◇ Looked at, not yet decided",)
    assert found["X1-1"] == ("○ Not yet decided", "Lies with Frau Adler")


def test_sections_have_their_numbers() -> None:
    heads = [(block.text, block.level, block.aside) for block in parts(told(), Heading)]
    assert ("W1R1 · Wohnen", 2, "3 ideas") in heads
    assert ("○ Not yet decided", 3, "1") in heads
    assert ("W2R2 · Arbeit", 2, "0 ideas") in heads
    assert "No ideas came from this session." in said(told().blocks)
    assert "The text of 1 card was redacted; it is not counted here." in said(told().blocks)


def test_hand_out_of_a_session_is_about_it_alone() -> None:
    found = session_feedback(of_session(FULL, "W1R1"), EN, NOW, ZONE)
    assert found.title == "What became of the ideas: W1R1"
    assert list(entries(found)) == ["W1R1-1", "W1R1-2", "W1R1-3"]
    assert parts(found, Contents) == []
    counted = ", ".join(together(each) for each in ("◆ In a measure 1", "✓ Adopted 1", "✗ Not adopted 1"))
    sentence = f"This is what became of your 3 ideas: {counted}."
    assert Paragraph(sentence) in found.blocks


def test_many_joined_ideas_are_not_all_named() -> None:
    rows = [row(n, judgement=FULL.joints[0].judgement, joint="j1") for n in range(1, 21)]
    joint = replace(FULL.joints[0], ideas=tuple(each.id for each in rows))
    found = entries(told(replace(FULL, ideas=tuple(rows), joints=(joint,))))
    assert "W1R1-9 and 11 more as" in found["W1R1-1"][1]


def test_without_names_there_are_no_names() -> None:
    open_one = for_everybody(FULL)
    for make in (feedback, roadmap, whole):
        text = said(make(open_one, EN, NOW, ZONE, ANONYMOUS).blocks)
        for word in ("Büro 1", "Frau Adler", "VHS", "Gemeinden", "Kreistag", "Laptop 3\n"):
            assert word not in text or make is whole, (word, make)
    found = whole_account(open_one, (anonymous(RESULT),), EN, NOW, ZONE, ANONYMOUS)
    text = said(found.blocks)
    assert [word for word in ("Frau Adler", "Herr Bach", "VHS", "Laptop 3") if word in text] == []
    assert found.footer.endswith("without names")


def test_left_out_texts_are_counted_and_marked() -> None:
    named = replace(FULL, ideas=(row(1, "Frau Zwiebelkranz hilft"), *FULL.ideas[1:]))
    found = told(for_everybody(named), ANONYMOUS)
    assert "Zwiebelkranz" not in said(found.blocks)
    (entry,) = (e for block in parts(found, Ledger) for e in block.entries if e.number == "W1R1-1")
    assert (entry.text, entry.quiet) == ("[left out]", True)
    (sentence,) = parts(found, Notice)
    assert sentence.text.startswith("1 text was left out")


# The roadmap.


def test_measures_tell_everything_and_drafts_are_flagged() -> None:
    found = told(make=roadmap)
    heads = [(block.text, block.level, block.aside) for block in parts(found, Heading)]
    assert heads[2:5] == [
        ("Lernen", 2, "1 measure"),
        ("1. Abendkurse", 3, "◆ decided"),
        ("Without a field of action", 2, "3 measures"),
    ]
    assert ("4. Beginnt", 3, "later") in heads
    shown = [block.pairs for block in parts(found, Facts)][1]
    assert dict(shown) == {
        "Responsible": "VHS",
        "With whom": "Gemeinden",
        "Begin": "February 2027",
        "Until": "December 31, 2027",
        "Resources": "9 Räume",
        "Reports to": "Kreistag",
        "Builds on": "Bedarf",
        "Indicator": "Plätze",
        "Target group": "Eltern",
        "Priority": "hoch",
        "Last change": "Dec 7, 2025, 12:00",
    }
    notices = [block.text for block in parts(found, Notice)]
    assert notices == [
        "3 measures have no owner or no deadline yet; they are marked.",
        "A draft: it does not say yet: who is responsible.",
        "This counts as decided, but does not say: who is responsible.",
        "Changed differently in two places; this has to be settled.",
        "A draft: it does not say yet: who is responsible, until when.",
    ]
    assert [block.text for block in parts(found, Paragraph)][1:3] == ["Goal: Alle lernen", "In drei Orten"]


def test_sources_are_named_and_none_is_shortened() -> None:
    lists = {block.items for block in parts(told(make=roadmap), Items)}
    assert ("W1R1-1 “Abendkurse”",) in lists
    joined = "“Kurse abends” (W1R1-2, W2R1-2), said in 2 sessions of 2 workshops"
    assert (joined, "Theme “Mobilität” with 2 ideas") in lists
    assert "No idea is named as its source." in said(told(make=roadmap).blocks)


def test_time_line_is_in_order_of_dates() -> None:
    (line,) = parts(told(make=roadmap), Timeline)
    assert [(span.name, span.words) for span in line.spans] == [
        ("Measure 4: Beginnt", "later · from June 2027"),
        ("Measure 1: Abendkurse", "◆ decided · from February 2027 until December 31, 2027"),
        ("Measure 3: Halb beschlossen", "▶ under way · until 2028"),
    ]
    assert all(0 <= span.begin <= span.end <= 1 for span in line.spans)
    assert Items("Without a date", ("Measure 2: Entwurf",)) in told(make=roadmap).blocks


def test_overview_goes_by_status() -> None:
    (table,) = parts(told(make=roadmap), Table)
    assert [line[:2] for line in table.rows] == [
        ("◇ examined", "2"),
        ("◆ decided", "1"),
        ("▶ under way", "3"),
        ("later", "4"),
    ]
    assert "2 adopted ideas are in no measure yet: W1R1-2, W2R1-2" in said(told(make=roadmap).blocks)
    assert "2 ideas are not yet decided; the feedback names them." in said(told(make=roadmap).blocks)


def test_dates_far_apart_have_few_ticks() -> None:
    measures = tuple(Measure(f"m{n}", n, "x", until=until) for n, until in enumerate(("0001", "2027-06-30", "9999")))
    (line,) = parts(told(replace(FULL, measures=measures), make=roadmap), Timeline)
    assert 2 <= len(line.ticks) <= 9
    assert all(0 <= place <= 1 for _, place in line.ticks)


def test_comments_are_told_to_the_office_alone() -> None:
    idea, measure = FULL.ideas[0], FULL.measures[0]
    comments = (Comment("c1", idea.id, "Bald\nklären", "Anna", 1), Comment("c2", measure.id, "Geld fehlt", "Berta", 2))
    noted = replace(FULL, comments=comments)
    assert "Comment (Anna): Bald klären" in entries(feedback(noted, EN, NOW, ZONE))[idea.label]
    (told_of,) = [one for one in parts(roadmap(noted, EN, NOW, ZONE), Items) if one.label == "Comments"]
    assert told_of.items == ("Comment (Berta): Geld fehlt",)
    for kept in (for_everybody(noted), of_session(noted, idea.session)):
        assert "Comment" not in said(feedback(kept, EN, NOW, ZONE, ANONYMOUS).blocks)
