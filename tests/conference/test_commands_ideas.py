"""Commands on ideas and clusters: what each writes, what it leaves alone, what it refuses."""

from __future__ import annotations

import pytest

from facilitator.conference import intents as i
from facilitator.conference.commands import decide
from facilitator.conference.commands.writing import LONGEST_TEXT, clean, cleaned
from facilitator.conference.errors import Refusal
from facilitator.conference.results import Idea
from facilitator.conference.state import State
from facilitator.conference.views import clusters_of, ideas_of
from tests.conference.play import Laptop


@pytest.fixture
def laptop() -> Laptop:
    """With two cards in W1R1, one in W2R1, and a cluster in each."""
    found = Laptop("one")
    for ident, session in (("a", "W1R1"), ("b", "W1R1"), ("c", "W2R1")):
        found.do(i.CaptureIdea(ident, session, "question", f"Karte {ident}"))
    found.do(i.CreateCluster("k1", "W1R1", "Wege"))
    found.do(i.CreateCluster("k2", "W2R1", "Orte"))
    return found


def idea(laptop: Laptop, ident: str) -> Idea:
    sessions = ("W1R1", "W1R2", "W2R1")
    return next(found for session in sessions for found in ideas_of(laptop.state, session) if found.id == ident)


def test_a_command_that_nobody_knows() -> None:
    with pytest.raises(TypeError, match="no command for str"):
        decide("sing", State())


def test_without_a_plan_nothing_is_taken() -> None:
    with pytest.raises(Refusal, match="There is no plan yet"):
        Laptop("one", None).do(i.CaptureIdea("a", "W1R1", "question", "Wann?"))


def test_capture(laptop: Laptop) -> None:
    laptop.do(
        i.CaptureIdea("d", "W1R1", "suggestion", " Mehr\tKurse\r\n ", " fa ", "دوره", True, cluster="k1", parked=True)
    )
    found = idea(laptop, "d")
    assert (found.number, found.kind, found.text, found.language, found.original) == (
        3, "suggestion", "Mehr\tKurse", "fa", "دوره",
    )  # fmt: skip
    assert (found.interpreted, found.cluster, found.parked, found.device) == (True, "k1", True, "one")


def test_several_cards_are_one_step_with_numbers_that_follow(laptop: Laptop) -> None:
    cards = (
        i.CaptureIdea("d", "W1R1", "question", "Wann?"),
        i.CaptureIdea("e", "W1R1", "suggestion", "So", cluster="k1"),
    )
    events = laptop.do(i.CaptureAll(cards))
    assert len({event.step for event in events}) == 1
    assert [(idea(laptop, ident).number, idea(laptop, ident).cluster) for ident in "de"] == [(3, None), (4, "k1")]


def test_several_cards_go_into_clusters_that_are_made_with_them(laptop: Laptop) -> None:
    clusters = (i.CreateCluster("k3", "W1R1", "Zeiten"), i.CreateCluster("k4", "W1R1", "Orte"))
    cards = tuple(
        i.CaptureIdea(ident, "W1R1", "question", ident, cluster=k) for ident, k in zip("de", ("k4", "k3"), strict=True)
    )
    events = laptop.do(i.CaptureAll(cards, clusters))
    assert [event.kind for event in events] == ["ClusterCreated"] * 2 + ["IdeaCaptured"] * 2
    assert [idea(laptop, ident).cluster for ident in "de"] == ["k4", "k3"]


def test_of_several_cards_all_are_taken_or_none(laptop: Laptop) -> None:
    cards = (i.CaptureIdea("d", "W1R1", "question", "Wann?"), i.CaptureIdea("e", "W1R1", "question", " "))
    with pytest.raises(Refusal, match="text is empty"):
        laptop.do(i.CaptureAll(cards))


def test_a_plain_card_says_nothing_of_what_is_usual(laptop: Laptop) -> None:
    (event,) = laptop.do(i.CaptureIdea("d", "W1R1", "question", "Wann?"))
    assert dict(event.body) == {"session": "W1R1", "number": 3, "kind": "question", "text": "Wann?"}


