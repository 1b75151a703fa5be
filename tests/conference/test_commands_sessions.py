"""Commands on the plan, on whole sessions, and those that any subject knows."""

from __future__ import annotations

from dataclasses import replace

import pytest

from facilitator.conference import intents as i
from facilitator.conference.commands.writing import plan_of, revisions
from facilitator.conference.errors import Refusal
from facilitator.conference.plan import Phase, Plan
from facilitator.conference.views import planned_session, session_result
from tests.conference.play import CORRECTED, PLAN, Laptop, exchange
from tests.conftest import NOON


@pytest.fixture
def laptop() -> Laptop:
    found = Laptop("one")
    found.do(i.CaptureIdea("a", "W1R1", "question", "Wann?"))
    return found


@pytest.mark.parametrize(
    ("intent", "reason"),
    [
        (i.IssuePlan(Plan("other", "Anders", "2026-01-01")), "another conference"),
        (i.AdjustSession("X1", room="Foyer"), "needs a title"),
        (i.AdjustSession("X1", title=" \x07"), "needs a title"),
        (i.MoveClock("X1", {}), "has no session X1"),
        (i.CloseSession("X1"), "has no session X1"),
        (i.ReopenSession("X1"), "has no session X1"),
        (i.Withdraw(("a", "gone")), "not there any more"),
        (i.Restore(("gone",)), "not there any more"),
        (i.Redact("gone"), "not there any more"),
        (i.Redact("plan"), "no words to erase"),
        (i.Redact("a", ("kind",)), "no words to erase"),
        (i.Settle("gone", "text", "Wo?"), "not there any more"),
        (i.Settle("a", "text", "Wo?"), "no conflict here any more"),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(laptop: Laptop, intent: i.Intent, reason: str) -> None:
    before = list(laptop.events)
    with pytest.raises(Refusal, match=reason):
        laptop.do(intent)
    assert laptop.events == before


def test_without_a_plan_there_are_no_sessions() -> None:
    empty = Laptop("one", None)
    for intent in (i.AdjustSession("W1R1", room="Foyer"), i.CloseSession("W1R1")):
        with pytest.raises(Refusal, match="There is no plan yet"):
            empty.do(intent)


def test_a_plan_that_says_the_same_is_no_revision(laptop: Laptop) -> None:
    assert laptop.do(i.IssuePlan(replace(PLAN, revision=99))) == ()
    laptop.do(i.IssuePlan(CORRECTED))
    assert plan_of(laptop.state) == replace(CORRECTED, revision=2)
    laptop.do(i.IssuePlan(PLAN))
    assert plan_of(laptop.state) == replace(PLAN, revision=3)
    assert [plan.revision for plan in revisions(laptop.state)] == [3, 2, 1]


def test_two_revisions_at_once_are_a_conflict_and_the_newest_is_in_force(laptop: Laptop) -> None:
    other = Laptop("two", wall=NOON + 9_000)
    laptop.do(i.IssuePlan(replace(PLAN, venue="Aula")))
    other.do(i.IssuePlan(replace(PLAN, venue="Mensa")))
    exchange(laptop, other)
    assert [plan_of(one.state).venue for one in (laptop, other)] == ["Mensa", "Mensa"]
    assert laptop.state.subjects["plan"].conflicts == ("plan",)


def test_a_session_that_left_the_plan_goes_on(laptop: Laptop) -> None:
    laptop.do(i.IssuePlan(CORRECTED))
    laptop.do(i.CaptureIdea("b", "W2R2", "question", "Und wir?"))
    found = session_result(laptop.state, "W2R2", "")
    assert (found.planned.workshop.title, found.conference, len(found.ideas)) == ("Sprache", "Konferenz", 1)


def test_what_is_different_on_the_spot(laptop: Laptop) -> None:
    phases = (Phase("Reden", 30, note="leise"), Phase("Ende", 5, "close", protected=True))
    laptop.do(i.AdjustSession("W1R1", "Wohnraum", "Foyer", ("B. Tal",), "10:05", 55, phases))
    found = planned_session(laptop.state, "W1R1")
    assert (found.workshop.title, found.workshop.number, found.room) == ("Wohnraum", 1, "Foyer")
    assert (found.moderators, found.start, found.minutes, found.phases) == (("B. Tal",), "10:05", 55, phases)
    assert laptop.do(i.AdjustSession("W1R1", room="Foyer", moderators=("B. Tal",))) == ()


def test_an_unplanned_session(laptop: Laptop) -> None:
    laptop.do(i.AdjustSession("X1", title="Kinder"))
    laptop.do(i.AdjustSession("X1", room="Garten"))
    laptop.do(i.CaptureIdea("b", "X1", "question", "Spielen wir?"))
    found = session_result(laptop.state, "X1", "")
    assert (found.planned.workshop.title, found.planned.room, found.phases) == ("Kinder", "Garten", PLAN.phases)
    assert (found.planned.workshop.number, found.planned.round, found.planned.minutes) == (0, 0, 60)


def test_clock_and_end(laptop: Laptop) -> None:
    laptop.do(i.MoveClock("W1R1", {"started": NOON, "phase": 2}))
    assert session_result(laptop.state, "W1R1", "").state == "running"
    laptop.do(i.CloseSession("W1R1"))
    assert session_result(laptop.state, "W1R1", "").state == "closed"
    assert laptop.do(i.CloseSession("W1R1")) == ()
    laptop.do(i.CaptureIdea("b", "W1R1", "question", "Noch etwas?"))
    laptop.do(i.ReopenSession("W1R1"))
    found = session_result(laptop.state, "W1R1", "")
    assert (found.state, found.started_at, found.ended_at, len(found.ideas)) == ("running", NOON, None, 2)


def test_hidden_and_shown_again(laptop: Laptop) -> None:
    laptop.do(i.CaptureIdea("b", "W1R1", "question", "Wo?"))
    assert len(laptop.do(i.Withdraw(("a", "b", "a")))) == 2
    assert session_result(laptop.state, "W1R1", "").ideas == ()
    assert laptop.do(i.Withdraw(("a",))) == ()
    laptop.do(i.Restore(("a",)))
    assert [idea.id for idea in session_result(laptop.state, "W1R1", "").ideas] == ["a"]
    assert laptop.do(i.Restore(("a",))) == ()


def test_settling_needs_a_value_of_the_fields_type(laptop: Laptop) -> None:
    other = Laptop("two")
    exchange(laptop, other)
    laptop.do(i.ChangeKind(("a",), "observation"))
    other.do(i.ChangeKind(("a",), "suggestion"))
    exchange(laptop, other)
    with pytest.raises(Refusal, match="no value for it"):
        laptop.do(i.Settle("a", "kind", 5))
    (event,) = laptop.do(i.Settle("a", "kind", "suggestion"))
    assert event.kind == "IdeaKindChanged"
    assert laptop.state.subjects["a"].conflicts == ()
    (again,) = laptop.do(i.Settle("a", "kind", "observation"))  # what was a side once may hold after all
    assert again.replaces == (event.ref,)
    with pytest.raises(Refusal, match="no conflict here any more"):
        laptop.do(i.Settle("a", "kind", "never"))
