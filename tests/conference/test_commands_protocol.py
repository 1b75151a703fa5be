"""Commands on votes, headcount, notes, tasks and photos."""

from __future__ import annotations

import pytest

from facilitator.conference import intents as i
from facilitator.conference.errors import Refusal
from facilitator.conference.results import Headcount, Note, SessionResult, Task, Vote
from facilitator.conference.views import session_result
from tests.conference.play import Laptop, exchange


@pytest.fixture
def laptop() -> Laptop:
    found = Laptop("one")
    found.do(i.CaptureIdea("a", "W1R1", "question", "Wann?"))
    found.do(i.CreateCluster("k", "W1R1", "Wege", ("a",)))
    found.do(i.OpenVote("v", "W1R1", "Was zuerst?", 3))
    return found


def test_a_vote_and_its_people_are_one_step(laptop: Laptop) -> None:
    laptop.do(i.OpenVote("x", "W1R1", "Und nun?", 2, 20))
    assert [vote.voters for vote in result(laptop).votes] == [None, 20]


def result(laptop: Laptop) -> SessionResult:
    return session_result(laptop.state, "W1R1", "")


def counted(laptop: Laptop) -> tuple[int | None, ...]:
    found = result(laptop)
    return found.votes[0].voters, found.ideas[0].dots, found.clusters[0].dots


@pytest.mark.parametrize(
    ("intent", "reason"),
    [
        (i.OpenVote("w", "W9R9"), "has no session"),
        (i.OpenVote("w", "W1R1", dots_each=-1), "whole numbers from 0 to 100,000"),
        (i.CountVoters("a", 5), "not there any more"),
        (i.CountVoters("v", 100_001), "whole numbers"),
        (i.CountDots("gone", "a", 5), "not there any more"),
        (i.CountDots("v", "gone", 5), "not there any more"),
        (i.CountDots("v", "v", 5), "not there any more"),
        (i.CountDots("v", "a", -1), "whole numbers"),
        (i.CountHeads("W9R9", "Ehrenamt", 5), "has no session"),
        (i.CountHeads("W1R1", " ", 5), "text is empty"),
        (i.CountHeads("W1R1", "Ehrenamt", 100_001), "whole numbers"),
        (i.WriteNote("n", "W1R1", "poem", "Reim"), "a note, a decision or a dissent"),
        (i.WriteNote("n", "W1R1", "note", ""), "text is empty"),
        (i.WriteNote("n", "W9R9", "note", "Reim"), "has no session"),
        (i.RewordNote("gone", "Reim"), "not there any more"),
        (i.AgreeTask("t", "W1R1", " "), "text is empty"),
        (i.RewordTask("t", "Reden"), "not there any more"),
        (i.AddAttachment("p", "W9R9", "ab", "jpg"), "has no session"),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(laptop: Laptop, intent: i.Intent, reason: str) -> None:
    before = list(laptop.events)
    with pytest.raises(Refusal, match=reason):
        laptop.do(intent)
    assert laptop.events == before


def test_votes(laptop: Laptop) -> None:
    laptop.do(i.CountVoters("v", 12))
    laptop.do(i.CountDots("v", "a", 4))
    laptop.do(i.CountDots("v", "k", 2))
    found = result(laptop)
    assert found.votes == (Vote("v", "W1R1", "Was zuerst?", 12, 3),)
    assert (found.ideas[0].dots, found.clusters[0].dots) == (4, 6)


def test_nobody_and_nothing_counted_are_not_the_same(laptop: Laptop) -> None:
    assert result(laptop).votes[0].voters is None
    laptop.do(i.CountVoters("v", 0))
    laptop.do(i.CountDots("v", "a", 0))
    assert counted(laptop) == (0, 0, 0)
    laptop.do(i.CountVoters("v", None))
    laptop.do(i.CountDots("v", "a", None))
    assert (result(laptop).votes[0].voters, result(laptop).ideas[0].dots, result(laptop).clusters[0].dots) == (
        None,
    ) * 3


def test_taking_back_what_was_never_counted_is_no_event(laptop: Laptop) -> None:
    assert laptop.do(i.CountDots("v", "a", None)) == ()
    assert laptop.do(i.CountHeads("W1R1", "Ehrenamt", None)) == ()
    assert laptop.do(i.CountVoters("v", None)) == ()


def test_a_count_can_be_read_alone(laptop: Laptop) -> None:
    laptop.do(i.CountDots("v", "a", 1))
    (event,) = laptop.do(i.CountDots("v", "a", 2))
    assert dict(event.body) == {"vote": "v", "target": "a", "dots": 2}
    assert laptop.do(i.CountDots("v", "a", 2)) == ()


def test_heads(laptop: Laptop) -> None:
    laptop.do(i.CountHeads("W1R1", "Ehrenamt", 7))
    laptop.do(i.CountHeads("W1R1", " Ehrenamt ", 8))
    laptop.do(i.CountHeads("W1R1", "Verwaltung", 2))
    laptop.do(i.CountHeads("W1R2", "Ehrenamt", 5))
    assert result(laptop).headcount == (Headcount("Ehrenamt", 8), Headcount("Verwaltung", 2))
    laptop.do(i.CountHeads("W1R1", "Verwaltung", None))
    assert result(laptop).headcount == (Headcount("Ehrenamt", 8),)


def test_two_laptops_that_count_one_group_do_not_add_up(laptop: Laptop) -> None:
    other = Laptop("two")
    laptop.do(i.CountHeads("W1R1", "Ehrenamt", 7))
    other.do(i.CountHeads("W1R1", "Ehrenamt", 8))
    exchange(laptop, other)
    assert len(result(laptop).headcount) == 1
    (counted,) = laptop.state.of("headcount")
    assert counted.conflicts == ("people",)


def test_long_group_names_that_begin_alike_are_two_groups(laptop: Laptop) -> None:
    for ending in ("a", "b"):
        laptop.do(i.CountHeads("W1R1", "x" * 300 + ending, 1))
    assert len(result(laptop).headcount) == 2


def test_notes(laptop: Laptop) -> None:
    laptop.do(i.WriteNote("n", "W1R1", "decision", "Wir fragen nach", "Es eilt"))
    assert result(laptop).notes == (Note("n", "decision", "Wir fragen nach", "Es eilt"),)
    laptop.do(i.RewordNote("n", "Wir fragen"))
    assert result(laptop).notes == (Note("n", "decision", "Wir fragen", ""),)
    assert laptop.do(i.RewordNote("n", "Wir fragen")) == ()


def test_tasks(laptop: Laptop) -> None:
    laptop.do(i.AgreeTask("t", "W1R1", "Räume suchen", "Amt 3", "bis Mai"))
    assert result(laptop).tasks == (Task("t", "Räume suchen", "Amt 3", "bis Mai"),)
    laptop.do(i.RewordTask("t", "Räume finden", "Amt 3", "bis Juni"))
    assert result(laptop).tasks == (Task("t", "Räume finden", "Amt 3", "bis Juni"),)


def test_photos(laptop: Laptop) -> None:
    (event,) = laptop.do(i.AddAttachment("p", "W1R1", "ab" * 32, "jpg", " Tafel "))
    assert dict(event.body) == {"session": "W1R1", "sha256": "ab" * 32, "extension": "jpg", "caption": "Tafel"}
    assert laptop.do(i.AddAttachment("p", "W1R1", "ab" * 32, "jpg", "Tafel")) == ()
