"""What the other tests let pass when the code was changed in small ways: what the office decided."""

from __future__ import annotations

import pytest

from facilitator.conference import intents as i
from facilitator.conference import intents_review as r
from facilitator.conference.review import Dots
from tests.conftest import NOON
from tests.record.conftest import Seat
from tests.record.desks import Desk, exchange
from tests.record.test_review_rows import do
from tests.record.test_survivors import at_noon


@pytest.fixture
def office(desk: Desk) -> Desk:
    """Two ideas of one session and one of the next round; the first two are joined."""
    for ident, session in (("a", "W1R1"), ("b", "W1R1"), ("c", "W1R2")):
        desk.capture(ident, f"Karte {ident}", session)
    do(desk, r.Join("j", ("a", "b")))
    return desk


def test_a_hidden_cluster_names_none_of_its_cards(office: Desk) -> None:
    office.do(i.CreateCluster("k", "W1R1", "Wege", ("a",)))
    office.do(i.CreateCluster("l", "W1R1", "Zeiten", ("b",)))
    assert [row.cluster for row in office.record.review.ideas()] == ["Wege", "Zeiten", ""]
    office.do(i.Withdraw(("k",)))
    assert [row.cluster for row in office.record.review.ideas()] == ["", "Zeiten", ""]


def test_sessions_stand_in_the_order_of_the_day_and_those_in_no_plan_after_them(office: Desk) -> None:
    more = [("x", 1, "W2R1"), ("y", 2, "W1R2"), ("z", 3, "Anderswo"), ("w", 4, "Abends")]
    office.receive(
        [at_noon(n, "IdeaCaptured", ident, session=session, kind="question", text="Wo?") for ident, n, session in more]
    )
    do(office, r.Join("j", ("z", "x", "w", "y")))
    (joint,) = office.record.review.joints()
    assert joint.sessions == ("W1R1", "W1R2", "W2R1", "Abends", "Anderswo")
    assert joint.workshops == 4, "two of the plan, and two sessions that stand for themselves"


def test_a_session_without_a_workshop_stands_for_itself(office: Desk) -> None:
    for number, name in enumerate(("Abends", "Morgens"), 1):
        office.receive(
            [
                at_noon(number, "SessionAdjusted", f"session:{name}", title=name, workshop=0, round=1),
                at_noon(10 + number, "IdeaCaptured", name, session=name, kind="question", text="Wo?"),
            ]
        )
    do(office, r.Join("k", ("Abends", "Morgens")))
    assert [joint.workshops for joint in office.record.review.joints()] == [1, 2]


def test_an_idea_keeps_its_theme_where_its_joint_idea_has_none(office: Desk) -> None:
    do(office, r.CreateTheme("t", "Wohnen", subjects=("a",)))
    assert [row.judgement.theme for row in office.record.review.ideas()] == ["t", None, None]
    do(office, r.CreateTheme("u", "Arbeit", subjects=("j",)))
    assert [row.judgement.theme for row in office.record.review.ideas()] == ["u", "u", None]
    assert [(theme.id, theme.ideas) for theme in office.record.review.themes()] == [("t", 0), ("u", 2)]
    do(office, i.Withdraw(("u",)))
    assert [row.judgement.theme for row in office.record.review.ideas()] == ["t", None, None]
    assert [(theme.id, theme.ideas) for theme in office.record.review.themes()] == [("t", 1)]


def test_only_dots_that_count_are_added_up(office: Desk) -> None:
    for vote in ("v", "w"):
        office.do(i.OpenVote(vote, "W1R1", "Punkte"))
    for vote, target, dots in (("v", "a", 5), ("w", "a", 4), ("v", "b", 3), ("w", "b", 2)):
        office.do(i.CountDots(vote, target, dots))
    office.do(i.CountDots("v", "b", None))
    do(office, r.Judge(("c",), "adopted"))
    office.do(i.OpenVote("x", "W1R2", "Punkte"))
    office.do(i.CountDots("x", "c", 9))
    (joint,) = office.record.review.joints()
    assert joint.dots == (Dots("v", "W1R1", "Punkte", None, 5), Dots("w", "W1R1", "Punkte", None, 6))
    office.do(i.Withdraw(("w",)))
    (joint,) = office.record.review.joints()
    assert joint.dots == (Dots("v", "W1R1", "Punkte", None, 5),)
    office.receive([at_noon(1, "DotsCounted", "dots:v:z", vote="v", target="a", dots=7)])
    office.receive([at_noon(2, "Withdrawn", "dots:v:z", withdrawn=True)])
    (joint,) = office.record.review.joints()
    assert joint.dots == (Dots("v", "W1R1", "Punkte", None, 5),)


