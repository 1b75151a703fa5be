"""What can be asked of the office's decisions, beside the picture as a whole."""

from __future__ import annotations

import hashlib

import pytest

from facilitator.conference import intents as i
from facilitator.conference import intents_review as r
from facilitator.conference.commands.measures import source_id
from facilitator.conference.review import Dots
from tests.record.desks import Desk
from tests.record.test_review_rows import do


@pytest.fixture
def office(desk: Desk) -> Desk:
    """Four ideas of two sessions; a and b joined, a measure that comes from them, comments, and c and d kept apart."""
    for ident, session in (("a", "W1R1"), ("b", "W1R2"), ("c", "W1R1"), ("d", "W2R1")):
        desk.capture(ident, f"Karte {ident}", session)
    desk.do(i.OpenVote("v", "W1R1", "Punkte", dots_each=3))
    desk.do(i.CountVoters("v", 12))
    desk.do(i.CountDots("v", "a", 5))
    do(desk, r.CreatePillar("p", "Ankommen"))
    do(desk, r.CreateTheme("t", "Wohnen", "p"))
    do(desk, r.Join("j", ("a", "b")))
    do(desk, r.KeepApart(("c", "d")))
    do(desk, r.CreateMeasure("m", {"title": "Bauen"}, ("j",)))
    desk.wall += 1_000
    do(desk, r.WriteComment("one", "j", "Nachfragen"))
    desk.wall += 1_000
    do(desk, r.WriteComment("two", "m", "Zu teuer?"))
    return desk


def test_one_session_after_the_other(office: Desk) -> None:
    ask = office.record.review.by_session()
    assert [[row.id for row in ask(session)] for session in ("W1R1", "W2R1", "W1R1", "W9R9")] == [
        ["a", "c"],
        ["d"],
        ["a", "c"],
        [],
    ]


def test_the_dots_of_joined_ideas_stand_by_their_votes(office: Desk) -> None:
    (joint,) = office.record.review.joints()
    assert joint.ideas == ("a", "b")
    assert joint.dots == (Dots("v", "W1R1", "Punkte", 12, 5),)


def test_comments_of_one_thing_and_of_all(office: Desk) -> None:
    review = office.record.review
    assert [comment.text for comment in review.comments()] == ["Nachfragen", "Zu teuer?"]
    assert [comment.id for comment in review.comments("m")] == ["two"]
    do(office, i.Withdraw(("two",)))
    assert review.comments("m") == []


def test_what_was_kept_apart(office: Desk) -> None:
    assert office.record.review.apart() == {frozenset("cd")}
    do(office, r.AllowTogether(("c", "d")))
    assert office.record.review.apart() == set()


def test_what_belongs_to_a_thing(office: Desk) -> None:
    review = office.record.review
    assert sorted(review.frame()) == ["m", "p", "t"]
    assert sorted(review.told_of("j")) == sorted(["one", source_id("m", "j")])
    assert sorted(review.told_of("m")) == sorted(["two", source_id("m", "j")])
    office.do(i.Confirm("x", "c", "W1R2"))
    assert review.told_of("c") == ["x"]


def test_what_an_id_stands_for(office: Desk) -> None:
    review = office.record.review
    assert [review.is_a(ident) for ident in "ajtpm"] == ["idea", "joint", "theme", "pillar", "measure"]
    do(office, i.Withdraw(("t",)))
    assert [review.is_a(ident) for ident in ("t", "v", "unknown")] == ["", "", ""]


def test_ideas_by_their_number(office: Desk) -> None:
    review = office.record.review
    assert [review.numbered("W1R1", number) for number in (1, 2, 3)] == [["a"], ["c"], []]
    assert review.numbered("W1R2", 1) == ["b"]
    do(office, i.Withdraw(("c",)))
    assert review.numbered("W1R1", 2) == []


def test_rows_that_a_change_reaches(office: Desk) -> None:
    review = office.record.review
    assert sorted(review.reached(["j"])) == ["a", "b"]
    assert sorted(review.reached(["c", "c", "unknown"])) == ["c"]
    assert [row.id for row in review.ideas(["d", "unknown", "a"])] == ["d", "a"]


def test_events_about_some_things_are_in_their_order(office: Desk) -> None:
    events = office.record.events_about(["j", "a", "a"])
    assert [event.kind for event in events] == ["IdeaCaptured", "JointWritten", "IdeaJoined"]
    assert office.record.events_about(["unknown"]) == []
    state = office.record.state_of(["a"])
    assert [(s.id, s.get("joint")) for s in state.of("idea")] == [("a", "j")]
    assert list(state.of("joint")) == []


def test_a_journals_fingerprint_is_over_the_hashes_of_its_events(office: Desk) -> None:
    (journal,) = (entry.name for entry in office.record.look.journals() if entry.session == "W2R1")
    (event,) = (event for event in office.events() if event.journal == journal)
    assert office.record.look.journal_fingerprint(journal) == hashlib.sha256(event.digest).hexdigest()
    assert office.record.look.journal_fingerprint("unknown") == hashlib.sha256(b"").hexdigest()