@pytest.mark.parametrize(
    ("intent", "reason"),
    [
        (i.CaptureIdea("d", "W9R9", "question", "Wann?"), "has no session W9R9"),
        (i.CaptureIdea("d", "W1R1", "answer", "Wann?"), "no kind of idea called answer"),
        (i.CaptureIdea("d", "W1R1", "question", " \x00\r "), "text is empty"),
        (i.CaptureIdea("d", "W1R1", "question", "x" * (LONGEST_TEXT + 1)), "longer than 20000 characters"),
        (i.CaptureIdea("d", "W1R1", "question", "Wann?", cluster="k2"), "cards of one session only"),
        (i.CaptureIdea("d", "W1R1", "question", "Wann?", cluster="a"), "not there any more"),
        (i.Reword("x", "Wann?"), "not there any more"),
        (i.Reword("k1", "Wann?"), "not there any more"),
        (i.Reword("a", ""), "text is empty"),
        (i.ChangeKind(("a",), "answer"), "no kind of idea"),
        (i.ChangeKind(("a", "x"), "question"), "not there any more"),
        (i.MoveIdeas(("a", "c"), "k1"), "cards of one session only"),
        (i.MoveIdeas(("a",), "gone"), "not there any more"),
        (i.Reassign(("a",), "W9R9"), "has no session"),
        (i.Confirm("n", "a", "W1R1"), "in this very session"),
        (i.Confirm("n", "x", "W1R2"), "not there any more"),
        (i.CreateCluster("k3", "W1R1", "Wege", ("c",)), "cards of one session only"),
        (i.CreateCluster("k3", "W1R1", " "), "text is empty"),
        (i.RenameCluster("a", "Wege"), "not there any more"),
        (i.PlaceCluster("gone", 1), "not there any more"),
        (i.MergeClusters("k1", "gone"), "not there any more"),
        (i.MergeClusters("k1", "k2"), "cards of one session only"),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(laptop: Laptop, intent: i.Intent, reason: str) -> None:
    before = list(laptop.events)
    with pytest.raises(Refusal, match=reason):
        laptop.do(intent)
    assert laptop.events == before


def test_reword_changes_what_is_named(laptop: Laptop) -> None:
    laptop.do(i.Reword("a", "Neu", "ar", "جديد", interpreted=True))
    found = idea(laptop, "a")
    assert (found.text, found.language, found.original, found.interpreted) == ("Neu", "ar", "جديد", True)
    laptop.do(i.Reword("a", original=""))
    assert (idea(laptop, "a").text, idea(laptop, "a").original) == ("Neu", "")


def test_what_is_so_already_is_no_event(laptop: Laptop) -> None:
    laptop.do(i.MoveIdeas(("a",), "k1"))
    same: tuple[i.Intent, ...] = (
        i.Reword("a"),
        i.Reword("a", " Karte a ", "", "", interpreted=False),
        i.ChangeKind(("a", "b"), "question"),
        i.Unpark(("a",)),
        i.MoveIdeas(("a",), "k1"),
        i.MoveIdeas(("b",), None),
        i.Reassign(("a",), "W1R1"),
        i.RenameCluster("k1", "Wege"),
        i.MergeClusters("k1", "k1"),
        i.CreateCluster("k1", "W1R1", "Wege"),
    )
    for intent in same:
        assert laptop.do(intent) == (), intent


def test_only_those_that_change_get_an_event(laptop: Laptop) -> None:
    laptop.do(i.Park(("a",)))
    (event,) = laptop.do(i.Park(("a", "b", "b")))
    assert event.subject == "b"
    laptop.do(i.Unpark(("a",)))
    assert (idea(laptop, "a").parked, idea(laptop, "b").parked) == (False, True)


def test_kind(laptop: Laptop) -> None:
    laptop.do(i.ChangeKind(("a",), "observation"))
    assert (idea(laptop, "a").kind, idea(laptop, "a").number) == ("observation", 1)


def test_reassigned_cards_leave_their_cluster_and_keep_their_number(laptop: Laptop) -> None:
    laptop.do(i.MoveIdeas(("a",), "k1"))
    done = laptop.do(i.Reassign(("a", "b"), "W2R1"))
    assert [event.kind for event in done] == ["IdeaReassigned", "IdeaReassigned", "IdeaMoved"]
    assert (idea(laptop, "a").session, idea(laptop, "a").cluster, idea(laptop, "b").number) == ("W2R1", None, 2)
    assert ideas_of(laptop.state, "W1R1") == ()


def test_said_again_is_evidence_and_no_second_card(laptop: Laptop) -> None:
    laptop.do(i.Confirm("n1", "a", "W1R2"))
    assert laptop.do(i.Confirm("n2", "a", "W1R2")) == ()
    laptop.do(i.Confirm("n3", "a", "W2R1"))
    assert idea(laptop, "a").confirmed == ("W1R2", "W2R1")
    laptop.do(i.Withdraw(("n1",)))
    assert idea(laptop, "a").confirmed == ("W2R1",)
    laptop.do(i.Confirm("n4", "a", "W1R2"))
    assert set(idea(laptop, "a").confirmed) == {"W1R2", "W2R1"}


def test_a_cluster_with_its_cards_is_one_step(laptop: Laptop) -> None:
    done = laptop.do(i.CreateCluster("k3", "W1R1", "Ziele", ("a", "b")))
    assert {event.step for event in done} == {done[0].number}
    assert [event.kind for event in done] == ["ClusterCreated", "IdeaMoved", "IdeaMoved"]
    assert (idea(laptop, "a").cluster, idea(laptop, "b").cluster) == ("k3", "k3")


def names(laptop: Laptop) -> list[str]:
    ideas = ideas_of(laptop.state, "W1R1")
    return [cluster.name for cluster in clusters_of(laptop.state, "W1R1", ideas)]


def test_clusters_are_renamed_and_put_in_order(laptop: Laptop) -> None:
    laptop.do(i.CreateCluster("k3", "W1R1", "Ziele"))
    laptop.do(i.RenameCluster("k1", "Wege und Stege"))
    assert names(laptop) == ["Wege und Stege", "Ziele"]
    laptop.do(i.PlaceCluster("k3", 1))
    laptop.do(i.PlaceCluster("k1", 2))
    assert names(laptop) == ["Ziele", "Wege und Stege"]
    laptop.do(i.CreateCluster("k4", "W1R1", "Zeiten"))
    assert names(laptop) == ["Ziele", "Wege und Stege", "Zeiten"]


def test_merged_clusters(laptop: Laptop) -> None:
    laptop.do(i.CreateCluster("k3", "W1R1", "Ziele", ("a", "b")))
    laptop.do(i.MergeClusters("k1", "k3"))
    assert (idea(laptop, "a").cluster, idea(laptop, "b").cluster, names(laptop)) == ("k1", "k1", ["Wege"])


def test_a_card_that_went_elsewhere_meanwhile_stays_there_when_clusters_are_merged(laptop: Laptop) -> None:
    other = Laptop("two")
    laptop.do(i.CreateCluster("k3", "W1R1", "Ziele"))
    other.receive(laptop.events)
    laptop.do(i.MoveIdeas(("a", "b"), "k3"))
    other.do(i.Reassign(("a",), "W2R1"))
    laptop.receive(other.events)
    laptop.do(i.MergeClusters("k1", "k3"))
    assert (idea(laptop, "a").session, idea(laptop, "b").cluster, names(laptop)) == ("W2R1", "k1", ["Wege"])


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Kurse \n", "Kurse"),
        ("a\r\nb\tc", "a\nb\tc"),
        ("a\x00\x07\x9fb", "ab"),
        ("\ud83d\ude00", "😀"),
        ("a\ud83d", "a\ufffd"),
        ("می‌خواهم", "می‌خواهم"),
        ("x\ufffe\uffff", "x"),
    ],
)
def test_text_is_kept_clean(typed: str, kept: str) -> None:
    assert clean(typed) == kept
    assert cleaned({"a": (typed, 5, None), "b": {"c": [typed]}}) == {"a": [kept, 5, None], "b": {"c": [kept]}}