def test_a_measure_names_what_is_there_and_nothing_else(office: Desk) -> None:
    do(office, r.CreatePillar("p", "Ankommen"))
    do(office, r.CreatePillar("q", "Bleiben"))
    do(office, r.CreateTheme("t", "Wohnen"))
    do(office, r.CreateTheme("u", "Arbeit"))
    office.wall += 1_000
    do(office, r.CreateMeasure("m", {"title": "Bauen", "pillar": "p"}, ("c", "j", "t")))

    def seen() -> tuple[str | None, set[str]]:
        (measure,) = office.record.review.measures()
        return measure.pillar, set(measure.sources)

    assert seen() == ("p", {"c", "j", "t"})
    (measure,) = office.record.review.measures()
    (written,) = (event for event in office.events() if event.kind == "MeasureWritten")
    assert (measure.changed_at, measure.conflict) == (written.wall, False)
    for gone, expected in (("c", {"j", "t"}), ("j", {"t"}), ("t", set())):
        do(office, i.Withdraw((gone,)))
        assert seen() == ("p", expected)
    do(office, i.Withdraw(("p",)))
    assert seen() == (None, set())
    do(office, r.NameSources("m", ("u",)))
    do(office, r.DropSources("m", ("u",)))
    assert seen() == (None, set())


def test_a_measure_on_which_two_disagree_is_told(seat: Seat) -> None:
    one, two = seat("one"), seat("two")
    do(one, r.CreateMeasure("m", {"title": "Bauen"}))
    exchange(one, two)
    do(one, r.ChangeMeasure("m", {"title": "Viel bauen"}))
    do(two, r.ChangeMeasure("m", {"title": "Wenig bauen"}))
    exchange(one, two)
    assert [measure.conflict for measure in two.record.review.measures()] == [True]


def test_of_two_decisions_the_later_one_tells_who_and_when(seat: Seat) -> None:
    one, two = seat("one"), seat("two")
    one.capture("a", "Wann?")
    exchange(one, two)
    for desk, later, state in ((one, 1_000, "adopted"), (two, 2_000, "declined")):
        desk.wall = NOON + 60_000 + later
        do(desk, r.Judge(("a",), state, "Darum"))
    exchange(one, two)
    walls = [event.wall for event in one.events() if event.kind == "IdeaJudged"]
    assert len(set(walls)) == 2
    for desk in (one, two):
        (row,) = desk.record.review.ideas()
        assert (row.own.state, row.own.decided_at) == ("declined", max(walls))


def test_who_is_to_decide_is_kept_before_anything_is_decided(office: Desk) -> None:
    do(office, r.Assign(("c",), "Frau Kaya"))
    own = office.record.review.ideas(["c"])[0].own
    assert (own.reviewer, own.state, own.decided_by, own.decided_at) == ("Frau Kaya", "", "", 0)


def test_comments_say_when_they_were_written(office: Desk) -> None:
    office.wall += 5_000
    do(office, r.WriteComment("n", "j", "Nachfragen"))
    (comment,) = office.record.review.comments()
    (event,) = (event for event in office.events() if event.kind == "CommentWritten")
    assert comment.at == event.wall > NOON


def test_what_a_strange_package_leaves_out_is_empty(desk: Desk) -> None:
    kinds = ("JointWritten", "KeptApart", "ThemeWritten", "PillarWritten", "MeasureWritten", "CommentWritten")
    things = [(kind, "apart:x" if kind == "KeptApart" else kind) for kind in (*kinds, "IdeaCaptured")]
    desk.receive([at_noon(number, kind, subject) for number, (kind, subject) in enumerate(things, 1)])
    desk.receive([at_noon(20, "SourceNamed", "source:x"), at_noon(21, "IdeaJoined", "IdeaCaptured", joint=kinds[0])])
    assert desk.rows("SELECT text, words_of, kind, withdrawn FROM joint") == [(None, None, "", 0)]
    assert desk.rows("SELECT ideas, withdrawn FROM apart") == [("", 0)]
    assert desk.rows("SELECT name, position, pillar FROM theme") == [(None, 0, None)]
    assert desk.rows("SELECT name, position FROM pillar") == [(None, 0)]
    assert desk.rows("SELECT number, position, title, pillar, status, changed_at FROM measure") == [
        (0, 0, "", None, "idea", NOON)
    ]
    assert desk.rows("SELECT measure, target FROM source") == [("", "")]
    assert desk.rows("SELECT about, text FROM comment") == [("", None)]
    assert [joint.text for joint in desk.record.review.joints()] == [""]
