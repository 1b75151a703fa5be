"""The picture of a reviewed conference: what became of each idea, and what everybody may see of it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import given

from facilitator.conference.account import FATES, Fate, Lack, accounts, fate, fates, unaccounted
from facilitator.conference.anonymous import OTHERS
from facilitator.conference.everybody import LeftOut, flagged_words, for_everybody
from facilitator.conference.plan import Plan
from facilitator.conference.review import Comment, IdeaRow, Joint, Judgement, Measure, Pillar, Theme
from facilitator.conference.reviewed import Heard, Reviewed, of_session
from tests.report.reviewed import any_reviewed

NAMED = "Frau Zwiebelkranz hilft uns immer"


def row(number: int, text: str = "Mehr Kurse", state: str = "", **more: Any) -> IdeaRow:
    own = more.pop("own", Judgement(state=state))
    judgement = more.pop("judgement", own)
    session = more.pop("session", "W1R1")
    plain = IdeaRow(
        f"i{number}", session, number, "suggestion", text, "de", "Wortlaut", "", False, None, 0, own, None, judgement,
        (), 1, 1, False,
    )  # fmt: skip
    return plain._replace(**more)


SESSIONS = (Heard("W1R1", 1, "Wohnen", 1), Heard("W1R2", 1, "Wohnen", 2))
PLAN = Plan("k", "Konferenz", "2026-10-17")


def reviewed(*rows: IdeaRow, **more: Any) -> Reviewed:
    return Reviewed(rows, plan=PLAN, sessions=SESSIONS, **more)


def test_a_measure_counts_before_what_was_decided() -> None:
    assert fate(row(1, state="declined", measures=("m",))) == "measure"
    assert [fate(row(1, state=state)) for state in ("", "reviewed", "adopted", "parked", "declined", "later")] == [
        "open",
        "open",
        "adopted",
        "parked",
        "declined",
        "open",
    ]


LACKS: dict[Fate, set[Lack]] = {
    "measure": {""},
    "adopted": {"", "measure"},
    "parked": {"", "reason"},
    "declined": {"", "reason"},
    "open": {"decision"},
}


@given(any_reviewed())
def test_every_idea_has_one_account_that_agrees_with_its_fate(whole: Reviewed) -> None:
    found = accounts(whole)
    assert [account.idea for account in found] == list(whole.ideas)
    assert sum(fates(whole.ideas).values()) == len(whole.ideas)
    assert fates(whole.ideas).keys() <= set(FATES)
    for account in found:
        assert account.fate == fate(account.idea)
        assert account.lacks in LACKS[account.fate]
        assert (account.lacks == "reason") == (
            account.fate in {"parked", "declined"} and not account.idea.judgement.reason
        )
    assert unaccounted(whole) == tuple(account for account in found if account.lacks)


@given(any_reviewed())
def test_for_everybody_each_idea_is_counted_and_keeps_its_answer(whole: Reviewed) -> None:
    bare = for_everybody(whole)
    assert [row.id for row in bare.ideas] == [row.id for row in whole.ideas]
    assert fates(bare.ideas) == fates(whole.ideas)
    assert [account.lacks for account in accounts(bare)] == [account.lacks for account in accounts(whole)]
    assert [measure.lacks for measure in bare.measures] == [measure.lacks for measure in whole.measures]


def test_what_is_withheld_counts_without_its_words() -> None:
    named = row(1, NAMED, own=Judgement(state="declined", reason=NAMED))
    bare = for_everybody(reviewed(named, row(2, NAMED, state="parked")))
    assert [row.text for row in bare.ideas] == [OTHERS, OTHERS]
    assert [account.lacks for account in accounts(bare)] == ["", "reason"]
    assert fates(bare.ideas) == {"declined": 1, "parked": 1}


def test_words_that_somebody_let_stand_in_an_idea_may_stand_in_its_joint_idea() -> None:
    left_out = LeftOut({"i1"}, {NAMED})
    assert (left_out("i1", NAMED), left_out("j", NAMED), left_out("j", f"{NAMED}!")) == (NAMED, NAMED, OTHERS)
    assert left_out("t", "") == ""
    assert left_out.texts == {("j", f"{NAMED}!")}


def test_joined_ideas_share_their_fate() -> None:
    joined = row(1, joint="j", judgement=Judgement(state="adopted"))
    assert fates([joined, row(2), row(3)]) == {"adopted": 1, "open": 2}


def test_measures_stand_under_their_pillars_and_none_is_lost() -> None:
    pillars = (Pillar("p", "Wohnen"), Pillar("q", "Leer"))
    measures = (Measure("m1", 1, "A"), Measure("m2", 2, "B", pillar="p"), Measure("m3", 3, "C", pillar="gone"))
    found = [
        (pillar and pillar.id, [m.id for m in mine])
        for pillar, mine in reviewed(measures=measures, pillars=pillars).under()
    ]
    assert found == [("p", ["m2"]), (None, ["m1", "m3"])]
    assert list(reviewed().under()) == []


def test_things_are_found_by_their_ids() -> None:
    measures = (Measure("m1", 1, "A", sources=("t", "i1")), Measure("m2", 2, "B", sources=("t",)))
    joint = Joint("j", "Kurse", "suggestion", ("i1",), Judgement(), (), ("W1R1",), 1, (), False)
    whole = reviewed(
        row(1), row(2, session="W9R9"), joints=(joint,), themes=(Theme("t", "T", None, 1),), measures=measures
    )
    assert (whole.idea["i1"].number, whole.joint["j"].text, whole.measure["m2"].number) == (1, "Kurse", 2)
    assert whole.measures_of_theme == {"t": measures}
    assert [mine.id for mine in whole.by_session["W9R9"]] == ["i2"]


def everything() -> Reviewed:
    judged = Judgement("t", "declined", f"{NAMED} sagt nein", "Herr Prüfer", "Büro 2", 7)
    joint = Joint("j", NAMED, "suggestion", ("i2",), judged, (), ("W1R1",), 1, (), False)
    measure = Measure("m", 1, NAMED, goal="Ruhe", responsible="Herr Bach", with_whom="Frau Kant", reports_to="Frau Rot")
    return reviewed(
        row(1, NAMED, own=judged, cluster=NAMED),
        row(2, "Bus am Abend", joint="j", judgement=judged),
        joints=(joint,),
        themes=(Theme("t", NAMED, None, 1),),
        pillars=(Pillar("p", NAMED),),
        measures=(measure,),
    )


def test_nothing_points_to_a_person() -> None:
    told = repr(for_everybody(everything()))
    for word in ("Zwiebelkranz", "Prüfer", "Büro 2", "Wortlaut", "Bach", "Kant", "Rot"):
        assert word not in told, word
    assert "Bus am Abend" in told


def test_what_is_left_out_is_counted_once_each() -> None:
    found = for_everybody(everything())
    assert found.ideas[0].text == found.ideas[0].cluster == found.themes[0].name == OTHERS
    assert found.measures[0].responsible == OTHERS
    assert found.measures[0].lacks == ("until",)
    # the words of an idea, a joint idea, a theme, a pillar and a measure; a reason of an idea, of the joint one
    assert found.withheld == 7


def test_kept_words_stay() -> None:
    whole = everything()
    assert flagged_words(whole) == {"i1", "i2", "j", "t", "p", "m"}, "the joint idea may have the words of its second"
    kept = for_everybody(replace(whole, kept=frozenset({"i1", "t", "p", "m"})))
    assert kept.ideas[0].text == kept.ideas[0].cluster == kept.measures[0].title == kept.joints[0].text == NAMED
    assert kept.measures[0].responsible == OTHERS
    assert kept.withheld == 1  # the joint idea's reason


def test_one_session_counts_its_own() -> None:
    whole = for_everybody(everything())
    assert [heard.id for heard in of_session(whole, "W1R1").sessions] == ["W1R1"]
    assert of_session(whole, "W1R1").withheld == 3
    assert of_session(whole, "W1R2").withheld == 0
    assert of_session(everything(), "W1R1").withheld == 0


def test_comments_are_for_the_office_alone() -> None:
    first, other, second = (Comment(f"c{n}", about, f"Text {n}", "Anna", n) for n, about in enumerate(("a", "b", "a")))
    found = reviewed(comments=(first, other, second))
    assert found.noted == {"a": (first, second), "b": (other,)}
    assert for_everybody(found).noted == {}
    assert of_session(found, "W1R1").noted == {}
