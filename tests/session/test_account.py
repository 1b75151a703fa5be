"""What became of every idea, from a record."""

from __future__ import annotations

from typing import Any

import pytest

from facilitator.conference import intents
from facilitator.conference import intents_review as r
from facilitator.conference.account import Review, accounts, unaccounted
from facilitator.report.summary import Version
from facilitator.session.tables_review import Decided
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


def test_the_trail_from_an_idea_to_its_measures(anna: Reviewer, cards: Collected) -> None:
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


def test_hidden_ideas_need_no_account(anna: Reviewer, cards: Collected) -> None:
    anna.do(intents.Withdraw((cards.one, cards.two)))
    assert [account.idea.id for account in accounts(whole(anna))] == [cards.three, cards.four]


def exported(one: Reviewer, cards: Collected, audience: Version) -> dict[str, Any]:
    """What the JSON says of the four ideas, and of the rest."""
    decided = Decided(one.record, audience)
    rows = {ident: row for session in ("W1R1", "W1R2", "W2R1") for ident, row in decided.of(session).items()}
    found: dict[str, Any] = {
        "ideas": {ident: decided.fields(rows[ident])["reason"] for ident in rows},
        "cells": {ident: decided.cells(rows[ident])[2] for ident in rows},
        **decided.parts(),
    }
    return found | {"withheld": decided.withheld}


def test_tables_for_everybody_name_nobody_and_keep_every_answer(anna: Reviewer, cards: Collected) -> None:
    anna.do(r.CreatePillar("p", "Wunsch von Frau Müller"))
    anna.do(r.CreateTheme("t", "Sorgen von Frau Müller", "p", (cards.one,)))
    anna.do(r.Judge((cards.one,), "declined", "Herr Schmidt ist dagegen"))
    anna.do(r.Judge((cards.three,), "declined", "Zu teuer"))
    anna.do(r.Join("j", (cards.two, cards.four), "Frau Müller fragen"))
    fields = {"responsible": "Frau Meier", "with_whom": "Herr Schmidt", "reports_to": "Landrat", "goal": "Wohnungen"}
    anna.do(r.CreateMeasure("m", {"title": "Bauen", "description": "Frau Müller weiß mehr"} | fields, ("j",)))
    inside, outside = (exported(anna, cards, audience) for audience in (Version.INTERNAL, Version.ANONYMOUS))
    assert inside["ideas"][cards.one] == inside["cells"][cards.one] == "Herr Schmidt ist dagegen"
    assert (
        outside["ideas"] == outside["cells"] == {cards.one: "…", cards.two: "", cards.three: "Zu teuer", cards.four: ""}
    )
    assert (outside["themes"][0]["name"], outside["themes"][0]["pillar"], outside["joints"][0]["text"]) == ("…",) * 3
    (measure,) = outside["measures"]
    assert (measure["title"], measure["goal"], measure["description"]) == ("Bauen", "Wohnungen", "…")
    assert (measure["responsible"], measure["with_whom"], measure["reports_to"]) == ("", "", "")
    assert measure["lacks"] == inside["measures"][0]["lacks"] == ["until"], "somebody is responsible, but not named"
    assert not any(name in repr(outside) for name in ("Müller", "Schmidt", "Meier"))
    assert (inside["withheld"], outside["withheld"]) == (0, 5), (
        "of a pillar, a theme, an idea, a joint one and a measure"
    )


def test_words_that_somebody_let_stand_stand_in_tables_too(anna: Reviewer, cards: Collected) -> None:
    anna.do(intents.Reword(cards.one, text="Frau Müller hilft"))
    anna.do(r.Judge((cards.three,), "declined", "Herr Schmidt ist dagegen"))
    anna.do(r.Join("j", (cards.one, cards.four), "Frau Müller hilft"))
    assert exported(anna, cards, Version.ANONYMOUS)["joints"][0]["text"] == "…"
    anna.do(intents.KeepWording(cards.one))
    anna.do(intents.KeepWording(cards.three))
    found = exported(anna, cards, Version.ANONYMOUS)
    assert found["joints"][0]["text"] == "Frau Müller hilft"
    assert found["ideas"][cards.three] == "Herr Schmidt ist dagegen"
    assert found["withheld"] == 0
