"""Views: what people see, also of half a story that came in pieces."""

from __future__ import annotations

import pytest

from facilitator.conference import intents as i
from facilitator.conference.errors import Refusal
from facilitator.conference.events import Event, parse, to_line
from facilitator.conference.results import Cluster
from facilitator.conference.state import State
from facilitator.conference.views import (
    Course,
    clusters_of,
    confirmations,
    dots_in,
    ideas_of,
    latest_vote,
    planned_session,
    session_result,
    suggested_dots,
)
from tests.conference.play import PLAN, Laptop, exchange
from tests.conference.test_events import data_of
from tests.conftest import NOON


def event(kind: str, subject: str, number: int, **body: object) -> Event:
    return parse(to_line(data_of(kind=kind, subject=subject, number=number, wall=NOON + number, body=body)))


@pytest.fixture
def laptop() -> Laptop:
    found = Laptop("one")
    for ident in ("a", "b", "c"):
        found.do(i.CaptureIdea(ident, "W1R1", "question", f"Karte {ident}"))
    found.do(i.CreateCluster("k", "W1R1", "Wege", ("a", "b")))
    return found


def dots(laptop: Laptop) -> list[int | None]:
    return [idea.dots for idea in ideas_of(laptop.state, "W1R1")]


def cluster(laptop: Laptop) -> Cluster:
    return clusters_of(laptop.state, "W1R1", ideas_of(laptop.state, "W1R1"))[0]


def test_the_newest_vote_with_dots_in_it_is_shown(laptop: Laptop) -> None:
    assert latest_vote(laptop.state, "W1R1") is None
    laptop.do(i.OpenVote("v1", "W1R1"))
    laptop.do(i.CountDots("v1", "a", 3))
    laptop.do(i.OpenVote("v2", "W1R1"))
    assert dots(laptop) == [3, None, None]
    laptop.do(i.CountDots("v2", "b", 2))
    assert (latest_vote(laptop.state, "W1R1"), dots(laptop), cluster(laptop).dots) == ("v2", [None, 2, None], 2)
    laptop.do(i.Withdraw(("v2",)))
    assert dots(laptop) == [3, None, None]
    laptop.do(i.CountDots("v1", "a", None))
    assert (latest_vote(laptop.state, "W1R1"), cluster(laptop).dots) == (None, None)
    assert dots_in(laptop.state, None) == {}


def test_a_clusters_dots_are_its_own_and_its_cards(laptop: Laptop) -> None:
    laptop.do(i.OpenVote("v", "W1R1"))
    for target, count in (("a", 3), ("b", 2), ("c", 7), ("k", 10)):
        laptop.do(i.CountDots("v", target, count))
    assert cluster(laptop).dots == 15
    laptop.do(i.Park(("a",)))
    assert cluster(laptop).dots == 12
    laptop.do(i.Withdraw(("b",)))
    assert cluster(laptop).dots == 10
    laptop.do(i.MoveIdeas(("c",), "k"))
    assert cluster(laptop).dots == 17


def test_dots_of_another_sessions_vote_are_not_shown(laptop: Laptop) -> None:
    laptop.do(i.OpenVote("v", "W1R2"))
    laptop.do(i.CountDots("v", "a", 3))
    assert dots(laptop) == [None, None, None]


def test_of_two_counts_of_one_target_the_higher_is_shown() -> None:
    counts = [event("DotsCounted", f"dots:{n}", n, vote="v", target="a", dots=n) for n in (2, 3)]
    assert dots_in(State(counts), "v") == dots_in(State(counts[::-1]), "v") == {"a": 3}
    assert dots_in(State([event("DotsCounted", "dots:x", 2)]), "v") == {}


def test_the_same_session_confirmed_by_two_laptops_counts_once(laptop: Laptop) -> None:
    other = Laptop("two")
    exchange(laptop, other)
    laptop.do(i.Confirm("n1", "a", "W1R2"))
    other.do(i.Confirm("n2", "a", "W1R2"))
    exchange(laptop, other)
    assert confirmations(laptop.state) == {"a": ["W1R2"]}
    assert ideas_of(laptop.state, "W1R1")[0].confirmed == ("W1R2",)


