"""What became of every idea, and where every measure comes from."""

from __future__ import annotations

import pytest

from facilitator.conference import intents
from facilitator.conference import intents_review as r
from facilitator.conference.account import Review, accounts, anonymous_review, origins, unaccounted
from tests.session.hall import Hall
from tests.session.reviewing import Collected, Reviewer, collect, reviewer


@pytest.fixture
def cards(hall: Hall) -> Collected:
    return collect(hall)


@pytest.fixture
def anna(hall: Hall, cards: Collected) -> Reviewer:
    return reviewer(hall, cards, "Anna")


def whole(one: Reviewer) -> Review:
    return one.review.look.whole()


def test_every_idea_has_an_answer_or_says_what_it_lacks(anna: Reviewer, cards: Collected) -> None:
    assert [account.lacks for account in accounts(whole(anna))] == ["decision"] * 4
    anna.do(r.Judge((cards.one, cards.two), "adopted"))
    anna.do(r.Judge((cards.three,), "parked"))
    anna.do(r.Judge((cards.four,), "reviewed"))
    assert [account.lacks for account in accounts(whole(anna))] == ["measure", "measure", "reason", "decision"]
    anna.do(r.CreateMeasure("m", {"title": "Bauen"}, (cards.one,)))
    anna.do(r.Judge((cards.three,), "parked", "Erst 2028"))
    anna.do(r.Judge((cards.four,), "declined", "Zu teuer"))
    assert [account.idea.id for account in unaccounted(whole(anna))] == [cards.two]


def test_the_trail_from_both_ends(anna: Reviewer, cards: Collected) -> None:
    anna.do(r.CreatePillar("p", "Ankommen"))
    anna.do(r.CreateTheme("t", "Wohnen", "p", (cards.three, cards.two)))
    anna.do(r.Join("j", (cards.one, cards.four)))
    anna.do(r.Judge((cards.three,), "adopted"))
    anna.do(r.CreateMeasure("m", {"title": "Bauen"}, ("j", "t", cards.three)))
    anna.do(r.CreateMeasure("n", {"title": "Lotsen"}, ("t",)))
    one, two, three, four = accounts(whole(anna))
    assert [m.id for m in one.measures] == [m.id for m in four.measures] == ["m"]
    assert one.joint is not None
    assert one.joint.ideas == (cards.one, cards.four)
    assert (one.theme, one.pillar) == (None, None)
    assert three.theme is not None
    assert three.pillar is not None
    assert (three.theme.name, three.pillar.name) == ("Wohnen", "Ankommen")
    assert ([m.id for m in three.measures], [m.id for m in three.through_theme]) == (["m"], ["n"])
    assert (two.measures, [m.id for m in two.through_theme], two.lacks) == ((), ["m", "n"], "decision")
    anna.do(r.Judge((cards.two,), "adopted"))
    assert unaccounted(whole(anna)) == (), "what is adopted may come to a measure by its theme"
    assert [(o.idea.id, o.by) for o in origins(whole(anna), "m")] == [
        (cards.one, "joint"),
        (cards.two, "theme"),
        (cards.three, "idea"),
        (cards.four, "joint"),
    ]
    assert [o.by for o in origins(whole(anna), "n")] == ["theme", "theme"]


def test_what_leaves_the_house_names_nobody(anna: Reviewer, cards: Collected) -> None:
    anna.do(r.CreatePillar("p", "Ankommen"))
    anna.do(r.CreateTheme("t", "Sorgen von Frau Müller", "p", (cards.one,)))
    anna.do(r.Assign((cards.one,), "Anna"))
    anna.do(r.Judge((cards.one,), "declined", "Herr Schmidt ist dagegen"))
    anna.do(r.Judge((cards.three,), "declined", "Zu teuer"))
    anna.do(r.Join("j", (cards.two, cards.four), "Frau Müller fragen"))
    fields = {"responsible": "Frau Meier", "with_whom": "Herr Schmidt", "reports_to": "Landrat", "goal": "Wohnungen"}
    anna.do(r.CreateMeasure("m", {"title": "Bauen", "description": "Frau Müller weiß mehr"} | fields, ("j",)))
    allowed = {cards.one, cards.two, cards.three}
    review, left_out = anonymous_review(whole(anna), allowed)
    assert {idea.id for idea in review.ideas} == allowed
    assert not {idea.own.reviewer or idea.own.decided_by or idea.original for idea in review.ideas} - {""}
    assert [idea.own.reason for idea in review.ideas] == ["", "", "Zu teuer"]
    assert (review.themes[0].name, review.joints[0].text, review.joints[0].ideas) == ("…", "…", (cards.two,))
    (measure,) = review.measures
    assert (measure.title, measure.goal, measure.description) == ("Bauen", "Wohnungen", "")
    assert (measure.responsible, measure.with_whom, measure.reports_to) == ("", "", "")
    assert left_out == 4
    assert "Müller" not in repr(review)
    assert "Schmidt" not in repr(review)


def test_hidden_ideas_need_no_account(anna: Reviewer, cards: Collected) -> None:
    anna.do(intents.Withdraw((cards.one, cards.two)))
    assert [account.idea.id for account in accounts(whole(anna))] == [cards.three, cards.four]