def test_half_a_story_is_shown_as_far_as_it_goes() -> None:
    state = State(
        [
            event("IdeaCaptured", "idea", 1),
            event("NoteWritten", "note", 2),
            event("TaskAgreed", "task", 3),
            event("VoteOpened", "vote", 4),
            event("ClusterCreated", "cluster", 5),
            event("HeadsCounted", "heads:x", 6, people=3),
            event("IdeaConfirmed", "again", 7),
            event("PlanIssued", "plan", 8, plan={**PLAN.__dict__, "kinds": [], "workshops": [], "rounds": []}
                  | {"phases": [], "changes": []}),
            event("SessionAdjusted", "session:W1R1", 9, title="Ohne Plan"),
        ]
    )  # fmt: skip
    found = session_result(state, "W1R1", "ff")
    assert (found.ideas[0].text, found.ideas[0].redacted, found.ideas[0].number) == (None, False, 0)
    assert (found.notes[0].kind, found.notes[0].text, found.tasks[0].what) == ("note", None, None)
    assert (found.votes[0].title, found.clusters[0].name, found.headcount[0].group) == ("", "", "")
    assert (found.state, found.devices, found.fingerprint) == ("open", ("Laptop 3",), "ff")


def test_a_session_that_nobody_knows(laptop: Laptop) -> None:
    with pytest.raises(KeyError):
        planned_session(laptop.state, "X1")
    with pytest.raises(Refusal):
        session_result(Laptop("two", None).state, "W1R1", "")


def test_a_plan_that_lost_its_content_is_none() -> None:
    with pytest.raises(Refusal, match="There is no plan yet"):
        session_result(State([event("PlanIssued", "plan", 1)]), "W1R1", "")


def test_an_unplanned_session_whose_title_was_redacted_is_still_there(laptop: Laptop) -> None:
    laptop.do(i.AdjustSession("X1", title="Frau Y. erzählt"))
    laptop.do(i.Redact("session:X1"))
    assert planned_session(laptop.state, "X1").workshop.title == "X1"


def test_an_unplanned_session_of_which_only_the_clock_has_come() -> None:
    two = Laptop("two")
    two.receive([event("ClockMoved", "session:X1", 1, clock={"started": NOON})])
    found = session_result(two.state, "X1", "")
    assert (found.planned.workshop.title, found.state) == ("X1", "running")


@pytest.mark.parametrize(
    ("started", "ended", "closed", "empty", "state"),
    [
        (None, None, False, True, "planned"),
        (None, None, False, False, "open"),
        (NOON, None, False, True, "running"),
        (NOON, NOON, False, False, "closed"),
        (None, None, True, True, "closed"),
    ],
)
def test_the_state_of_a_session(
    started: int | None, ended: int | None, closed: object, empty: object, state: str
) -> None:
    assert Course(started, ended, bool(closed), bool(empty)).state == state


def test_another_room_is_not_a_session_held(laptop: Laptop) -> None:
    laptop.do(i.AdjustSession("W2R1", room="Foyer"))
    laptop.do(i.CountHeads("W2R1", "Ehrenamt", 5))
    assert session_result(laptop.state, "W2R1", "").state == "open"
    laptop.do(i.CountHeads("W2R1", "Ehrenamt", None))
    assert session_result(laptop.state, "W2R1", "").state == "planned"


def test_a_withdrawn_count_is_not_shown(laptop: Laptop) -> None:
    (counted,) = laptop.do(i.CountHeads("W1R1", "Ehrenamt", 5))
    laptop.do(i.Withdraw((counted.subject,)))
    assert session_result(laptop.state, "W1R1", "").headcount == ()


@pytest.mark.parametrize(("choices", "each"), [(0, 1), (1, 1), (2, 1), (5, 3), (8, 4)])
def test_everybody_gets_dots_for_about_half_of_what_there_is_to_choose(choices: int, each: int) -> None:
    assert suggested_dots(choices) == each
